/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-restore.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "amends-backup-folder.h"
#include "amends-backup-name.h"
#include "amends-db-error.h"
#include "amends-migrations.h"
#include "amends-restore-files.h"
#include "amends-restore-schema.h"
#include "amends-store-file.h"

struct _AmendsRestore {
    char *folder;
    char *live;  /* path of the data file */
    char *ready; /* path that the copy gets when it is whole */
    char *part;  /* path of the copy until then */
    char *aside; /* (nullable): after the commit */
    gint64 now;
    int lock;
    GArray *strangers;
    AmendsRestoreSent sent;
};

/* Trouble with the file that was chosen is told as such; all else is about this computer. */
static gboolean
fail (GError **error)
{
    gboolean is_file = g_error_matches (*error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT) ||
                       g_error_matches (*error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FOREIGN) ||
                       g_error_matches (*error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NEWER);

    return amends_backup_fail (error, is_file ? AMENDS_BACKUP_OPENING : AMENDS_BACKUP_RESTORING);
}

static gboolean
set_errno_error (GError **error)
{
    amends_backup_set_errno (error, AMENDS_BACKUP_RESTORING, errno);
    return FALSE;
}

/* Before SQLite sees it. */
static gboolean
may_restore (AmendsRestore *self, const char *path, GError **error)
{
    struct stat info;
    AmendsStoreError code = AMENDS_STORE_ERROR_CANNOT_OPEN;

    if (stat (path, &info) != 0)
        errno = 0;
    else if (!S_ISREG (info.st_mode))
        code = AMENDS_STORE_ERROR_FOREIGN;
    else if (amends_backup_file_is_same (path, self->live))
        code = AMENDS_STORE_ERROR_CONFLICT;
    else
        return amends_store_file_check_header (path, NULL, error) || amends_backup_fail (error, AMENDS_BACKUP_OPENING);
    amends_backup_set_error (error, AMENDS_BACKUP_OPENING, code);
    return FALSE;
}

static gboolean
copy_file (AmendsRestore *self, const char *path, const AmendsBackupRun *run, GError **error)
{
    g_autoptr (AmendsDb) source = amends_backup_file_open (path, FALSE, error);
    g_autofree char *rows = NULL;

    if (source == NULL)
        return amends_backup_fail (error, AMENDS_BACKUP_OPENING);
    rows = amends_backup_file_copy (source, self->part, run, error);
    if (rows == NULL)
        return fail (error);
    amends_backup_take_step ("checking");
    return amends_backup_file_verify (self->part, rows, run->cancellable, error) || fail (error);
}

/* What it says of itself may be asked: nobody has it open, or it could not be restored. */
static AmendsDb *
open_present (AmendsRestore *self)
{
    g_autoptr (AmendsDb) db = NULL;
    gint64 version;

    if (!amends_store_file_check_header (self->live, NULL, NULL))
        return NULL;
    db = amends_db_open (self->live, AMENDS_DB_WRITE, NULL);
    if (db == NULL || !amends_db_get_int (db, "PRAGMA user_version", &version, NULL) || version <= 0)
        return NULL;
    return g_steal_pointer (&db);
}

static gboolean
is_in_folder (const char *path, const char *folder)
{
    g_autofree char *parent = g_path_get_dirname (path);

    return amends_backup_file_is_same (parent, folder);
}

static gboolean
is_own (AmendsRestore *self, const char *path)
{
    g_autofree char *name = g_path_get_basename (path);
    g_autofree char *backups = g_build_filename (self->folder, AMENDS_BACKUP_FOLDER, NULL);

    return (amends_backup_name_read (name, AMENDS_BACKUP_PREFIX, NULL) && is_in_folder (path, backups)) ||
           (amends_backup_name_read (name, AMENDS_SET_ASIDE_PREFIX, NULL) && is_in_folder (path, self->folder));
}

