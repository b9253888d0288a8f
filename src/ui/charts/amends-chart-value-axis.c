/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-axis-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_TICKS 7
/* Lines of the grid closer than this many labels are a pattern, not a help. */
#define LABELS_A_TICK 2.2
#define MOST_DIGITS 6

struct _AmendsChartValueAxis {
    AmendsChartAxis parent_instance;

    AmendsChartUnit unit;
    double low, high, step; /* of the last layout */
};

G_DEFINE_FINAL_TYPE (AmendsChartValueAxis, amends_chart_value_axis, AMENDS_TYPE_CHART_AXIS)

/* The next of 1, 2 and 5 times a power of ten. */
static double
round_step (double raw)
{
    double power = pow (10, floor (log10 (raw)));
    double share = raw / power;
    const double tolerance = 1e-9;

    return power * (share <= 1 + tolerance ? 1 : share <= 2 + tolerance ? 2 : share <= 5 + tolerance ? 5 : 10);
}

/* Digits after the point that tell two neighbours at a distance of @step. */
static int
count_digits (double step)
{
    return (int) CLAMP (ceil (-log10 (step) - 1e-9), 0, MOST_DIGITS);
}

static char *
format_number (double value, int digits)
{
    double shown = fabs (value) < 0.5 * pow (10, -digits) ? 0 : value;
    g_autofree char *number = g_strdup_printf ("%'.*f", digits, fabs (shown));

    /* The mark keeps the sign before its number where text reads from right to left. */
    return shown < 0 ? g_strconcat ("\u200E−", number, NULL) : g_steal_pointer (&number);
}

static char *
format_value (AmendsChartValueAxis *self, double value, int digits)
{
    g_autofree char *number = NULL;

    if (self->unit != AMENDS_CHART_UNIT_PERCENT)
        return format_number (value, digits);
    number = format_number (value * 100, digits);
    /* Translators: a percentage, such as "97.9%" */
    return g_strdup_printf (_ ("%s%%"), number);
}

/* A range that is not empty, and within what the unit can be. */
static void
open_range (AmendsChartValueAxis *self, double *low, double *high)
{
    double around = self->unit == AMENDS_CHART_UNIT_PERCENT ? 0.05 : 1;

    if (!isfinite (*low) || !isfinite (*high)) {
        *low = 0;
        *high = 1;
    }
    if (*high - *low <= MAX (fabs (*low), fabs (*high)) * 1e-9) {
        gboolean from_zero = self->unit == AMENDS_CHART_UNIT_COUNT && *low >= 0;

        *low = from_zero ? 0 : *low - MAX (around, fabs (*low) * 1e-6);
        *high += from_zero && *high >= 1 ? 0 : MAX (around, fabs (*high) * 1e-6);
    }
    if (self->unit == AMENDS_CHART_UNIT_PERCENT) {
        *low = CLAMP (*low, 0, 1 - 1e-4);
        *high = CLAMP (*high, *low + 1e-4, 1);
    }
}

static void
lay_out_with (AmendsChartValueAxis *self, double low, double high, guint n, gboolean fixed, GArray *ticks)
{
    double step = round_step ((high - low) / n);
    double first, last;

    if (self->unit == AMENDS_CHART_UNIT_COUNT)
        step = MAX (step, 1);
    first = fixed ? ceil (low / step - 1e-9) : floor (low / step + 1e-9);
    last = fixed ? floor (high / step + 1e-9) : ceil (high / step - 1e-9);
    self->low = fixed ? low : first * step;
    self->high = fixed ? high : last * step;
    if (self->unit == AMENDS_CHART_UNIT_PERCENT) {
        self->low = MAX (self->low, 0);
        self->high = MIN (self->high, 1);
    }
    self->step = step;
    g_array_set_size (ticks, 0);
    for (double i = first; i <= last && i < first + 2 * MAX_TICKS; i++) {
        double value = i * step, scale = self->unit == AMENDS_CHART_UNIT_PERCENT ? 100 : 1;
        double place = (value - self->low) / (self->high - self->low);

        if (place > -1e-9 && place < 1 + 1e-9)
            amends_chart_axis_add_tick (ticks, place, format_value (self, value, count_digits (step * scale)));
    }
}

static void
amends_chart_value_axis_layout (AmendsChartAxis *axis, double low, double high, double length,
                                AmendsChartMeasure measure, gpointer user_data, GArray *ticks)
{
    AmendsChartValueAxis *self = AMENDS_CHART_VALUE_AXIS (axis);
    gboolean fixed = amends_chart_axis_get_range (axis, &low, &high);
    double label;
    guint n;

    if (!fixed)
        open_range (self, &low, &high);
    label = measure ("0", user_data) * LABELS_A_TICK;
    n = (guint) CLAMP (length / MAX (label, 1), 1, MAX_TICKS);
    do
        lay_out_with (self, low, high, n, fixed, ticks);
    while (--n > 0 && !amends_chart_axis_fits (ticks, length, measure, user_data));
    /* Not even two fit: the end says how far it goes. */
    if (ticks->len > 1 && !amends_chart_axis_fits (ticks, length, measure, user_data))
        g_array_remove_range (ticks, 0, ticks->len - 1);
}

/* As few as say the same, and two at most. */
static int
count_needed_digits (double value)
{
    for (int digits = 0; digits < 2; digits++) {
        double scaled = value * (digits == 0 ? 1 : 10);

        if (fabs (scaled - rint (scaled)) < 1e-9)
            return digits;
    }
    return fabs (value) < 100 ? 2 : 0;
}

static double
amends_chart_value_axis_place (AmendsChartAxis *axis, double value)
{
    AmendsChartValueAxis *self = AMENDS_CHART_VALUE_AXIS (axis);

    return (value - self->low) / (self->high - self->low);
}

static char *
amends_chart_value_axis_format (AmendsChartAxis *axis, double value)
{
    AmendsChartValueAxis *self = AMENDS_CHART_VALUE_AXIS (axis);

    switch (self->unit) {
    case AMENDS_CHART_UNIT_COUNT:
        return format_value (self, value, 0);
    case AMENDS_CHART_UNIT_PERCENT:
        return format_value (self, value, 1);
    case AMENDS_CHART_UNIT_NUMBER:
    default:
        return format_value (self, value, count_needed_digits (value));
    }
}

static char *
amends_chart_value_axis_format_plain (AmendsChartAxis *axis G_GNUC_UNUSED, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", value));
}

static void
amends_chart_value_axis_class_init (AmendsChartValueAxisClass *klass)
{
    AmendsChartAxisClass *axis_class = AMENDS_CHART_AXIS_CLASS (klass);

    axis_class->layout = amends_chart_value_axis_layout;
    axis_class->place = amends_chart_value_axis_place;
    axis_class->format = amends_chart_value_axis_format;
    axis_class->format_plain = amends_chart_value_axis_format_plain;
}

static void
amends_chart_value_axis_init (AmendsChartValueAxis *self)
{
    self->high = 1;
    self->step = 1;
}

AmendsChartAxis *
amends_chart_value_axis_new (AmendsChartUnit unit)
{
    AmendsChartValueAxis *self = g_object_new (AMENDS_TYPE_CHART_VALUE_AXIS, NULL);

    self->unit = unit;
    return AMENDS_CHART_AXIS (self);
}

gboolean
amends_chart_axis_is_percent (AmendsChartAxis *self)
{
    return AMENDS_IS_CHART_VALUE_AXIS (self) && AMENDS_CHART_VALUE_AXIS (self)->unit == AMENDS_CHART_UNIT_PERCENT;
}
