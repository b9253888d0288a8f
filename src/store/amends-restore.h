/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-backup-file.h"
#include "amends-restore-merge.h"

G_BEGIN_DECLS

/**
 * AmendsRestore: a backup on its way into the place of the data, in two steps, since tokens of accounts that the data does not know have to be forgotten in
 * between: by the number that they have in the keyring they would go to another address. All of it blocks, and the store must be closed.
 */
typedef struct _AmendsRestore AmendsRestore;

/**
 * amends_restore_prepare: looks whether the file @path is whole, and makes a copy of it, of the present version, beside the data. Nothing is changed yet.
 *
 * Returns: (transfer full): AMENDS_STORE_ERROR_* otherwise, with the data as it was; or G_IO_ERROR_CANCELLED
 */
AmendsRestore *amends_restore_prepare (const char *data_folder, const char *path, gint64 now,
                                       const AmendsBackupRun *run, GError **error);

/** amends_restore_get_strangers: Returns: (transfer none) (element-type gint64): accounts whose tokens are to be forgotten before the next step */
const GArray *amends_restore_get_strangers (AmendsRestore *self);

/** amends_restore_commit: sets the data aside and puts the copy in its place. FALSE with @error set: the data is as it was */
gboolean amends_restore_commit (AmendsRestore *self, GError **error);

/** amends_restore_get_aside: Returns: (transfer none) (nullable): where the data is that was replaced; NULL if there was none */
const char *amends_restore_get_aside (AmendsRestore *self);
/** amends_restore_get_sent: after the commit: what became of contacts */
const AmendsRestoreSent *amends_restore_get_sent (AmendsRestore *self);

/** amends_restore_free: without a commit, nothing is left of it */
void amends_restore_free (AmendsRestore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRestore, amends_restore_free)

G_END_DECLS
