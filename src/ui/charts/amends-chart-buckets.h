/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AmendsChartResolution: how long a bucket of time is. A week is ISO's and begins on Monday. An instant has no length: values that are
 * taken at a moment, and are not sums, have it.
 */
typedef enum {
    AMENDS_CHART_INSTANT,
    AMENDS_CHART_DAY,
    AMENDS_CHART_WEEK,
    AMENDS_CHART_MONTH,
} AmendsChartResolution;

/** amends_chart_bucket_start: Returns: the first instant, in seconds since 1970 UTC, of the bucket in @zone that @instant lies in */
gint64 amends_chart_bucket_start (gint64 instant, AmendsChartResolution resolution, GTimeZone *zone);

/** amends_chart_bucket_next: Returns: the first instant of the bucket after the one of @instant, whatever clocks do in between */
gint64 amends_chart_bucket_next (gint64 instant, AmendsChartResolution resolution, GTimeZone *zone);

/**
 * amends_chart_buckets_list: the starts of the buckets from the one of @first to the one of @last, both included, without a gap. As
 * numbers of a series' x, so that they can be handed on as they are. Without a resolution, or when @last comes before @first, there are none.
 *
 * Returns: (transfer full) (element-type double)
 */
GArray *amends_chart_buckets_list (gint64 first, gint64 last, AmendsChartResolution resolution, GTimeZone *zone);

/**
 * amends_chart_buckets_sum: adds the value of each instant to the bucket that it lies in. What lies before the first bucket is left out.
 * @starts: (element-type double): ascending, as amends_chart_buckets_list() makes them
 * @end: the first instant that is past the last bucket, and is left out with all that follow it
 * @values: (nullable) (array length=n): NULL counts the instants
 * @sums: (out caller-allocates): as many as @starts, set to their sums
 */
void amends_chart_buckets_sum (const GArray *starts, gint64 end, const gint64 *instants, const double *values, gsize n,
                               double *sums);

/** amends_chart_bucket_describe: "Tuesday, 3 March 2026" (an instant: with its time), "Week 10, 2 – 8 March 2026", "March 2026". Returns: (transfer full) */
char *amends_chart_bucket_describe (gint64 start, AmendsChartResolution resolution, GTimeZone *zone);

G_END_DECLS
