/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-window.h"

#define DAY 86400
/* Beyond these no calendar of GLib adds months without leaving its range. */
#define FIRST_YEAR 1900
#define LAST_YEAR 9000

/* The first second of @date, which is not midnight where summer time begins at midnight. */
static gint64
get_start_of_day (const GDate *date, GTimeZone *zone)
{
    g_autoptr (GDateTime) start =
        g_date_time_new (zone, g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 0, 0, 0);

    return g_date_time_to_unix (start);
}

/*
 * The day of @zone that @instant lies in. Where clocks go back over midnight a day has two beginnings; the one that get_start_of_day() names counts, so
 * that a later instant is never of an earlier day.
 */
static gboolean
get_day (gint64 instant, GTimeZone *zone, GDate *date)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    int year, month, day;
    GDate next;

    if (local == NULL)
        return FALSE;
    g_date_time_get_ymd (local, &year, &month, &day);
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return FALSE;
    g_date_clear (date, 1);
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    while (get_start_of_day (date, zone) > instant)
        g_date_subtract_days (date, 1);
    for (next = *date; g_date_add_days (&next, 1), get_start_of_day (&next, zone) <= instant;)
        *date = next;
    return TRUE;
}

static GDate
add_months (GDate date, int months)
{
    if (months >= 0)
        g_date_add_months (&date, (guint) months);
    else
        g_date_subtract_months (&date, (guint) -months);
    return date;
}

static GDate
add_days (GDate date, int days)
{
    if (days >= 0)
        g_date_add_days (&date, (guint) days);
    else
        g_date_subtract_days (&date, (guint) -days);
    return date;
}

gint64
amends_contact_window_get_end (gint64 ordered_at, int months, GTimeZone *zone)
{
    GDate day, after;

    if (ordered_at <= 0 || !get_day (ordered_at, zone, &day))
        return 0;
    after = add_days (add_months (day, months), 1);
    return get_start_of_day (&after, zone) - 1;
}

gint64
amends_contact_window_get_start (gint64 now, int months, GTimeZone *zone)
{
    GDate today, first, end;

    if (!get_day (now, zone, &today))
        return G_MAXINT64;
    /* Months are of unequal length: to subtract them is not the inverse of adding them. */
    first = add_days (add_months (today, -months), -4);
    for (end = add_months (first, months); g_date_compare (&end, &today) < 0; end = add_months (first, months))
        first = add_days (first, 1);
    return get_start_of_day (&first, zone);
}

gint64
amends_contact_window_get_latest (gint64 now)
{
    return now <= G_MAXINT64 - DAY ? now + DAY : G_MAXINT64;
}
