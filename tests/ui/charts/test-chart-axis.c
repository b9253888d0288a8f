/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-axis-private.h"

#include <math.h>

#define DAY 86400.0
#define LABEL_GAP 10.0

/* A label of letters that are all seven pixels wide; of two lines, the longer one. */
static double
measure_width_cb (const char *label, gpointer user_data G_GNUC_UNUSED)
{
    g_auto (GStrv) lines = g_strsplit (label, "\n", -1);
    glong longest = 0;

    for (guint i = 0; lines[i] != NULL; i++)
        longest = MAX (longest, g_utf8_strlen (lines[i], -1));
    return 7.0 * (double) longest;
}

static double
measure_height_cb (const char *label G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    return 14;
}

static char *
join_labels (AmendsChartAxis *axis)
{
    const GArray *ticks = amends_chart_axis_get_ticks (axis);
    GString *joined = g_string_new (NULL);

    for (guint i = 0; i < ticks->len; i++)
        g_string_append_printf (joined, "%s%s", i > 0 ? " | " : "", g_array_index (ticks, AmendsChartTick, i).label);
    g_string_replace (joined, "\n", "/", 0);
    return g_string_free_and_steal (joined);
}

static void
assert_no_overlap (AmendsChartAxis *axis, double length, AmendsChartMeasure measure)
{
    const GArray *ticks = amends_chart_axis_get_ticks (axis);
    double end = -INFINITY;

    g_assert_cmpuint (ticks->len, >, 0);
    for (guint i = 0; i < ticks->len; i++) {
        const AmendsChartTick *tick = &g_array_index (ticks, AmendsChartTick, i);
        double size = measure (tick->label, NULL),
               start = CLAMP (tick->place * length - size / 2, 0, MAX (length - size, 0));

        g_assert_cmpfloat (tick->place, >=, -1e-9);
        g_assert_cmpfloat (tick->place, <=, 1 + 1e-9);
        g_assert_cmpfloat (start, >=, end + (i > 0 ? LABEL_GAP - 1e-9 : 0));
        end = start + size;
    }
}

static void
test_values (void)
{
    static const struct {
        AmendsChartUnit unit;
        double low, high, length;
        const char *labels;
    } cases[] = {
        { AMENDS_CHART_UNIT_COUNT, 0, 47, 200, "0 | 10 | 20 | 30 | 40 | 50" },
        { AMENDS_CHART_UNIT_COUNT, 0, 3, 200, "0 | 1 | 2 | 3" },
        { AMENDS_CHART_UNIT_COUNT, 0, 1, 200, "0 | 1" },
        { AMENDS_CHART_UNIT_COUNT, 0, 0, 200, "0 | 1" },
        { AMENDS_CHART_UNIT_COUNT, 0, 1200, 200, "0 | 200 | 400 | 600 | 800 | 1000 | 1200" },
        { AMENDS_CHART_UNIT_COUNT, 7, 7, 200, "0 | 2 | 4 | 6 | 8" },
        { AMENDS_CHART_UNIT_NUMBER, -2.2, 1.4, 200, "\u200E−3 | \u200E−2 | \u200E−1 | 0 | 1 | 2" },
        { AMENDS_CHART_UNIT_NUMBER, 0, 0.03, 200, "0.000 | 0.005 | 0.010 | 0.015 | 0.020 | 0.025 | 0.030" },
        { AMENDS_CHART_UNIT_NUMBER, NAN, NAN, 100, "0.0 | 0.5 | 1.0" },
        { AMENDS_CHART_UNIT_PERCENT, 0.918, 0.993, 200, "90% | 92% | 94% | 96% | 98% | 100%" },
        { AMENDS_CHART_UNIT_PERCENT, 0, 1, 100, "0% | 50% | 100%" },
        { AMENDS_CHART_UNIT_PERCENT, 0.9712, 0.9794, 200, "97.0% | 97.2% | 97.4% | 97.6% | 97.8% | 98.0%" },
        { AMENDS_CHART_UNIT_PERCENT, 1, 1, 200, "95% | 96% | 97% | 98% | 99% | 100%" },
        { AMENDS_CHART_UNIT_PERCENT, 0, 0, 200, "0% | 1% | 2% | 3% | 4% | 5%" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsChartAxis) axis = amends_chart_value_axis_new (cases[i].unit);
        g_autofree char *labels = NULL;

        amends_chart_axis_layout (axis, cases[i].low, cases[i].high, cases[i].length, measure_height_cb, NULL);
        labels = join_labels (axis);
        g_assert_cmpstr (labels, ==, cases[i].labels);
        assert_no_overlap (axis, cases[i].length, measure_height_cb);
    }
}

