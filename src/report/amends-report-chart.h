/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-report-block.h"

G_BEGIN_DECLS

/** AmendsReportChart: a chart to be: series of as many values as there are points, side by side in time. */
typedef struct _AmendsReportChart AmendsReportChart;

typedef enum {
    AMENDS_REPORT_CHART_BARS,  /* stacked counts, from 0 */
    AMENDS_REPORT_CHART_LINES, /* shares from 0 to 1; NAN where there is none */
} AmendsReportChartKind;

/**
 * amends_report_chart_new: @title: the finding as a sentence
 * @labels: (array length=n): below the points; NULL where there is none. As many are written as fit
 */
AmendsReportChart *amends_report_chart_new (AmendsReportChartKind kind, const char *title, const char *const *labels,
                                            guint n);
/** amends_report_chart_add: of bars, from the bottom to the top. @values: (array): of all points */
void amends_report_chart_add (AmendsReportChart *self, const char *name, AmendsReportInk ink, const double *values);
/** amends_report_chart_end: @self: (transfer full) */
AmendsReportBlock *amends_report_chart_end (AmendsReportChart *self, PangoContext *context, double width);

/**
 * amends_report_chart_find_floor: where an axis of shares that ends at 1 begins, so that lines close to its top are told apart
 * @least: the least share that it has to hold; NAN = none
 * @step: (out): between the round shares beside it, of which the floor is one
 */
double amends_report_chart_find_floor (double least, double *step);

G_END_DECLS
