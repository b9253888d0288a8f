/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-file.h"

/* Closing would put in place what is there so far; closing with a cancelled operation takes it away. */
static void
abandon (GFile *file, GOutputStream *stream, gboolean is_new)
{
    g_autoptr (GCancellable) cancelled = g_cancellable_new ();

    g_cancellable_cancel (cancelled);
    g_output_stream_close (stream, cancelled, NULL);
    if (is_new)
        g_file_delete (file, NULL, NULL);
}

gboolean
amends_chart_file_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
    gboolean is_new = !g_file_query_exists (file, cancellable);
    g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
    gsize size;
    gconstpointer data = g_bytes_get_data (bytes, &size);

    if (stream == NULL)
        return FALSE;
    if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error) &&
        g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
        return TRUE;
    abandon (file, G_OUTPUT_STREAM (stream), is_new);
    return FALSE;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
    GError *error = NULL;

    if (amends_chart_file_write (source, data, cancellable, &error))
        g_task_return_boolean (task, TRUE);
    else
        g_task_return_error (task, error);
}

static void
unref_bytes (gpointer bytes)
{
    g_bytes_unref (bytes);
}

void
amends_chart_file_write_async (GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_chart_file_write_async);
    g_task_set_task_data (task, g_bytes_ref (bytes), unref_bytes);
    g_task_run_in_thread (task, write_in_thread);
}

gboolean
amends_chart_file_write_finish (GFile *file, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, file), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_chart_file_write_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}
