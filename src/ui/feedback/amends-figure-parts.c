/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-figure-parts.h"

#include <glib/gi18n-lib.h>

#define DAY 86400
#define LEAST_COMPARED 10

void
amends_figure_buckets_init (AmendsFigureBuckets *self, const AmendsFeedbackSpan *span)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    guint place = 0;

    self->first = span->first;
    self->last = span->last;
    self->starts = amends_chart_buckets_list (span->first * DAY, span->last * DAY, span->resolution, utc);
    self->places = g_new0 (guint, MAX (span->last - span->first + 1, 1));
    for (gint64 day = span->first; day <= span->last; day++) {
        while (place + 1 < self->starts->len && g_array_index (self->starts, double, place + 1) <= (double) (day * DAY))
            place++;
        self->places[day - span->first] = place;
    }
}

void
amends_figure_buckets_clear (AmendsFigureBuckets *self)
{
    g_clear_pointer (&self->starts, g_array_unref);
    g_clear_pointer (&self->places, g_free);
}

guint
amends_figure_buckets_find (const AmendsFigureBuckets *self, gint64 day)
{
    return day < self->first || day > self->last ? self->starts->len : self->places[day - self->first];
}

const double *
amends_figure_buckets_get_x (const AmendsFigureBuckets *self)
{
    return (const double *) (gconstpointer) self->starts->data;
}

AmendsChartFigure *
amends_figure_parts_new (AmendsChartAxis *x, AmendsChartAxis *y, const char *subtitle, const char *empty_text)
{
    AmendsChartFigure *figure = amends_chart_figure_new (x, y);

    amends_chart_figure_set_subtitle (figure, subtitle);
    amends_chart_figure_set_empty_text (figure, empty_text);
    return figure;
}

AmendsChartAxis *
amends_figure_parts_make_time_axis (AmendsChartResolution resolution)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    AmendsChartAxis *axis = amends_chart_time_axis_new (resolution, utc);

    amends_chart_axis_set_name (axis, resolution == AMENDS_CHART_MONTH  ? _ ("Month")
                                      : resolution == AMENDS_CHART_WEEK ? _ ("Week")
                                                                        : _ ("Day"));
    return axis;
}

AmendsChartSeries *
amends_figure_parts_add (AmendsChartLayer *layer, const char *name, AmendsChartInk ink, const double *x,
                         const double *y, gsize n)
{
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new (name, ink);

    amends_chart_series_set_points (series, x, y, n);
    amends_chart_layer_add (layer, series);
    return series;
}

gboolean
amends_figure_parts_can_compare (double n_now, double n_before)
{
    return MIN (n_now, n_before) >= LEAST_COMPARED;
}

double
amends_figure_parts_count (const double n[])
{
    double all = 0;

    for (int i = 0; i < AMENDS_FIGURE_STARS; i++)
        all += n[i];
    return all;
}

static double
add_up_stars (const double n[])
{
    double sum = 0;

    for (int i = 0; i < AMENDS_FIGURE_STARS; i++)
        sum += n[i] * (i + 1);
    return sum;
}

int
amends_figure_parts_find_mean (const double n[])
{
    double all = amends_figure_parts_count (n);

    /* Whole numbers, so that a half is one. */
    return all > 0 ? (int) ((20 * add_up_stars (n) + all) / (2 * all)) : 0;
}

static AmendsChartLayer *
make_mean (const double n[])
{
    AmendsChartLayer *layer = amends_chart_marker_layer_new ();
    g_autofree char *note = g_strdup_printf ("%.1f", amends_figure_parts_find_mean (n) / 10.0);
    const char *notes[] = { note, NULL };
    double x = add_up_stars (n) / amends_figure_parts_count (n) - 1, y = 0;

    amends_chart_series_set_notes (amends_figure_parts_add (layer, _ ("Average"), AMENDS_CHART_INK_EVENT, &x, &y, 1),
                                   notes);
    return layer;
}

AmendsChartFigure *
amends_figure_parts_make_histogram (const double now[], const double before[], const char *subtitle,
                                    const char *empty_text, gboolean with_mean)
{
    char *labels[AMENDS_FIGURE_STARS + 1] = { NULL };
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_GROUPED);
    AmendsChartFigure *figure;

    for (int i = 0; i < AMENDS_FIGURE_STARS; i++)
        labels[i] = g_strdup_printf (ngettext ("%d star", "%d stars", (gulong) (i + 1)), i + 1);
    figure = amends_figure_parts_new (amends_chart_category_axis_new ((const char *const *) labels),
                                      amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT), subtitle, empty_text);
    amends_chart_axis_set_name (amends_chart_figure_get_x_axis (figure), _ ("Stars"));
    for (int i = 0; i < AMENDS_FIGURE_STARS; i++)
        g_free (labels[i]);
    /* Without any, the words that say so stand in place of bars of no height. */
    if (amends_figure_parts_count (now) > 0 || amends_figure_parts_count (before) > 0) {
        amends_figure_parts_add (bars, _ ("Before"), AMENDS_CHART_INK_COMPARE, NULL, before, AMENDS_FIGURE_STARS);
        amends_figure_parts_add (bars, _ ("This period"), AMENDS_CHART_INK_FIRST, NULL, now, AMENDS_FIGURE_STARS);
    }
    amends_chart_figure_take_layer (figure, bars);
    if (with_mean && amends_figure_parts_count (now) > 0)
        amends_chart_figure_take_layer (figure, make_mean (now));
    return figure;
}

char *
amends_figure_parts_share (double share)
{
    /* Translators: a share in whole percent */
    return g_strdup_printf (_ ("%d%%"), (int) (share * 100 + 0.5));
}
