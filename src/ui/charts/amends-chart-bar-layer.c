/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-layer-private.h"

#include <math.h>

/* What of its place a bar takes, the rest being air. */
#define BAR_SHARE 0.72
#define WIDEST 56.0
#define RADIUS 3.0f
/* Bars narrower than this have no round corners and no air between what is stacked. */
#define ZERO_HEIGHT 3.0f
#define NARROW 5.0f
/* In a narrower bar a pattern is noise: the order of the stack and the legend's tell the series apart. */
#define LEAST_FOR_PATTERN 9.0

struct _AmendsChartBarLayer {
    AmendsChartLayer parent_instance;

    AmendsChartBars bars;
};

G_DEFINE_FINAL_TYPE (AmendsChartBarLayer, amends_chart_bar_layer, AMENDS_TYPE_CHART_LAYER)

/* From where to where a bar goes along y, and whether it is the outermost of its stack. */
typedef struct {
    double from, to;
    gboolean outermost;
} Span;

static double
read_value (AmendsChartSeries *series, gsize point)
{
    double y = point < amends_chart_series_get_n_points (series) ? amends_chart_series_get_y (series)[point] : NAN;

    return isnan (y) ? 0 : y;
}

/* The value at @x of the series at @index, which needs no point there. */
static double
read_at (AmendsChartLayer *layer, guint index, double x, gsize likely)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, index);
    const double *xs = amends_chart_series_get_x (series);
    gsize n = amends_chart_series_get_n_points (series);
    gsize point = likely < n && xs[likely] == x ? likely : amends_chart_series_find (series, x);

    return point < n && xs[point] == x ? read_value (series, point) : 0;
}

static Span
find_span (AmendsChartBarLayer *self, guint index, gsize point)
{
    AmendsChartLayer *layer = AMENDS_CHART_LAYER (self);
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, index);
    double value = read_value (series, point), x = amends_chart_series_get_x (series)[point];
    Span span = { 0, value, TRUE };

    if (self->bars == AMENDS_CHART_BARS_GROUPED)
        return span;
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++) {
        double other = i == index ? 0 : read_at (layer, i, x, point);

        if (other == 0 || (other < 0) != (value < 0))
            continue;
        if (i < index)
            span.from += other;
        else
            span.outermost = FALSE;
    }
    span.to = span.from + value;
    return span;
}

/* Along x, in pixels of the axis. */
static double
find_bar_width (AmendsChartBarLayer *self, const AmendsChartScene *scene)
{
    double slot = amends_chart_axis_slot (scene->x) * amends_chart_scene_length (scene);
    guint n = self->bars == AMENDS_CHART_BARS_GROUPED
                  ? MAX (amends_chart_layer_get_n_series (AMENDS_CHART_LAYER (self)), 1)
                  : 1;
    double share = slot < NARROW ? 1 : scene->stacked ? BAR_SHARE * (1 - AMENDS_CHART_NAME_SHARE) : BAR_SHARE;
    double whole = MIN (slot * share, WIDEST * n);

    return MAX (whole / n, 1);
}

static graphene_rect_t
find_bar (AmendsChartBarLayer *self, const AmendsChartScene *scene, guint index, gsize point, Span span)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (AMENDS_CHART_LAYER (self), index);
    double length = amends_chart_scene_length (scene), width = find_bar_width (self, scene) / length;
    double u = amends_chart_axis_place (scene->x, amends_chart_series_get_x (series)[point]) - width / 2;
    double zero = CLAMP (amends_chart_axis_place (scene->y, 0), 0, 1);
    double from = amends_chart_axis_place (scene->y, span.from), to = amends_chart_axis_place (scene->y, span.to);

    if (self->bars == AMENDS_CHART_BARS_GROUPED)
        u += (index - (amends_chart_layer_get_n_series (AMENDS_CHART_LAYER (self)) - 1) / 2.0) * width;
    from = CLAMP (zero + (from - zero) * scene->progress, 0, 1);
    to = CLAMP (zero + (to - zero) * scene->progress, 0, 1);
    return amends_chart_scene_rect (scene, u, from, u + width, to);
}

