/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-series.h"

#include <math.h>

struct _AmendsChartSeries {
    GObject parent_instance;

    char *name, *long_name; /* the latter nullable */
    AmendsChartInk ink;
    double *x, *y; /* (owned) (nullable): n of each */
    gsize n;
    GStrv notes; /* (owned) (nullable) */
    GStrv cells; /* (owned) (nullable) */
    double forecast_from;
    gboolean has_extent;
    double x_low, x_high, y_low, y_high;
};

G_DEFINE_FINAL_TYPE (AmendsChartSeries, amends_chart_series, G_TYPE_OBJECT)

enum {
    CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
amends_chart_series_finalize (GObject *object)
{
    AmendsChartSeries *self = AMENDS_CHART_SERIES (object);

    g_free (self->name);
    g_free (self->long_name);
    g_free (self->x);
    g_free (self->y);
    g_strfreev (self->notes);
    g_strfreev (self->cells);
    G_OBJECT_CLASS (amends_chart_series_parent_class)->finalize (object);
}

static void
amends_chart_series_class_init (AmendsChartSeriesClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_chart_series_finalize;
    signals[CHANGED] =
        g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_chart_series_init (AmendsChartSeries *self)
{
    self->forecast_from = INFINITY;
}

static void
take_extent (AmendsChartSeries *self)
{
    self->has_extent = FALSE;
    for (gsize i = 0; i < self->n; i++) {
        double x = self->x[i], y = self->y[i];

        if (!isfinite (y) || !isfinite (x))
            continue;
        if (!self->has_extent) {
            self->x_low = self->x_high = x;
            self->y_low = self->y_high = y;
            self->has_extent = TRUE;
        }
        self->x_high = x;
        self->y_low = MIN (self->y_low, y);
        self->y_high = MAX (self->y_high, y);
    }
}

AmendsChartSeries *
amends_chart_series_new (const char *name, AmendsChartInk ink)
{
    AmendsChartSeries *self = g_object_new (AMENDS_TYPE_CHART_SERIES, NULL);

    self->name = g_strdup (name);
    self->ink = ink;
    return self;
}

void
amends_chart_series_set_points (AmendsChartSeries *self, const double *x, const double *y, gsize n)
{
    double *new_x = g_new (double, n), *new_y = g_new (double, n);

    g_return_if_fail (AMENDS_IS_CHART_SERIES (self));
    for (gsize i = 0; i < n; i++) {
        new_x[i] = x != NULL ? x[i] : (double) i;
        new_y[i] = isfinite (y[i]) ? y[i] : NAN;
    }
    g_free (self->x);
    g_free (self->y);
    self->x = new_x;
    self->y = new_y;
    self->n = n;
    g_clear_pointer (&self->notes, g_strfreev);
    g_clear_pointer (&self->cells, g_strfreev);
    take_extent (self);
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_texts (AmendsChartSeries *self, GStrv *place, const char *const *texts)
{
    g_return_if_fail (AMENDS_IS_CHART_SERIES (self));
    g_return_if_fail (texts == NULL || g_strv_length ((GStrv) texts) == self->n);
    g_strfreev (*place);
    *place = g_strdupv ((GStrv) texts);
    g_signal_emit (self, signals[CHANGED], 0);
}

void
amends_chart_series_set_notes (AmendsChartSeries *self, const char *const *notes)
{
    set_texts (self, &self->notes, notes);
}

void
amends_chart_series_set_cells (AmendsChartSeries *self, const char *const *cells)
{
    set_texts (self, &self->cells, cells);
}

void
amends_chart_series_set_forecast_from (AmendsChartSeries *self, double x)
{
    g_return_if_fail (AMENDS_IS_CHART_SERIES (self));
    if (self->forecast_from == x)
        return;
    self->forecast_from = x;
    g_signal_emit (self, signals[CHANGED], 0);
}

void
amends_chart_series_set_long_name (AmendsChartSeries *self, const char *name)
{
    g_return_if_fail (AMENDS_IS_CHART_SERIES (self));
    g_set_str (&self->long_name, name);
}

const char *
amends_chart_series_get_name (AmendsChartSeries *self)
{
    return self->name;
}

const char *
amends_chart_series_get_long_name (AmendsChartSeries *self)
{
    return self->long_name != NULL ? self->long_name : self->name;
}

AmendsChartInk
amends_chart_series_get_ink (AmendsChartSeries *self)
{
    return self->ink;
}

gsize
amends_chart_series_get_n_points (AmendsChartSeries *self)
{
    return self->n;
}

const double *
amends_chart_series_get_x (AmendsChartSeries *self)
{
    return self->x;
}

const double *
amends_chart_series_get_y (AmendsChartSeries *self)
{
    return self->y;
}

static const char *
get_text (AmendsChartSeries *self, GStrv texts, gsize point)
{
    if (texts == NULL || point >= self->n || *texts[point] == '\0')
        return NULL;
    return texts[point];
}

const char *
amends_chart_series_get_note (AmendsChartSeries *self, gsize point)
{
    return get_text (self, self->notes, point);
}

const char *
amends_chart_series_get_cell (AmendsChartSeries *self, gsize point)
{
    return get_text (self, self->cells, point);
}

gboolean
amends_chart_series_is_forecast (AmendsChartSeries *self, gsize point)
{
    return point < self->n && self->x[point] >= self->forecast_from;
}

gsize
amends_chart_series_find (AmendsChartSeries *self, double x)
{
    gsize low = 0, high = self->n;

    while (low < high) {
        gsize middle = low + (high - low) / 2;

        if (self->x[middle] < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

gboolean
amends_chart_series_get_extent (AmendsChartSeries *self, double *x_low, double *x_high, double *y_low, double *y_high)
{
    if (!self->has_extent)
        return FALSE;
    *x_low = self->x_low;
    *x_high = self->x_high;
    *y_low = self->y_low;
    *y_high = self->y_high;
    return TRUE;
}
