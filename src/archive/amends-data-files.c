/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-data-files.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define BACKUPS "backups"
#define RULES "rules"

/* "amends.db", "amends.db-wal", "amends.db.part-journal" */
static gboolean
is_database (const char *name)
{
    static const char *const ENDINGS[] = { "", "-wal", "-shm", "-journal" };
    const char *rest = strstr (name, ".db");

    if (rest == NULL)
        return FALSE;
    rest += strlen (".db");
    if (g_str_has_prefix (rest, ".part"))
        rest += strlen (".part");
    for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++) {
        if (g_str_equal (rest, ENDINGS[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_prefix (const char *name, const char *const *prefixes)
{
    for (guint i = 0; prefixes[i] != NULL; i++) {
        if (g_str_has_prefix (name, prefixes[i]))
            return TRUE;
    }
    return FALSE;
}

gboolean
amends_data_files_find_part (const char *path, AmendsDataPart *part)
{
    static const char *const MARKS[] = { "amends.lock", "outbox.lock", "backup.lock", "active", NULL };
    static const char *const COPIES[] = { "amends-before-v", "broken-", "before-restore-", "restored-", NULL };
    const char *slash = strchr (path, '/');
    const char *name = slash != NULL ? slash + 1 : path;

    if (slash != NULL) {
        gboolean backup = g_str_has_prefix (path, BACKUPS "/") && g_str_has_prefix (name, "amends-");

        *part = backup ? AMENDS_DATA_PART_BACKUPS : AMENDS_DATA_PART_OTHER;
        return strchr (name, '/') == NULL &&
               (backup ? is_database (name) : g_str_has_prefix (path, RULES "/") && g_str_has_suffix (name, ".json"));
    }
    *part = AMENDS_DATA_PART_OTHER;
    if (g_strv_contains (MARKS, name))
        return TRUE;
    *part = g_str_has_prefix (name, "amends.db") ? AMENDS_DATA_PART_COMMENTS : AMENDS_DATA_PART_BACKUPS;
    return is_database (name) && (*part == AMENDS_DATA_PART_COMMENTS || has_prefix (name, COPIES));
}

static gboolean
set_error (GError **error, const char *path)
{
    int number = errno;
    g_autofree char *shown = g_filename_display_name (path);

    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number), "%s: %s", shown, g_strerror (number));
    return FALSE;
}

typedef struct {
    AmendsDataFileFunc func;
    gpointer data;
    GCancellable *cancellable;
} Walk;

/* @below: "" or "backups/" */
static gboolean
walk_folder (const Walk *walk, const char *root, const char *below, GError **error)
{
    g_autofree char *folder = g_build_filename (root, below, NULL);
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *below_root = g_strconcat (below, name, NULL);
        g_autofree char *path = g_build_filename (folder, name, NULL);
        AmendsDataPart part;
        GStatBuf info;

        if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
            return FALSE;
        if (!amends_data_files_find_part (below_root, &part))
            continue;
        if (g_stat (path, &info) != 0 && g_lstat (path, &info) != 0) {
            if (errno == ENOENT)
                continue;
            return set_error (error, path);
        }
        if (!S_ISDIR (info.st_mode) && !walk->func (path, part, (guint64) info.st_size, walk->data, error))
            return FALSE;
    }
    return TRUE;
}

gboolean
amends_data_files_each (const char *folder, AmendsDataFileFunc func, gpointer user_data, GCancellable *cancellable,
                        GError **error)
{
    const Walk walk = { func, user_data, cancellable };

    return walk_folder (&walk, folder, "", error) && walk_folder (&walk, folder, BACKUPS "/", error) &&
           walk_folder (&walk, folder, RULES "/", error);
}

static gboolean
add_size (const char *path, AmendsDataPart part, guint64 size, gpointer user_data, GError **error G_GNUC_UNUSED)
{
    AmendsDataSizes *sizes = user_data;

    sizes->bytes[part] += size;
    if (part == AMENDS_DATA_PART_BACKUPS && g_str_has_suffix (path, ".db"))
        sizes->n_backups++;
    return TRUE;
}

static void
measure_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer task_data, GCancellable *cancellable)
{
    g_autofree AmendsDataSizes *sizes = g_new0 (AmendsDataSizes, 1);
    GError *error = NULL;

    if (amends_data_files_each (task_data, add_size, sizes, cancellable, &error))
        g_task_return_pointer (task, g_steal_pointer (&sizes), g_free);
    else
        g_task_return_error (task, error);
}

void
amends_data_files_measure_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_data_files_measure_async);
    g_task_set_task_data (task, g_strdup (folder), g_free);
    g_task_run_in_thread (task, measure_in_thread);
}

gboolean
amends_data_files_measure_finish (GAsyncResult *result, AmendsDataSizes *sizes, GError **error)
{
    g_autofree AmendsDataSizes *measured = NULL;

    g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_data_files_measure_async), FALSE);

    measured = g_task_propagate_pointer (G_TASK (result), error);
    if (measured == NULL)
        return FALSE;
    *sizes = *measured;
    return TRUE;
}
