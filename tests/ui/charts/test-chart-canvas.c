/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of a window is painted when a chart changes: GTK compares the nodes of two frames, so the nodes are looked at here. */
#include "amends-chart-canvas.h"
#include "amends-chart-plot.h"
#include "amends-chart.h"
#include "chart-samples.h"

#include <adwaita.h>

typedef struct {
    GtkWidget *window, *canvas;
    AmendsChartPlot *plot;
    AmendsChartFigure *figure;
} Fixture;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
    GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling (child))
        found = find (child, type);
    return found;
}

static void
settle (guint ms)
{
    gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

    while (g_get_monotonic_time () < until)
        if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (1000);
}

static void
show (Fixture *self)
{
    GtkWidget *chart;

    self->figure = chart_sample_make (CHART_SAMPLE_FEEDBACK, CHART_SAMPLE_ENGLISH);
    chart = amends_chart_new (self->figure);
    self->plot = AMENDS_CHART_PLOT (find (chart, AMENDS_TYPE_CHART_PLOT));
    /* The first canvas is the pointer's, the next one that of the layers. */
    self->canvas = gtk_widget_get_next_sibling (find (GTK_WIDGET (self->plot), AMENDS_TYPE_CHART_CANVAS));
    g_assert_true (AMENDS_IS_CHART_CANVAS (self->canvas));
    self->window = adw_window_new ();
    gtk_window_set_default_size (GTK_WINDOW (self->window), 760, 460);
    adw_window_set_content (ADW_WINDOW (self->window), chart);
    gtk_window_present (GTK_WINDOW (self->window));
    settle (150);
}

static void
dismiss (Fixture *self)
{
    gtk_window_destroy (GTK_WINDOW (self->window));
    settle (50);
    g_assert_finalize_object (self->figure);
}

/* Returns: (transfer full): what the canvas showed in the last frame, without what GTK lays around it */
static GskRenderNode *
get_picture (Fixture *self)
{
    g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->canvas);
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) root = NULL;
    GskRenderNode *node;

    gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (self->canvas),
                            gtk_widget_get_height (self->canvas));
    root = gtk_snapshot_to_node (snapshot);
    /* The outermost clip is the paintable's. */
    g_assert_cmpint (gsk_render_node_get_node_type (root), ==, GSK_CLIP_NODE);
    node = gsk_clip_node_get_child (root);
    while (gsk_render_node_get_node_type (node) != GSK_CLIP_NODE)
        switch ((int) gsk_render_node_get_node_type (node)) {
        case GSK_TRANSFORM_NODE:
            node = gsk_transform_node_get_child (node);
            break;
        case GSK_CONTAINER_NODE:
            g_assert_cmpuint (gsk_container_node_get_n_children (node), ==, 1);
            node = gsk_container_node_get_child (node, 0);
            break;
        default:
            g_assert_not_reached ();
        }
    return gsk_render_node_ref (node);
}

static void
assert_nothing_cut (GskRenderNode *picture)
{
    graphene_rect_t bounds;

    gsk_render_node_get_bounds (gsk_clip_node_get_child (picture), &bounds);
    g_assert_true (graphene_rect_contains_rect (gsk_clip_node_get_clip (picture), &bounds));
}

/* Clips that differ are painted as a whole; of equal ones each bar that changed would be a rectangle. */
static void
test_change_is_one_rectangle (void)
{
    static const double y[] = { 4, 5, 6, 7, 8, 9, 4, 5, 6, 7, 8, 9 };
    Fixture self;
    AmendsChartLayer *layer;

    show (&self);
    layer = amends_chart_figure_get_layer (self.figure, 0);
    for (guint n = 6; n <= G_N_ELEMENTS (y); n += 2) {
        g_autoptr (GskRenderNode) before = get_picture (&self), after = NULL;

        for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++)
            amends_chart_series_set_points (amends_chart_layer_get_series (layer, i), NULL, y, n);
        settle (100);
        after = get_picture (&self);
        g_assert_false (graphene_rect_equal (gsk_clip_node_get_clip (before), gsk_clip_node_get_clip (after)));
        assert_nothing_cut (before);
        assert_nothing_cut (after);
    }
    dismiss (&self);
}

static void
test_pointing_paints_no_layer (void)
{
    Fixture self;
    g_autoptr (GskRenderNode) before = NULL, after = NULL;

    show (&self);
    before = get_picture (&self);
    amends_chart_plot_point_at (self.plot, gtk_widget_get_width (self.canvas) * 0.97,
                                gtk_widget_get_height (self.canvas) * 0.7);
    settle (100);
    after = get_picture (&self);
    g_assert_true (before == after);
    dismiss (&self);
}

static void
test_other_colors_paint_all (void)
{
    AdwStyleManager *manager = adw_style_manager_get_default ();
    Fixture self;
    g_autoptr (GskRenderNode) before = NULL, after = NULL;

    show (&self);
    before = get_picture (&self);
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
    settle (100);
    after = get_picture (&self);
    g_assert_true (before != after);
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
    settle (100);
    dismiss (&self);
}

int
main (int argc, char **argv)
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
    g_test_add_func ("/chart-canvas/change-is-one-rectangle", test_change_is_one_rectangle);
    g_test_add_func ("/chart-canvas/pointing-paints-no-layer", test_pointing_paints_no_layer);
    g_test_add_func ("/chart-canvas/other-colors-paint-all", test_other_colors_paint_all);
    return g_test_run ();
}