/* Which corners are the outer ones: those away from zero. */
static void
round_corners (const AmendsChartScene *scene, GskRoundedRect *box, float radius, gboolean negative)
{
    graphene_size_t round = GRAPHENE_SIZE_INIT (radius, radius), sharp = GRAPHENE_SIZE_INIT (0, 0);
    gboolean to_left = scene->transposed && scene->mirrored != negative;
    gboolean to_right = scene->transposed && !to_left;
    gboolean up = !scene->transposed && !negative, down = !scene->transposed && negative;
    graphene_rect_t bounds = box->bounds;

    gsk_rounded_rect_init (box, &bounds, up || to_left ? &round : &sharp, up || to_right ? &round : &sharp,
                           down || to_right ? &round : &sharp, down || to_left ? &round : &sharp);
}

static void
add_bar (const AmendsChartScene *scene, GskPathBuilder *builder, graphene_rect_t bar, Span span)
{
    gboolean negative = span.to < span.from;
    float thick = scene->transposed ? bar.size.height : bar.size.width;
    float *size = scene->transposed ? &bar.size.width : &bar.size.height;
    GskRoundedRect box;

    if (thick < NARROW) {
        gsk_path_builder_add_rect (builder, &bar);
        return;
    }
    /* A pixel of air above what others stand on. */
    if (!span.outermost && *size > 3) {
        *size -= 1;
        if (scene->transposed ? scene->mirrored != negative : !negative)
            *(scene->transposed ? &bar.origin.x : &bar.origin.y) += 1;
    }
    gsk_rounded_rect_init_from_rect (&box, &bar, 0);
    if (span.outermost && *size > RADIUS)
        round_corners (scene, &box, MIN (RADIUS, thick / 5), negative);
    gsk_path_builder_add_rounded_rect (builder, &box);
}

/* Several bars in one column of pixels: the one that goes farthest stands for all. */
static gboolean
is_hidden (AmendsChartBarLayer *self, const AmendsChartScene *scene, guint index, gsize point, double *column,
           double *reach)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (AMENDS_CHART_LAYER (self), index);
    double x = amends_chart_series_get_x (series)[point], to = fabs (find_span (self, index, point).to);
    double here = floor (amends_chart_axis_place (scene->x, x) * amends_chart_scene_length (scene));

    if (here == *column && to <= *reach)
        return TRUE;
    *column = here;
    *reach = to;
    return FALSE;
}

/* A share of nothing at all is a value, and is told from a gap: none of five is not the same as none to count. */
static void
add_zero (AmendsChartBarLayer *self, const AmendsChartScene *scene, GskPathBuilder *builder, guint index, gsize point)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (AMENDS_CHART_LAYER (self), index);
    graphene_rect_t bar;

    if (!amends_chart_axis_is_percent (scene->y) || isnan (amends_chart_series_get_y (series)[point]))
        return;
    bar = find_bar (self, scene, index, point, find_span (self, index, point));
    graphene_rect_inset (&bar, scene->transposed ? -ZERO_HEIGHT / 2 : 0, scene->transposed ? 0 : -ZERO_HEIGHT / 2);
    gsk_path_builder_add_rect (builder, &bar);
}

static void
draw_series (AmendsChartBarLayer *self, const AmendsChartScene *scene, guint index, GtkSnapshot *snapshot)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (AMENDS_CHART_LAYER (self), index);
    double column = -INFINITY, reach = 0;
    gboolean crowded = amends_chart_axis_slot (scene->x) * amends_chart_scene_length (scene) < 1;
    GskPathBuilder *builder = gsk_path_builder_new ();
    g_autoptr (GskPath) path = NULL;

    for (gsize point = 0; point < amends_chart_series_get_n_points (series); point++) {
        Span span;

        if (read_value (series, point) == 0)
            add_zero (self, scene, builder, index, point);
        if (read_value (series, point) == 0 || (crowded && is_hidden (self, scene, index, point, &column, &reach)))
            continue;
        span = find_span (self, index, point);
        add_bar (scene, builder, find_bar (self, scene, index, point, span), span);
    }
    path = gsk_path_builder_free_to_path (builder);
    amends_chart_style_fill (scene->style, snapshot, path, &scene->area, amends_chart_series_get_ink (series),
                             find_bar_width (self, scene) >= LEAST_FOR_PATTERN);
}

