/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "amends-report-facts.h"
#include "amends-report-flow.h"

G_BEGIN_DECLS

/** AmendsReportPaper: in points, 72 to the inch. */
typedef struct {
    double width, height;
    double left, right, top, bottom; /* margins; header and footer stand in them */
} AmendsReportPaper;

/** amends_report_paper_get: FALSE if there is no paper of that name. @name: "a4" or "letter", in any case */
gboolean amends_report_paper_get (const char *name, AmendsReportPaper *paper);
/** amends_report_paper_set_margins: widens the margins to what a printer cannot print on */
void amends_report_paper_widen (AmendsReportPaper *self, double left, double right, double top, double bottom);

/** AmendsReportDocument: a report on pages. Draws the same on paper, in a PDF and on a screen. */
typedef struct _AmendsReportDocument AmendsReportDocument;

AmendsReportDocument *amends_report_document_new (const AmendsReportFacts *facts, const AmendsReportPaper *paper);
void amends_report_document_free (AmendsReportDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReportDocument, amends_report_document_free)

guint amends_report_document_get_n_pages (const AmendsReportDocument *self);
/** amends_report_document_draw: @page: from 0. @cr: in points, its origin the paper's corner */
void amends_report_document_draw (const AmendsReportDocument *self, cairo_t *cr, guint page);
/** amends_report_document_get_title: Returns: (transfer none): for the file's properties */
const char *amends_report_document_get_title (const AmendsReportDocument *self);

/** amends_report_document_get_pieces: for tests: Returns: (transfer container) (element-type AmendsReportPiece) */
GArray *amends_report_document_get_pieces (const AmendsReportDocument *self);
/** amends_report_document_get_places: Returns: (transfer none) (element-type AmendsReportPlace) */
const GArray *amends_report_document_get_places (const AmendsReportDocument *self);

/** AmendsReportOutlineFunc: a heading and its page, from 0 */
typedef void (*AmendsReportOutlineFunc) (const char *text, guint page, gpointer user_data);
void amends_report_document_each_heading (const AmendsReportDocument *self, AmendsReportOutlineFunc func,
                                          gpointer user_data);

G_END_DECLS
