/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-axis.h"

G_BEGIN_DECLS

/** AmendsChartTick: a label and where it belongs, from 0 to 1 */
typedef struct {
    double place;
    char *label;
} AmendsChartTick;

/** AmendsChartMeasure: Returns: how many pixels @label takes along the axis */
typedef double (*AmendsChartMeasure) (const char *label, gpointer user_data);

struct _AmendsChartAxisClass {
    GObjectClass parent_class;

    /* Takes the range of the data and adds its ticks (AmendsChartTick) to @ticks; no two may touch on @length pixels. */
    void (*layout) (AmendsChartAxis *self, double low, double high, double length, AmendsChartMeasure measure,
                    gpointer user_data, GArray *ticks);
    double (*place) (AmendsChartAxis *self, double value);
    /* The share of the axis that one bucket or category takes; 0 where there are none. (nullable) */
    double (*slot) (AmendsChartAxis *self);
    char *(*format) (AmendsChartAxis *self, double value);
    /* For programs: a number with a point, a date as ISO 8601 has it. */
    char *(*format_plain) (AmendsChartAxis *self, double value);
};

/** amends_chart_axis_layout: @low, @high: of the data; no number when there are none. @length: in pixels */
void amends_chart_axis_layout (AmendsChartAxis *self, double low, double high, double length,
                               AmendsChartMeasure measure, gpointer user_data);
/** amends_chart_axis_get_ticks: Returns: (transfer none) (element-type AmendsChartTick): of the last layout */
const GArray *amends_chart_axis_get_ticks (AmendsChartAxis *self);
/** amends_chart_axis_place: Returns: 0 to 1 from start to end; beyond them for what the axis does not cover */
double amends_chart_axis_place (AmendsChartAxis *self, double value);
double amends_chart_axis_slot (AmendsChartAxis *self);
char *amends_chart_axis_format_plain (AmendsChartAxis *self, double value);
/** amends_chart_axis_get_range: FALSE when none was set */
gboolean amends_chart_axis_get_range (AmendsChartAxis *self, double *low, double *high);
/** amends_chart_axis_is_percent: whether values are shares of 1 */
gboolean amends_chart_axis_is_percent (AmendsChartAxis *self);
/** amends_chart_axis_fits: whether no two of @ticks come closer than a gap on @length pixels, with those at the ends moved inside */
gboolean amends_chart_axis_fits (const GArray *ticks, double length, AmendsChartMeasure measure, gpointer user_data);
void amends_chart_axis_add_tick (GArray *ticks, double place, char *label);

G_DECLARE_FINAL_TYPE (AmendsChartValueAxis, amends_chart_value_axis, AMENDS, CHART_VALUE_AXIS, AmendsChartAxis)
G_DECLARE_FINAL_TYPE (AmendsChartTimeAxis, amends_chart_time_axis, AMENDS, CHART_TIME_AXIS, AmendsChartAxis)
G_DECLARE_FINAL_TYPE (AmendsChartCategoryAxis, amends_chart_category_axis, AMENDS, CHART_CATEGORY_AXIS, AmendsChartAxis)
#define AMENDS_TYPE_CHART_VALUE_AXIS (amends_chart_value_axis_get_type ())
#define AMENDS_TYPE_CHART_TIME_AXIS (amends_chart_time_axis_get_type ())
#define AMENDS_TYPE_CHART_CATEGORY_AXIS (amends_chart_category_axis_get_type ())

/** amends_chart_category_axis_get_label: Returns: (transfer none) (nullable) */
const char *amends_chart_category_axis_get_label (AmendsChartCategoryAxis *self, guint index);
guint amends_chart_category_axis_get_n (AmendsChartCategoryAxis *self);

G_END_DECLS
