/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Charts as they are drawn, compared with stored pictures of the same size: with tolerance, for other versions of fonts and of GTK draw edges a
 * little otherwise. Makes the pictures anew:
 *   AMENDS_MAKE_REFERENCES=1 ./dev meson test -C build chart-pictures
 */
#include "amends-chart-plot.h"
#include "chart-samples.h"

#include "amends-chart.h"

#include <adwaita.h>

/* Compared in blocks of this many pixels: letters that move by one do not count, a bar that is missing does. */
#define BLOCK 8
/* How far the mean of a block may be from the stored one, of 255, and what share of the blocks may be farther. */
#define BLOCK_TOLERANCE 26
#define SHARE_TOLERANCE 0.015

typedef struct {
    ChartSample sample;
    int width;
    gboolean dark, rtl;
} Case;

static const ChartSample SAMPLES[] = { CHART_SAMPLE_RATING, CHART_SAMPLE_FEEDBACK, CHART_SAMPLE_STARS,
                                       CHART_SAMPLE_CAUSES, CHART_SAMPLE_PRODUCTS, CHART_SAMPLE_ANSWERS };
static const int WIDTHS[] = { 320, 560, 900 };

static void
settle (guint ms)
{
    gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

    while (g_get_monotonic_time () < until)
        if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (1000);
}

static GtkWidget *
find_plot (GtkWidget *widget)
{
    GtkWidget *child = gtk_widget_get_first_child (widget);

    while (child != NULL && !AMENDS_IS_CHART_PLOT (child))
        child = gtk_widget_get_next_sibling (child);
    return child;
}

