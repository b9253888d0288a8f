/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-series.h"

G_BEGIN_DECLS

/** AmendsChartBars: how the bars of several series share a place */
typedef enum {
    AMENDS_CHART_BARS_STACKED,
    AMENDS_CHART_BARS_GROUPED,
} AmendsChartBars;

/**
 * AmendsChartLayer: one way to draw some series, and to find their points again under a pointer. A figure draws its layers in order, above
 * one another and on the same axes. Several series in one layer are drawn in the order in which they were added.
 */
#define AMENDS_TYPE_CHART_LAYER (amends_chart_layer_get_type ())
G_DECLARE_DERIVABLE_TYPE (AmendsChartLayer, amends_chart_layer, AMENDS, CHART_LAYER, GObject)

/** amends_chart_line_layer_new: lines broken at gaps and dashed where they are a forecast. As many points as there are: a frame costs no
 * more than the picture has columns */
AmendsChartLayer *amends_chart_line_layer_new (void);

/** amends_chart_bar_layer_new: bars from 0, upwards or downwards */
AmendsChartLayer *amends_chart_bar_layer_new (AmendsChartBars bars);

/**
 * amends_chart_heat_layer_new: a table whose rows are the series, from above in the order in which they were added (so: worst first), and
 * whose cells are coloured by y between 0 and the axis' end. A point's cell text, or else its value, is written into its cell. The figure's y axis gives
 * the scale and the writing of the values; the rows' labels are the series' names.
 */
AmendsChartLayer *amends_chart_heat_layer_new (void);

/** amends_chart_marker_layer_new: a line across the plot at each point's x, with its note beside it: events, or a mean. y is not looked at */
AmendsChartLayer *amends_chart_marker_layer_new (void);

/** amends_chart_layer_set_secondary: TRUE measures the layer by the figure's second y axis. Before it is added to a figure */
void amends_chart_layer_set_secondary (AmendsChartLayer *self, gboolean secondary);

/** amends_chart_layer_add: the layer keeps @series, and is drawn again when it changes */
void amends_chart_layer_add (AmendsChartLayer *self, AmendsChartSeries *series);

/** amends_chart_layer_clear: lets go of all series */
void amends_chart_layer_clear (AmendsChartLayer *self);

guint amends_chart_layer_get_n_series (AmendsChartLayer *self);
/** amends_chart_layer_get_series: Returns: (transfer none): the one at @index, from 0 */
AmendsChartSeries *amends_chart_layer_get_series (AmendsChartLayer *self, guint index);

G_END_DECLS
