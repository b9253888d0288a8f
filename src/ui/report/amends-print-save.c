/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-print-save.h"

#include "amends-report-pdf.h"

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    GError *error = NULL;

    if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
        g_task_return_boolean (task, TRUE);
    else
        g_task_return_error (task, error);
}

void
amends_print_save_async (GFile *file, const AmendsReportFacts *facts, const AmendsReportPaper *paper,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    g_autoptr (AmendsReportDocument) document = NULL;
    g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
    g_autoptr (GBytes) pdf = NULL;
    GError *error = NULL;

    g_return_if_fail (G_IS_FILE (file));

    task = g_task_new (file, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_print_save_async);
    /* A few pages: drawing takes some hundredths of a second, only the disk may be slow. */
    document = amends_report_document_new (facts, paper);
    if (!amends_report_pdf_write (document, paper, facts->scope.made_at, memory, cancellable, &error) ||
        !g_output_stream_close (memory, cancellable, &error)) {
        g_task_return_error (task, error);
        return;
    }
    pdf = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
    g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, replaced_cb,
                                         g_object_ref (task));
}

gboolean
amends_print_save_finish (GFile *file, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, file), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_print_save_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}
