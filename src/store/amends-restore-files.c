/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-restore-files.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "amends-backup-folder.h"
#include "amends-backup-name.h"
#include "amends-db-error.h"
#include "amends-store-file.h"

char *
amends_restore_files_name_aside (const char *folder, const char *ready)
{
    g_autofree char *name = g_path_get_basename (ready);
    g_autofree char *aside = g_strconcat (AMENDS_SET_ASIDE_PREFIX, name + strlen (AMENDS_RESTORED_PREFIX), NULL);

    return g_build_filename (folder, aside, NULL);
}

static gboolean
move (const char *from, const char *to)
{
    return g_rename (from, to) == 0 || errno == ENOENT;
}

/* A log beside another file than its own would be taken for that one's. */
static gboolean
move_logs (const char *live, const char *aside)
{
    static const char *const SUFFIXES[] = { "-wal", "-shm", "-journal" };

    for (gsize i = 0; i < G_N_ELEMENTS (SUFFIXES); i++) {
        g_autofree char *from = g_strconcat (live, SUFFIXES[i], NULL);
        g_autofree char *to = g_strconcat (aside, SUFFIXES[i], NULL);

        if (!move (from, to))
            return FALSE;
    }
    return TRUE;
}

static gboolean
take_place (const char *folder, const char *live, const char *aside, const char *ready)
{
    amends_backup_take_step ("moving-logs");
    if (!move_logs (live, aside))
        return FALSE;
    amends_backup_take_step ("taking-place");
    if (g_rename (ready, live) != 0)
        return FALSE;
    amends_backup_file_flush (folder);
    return TRUE;
}

gboolean
amends_restore_files_exchange (const char *folder, const char *ready)
{
    g_autofree char *live = g_build_filename (folder, AMENDS_STORE_FILE_NAME, NULL);
    g_autofree char *aside = amends_restore_files_name_aside (folder, ready);
    int number;

    amends_backup_take_step ("moving-aside");
    if (!move (live, aside))
        return FALSE;
    if (take_place (folder, live, aside, ready))
        return TRUE;
    number = errno;
    if (g_file_test (ready, G_FILE_TEST_EXISTS) && g_rename (aside, live) == 0)
        move_logs (aside, live);
    errno = number;
    return FALSE;
}

/* The newest: of older ones somebody has decided that they are not wanted. */
static char *
find_ready (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    g_autofree char *newest = NULL;
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        if (amends_backup_name_read (name, AMENDS_RESTORED_PREFIX, NULL) && g_strcmp0 (name, newest) > 0)
            g_set_str (&newest, name);
    }
    return newest != NULL ? g_build_filename (folder, newest, NULL) : NULL;
}

static void
forget_ready (const char *folder)
{
    for (;;) {
        g_autofree char *ready = find_ready (folder);

        if (ready == NULL || g_unlink (ready) != 0)
            return;
    }
}

/* Nobody who prepares one is disturbed. */
static void
tidy (const char *folder)
{
    int lock = amends_backup_folder_lock (folder, AMENDS_BACKUP_RESTORING, NULL);

    if (lock < 0)
        return;
    amends_backup_folder_tidy (folder, AMENDS_RESTORED_PREFIX);
    forget_ready (folder);
    close (lock);
}

static gboolean
has_leftovers (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        if (g_str_has_prefix (name, AMENDS_RESTORED_PREFIX))
            return TRUE;
    }
    return FALSE;
}

gboolean
amends_restore_files_resolve (const char *folder, GError **error)
{
    g_autofree char *live = g_build_filename (folder, AMENDS_STORE_FILE_NAME, NULL);
    g_autofree char *ready = NULL;
    g_autofree char *aside = NULL;

    if (!has_leftovers (folder))
        return TRUE;
    ready = find_ready (folder);
    if (ready != NULL && !g_file_test (live, G_FILE_TEST_EXISTS)) {
        aside = amends_restore_files_name_aside (folder, ready);
        if (!take_place (folder, live, aside, ready)) {
            amends_store_set_error (error, AMENDS_STORE_ERROR_CANNOT_OPEN);
            return FALSE;
        }
    }
    tidy (folder);
    return TRUE;
}
