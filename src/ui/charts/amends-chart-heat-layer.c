/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-layer-private.h"

#include <math.h>

#define INSET 1.0f
#define RADIUS 4.0f
#define TEXT_SCALE 0.92
#define TEXT_PADDING 4
/* How strong the colour of the least value is: a zero is a value, and is no gap. */
#define LEAST_ALPHA 0.07f

struct _AmendsChartHeatLayer {
    AmendsChartLayer parent_instance;
};

G_DEFINE_FINAL_TYPE (AmendsChartHeatLayer, amends_chart_heat_layer, AMENDS_TYPE_CHART_LAYER)

/* From the middle between one point and the next: months are not all as long, and cells as wide as the usual one would lie over each other. */
static double
find_edge (const AmendsChartScene *scene, AmendsChartSeries *series, gsize point, gboolean end)
{
    const double *x = amends_chart_series_get_x (series);
    double u = amends_chart_axis_place (scene->x, x[point]), half = amends_chart_axis_slot (scene->x) / 2;
    gboolean outermost = end ? point + 1 >= amends_chart_series_get_n_points (series) : point == 0;

    if (!outermost)
        half = fabs (amends_chart_axis_place (scene->x, x[end ? point + 1 : point - 1]) - u) / 2;
    return end ? u + half : u - half;
}

static graphene_rect_t
find_cell (AmendsChartLayer *layer, const AmendsChartScene *scene, guint row, gsize point)
{
    double n = MAX (amends_chart_layer_get_n_series (layer), 1);
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, row);
    double name = scene->stacked ? AMENDS_CHART_NAME_SHARE : 0;
    graphene_rect_t cell = amends_chart_scene_rect (scene, find_edge (scene, series, point, FALSE), 1 - (row + 1) / n,
                                                    find_edge (scene, series, point, TRUE), 1 - (row + name) / n);

    graphene_rect_inset (&cell, INSET, INSET);
    return cell;
}

static void
draw_text (const AmendsChartScene *scene, const graphene_rect_t *cell, const char *text, const GdkRGBA *color,
           GtkSnapshot *snapshot)
{
    g_autoptr (PangoLayout) layout = amends_chart_style_layout (scene->style, text, TEXT_SCALE, FALSE);
    int width, height;

    pango_layout_get_pixel_size (layout, &width, &height);
    /* Half a number would be another number. */
    if ((float) width + TEXT_PADDING > cell->size.width || (float) height > cell->size.height)
        return;
    amends_chart_style_text (snapshot, layout, cell->origin.x + (cell->size.width - (float) width) / 2,
                             cell->origin.y + (cell->size.height - (float) height) / 2, color);
}

static void
draw_cell (AmendsChartLayer *layer, const AmendsChartScene *scene, guint row, gsize point, GtkSnapshot *snapshot)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, row);
    double y = amends_chart_series_get_y (series)[point];
    graphene_rect_t cell = find_cell (layer, scene, row, point);
    const char *note = amends_chart_series_get_cell (series, point);
    g_autofree char *value = note == NULL ? amends_chart_axis_format (scene->y, y) : NULL;
    GdkRGBA color = scene->style->inks[AMENDS_CHART_INK_HEAT];
    float strength = (float) CLAMP (amends_chart_axis_place (scene->y, y), 0, 1);
    GdkRGBA ink;
    GskRoundedRect box;

    color.alpha *= (LEAST_ALPHA + (1 - LEAST_ALPHA) * strength) * (float) scene->progress;
    gsk_rounded_rect_init_from_rect (&box, &cell, MIN (RADIUS, cell.size.width / 4));
    gtk_snapshot_push_rounded_clip (snapshot, &box);
    gtk_snapshot_append_color (snapshot, &color, &cell);
    gtk_snapshot_pop (snapshot);
    ink = amends_chart_style_text_on (scene->style, &color);
    draw_text (scene, &cell, note != NULL ? note : value, &ink, snapshot);
}

