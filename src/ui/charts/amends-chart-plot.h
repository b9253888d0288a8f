/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-canvas.h"
#include "amends-chart-figure.h"

G_BEGIN_DECLS

/**
 * AmendsChartPlot: a figure without its words, as a list of points that the pointer and keys reach. Signal "activated" (AmendsChartSeries
 * *series, guint64 point).
 */
#define AMENDS_TYPE_CHART_PLOT (amends_chart_plot_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartPlot, amends_chart_plot, AMENDS, CHART_PLOT, GtkWidget)

GtkWidget *amends_chart_plot_new (void);
/** amends_chart_plot_set_figure: @figure: (nullable) (transfer none): kept */
void amends_chart_plot_set_figure (AmendsChartPlot *self, AmendsChartFigure *figure);
/** amends_chart_plot_set_height: in pixels at least; 0: what the figure needs */
void amends_chart_plot_set_height (AmendsChartPlot *self, int height);
/** amends_chart_plot_find: the point that a pointer at @x, @y means. FALSE when there is none */
gboolean amends_chart_plot_find (AmendsChartPlot *self, double x, double y, AmendsChartPlace *place);
/** amends_chart_plot_get_mark: Returns: (transfer none) (nullable): the widget that stands for @place, if it has one now */
GtkWidget *amends_chart_plot_get_mark (AmendsChartPlot *self, AmendsChartPlace place);
/** amends_chart_plot_point_at: shows the card for what is at @x, @y, as a pointer would */
void amends_chart_plot_point_at (AmendsChartPlot *self, double x, double y);
/** amends_chart_plot_flush: makes the points' widgets now rather than before the next frame */
void amends_chart_plot_flush (AmendsChartPlot *self);

G_END_DECLS
