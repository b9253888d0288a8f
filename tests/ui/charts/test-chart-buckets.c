/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-buckets.h"

static gint64
parse (const char *text)
{
    g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);

    g_assert_nonnull (instant);
    return g_date_time_to_unix (instant);
}

static void
assert_instant (gint64 instant, const char *expected)
{
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant);
    g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

    g_assert_cmpstr (text, ==, expected);
}

static void
test_borders (void)
{
    static const struct {
        const char *zone, *instant;
        AmendsChartResolution resolution;
        const char *start, *next;
    } cases[] = {
        { "UTC", "2026-03-04T15:30:00Z", AMENDS_CHART_DAY, "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z" },
        { "UTC", "2026-03-04T00:00:00Z", AMENDS_CHART_DAY, "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z" },
        { "UTC", "2026-03-04T15:30:00Z", AMENDS_CHART_WEEK, "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z" },
        /* Sunday belongs to the week before; week 1 of 2026 begins in 2025. */
        { "UTC", "2026-03-08T23:59:59Z", AMENDS_CHART_WEEK, "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z" },
        { "UTC", "2026-01-01T12:00:00Z", AMENDS_CHART_WEEK, "2025-12-29T00:00:00Z", "2026-01-05T00:00:00Z" },
        { "UTC", "2024-02-29T12:00:00Z", AMENDS_CHART_MONTH, "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z" },
        { "UTC", "2026-01-31T12:00:00Z", AMENDS_CHART_MONTH, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z" },
        { "UTC", "2025-12-31T23:59:59Z", AMENDS_CHART_MONTH, "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z" },
        /* The last hour of a month in Berlin is the month after in UTC's eyes, and the other way round. */
        { "Europe/Berlin", "2026-01-31T23:30:00Z", AMENDS_CHART_MONTH, "2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z" },
        { "Asia/Tokyo", "2026-03-04T15:30:00Z", AMENDS_CHART_DAY, "2026-03-04T15:00:00Z", "2026-03-05T15:00:00Z" },
        { "America/Los_Angeles", "2026-03-04T05:00:00Z", AMENDS_CHART_DAY, "2026-03-03T08:00:00Z",
          "2026-03-04T08:00:00Z" },
        /* A day of 23 hours, one of 25. */
        { "Europe/Berlin", "2026-03-29T10:00:00Z", AMENDS_CHART_DAY, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z" },
        { "Europe/Berlin", "2026-10-25T10:00:00Z", AMENDS_CHART_DAY, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z" },
        { "Europe/Berlin", "2026-03-25T10:00:00Z", AMENDS_CHART_WEEK, "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z" },
        /* A day whose midnight comes twice begins with the first; one without a midnight begins an hour later. */
        { "America/Havana", "2025-11-02T04:30:00Z", AMENDS_CHART_DAY, "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z" },
        { "America/Havana", "2025-11-02T05:30:00Z", AMENDS_CHART_DAY, "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z" },
        { "America/Sao_Paulo", "2017-10-15T12:00:00Z", AMENDS_CHART_DAY, "2017-10-15T03:00:00Z",
          "2017-10-16T02:00:00Z" },
        /* A day that never was. */
        { "Pacific/Apia", "2011-12-29T20:00:00Z", AMENDS_CHART_DAY, "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z" },
        /* Before 1970. */
        { "UTC", "1969-12-31T12:00:00Z", AMENDS_CHART_MONTH, "1969-12-01T00:00:00Z", "1970-01-01T00:00:00Z" },
        { "UTC", "2026-03-04T15:30:00Z", AMENDS_CHART_INSTANT, "2026-03-04T15:30:00Z", "2026-03-04T15:30:00Z" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
        gint64 instant = parse (cases[i].instant);

        g_assert_nonnull (zone);
        g_test_message ("%s in %s", cases[i].instant, cases[i].zone);
        assert_instant (amends_chart_bucket_start (instant, cases[i].resolution, zone), cases[i].start);
        assert_instant (amends_chart_bucket_next (instant, cases[i].resolution, zone), cases[i].next);
    }
}

/* Every instant lies in its bucket, and buckets touch. */
static void
test_any_instant (void)
{
    static const char *const ZONES[] = {
        "UTC", "Europe/Berlin", "America/Havana", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"
    };

    for (int i = 0; i < 3000; i++) {
        g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ZONES[i % G_N_ELEMENTS (ZONES)]);
        AmendsChartResolution resolution = (AmendsChartResolution) (AMENDS_CHART_DAY + i % 3);
        gint64 instant = (gint64) g_test_rand_double_range (0, 2e9);
        gint64 start = amends_chart_bucket_start (instant, resolution, zone);
        gint64 next = amends_chart_bucket_next (instant, resolution, zone);

        g_assert_cmpint (start, <=, instant);
        g_assert_cmpint (next, >, instant);
        g_assert_cmpint (amends_chart_bucket_start (start, resolution, zone), ==, start);
        g_assert_cmpint (amends_chart_bucket_start (next - 1, resolution, zone), ==, start);
        g_assert_cmpint (amends_chart_bucket_start (next, resolution, zone), ==, next);
    }
}

static void
test_list (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GArray) months = amends_chart_buckets_list (parse ("2025-11-20T10:00:00Z"),
                                                           parse ("2026-02-01T00:00:00Z"), AMENDS_CHART_MONTH, utc);
    g_autoptr (GArray) one = amends_chart_buckets_list (parse ("2026-02-01T00:00:00Z"), parse ("2026-02-01T00:00:00Z"),
                                                        AMENDS_CHART_DAY, utc);
    g_autoptr (GArray) none = amends_chart_buckets_list (parse ("2026-02-02T00:00:00Z"), parse ("2026-02-01T00:00:00Z"),
                                                         AMENDS_CHART_DAY, utc);
    g_autoptr (GArray) instants = amends_chart_buckets_list (0, 100, AMENDS_CHART_INSTANT, utc);

    g_assert_cmpuint (months->len, ==, 4);
    assert_instant ((gint64) g_array_index (months, double, 0), "2025-11-01T00:00:00Z");
    assert_instant ((gint64) g_array_index (months, double, 3), "2026-02-01T00:00:00Z");
    g_assert_cmpuint (one->len, ==, 1);
    g_assert_cmpuint (none->len, ==, 0);
    g_assert_cmpuint (instants->len, ==, 0);
}

static void
test_sum (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    gint64 first = parse ("2026-01-10T00:00:00Z"), last = parse ("2026-03-20T00:00:00Z");
    g_autoptr (GArray) months = amends_chart_buckets_list (first, last, AMENDS_CHART_MONTH, utc);
    gint64 end = amends_chart_bucket_next (last, AMENDS_CHART_MONTH, utc);
    const gint64 instants[] = { parse ("2025-12-31T23:59:59Z"), parse ("2026-01-01T00:00:00Z"),
                                parse ("2026-01-31T23:59:59Z"), parse ("2026-03-05T00:00:00Z"),
                                parse ("2026-03-31T23:59:59Z"), parse ("2026-04-01T00:00:00Z") };
    const double values[] = { 100, 1, 2, 4, 8, 100 };
    double sums[3];

    amends_chart_buckets_sum (months, end, instants, values, G_N_ELEMENTS (instants), sums);
    g_assert_cmpfloat (sums[0], ==, 3);
    g_assert_cmpfloat (sums[1], ==, 0);
    g_assert_cmpfloat (sums[2], ==, 12);
    amends_chart_buckets_sum (months, end, instants, NULL, G_N_ELEMENTS (instants), sums);
    g_assert_cmpfloat (sums[0], ==, 2);
    g_assert_cmpfloat (sums[2], ==, 2);
}

static void
test_describe (void)
{
    static const struct {
        const char *start;
        AmendsChartResolution resolution;
        const char *text;
    } cases[] = {
        { "2026-03-03T00:00:00Z", AMENDS_CHART_DAY, "Tuesday, 3 March 2026" },
        { "2026-03-03T14:05:00Z", AMENDS_CHART_INSTANT, "Tuesday, 3 March 2026, 14:05" },
        { "2026-03-02T00:00:00Z", AMENDS_CHART_WEEK, "Week 10, 2 – 8 March 2026" },
        { "2026-03-30T00:00:00Z", AMENDS_CHART_WEEK, "Week 14, 30 March – 5 April 2026" },
        { "2025-12-29T00:00:00Z", AMENDS_CHART_WEEK, "Week 1, 29 December 2025 – 4 January 2026" },
        { "2026-03-01T00:00:00Z", AMENDS_CHART_MONTH, "March 2026" },
    };
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *text = amends_chart_bucket_describe (parse (cases[i].start), cases[i].resolution, utc);

        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/buckets/borders", test_borders);
    g_test_add_func ("/buckets/any-instant", test_any_instant);
    g_test_add_func ("/buckets/list", test_list);
    g_test_add_func ("/buckets/sum", test_sum);
    g_test_add_func ("/buckets/describe", test_describe);
    return g_test_run ();
}
