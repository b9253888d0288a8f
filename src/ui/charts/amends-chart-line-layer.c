/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-decimate.h"
#include "amends-chart-layer-private.h"

#include <math.h>

#define LINE_WIDTH 2.0f
#define SHAPE_SIZE 8.0f
#define TARGET_SIZE 14.0f
/* Points closer than this many pixels are not drawn one by one. */
#define SHAPE_DISTANCE 18.0

struct _AmendsChartLineLayer {
    AmendsChartLayer parent_instance;

    /* What was kept for the last picture, one for each series; NULL after a change. */
    GPtrArray *kept;
    double kept_length, kept_low, kept_high;
};

G_DEFINE_FINAL_TYPE (AmendsChartLineLayer, amends_chart_line_layer, AMENDS_TYPE_CHART_LAYER)

/* Axes map evenly, so the ends of a series are enough to place all of it. */
typedef struct {
    double x0, u0, slope;
} Mapping;

static Mapping
make_mapping (const AmendsChartScene *scene, AmendsChartSeries *series)
{
    const double *x = amends_chart_series_get_x (series);
    gsize n = amends_chart_series_get_n_points (series);
    Mapping mapping = { 0 };

    if (n == 0)
        return mapping;
    mapping.x0 = x[0];
    mapping.u0 = amends_chart_axis_place (scene->x, x[0]);
    if (x[n - 1] > x[0])
        mapping.slope = (amends_chart_axis_place (scene->x, x[n - 1]) - mapping.u0) / (x[n - 1] - x[0]);
    return mapping;
}

static double
map (const Mapping *mapping, double x)
{
    return mapping->u0 + (x - mapping->x0) * mapping->slope;
}

static double
unmap (const Mapping *mapping, double u)
{
    return mapping->slope > 0 ? mapping->x0 + (u - mapping->u0) / mapping->slope
           : u < mapping->u0  ? -INFINITY
                              : INFINITY;
}

static GArray *
keep_points (const AmendsChartScene *scene, AmendsChartSeries *series)
{
    Mapping mapping = make_mapping (scene, series);
    gsize n = amends_chart_series_get_n_points (series);
    const double *x = amends_chart_series_get_x (series);
    double low = mapping.slope > 0 ? unmap (&mapping, 0) : n > 0 ? x[0] : 0;
    double high = mapping.slope > 0 ? unmap (&mapping, 1) : low;

    return amends_chart_decimate (x, amends_chart_series_get_y (series), n, low, high,
                                  (guint) MAX (amends_chart_scene_length (scene), 1));
}

static void
amends_chart_line_layer_forget (AmendsChartLayer *layer)
{
    g_clear_pointer (&AMENDS_CHART_LINE_LAYER (layer)->kept, g_ptr_array_unref);
}

static const GArray *
find_kept (AmendsChartLineLayer *self, const AmendsChartScene *scene, guint index)
{
    AmendsChartLayer *layer = AMENDS_CHART_LAYER (self);
    double length = amends_chart_scene_length (scene);
    double low = amends_chart_axis_place (scene->x, 0), high = amends_chart_axis_place (scene->x, 1e9);

    if (self->kept != NULL && (length != self->kept_length || low != self->kept_low || high != self->kept_high))
        amends_chart_line_layer_forget (layer);
    if (self->kept == NULL) {
        self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
        for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++)
            g_ptr_array_add (self->kept, keep_points (scene, amends_chart_layer_get_series (layer, i)));
        self->kept_length = length;
        self->kept_low = low;
        self->kept_high = high;
    }
    return g_ptr_array_index (self->kept, index);
}

static graphene_point_t
place_point (const AmendsChartScene *scene, const Mapping *mapping, AmendsChartSeries *series, gsize point)
{
    double y = amends_chart_series_get_y (series)[point];

    return amends_chart_scene_point (scene, map (mapping, amends_chart_series_get_x (series)[point]),
                                     amends_chart_axis_place (scene->y, y));
}

/* The part of the line that is measured, or the part that is expected; they share the last measured point. */
static GskPath *
make_line (const AmendsChartScene *scene, AmendsChartSeries *series, const GArray *kept, gboolean forecast)
{
    GskPathBuilder *builder = gsk_path_builder_new ();
    Mapping mapping = make_mapping (scene, series);
    const double *y = amends_chart_series_get_y (series);
    gboolean open = FALSE;

    for (guint i = 0; i < kept->len; i++) {
        gsize point = g_array_index (kept, gsize, i);
        gboolean expected = amends_chart_series_is_forecast (series, point);
        gboolean joins = i + 1 < kept->len && !expected &&
                         amends_chart_series_is_forecast (series, g_array_index (kept, gsize, i + 1));

        if (isnan (y[point])) {
            open = FALSE;
        } else if (expected == forecast || (forecast && joins)) {
            graphene_point_t at = place_point (scene, &mapping, series, point);

            if (open)
                gsk_path_builder_line_to (builder, at.x, at.y);
            else
                gsk_path_builder_move_to (builder, at.x, at.y);
            open = TRUE;
        }
    }
    return gsk_path_builder_free_to_path (builder);
}

static void
draw_line (const AmendsChartScene *scene, AmendsChartSeries *series, const GArray *kept, GtkSnapshot *snapshot)
{
    const float dashes[] = { 5, 4 };

    for (int forecast = 0; forecast < 2; forecast++) {
        g_autoptr (GskPath) path = make_line (scene, series, kept, forecast == 1);
        g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE_WIDTH + (scene->style->contrast ? 1 : 0));

        if (gsk_path_is_empty (path))
            continue;
        gsk_stroke_set_line_join (stroke, kept->len > 1000 ? GSK_LINE_JOIN_BEVEL : GSK_LINE_JOIN_ROUND);
        if (forecast == 1)
            gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
        gtk_snapshot_append_stroke (snapshot, path, stroke, &scene->style->inks[amends_chart_series_get_ink (series)]);
    }
}

