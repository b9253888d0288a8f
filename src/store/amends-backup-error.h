/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsBackupWork: what failed: the same code of AMENDS_STORE_ERROR asks something else of the person. */
typedef enum {
    AMENDS_BACKUP_MAKING,    /* the copy: nothing was written in its name */
    AMENDS_BACKUP_OPENING,   /* the file that is to be restored: the data is as it was */
    AMENDS_BACKUP_RESTORING, /* the exchange: the data is as it was */
} AmendsBackupWork;

void amends_backup_set_error (GError **error, AmendsBackupWork work, AmendsStoreError code);
/** amends_backup_set_errno: what stands for @number */
void amends_backup_set_errno (GError **error, AmendsBackupWork work, int number);
/** amends_backup_fail: FALSE: puts the sentence for @work in the place of the store's own; who cancelled is told just that */
gboolean amends_backup_fail (GError **error, AmendsBackupWork work);

G_END_DECLS
