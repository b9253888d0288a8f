/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-walk.h"

#include <math.h>

static AmendsChartSeries *
find_series (AmendsChartFigure *figure, AmendsChartPlace place)
{
    return amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, place.layer), place.series);
}

gboolean
amends_chart_walk_locate (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace place,
                          graphene_rect_t *bounds)
{
    AmendsChartScene scene = amends_chart_plan_scene (plan, figure, place.layer, 1);

    return amends_chart_layer_locate (amends_chart_figure_get_layer (figure, place.layer), &scene, place.series,
                                      place.point, bounds);
}

gboolean
amends_chart_walk_is_valid (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace place)
{
    graphene_rect_t unused;

    return place.layer < amends_chart_figure_get_n_layers (figure) &&
           place.series < amends_chart_layer_get_n_series (amends_chart_figure_get_layer (figure, place.layer)) &&
           amends_chart_walk_locate (plan, figure, place, &unused);
}

/* The first point with a value from @from in steps of @by. */
static gboolean
seek (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace *place, gssize from, gssize by)
{
    gssize n = (gssize) amends_chart_series_get_n_points (find_series (figure, *place));
    graphene_rect_t unused;

    for (gssize point = from; point >= 0 && point < n; point += by) {
        AmendsChartPlace next = { place->layer, place->series, (gsize) point };

        if (amends_chart_walk_locate (plan, figure, next, &unused)) {
            *place = next;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean
amends_chart_walk_begin (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace *place)
{
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++)
        for (guint j = 0; j < amends_chart_layer_get_n_series (amends_chart_figure_get_layer (figure, i)); j++) {
            *place = (AmendsChartPlace) { i, j, 0 };
            if (seek (plan, figure, place, 0, 1))
                return TRUE;
        }
    return FALSE;
}

static gboolean
walk_along (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace *place, gboolean forward)
{
    AmendsChartScene scene = amends_chart_plan_scene (plan, figure, place->layer, 1);
    gsize n = amends_chart_series_get_n_points (find_series (figure, *place));
    gssize stride = (gssize) MAX ((double) n / MAX (amends_chart_scene_length (&scene), 1), 1);
    gssize here = (gssize) place->point, last = (gssize) n - 1;
    gssize next = forward ? MIN (here + stride, last) : MAX (here - stride, 0);

    return next != here && seek (plan, figure, place, next, forward ? 1 : -1);
}

/* How far away across the x axis, larger upwards; points at one height are told apart by their order. */
static double
measure_height (const AmendsChartPlan *plan, const graphene_rect_t *bounds, AmendsChartPlace place)
{
    const double order = 1e-3 * (place.layer * 64.0 + place.series);
    double x = bounds->origin.x + bounds->size.width / 2, y = bounds->origin.y + bounds->size.height / 2;

    return (plan->transposed ? x : -y) + order;
}

/* The neighbour of @place at the same x in the other series. */
static gboolean
walk_across (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace *place, gboolean up)
{
    double x = amends_chart_series_get_x (find_series (figure, *place))[place->point];
    double u = amends_chart_axis_place (amends_chart_figure_get_x_axis (figure), x), here, best = INFINITY;
    AmendsChartPlace found = *place;
    graphene_rect_t bounds;

    amends_chart_walk_locate (plan, figure, *place, &bounds);
    here = measure_height (plan, &bounds, *place);
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++) {
        AmendsChartScene scene = amends_chart_plan_scene (plan, figure, i, 1);
        AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, i);

        for (guint j = 0; j < amends_chart_layer_get_n_series (layer); j++) {
            AmendsChartPlace other = {
                i, j, amends_chart_scene_nearest (&scene, amends_chart_layer_get_series (layer, j), u)
            };
            double away;

            if ((i == place->layer && j == place->series) || !amends_chart_walk_locate (plan, figure, other, &bounds))
                continue;
            away = measure_height (plan, &bounds, other) - here;
            if (!up)
                away = -away;
            if (away > 0 && away < best) {
                best = away;
                found = other;
            }
        }
    }
    *place = found;
    return isfinite (best);
}

gboolean
amends_chart_walk (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace *place,
                   AmendsChartStep step)
{
    gsize n = amends_chart_series_get_n_points (find_series (figure, *place));

    switch (step) {
    case AMENDS_CHART_STEP_LEFT:
    case AMENDS_CHART_STEP_RIGHT:
        if (plan->transposed)
            return walk_across (plan, figure, place, step == AMENDS_CHART_STEP_RIGHT);
        return walk_along (plan, figure, place, (step == AMENDS_CHART_STEP_RIGHT) != plan->rtl);
    case AMENDS_CHART_STEP_UP:
    case AMENDS_CHART_STEP_DOWN:
        if (plan->transposed)
            return walk_along (plan, figure, place, step == AMENDS_CHART_STEP_DOWN);
        return walk_across (plan, figure, place, step == AMENDS_CHART_STEP_UP);
    case AMENDS_CHART_STEP_FIRST:
        return seek (plan, figure, place, 0, 1);
    case AMENDS_CHART_STEP_LAST:
    default:
        return seek (plan, figure, place, (gssize) n - 1, -1);
    }
}
