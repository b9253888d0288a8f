/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-report-document.h"

G_BEGIN_DECLS

/** amends_report_pdf_describe: title, day of making and outline of a PDF surface; of any other nothing. The author stays empty. */
void amends_report_pdf_describe (cairo_surface_t *surface, const AmendsReportDocument *document, gint64 made_at);

/**
 * amends_report_pdf_write: writes the document to @stream, which stays open
 *
 * Errors: the stream's, G_IO_ERROR_CANCELLED, G_IO_ERROR_FAILED
 */
gboolean amends_report_pdf_write (const AmendsReportDocument *document, const AmendsReportPaper *paper, gint64 made_at,
                                  GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
