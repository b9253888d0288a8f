/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures, their geometry, what a pointer means and where keys lead: all without a display. */
#include "amends-chart-walk.h"
#include "chart-samples.h"

#include <math.h>

typedef struct {
    AmendsChartFigure *figure;
    AmendsChartStyle style;
    AmendsChartPlan plan;
} Fixture;

static void
plan (Fixture *self, AmendsChartFigure *figure, gboolean rtl, float width, float height)
{
    self->figure = figure;
    amends_chart_style_init_paper (&self->style, rtl);
    amends_chart_plan_make (&self->plan, figure, &self->style, rtl, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
clear (Fixture *self)
{
    amends_chart_style_clear (&self->style);
    g_object_unref (self->figure);
}

static AmendsChartFigure *
make (AmendsChartLayer *layer, guint n_series, const double y[][4], AmendsChartUnit unit)
{
    const char *labels[] = { "a", "b", "c", "d", NULL }, *names[] = { "First", "Second", "Third" };
    AmendsChartFigure *figure =
        amends_chart_figure_new (amends_chart_category_axis_new (labels), amends_chart_value_axis_new (unit));

    for (guint i = 0; i < n_series; i++) {
        g_autoptr (AmendsChartSeries) series = amends_chart_series_new (names[i], (AmendsChartInk) i);

        amends_chart_series_set_points (series, NULL, y[i], 4);
        amends_chart_layer_add (layer, series);
    }
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

static graphene_rect_t
locate (Fixture *self, guint layer, guint series, gsize point)
{
    graphene_rect_t box;

    g_assert_true (
        amends_chart_walk_locate (&self->plan, self->figure, (AmendsChartPlace) { layer, series, point }, &box));
    return box;
}

static graphene_point_t
find_center (const graphene_rect_t *box)
{
    return GRAPHENE_POINT_INIT (box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2);
}

static void
test_stack (void)
{
    const double y[][4] = { { 10, 20, 0, 4 }, { 5, 5, 5, NAN } };
    Fixture self;
    graphene_rect_t lower, upper, unused;

    plan (&self, make (amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED), 2, y, AMENDS_CHART_UNIT_COUNT), FALSE,
          600, 300);
    lower = locate (&self, 0, 0, 0);
    upper = locate (&self, 0, 1, 0);
    g_assert_cmpfloat_with_epsilon (lower.size.height, 2 * upper.size.height, 0.1);
    g_assert_cmpfloat_with_epsilon (upper.origin.y + upper.size.height, lower.origin.y, 0.01);
    g_assert_cmpfloat_with_epsilon (upper.origin.x, lower.origin.x, 0.01);
    /* The axis covers the stack, not its largest part. */
    upper = locate (&self, 0, 1, 1);
    g_assert_cmpfloat (upper.origin.y, >=, self.plan.plot.origin.y - 0.01);
    /* On the ground where there is nothing below, and nowhere where there is no value. */
    upper = locate (&self, 0, 1, 2);
    g_assert_cmpfloat_with_epsilon (upper.origin.y + upper.size.height,
                                    self.plan.plot.origin.y + self.plan.plot.size.height, 0.01);
    g_assert_false (amends_chart_walk_locate (&self.plan, self.figure, (AmendsChartPlace) { 0, 1, 3 }, &unused));
    clear (&self);
}

static void
test_negative_stack (void)
{
    const double y[][4] = { { 10, -20, 3, 0 }, { -5, -5, 5, 1 } };
    Fixture self;
    graphene_rect_t plus, minus, first, second;

    plan (&self, make (amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED), 2, y, AMENDS_CHART_UNIT_NUMBER), FALSE,
          600, 300);
    plus = locate (&self, 0, 0, 0);
    minus = locate (&self, 0, 1, 0);
    g_assert_cmpfloat_with_epsilon (plus.origin.y + plus.size.height, minus.origin.y, 0.01);
    first = locate (&self, 0, 0, 1);
    second = locate (&self, 0, 1, 1);
    g_assert_cmpfloat_with_epsilon (first.origin.y + first.size.height, second.origin.y, 0.01);
    g_assert_cmpfloat_with_epsilon (first.origin.y, minus.origin.y, 0.01);
    clear (&self);
}

static void
test_groups_stand_side_by_side (void)
{
    const double y[][4] = { { 10, 20, 3, 1 }, { 5, 5, 5, 1 } };

    for (int rtl = 0; rtl < 2; rtl++) {
        Fixture self;
        graphene_rect_t first, second, next;

        plan (&self, make (amends_chart_bar_layer_new (AMENDS_CHART_BARS_GROUPED), 2, y, AMENDS_CHART_UNIT_COUNT),
              rtl == 1, 600, 300);
        first = locate (&self, 0, 0, 0);
        second = locate (&self, 0, 1, 0);
        next = locate (&self, 0, 0, 1);
        g_assert_false (graphene_rect_intersection (&first, &second, NULL) &&
                        fabsf (first.origin.x - second.origin.x) < first.size.width - 0.1f);
        g_assert_cmpint (first.origin.x < second.origin.x, ==, rtl == 0);
        g_assert_cmpint (second.origin.x < next.origin.x, ==, rtl == 0);
        clear (&self);
    }
}

/* The middle of each point's place is that point, in every kind of chart, mirrored or not, wide and narrow. */
static void
test_hit_each_point (void)
{
    static const float WIDTHS[] = { 300, 520, 1100 };
    static const ChartSample SAMPLES[] = { CHART_SAMPLE_FEEDBACK, CHART_SAMPLE_STARS,  CHART_SAMPLE_CAUSES,
                                           CHART_SAMPLE_PRODUCTS, CHART_SAMPLE_CHANGE, CHART_SAMPLE_ONE_POINT };

    for (guint i = 0; i < G_N_ELEMENTS (SAMPLES) * G_N_ELEMENTS (WIDTHS) * 2; i++) {
        Fixture self;
        AmendsChartLayer *layer;

        plan (&self, chart_sample_make (SAMPLES[i / 6], CHART_SAMPLE_GERMAN), i % 2 == 1, WIDTHS[i / 2 % 3], 420);
        layer = amends_chart_figure_get_layer (self.figure, 0);
        for (guint series = 0; series < amends_chart_layer_get_n_series (layer); series++)
            for (gsize point = 0;
                 point < amends_chart_series_get_n_points (amends_chart_layer_get_series (layer, series)); point++) {
                graphene_rect_t box;
                graphene_point_t at;
                AmendsChartPlace hit = { 99, 99, 99 };
                AmendsChartScene scene = amends_chart_plan_scene (&self.plan, self.figure, 0, 1);

                if (!amends_chart_walk_locate (&self.plan, self.figure, (AmendsChartPlace) { 0, series, point },
                                               &box) ||
                    box.size.height < 1 || box.size.width < 1)
                    continue;
                at = find_center (&box);
                g_assert_cmpfloat (amends_chart_layer_hit (layer, &scene, &at, &hit.series, &hit.point), <, 0.6);
                g_assert_cmpuint (hit.series, ==, series);
                g_assert_cmpuint (hit.point, ==, point);
            }
        clear (&self);
    }
}

static void
test_hit_nearest_line (void)
{
    const double y[][4] = { { 1, 2, 3, 4 }, { 4, 3, NAN, 1 } };
    Fixture self;
    graphene_rect_t box;
    graphene_point_t at;
    AmendsChartPlace hit;

    plan (&self, make (amends_chart_line_layer_new (), 2, y, AMENDS_CHART_UNIT_NUMBER), FALSE, 600, 300);
    box = locate (&self, 0, 1, 0);
    at = find_center (&box);
    at.x += 12;
    at.y += 9;
    g_assert_cmpfloat_with_epsilon (
        amends_chart_plan_hit (&self.plan, self.figure, &at, &hit.layer, &hit.series, &hit.point), 15, 0.1);
    g_assert_cmpuint (hit.series, ==, 1);
    g_assert_cmpuint (hit.point, ==, 0);
    clear (&self);
}

static void
test_hit_nothing (void)
{
    const double gaps[][4] = { { NAN, NAN, NAN, NAN } };
    AmendsChartLayer *(*const MAKERS[]) (void) = { amends_chart_line_layer_new, amends_chart_heat_layer_new,
                                                   amends_chart_marker_layer_new };

    for (guint i = 0; i < G_N_ELEMENTS (MAKERS); i++) {
        Fixture self;
        AmendsChartPlace hit;

        plan (&self, make (MAKERS[i](), i == 2 ? 0 : 1, gaps, AMENDS_CHART_UNIT_NUMBER), FALSE, 600, 300);
        g_assert_true (amends_chart_figure_is_empty (self.figure));
        g_assert_true (isinf (amends_chart_plan_hit (&self.plan, self.figure, &GRAPHENE_POINT_INIT (300, 100),
                                                     &hit.layer, &hit.series, &hit.point)));
        g_assert_false (amends_chart_walk_begin (&self.plan, self.figure, &hit));
        clear (&self);
    }
}

/* An event is touched at its shape, above whatever lies below it. */
static void
test_hit_event (void)
{
    Fixture self;
    graphene_rect_t box;
    graphene_point_t at;
    AmendsChartPlace hit;

    plan (&self, chart_sample_make (CHART_SAMPLE_RATING, CHART_SAMPLE_ENGLISH), FALSE, 800, 300);
    box = locate (&self, 1, 0, 1);
    at = find_center (&box);
    at.x += 3;
    g_assert_cmpfloat (amends_chart_plan_hit (&self.plan, self.figure, &at, &hit.layer, &hit.series, &hit.point), ==,
                       0);
    g_assert_cmpuint (hit.layer, ==, 1);
    g_assert_cmpuint (hit.point, ==, 1);
    clear (&self);
}

static void
walk (Fixture *self, AmendsChartPlace *place, AmendsChartStep step, gboolean moves, guint series, gsize point)
{
    g_assert_cmpint (amends_chart_walk (&self->plan, self->figure, place, step), ==, moves);
    g_assert_cmpuint (place->series, ==, series);
    g_assert_cmpuint (place->point, ==, point);
}

static void
test_walk (void)
{
    const double y[][4] = { { 10, NAN, 20, 4 }, { 5, 5, 5, 5 } };
    AmendsChartPlace at;
    Fixture self;

    plan (&self, make (amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED), 2, y, AMENDS_CHART_UNIT_COUNT), FALSE,
          600, 300);
    g_assert_true (amends_chart_walk_begin (&self.plan, self.figure, &at));
    walk (&self, &at, AMENDS_CHART_STEP_LEFT, FALSE, 0, 0);
    walk (&self, &at, AMENDS_CHART_STEP_RIGHT, TRUE, 0, 2);
    walk (&self, &at, AMENDS_CHART_STEP_UP, TRUE, 1, 2);
    walk (&self, &at, AMENDS_CHART_STEP_UP, FALSE, 1, 2);
    walk (&self, &at, AMENDS_CHART_STEP_LEFT, TRUE, 1, 1);
    walk (&self, &at, AMENDS_CHART_STEP_DOWN, FALSE, 1, 1);
    walk (&self, &at, AMENDS_CHART_STEP_LAST, TRUE, 1, 3);
    walk (&self, &at, AMENDS_CHART_STEP_RIGHT, FALSE, 1, 3);
    walk (&self, &at, AMENDS_CHART_STEP_DOWN, TRUE, 0, 3);
    walk (&self, &at, AMENDS_CHART_STEP_FIRST, TRUE, 0, 0);
    clear (&self);
}

