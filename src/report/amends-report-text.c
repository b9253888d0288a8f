/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-text.h"

#include <glib/gi18n-lib.h>

#include "amends-marketplace.h"

#define DAY 86400
#define NOTHING "–"

char *
amends_report_text_count (gint64 n)
{
    return g_strdup_printf ("%'" G_GINT64_FORMAT, n);
}

char *
amends_report_text_share (double share, int decimals)
{
    if (decimals == 0) /* Translators: a share in whole percent; write the percent sign as your language does */
        return g_strdup_printf (_ ("%.0f%%"), share * 100);
    /* Translators: a share with one decimal; write the percent sign as your language does, with a space before it where it has one */
    return g_strdup_printf (_ ("%.1f%%"), share * 100);
}

char *
amends_report_text_tenths (int tenths)
{
    return tenths < 0 ? g_strdup (NOTHING) : amends_report_text_share (tenths / 1000.0, 1);
}

char *
amends_report_text_part (gint64 part, gint64 all)
{
    /* Half rounded up, as the rating's shares are. */
    return amends_report_text_tenths (all > 0 ? (int) ((2000 * part + all) / (2 * all)) : -1);
}

char *
amends_report_text_mean (int tenths)
{
    return tenths > 0 ? g_strdup_printf ("%.1f", tenths / 10.0) : g_strdup (NOTHING);
}

char *
amends_report_text_decimal (double number)
{
    return g_strdup_printf ("%.1f", number);
}

static char *
format_day (gint64 day, const char *format)
{
    g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (day * DAY);
    char *text = then != NULL ? g_date_time_format (then, format) : NULL;

    return text != NULL ? text : g_strdup (NOTHING);
}

char *
amends_report_text_day (gint64 day)
{
    /* Translators: a day and its year, see the manual page of strftime */
    return format_day (day, _ ("%-d %B %Y"));
}

char *
amends_report_text_period (gint64 first_day, gint64 last_day)
{
    g_autofree char *first = amends_report_text_day (first_day), *last = amends_report_text_day (last_day);

    /* Translators: the first and the last day of a period */
    return first_day == last_day ? g_steal_pointer (&first) : g_strdup_printf (_ ("%s to %s"), first, last);
}

char *
amends_report_text_bucket (gint64 day, AmendsReportSpan span)
{
    if (span == AMENDS_REPORT_MONTH)
        /* Translators: a month below a bar of a chart, as strftime writes it: %b is its short name, %Y the year */
        return format_day (day, _ ("%b %Y"));
    /* Translators: a day below a bar of a chart, as strftime writes it: %-d is the day, %b the short name of the month */
    /* xgettext:no-c-format */
    return format_day (day, _ ("%-d %b"));
}

char *
amends_report_text_window (const AmendsRulePack *pack, AmendsFeedbackWindow window)
{
    int days = amends_rating_get_window_days (pack, window);

    if (days == 0)
        return g_strdup (_ ("Lifetime"));
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}

char *
amends_report_text_scope (const AmendsReportScope *scope)
{
    g_autofree char *brand =
        scope->brand != NULL ? amends_report_text_clean (scope->brand) : g_strdup (_ ("All brands"));

    return g_strdup_printf ("%s · %s", brand,
                            scope->marketplace != NULL ? amends_marketplace_get_name (scope->marketplace)
                                                       : _ ("All marketplaces"));
}

static gboolean
changes_direction (gunichar c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

char *
amends_report_text_clean (const char *text)
{
    GString *clean = g_string_new (NULL);

    for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);

        if (changes_direction (c))
            continue;
        g_string_append_unichar (clean, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
    return g_string_free_and_steal (clean);
}
