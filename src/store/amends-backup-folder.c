/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "amends-backup-name.h"
#include "amends-store-file.h"

#define LOCK_NAME "backup.lock"
#define MOST_OF_A_SECOND 1000

int
amends_backup_folder_lock (const char *data_folder, AmendsBackupWork work, GError **error)
{
    g_autofree char *path = g_build_filename (data_folder, LOCK_NAME, NULL);
    int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

    if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
    if (fd >= 0 && errno == EWOULDBLOCK)
        amends_backup_set_error (error, work, AMENDS_STORE_ERROR_BUSY);
    else
        amends_backup_set_errno (error, work, errno);
    if (fd >= 0)
        close (fd);
    return -1;
}

void
amends_backup_folder_tidy (const char *folder, const char *prefix)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (amends_backup_name_is_part (name, prefix))
            g_unlink (path);
    }
}

char *
amends_backup_folder_choose (const char *folder, const char *prefix, gint64 now)
{
    for (guint number = 1; number < MOST_OF_A_SECOND; number++) {
        g_autofree char *name = amends_backup_name_new (prefix, now, number);
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (!g_file_test (path, G_FILE_TEST_EXISTS))
            return g_steal_pointer (&path);
    }
    g_assert_not_reached ();
}

/* Of the same second, the one with the greater number is the newer one; without a number it is the first. */
static int
compare_infos (gconstpointer a, gconstpointer b)
{
    const AmendsBackupInfo *first = *(const AmendsBackupInfo *const *) a;
    const AmendsBackupInfo *second = *(const AmendsBackupInfo *const *) b;

    if (first->made_at != second->made_at)
        return first->made_at > second->made_at ? -1 : 1;
    if (strlen (first->path) != strlen (second->path))
        return strlen (first->path) > strlen (second->path) ? -1 : 1;
    return -g_strcmp0 (first->path, second->path);
}

static gboolean
add_files (GPtrArray *infos, const char *folder, const char *prefix, GCancellable *cancellable, GError **error)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        if (amends_backup_name_read (name, prefix, NULL))
            g_ptr_array_add (infos, amends_backup_file_look (path, FALSE, NULL, NULL));
    }
    return TRUE;
}

GPtrArray *
amends_backup_folder_list (const char *data_folder, GCancellable *cancellable, GError **error)
{
    g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_backup_info_unref);
    g_autofree char *folder = g_build_filename (data_folder, AMENDS_BACKUP_FOLDER, NULL);

    if (!add_files (infos, folder, AMENDS_BACKUP_PREFIX, cancellable, error) ||
        !add_files (infos, data_folder, AMENDS_SET_ASIDE_PREFIX, cancellable, error))
        return NULL;
    g_ptr_array_sort (infos, compare_infos);
    return g_steal_pointer (&infos);
}

/*
 * Removes the oldest good ones, so that @keep are left of them, @newest among them, which is known to be good. What is not good is not counted and stays: it
 * may be all that there is of something.
 */
static void
prune (const char *data_folder, const char *newest, guint keep)
{
    g_autoptr (GPtrArray) infos = amends_backup_folder_list (data_folder, NULL, NULL);
    guint n_good = 1;

    for (guint i = 0; keep > 0 && i < infos->len; i++) {
        const AmendsBackupInfo *info = infos->pdata[i];

        /* A clock that was put back makes the newest one look old. */
        if (info->set_aside || info->state != AMENDS_BACKUP_GOOD || g_str_equal (info->path, newest))
            continue;
        if (++n_good > keep)
            g_unlink (info->path);
    }
}

/* What is there by that name is nobody's to overwrite. */
static gboolean
give_name (const char *part, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname (path);

    amends_backup_take_step ("naming");
    if (g_file_test (path, G_FILE_TEST_EXISTS))
        errno = EEXIST;
    else if (g_rename (part, path) == 0 && amends_backup_file_flush (folder))
        return TRUE;
    amends_backup_set_errno (error, AMENDS_BACKUP_MAKING, errno);
    return FALSE;
}

static gboolean
write_backup (AmendsDb *source, const char *path, const AmendsBackupRun *run, GError **error)
{
    g_autofree char *part = g_strconcat (path, AMENDS_BACKUP_PART, NULL);
    g_autofree char *rows = NULL;

    amends_backup_file_remove (part);
    rows = amends_backup_file_copy (source, part, run, error);
    if (rows == NULL)
        return amends_backup_fail (error, AMENDS_BACKUP_MAKING);
    amends_backup_take_step ("verifying");
    if (!amends_backup_file_verify (part, rows, run->cancellable, error))
        amends_backup_fail (error, AMENDS_BACKUP_MAKING);
    else if (give_name (part, path, error))
        return TRUE;
    amends_backup_file_remove (part);
    return FALSE;
}

static gboolean
make_folder (const char *folder, GError **error)
{
    if (g_mkdir_with_parents (folder, 0700) == 0)
        return TRUE;
    amends_backup_set_errno (error, AMENDS_BACKUP_MAKING, errno);
    return FALSE;
}

static gboolean
make_locked (const char *data_folder, const char *path, const AmendsBackupRun *run, GError **error)
{
    g_autofree char *live = g_build_filename (data_folder, AMENDS_STORE_FILE_NAME, NULL);
    g_autoptr (AmendsDb) source = NULL;

    if (g_file_test (path, G_FILE_TEST_EXISTS)) {
        amends_backup_set_error (error, AMENDS_BACKUP_MAKING, AMENDS_STORE_ERROR_CONFLICT);
        return FALSE;
    }
    source = amends_backup_file_open (live, TRUE, error);
    if (source == NULL)
        return amends_backup_fail (error, AMENDS_BACKUP_MAKING);
    return write_backup (source, path, run, error);
}

AmendsBackupInfo *
amends_backup_folder_make (const char *data_folder, const char *path, guint keep, gint64 now,
                           const AmendsBackupRun *run, GError **error)
{
    g_autofree char *folder = g_build_filename (data_folder, AMENDS_BACKUP_FOLDER, NULL);
    g_autofree char *chosen = NULL;
    AmendsBackupInfo *info = NULL;
    int lock;

    if (!g_file_test (data_folder, G_FILE_TEST_IS_DIR)) {
        amends_backup_set_error (error, AMENDS_BACKUP_MAKING, AMENDS_STORE_ERROR_NOT_FOUND);
        return NULL;
    }
    if (path == NULL && !make_folder (folder, error))
        return NULL;
    lock = amends_backup_folder_lock (data_folder, AMENDS_BACKUP_MAKING, error);
    if (lock < 0)
        return NULL;
    amends_backup_folder_tidy (folder, AMENDS_BACKUP_PREFIX);
    chosen = path != NULL ? g_strdup (path) : amends_backup_folder_choose (folder, AMENDS_BACKUP_PREFIX, now);
    if (make_locked (data_folder, chosen, run, error)) {
        amends_backup_take_step ("pruning");
        info = amends_backup_file_look (chosen, FALSE, NULL, NULL);
        if (path == NULL)
            prune (data_folder, chosen, keep);
    }
    close (lock);
    return info;
}