static void
draw_gap (AmendsChartLayer *layer, const AmendsChartScene *scene, guint row, gsize point, GtkSnapshot *snapshot)
{
    graphene_rect_t cell = find_cell (layer, scene, row, point);

    draw_text (scene, &cell, "·", &scene->style->dim, snapshot);
}

static void
amends_chart_heat_layer_draw (AmendsChartLayer *layer, const AmendsChartScene *scene, GtkSnapshot *snapshot)
{
    for (guint row = 0; row < amends_chart_layer_get_n_series (layer); row++) {
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, row);

        for (gsize point = 0; point < amends_chart_series_get_n_points (series); point++)
            if (isnan (amends_chart_series_get_y (series)[point]))
                draw_gap (layer, scene, row, point, snapshot);
            else
                draw_cell (layer, scene, row, point, snapshot);
    }
}

/* Colour begins at 0, so that a shop whose worst month is good does not look as if it burned. */
static void
amends_chart_heat_layer_extend (AmendsChartLayer *layer, AmendsChartExtent *extent)
{
    for (guint row = 0; row < amends_chart_layer_get_n_series (layer); row++) {
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, row);
        gsize n = amends_chart_series_get_n_points (series);
        double x_low, x_high, y_low, y_high;

        if (!amends_chart_series_get_extent (series, &x_low, &x_high, &y_low, &y_high))
            continue;
        extent->x_low = MIN (extent->x_low, amends_chart_series_get_x (series)[0]);
        extent->x_high = MAX (extent->x_high, amends_chart_series_get_x (series)[n - 1]);
        extent->y_low = MIN (extent->y_low, 0);
        extent->y_high = MAX (extent->y_high, y_high);
    }
}

static gboolean
amends_chart_heat_layer_locate (AmendsChartLayer *layer, const AmendsChartScene *scene, guint row, gsize point,
                                graphene_rect_t *bounds)
{
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, row);

    if (point >= amends_chart_series_get_n_points (series) || isnan (amends_chart_series_get_y (series)[point]))
        return FALSE;
    *bounds = find_cell (layer, scene, row, point);
    return TRUE;
}

static double
amends_chart_heat_layer_hit (AmendsChartLayer *layer, const AmendsChartScene *scene, const graphene_point_t *at,
                             guint *hit_series, gsize *hit_point)
{
    guint n = amends_chart_layer_get_n_series (layer);
    double u, v;
    graphene_rect_t cell;
    guint row;
    gsize point;

    amends_chart_scene_unpoint (scene, at, &u, &v);
    if (n == 0 || u < 0 || u > 1 || v < 0 || v > 1)
        return INFINITY;
    row = MIN ((guint) ((1 - v) * n), n - 1);
    point = amends_chart_scene_nearest (scene, amends_chart_layer_get_series (layer, row), u);
    if (!amends_chart_heat_layer_locate (layer, scene, row, point, &cell))
        return INFINITY;
    graphene_rect_inset (&cell, -INSET, -INSET);
    if (!graphene_rect_contains_point (&cell, at))
        return INFINITY;
    *hit_series = row;
    *hit_point = point;
    return 0;
}

static void
amends_chart_heat_layer_class_init (AmendsChartHeatLayerClass *klass)
{
    AmendsChartLayerClass *layer_class = AMENDS_CHART_LAYER_CLASS (klass);

    layer_class->extend = amends_chart_heat_layer_extend;
    layer_class->draw = amends_chart_heat_layer_draw;
    layer_class->locate = amends_chart_heat_layer_locate;
    layer_class->hit = amends_chart_heat_layer_hit;
}

static void
amends_chart_heat_layer_init (AmendsChartHeatLayer *self G_GNUC_UNUSED)
{
}

AmendsChartLayer *
amends_chart_heat_layer_new (void)
{
    return g_object_new (AMENDS_TYPE_CHART_HEAT_LAYER, NULL);
}
