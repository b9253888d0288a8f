/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-axis.h"
#include "amends-chart-layer.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsChartFigure: a whole picture: axes, layers and the words above them. It is no widget and needs no display, so that a file is made
 * of the same one that a page shows (AmendsChart). "changed" is emitted when it must be drawn again.
 */
#define AMENDS_TYPE_CHART_FIGURE (amends_chart_figure_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartFigure, amends_chart_figure, AMENDS, CHART_FIGURE, GObject)

/** amends_chart_figure_new: takes both axes. @x: where the points stand. @y: what they are worth */
AmendsChartFigure *amends_chart_figure_new (AmendsChartAxis *x, AmendsChartAxis *y);

/** amends_chart_figure_take_secondary: @axis: (transfer full): the y axis at the other side, for the layers that ask for it */
void amends_chart_figure_take_secondary (AmendsChartFigure *self, AmendsChartAxis *axis);

/** amends_chart_figure_take_layer: @layer: (transfer full): drawn above those that are there */
void amends_chart_figure_take_layer (AmendsChartFigure *self, AmendsChartLayer *layer);

/** amends_chart_figure_set_transposed: TRUE lays the x axis along the side, from above, so that long names of categories fit */
void amends_chart_figure_set_transposed (AmendsChartFigure *self, gboolean transposed);

/** amends_chart_figure_set_title: the finding, as a sentence: "More late deliveries since October" */
void amends_chart_figure_set_title (AmendsChartFigure *self, const char *title);
/** amends_chart_figure_set_subtitle: what is shown, of what, and when: "Causes of critical reviews, last 12 months" */
void amends_chart_figure_set_subtitle (AmendsChartFigure *self, const char *subtitle);
/** amends_chart_figure_set_scope: what a saved picture says below that, where nothing around it says so: the days and the filters. "" for nothing */
void amends_chart_figure_set_scope (AmendsChartFigure *self, const char *scope);
/** amends_chart_figure_set_empty_text: what is written where there is no point to show, and what to do about it */
void amends_chart_figure_set_empty_text (AmendsChartFigure *self, const char *text);

const char *amends_chart_figure_get_title (AmendsChartFigure *self);
const char *amends_chart_figure_get_subtitle (AmendsChartFigure *self);
AmendsChartAxis *amends_chart_figure_get_x_axis (AmendsChartFigure *self);
AmendsChartAxis *amends_chart_figure_get_y_axis (AmendsChartFigure *self);
guint amends_chart_figure_get_n_layers (AmendsChartFigure *self);
/** amends_chart_figure_get_layer: Returns: (transfer none): the one at @index, from 0 */
AmendsChartLayer *amends_chart_figure_get_layer (AmendsChartFigure *self, guint index);
/** amends_chart_figure_is_empty: TRUE when no series has a point with a value */
gboolean amends_chart_figure_is_empty (AmendsChartFigure *self);

/** amends_chart_figure_describe: one point as it is spoken: "March 2026, Negative: 12". Returns: (transfer full) */
char *amends_chart_figure_describe (AmendsChartFigure *self, guint layer, guint series, gsize point);

/** amends_chart_figure_measure: Returns: the least height at @width in which all of it is read: it grows with its rows and with the size of its text */
int amends_chart_figure_measure (AmendsChartFigure *self, int width);

/** amends_chart_figure_draw: the picture with its words, @width by @height, in the colours of paper, with no display. @rtl: mirrored */
void amends_chart_figure_draw (AmendsChartFigure *self, cairo_t *cr, double width, double height, gboolean rtl);

/** amends_chart_figure_to_png: as it is drawn, at twice the pixels. Returns: (transfer full) (nullable): NULL with @error set when too large */
GBytes *amends_chart_figure_to_png (AmendsChartFigure *self, int width, int height, gboolean rtl, GError **error);
/** amends_chart_figure_to_svg: as it is drawn, with its words as title and description. Returns: (transfer full) (nullable): NULL with @error set when cairo cannot */
GBytes *amends_chart_figure_to_svg (AmendsChartFigure *self, int width, int height, gboolean rtl, GError **error);
/**
 * amends_chart_figure_to_csv: the points as RFC 4180 has it, with numbers and dates for programs, and what is expected apart from what was. It begins with a
 * byte order mark: without one spreadsheets read other letters than were written.
 *
 * Returns: (transfer full)
 */
GBytes *amends_chart_figure_to_csv (AmendsChartFigure *self);

G_END_DECLS
