/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AmendsChartInk: the colour, the pattern of an area and the shape of a point, together, so that none of them is needed to tell two series
 * apart. A widget takes the colours from CSS: ".chart ink.NAME".
 */
typedef enum {
    AMENDS_CHART_INK_FIRST,
    AMENDS_CHART_INK_SECOND,
    AMENDS_CHART_INK_THIRD,
    AMENDS_CHART_INK_FOURTH,
    AMENDS_CHART_INK_FIFTH,
    AMENDS_CHART_INK_POSITIVE,
    AMENDS_CHART_INK_NEUTRAL,
    AMENDS_CHART_INK_NEGATIVE,
    AMENDS_CHART_INK_STARS_1,
    AMENDS_CHART_INK_STARS_2,
    AMENDS_CHART_INK_STARS_3,
    AMENDS_CHART_INK_STARS_4,
    AMENDS_CHART_INK_STARS_5,
    AMENDS_CHART_INK_COMPARE, /* what the other series are compared with */
    AMENDS_CHART_INK_EVENT,   /* marks something that happened */
    AMENDS_CHART_INK_HEAT,    /* the strongest colour of a heat table */
    AMENDS_CHART_N_SERIES_INKS,
} AmendsChartInk;

/**
 * AmendsChartSeries: named points in ascending order of x. What x means is the axis' business: seconds since 1970 UTC, or the place of a
 * category. A y that is not a number is a gap. Points are copied into blocks of the series' own, and cost 16 bytes each.
 */
#define AMENDS_TYPE_CHART_SERIES (amends_chart_series_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartSeries, amends_chart_series, AMENDS, CHART_SERIES, GObject)

/** amends_chart_series_new: @name: as it is shown in legends and tables, and spoken */
AmendsChartSeries *amends_chart_series_new (const char *name, AmendsChartInk ink);

/** amends_chart_series_set_points: @x: (nullable): NULL numbers the points from 0. Must ascend; equal neighbours are allowed */
void amends_chart_series_set_points (AmendsChartSeries *self, const double *x, const double *y, gsize n);

/** amends_chart_series_set_notes: @notes: (nullable): a text for each point, in its order, shown and spoken with it; "" for none */
void amends_chart_series_set_notes (AmendsChartSeries *self, const char *const *notes);

/** amends_chart_series_set_cells: @cells: (nullable): what is written into the cells of a heat table in place of the values, such as counts */
void amends_chart_series_set_cells (AmendsChartSeries *self, const char *const *cells);

/** amends_chart_series_set_forecast_from: points at or after @x are expected, not measured: drawn dashed, and spoken so. Infinity: none */
void amends_chart_series_set_forecast_from (AmendsChartSeries *self, double x);

/** amends_chart_series_set_long_name: where the name is cut so that it can be shown: all of it, for tables and files */
void amends_chart_series_set_long_name (AmendsChartSeries *self, const char *name);

const char *amends_chart_series_get_name (AmendsChartSeries *self);
/** amends_chart_series_get_long_name: Returns: (transfer none): the name where there is no longer one */
const char *amends_chart_series_get_long_name (AmendsChartSeries *self);
AmendsChartInk amends_chart_series_get_ink (AmendsChartSeries *self);
gsize amends_chart_series_get_n_points (AmendsChartSeries *self);
/** amends_chart_series_get_x: Returns: (transfer none) (nullable): all x; valid until the points are set again */
const double *amends_chart_series_get_x (AmendsChartSeries *self);
/** amends_chart_series_get_y: Returns: (transfer none) (nullable): all y; valid until the points are set again */
const double *amends_chart_series_get_y (AmendsChartSeries *self);
/** amends_chart_series_get_note: Returns: (transfer none) (nullable) */
const char *amends_chart_series_get_note (AmendsChartSeries *self, gsize point);
const char *amends_chart_series_get_cell (AmendsChartSeries *self, gsize point);
gboolean amends_chart_series_is_forecast (AmendsChartSeries *self, gsize point);
/** amends_chart_series_find: Returns: the first point whose x is not below @x, or the number of points */
gsize amends_chart_series_find (AmendsChartSeries *self, double x);
/** amends_chart_series_get_extent: FALSE when it holds no point with a value; the others are left alone then */
gboolean amends_chart_series_get_extent (AmendsChartSeries *self, double *x_low, double *x_high, double *y_low,
                                         double *y_high);

G_END_DECLS
