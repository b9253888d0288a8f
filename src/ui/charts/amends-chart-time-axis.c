/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-axis-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAY 86400.0
/* Labels narrower than this are not tried. */
#define LEAST_PIXELS 14.0

struct _AmendsChartTimeAxis {
    AmendsChartAxis parent_instance;

    AmendsChartResolution resolution;
    GTimeZone *zone;
    double low, high; /* of the last layout */
};

G_DEFINE_FINAL_TYPE (AmendsChartTimeAxis, amends_chart_time_axis, AMENDS_TYPE_CHART_AXIS)

typedef enum {
    UNIT_DAYS,
    UNIT_WEEKS,
    UNIT_MONTHS,
    UNIT_YEARS,
} Unit;

/* From close to far. All begin where people begin to count: on Mondays, in January, in years that end with 0. */
static const struct {
    Unit unit;
    int count;
    double length;
} STEPS[] = { { UNIT_DAYS, 1, DAY },           { UNIT_WEEKS, 1, 7 * DAY },     { UNIT_WEEKS, 2, 14 * DAY },
              { UNIT_MONTHS, 1, 28 * DAY },    { UNIT_MONTHS, 2, 59 * DAY },   { UNIT_MONTHS, 3, 90 * DAY },
              { UNIT_MONTHS, 6, 181 * DAY },   { UNIT_YEARS, 1, 365 * DAY },   { UNIT_YEARS, 2, 730 * DAY },
              { UNIT_YEARS, 5, 1826 * DAY },   { UNIT_YEARS, 10, 3652 * DAY }, { UNIT_YEARS, 50, 18262 * DAY },
              { UNIT_YEARS, 100, 36524 * DAY } };

static GDateTime *
convert (AmendsChartTimeAxis *self, double instant)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((gint64) instant);

    return utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;
}

/* The last border at or before @instant. */
static GDateTime *
find_border (AmendsChartTimeAxis *self, GDateTime *instant, Unit unit, int count)
{
    const guint32 first_monday = 719167; /* 5 January 1970 as a Julian day of GDate */
    int year, month, day;
    GDate date;

    g_date_time_get_ymd (instant, &year, &month, &day);
    g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    switch (unit) {
    case UNIT_DAYS:
        break;
    case UNIT_WEEKS:
        if (g_date_get_julian (&date) >= first_monday)
            g_date_subtract_days (&date, (g_date_get_julian (&date) - first_monday) % (guint32) (7 * count));
        else
            g_date_subtract_days (&date, (guint) g_date_get_weekday (&date) - 1);
        break;
    case UNIT_MONTHS:
        g_date_set_dmy (&date, 1, (GDateMonth) (month - (month - 1) % count), (GDateYear) year);
        break;
    case UNIT_YEARS:
    default:
        g_date_set_dmy (&date, 1, G_DATE_JANUARY, (GDateYear) MAX (year - year % count, 1));
    }
    return g_date_time_new (self->zone, g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date),
                            0, 0, 0);
}

static GDateTime *
go_on (GDateTime *border, Unit unit, int count)
{
    switch (unit) {
    case UNIT_DAYS:
        return g_date_time_add_days (border, count);
    case UNIT_WEEKS:
        return g_date_time_add_days (border, 7 * count);
    case UNIT_MONTHS:
        return g_date_time_add_months (border, count);
    case UNIT_YEARS:
    default:
        return g_date_time_add_years (border, count);
    }
}

/* The year stands below the first label and where it changes. */
static char *
label_border (GDateTime *border, Unit unit, int *last_year)
{
    g_autofree char *text = NULL, *year = NULL;

    if (unit == UNIT_YEARS)
        /* Translators: a year below a chart: g_date_time_format() */
        return g_date_time_format (border, _ ("%Y"));
    if (unit == UNIT_MONTHS)
        /* Translators: a month below a chart, as short as can be: g_date_time_format() */
        /* xgettext:no-c-format */
        text = g_date_time_format (border, _ ("%b"));
    else
        /* Translators: a day below a chart, as short as can be: g_date_time_format() */
        /* xgettext:no-c-format */
        text = g_date_time_format (border, _ ("%-d %b"));
    if (g_date_time_get_year (border) == *last_year)
        return g_steal_pointer (&text);
    *last_year = g_date_time_get_year (border);
    year = g_date_time_format (border, _ ("%Y"));
    return g_strconcat (text, "\n", year, NULL);
}

static double
amends_chart_time_axis_slot (AmendsChartAxis *axis)
{
    AmendsChartTimeAxis *self = AMENDS_CHART_TIME_AXIS (axis);
    static const double LENGTHS[] = { [AMENDS_CHART_INSTANT] = 0,
                                      [AMENDS_CHART_DAY] = DAY,
                                      [AMENDS_CHART_WEEK] = 7 * DAY,
                                      [AMENDS_CHART_MONTH] = 30.4 * DAY };

    return MIN (LENGTHS[self->resolution] / (self->high - self->low), 1);
}

static double
amends_chart_time_axis_place (AmendsChartAxis *axis, double value)
{
    AmendsChartTimeAxis *self = AMENDS_CHART_TIME_AXIS (axis);

    return (value - self->low) / (self->high - self->low) + amends_chart_time_axis_slot (axis) / 2;
}