static gboolean
is_alone (AmendsChartSeries *series, gsize point)
{
    const double *y = amends_chart_series_get_y (series);
    gsize n = amends_chart_series_get_n_points (series);

    return (point == 0 || isnan (y[point - 1])) && (point + 1 == n || isnan (y[point + 1]));
}

/* Shapes at every point where they are few, else at the last that was measured; a point between gaps has nothing but its shape. */
static void
draw_shapes (const AmendsChartScene *scene, AmendsChartSeries *series, const GArray *kept, GtkSnapshot *snapshot)
{
    gsize n = amends_chart_series_get_n_points (series);
    const double *y = amends_chart_series_get_y (series);
    gboolean few = (double) n * SHAPE_DISTANCE <= amends_chart_scene_length (scene);
    Mapping mapping = make_mapping (scene, series);
    gsize last = n;

    for (guint i = 0; i < kept->len; i++) {
        gsize point = g_array_index (kept, gsize, i);

        if (!isnan (y[point]) && !amends_chart_series_is_forecast (series, point))
            last = point;
    }
    for (guint i = 0; i < kept->len; i++) {
        gsize point = g_array_index (kept, gsize, i);
        graphene_point_t at;

        if (isnan (y[point]) || !(few || point == last || is_alone (series, point)))
            continue;
        at = place_point (scene, &mapping, series, point);
        amends_chart_style_shape (scene->style, snapshot, &at, SHAPE_SIZE, amends_chart_series_get_ink (series));
    }
}

static void
amends_chart_line_layer_draw (AmendsChartLayer *layer, const AmendsChartScene *scene, GtkSnapshot *snapshot)
{
    AmendsChartLineLayer *self = AMENDS_CHART_LINE_LAYER (layer);
    graphene_rect_t shown = amends_chart_scene_rect (scene, 0, 0, scene->progress, 1);

    /* Room for a line along the edge. */
    graphene_rect_inset (&shown, -SHAPE_SIZE, -SHAPE_SIZE);
    gtk_snapshot_push_clip (snapshot, &shown);
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++)
        draw_line (scene, amends_chart_layer_get_series (layer, i), find_kept (self, scene, i), snapshot);
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++)
        draw_shapes (scene, amends_chart_layer_get_series (layer, i), find_kept (self, scene, i), snapshot);
    gtk_snapshot_pop (snapshot);
}

static gboolean
amends_chart_line_layer_locate (AmendsChartLayer *layer, const AmendsChartScene *scene, guint index, gsize point,
                                graphene_rect_t *bounds)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, index);
    Mapping mapping = make_mapping (scene, series);
    graphene_point_t at;

    if (point >= amends_chart_series_get_n_points (series) || isnan (amends_chart_series_get_y (series)[point]))
        return FALSE;
    at = place_point (scene, &mapping, series, point);
    *bounds = GRAPHENE_RECT_INIT (at.x - TARGET_SIZE / 2, at.y - TARGET_SIZE / 2, TARGET_SIZE, TARGET_SIZE);
    return TRUE;
}

/* A gap is never meant: its nearest neighbour with a value is. */
static gsize
skip_gap (AmendsChartSeries *series, gsize from)
{
    const double *y = amends_chart_series_get_y (series);
    gsize n = amends_chart_series_get_n_points (series);

    for (gsize away = 0; away < n; away++) {
        if (from >= away && !isnan (y[from - away]))
            return from - away;
        if (from + away < n && !isnan (y[from + away]))
            return from + away;
    }
    return n;
}

static double
amends_chart_line_layer_hit (AmendsChartLayer *layer, const AmendsChartScene *scene, const graphene_point_t *at,
                             guint *hit_series, gsize *hit_point)
{
    double best = INFINITY, u, v;

    amends_chart_scene_unpoint (scene, at, &u, &v);
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++) {
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, i);
        Mapping mapping = make_mapping (scene, series);
        gsize n = amends_chart_series_get_n_points (series);
        gsize point = n > 0 ? skip_gap (series, amends_chart_scene_nearest (scene, series, u)) : n;
        graphene_point_t there;
        double distance;

        if (point >= n)
            continue;
        there = place_point (scene, &mapping, series, point);
        distance = graphene_point_distance (at, &there, NULL, NULL);
        if (distance < best) {
            best = distance;
            *hit_series = i;
            *hit_point = point;
        }
    }
    return best;
}

static void
amends_chart_line_layer_finalize (GObject *object)
{
    g_clear_pointer (&AMENDS_CHART_LINE_LAYER (object)->kept, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_chart_line_layer_parent_class)->finalize (object);
}

static void
amends_chart_line_layer_class_init (AmendsChartLineLayerClass *klass)
{
    AmendsChartLayerClass *layer_class = AMENDS_CHART_LAYER_CLASS (klass);

    G_OBJECT_CLASS (klass)->finalize = amends_chart_line_layer_finalize;
    layer_class->draw = amends_chart_line_layer_draw;
    layer_class->locate = amends_chart_line_layer_locate;
    layer_class->hit = amends_chart_line_layer_hit;
    layer_class->forget = amends_chart_line_layer_forget;
}

static void
amends_chart_line_layer_init (AmendsChartLineLayer *self G_GNUC_UNUSED)
{
}

AmendsChartLayer *
amends_chart_line_layer_new (void)
{
    return g_object_new (AMENDS_TYPE_CHART_LINE_LAYER, NULL);
}
