/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How pieces of a text stand on pages: pure, in any unit. A piece is never cut. */

/** AmendsReportPiece: one thing that stands below the one before it: a heading, a chart, a row of a table. */
typedef struct {
    double height;
    double space;        /* above it; left out at the top of a page */
    gboolean keeps_next; /* does not stay alone at the end of a page */
    int head; /* the piece that stands above it again where it begins a page: the heads of its table; -1 = none */
} AmendsReportPiece;

/** AmendsReportPlace: where a piece stands. */
typedef struct {
    guint piece;
    guint page;     /* from 0 */
    double y;       /* from the top of what a page can hold */
    gboolean again; /* a table's heads, on a page after their first */
} AmendsReportPlace;

/**
 * amends_report_flow: @page_height: of what a page can hold. A piece that is taller has a page of its own.
 * @n_pages: (out): at least 1
 *
 * Returns: (transfer full) (element-type AmendsReportPlace): in order of pages, and from top to bottom
 */
GArray *amends_report_flow (const AmendsReportPiece *pieces, guint n, double page_height, guint *n_pages);

/**
 * amends_report_ticks: the step between the round numbers beside an axis that goes from 0 to @greatest
 * @most: at most so many steps, 1 or more
 *
 * Returns: 1, 2 or 5 times a power of ten, never less than @least
 */
double amends_report_ticks (double greatest, guint most, double least);

/** amends_report_thin: Returns: every how manyth of labels of that width, @distance apart, can be written so that none touches another */
guint amends_report_thin (double width, double distance);

G_END_DECLS
