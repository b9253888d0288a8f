/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-buckets.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** AmendsChartUnit: what the numbers of a value axis are; a count has whole ticks, a percentage is stored as a share of 1 */
typedef enum {
    AMENDS_CHART_UNIT_NUMBER,
    AMENDS_CHART_UNIT_COUNT,
    AMENDS_CHART_UNIT_PERCENT,
} AmendsChartUnit;

/**
 * AmendsChartAxis: maps values to places between 0 and 1, and knows where ticks belong and how a value is written. It covers the values of
 * the layers that use it unless it is given a range. Ticks are thinned until no two labels touch.
 */
#define AMENDS_TYPE_CHART_AXIS (amends_chart_axis_get_type ())
G_DECLARE_DERIVABLE_TYPE (AmendsChartAxis, amends_chart_axis, AMENDS, CHART_AXIS, GObject)

/** amends_chart_value_axis_new: ends at ticks of 1, 2 or 5 times a power of ten; a percentage never leaves 0 to 100 */
AmendsChartAxis *amends_chart_value_axis_new (AmendsChartUnit unit);

/** amends_chart_time_axis_new: seconds since 1970 UTC, with ticks where days, weeks, months or years begin in @zone. Each point stands in
 * the middle of its bucket of @resolution */
AmendsChartAxis *amends_chart_time_axis_new (AmendsChartResolution resolution, GTimeZone *zone);

/** amends_chart_category_axis_new: a place for each label, from 0; between two places lies what lies between their values */
AmendsChartAxis *amends_chart_category_axis_new (const char *const *labels);

/** amends_chart_axis_set_range: shows @low to @high whatever the data are. A category axis ignores it. NAN for both: the data's own again */
void amends_chart_axis_set_range (AmendsChartAxis *self, double low, double high);

/** amends_chart_axis_set_name: @name: (nullable): what heads the column of a table, such as "Month" */
void amends_chart_axis_set_name (AmendsChartAxis *self, const char *name);
const char *amends_chart_axis_get_name (AmendsChartAxis *self);

/** amends_chart_axis_format: one value in full, as it is spoken and written on cards and in tables. Returns: (transfer full) */
char *amends_chart_axis_format (AmendsChartAxis *self, double value);

G_END_DECLS
