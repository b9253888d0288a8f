/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-layer-private.h"

#include <math.h>

#define SHAPE_SIZE 9.0f
#define TARGET 18.0f
#define REACH 8.0
/* Above the plot, where the figure leaves room for shapes and notes. */
#define RISE 9.0f
#define TEXT_GAP 7.0f

struct _AmendsChartMarkerLayer {
    AmendsChartLayer parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsChartMarkerLayer, amends_chart_marker_layer, AMENDS_TYPE_CHART_LAYER)

/* What happened before or after the shown period is not shown. */
static gboolean
is_shown (const AmendsChartScene *scene, AmendsChartSeries *series, gsize point)
{
    double u = amends_chart_axis_place (scene->x, amends_chart_series_get_x (series)[point]);

    return u >= 0 && u <= 1;
}

static graphene_point_t
find_top (const AmendsChartScene *scene, double x)
{
    graphene_point_t top = amends_chart_scene_point (scene, amends_chart_axis_place (scene->x, x), 1);

    if (scene->transposed)
        top.x += scene->mirrored ? -RISE : RISE;
    else
        top.y -= RISE;
    return top;
}

static void
draw_rule (const AmendsChartScene *scene, AmendsChartSeries *series, gsize point, GtkSnapshot *snapshot)
{
    AmendsChartInk ink = amends_chart_series_get_ink (series);
    double u = amends_chart_axis_place (scene->x, amends_chart_series_get_x (series)[point]);
    graphene_point_t bottom = amends_chart_scene_point (scene, u, 0);
    graphene_point_t top = find_top (scene, amends_chart_series_get_x (series)[point]);
    const float dashes[] = { 2, 3 };
    GskPathBuilder *builder = gsk_path_builder_new ();
    g_autoptr (GskPath) path = NULL;
    g_autoptr (GskStroke) stroke = gsk_stroke_new (scene->style->contrast ? 2 : 1.25f);

    gsk_path_builder_move_to (builder, bottom.x, bottom.y);
    gsk_path_builder_line_to (builder, top.x, top.y);
    path = gsk_path_builder_free_to_path (builder);
    gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
    gtk_snapshot_append_stroke (snapshot, path, stroke, &scene->style->inks[ink]);
    amends_chart_style_shape (scene->style, snapshot, &top, SHAPE_SIZE, ink);
}

/* Behind its line if there is room up to the next one, else before it: FALSE when there is none either way. */
static gboolean
find_room (const AmendsChartScene *scene, float top, float width, float taken, float until, float *start)
{
    float behind = scene->mirrored ? top - TEXT_GAP - width : top + TEXT_GAP;
    float before = scene->mirrored ? top + TEXT_GAP : top - TEXT_GAP - width;

    if (scene->mirrored ? behind >= until : behind + width <= until)
        *start = behind;
    else if (scene->mirrored ? before + width <= taken : before >= taken)
        *start = before;
    else
        return FALSE;
    return TRUE;
}

/* @taken: where notes may begin, which moves on with each line and each note: those that do not fit are left to the card. */
static void
draw_note (const AmendsChartScene *scene, AmendsChartSeries *series, gsize point, float *taken, float until,
           GtkSnapshot *snapshot)
{
    const char *note = amends_chart_series_get_note (series, point);
    graphene_point_t top = find_top (scene, amends_chart_series_get_x (series)[point]);
    float gap = scene->mirrored ? -2 * TEXT_GAP : 2 * TEXT_GAP, start = 0;
    g_autoptr (PangoLayout) layout = amends_chart_style_layout (scene->style, note != NULL ? note : "", 1, FALSE);
    int width, height;

    pango_layout_get_pixel_size (layout, &width, &height);
    if (note != NULL && find_room (scene, top.x, (float) width, *taken, until, &start)) {
        gboolean behind = (start > top.x) != scene->mirrored;

        amends_chart_style_text (snapshot, layout, start, top.y - (float) height / 2, &scene->style->dim);
        if (behind) {
            *taken = scene->mirrored ? start + gap : start + (float) width + gap;
            return;
        }
    }
    *taken = top.x + gap;
}

