/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-axis-private.h"

#include <math.h>

struct _AmendsChartCategoryAxis {
    AmendsChartAxis parent_instance;

    GStrv labels;
    guint n;
};

G_DEFINE_FINAL_TYPE (AmendsChartCategoryAxis, amends_chart_category_axis, AMENDS_TYPE_CHART_AXIS)

static double
amends_chart_category_axis_slot (AmendsChartAxis *axis)
{
    return 1.0 / MAX (AMENDS_CHART_CATEGORY_AXIS (axis)->n, 1);
}

static double
amends_chart_category_axis_place (AmendsChartAxis *axis, double value)
{
    return (value + 0.5) * amends_chart_category_axis_slot (axis);
}

static void
amends_chart_category_axis_layout (AmendsChartAxis *axis, double low G_GNUC_UNUSED, double high G_GNUC_UNUSED,
                                   double length, AmendsChartMeasure measure, gpointer user_data, GArray *ticks)
{
    AmendsChartCategoryAxis *self = AMENDS_CHART_CATEGORY_AXIS (axis);

    for (guint every = 1; every <= MAX (self->n, 1); every++) {
        g_array_set_size (ticks, 0);
        for (guint i = 0; i < self->n; i += every)
            amends_chart_axis_add_tick (ticks, amends_chart_category_axis_place (axis, i), g_strdup (self->labels[i]));
        if (amends_chart_axis_fits (ticks, length, measure, user_data))
            return;
    }
}

static char *
amends_chart_category_axis_format (AmendsChartAxis *axis, double value)
{
    const char *label = NULL;

    /* What lies between two categories belongs to neither. */
    if (value >= 0 && value == rint (value))
        label = amends_chart_category_axis_get_label (AMENDS_CHART_CATEGORY_AXIS (axis), (guint) value);
    return g_strdup (label != NULL ? label : "");
}

static void
amends_chart_category_axis_finalize (GObject *object)
{
    g_strfreev (AMENDS_CHART_CATEGORY_AXIS (object)->labels);
    G_OBJECT_CLASS (amends_chart_category_axis_parent_class)->finalize (object);
}

static void
amends_chart_category_axis_class_init (AmendsChartCategoryAxisClass *klass)
{
    AmendsChartAxisClass *axis_class = AMENDS_CHART_AXIS_CLASS (klass);

    G_OBJECT_CLASS (klass)->finalize = amends_chart_category_axis_finalize;
    axis_class->layout = amends_chart_category_axis_layout;
    axis_class->place = amends_chart_category_axis_place;
    axis_class->slot = amends_chart_category_axis_slot;
    axis_class->format = amends_chart_category_axis_format;
    axis_class->format_plain = amends_chart_category_axis_format;
}

static void
amends_chart_category_axis_init (AmendsChartCategoryAxis *self G_GNUC_UNUSED)
{
}

AmendsChartAxis *
amends_chart_category_axis_new (const char *const *labels)
{
    AmendsChartCategoryAxis *self = g_object_new (AMENDS_TYPE_CHART_CATEGORY_AXIS, NULL);

    self->labels = g_strdupv ((GStrv) labels);
    self->n = g_strv_length (self->labels);
    return AMENDS_CHART_AXIS (self);
}

const char *
amends_chart_category_axis_get_label (AmendsChartCategoryAxis *self, guint index)
{
    return index < self->n ? self->labels[index] : NULL;
}

guint
amends_chart_category_axis_get_n (AmendsChartCategoryAxis *self)
{
    return self->n;
}
