/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-print-period.h"

#include <string.h>

static gint64
day_of (const char *text)
{
    g_autofree char *instant = g_strconcat (text, "T00:00:00Z", NULL);
    g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (instant, NULL);

    g_assert_nonnull (then);
    return g_date_time_to_unix (then) / 86400;
}

static void
test_days (void)
{
    static const struct {
        AmendsPrintPeriod period;
        const char *today, *first, *last;
    } CASES[] = {
        { AMENDS_PRINT_LAST_30_DAYS, "2026-11-22", "2026-10-24", "2026-11-22" },
        { AMENDS_PRINT_LAST_90_DAYS, "2026-11-22", "2026-08-25", "2026-11-22" },
        { AMENDS_PRINT_LAST_365_DAYS, "2026-11-22", "2025-11-23", "2026-11-22" },
        { AMENDS_PRINT_LAST_MONTH, "2026-11-22", "2026-10-01", "2026-10-31" },
        { AMENDS_PRINT_LAST_MONTH, "2026-01-31", "2025-12-01", "2025-12-31" },
        { AMENDS_PRINT_LAST_MONTH, "2024-03-31", "2024-02-01", "2024-02-29" },
        { AMENDS_PRINT_LAST_QUARTER, "2026-11-22", "2026-07-01", "2026-09-30" },
        { AMENDS_PRINT_LAST_QUARTER, "2026-10-01", "2026-07-01", "2026-09-30" },
        { AMENDS_PRINT_LAST_QUARTER, "2026-03-31", "2025-10-01", "2025-12-31" },
        { AMENDS_PRINT_LAST_QUARTER, "2026-06-30", "2026-01-01", "2026-03-31" },
        { AMENDS_PRINT_LAST_YEAR, "2026-11-22", "2025-01-01", "2025-12-31" },
        { AMENDS_PRINT_LAST_YEAR, "2026-01-01", "2025-01-01", "2025-12-31" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        gint64 first = 0, last = 0;

        amends_print_period_get (CASES[i].period, day_of (CASES[i].today), &first, &last);
        g_assert_cmpint (first, ==, day_of (CASES[i].first));
        g_assert_cmpint (last, ==, day_of (CASES[i].last));
    }
}

static void
test_own_days (void)
{
    gint64 first = 4711, last = 4712;

    amends_print_period_get (AMENDS_PRINT_OWN_DAYS, 20000, &first, &last);
    g_assert_cmpint (first, ==, 4711);
    g_assert_cmpint (last, ==, 4712);
}

static void
test_names (void)
{
    for (int period = 0; period < AMENDS_N_PRINT_PERIODS; period++)
        for (int other = 0; other < period; other++)
            g_assert_cmpstr (amends_print_period_get_name ((AmendsPrintPeriod) period), !=,
                             amends_print_period_get_name ((AmendsPrintPeriod) other));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/report/period/days", test_days);
    g_test_add_func ("/report/period/own-days", test_own_days);
    g_test_add_func ("/report/period/names", test_names);
    return g_test_run ();
}