static void
amends_chart_bar_layer_draw (AmendsChartLayer *layer, const AmendsChartScene *scene, GtkSnapshot *snapshot)
{
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++)
        draw_series (AMENDS_CHART_BAR_LAYER (layer), scene, i, snapshot);
}

static void
amends_chart_bar_layer_extend (AmendsChartLayer *layer, AmendsChartExtent *extent)
{
    AmendsChartBarLayer *self = AMENDS_CHART_BAR_LAYER (layer);

    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++) {
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, i);
        gsize n = amends_chart_series_get_n_points (series);

        for (gsize point = 0; point < n; point++) {
            Span span = find_span (self, i, point);

            extent->y_low = MIN (extent->y_low, MIN (span.to, 0));
            extent->y_high = MAX (extent->y_high, MAX (span.to, 0));
        }
        if (n > 0) {
            extent->x_low = MIN (extent->x_low, amends_chart_series_get_x (series)[0]);
            extent->x_high = MAX (extent->x_high, amends_chart_series_get_x (series)[n - 1]);
        }
    }
}

static gboolean
amends_chart_bar_layer_locate (AmendsChartLayer *layer, const AmendsChartScene *scene, guint index, gsize point,
                               graphene_rect_t *bounds)
{
    AmendsChartBarLayer *self = AMENDS_CHART_BAR_LAYER (layer);
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, index);

    if (point >= amends_chart_series_get_n_points (series) || isnan (amends_chart_series_get_y (series)[point]))
        return FALSE;
    *bounds = find_bar (self, scene, index, point, find_span (self, index, point));
    return TRUE;
}

static double
measure_distance (const graphene_rect_t *box, const graphene_point_t *at)
{
    double right = MAX (MAX (box->origin.x - at->x, at->x - box->origin.x - box->size.width), 0);
    double down = MAX (MAX (box->origin.y - at->y, at->y - box->origin.y - box->size.height), 0);

    return hypot (right, down);
}

static double
amends_chart_bar_layer_hit (AmendsChartLayer *layer, const AmendsChartScene *scene, const graphene_point_t *at,
                            guint *hit_series, gsize *hit_point)
{
    double best = INFINITY, u, v;

    amends_chart_scene_unpoint (scene, at, &u, &v);
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++) {
        gsize point = amends_chart_scene_nearest (scene, amends_chart_layer_get_series (layer, i), u);
        graphene_rect_t box;
        double distance;

        if (!amends_chart_bar_layer_locate (layer, scene, i, point, &box))
            continue;
        distance = measure_distance (&box, at);
        if (distance < best) {
            best = distance;
            *hit_series = i;
            *hit_point = point;
        }
    }
    return best;
}

static void
amends_chart_bar_layer_class_init (AmendsChartBarLayerClass *klass)
{
    AmendsChartLayerClass *layer_class = AMENDS_CHART_LAYER_CLASS (klass);

    layer_class->extend = amends_chart_bar_layer_extend;
    layer_class->draw = amends_chart_bar_layer_draw;
    layer_class->locate = amends_chart_bar_layer_locate;
    layer_class->hit = amends_chart_bar_layer_hit;
}

static void
amends_chart_bar_layer_init (AmendsChartBarLayer *self G_GNUC_UNUSED)
{
}

AmendsChartLayer *
amends_chart_bar_layer_new (AmendsChartBars bars)
{
    AmendsChartBarLayer *self = g_object_new (AMENDS_TYPE_CHART_BAR_LAYER, NULL);

    self->bars = bars;
    return AMENDS_CHART_LAYER (self);
}
