/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsChart: shows a figure with its title, a table that holds the same, and a menu that saves it.
 *
 * CSS: a node "chart" with "ink" nodes, one for each colour, "mark" for what has the focus, and "hovercard". The style sheet comes with the
 * library and follows light, dark and high contrast.
 * Keys: one stop of Tab. Arrows go to the next point or series, mirrored where reading is; Home and End to the first and last; Enter or Space
 * activates; Escape hides the card.
 * Accessibility: a group labelled by its title and described by its subtitle, that holds a list of points with their own spoken text.
 * Beyond 96 points the list holds those around the focus; places in the set are those of the whole. The table holds all.
 * Motion: bars and lines grow when a figure is first shown, where the desktop allows animations; new points are shown at once.
 * Limits: no zoom and no selection of a range; the page's filters do that.
 *
 * Signals: "activated" (AmendsChartSeries *series, guint64 point): what lies behind this point is to be opened.
 * Actions: "chart.table" (a boolean state), "chart.save-png", "chart.save-svg", "chart.save-csv".
 */
#define AMENDS_TYPE_CHART (amends_chart_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChart, amends_chart, AMENDS, CHART, GtkWidget)

/** amends_chart_new: @figure: (nullable) (transfer none): kept */
GtkWidget *amends_chart_new (AmendsChartFigure *figure);

/** amends_chart_set_figure: @figure: (nullable) (transfer none): kept; NULL shows nothing */
void amends_chart_set_figure (AmendsChart *self, AmendsChartFigure *figure);
/** amends_chart_get_figure: Returns: (transfer none) (nullable) */
AmendsChartFigure *amends_chart_get_figure (AmendsChart *self);

/** amends_chart_set_table_shown: the table in place of the picture */
void amends_chart_set_table_shown (AmendsChart *self, gboolean shown);
gboolean amends_chart_get_table_shown (AmendsChart *self);

/** amends_chart_set_plot_height: @height: of the plot at least, in pixels; 0 is the usual one. A heat table or bars along the side ask for
 * what their rows need */
void amends_chart_set_plot_height (AmendsChart *self, int height);

G_END_DECLS
