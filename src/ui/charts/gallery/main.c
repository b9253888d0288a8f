/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Shows all kinds of chart on invented data, for people to look at:
 *   amends-chart-gallery [--width N] [--height N] [--rtl] [--dark] [--contrast] [--language en|de|zh] [--chart NAME] [--table] [--point X,Y]
 *                        [--shot FILE]
 * With --shot it saves a picture of the whole page and ends.
 */
#include <adwaita.h>

#include "amends-chart-plot.h"
#include "amends-chart.h"
#include "chart-samples.h"

#define TWO_COLUMNS 1000
#define SPACING 18

static int width = 1280, height = 900;
static gboolean rtl, dark, contrast, table;
static char *language, *chart, *shot, *point;

static const GOptionEntry options[] = {
    { "width", 0, 0, G_OPTION_ARG_INT, &width, "Of the window", "PIXELS" },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, "Of the window", "PIXELS" },
    { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "Mirrored, as for languages read from right to left", NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "In the dark style", NULL },
    { "contrast", 0, 0, G_OPTION_ARG_NONE, &contrast, "In high contrast", NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, "Of the invented words", "en|de|zh" },
    { "chart", 0, 0, G_OPTION_ARG_STRING, &chart, "Only this one", "NAME" },
    { "table", 0, 0, G_OPTION_ARG_NONE, &table, "Tables in place of pictures", NULL },
    { "point", 0, 0, G_OPTION_ARG_STRING, &point, "Points at a place in each chart, in percent", "X,Y" },
    { "shot", 0, 0, G_OPTION_ARG_FILENAME, &shot, "Saves a picture and ends", "FILE" },
    { 0 },
};

static void
settle (guint ms)
{
    gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

    while (g_get_monotonic_time () < until)
        if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (2000);
}

static void
activated_cb (AmendsChart *self, AmendsChartSeries *series, guint64 index, gpointer user_data G_GNUC_UNUSED)
{
    g_print ("%s: %s, point %" G_GUINT64_FORMAT "\n", amends_chart_figure_get_title (amends_chart_get_figure (self)),
             amends_chart_series_get_name (series), index);
}

static ChartSampleLanguage
find_language (void)
{
    return g_strcmp0 (language, "de") == 0   ? CHART_SAMPLE_GERMAN
           : g_strcmp0 (language, "zh") == 0 ? CHART_SAMPLE_CHINESE
                                             : CHART_SAMPLE_ENGLISH;
}

static GtkWidget *
make_card (ChartSample sample)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (sample, find_language ());
    GtkWidget *view = amends_chart_new (figure), *card = adw_bin_new ();

    amends_chart_set_table_shown (AMENDS_CHART (view), table);
    g_signal_connect (view, "activated", G_CALLBACK (activated_cb), NULL);
    gtk_widget_set_margin_top (view, SPACING);
    gtk_widget_set_margin_bottom (view, SPACING);
    gtk_widget_set_margin_start (view, SPACING);
    gtk_widget_set_margin_end (view, SPACING);
    gtk_widget_add_css_class (card, "card");
    gtk_widget_set_hexpand (card, TRUE);
    adw_bin_set_child (ADW_BIN (card), view);
    return card;
}

static GtkWidget *
make_page (void)
{
    GtkWidget *grid = gtk_grid_new ();
    int columns = width >= TWO_COLUMNS && chart == NULL ? 2 : 1, n = 0;

    gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
    gtk_grid_set_row_spacing (GTK_GRID (grid), SPACING);
    gtk_grid_set_column_spacing (GTK_GRID (grid), SPACING);
    gtk_widget_set_margin_top (grid, SPACING);
    gtk_widget_set_margin_bottom (grid, SPACING);
    gtk_widget_set_margin_start (grid, width < 500 ? 12 : SPACING);
    gtk_widget_set_margin_end (grid, width < 500 ? 12 : SPACING);
    for (int i = 0; i < N_CHART_SAMPLES; i++) {
        if (chart != NULL && g_strcmp0 (chart, chart_sample_name ((ChartSample) i)) != 0)
            continue;
        gtk_grid_attach (GTK_GRID (grid), make_card ((ChartSample) i), n % columns, n / columns, 1, 1);
        n++;
    }
    return grid;
}

static void
point_at (GtkWidget *widget)
{
    double x = 0, y = 0;

    if (AMENDS_IS_CHART_PLOT (widget) && sscanf (point, "%lf,%lf", &x, &y) == 2)
        amends_chart_plot_point_at (AMENDS_CHART_PLOT (widget), gtk_widget_get_width (widget) * x / 100,
                                    gtk_widget_get_height (widget) * y / 100);
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        point_at (child);
}

static void
save_picture (GtkWidget *window, GtkWidget *page)
{
    g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (page);
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) node = NULL;
    g_autoptr (GdkTexture) texture = NULL;
    int page_width = gtk_widget_get_width (page), page_height = gtk_widget_get_height (page);
    GdkRGBA back;

    gdk_rgba_parse (&back, dark ? "#222226" : "#fafafb");
    gtk_snapshot_append_color (snapshot, &back, &GRAPHENE_RECT_INIT (0, 0, (float) page_width, (float) page_height));
    gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), page_width, page_height);
    node = gtk_snapshot_to_node (snapshot);
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
    gdk_texture_save_to_png (texture, shot);
    g_print ("%s: %d x %d\n", shot, page_width, page_height);
}

int
main (int argc, char **argv)
{
    g_autoptr (GOptionContext) context = g_option_context_new (NULL);
    g_autoptr (GError) error = NULL;
    GtkWidget *window, *page, *scrolled;

    g_option_context_add_main_entries (context, options, NULL);
    if (!g_option_context_parse (context, &argc, &argv, &error)) {
        g_printerr ("%s\n", error->message);
        return 64;
    }
    /* Before GTK starts: libadwaita takes the contrast from the theme's name then. */
    if (contrast)
        g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
    adw_init ();
    if (rtl)
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
    if (dark)
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
    window = adw_window_new ();
    page = make_page ();
    scrolled = gtk_scrolled_window_new ();
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
    gtk_window_set_title (GTK_WINDOW (window), "Charts");
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
    adw_window_set_content (ADW_WINDOW (window), scrolled);
    gtk_window_present (GTK_WINDOW (window));
    settle (shot != NULL ? 800 : 0);
    if (point != NULL)
        point_at (page);
    settle (shot != NULL ? 300 : 0);
    if (shot != NULL)
        save_picture (window, page);
    while (shot == NULL && gtk_window_list_toplevels () != NULL)
        g_main_context_iteration (NULL, TRUE);
    gtk_window_destroy (GTK_WINDOW (window));
    return 0;
}
