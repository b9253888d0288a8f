/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-layer-private.h"

#include <math.h>

typedef struct {
    GPtrArray *series; /* (element-type AmendsChartSeries) */
    gboolean secondary;
} AmendsChartLayerPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AmendsChartLayer, amends_chart_layer, G_TYPE_OBJECT)

enum {
    CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AmendsChartLayerPrivate *
get_private (AmendsChartLayer *self)
{
    return amends_chart_layer_get_instance_private (self);
}

static void
report_change (AmendsChartLayer *self)
{
    AmendsChartLayerClass *klass = AMENDS_CHART_LAYER_GET_CLASS (self);

    if (klass->forget != NULL)
        klass->forget (self);
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
series_changed_cb (AmendsChartSeries *series G_GNUC_UNUSED, gpointer user_data)
{
    report_change (AMENDS_CHART_LAYER (user_data));
}

static void
amends_chart_layer_finalize (GObject *object)
{
    g_ptr_array_unref (get_private (AMENDS_CHART_LAYER (object))->series);
    G_OBJECT_CLASS (amends_chart_layer_parent_class)->finalize (object);
}

static void
amends_chart_layer_class_init (AmendsChartLayerClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_chart_layer_finalize;
    signals[CHANGED] =
        g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_chart_layer_init (AmendsChartLayer *self)
{
    get_private (self)->series = g_ptr_array_new_with_free_func (g_object_unref);
}

void
amends_chart_layer_set_secondary (AmendsChartLayer *self, gboolean secondary)
{
    g_return_if_fail (AMENDS_IS_CHART_LAYER (self));
    get_private (self)->secondary = secondary;
}

gboolean
amends_chart_layer_get_secondary (AmendsChartLayer *self)
{
    return get_private (self)->secondary;
}

void
amends_chart_layer_add (AmendsChartLayer *self, AmendsChartSeries *series)
{
    g_return_if_fail (AMENDS_IS_CHART_LAYER (self));
    g_return_if_fail (AMENDS_IS_CHART_SERIES (series));
    g_ptr_array_add (get_private (self)->series, g_object_ref (series));
    g_signal_connect_object (series, "changed", G_CALLBACK (series_changed_cb), self, G_CONNECT_DEFAULT);
    report_change (self);
}

void
amends_chart_layer_clear (AmendsChartLayer *self)
{
    AmendsChartLayerPrivate *priv = get_private (self);

    g_return_if_fail (AMENDS_IS_CHART_LAYER (self));
    for (guint i = 0; i < priv->series->len; i++)
        g_signal_handlers_disconnect_by_func (g_ptr_array_index (priv->series, i), G_CALLBACK (series_changed_cb),
                                              self);
    g_ptr_array_set_size (priv->series, 0);
    report_change (self);
}

guint
amends_chart_layer_get_n_series (AmendsChartLayer *self)
{
    return get_private (self)->series->len;
}

AmendsChartSeries *
amends_chart_layer_get_series (AmendsChartLayer *self, guint index)
{
    g_return_val_if_fail (index < get_private (self)->series->len, NULL);
    return g_ptr_array_index (get_private (self)->series, index);
}

void
amends_chart_layer_extend (AmendsChartLayer *self, AmendsChartExtent *extent)
{
    AmendsChartLayerClass *klass = AMENDS_CHART_LAYER_GET_CLASS (self);
    GPtrArray *series = get_private (self)->series;

    if (klass->extend != NULL) {
        klass->extend (self, extent);
        return;
    }
    for (guint i = 0; i < series->len; i++) {
        double x_low, x_high, y_low, y_high;

        if (!amends_chart_series_get_extent (g_ptr_array_index (series, i), &x_low, &x_high, &y_low, &y_high))
            continue;
        extent->x_low = MIN (extent->x_low, x_low);
        extent->x_high = MAX (extent->x_high, x_high);
        extent->y_low = MIN (extent->y_low, y_low);
        extent->y_high = MAX (extent->y_high, y_high);
    }
}

void
amends_chart_layer_draw (AmendsChartLayer *self, const AmendsChartScene *scene, GtkSnapshot *snapshot)
{
    AMENDS_CHART_LAYER_GET_CLASS (self)->draw (self, scene, snapshot);
}

gboolean
amends_chart_layer_locate (AmendsChartLayer *self, const AmendsChartScene *scene, guint series, gsize point,
                           graphene_rect_t *bounds)
{
    return AMENDS_CHART_LAYER_GET_CLASS (self)->locate (self, scene, series, point, bounds);
}

double
amends_chart_layer_hit (AmendsChartLayer *self, const AmendsChartScene *scene, const graphene_point_t *at,
                        guint *series, gsize *point)
{
    return AMENDS_CHART_LAYER_GET_CLASS (self)->hit (self, scene, at, series, point);
}

/* How far what is drawn stands below the middle of its row. */
static double
find_shift (const AmendsChartScene *self)
{
    return self->transposed && self->stacked ? amends_chart_axis_slot (self->x) * AMENDS_CHART_NAME_SHARE / 2 : 0;
}

graphene_point_t
amends_chart_scene_point (const AmendsChartScene *self, double u, double v)
{
    double right = self->transposed ? v : u, down = self->transposed ? u + find_shift (self) : 1 - v;
    const graphene_rect_t *area = &self->area;

    if (self->mirrored)
        right = 1 - right;
    return GRAPHENE_POINT_INIT (area->origin.x + area->size.width * (float) right,
                                area->origin.y + area->size.height * (float) down);
}

graphene_rect_t
amends_chart_scene_rect (const AmendsChartScene *self, double u0, double v0, double u1, double v1)
{
    graphene_point_t from = amends_chart_scene_point (self, u0, v0), to = amends_chart_scene_point (self, u1, v1);

    return GRAPHENE_RECT_INIT (MIN (from.x, to.x), MIN (from.y, to.y), fabsf (to.x - from.x), fabsf (to.y - from.y));
}

void
amends_chart_scene_unpoint (const AmendsChartScene *self, const graphene_point_t *at, double *u, double *v)
{
    const graphene_rect_t *area = &self->area;
    double right = (at->x - area->origin.x) / MAX (area->size.width, 1);
    double down = (at->y - area->origin.y) / MAX (area->size.height, 1);

    if (self->mirrored)
        right = 1 - right;
    *u = self->transposed ? down - find_shift (self) : right;
    *v = self->transposed ? right : 1 - down;
}

double
amends_chart_scene_length (const AmendsChartScene *self)
{
    return self->transposed ? self->area.size.height : self->area.size.width;
}

gsize
amends_chart_scene_nearest (const AmendsChartScene *self, AmendsChartSeries *series, double u)
{
    const double *x = amends_chart_series_get_x (series);
    gsize low = 0, high = amends_chart_series_get_n_points (series), n = high;

    while (low < high) {
        gsize middle = low + (high - low) / 2;

        if (amends_chart_axis_place (self->x, x[middle]) < u)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == n && n > 0)
        return n - 1;
    if (low > 0 && low < n &&
        u - amends_chart_axis_place (self->x, x[low - 1]) < amends_chart_axis_place (self->x, x[low]) - u)
        return low - 1;
    return low;
}
