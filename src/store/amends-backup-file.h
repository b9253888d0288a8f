/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-backup-info.h"
#include "amends-db.h"

G_BEGIN_DECLS

/** AmendsBackupRun: what goes along with long work on files. */
typedef struct {
    GCancellable *cancellable;                              /* (nullable) */
    void (*progress) (double progress, gpointer user_data); /* (nullable) */
    gpointer user_data;
} AmendsBackupRun;

/** amends_backup_file_open: to read a file whose owner may have left it open. @is_live: somebody has it open now, maybe this process */
AmendsDb *amends_backup_file_open (const char *path, gboolean is_live, GError **error);

/**
 * amends_backup_file_copy: makes the file @to, which must not exist, of what @from is at this moment: readable by the person only, all in one file, and
 * on the disk. Whatever fails, no such file is left.
 *
 * Returns: (transfer full): how many rows there are in which table, for amends_backup_file_verify()
 */
char *amends_backup_file_copy (AmendsDb *from, const char *to, const AmendsBackupRun *run, GError **error);

/** amends_backup_file_verify: @rows: (nullable): what it has to hold. CORRUPT if it is not whole, or something else */
gboolean amends_backup_file_verify (const char *path, const char *rows, GCancellable *cancellable, GError **error);

/**
 * amends_backup_file_look: what the file is. SQLite never sees one that is not ours.
 * @thoroughly: whether to look at every page
 *
 * Returns: (transfer full): never NULL unless it was cancelled
 */
AmendsBackupInfo *amends_backup_file_look (const char *path, gboolean thoroughly, GCancellable *cancellable,
                                           GError **error);

/** amends_backup_file_is_same: TRUE if both names are of one file, by whatever link; without opening it */
gboolean amends_backup_file_is_same (const char *path, const char *other);

/** amends_backup_file_remove: the file and what SQLite keeps beside one */
void amends_backup_file_remove (const char *path);
/** amends_backup_file_flush: a file, or a folder with what was renamed in it; errno tells what went wrong */
gboolean amends_backup_file_flush (const char *path);

/** AmendsBackupStep: for tests: called before each step of a backup or a restore with its name, where the program may end */
typedef void (*AmendsBackupStep) (const char *step);
void amends_backup_set_step (AmendsBackupStep step);
void amends_backup_take_step (const char *step);

G_END_DECLS
