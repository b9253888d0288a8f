/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* How a report looks. Lengths are points, 72 to the inch, on every kind of surface. */

/** AmendsReportFont: the few kinds of text. */
typedef enum {
    AMENDS_REPORT_FONT_TITLE,
    AMENDS_REPORT_FONT_HEADING,
    AMENDS_REPORT_FONT_STRONG, /* the titles of charts, the heads of tables */
    AMENDS_REPORT_FONT_FIGURE, /* the great numbers at the beginning */
    AMENDS_REPORT_FONT_BODY,
    AMENDS_REPORT_FONT_SMALL,
} AmendsReportFont;

/** AmendsReportInk: told apart by colour, by how dark they are, and by pattern or dash: so in grey too. */
typedef enum {
    AMENDS_REPORT_INK_GOOD,
    AMENDS_REPORT_INK_MIDDLE,
    AMENDS_REPORT_INK_BAD,
    AMENDS_REPORT_INK_LINE_1,
    AMENDS_REPORT_INK_LINE_2,
    AMENDS_REPORT_INK_LINE_3,
    AMENDS_REPORT_INK_TEXT,
    AMENDS_REPORT_INK_DIM,
    AMENDS_REPORT_INK_RULE,
    AMENDS_REPORT_INK_STRIPE,
} AmendsReportInk;

/** amends_report_style_new_context: fonts of the same measure wherever they are drawn later. Returns: (transfer full) */
PangoContext *amends_report_style_new_context (void);

/** amends_report_style_layout: @width: to break lines at; negative = one line. Returns: (transfer full) */
PangoLayout *amends_report_style_layout (PangoContext *context, const char *text, AmendsReportFont font, double width);
/** amends_report_style_measure: @width, @height: (out) (nullable) */
void amends_report_style_measure (PangoLayout *layout, double *width, double *height);

/** amends_report_style_get_baseline: Returns: from the top of @layout to the line that its first letters stand on */
double amends_report_style_get_baseline (PangoLayout *layout);

void amends_report_style_set_ink (cairo_t *cr, AmendsReportInk ink);
/** amends_report_style_show: draws @layout with its corner at @x, @y */
void amends_report_style_show (cairo_t *cr, PangoLayout *layout, double x, double y, AmendsReportInk ink);
/** amends_report_style_fill: an area in colour and pattern */
void amends_report_style_fill (cairo_t *cr, double x, double y, double width, double height, AmendsReportInk ink);
/** amends_report_style_rule: a level hairline */
void amends_report_style_rule (cairo_t *cr, double x, double y, double width, AmendsReportInk ink);
/** amends_report_style_set_line: colour, width and dash of a line chart's line */
void amends_report_style_set_line (cairo_t *cr, AmendsReportInk ink);

G_END_DECLS
