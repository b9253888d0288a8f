/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "amends-chart-figure.h"

/* A chart with many points: to be made, to be drawn, and to be drawn with ten times as many. Times are of the processor. */

#define N_POINTS 100000
#define N_TRIES 31
#define WIDTH 900
#define HEIGHT 320
#define FRAME_MS 16.0
#define GROWTH 2.0

static double
read_ms (void)
{
    struct timespec now;

    clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static AmendsChartFigure *
make_figure (gsize n)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autofree double *x = g_new (double, n);
    g_autofree double *y = g_new (double, n);
    AmendsChartFigure *figure = amends_chart_figure_new (amends_chart_time_axis_new (AMENDS_CHART_INSTANT, utc),
                                                         amends_chart_value_axis_new (AMENDS_CHART_UNIT_NUMBER));
    AmendsChartLayer *lines = amends_chart_line_layer_new ();
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("Points", AMENDS_CHART_INK_FIRST);

    for (gsize i = 0; i < n; i++) {
        x[i] = 1735689600 + (double) i * 600;
        y[i] = sin ((double) i / 5000) + sin ((double) i * 1.7) / 5;
    }
    amends_chart_series_set_points (series, x, y, n);
    amends_chart_layer_add (lines, series);
    amends_chart_figure_take_layer (figure, lines);
    amends_chart_figure_set_title (figure, "Many points");
    return figure;
}

static void
draw (AmendsChartFigure *figure)
{
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create (surface);

    amends_chart_figure_draw (figure, cr, WIDTH, HEIGHT, FALSE);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
    const double *left = a, *right = b;

    return (*left > *right) - (*left < *right);
}

/* Returns: the time that 95 of 100 tries stay within. @median: (out) */
static double
measure (const char *name, gsize n, gboolean with_making, double *median)
{
    double times[N_TRIES];
    g_autoptr (AmendsChartFigure) kept = make_figure (n);

    draw (kept);
    for (guint i = 0; i < N_TRIES; i++) {
        double start = read_ms ();

        if (with_making) {
            g_autoptr (AmendsChartFigure) figure = make_figure (n);

            draw (figure);
        } else {
            draw (kept);
        }
        times[i] = read_ms () - start;
    }
    qsort (times, N_TRIES, sizeof *times, compare_doubles);
    *median = times[N_TRIES / 2];
    g_print ("%-36s %5d tries  median %8.2f ms  p95 %8.2f ms\n", name, N_TRIES, *median, times[N_TRIES * 95 / 100]);
    return times[N_TRIES * 95 / 100];
}

static void
say_bar (const char *name, double value, double limit)
{
    g_print ("bar: %s %.2f %.2f %s\n", name, value, limit, value <= limit ? "ok" : "short");
}

int
main (void)
{
    double few, many, more;
    double p95 = measure ("drawn, 100,000 points", N_POINTS, FALSE, &many);

    measure ("made and drawn, 100,000 points", N_POINTS, TRUE, &few);
    measure ("drawn, 1,000,000 points", N_POINTS * 10, FALSE, &more);
    say_bar ("chart-100000-points-p95-ms", p95, FRAME_MS);
    /* What is drawn are columns of pixels, not points. */
    say_bar ("chart-growth-to-1000000", more / many, GROWTH);
    return EXIT_SUCCESS;
}
