/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-window.h"

static gint64
at (const char *text)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

    g_assert_nonnull (time);
    return g_date_time_to_unix (time);
}

/* The last second, and that the next one is too late: both directions of the rule agree on it. */
static void
assert_window (gint64 ordered, int months, const char *zone_name, gint64 end)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);

    g_assert_nonnull (zone);
    g_assert_cmpint (amends_contact_window_get_end (ordered, months, zone), ==, end);
    g_assert_cmpint (amends_contact_window_get_start (end, months, zone), <=, ordered);
    g_assert_cmpint (amends_contact_window_get_start (end + 1, months, zone), >, ordered);
}

static void
test_boundaries (void)
{
    static const struct {
        const char *ordered;
        int months;
        const char *zone;
        const char *end;
    } CASES[] = {
        { "2026-03-14T00:00:00Z", 12, "UTC", "2027-03-14T23:59:59Z" },
        { "2026-03-14T23:59:59Z", 12, "UTC", "2027-03-14T23:59:59Z" },
        { "2026-03-15T00:00:00Z", 12, "UTC", "2027-03-15T23:59:59Z" },
        /* 29 February, there and back */
        { "2024-02-29T12:00:00Z", 12, "UTC", "2025-02-28T23:59:59Z" },
        { "2027-02-28T12:00:00Z", 12, "UTC", "2028-02-28T23:59:59Z" },
        { "2027-03-01T00:00:00Z", 12, "UTC", "2028-03-01T23:59:59Z" },
        { "2024-02-29T12:00:00Z", 48, "UTC", "2028-02-29T23:59:59Z" },
        { "2096-02-29T12:00:00Z", 48, "UTC", "2100-02-28T23:59:59Z" },
        /* month ends */
        { "2026-01-31T08:00:00Z", 1, "UTC", "2026-02-28T23:59:59Z" },
        { "2026-01-28T08:00:00Z", 1, "UTC", "2026-02-28T23:59:59Z" },
        { "2026-08-31T08:00:00Z", 6, "UTC", "2027-02-28T23:59:59Z" },
        { "2026-12-31T23:59:59Z", 12, "UTC", "2027-12-31T23:59:59Z" },
        { "2026-05-31T08:00:00Z", 1, "UTC", "2026-06-30T23:59:59Z" },
        /* the day of the zone, not of UTC */
        { "2026-03-14T23:30:00Z", 12, "Europe/Stockholm", "2027-03-15T22:59:59Z" },
        { "2026-03-14T22:30:00Z", 12, "Europe/Stockholm", "2027-03-14T22:59:59Z" },
        { "2026-03-14T03:00:00Z", 12, "America/Los_Angeles", "2027-03-14T07:59:59Z" },
        { "2026-03-14T11:00:00Z", 12, "Pacific/Kiritimati", "2027-03-15T09:59:59Z" },
        /* the last day is the one on which summer time begins, or ends: of 23 hours, of 25 */
        { "2026-03-28T12:00:00Z", 12, "Europe/Stockholm", "2027-03-28T21:59:59Z" },
        { "2025-10-25T12:00:00Z", 12, "Europe/Stockholm", "2026-10-25T22:59:59Z" },
        /* summer time begins at midnight: the next day has none */
        { "2017-11-03T12:00:00Z", 12, "America/Sao_Paulo", "2018-11-04T02:59:59Z" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_test_message ("%s %s", CASES[i].ordered, CASES[i].zone);
        assert_window (at (CASES[i].ordered), CASES[i].months, CASES[i].zone, at (CASES[i].end));
    }
}

static void
test_unusable (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    g_assert_cmpint (amends_contact_window_get_end (0, 12, utc), ==, 0);
    g_assert_cmpint (amends_contact_window_get_end (-1, 12, utc), ==, 0);
    g_assert_cmpint (amends_contact_window_get_end (G_MAXINT64, 12, utc), ==, 0);
    g_assert_cmpint (amends_contact_window_get_end (at ("9500-01-01T00:00:00Z"), 12, utc), ==, 0);
    /* Nothing is recent where the present is not known. */
    g_assert_cmpint (amends_contact_window_get_start (G_MAXINT64, 12, utc), ==, G_MAXINT64);
    g_assert_cmpint (amends_contact_window_get_latest (G_MAXINT64), ==, G_MAXINT64);
    g_assert_cmpint (amends_contact_window_get_latest (1000), ==, 1000 + 24 * 60 * 60);
}

/* Newfoundland's clocks went back at one minute past midnight: 00:00 came twice. */
static void
test_later_orders_never_end_sooner (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/St_Johns");
    gint64 first = at ("2009-10-31T00:00:00Z"), end = 0;

    g_assert_nonnull (zone);
    for (gint64 ordered = first; ordered < first + 3 * 86400; ordered += 30) {
        gint64 next = amends_contact_window_get_end (ordered, 12, zone);

        g_assert_cmpint (next, >=, end);
        end = next;
    }
}

/* One rule, told once as an end and once as a start. */
static void
test_start_is_the_inverse_of_end (void)
{
    static const char *const ZONES[] = {
        "UTC", "Europe/Stockholm", "America/St_Johns", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia"
    };
    static const int MONTHS[] = { 1, 2, 6, 11, 12, 13, 24, 120 };
    gint64 first = at ("2003-01-01T00:00:00Z"), last = at ("2033-01-01T00:00:00Z");

    for (guint i = 0; i < 20000; i++) {
        g_autoptr (GTimeZone) zone =
            g_time_zone_new_identifier (ZONES[g_test_rand_int_range (0, G_N_ELEMENTS (ZONES))]);
        int months = MONTHS[g_test_rand_int_range (0, G_N_ELEMENTS (MONTHS))];
        gint64 ordered = first + (gint64) g_test_rand_double_range (0, (double) (last - first));
        gint64 end = amends_contact_window_get_end (ordered, months, zone);
        /* Mostly close to the edge. */
        gint64 now = end + g_test_rand_int_range (-2, 3) * (gint64) g_test_rand_int_range (1, 90000);

        g_assert_cmpint (end, >, ordered);
        g_assert_cmpint (now <= end, ==, ordered >= amends_contact_window_get_start (now, months, zone));
        g_assert_cmpint (amends_contact_window_get_start (end, months, zone), <=, ordered);
        g_assert_cmpint (amends_contact_window_get_start (end + 1, months, zone), >, ordered);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/contact-window/boundaries", test_boundaries);
    g_test_add_func ("/contact-window/unusable", test_unusable);
    g_test_add_func ("/contact-window/later-orders-never-end-sooner", test_later_orders_never_end_sooner);
    g_test_add_func ("/contact-window/start-is-the-inverse-of-end", test_start_is_the_inverse_of_end);
    return g_test_run ();
}
