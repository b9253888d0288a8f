/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-axis-private.h"

#include <math.h>

/* Pixels between two labels, so that they read as two. */
#define LABEL_GAP 10.0

typedef struct {
    char *name;
    double low, high; /* not a number: the data's */
    GArray *ticks;
} AmendsChartAxisPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AmendsChartAxis, amends_chart_axis, G_TYPE_OBJECT)

enum {
    CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AmendsChartAxisPrivate *
get_private (AmendsChartAxis *self)
{
    return amends_chart_axis_get_instance_private (self);
}

static void
clear_tick (gpointer data)
{
    g_free (((AmendsChartTick *) data)->label);
}

static void
amends_chart_axis_finalize (GObject *object)
{
    AmendsChartAxisPrivate *priv = get_private (AMENDS_CHART_AXIS (object));

    g_free (priv->name);
    g_array_unref (priv->ticks);
    G_OBJECT_CLASS (amends_chart_axis_parent_class)->finalize (object);
}

static void
amends_chart_axis_class_init (AmendsChartAxisClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_chart_axis_finalize;
    signals[CHANGED] =
        g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_chart_axis_init (AmendsChartAxis *self)
{
    AmendsChartAxisPrivate *priv = get_private (self);

    priv->low = priv->high = NAN;
    priv->ticks = g_array_new (FALSE, TRUE, sizeof (AmendsChartTick));
    g_array_set_clear_func (priv->ticks, clear_tick);
}

void
amends_chart_axis_set_range (AmendsChartAxis *self, double low, double high)
{
    AmendsChartAxisPrivate *priv = get_private (self);

    g_return_if_fail (AMENDS_IS_CHART_AXIS (self));
    g_return_if_fail ((isnan (low) && isnan (high)) || (isfinite (low) && isfinite (high) && low < high));
    priv->low = low;
    priv->high = high;
    g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
amends_chart_axis_get_range (AmendsChartAxis *self, double *low, double *high)
{
    AmendsChartAxisPrivate *priv = get_private (self);

    if (isnan (priv->low))
        return FALSE;
    *low = priv->low;
    *high = priv->high;
    return TRUE;
}

void
amends_chart_axis_set_name (AmendsChartAxis *self, const char *name)
{
    g_return_if_fail (AMENDS_IS_CHART_AXIS (self));
    if (g_set_str (&get_private (self)->name, name))
        g_signal_emit (self, signals[CHANGED], 0);
}

const char *
amends_chart_axis_get_name (AmendsChartAxis *self)
{
    return get_private (self)->name;
}

char *
amends_chart_axis_format (AmendsChartAxis *self, double value)
{
    g_return_val_if_fail (AMENDS_IS_CHART_AXIS (self), NULL);
    return AMENDS_CHART_AXIS_GET_CLASS (self)->format (self, value);
}

char *
amends_chart_axis_format_plain (AmendsChartAxis *self, double value)
{
    return AMENDS_CHART_AXIS_GET_CLASS (self)->format_plain (self, value);
}

void
amends_chart_axis_layout (AmendsChartAxis *self, double low, double high, double length, AmendsChartMeasure measure,
                          gpointer user_data)
{
    AmendsChartAxisPrivate *priv = get_private (self);

    g_array_set_size (priv->ticks, 0);
    AMENDS_CHART_AXIS_GET_CLASS (self)->layout (self, low, high, MAX (length, 1), measure, user_data, priv->ticks);
}

const GArray *
amends_chart_axis_get_ticks (AmendsChartAxis *self)
{
    return get_private (self)->ticks;
}

double
amends_chart_axis_place (AmendsChartAxis *self, double value)
{
    return AMENDS_CHART_AXIS_GET_CLASS (self)->place (self, value);
}

double
amends_chart_axis_slot (AmendsChartAxis *self)
{
    AmendsChartAxisClass *klass = AMENDS_CHART_AXIS_GET_CLASS (self);

    return klass->slot != NULL ? klass->slot (self) : 0;
}

gboolean
amends_chart_axis_fits (const GArray *ticks, double length, AmendsChartMeasure measure, gpointer user_data)
{
    double free_from = -INFINITY;

    for (guint i = 0; i < ticks->len; i++) {
        const AmendsChartTick *tick = &g_array_index (ticks, AmendsChartTick, i);
        double size = measure (tick->label, user_data);
        double start = CLAMP (tick->place * length - size / 2, 0, MAX (length - size, 0));

        if (start < free_from)
            return FALSE;
        free_from = start + size + LABEL_GAP;
    }
    return TRUE;
}

void
amends_chart_axis_add_tick (GArray *ticks, double place, char *label)
{
    AmendsChartTick tick = { place, label };

    g_array_append_val (ticks, tick);
}