static void
test_walk_mirrored (void)
{
    const double y[][4] = { { 1, 2, 3, 4 } };
    AmendsChartPlace at = { 0, 0, 1 };
    Fixture self;

    plan (&self, make (amends_chart_line_layer_new (), 1, y, AMENDS_CHART_UNIT_COUNT), TRUE, 600, 300);
    walk (&self, &at, AMENDS_CHART_STEP_LEFT, TRUE, 0, 2);
    walk (&self, &at, AMENDS_CHART_STEP_RIGHT, TRUE, 0, 1);
    walk (&self, &at, AMENDS_CHART_STEP_FIRST, TRUE, 0, 0);
    walk (&self, &at, AMENDS_CHART_STEP_RIGHT, FALSE, 0, 0);
    clear (&self);
}

/* Bars along the side are walked downwards; across lies the line of the other axis. */
static void
test_walk_transposed (void)
{
    AmendsChartPlace at;
    Fixture self;

    plan (&self, chart_sample_make (CHART_SAMPLE_CAUSES, CHART_SAMPLE_ENGLISH), FALSE, 700, 320);
    g_assert_true (amends_chart_walk_begin (&self.plan, self.figure, &at));
    walk (&self, &at, AMENDS_CHART_STEP_UP, FALSE, 0, 0);
    walk (&self, &at, AMENDS_CHART_STEP_DOWN, TRUE, 0, 1);
    walk (&self, &at, AMENDS_CHART_STEP_DOWN, TRUE, 0, 2);
    walk (&self, &at, AMENDS_CHART_STEP_RIGHT, TRUE, 0, 2);
    g_assert_cmpuint (at.layer, ==, 1);
    walk (&self, &at, AMENDS_CHART_STEP_LEFT, TRUE, 0, 2);
    g_assert_cmpuint (at.layer, ==, 0);
    clear (&self);
}

