/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsReportSpan: how long a bar's time is. A week is ISO's and begins on Monday. */
typedef enum { AMENDS_REPORT_DAY, AMENDS_REPORT_WEEK, AMENDS_REPORT_MONTH } AmendsReportSpan;

/** amends_report_choose_span: days for a month at most, weeks for half a year at most, else months; so that the bars of any period fit a page */
AmendsReportSpan amends_report_choose_span (gint64 first_day, gint64 last_day);

/** amends_report_list_buckets: the first days of the spans from the one of @first_day to the one of @last_day. Returns: (transfer full) (element-type gint64) */
GArray *amends_report_list_buckets (gint64 first_day, gint64 last_day, AmendsReportSpan span);

/** amends_report_find_bucket: Returns: the place in @buckets, which is not empty, of the span that @day lies in; -1 before the first */
int amends_report_find_bucket (const GArray *buckets, gint64 day);

G_END_DECLS