static GdkTexture *
draw (const Case *test)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (test->sample, CHART_SAMPLE_ENGLISH);
    GtkWidget *window = adw_window_new (), *chart = amends_chart_new (figure), *plot = find_plot (chart);
    g_autoptr (GdkPaintable) paintable = NULL;
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) node = NULL;
    GdkTexture *texture;
    GdkRGBA back;
    int width, height;

    gtk_widget_set_direction (plot, test->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
    gtk_widget_set_size_request (chart, test->width, -1);
    gtk_widget_set_halign (chart, GTK_ALIGN_START);
    gtk_widget_set_valign (chart, GTK_ALIGN_START);
    adw_window_set_content (ADW_WINDOW (window), chart);
    gtk_window_set_default_size (GTK_WINDOW (window), test->width, 700);
    gtk_window_present (GTK_WINDOW (window));
    settle (120);
    width = gtk_widget_get_width (plot);
    height = gtk_widget_get_height (plot);
    paintable = gtk_widget_paintable_new (plot);
    gdk_rgba_parse (&back, test->dark ? "#222226" : "white");
    gtk_snapshot_append_color (snapshot, &back, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
    gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
    node = gtk_snapshot_to_node (snapshot);
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
    gtk_window_destroy (GTK_WINDOW (window));
    settle (20);
    return texture;
}

static char *
find_reference (const Case *test)
{
    g_autofree char *name = g_strdup_printf ("%s-%d-%s.png", chart_sample_name (test->sample), test->width,
                                             test->dark  ? "dark"
                                             : test->rtl ? "rtl"
                                                         : "light");

    return g_test_build_filename (G_TEST_DIST, "ui", "charts", "references", name, NULL);
}

static guchar *
download (GdkTexture *texture, gsize *stride)
{
    guchar *pixels;

    *stride = (gsize) gdk_texture_get_width (texture) * 4;
    pixels = g_malloc (*stride * (gsize) gdk_texture_get_height (texture));
    gdk_texture_download (texture, pixels, *stride);
    return pixels;
}

static double
average (const guchar *pixels, gsize stride, int x, int y, int channel)
{
    double sum = 0;

    for (int row = 0; row < BLOCK; row++)
        for (int column = 0; column < BLOCK; column++)
            sum += pixels[(gsize) (y + row) * stride + (gsize) (x + column) * 4 + (gsize) channel];
    return sum / (BLOCK * BLOCK);
}

static double
measure_difference (GdkTexture *drawn, GdkTexture *stored)
{
    gsize stride, stored_stride;
    g_autofree guchar *pixels = download (drawn, &stride), *stored_pixels = download (stored, &stored_stride);
    int width = MIN (gdk_texture_get_width (drawn), gdk_texture_get_width (stored));
    int height = MIN (gdk_texture_get_height (drawn), gdk_texture_get_height (stored));
    int blocks = 0, different = 0;

    for (int y = 0; y + BLOCK <= height; y += BLOCK)
        for (int x = 0; x + BLOCK <= width; x += BLOCK) {
            double farthest = 0;

            for (int channel = 0; channel < 3; channel++)
                farthest = MAX (farthest, ABS (average (pixels, stride, x, y, channel) -
                                               average (stored_pixels, stored_stride, x, y, channel)));
            blocks++;
            different += farthest > BLOCK_TOLERANCE ? 1 : 0;
        }
    return (double) different / MAX (blocks, 1);
}

static void
test_picture (gconstpointer data)
{
    const Case *test = data;
    g_autofree char *path = find_reference (test);
    g_autoptr (GdkTexture) drawn = NULL, stored = NULL;
    g_autoptr (GError) error = NULL;
    double difference;

    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        test->dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
    drawn = draw (test);
    if (g_getenv ("AMENDS_MAKE_REFERENCES") != NULL) {
        g_assert_true (gdk_texture_save_to_png (drawn, path));
        return;
    }
    stored = gdk_texture_new_from_filename (path, &error);
    g_assert_no_error (error);
    g_assert_cmpint (gdk_texture_get_width (drawn), ==, gdk_texture_get_width (stored));
    g_assert_cmpint (ABS (gdk_texture_get_height (drawn) - gdk_texture_get_height (stored)), <=, 2);
    difference = measure_difference (drawn, stored);
    g_test_message ("%s: %.4f", path, difference);
    if (difference > SHARE_TOLERANCE) {
        g_autofree char *name = g_path_get_basename (path), *seen = g_build_filename (g_get_tmp_dir (), name, NULL);

        gdk_texture_save_to_png (drawn, seen);
        g_test_message ("what was drawn: %s", seen);
    }
    g_assert_cmpfloat (difference, <=, SHARE_TOLERANCE);
}

/* The comparison itself sees what matters: another chart, a mirrored one. */
static void
test_differences_are_seen (void)
{
    const Case feedback = { CHART_SAMPLE_FEEDBACK, 560, FALSE, FALSE },
               mirrored = { CHART_SAMPLE_FEEDBACK, 560, FALSE, TRUE };
    const Case stars = { CHART_SAMPLE_STARS, 560, FALSE, FALSE };
    g_autoptr (GdkTexture) one = draw (&feedback), same = draw (&feedback), turned = draw (&mirrored),
                           other = draw (&stars);

    g_assert_cmpfloat (measure_difference (one, same), ==, 0);
    g_assert_cmpfloat (measure_difference (one, turned), >, SHARE_TOLERANCE * 4);
    g_assert_cmpfloat (measure_difference (one, other), >, SHARE_TOLERANCE * 4);
}

static void
add_case (ChartSample sample, int width, gboolean dark, gboolean rtl)
{
    Case *test = g_new0 (Case, 1);
    g_autofree char *path = g_strdup_printf ("/pictures/%s/%d/%s", chart_sample_name (sample), width,
                                             dark  ? "dark"
                                             : rtl ? "rtl"
                                                   : "light");

    *test = (Case) { sample, width, dark, rtl };
    g_test_add_data_func_full (path, test, test_picture, g_free);
}

int
main (int argc, char **argv)
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Inter 11",
                  "gtk-hint-font-metrics", TRUE, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
        for (gsize j = 0; j < G_N_ELEMENTS (WIDTHS); j++) {
            add_case (SAMPLES[i], WIDTHS[j], FALSE, FALSE);
            add_case (SAMPLES[i], WIDTHS[j], TRUE, FALSE);
            add_case (SAMPLES[i], WIDTHS[j], FALSE, TRUE);
        }
    g_test_add_func ("/pictures/differences-are-seen", test_differences_are_seen);
    return g_test_run ();
}
