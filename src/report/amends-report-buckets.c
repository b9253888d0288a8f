/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-buckets.h"

#define MOST_DAYS 31
#define MOST_WEEKS (26 * 7)
#define EPOCH 719163 /* GDate's number of 1970-01-01 */

AmendsReportSpan
amends_report_choose_span (gint64 first_day, gint64 last_day)
{
    gint64 n = last_day - first_day + 1;

    return n <= MOST_DAYS ? AMENDS_REPORT_DAY : n <= MOST_WEEKS ? AMENDS_REPORT_WEEK : AMENDS_REPORT_MONTH;
}

static gint64
find_start (gint64 day, AmendsReportSpan span)
{
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_julian (&date, (guint32) (day + EPOCH));
    if (span == AMENDS_REPORT_WEEK)
        return day - (g_date_get_weekday (&date) - G_DATE_MONDAY);
    return span == AMENDS_REPORT_MONTH ? day - (g_date_get_day (&date) - 1) : day;
}

static gint64
find_next (gint64 start, AmendsReportSpan span)
{
    GDate date;

    if (span != AMENDS_REPORT_MONTH)
        return start + (span == AMENDS_REPORT_WEEK ? 7 : 1);
    g_date_clear (&date, 1);
    g_date_set_julian (&date, (guint32) (start + EPOCH));
    return start + g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date));
}

GArray *
amends_report_list_buckets (gint64 first_day, gint64 last_day, AmendsReportSpan span)
{
    GArray *buckets = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (gint64 start = find_start (first_day, span); start <= last_day; start = find_next (start, span))
        g_array_append_val (buckets, start);
    return buckets;
}

int
amends_report_find_bucket (const GArray *buckets, gint64 day)
{
    int low = 0, high = (int) buckets->len;

    while (low < high) {
        int middle = (low + high) / 2;

        if (g_array_index (buckets, gint64, middle) <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}
