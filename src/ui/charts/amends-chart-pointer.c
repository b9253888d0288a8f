/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-pointer.h"

#define BAND_ALPHA 0.07f
#define LINE_ALPHA 0.6f
#define SHAPE_SIZE 11

static void
draw_line (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace place, graphene_rect_t box,
           AmendsChartInk ink, GtkSnapshot *snapshot)
{
    double middle = box.origin.x + box.size.width / 2;
    GdkRGBA color = plan->style->text;

    color.alpha = plan->style->dim.alpha * LINE_ALPHA;
    amends_chart_style_rule (snapshot, middle, box.origin.y, middle, box.origin.y + box.size.height, &color);
    if (amends_chart_walk_locate (plan, figure, place, &box))
        amends_chart_style_shape (
            plan->style, snapshot,
            &GRAPHENE_POINT_INIT (box.origin.x + box.size.width / 2, box.origin.y + box.size.height / 2), SHAPE_SIZE,
            ink);
}

void
amends_chart_pointer_draw (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace place,
                           GtkSnapshot *snapshot)
{
    AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, place.layer);
    AmendsChartScene scene = amends_chart_plan_scene (plan, figure, place.layer, 1);
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, place.series);
    GdkRGBA band = plan->style->text;
    double u, half;
    graphene_rect_t box;

    if (AMENDS_IS_CHART_HEAT_LAYER (layer) || AMENDS_IS_CHART_MARKER_LAYER (layer))
        return;
    u = amends_chart_axis_place (scene.x, amends_chart_series_get_x (series)[place.point]);
    half = amends_chart_axis_slot (scene.x) / 2;
    box = amends_chart_scene_rect (&scene, u - half, 0, u + half, 1);
    band.alpha *= BAND_ALPHA;
    if (AMENDS_IS_CHART_BAR_LAYER (layer) && half > 0)
        gtk_snapshot_append_color (snapshot, &band, &box);
    else
        draw_line (plan, figure, place, box, amends_chart_series_get_ink (series), snapshot);
}