/* Steps are 1, 2 or 5 times a power of ten, whatever the data; counts are whole; the data are covered. */
static void
test_any_range (void)
{
    for (int i = 0; i < 4000; i++) {
        gboolean count = i % 2 == 0;
        double low = count ? 0 : g_test_rand_double_range (-1e5, 1e5);
        double span = pow (10, g_test_rand_double_range (count ? 0 : -3, 9)),
               length = g_test_rand_double_range (40, 2000);
        g_autoptr (AmendsChartAxis) axis =
            amends_chart_value_axis_new (count ? AMENDS_CHART_UNIT_COUNT : AMENDS_CHART_UNIT_NUMBER);
        const GArray *ticks;
        double step, mantissa;

        amends_chart_axis_layout (axis, low, low + span, length, i % 4 < 2 ? measure_width_cb : measure_height_cb,
                                  NULL);
        assert_no_overlap (axis, length, i % 4 < 2 ? measure_width_cb : measure_height_cb);
        g_assert_cmpfloat (amends_chart_axis_place (axis, low), >=, -1e-6);
        g_assert_cmpfloat (amends_chart_axis_place (axis, low + span), <=, 1 + 1e-6);
        ticks = amends_chart_axis_get_ticks (axis);
        if (ticks->len < 2)
            continue;
        step = (g_array_index (ticks, AmendsChartTick, 1).place - g_array_index (ticks, AmendsChartTick, 0).place) /
               (amends_chart_axis_place (axis, low + span) - amends_chart_axis_place (axis, low)) * span;
        mantissa = step / pow (10, floor (log10 (step) + 1e-6));
        g_assert_true (fabs (mantissa - 1) < 1e-3 || fabs (mantissa - 2) < 1e-3 || fabs (mantissa - 5) < 1e-3);
        if (count)
            g_assert_cmpfloat (fabs (step - rint (step)), <, 1e-3 * MAX (step, 1));
    }
}

static void
test_set_range (void)
{
    g_autoptr (AmendsChartAxis) axis = amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT);
    g_autofree char *labels = NULL;

    amends_chart_axis_set_range (axis, 0.85, 1);
    amends_chart_axis_layout (axis, 0.2, 0.3, 90, measure_height_cb, NULL);
    labels = join_labels (axis);
    g_assert_cmpstr (labels, ==, "90% | 100%");
    g_assert_cmpfloat_with_epsilon (amends_chart_axis_place (axis, 0.85), 0, 1e-9);
    g_assert_cmpfloat (amends_chart_axis_place (axis, 0.2), <, 0);
    amends_chart_axis_set_range (axis, NAN, NAN);
    amends_chart_axis_layout (axis, 0.2, 0.3, 90, measure_height_cb, NULL);
    g_assert_cmpfloat (amends_chart_axis_place (axis, 0.2), >=, 0);
}