static void
draw_notes (const AmendsChartScene *scene, AmendsChartSeries *series, GtkSnapshot *snapshot)
{
    gsize n = amends_chart_series_get_n_points (series);
    float start = scene->area.origin.x, end = start + scene->area.size.width;
    float taken = scene->mirrored ? end : start, last = scene->mirrored ? start : end;

    for (gsize point = 0; point < n && !scene->transposed; point++) {
        float until = last;

        if (!is_shown (scene, series, point))
            continue;
        if (point + 1 < n && is_shown (scene, series, point + 1))
            until = find_top (scene, amends_chart_series_get_x (series)[point + 1]).x +
                    (scene->mirrored ? 2 * TEXT_GAP : -2 * TEXT_GAP);
        draw_note (scene, series, point, &taken, until, snapshot);
    }
}

static void
amends_chart_marker_layer_draw (AmendsChartLayer *layer, const AmendsChartScene *scene, GtkSnapshot *snapshot)
{
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++) {
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, i);

        for (gsize point = 0; point < amends_chart_series_get_n_points (series); point++)
            if (is_shown (scene, series, point))
                draw_rule (scene, series, point, snapshot);
        draw_notes (scene, series, snapshot);
    }
}

static void
amends_chart_marker_layer_extend (AmendsChartLayer *layer G_GNUC_UNUSED, AmendsChartExtent *extent G_GNUC_UNUSED)
{
    /* What happened outside the shown period does not widen it. */
}

static gboolean
amends_chart_marker_layer_locate (AmendsChartLayer *layer, const AmendsChartScene *scene, guint index, gsize point,
                                  graphene_rect_t *bounds)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, index);
    graphene_point_t top;

    if (point >= amends_chart_series_get_n_points (series) || !is_shown (scene, series, point))
        return FALSE;
    top = find_top (scene, amends_chart_series_get_x (series)[point]);
    *bounds = GRAPHENE_RECT_INIT (top.x - TARGET / 2, top.y - TARGET / 2, TARGET, TARGET);
    return TRUE;
}

static double
amends_chart_marker_layer_hit (AmendsChartLayer *layer, const AmendsChartScene *scene, const graphene_point_t *at,
                               guint *hit_series, gsize *hit_point)
{
    double best = INFINITY;

    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++) {
        gsize n = amends_chart_series_get_n_points (amends_chart_layer_get_series (layer, i));

        for (gsize point = 0; point < n; point++) {
            graphene_rect_t box;
            graphene_point_t center;
            double distance;

            if (!amends_chart_marker_layer_locate (layer, scene, i, point, &box))
                continue;
            center = GRAPHENE_POINT_INIT (box.origin.x + TARGET / 2, box.origin.y + TARGET / 2);
            distance = graphene_point_distance (&center, at, NULL, NULL);
            if (distance <= REACH && distance < best) {
                best = distance;
                *hit_series = i;
                *hit_point = point;
            }
        }
    }
    /* Small and on top: a marker that is touched is meant. */
    return isfinite (best) ? 0 : best;
}

static void
amends_chart_marker_layer_class_init (AmendsChartMarkerLayerClass *klass)
{
    AmendsChartLayerClass *layer_class = AMENDS_CHART_LAYER_CLASS (klass);

    layer_class->extend = amends_chart_marker_layer_extend;
    layer_class->draw = amends_chart_marker_layer_draw;
    layer_class->locate = amends_chart_marker_layer_locate;
    layer_class->hit = amends_chart_marker_layer_hit;
}

static void
amends_chart_marker_layer_init (AmendsChartMarkerLayer *self G_GNUC_UNUSED)
{
}

AmendsChartLayer *
amends_chart_marker_layer_new (void)
{
    return g_object_new (AMENDS_TYPE_CHART_MARKER_LAYER, NULL);
}