static void
test_walk_heat (void)
{
    AmendsChartPlace at;
    Fixture self;

    plan (&self, chart_sample_make (CHART_SAMPLE_PRODUCTS, CHART_SAMPLE_ENGLISH), FALSE, 700, 320);
    g_assert_true (amends_chart_walk_begin (&self.plan, self.figure, &at));
    walk (&self, &at, AMENDS_CHART_STEP_RIGHT, TRUE, 0, 1);
    walk (&self, &at, AMENDS_CHART_STEP_DOWN, TRUE, 1, 1);
    walk (&self, &at, AMENDS_CHART_STEP_DOWN, TRUE, 2, 1);
    /* The row below has no value in this month: the one below that does. */
    walk (&self, &at, AMENDS_CHART_STEP_DOWN, TRUE, 4, 1);
    walk (&self, &at, AMENDS_CHART_STEP_UP, TRUE, 2, 1);
    clear (&self);
}

/* February is shorter than the months beside it, and a cell as wide as the usual month's would lie over theirs. */
static void
test_cells_of_months_do_not_overlap (void)
{
    double x[12], y[1][12];
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    AmendsChartFigure *figure = amends_chart_figure_new (amends_chart_time_axis_new (AMENDS_CHART_MONTH, utc),
                                                         amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT));
    AmendsChartLayer *heat = amends_chart_heat_layer_new ();
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("A kettle", AMENDS_CHART_INK_HEAT);
    Fixture self;

    for (int month = 0; month < 12; month++) {
        g_autoptr (GDateTime) first = g_date_time_new_utc (2026, month + 1, 1, 0, 0, 0);

        x[month] = (double) g_date_time_to_unix (first);
        y[0][month] = 0.5;
    }
    amends_chart_series_set_points (series, x, y[0], 12);
    amends_chart_layer_add (heat, series);
    amends_chart_figure_take_layer (figure, heat);
    for (int rtl = 0; rtl < 2; rtl++) {
        plan (&self, g_object_ref (figure), rtl == 1, 900, 120);
        for (gsize month = 1; month < 12; month++) {
            graphene_rect_t before = locate (&self, 0, 0, month - 1), cell = locate (&self, 0, 0, month);

            g_assert_false (graphene_rect_intersection (&before, &cell, NULL));
            g_assert_cmpfloat (cell.size.width, >, 50);
        }
        clear (&self);
    }
    g_object_unref (figure);
}

