/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-figure.h"

G_BEGIN_DECLS

/* What the figures of the feedback page are put together from. Days are UTC's, from 1970-01-01. */

/** AmendsFeedbackSpan: the days that a page is about, both included. */
typedef struct {
    gint64 first, last;
    AmendsChartResolution resolution;
} AmendsFeedbackSpan;

/** AmendsFigureBuckets: which bucket each day of a span lies in. */
typedef struct {
    GArray *starts; /* (element-type double): as amends_chart_buckets_list() makes them */
    guint *places;  /* by day, from the first one */
    gint64 first, last;
} AmendsFigureBuckets;

/** amends_figure_buckets_init: fills an empty @self */
void amends_figure_buckets_init (AmendsFigureBuckets *self, const AmendsFeedbackSpan *span);
void amends_figure_buckets_clear (AmendsFigureBuckets *self);
/** amends_figure_buckets_find: Returns: the bucket of @day, or the number of buckets if it is not in the span */
guint amends_figure_buckets_find (const AmendsFigureBuckets *self, gint64 day);
/** amends_figure_buckets_get_x: Returns: (transfer none): as many as there are buckets */
const double *amends_figure_buckets_get_x (const AmendsFigureBuckets *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsFigureBuckets, amends_figure_buckets_clear)

/** amends_figure_parts_new: takes both axes */
AmendsChartFigure *amends_figure_parts_new (AmendsChartAxis *x, AmendsChartAxis *y, const char *subtitle,
                                            const char *empty_text);
/** amends_figure_parts_make_time_axis: Returns: (transfer full): named after its resolution */
AmendsChartAxis *amends_figure_parts_make_time_axis (AmendsChartResolution resolution);
/** amends_figure_parts_add: @x: (nullable): as amends_chart_series_set_points(). Returns: (transfer none): kept by @layer */
AmendsChartSeries *amends_figure_parts_add (AmendsChartLayer *layer, const char *name, AmendsChartInk ink,
                                            const double *x, const double *y, gsize n);

#define AMENDS_FIGURE_STARS 5

/**
 * amends_figure_parts_make_histogram: how many have each number of stars, beside the time before, with the average.
 * @now, @before: by stars, from 1
 * @with_mean: whether the average is marked, where there is one
 *
 * Returns: (transfer full): without a title
 */
AmendsChartFigure *amends_figure_parts_make_histogram (const double now[], const double before[], const char *subtitle,
                                                       const char *empty_text, gboolean with_mean);
/** amends_figure_parts_find_mean: Returns: the average of the stars in tenths, 43 for 4.25: half rounded up as in the report; 0 without any */
int amends_figure_parts_find_mean (const double n[]);

/**
 * amends_figure_parts_can_compare: FALSE if one of two times has so few that a single one more would change the finding: a title must not
 * say that the average "rose from 1.0" because there was one review
 */
gboolean amends_figure_parts_can_compare (double n_now, double n_before);

/** amends_figure_parts_count: Returns: how many there are of all stars */
double amends_figure_parts_count (const double n[]);

/** amends_figure_parts_share: Returns: (transfer full): a share of 1 in whole percent: "12%" */
char *amends_figure_parts_share (double share);

G_END_DECLS