/* One that cannot be asked is one that does not answer. */
static gboolean
find_strangers (AmendsRestore *self, AmendsDb *copy, const char *path, GError **error)
{
    g_autoptr (AmendsDb) present = open_present (self);

    self->strangers =
        amends_restore_find_strangers (copy, present, is_own (self, path), present != NULL ? NULL : error);
    if (self->strangers == NULL && present != NULL)
        self->strangers = amends_restore_find_strangers (copy, NULL, is_own (self, path), error);
    return self->strangers != NULL;
}

static gboolean
adapt_copy (AmendsRestore *self, const char *path, const AmendsBackupRun *run, GError **error)
{
    g_autoptr (AmendsDb) copy = amends_db_open (self->part, AMENDS_DB_ALONE, error);

    if (copy == NULL)
        return fail (error);
    amends_db_set_cancellable (copy, run->cancellable);
    amends_backup_take_step ("migrating");
    return (amends_migrations_run (copy, amends_migrations_load, amends_migrations_get_latest (), NULL, error) &&
            amends_restore_schema_check (copy, error) && find_strangers (self, copy, path, error)) ||
           fail (error);
}

static gboolean
prepare (AmendsRestore *self, const char *path, const AmendsBackupRun *run, GError **error)
{
    int lock;
    gboolean resolved;

    self->lock = amends_backup_folder_lock (self->folder, AMENDS_BACKUP_RESTORING, error);
    if (self->lock < 0)
        return FALSE;
    amends_backup_folder_tidy (self->folder, AMENDS_RESTORED_PREFIX);
    lock = amends_store_file_lock (self->folder, run->cancellable, error);
    if (lock < 0)
        return fail (error);
    resolved = amends_restore_files_resolve (self->folder, error);
    close (lock);
    return (resolved || fail (error)) && may_restore (self, path, error) && copy_file (self, path, run, error) &&
           adapt_copy (self, path, run, error);
}

/* The one name is free where the other is. */
static void
choose_names (AmendsRestore *self)
{
    g_autofree char *aside = amends_backup_folder_choose (self->folder, AMENDS_SET_ASIDE_PREFIX, self->now);
    g_autofree char *name = g_path_get_basename (aside);
    g_autofree char *ready = g_strconcat (AMENDS_RESTORED_PREFIX, name + strlen (AMENDS_SET_ASIDE_PREFIX), NULL);

    self->ready = g_build_filename (self->folder, ready, NULL);
    self->part = g_strconcat (self->ready, AMENDS_BACKUP_PART, NULL);
}

AmendsRestore *
amends_restore_prepare (const char *data_folder, const char *path, gint64 now, const AmendsBackupRun *run,
                        GError **error)
{
    g_autoptr (AmendsRestore) self = g_new0 (AmendsRestore, 1);
    g_autoptr (GError) problem = NULL;

    self->lock = -1;
    self->now = now;
    self->folder = g_strdup (data_folder);
    self->live = g_build_filename (data_folder, AMENDS_STORE_FILE_NAME, NULL);
    choose_names (self);
    if (g_mkdir_with_parents (data_folder, 0700) != 0) {
        set_errno_error (error);
        return NULL;
    }
    if (!prepare (self, path, run, &problem)) {
        g_propagate_error (error, g_steal_pointer (&problem));
        return NULL;
    }
    return g_steal_pointer (&self);
}

const GArray *
amends_restore_get_strangers (AmendsRestore *self)
{
    return self->strangers;
}

/* SQLite's locks are at this place of a file; whoever has it open holds one. Other than by opening it, this works for a damaged one too. */
#define LOCK_BYTE 0x40000000
#define N_LOCK_BYTES 512

static gboolean
is_in_use (const char *path)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_BYTE, .l_len = N_LOCK_BYTES };
    int fd = open (path, O_RDWR | O_CLOEXEC);
    gboolean used;

    if (fd < 0)
        return FALSE;
    used = fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close (fd);
    return used;
}

/*
 * The data that is to be replaced, all in one file and used by nobody else: another program's connection would go on writing to the file that was set aside,
 * and take the new one's log away when it ends.
 * @present: (out) (transfer full) (nullable): NULL if it cannot be read
 */