static void
test_format (void)
{
    static const struct {
        AmendsChartUnit unit;
        double value;
        const char *text, *plain;
    } cases[] = {
        { AMENDS_CHART_UNIT_COUNT, 12, "12", "12" },
        { AMENDS_CHART_UNIT_COUNT, -3, "\u200E−3", "-3" },
        { AMENDS_CHART_UNIT_PERCENT, 0.979, "97.9%", "0.979" },
        { AMENDS_CHART_UNIT_PERCENT, 1, "100.0%", "1" },
        { AMENDS_CHART_UNIT_NUMBER, 0.4, "0.4", "0.4" },
        { AMENDS_CHART_UNIT_NUMBER, -1.25, "\u200E−1.25", "-1.25" },
        { AMENDS_CHART_UNIT_NUMBER, 1234.56, "1235", "1234.56" },
        { AMENDS_CHART_UNIT_NUMBER, -0.0001, "0.00", "-0.0001" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsChartAxis) axis = amends_chart_value_axis_new (cases[i].unit);
        g_autofree char *text = amends_chart_axis_format (axis, cases[i].value);
        g_autofree char *plain = amends_chart_axis_format_plain (axis, cases[i].value);

        g_assert_cmpstr (text, ==, cases[i].text);
        g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

static double
parse_day (const char *day)
{
    g_autofree char *text = g_strconcat (day, "T00:00:00Z", NULL);
    g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);

    return (double) g_date_time_to_unix (instant);
}

static void
test_time (void)
{
    static const struct {
        AmendsChartResolution resolution;
        const char *first, *last;
        double length;
        const char *labels;
    } cases[] = {
        { AMENDS_CHART_DAY, "2026-03-02", "2026-03-05", 400, "2 Mar/2026 | 3 Mar | 4 Mar | 5 Mar" },
        { AMENDS_CHART_DAY, "2026-03-02", "2026-03-31", 400, "2 Mar/2026 | 9 Mar | 16 Mar | 23 Mar | 30 Mar" },
        { AMENDS_CHART_DAY, "2025-11-20", "2026-02-10", 240, "Dec/2025 | Jan/2026 | Feb" },
        { AMENDS_CHART_WEEK, "2025-12-22", "2026-01-12", 300, "22 Dec/2025 | 29 Dec | 5 Jan/2026 | 12 Jan" },
        { AMENDS_CHART_MONTH, "2025-01-01", "2025-12-01", 500,
          "Jan/2025 | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec" },
        { AMENDS_CHART_MONTH, "2025-01-01", "2025-12-01", 240, "Jan/2025 | Mar | May | Jul | Sep | Nov" },
        { AMENDS_CHART_MONTH, "2025-01-01", "2025-12-01", 120, "Jan/2025 | Jul" },
        { AMENDS_CHART_MONTH, "2019-05-01", "2026-04-01", 300, "2020 | 2021 | 2022 | 2023 | 2024 | 2025 | 2026" },
        { AMENDS_CHART_INSTANT, "1990-01-01", "2026-01-01", 200, "1990 | 2000 | 2010 | 2020" },
        { AMENDS_CHART_INSTANT, "2026-02-07", "2026-02-07", 200, "7 Feb/2026" },
        { AMENDS_CHART_MONTH, "2026-02-01", "2026-02-01", 200, "Feb/2026" },
    };
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsChartAxis) axis = amends_chart_time_axis_new (cases[i].resolution, utc);
        g_autofree char *labels = NULL;

        amends_chart_axis_layout (axis, parse_day (cases[i].first), parse_day (cases[i].last), cases[i].length,
                                  measure_width_cb, NULL);
        labels = join_labels (axis);
        g_assert_cmpstr (labels, ==, cases[i].labels);
    }
}

static void
test_no_overlap_at_any_width (void)
{
    static const char *const LASTS[] = { "2025-01-01", "2025-01-06", "2025-02-20",
                                         "2025-12-31", "2028-06-01", "2061-01-01" };
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

    for (guint i = 0; i < G_N_ELEMENTS (LASTS); i++)
        for (int resolution = AMENDS_CHART_INSTANT; resolution <= AMENDS_CHART_MONTH; resolution++)
            for (double width = 120; width <= 2000; width += 47) {
                g_autoptr (AmendsChartAxis) axis =
                    amends_chart_time_axis_new ((AmendsChartResolution) resolution, zone);

                amends_chart_axis_layout (axis, parse_day ("2025-01-01"), parse_day (LASTS[i]), width, measure_width_cb,
                                          NULL);
                assert_no_overlap (axis, width, measure_width_cb);
            }
}

