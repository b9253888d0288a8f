/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-backup-error.h"
#include "amends-backup-file.h"

G_BEGIN_DECLS

#define AMENDS_BACKUP_FOLDER "backups"

/**
 * amends_backup_folder_lock: one backup or restore of a data folder at a time, in whatever process; it goes with its process.
 *
 * Returns: a descriptor that holds it until it is closed, or -1, with BUSY if another has it
 */
int amends_backup_folder_lock (const char *data_folder, AmendsBackupWork work, GError **error);

/** amends_backup_folder_tidy: removes what was left of those with @prefix in their names that were cut off. Under the lock */
void amends_backup_folder_tidy (const char *folder, const char *prefix);

/** amends_backup_folder_choose: Returns: (transfer full): path of a file in @folder that is not there yet */
char *amends_backup_folder_choose (const char *folder, const char *prefix, gint64 now);

/** amends_backup_folder_list: Returns: (transfer full) (element-type AmendsBackupInfo): newest first, with what restores have set aside; NULL only if cancelled */
GPtrArray *amends_backup_folder_list (const char *data_folder, GCancellable *cancellable, GError **error);

/**
 * amends_backup_folder_make: makes a backup. Blocks.
 * @path: (nullable): a file outside; @keep: as in amends_backups_make_async()
 */
AmendsBackupInfo *amends_backup_folder_make (const char *data_folder, const char *path, guint keep, gint64 now,
                                             const AmendsBackupRun *run, GError **error);

G_END_DECLS