/* A month that begins within a week is where the points of that week are. */
static void
add_border (AmendsChartTimeAxis *self, GDateTime *border, Unit unit, int *year, GArray *ticks)
{
    gint64 start = amends_chart_bucket_start (g_date_time_to_unix (border), self->resolution, self->zone);
    double place = amends_chart_time_axis_place (AMENDS_CHART_AXIS (self), (double) start);

    if (place >= 0 && place <= 1 && g_date_time_to_unix (border) >= (gint64) self->low)
        amends_chart_axis_add_tick (ticks, place, label_border (border, unit, year));
}

static void
add_ticks (AmendsChartTimeAxis *self, Unit unit, int count, GArray *ticks)
{
    g_autoptr (GDateTime) start = convert (self, self->low);
    g_autoptr (GDateTime) border = start != NULL ? find_border (self, start, unit, count) : NULL;
    int year = G_MININT;

    while (border != NULL) {
        double instant = (double) g_date_time_to_unix (border);
        GDateTime *next;

        if (instant >= self->high)
            break;
        add_border (self, border, unit, &year, ticks);
        next = go_on (border, unit, count);
        g_date_time_unref (border);
        border = next;
    }
}

/* A range too short for a border still says when it is. */
static void
add_start (AmendsChartTimeAxis *self, GArray *ticks)
{
    g_autoptr (GDateTime) start = convert (self, self->low);
    int year = G_MININT;

    if (start != NULL)
        amends_chart_axis_add_tick (ticks, 0, label_border (start, UNIT_DAYS, &year));
}

/* What the data cover, widened to whole buckets and to a day at least. */
static void
take_range (AmendsChartTimeAxis *self, double low, double high)
{
    gboolean fixed = amends_chart_axis_get_range (AMENDS_CHART_AXIS (self), &low, &high);
    AmendsChartResolution resolution = self->resolution;

    if (!isfinite (low) || !isfinite (high)) {
        low = 0;
        high = DAY;
    }
    if (resolution == AMENDS_CHART_INSTANT && high - low < DAY && !fixed)
        resolution = AMENDS_CHART_DAY;
    if (resolution != AMENDS_CHART_INSTANT && !fixed) {
        low = (double) amends_chart_bucket_start ((gint64) low, resolution, self->zone);
        high = (double) amends_chart_bucket_next ((gint64) high, resolution, self->zone);
    }
    self->low = low;
    self->high = MAX (high, low + 1);
}

static void
amends_chart_time_axis_layout (AmendsChartAxis *axis, double low, double high, double length,
                               AmendsChartMeasure measure, gpointer user_data, GArray *ticks)
{
    AmendsChartTimeAxis *self = AMENDS_CHART_TIME_AXIS (axis);

    take_range (self, low, high);
    for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++) {
        if ((self->resolution == AMENDS_CHART_WEEK && STEPS[i].unit < UNIT_WEEKS) ||
            (self->resolution == AMENDS_CHART_MONTH && STEPS[i].unit < UNIT_MONTHS) ||
            (self->high - self->low) / STEPS[i].length * LEAST_PIXELS > length + LEAST_PIXELS)
            continue;
        g_array_set_size (ticks, 0);
        add_ticks (self, STEPS[i].unit, STEPS[i].count, ticks);
        if (amends_chart_axis_fits (ticks, length, measure, user_data))
            break;
    }
    if (ticks->len == 0)
        add_start (self, ticks);
}

static char *
amends_chart_time_axis_format (AmendsChartAxis *axis, double value)
{
    AmendsChartTimeAxis *self = AMENDS_CHART_TIME_AXIS (axis);

    return amends_chart_bucket_describe ((gint64) value, self->resolution, self->zone);
}

static char *
amends_chart_time_axis_format_plain (AmendsChartAxis *axis, double value)
{
    AmendsChartTimeAxis *self = AMENDS_CHART_TIME_AXIS (axis);
    g_autoptr (GDateTime) local = convert (self, value);

    if (local == NULL)
        return g_strdup ("");
    return g_date_time_format (local, self->resolution == AMENDS_CHART_INSTANT ? "%Y-%m-%dT%H:%M:%S%:z" : "%Y-%m-%d");
}

static void
amends_chart_time_axis_finalize (GObject *object)
{
    g_clear_pointer (&AMENDS_CHART_TIME_AXIS (object)->zone, g_time_zone_unref);
    G_OBJECT_CLASS (amends_chart_time_axis_parent_class)->finalize (object);
}

static void
amends_chart_time_axis_class_init (AmendsChartTimeAxisClass *klass)
{
    AmendsChartAxisClass *axis_class = AMENDS_CHART_AXIS_CLASS (klass);

    G_OBJECT_CLASS (klass)->finalize = amends_chart_time_axis_finalize;
    axis_class->layout = amends_chart_time_axis_layout;
    axis_class->place = amends_chart_time_axis_place;
    axis_class->slot = amends_chart_time_axis_slot;
    axis_class->format = amends_chart_time_axis_format;
    axis_class->format_plain = amends_chart_time_axis_format_plain;
}

static void
amends_chart_time_axis_init (AmendsChartTimeAxis *self)
{
    self->high = DAY;
}

AmendsChartAxis *
amends_chart_time_axis_new (AmendsChartResolution resolution, GTimeZone *zone)
{
    AmendsChartTimeAxis *self = g_object_new (AMENDS_TYPE_CHART_TIME_AXIS, NULL);

    g_return_val_if_fail (zone != NULL, NULL);
    self->resolution = resolution;
    self->zone = g_time_zone_ref (zone);
    return AMENDS_CHART_AXIS (self);
}
