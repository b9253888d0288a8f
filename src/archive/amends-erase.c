/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-erase.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "amends-backup-file.h"
#include "amends-data-files.h"
#include "amends-outbox-lock.h"
#include "amends-store-alone.h"

#define MARK "erasing"

typedef struct {
    char *folder;
    AmendsSecrets *secrets;
    GSettings *settings; /* (nullable) */
    int outbox;          /* file descriptor of the outbox's lock; -1 = not held */
    AmendsEraseResult result;
} Erase;

static void
free_erase (gpointer data)
{
    Erase *self = data;

    amends_outbox_lock_release (&self->outbox);
    g_clear_object (&self->secrets);
    g_clear_object (&self->settings);
    g_free (self->folder);
    g_free (self);
}

static char *
dup_mark_path (const char *folder)
{
    return g_build_filename (folder, MARK, NULL);
}

gboolean
amends_erase_is_pending (const char *folder)
{
    g_autofree char *path = dup_mark_path (folder);

    return g_access (path, F_OK) == 0;
}

static gboolean
fail (const char *path, GError **error)
{
    int number = errno;
    g_autofree char *shown = g_filename_display_name (path);

    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                 /* Translators: %1$s is a file, %2$s the system's reason */
                 _ ("“%1$s” cannot be deleted: %2$s. Make its folder writable, then try again."), shown,
                 g_strerror (number));
    return FALSE;
}

/* Other programs may neither send nor write what is about to go. */
static gboolean
check_alone (Erase *self, GError **error)
{
    if (!amends_outbox_lock_take (self->folder, &self->outbox, error))
        return FALSE;
    if (self->outbox < 0) {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                             _ ("A message is being sent by another program. Wait until it has gone out, then try "
                                "again. Nothing was deleted."));
        return FALSE;
    }
    if (amends_store_is_alone (self->folder))
        return TRUE;
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         _ ("Another program works with the data. Wait for it or end it, then try again. Nothing was "
                            "deleted."));
    return FALSE;
}

static gboolean
set_mark (const char *folder, GError **error)
{
    g_autofree char *path = dup_mark_path (folder);

    if (!g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                   error))
        return FALSE;
    amends_backup_file_flush (folder);
    return TRUE;
}

static void
begin_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer task_data,
                 GCancellable *cancellable G_GNUC_UNUSED)
{
    Erase *self = task_data;
    GError *error = NULL;

    if (check_alone (self, &error) && (amends_erase_is_pending (self->folder) || set_mark (self->folder, &error)))
        g_task_return_boolean (task, TRUE);
    else
        g_task_return_error (task, error);
}

/* A file may have been moved elsewhere and left a link: the data is where that points to. */
static gboolean
erase_file (const char *path, AmendsDataPart part, guint64 size G_GNUC_UNUSED, gpointer user_data, GError **error)
{
    Erase *self = user_data;
    char *real = part != AMENDS_DATA_PART_OTHER ? realpath (path, NULL) : NULL;
    gboolean gone = real == NULL || g_unlink (real) == 0 || errno == ENOENT;

    free (real);
    if (!gone || (g_unlink (path) != 0 && errno != ENOENT))
        return fail (path, error);
    self->result.n_files++;
    return TRUE;
}

/* What a person keeps there besides stays, and its folder with it. */
static void
remove_empty_folders (const char *folder)
{
    static const char *const NAMES[] = { "backups", "rules" };

    for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        g_autofree char *path = g_build_filename (folder, NAMES[i], NULL);

        g_rmdir (path);
    }
}

static void
erase_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer task_data,
                 GCancellable *cancellable G_GNUC_UNUSED)
{
    Erase *self = task_data;
    g_autofree char *mark = dup_mark_path (self->folder);
    GError *error = NULL;

    if (!amends_data_files_each (self->folder, erase_file, self, NULL, &error)) {
        g_task_return_error (task, error);
        return;
    }
    remove_empty_folders (self->folder);
    amends_backup_file_flush (self->folder);
    if (g_unlink (mark) != 0 && errno != ENOENT) {
        fail (mark, &error);
        g_task_return_error (task, error);
        return;
    }
    amends_backup_file_flush (self->folder);
    g_task_return_boolean (task, TRUE);
}

static void
erased_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    GError *error = NULL;

    if (g_task_propagate_boolean (G_TASK (result), &error))
        g_task_return_boolean (task, TRUE);
    else
        g_task_return_error (task, error);
}

static void
reset_settings (GSettings *settings)
{
    g_autoptr (GSettingsSchema) schema = NULL;
    g_auto (GStrv) keys = NULL;

    g_object_get (settings, "settings-schema", &schema, NULL);
    keys = g_settings_schema_list_keys (schema);
    for (guint i = 0; keys[i] != NULL; i++)
        g_settings_reset (settings, keys[i]);
    g_settings_sync ();
}

static void
run_in_thread (GTask *task, GAsyncReadyCallback callback, GTaskThreadFunc func)
{
    g_autoptr (GTask) step = g_task_new (NULL, NULL, callback, g_object_ref (task));

    g_task_set_source_tag (step, run_in_thread);
    g_task_set_task_data (step, g_task_get_task_data (task), NULL);
    g_task_run_in_thread (step, func);
}

/* Tokens and settings go before the files and the mark, which are what a later start finds. */
static void
tokens_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Erase *self = g_task_get_task_data (task);
    g_autoptr (GError) error = NULL;

    self->result.tokens_left = !amends_secrets_clear_all_finish (AMENDS_SECRETS (source), result, &error);
    if (self->settings != NULL)
        reset_settings (self->settings);
    run_in_thread (task, erased_cb, erase_in_thread);
}

static void
begun_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Erase *self = g_task_get_task_data (task);
    GError *error = NULL;

    if (!g_task_propagate_boolean (G_TASK (result), &error)) {
        g_task_return_error (task, error);
        return;
    }
    amends_secrets_clear_all_async (self->secrets, NULL, tokens_cleared_cb, g_object_ref (task));
}

void
amends_erase_run_async (const char *folder, AmendsSecrets *secrets, GSettings *settings, GAsyncReadyCallback callback,
                        gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
    Erase *self = g_new0 (Erase, 1);

    self->folder = g_strdup (folder);
    self->secrets = g_object_ref (secrets);
    g_set_object (&self->settings, settings);
    self->outbox = -1;
    g_task_set_source_tag (task, amends_erase_run_async);
    g_task_set_task_data (task, self, free_erase);
    run_in_thread (task, begun_cb, begin_in_thread);
}

gboolean
amends_erase_run_finish (GAsyncResult *result, AmendsEraseResult *what, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_erase_run_async), FALSE);

    if (what != NULL)
        *what = ((Erase *) g_task_get_task_data (G_TASK (result)))->result;
    return g_task_propagate_boolean (G_TASK (result), error);
}
