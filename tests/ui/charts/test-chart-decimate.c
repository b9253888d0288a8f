/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-decimate.h"

#include <math.h>

static void
make_points (double *x, double *y, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        x[i] = (double) i;
        y[i] = g_test_rand_double_range (-100, 100);
    }
}

static void
test_few_are_kept (void)
{
    const double x[] = { 0, 1, 2, 3 }, y[] = { 4, NAN, 5, 6 };
    g_autoptr (GArray) kept = amends_chart_decimate (x, y, 4, 0, 3, 100);

    g_assert_cmpuint (kept->len, ==, 4);
    for (gsize i = 0; i < 4; i++)
        g_assert_cmpuint (g_array_index (kept, gsize, i), ==, i);
}

static void
test_none (void)
{
    const double x[] = { 0 }, y[] = { NAN };
    g_autoptr (GArray) empty = amends_chart_decimate (x, y, 0, 0, 1, 100);
    g_autoptr (GArray) gap = amends_chart_decimate (x, y, 1, 0, 1, 100);

    g_assert_cmpuint (empty->len, ==, 0);
    g_assert_cmpuint (gap->len, ==, 1);
}

/* Of a million points, few enough for the pixels, in order, each column with its lowest and highest. */
static void
test_million (void)
{
    const gsize n = 1000000;
    const guint columns = 800;
    g_autofree double *x = g_new (double, n), *y = g_new (double, n);
    double low[800], high[800], kept_low[800], kept_high[800];
    g_autoptr (GArray) kept = NULL;

    make_points (x, y, n);
    kept = amends_chart_decimate (x, y, n, 0, (double) (n - 1), columns);
    g_assert_cmpuint (kept->len, <=, 5 * columns + 2);
    for (guint i = 0; i < columns; i++) {
        low[i] = kept_low[i] = INFINITY;
        high[i] = kept_high[i] = -INFINITY;
    }
    for (gsize i = 0; i < n; i++) {
        guint column = MIN ((guint) (x[i] * columns / (double) (n - 1)), columns - 1);

        low[column] = MIN (low[column], y[i]);
        high[column] = MAX (high[column], y[i]);
    }
    for (guint i = 0; i < kept->len; i++) {
        gsize point = g_array_index (kept, gsize, i);
        guint column = MIN ((guint) (x[point] * columns / (double) (n - 1)), columns - 1);

        g_assert_true (i == 0 || point > g_array_index (kept, gsize, i - 1));
        kept_low[column] = MIN (kept_low[column], y[point]);
        kept_high[column] = MAX (kept_high[column], y[point]);
    }
    for (guint i = 0; i < columns; i++) {
        g_assert_cmpfloat (kept_low[i], ==, low[i]);
        g_assert_cmpfloat (kept_high[i], ==, high[i]);
    }
}

static void
test_gap_survives (void)
{
    const gsize n = 10000;
    g_autofree double *x = g_new (double, n), *y = g_new (double, n);
    g_autoptr (GArray) kept = NULL;
    guint gaps = 0;

    make_points (x, y, n);
    for (gsize i = 4000; i < 6000; i++)
        y[i] = NAN;
    kept = amends_chart_decimate (x, y, n, 0, (double) (n - 1), 50);
    for (guint i = 0; i < kept->len; i++)
        gaps += isnan (y[g_array_index (kept, gsize, i)]) ? 1 : 0;
    g_assert_cmpuint (gaps, >, 0);
    g_assert_cmpuint (gaps, <=, 12);
}

/* A part of the points: those inside, and the nearest outside, to which the line leads. */
static void
test_window (void)
{
    const gsize n = 100000;
    g_autofree double *x = g_new (double, n), *y = g_new (double, n);
    g_autoptr (GArray) kept = NULL;

    make_points (x, y, n);
    kept = amends_chart_decimate (x, y, n, 50000, 60000, 100);
    g_assert_cmpuint (g_array_index (kept, gsize, 0), ==, 49999);
    g_assert_cmpuint (g_array_index (kept, gsize, kept->len - 1), ==, 60001);
    g_assert_cmpuint (kept->len, <=, 600);
}

static void
test_one_instant (void)
{
    double x[1000], y[1000];
    g_autoptr (GArray) kept = NULL;

    make_points (x, y, 1000);
    for (int i = 0; i < 1000; i++)
        x[i] = 7;
    kept = amends_chart_decimate (x, y, 1000, 7, 7, 100);
    g_assert_cmpuint (kept->len, >=, 2);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/decimate/few-are-kept", test_few_are_kept);
    g_test_add_func ("/decimate/none", test_none);
    g_test_add_func ("/decimate/million", test_million);
    g_test_add_func ("/decimate/gap-survives", test_gap_survives);
    g_test_add_func ("/decimate/window", test_window);
    g_test_add_func ("/decimate/one-instant", test_one_instant);
    return g_test_run ();
}
