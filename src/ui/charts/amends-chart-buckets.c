/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-buckets.h"

#include <glib/gi18n-lib.h>

static gboolean
find_date (gint64 instant, GTimeZone *zone, GDate *date)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    int year, month, day;

    if (local == NULL)
        return FALSE;
    g_date_time_get_ymd (local, &year, &month, &day);
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    return TRUE;
}

static gboolean
lies_on (gint64 instant, GTimeZone *zone, const GDate *date)
{
    GDate other;

    return find_date (instant, zone, &other) && g_date_compare (&other, date) == 0;
}

/* Where clocks are turned back over midnight, the day begins the first time that they show it. */
static gint64
find_midnight (const GDate *date, GTimeZone *zone)
{
    const gint64 half_hour = 1800;
    g_autoptr (GDateTime) midnight =
        g_date_time_new (zone, g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 0, 0, 0);
    gint64 instant = g_date_time_to_unix (midnight);

    while (lies_on (instant - 1, zone, date))
        instant -= half_hour;
    return instant;
}

static void
go_to_start (GDate *date, AmendsChartResolution resolution)
{
    if (resolution == AMENDS_CHART_WEEK)
        g_date_subtract_days (date, (guint) g_date_get_weekday (date) - 1);
    else if (resolution == AMENDS_CHART_MONTH)
        g_date_set_day (date, 1);
}

static void
go_to_next (GDate *date, AmendsChartResolution resolution)
{
    if (resolution == AMENDS_CHART_MONTH)
        g_date_add_months (date, 1);
    else
        g_date_add_days (date, resolution == AMENDS_CHART_WEEK ? 7 : 1);
}

gint64
amends_chart_bucket_start (gint64 instant, AmendsChartResolution resolution, GTimeZone *zone)
{
    GDate date;

    g_return_val_if_fail (zone != NULL, instant);
    if (resolution == AMENDS_CHART_INSTANT || !find_date (instant, zone, &date))
        return instant;
    go_to_start (&date, resolution);
    return find_midnight (&date, zone);
}

gint64
amends_chart_bucket_next (gint64 instant, AmendsChartResolution resolution, GTimeZone *zone)
{
    GDate date;
    gint64 next = instant;

    g_return_val_if_fail (zone != NULL, instant);
    if (resolution == AMENDS_CHART_INSTANT || !find_date (instant, zone, &date))
        return instant;
    go_to_start (&date, resolution);
    /* A place that changed its side of the date line has a day less. */
    for (int i = 0; i < 2 && next <= instant; i++) {
        go_to_next (&date, resolution);
        next = find_midnight (&date, zone);
    }
    return next;
}

GArray *
amends_chart_buckets_list (gint64 first, gint64 last, AmendsChartResolution resolution, GTimeZone *zone)
{
    GArray *starts = g_array_new (FALSE, FALSE, sizeof (double));
    gint64 start = amends_chart_bucket_start (first, resolution, zone);

    while (resolution != AMENDS_CHART_INSTANT && start <= last) {
        double x = (double) start;
        gint64 next = amends_chart_bucket_next (start, resolution, zone);

        g_array_append_val (starts, x);
        if (next <= start)
            break;
        start = next;
    }
    return starts;
}

/* The last bucket that begins at or before @instant, or -1. */
static gssize
find_bucket (const double *starts, gsize n, double instant)
{
    gsize low = 0, high = n;

    while (low < high) {
        gsize middle = low + (high - low) / 2;

        if (starts[middle] <= instant)
            low = middle + 1;
        else
            high = middle;
    }
    return (gssize) low - 1;
}

void
amends_chart_buckets_sum (const GArray *starts, gint64 end, const gint64 *instants, const double *values, gsize n,
                          double *sums)
{
    const double *x = (const double *) (const void *) starts->data;

    for (guint i = 0; i < starts->len; i++)
        sums[i] = 0;
    for (gsize i = 0; i < n; i++) {
        gssize bucket = instants[i] < end ? find_bucket (x, starts->len, (double) instants[i]) : -1;

        if (bucket >= 0)
            sums[bucket] += values != NULL ? values[i] : 1;
    }
}

static char *
describe_week (GDateTime *first)
{
    g_autoptr (GDateTime) last = g_date_time_add_days (first, 6);
    gboolean same_month = g_date_time_get_month (first) == g_date_time_get_month (last);
    gboolean same_year = g_date_time_get_year (first) == g_date_time_get_year (last);
    g_autofree char *number = g_date_time_format (first, "%-V");
    /* Translators: a day within a range of days: g_date_time_format(). The month follows at the end of the range. */
    /* xgettext:no-c-format */
    const char *day = _ ("%-d");
    /* Translators: a day and its month within a range: g_date_time_format() */
    const char *day_and_month = _ ("%-d %B");
    /* Translators: a day with month and year: g_date_time_format() */
    const char *whole = _ ("%-d %B %Y");
    g_autofree char *from = g_date_time_format (first, same_month ? day : same_year ? day_and_month : whole);
    g_autofree char *to = g_date_time_format (last, whole);

    /* Translators: a week's number, its first and its last day: "Week 10, 2 – 8 March 2026" */
    return g_strdup_printf (_ ("Week %s, %s – %s"), number, from, to);
}

char *
amends_chart_bucket_describe (gint64 start, AmendsChartResolution resolution, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (start);
    g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

    if (local == NULL)
        return g_strdup ("");
    switch (resolution) {
    case AMENDS_CHART_MONTH:
        /* Translators: a month with its year: g_date_time_format() */
        return g_date_time_format (local, _ ("%B %Y"));
    case AMENDS_CHART_WEEK:
        return describe_week (local);
    case AMENDS_CHART_INSTANT:
        /* Translators: a day with its time: g_date_time_format() */
        return g_date_time_format (local, _ ("%A, %-d %B %Y, %H:%M"));
    case AMENDS_CHART_DAY:
    default:
        /* Translators: a day with its weekday: g_date_time_format() */
        return g_date_time_format (local, _ ("%A, %-d %B %Y"));
    }
}
