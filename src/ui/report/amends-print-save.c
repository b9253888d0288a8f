/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-print-save.h"

#include "amends-chart-file.h"
#include "amends-report-pdf.h"

typedef struct {
    AmendsReportFacts *facts;
    AmendsReportPaper paper;
} Save;

static void
free_save (gpointer data)
{
    Save *self = data;

    amends_report_facts_free (self->facts);
    g_free (self);
}

/* Pango has fonts of its own for each thread. */
static gboolean
save (GFile *file, const Save *self, GCancellable *cancellable, GError **error)
{
    g_autoptr (AmendsReportDocument) document = amends_report_document_new (self->facts, &self->paper);
    g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
    g_autoptr (GBytes) pdf = NULL;

    if (!amends_report_pdf_write (document, &self->paper, self->facts->scope.made_at, memory, cancellable, error) ||
        !g_output_stream_close (memory, cancellable, error))
        return FALSE;
    pdf = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
    return amends_chart_file_write (file, pdf, cancellable, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
    GError *error = NULL;

    if (save (source, data, cancellable, &error))
        g_task_return_boolean (task, TRUE);
    else
        g_task_return_error (task, error);
}

void
amends_print_save_async (GFile *file, AmendsReportFacts *facts, const AmendsReportPaper *paper,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    Save *self;

    g_return_if_fail (G_IS_FILE (file));
    g_return_if_fail (facts != NULL);

    self = g_new (Save, 1);
    *self = (Save) { facts, *paper };
    task = g_task_new (file, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_print_save_async);
    g_task_set_task_data (task, self, free_save);
    g_task_run_in_thread (task, save_in_thread);
}

gboolean
amends_print_save_finish (GFile *file, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, file), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_print_save_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}