/* Where a pixel has a thousand points, a key goes a pixel on, and the ends are reached. */
static void
test_walk_million (void)
{
    AmendsChartPlace at;
    Fixture self;
    guint steps = 0;

    plan (&self, chart_sample_make (CHART_SAMPLE_MILLION, CHART_SAMPLE_ENGLISH), FALSE, 600, 300);
    g_assert_true (amends_chart_walk_begin (&self.plan, self.figure, &at));
    while (amends_chart_walk (&self.plan, self.figure, &at, AMENDS_CHART_STEP_RIGHT))
        steps++;
    g_assert_cmpuint (at.point, ==, 999999);
    g_assert_cmpuint (steps, >, 400);
    g_assert_cmpuint (steps, <, 700);
    walk (&self, &at, AMENDS_CHART_STEP_FIRST, TRUE, 0, 0);
    clear (&self);
}

static void
test_describe (void)
{
    static const struct {
        ChartSample sample;
        guint layer, series;
        gsize point;
        const char *spoken;
    } cases[] = {
        { CHART_SAMPLE_FEEDBACK, 0, 0, 10, "November 2025, Positive: 40" },
        { CHART_SAMPLE_RATING, 0, 1, 0, "Wednesday, 1 January 2025, 90 days: 97.8%" },
        { CHART_SAMPLE_RATING, 0, 2, 379, "Thursday, 15 January 2026, 365 days: 97.9% (expected)" },
        { CHART_SAMPLE_RATING, 1, 0, 0, "Friday, 20 June 2025, Actions taken: New carrier" },
        { CHART_SAMPLE_CAUSES, 1, 0, 1, "Damaged on the way, Cumulative share: 55.6%" },
        { CHART_SAMPLE_STARS, 1, 0, 0, "Mean: Ø 4.24" },
        { CHART_SAMPLE_PRODUCTS, 0, 0, 0, "January 2025, Travel kettle 0.6 l: 22.0% · 9 / 41" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsChartFigure) figure = chart_sample_make (cases[i].sample, CHART_SAMPLE_ENGLISH);
        g_autofree char *spoken =
            amends_chart_figure_describe (figure, cases[i].layer, cases[i].series, cases[i].point);

        g_assert_cmpstr (spoken, ==, cases[i].spoken);
    }
}

