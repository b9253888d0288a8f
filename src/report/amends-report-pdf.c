/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "amends-config.h"

static void
add_outline (const char *text, guint page, gpointer user_data)
{
    g_autofree char *target = g_strdup_printf ("page=%u", page + 1);

    cairo_pdf_surface_add_outline (user_data, CAIRO_PDF_OUTLINE_ROOT, text, target, 0);
}

void
amends_report_pdf_describe (cairo_surface_t *surface, const AmendsReportDocument *document, gint64 made_at)
{
    g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (made_at);
    g_autofree char *day = made != NULL ? g_date_time_format_iso8601 (made) : NULL;

    if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
        return;
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, amends_report_document_get_title (document));
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Amends " AMENDS_VERSION);
    if (day != NULL)
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
    amends_report_document_each_heading (document, add_outline, surface);
}

/* What cairo's calls back into have no room for an error of ours. */
typedef struct {
    GOutputStream *stream;
    GCancellable *cancellable;
    GError *error;
} Sink;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
    Sink *sink = closure;

    if (sink->error == NULL)
        g_output_stream_write_all (sink->stream, data, length, NULL, sink->cancellable, &sink->error);
    return sink->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

gboolean
amends_report_pdf_write (const AmendsReportDocument *document, const AmendsReportPaper *paper, gint64 made_at,
                         GOutputStream *stream, GCancellable *cancellable, GError **error)
{
    Sink sink = { stream, cancellable, NULL };
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, paper->width, paper->height);
    cairo_t *cr = cairo_create (surface);
    cairo_status_t status;

    amends_report_pdf_describe (surface, document, made_at);
    for (guint page = 0; page < amends_report_document_get_n_pages (document); page++) {
        if (sink.error == NULL && g_cancellable_set_error_if_cancelled (cancellable, &sink.error))
            break;
        amends_report_document_draw (document, cr, page);
        cairo_show_page (cr);
    }
    status = cairo_status (cr);
    cairo_destroy (cr);
    cairo_surface_finish (surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status (surface);
    cairo_surface_destroy (surface);
    if (sink.error != NULL) {
        g_propagate_error (error, sink.error);
        return FALSE;
    }
    if (status == CAIRO_STATUS_SUCCESS)
        return TRUE;
    /* Translators: what the drawing library says */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The report cannot be drawn: %s. Choose a shorter period."),
                 cairo_status_to_string (status));
    return FALSE;
}
