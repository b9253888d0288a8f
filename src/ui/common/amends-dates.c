/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dates.h"

#include <glib/gi18n-lib.h>

static GDateTime *
at_instant (gint64 instant, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);

    return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

static gint
day_number (GDateTime *moment)
{
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (moment),
                    (GDateMonth) g_date_time_get_month (moment), (GDateYear) g_date_time_get_year (moment));
    return (gint) g_date_get_julian (&date);
}

static char *
format_moment (GDateTime *moment, const char *format)
{
    char *text = g_date_time_format (moment, format);

    return text != NULL ? text : g_strdup ("");
}

static char *
format_day (GDateTime *moment, GDateTime *today)
{
    if (g_date_time_get_year (moment) == g_date_time_get_year (today))
        /* Translators: a day of this year, as strftime writes it: %-d is the day, %b the short name of the month. */
        /* xgettext:no-c-format */
        return format_moment (moment, _ ("%-d %b"));
    /* Translators: a day of another year, as strftime writes it: day, short name of the month, year. */
    return format_moment (moment, _ ("%-d %b %Y"));
}

char *
amends_dates_day (gint64 instant, gint64 now, GTimeZone *zone)
{
    g_autoptr (GDateTime) moment = at_instant (instant, zone);
    g_autoptr (GDateTime) today = at_instant (now, zone);

    if (instant == 0 || moment == NULL || today == NULL)
        return g_strdup (_ ("Unknown date"));
    return format_day (moment, today);
}

char *
amends_dates_relative (gint64 instant, gint64 now, GTimeZone *zone)
{
    g_autoptr (GDateTime) moment = at_instant (instant, zone);
    g_autoptr (GDateTime) today = at_instant (now, zone);
    gint days;

    if (instant == 0 || moment == NULL || today == NULL)
        return g_strdup (_ ("Unknown date"));
    days = day_number (today) - day_number (moment);
    if (days < 0)
        return format_day (moment, today);
    if (days == 0 && now >= instant && now - instant < 60)
        return g_strdup (_ ("Just now"));
    if (days == 0)
        return g_strdup (_ ("Today"));
    if (days == 1)
        return g_strdup (_ ("Yesterday"));
    if (days < 7)
        return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
    return format_day (moment, today);
}

char *
amends_dates_exact (gint64 instant, GTimeZone *zone)
{
    g_autoptr (GDateTime) moment = at_instant (instant, zone);

    if (instant == 0 || moment == NULL)
        return g_strdup (_ ("Unknown date"));
    if (instant % (24 * 60 * 60) == 0 || (g_date_time_get_hour (moment) == 0 && g_date_time_get_minute (moment) == 0 &&
                                          g_date_time_get_second (moment) == 0))
        /* Translators: weekday, day, month and year, as strftime writes them. */
        return format_moment (moment, _ ("%A %-d %B %Y"));
    /* Translators: weekday, day, month, year and time of day, as strftime writes them. */
    return format_moment (moment, _ ("%A %-d %B %Y, %H:%M"));
}

gint64
amends_dates_now (void)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}
