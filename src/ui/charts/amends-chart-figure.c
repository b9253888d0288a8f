/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _AmendsChartFigure {
    GObject parent_instance;

    AmendsChartAxis *x, *y;
    AmendsChartAxis *secondary; /* (nullable) */
    GPtrArray *layers;          /* (element-type AmendsChartLayer) */
    gboolean transposed;
    char *title, *subtitle, *scope, *empty_text;
};

G_DEFINE_FINAL_TYPE (AmendsChartFigure, amends_chart_figure, G_TYPE_OBJECT)

enum {
    CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
part_changed_cb (GObject *part G_GNUC_UNUSED, gpointer user_data)
{
    g_signal_emit (user_data, signals[CHANGED], 0);
}

static void
watch (AmendsChartFigure *self, gpointer part)
{
    g_signal_connect_object (part, "changed", G_CALLBACK (part_changed_cb), self, G_CONNECT_DEFAULT);
}

static void
amends_chart_figure_finalize (GObject *object)
{
    AmendsChartFigure *self = AMENDS_CHART_FIGURE (object);

    g_clear_object (&self->x);
    g_clear_object (&self->y);
    g_clear_object (&self->secondary);
    g_ptr_array_unref (self->layers);
    g_free (self->title);
    g_free (self->subtitle);
    g_free (self->scope);
    g_free (self->empty_text);
    G_OBJECT_CLASS (amends_chart_figure_parent_class)->finalize (object);
}

static void
amends_chart_figure_class_init (AmendsChartFigureClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_chart_figure_finalize;
    signals[CHANGED] =
        g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_chart_figure_init (AmendsChartFigure *self)
{
    self->layers = g_ptr_array_new_with_free_func (g_object_unref);
    self->title = g_strdup ("");
    self->subtitle = g_strdup ("");
    self->scope = g_strdup ("");
    self->empty_text = g_strdup (_ ("Nothing to show in this period"));
}

AmendsChartFigure *
amends_chart_figure_new (AmendsChartAxis *x, AmendsChartAxis *y)
{
    AmendsChartFigure *self = g_object_new (AMENDS_TYPE_CHART_FIGURE, NULL);

    self->x = x;
    self->y = y;
    watch (self, x);
    watch (self, y);
    return self;
}

void
amends_chart_figure_take_secondary (AmendsChartFigure *self, AmendsChartAxis *axis)
{
    g_return_if_fail (AMENDS_IS_CHART_FIGURE (self));
    g_return_if_fail (self->secondary == NULL);
    self->secondary = axis;
    watch (self, axis);
    g_signal_emit (self, signals[CHANGED], 0);
}

void
amends_chart_figure_take_layer (AmendsChartFigure *self, AmendsChartLayer *layer)
{
    g_return_if_fail (AMENDS_IS_CHART_FIGURE (self));
    g_return_if_fail (!amends_chart_layer_get_secondary (layer) || self->secondary != NULL);
    g_ptr_array_add (self->layers, layer);
    watch (self, layer);
    g_signal_emit (self, signals[CHANGED], 0);
}

void
amends_chart_figure_set_transposed (AmendsChartFigure *self, gboolean transposed)
{
    g_return_if_fail (AMENDS_IS_CHART_FIGURE (self));
    if (self->transposed == transposed)
        return;
    self->transposed = transposed;
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_text (AmendsChartFigure *self, char **place, const char *text)
{
    g_return_if_fail (AMENDS_IS_CHART_FIGURE (self));
    g_return_if_fail (text != NULL);
    if (g_set_str (place, text))
        g_signal_emit (self, signals[CHANGED], 0);
}

void
amends_chart_figure_set_title (AmendsChartFigure *self, const char *title)
{
    set_text (self, &self->title, title);
}

void
amends_chart_figure_set_subtitle (AmendsChartFigure *self, const char *subtitle)
{
    set_text (self, &self->subtitle, subtitle);
}

void
amends_chart_figure_set_scope (AmendsChartFigure *self, const char *scope)
{
    g_return_if_fail (AMENDS_IS_CHART_FIGURE (self));
    g_return_if_fail (scope != NULL);
    /* A page does not show it. */
    g_set_str (&self->scope, scope);
}

void
amends_chart_figure_set_empty_text (AmendsChartFigure *self, const char *text)
{
    set_text (self, &self->empty_text, text);
}

const char *
amends_chart_figure_get_title (AmendsChartFigure *self)
{
    return self->title;
}

const char *
amends_chart_figure_get_subtitle (AmendsChartFigure *self)
{
    return self->subtitle;
}

const char *
amends_chart_figure_get_scope (AmendsChartFigure *self)
{
    return self->scope;
}

const char *
amends_chart_figure_get_empty_text (AmendsChartFigure *self)
{
    return self->empty_text;
}

AmendsChartAxis *
amends_chart_figure_get_x_axis (AmendsChartFigure *self)
{
    return self->x;
}

AmendsChartAxis *
amends_chart_figure_get_y_axis (AmendsChartFigure *self)
{
    return self->y;
}

AmendsChartAxis *
amends_chart_figure_get_secondary (AmendsChartFigure *self)
{
    return self->secondary;
}

AmendsChartAxis *
amends_chart_figure_get_value_axis (AmendsChartFigure *self, AmendsChartLayer *layer)
{
    return amends_chart_layer_get_secondary (layer) ? self->secondary : self->y;
}

gboolean
amends_chart_figure_get_transposed (AmendsChartFigure *self)
{
    return self->transposed;
}

guint
amends_chart_figure_get_n_layers (AmendsChartFigure *self)
{
    return self->layers->len;
}

AmendsChartLayer *
amends_chart_figure_get_layer (AmendsChartFigure *self, guint index)
{
    g_return_val_if_fail (index < self->layers->len, NULL);
    return g_ptr_array_index (self->layers, index);
}

AmendsChartLayer *
amends_chart_figure_get_heat (AmendsChartFigure *self)
{
    for (guint i = 0; i < self->layers->len; i++)
        if (AMENDS_IS_CHART_HEAT_LAYER (g_ptr_array_index (self->layers, i)))
            return g_ptr_array_index (self->layers, i);
    return NULL;
}

gboolean
amends_chart_figure_is_empty (AmendsChartFigure *self)
{
    for (guint i = 0; i < self->layers->len; i++) {
        AmendsChartLayer *layer = g_ptr_array_index (self->layers, i);
        double unused;

        if (AMENDS_IS_CHART_MARKER_LAYER (layer))
            continue;
        for (guint j = 0; j < amends_chart_layer_get_n_series (layer); j++)
            if (amends_chart_series_get_extent (amends_chart_layer_get_series (layer, j), &unused, &unused, &unused,
                                                &unused))
                return FALSE;
    }
    return TRUE;
}

char *
amends_chart_figure_describe_value (AmendsChartFigure *self, guint layer_index, guint series_index, gsize point)
{
    AmendsChartLayer *layer = amends_chart_figure_get_layer (self, layer_index);
    AmendsChartSeries *series = amends_chart_layer_get_series (layer, series_index);
    const char *note = amends_chart_series_get_note (series, point);
    g_autofree char *value = NULL, *expected = NULL;

    if (AMENDS_IS_CHART_MARKER_LAYER (layer))
        return g_strdup (note != NULL ? note : "");
    value = amends_chart_axis_format (amends_chart_figure_get_value_axis (self, layer),
                                      amends_chart_series_get_y (series)[point]);
    if (amends_chart_series_is_forecast (series, point))
        /* Translators: a value that has not been measured yet, such as "97.9% (expected)" */
        expected = g_strdup_printf (_ ("%s (expected)"), value);
    if (note == NULL)
        return g_strdup (expected != NULL ? expected : value);
    /* Translators: a value and what is remarked about it, such as "12.5% · 4 of 32" */
    return g_strdup_printf (_ ("%s · %s"), expected != NULL ? expected : value, note);
}

char *
amends_chart_figure_describe (AmendsChartFigure *self, guint layer_index, guint series_index, gsize point)
{
    AmendsChartSeries *series =
        amends_chart_layer_get_series (amends_chart_figure_get_layer (self, layer_index), series_index);
    g_autofree char *where = amends_chart_axis_format (self->x, amends_chart_series_get_x (series)[point]);
    g_autofree char *value = amends_chart_figure_describe_value (self, layer_index, series_index, point);

    if (*where == '\0')
        /* Translators: what a point of a chart belongs to, and its value: "Mean: 4.2" */
        return g_strdup_printf (_ ("%s: %s"), amends_chart_series_get_name (series), value);
    /* Translators: where a point of a chart is, what it belongs to, and its value: "March 2026, Negative: 12" */
    return g_strdup_printf (_ ("%s, %s: %s"), where, amends_chart_series_get_name (series), value);
}
