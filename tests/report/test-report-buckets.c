/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-buckets.h"

#define MONDAY 20773         /* 2026-11-16 */
#define FIRST_OF_MONTH 20758 /* 2026-11-01 */

static gint64
get (GArray *buckets, guint i)
{
    g_assert_cmpuint (i, <, buckets->len);
    return g_array_index (buckets, gint64, i);
}

static void
test_choice (void)
{
    static const struct {
        gint64 n_days;
        AmendsReportSpan span;
    } CASES[] = {
        { 1, AMENDS_REPORT_DAY },    { 31, AMENDS_REPORT_DAY },    { 32, AMENDS_REPORT_WEEK },
        { 182, AMENDS_REPORT_WEEK }, { 183, AMENDS_REPORT_MONTH }, { 3650, AMENDS_REPORT_MONTH },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpint (amends_report_choose_span (MONDAY, MONDAY + CASES[i].n_days - 1), ==, CASES[i].span);
}

static void
test_days (void)
{
    g_autoptr (GArray) buckets = amends_report_list_buckets (MONDAY, MONDAY + 2, AMENDS_REPORT_DAY);

    g_assert_cmpuint (buckets->len, ==, 3);
    g_assert_cmpint (get (buckets, 2), ==, MONDAY + 2);
}

static void
test_weeks (void)
{
    g_autoptr (GArray) buckets = amends_report_list_buckets (MONDAY - 1, MONDAY + 7, AMENDS_REPORT_WEEK);

    g_assert_cmpuint (buckets->len, ==, 3);
    g_assert_cmpint (get (buckets, 0), ==, MONDAY - 7);
    g_assert_cmpint (get (buckets, 1), ==, MONDAY);
    g_assert_cmpint (get (buckets, 2), ==, MONDAY + 7);
}

static void
test_months (void)
{
    g_autoptr (GArray) buckets =
        amends_report_list_buckets (FIRST_OF_MONTH - 1, FIRST_OF_MONTH + 31, AMENDS_REPORT_MONTH);

    g_assert_cmpuint (buckets->len, ==, 3);
    g_assert_cmpint (get (buckets, 0), ==, FIRST_OF_MONTH - 31);
    g_assert_cmpint (get (buckets, 1), ==, FIRST_OF_MONTH);
    g_assert_cmpint (get (buckets, 2), ==, FIRST_OF_MONTH + 30);
}

/* Each day of four years, so of a leap year too, lies in the bucket that is found for it. */
static void
test_finding (void)
{
    for (int span = AMENDS_REPORT_DAY; span <= AMENDS_REPORT_MONTH; span++) {
        g_autoptr (GArray) buckets = amends_report_list_buckets (MONDAY, MONDAY + 1461, (AmendsReportSpan) span);

        g_assert_cmpint (amends_report_find_bucket (buckets, get (buckets, 0) - 1), ==, -1);
        for (gint64 day = MONDAY; day <= MONDAY + 1461; day++) {
            int found = amends_report_find_bucket (buckets, day);

            g_assert_cmpint (found, >=, 0);
            g_assert_cmpint (get (buckets, (guint) found), <=, day);
            if ((guint) found + 1 < buckets->len)
                g_assert_cmpint (get (buckets, (guint) found + 1), >, day);
        }
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/buckets/choice", test_choice);
    g_test_add_func ("/buckets/days", test_days);
    g_test_add_func ("/buckets/weeks", test_weeks);
    g_test_add_func ("/buckets/months", test_months);
    g_test_add_func ("/buckets/finding", test_finding);
    return g_test_run ();
}