/* Ticks are where days begin for the people who read them, also in the week when clocks change. */
static void
test_zone (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
    g_autoptr (AmendsChartAxis) axis = amends_chart_time_axis_new (AMENDS_CHART_INSTANT, zone);
    double low = parse_day ("2026-03-27"), high = parse_day ("2026-04-01");
    const GArray *ticks;

    amends_chart_axis_layout (axis, low, high, 600, measure_width_cb, NULL);
    ticks = amends_chart_axis_get_ticks (axis);
    g_assert_cmpuint (ticks->len, ==, 5);
    /* 28 March 23:00 UTC is the midnight before the change, 29 March 22:00 the one after it. */
    g_assert_cmpfloat_with_epsilon (g_array_index (ticks, AmendsChartTick, 1).place * (high - low), 47 * 3600, 1);
    g_assert_cmpfloat_with_epsilon (g_array_index (ticks, AmendsChartTick, 2).place * (high - low), 70 * 3600, 1);
}

static void
test_slots (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (AmendsChartAxis) axis = amends_chart_time_axis_new (AMENDS_CHART_DAY, utc);
    double first = parse_day ("2026-03-02"), last = parse_day ("2026-03-05");

    amends_chart_axis_layout (axis, first, last, 400, measure_width_cb, NULL);
    g_assert_cmpfloat_with_epsilon (amends_chart_axis_slot (axis), 0.25, 1e-9);
    g_assert_cmpfloat_with_epsilon (amends_chart_axis_place (axis, first), 0.125, 1e-9);
    g_assert_cmpfloat_with_epsilon (amends_chart_axis_place (axis, last), 0.875, 1e-9);
}

static void
test_categories (void)
{
    const char *labels[] = { "Late delivery", "Damaged", "Other", NULL };
    g_autoptr (AmendsChartAxis) axis = amends_chart_category_axis_new (labels);
    g_autofree char *wide = NULL, *narrow = NULL, *damaged = NULL, *between = NULL, *beyond = NULL;

    amends_chart_axis_layout (axis, NAN, NAN, 500, measure_width_cb, NULL);
    wide = join_labels (axis);
    g_assert_cmpstr (wide, ==, "Late delivery | Damaged | Other");
    amends_chart_axis_layout (axis, NAN, NAN, 160, measure_width_cb, NULL);
    narrow = join_labels (axis);
    g_assert_cmpstr (narrow, ==, "Late delivery | Other");
    g_assert_cmpfloat_with_epsilon (amends_chart_axis_place (axis, 1), 0.5, 1e-9);
    g_assert_cmpfloat_with_epsilon (amends_chart_axis_place (axis, 1.5), 2 / 3.0, 1e-9);
    damaged = amends_chart_axis_format (axis, 1);
    between = amends_chart_axis_format (axis, 1.5);
    beyond = amends_chart_axis_format (axis, 7);
    g_assert_cmpstr (damaged, ==, "Damaged");
    g_assert_cmpstr (between, ==, "");
    g_assert_cmpstr (beyond, ==, "");
}

static void
count_cb (AmendsChartAxis *axis G_GNUC_UNUSED, gpointer user_data)
{
    ++*(guint *) user_data;
}

static void
test_changed (void)
{
    AmendsChartAxis *axis = amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT);
    guint changed = 0;

    g_signal_connect (axis, "changed", G_CALLBACK (count_cb), &changed);
    amends_chart_axis_set_name (axis, "Reviews");
    amends_chart_axis_set_name (axis, "Reviews");
    g_assert_cmpuint (changed, ==, 1);
    g_assert_cmpstr (amends_chart_axis_get_name (axis), ==, "Reviews");
    amends_chart_axis_set_range (axis, 0, 10);
    g_assert_cmpuint (changed, ==, 2);
    g_assert_finalize_object (axis);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/axis/values", test_values);
    g_test_add_func ("/axis/any-range", test_any_range);
    g_test_add_func ("/axis/set-range", test_set_range);
    g_test_add_func ("/axis/format", test_format);
    g_test_add_func ("/axis/time", test_time);
    g_test_add_func ("/axis/no-overlap-at-any-width", test_no_overlap_at_any_width);
    g_test_add_func ("/axis/zone", test_zone);
    g_test_add_func ("/axis/slots", test_slots);
    g_test_add_func ("/axis/categories", test_categories);
    g_test_add_func ("/axis/changed", test_changed);
    return g_test_run ();
}
