/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is seen of a figure, pixel by pixel: without a display. */
#include "amends-chart-walk.h"
#include "chart-samples.h"

#include <math.h>

#define WIDTH 600
#define HEIGHT 300

typedef struct {
    AmendsChartFigure *figure;
    AmendsChartStyle style;
    AmendsChartPlan plan;
    cairo_surface_t *surface;
} Picture;

static void
draw (Picture *self, AmendsChartFigure *figure, gboolean rtl, int width, int height)
{
    g_autoptr (GtkSnapshot) snapshot = NULL;
    g_autoptr (GskRenderNode) node = NULL;
    cairo_t *cr;

    g_type_ensure (GSK_TYPE_COLOR_NODE);
    snapshot = gtk_snapshot_new ();
    self->figure = figure;
    amends_chart_style_init_paper (&self->style, rtl);
    gtk_snapshot_append_color (snapshot, &self->style.paper, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
    amends_chart_plan_make (&self->plan, figure, &self->style, rtl,
                            &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
    amends_chart_plan_draw (&self->plan, figure, 1, snapshot);
    node = gtk_snapshot_to_node (snapshot);
    self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
    cr = cairo_create (self->surface);
    gsk_render_node_draw (node, cr);
    cairo_destroy (cr);
    cairo_surface_flush (self->surface);
}

static void
clear (Picture *self)
{
    cairo_surface_destroy (self->surface);
    amends_chart_style_clear (&self->style);
    g_object_unref (self->figure);
}

static gboolean
is_color (Picture *self, int x, int y, const GdkRGBA *color)
{
    const guint8 *pixel = cairo_image_surface_get_data (self->surface) +
                          (gsize) y * (gsize) cairo_image_surface_get_stride (self->surface) + (gsize) x * 4;

    /* Not the rims of letters, which have colours of their own. */
    return fabs (pixel[2] - color->red * 255) < 4 && fabs (pixel[1] - color->green * 255) < 4 &&
           fabs (pixel[0] - color->blue * 255) < 4;
}

static guint
count (Picture *self, const graphene_rect_t *area, const GdkRGBA *color)
{
    int left = (int) floorf (area->origin.x), right = (int) ceilf (area->origin.x + area->size.width);
    int top = (int) floorf (area->origin.y), bottom = (int) ceilf (area->origin.y + area->size.height);
    guint n = 0;

    for (int y = MAX (top, 0); y < MIN (bottom, cairo_image_surface_get_height (self->surface)); y++)
        for (int x = MAX (left, 0); x < MIN (right, cairo_image_surface_get_width (self->surface)); x++)
            n += is_color (self, x, y, color);
    return n;
}

static gboolean
has_ink (Picture *self, const graphene_rect_t *area)
{
    guint all = (guint) (ceilf (area->origin.x + area->size.width) - floorf (area->origin.x)) *
                (guint) (ceilf (area->origin.y + area->size.height) - floorf (area->origin.y));

    return count (self, area, &self->style.paper) < all;
}

static AmendsChartFigure *
make_in (AmendsChartInk ink, const char *const *labels, AmendsChartUnit unit, const double *y, gsize n)
{
    AmendsChartAxis *values = amends_chart_value_axis_new (unit);
    AmendsChartFigure *figure = amends_chart_figure_new (amends_chart_category_axis_new (labels), values);
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("Bars", ink);

    amends_chart_axis_set_range (values, 0, 1);
    amends_chart_series_set_points (series, NULL, y, n);
    amends_chart_layer_add (bars, series);
    amends_chart_figure_take_layer (figure, bars);
    return figure;
}

static AmendsChartFigure *
make (const char *const *labels, AmendsChartUnit unit, const double *y, gsize n)
{
    return make_in (AMENDS_CHART_INK_FIRST, labels, unit, y, n);
}

static void
test_a_share_of_nothing_is_no_gap (void)
{
    static const char *const LABELS[] = { "a", "b", "c", NULL };
    const double y[] = { 0, NAN, 0.5 };
    static const struct {
        AmendsChartUnit unit;
        gboolean seen;
    } CASES[] = { { AMENDS_CHART_UNIT_PERCENT, TRUE }, { AMENDS_CHART_UNIT_COUNT, FALSE } };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
        for (int turned = 0; turned < 2; turned++) {
            AmendsChartFigure *figure = make (LABELS, CASES[i].unit, y, 3);
            Picture picture;
            graphene_rect_t none, gap;

            amends_chart_figure_set_transposed (figure, turned == 1);
            draw (&picture, figure, FALSE, WIDTH, HEIGHT);
            g_assert_true (amends_chart_walk_locate (&picture.plan, figure, (AmendsChartPlace) { 0, 0, 0 }, &none));
            graphene_rect_inset (&none, -2, -2);
            g_assert_cmpint (count (&picture, &none, &picture.style.inks[AMENDS_CHART_INK_FIRST]) > 20, ==,
                             CASES[i].seen);
            gap = none;
            graphene_rect_offset (&gap, turned ? 0 : picture.plan.plot.size.width / 3,
                                  turned ? picture.plan.plot.size.height / 3 : 0);
            g_assert_cmpuint (count (&picture, &gap, &picture.style.inks[AMENDS_CHART_INK_FIRST]), ==, 0);
            clear (&picture);
        }
}

/* Where a row's name stands above its bar, the line of another layer and those of the axis pass behind it. */
static void
test_nothing_goes_through_a_name (void)
{
    static const char *const LABELS[] = { "Buyer did not learn of a missed parcel",
                                          "Return rules are complicated and long",
                                          "The picture does not show what it is", NULL };
    const double y[] = { 1, 0.3, 0.2 }, line[] = { 0.1, 0.3, 0.5 };
    AmendsChartFigure *figure = make (LABELS, AMENDS_CHART_UNIT_NUMBER, y, 3);
    AmendsChartLayer *lines = amends_chart_line_layer_new ();
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("Line", AMENDS_CHART_INK_SECOND);
    Picture picture;
    graphene_rect_t bar;

    amends_chart_figure_set_transposed (figure, TRUE);
    amends_chart_series_set_points (series, NULL, line, 3);
    amends_chart_layer_add (lines, series);
    amends_chart_figure_take_layer (figure, lines);
    draw (&picture, figure, FALSE, 320, 300);
    g_assert_true (picture.plan.stacked);
    for (gsize row = 1; row < 3; row++) {
        graphene_rect_t name;

        g_assert_true (amends_chart_walk_locate (&picture.plan, figure, (AmendsChartPlace) { 0, 0, row }, &bar));
        name = GRAPHENE_RECT_INIT (picture.plan.plot.origin.x + 4, bar.origin.y - 21, 150, 10);
        g_assert_true (has_ink (&picture, &name));
        g_assert_cmpuint (count (&picture, &name, &picture.style.inks[AMENDS_CHART_INK_SECOND]), ==, 0);
    }
    clear (&picture);
}

/* Beside a row stands its name, whichever way that reads. */
static void
test_names_stand_at_their_rows (void)
{
    static const char *const LABELS[] = { "Lamp", "מנורה", "A longer name of a product that stands beside", NULL };
    const double y[] = { 0.4, 0.3, 0.2 };

    for (int rtl = 0; rtl < 2; rtl++) {
        AmendsChartFigure *figure = make (LABELS, AMENDS_CHART_UNIT_NUMBER, y, 3);
        Picture picture;

        amends_chart_figure_set_transposed (figure, TRUE);
        draw (&picture, figure, rtl == 1, WIDTH, HEIGHT);
        g_assert_false (picture.plan.stacked);
        for (gsize row = 0; row < 2; row++) {
            const graphene_rect_t *plot = &picture.plan.plot;
            graphene_rect_t bar, near, far;
            double edge = rtl ? plot->origin.x + plot->size.width + 8 : plot->origin.x - 8;

            g_assert_true (amends_chart_walk_locate (&picture.plan, figure, (AmendsChartPlace) { 0, 0, row }, &bar));
            near = GRAPHENE_RECT_INIT ((float) (rtl ? edge : edge - 40), bar.origin.y, 40, bar.size.height);
            far = near;
            graphene_rect_offset (&far, rtl ? 60 : -60, 0);
            g_assert_true (has_ink (&picture, &near));
            g_assert_false (has_ink (&picture, &far));
        }
        clear (&picture);
    }
}

static double
find_luminance (const GdkRGBA *color)
{
    const float channels[] = { color->red, color->green, color->blue };
    const double shares[] = { 0.2126, 0.7152, 0.0722 };
    double sum = 0;

    for (int i = 0; i < 3; i++)
        sum += shares[i] * (channels[i] <= 0.04045f ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4));
    return sum;
}

/* On a cell of any strength, in the light style and in the dark. */
static void
test_numbers_are_read_on_any_colour (void)
{
    static const struct {
        const char *paper, *text, *heat;
    } CASES[] = { { "white", "rgba(0,0,6,0.8)", "#b8430f" },
                  { "#36363a", "white", "#f28347" },
                  { "white", "black", "#8a2c00" },
                  { "#1d1d20", "white", "#ffb48a" } };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
        for (int strength = 0; strength <= 20; strength++) {
            AmendsChartStyle style = { 0 };
            GdkRGBA fill, text, ground;
            double light, dark;

            gdk_rgba_parse (&style.paper, CASES[i].paper);
            gdk_rgba_parse (&style.text, CASES[i].text);
            gdk_rgba_parse (&fill, CASES[i].heat);
            fill.alpha = (float) strength / 20;
            text = amends_chart_style_text_on (&style, &fill);
            ground = (GdkRGBA) { fill.alpha * fill.red + (1 - fill.alpha) * style.paper.red,
                                 fill.alpha * fill.green + (1 - fill.alpha) * style.paper.green,
                                 fill.alpha * fill.blue + (1 - fill.alpha) * style.paper.blue, 1 };
            text = (GdkRGBA) { text.alpha * text.red + (1 - text.alpha) * ground.red,
                               text.alpha * text.green + (1 - text.alpha) * ground.green,
                               text.alpha * text.blue + (1 - text.alpha) * ground.blue, 1 };
            light = MAX (find_luminance (&text), find_luminance (&ground));
            dark = MIN (find_luminance (&text), find_luminance (&ground));
            g_assert_cmpfloat ((light + 0.05) / (dark + 0.05), >=, 4.5);
        }
}

/* A bar without a fill of its own still stands before the lines of the grid. */
static void
test_no_grid_shows_through_a_hollow_bar (void)
{
    static const char *const LABELS[] = { "a", NULL };
    const double y[] = { 1 };
    AmendsChartFigure *figure = make_in (AMENDS_CHART_INK_COMPARE, LABELS, AMENDS_CHART_UNIT_PERCENT, y, 1);
    Picture picture;
    graphene_rect_t bar;
    GdkRGBA within;
    guint8 *pixel;

    draw (&picture, figure, FALSE, WIDTH, HEIGHT);
    g_assert_true (amends_chart_walk_locate (&picture.plan, figure, (AmendsChartPlace) { 0, 0, 0 }, &bar));
    /* Without its outline. */
    graphene_rect_inset (&bar, 4, 4);
    bar = GRAPHENE_RECT_INIT (floorf (bar.origin.x), floorf (bar.origin.y), floorf (bar.size.width),
                              floorf (bar.size.height));
    pixel = cairo_image_surface_get_data (picture.surface) +
            (gsize) bar.origin.y * (gsize) cairo_image_surface_get_stride (picture.surface) + (gsize) bar.origin.x * 4;
    within = (GdkRGBA) { pixel[2] / 255.0f, pixel[1] / 255.0f, pixel[0] / 255.0f, 1 };
    g_assert_false (gdk_rgba_equal (&within, &picture.style.paper));
    g_assert_cmpuint (count (&picture, &bar, &within), ==, (guint) (bar.size.width * bar.size.height));
    clear (&picture);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/chart-draw/a-share-of-nothing-is-no-gap", test_a_share_of_nothing_is_no_gap);
    g_test_add_func ("/chart-draw/no-grid-shows-through-a-hollow-bar", test_no_grid_shows_through_a_hollow_bar);
    g_test_add_func ("/chart-draw/nothing-goes-through-a-name", test_nothing_goes_through_a_name);
    g_test_add_func ("/chart-draw/names-stand-at-their-rows", test_names_stand_at_their_rows);
    g_test_add_func ("/chart-draw/numbers-are-read-on-any-colour", test_numbers_are_read_on_any_colour);
    return g_test_run ();
}