static gboolean
take_present (AmendsRestore *self, AmendsDb **present, GError **error)
{
    g_autoptr (GError) problem = NULL;

    *present = NULL;
    if (is_in_use (self->live)) {
        amends_backup_set_error (error, AMENDS_BACKUP_RESTORING, AMENDS_STORE_ERROR_BUSY);
        return FALSE;
    }
    *present = open_present (self);
    if (*present != NULL && !amends_store_file_bring_up_to_date (*present, self->folder, NULL))
        g_clear_pointer (present, amends_db_close);
    if (*present == NULL)
        return TRUE;
    g_clear_pointer (present, amends_db_close);
    *present = amends_db_open (self->live, AMENDS_DB_ALONE, &problem);
    if (!g_error_matches (problem, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY))
        return TRUE;
    amends_backup_set_error (error, AMENDS_BACKUP_RESTORING, AMENDS_STORE_ERROR_BUSY);
    return FALSE;
}

static gboolean
is_unreadable (const GError *problem)
{
    return g_error_matches (problem, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT) ||
           g_error_matches (problem, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED);
}

/* Data that breaks while it is read tells nothing more either. */
static gboolean
merge_sent (AmendsRestore *self, AmendsDb *present, GError **error)
{
    g_autoptr (AmendsDb) copy = amends_db_open (self->part, AMENDS_DB_ALONE, error);
    g_autoptr (GError) problem = NULL;

    if (copy == NULL)
        return FALSE;
    if (present != NULL && amends_restore_merge (copy, present, self->now, &self->sent, &problem))
        return TRUE;
    if (problem == NULL || is_unreadable (problem))
        return amends_restore_merge (copy, NULL, self->now, &self->sent, error);
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
}

static gboolean
make_ready (AmendsRestore *self, GError **error)
{
    g_autoptr (AmendsDb) present = NULL;

    if (!take_present (self, &present, error))
        return FALSE;
    amends_backup_take_step ("merging");
    if (!merge_sent (self, present, error))
        return fail (error);
    if (!amends_backup_file_flush (self->part))
        return set_errno_error (error);
    amends_backup_take_step ("ready");
    if (g_rename (self->part, self->ready) != 0 || !amends_backup_file_flush (self->folder))
        return set_errno_error (error);
    return TRUE;
}

static gboolean
exchange (AmendsRestore *self, GError **error)
{
    g_autofree char *aside = amends_restore_files_name_aside (self->folder, self->ready);

    if (!amends_restore_files_exchange (self->folder, self->ready))
        return set_errno_error (error);
    if (g_file_test (aside, G_FILE_TEST_EXISTS))
        self->aside = g_steal_pointer (&aside);
    amends_backup_take_step ("done");
    return TRUE;
}

gboolean
amends_restore_commit (AmendsRestore *self, GError **error)
{
    GError *problem = NULL;
    int lock = amends_store_file_lock (self->folder, NULL, &problem);
    gboolean done = FALSE;

    if (lock < 0)
        fail (&problem);
    else
        done = make_ready (self, &problem) && exchange (self, &problem);
    if (lock >= 0)
        close (lock);
    if (!done)
        g_propagate_error (error, problem);
    return done;
}

const char *
amends_restore_get_aside (AmendsRestore *self)
{
    return self->aside;
}

const AmendsRestoreSent *
amends_restore_get_sent (AmendsRestore *self)
{
    return &self->sent;
}

void
amends_restore_free (AmendsRestore *self)
{
    amends_backup_file_remove (self->part);
    if (g_file_test (self->live, G_FILE_TEST_EXISTS))
        g_unlink (self->ready);
    if (self->lock >= 0)
        close (self->lock);
    g_clear_pointer (&self->strangers, g_array_unref);
    g_free (self->folder);
    g_free (self->live);
    g_free (self->ready);
    g_free (self->part);
    g_free (self->aside);
    g_free (self);
}