/* Whatever the size, the plot lies inside, and something is left of it. */
static void
test_any_size (void)
{
    for (int sample = 0; sample < N_CHART_SAMPLES - 1; sample++)
        for (float width = 120; width < 2000; width *= 1.9f) {
            Fixture self;
            graphene_rect_t plot;

            plan (&self, chart_sample_make ((ChartSample) sample, CHART_SAMPLE_GERMAN), FALSE, width, 320);
            plot = self.plan.plot;
            g_assert_cmpfloat (plot.origin.x, >=, 0);
            g_assert_cmpfloat (plot.origin.x + plot.size.width, <=, width + 0.1);
            g_assert_cmpfloat (plot.size.width, >=, width * 0.4);
            g_assert_cmpfloat (plot.size.height, >=, 100);
            clear (&self);
        }
}

static void
count_cb (AmendsChartFigure *figure G_GNUC_UNUSED, gpointer user_data)
{
    ++*(guint *) user_data;
}

static void
test_changed (void)
{
    const double y[][4] = { { 1, 2, 3, 4 } };
    AmendsChartFigure *figure = make (amends_chart_line_layer_new (), 1, y, AMENDS_CHART_UNIT_COUNT);
    g_autoptr (AmendsChartSeries) series =
        g_object_ref (amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, 0), 0));
    guint changed = 0;

    g_signal_connect (figure, "changed", G_CALLBACK (count_cb), &changed);
    amends_chart_series_set_points (series, NULL, y[0], 3);
    g_assert_cmpuint (changed, ==, 1);
    amends_chart_figure_set_title (figure, "More late deliveries");
    amends_chart_figure_set_title (figure, "More late deliveries");
    g_assert_cmpuint (changed, ==, 2);
    amends_chart_layer_clear (amends_chart_figure_get_layer (figure, 0));
    g_assert_cmpuint (changed, ==, 3);
    amends_chart_series_set_points (series, NULL, y[0], 2);
    g_assert_cmpuint (changed, ==, 3);
    g_assert_finalize_object (figure);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/figure/stack", test_stack);
    g_test_add_func ("/figure/negative-stack", test_negative_stack);
    g_test_add_func ("/figure/groups-stand-side-by-side", test_groups_stand_side_by_side);
    g_test_add_func ("/figure/hit-each-point", test_hit_each_point);
    g_test_add_func ("/figure/hit-nearest-line", test_hit_nearest_line);
    g_test_add_func ("/figure/hit-nothing", test_hit_nothing);
    g_test_add_func ("/figure/hit-event", test_hit_event);
    g_test_add_func ("/figure/walk", test_walk);
    g_test_add_func ("/figure/walk-mirrored", test_walk_mirrored);
    g_test_add_func ("/figure/walk-transposed", test_walk_transposed);
    g_test_add_func ("/figure/walk-heat", test_walk_heat);
    g_test_add_func ("/figure/cells-of-months-do-not-overlap", test_cells_of_months_do_not_overlap);
    g_test_add_func ("/figure/walk-million", test_walk_million);
    g_test_add_func ("/figure/describe", test_describe);
    g_test_add_func ("/figure/any-size", test_any_size);
    g_test_add_func ("/figure/changed", test_changed);
    return g_test_run ();
}
