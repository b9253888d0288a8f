/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dates.h"

#define DAY (24 * 60 * 60)
#define NOON 1772625600 /* Wednesday 2026-03-04 12:00 UTC */

typedef struct {
    gint64 instant;
    const char *expected;
} Case;

static void
test_relative (void)
{
    static const Case cases[] = {
        { 0, "Unknown date" },
        { NOON - 20, "Just now" },
        { NOON - 3600, "Today" },
        { NOON - 12 * 3600, "Today" },
        { NOON - 12 * 3600 - 1, "Yesterday" },
        { NOON - 2 * DAY, "2 days ago" },
        { NOON - 6 * DAY, "6 days ago" },
        { NOON - 7 * DAY, "25 Feb" },
        { NOON - 3 * DAY - 12 * 3600, "3 days ago" },
        { NOON - 100 * DAY, "24 Nov 2025" },
        { NOON + 3600, "Today" },
        { NOON + DAY, "5 Mar" },
    };
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *text = amends_dates_relative (cases[i].instant, NOON, utc);

        g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_day_follows_the_zone (void)
{
    g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("+09:00");
    g_autofree char *there = amends_dates_relative (NOON - 8 * 3600, NOON, tokyo);
    g_autofree char *day = amends_dates_day (NOON + 4 * 3600, NOON, tokyo);

    /* 04:00 UTC is 13:00 in Tokyo, and 16:00 UTC is the next day there. */
    g_assert_cmpstr (there, ==, "Today");
    g_assert_cmpstr (day, ==, "5 Mar");
}

static void
test_exact (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autofree char *with_time = amends_dates_exact (NOON + 125, utc);
    g_autofree char *day_only = amends_dates_exact (NOON - 12 * 3600, utc);
    g_autofree char *unknown = amends_dates_exact (0, utc);

    g_assert_cmpstr (with_time, ==, "Wednesday 4 March 2026, 12:02");
    g_assert_cmpstr (day_only, ==, "Wednesday 4 March 2026");
    g_assert_cmpstr (unknown, ==, "Unknown date");
}

static void
test_absurd_instants_do_no_harm (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autofree char *late = amends_dates_relative (G_MAXINT64, NOON, utc);
    g_autofree char *early = amends_dates_exact (G_MININT64, utc);

    g_assert_cmpstr (late, ==, "Unknown date");
    g_assert_cmpstr (early, ==, "Unknown date");
}

static void
test_the_year_turns (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    const gint64 new_year = 1767225600; /* 2026-01-01 00:00 UTC */
    g_autofree char *yesterday = amends_dates_relative (new_year - 1, new_year + 60, utc);
    g_autofree char *last_week = amends_dates_relative (new_year - 8 * DAY, new_year + 60, utc);

    g_assert_cmpstr (yesterday, ==, "Yesterday");
    g_assert_cmpstr (last_week, ==, "24 Dec 2025");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/dates/relative", test_relative);
    g_test_add_func ("/dates/day-follows-the-zone", test_day_follows_the_zone);
    g_test_add_func ("/dates/exact", test_exact);
    g_test_add_func ("/dates/absurd-instants-do-no-harm", test_absurd_instants_do_no_harm);
    g_test_add_func ("/dates/the-year-turns", test_the_year_turns);
    return g_test_run ();
}
