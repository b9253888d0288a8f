/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "amends-report-text.h"

#define PLOT_HEIGHT 108.0
#define GAP 5.0
#define LEGEND_GAP 14.0
#define SWATCH 9.0
#define SWATCH_LINE 20.0
#define MOST_TICKS 4
#define LEAST_STEP 0.01 /* of shares, which are written in whole percent */
#define BAR_SHARE 0.72
#define LABEL_GAP 8.0

typedef struct {
    PangoLayout *name;
    AmendsReportInk ink;
    double *values;
} Series;

struct _AmendsReportChart {
    AmendsReportBlock parent;
    AmendsReportChartKind kind;
    char *title_text;
    char **label_texts;
    guint n;
    GArray *series; /* (element-type Series): their names are made at the end */
    GPtrArray *names;

    PangoContext *context;
    PangoLayout *title;
    double width, title_height, legend_height, label_height;
    double floor, top, step, axis_width; /* of the axis */
};

static void
clear_series (gpointer data)
{
    Series *self = data;

    g_clear_object (&self->name);
    g_free (self->values);
}

static void
clear_chart (AmendsReportBlock *block)
{
    AmendsReportChart *self = (AmendsReportChart *) block;

    g_free (self->title_text);
    for (guint i = 0; i < self->n; i++)
        g_free (self->label_texts[i]);
    g_free (self->label_texts);
    g_array_unref (self->series);
    g_ptr_array_unref (self->names);
    g_clear_object (&self->context);
    g_clear_object (&self->title);
}

AmendsReportChart *
amends_report_chart_new (AmendsReportChartKind kind, const char *title, const char *const *labels, guint n)
{
    AmendsReportChart *self = g_new0 (AmendsReportChart, 1);

    self->kind = kind;
    self->title_text = g_strdup (title);
    self->label_texts = g_new0 (char *, n + 1);
    for (guint i = 0; i < n; i++)
        self->label_texts[i] = g_strdup (labels[i]);
    self->n = n;
    self->series = g_array_new (FALSE, FALSE, sizeof (Series));
    g_array_set_clear_func (self->series, clear_series);
    self->names = g_ptr_array_new_with_free_func (g_free);
    self->parent.piece.head = -1;
    self->parent.clear = clear_chart;
    return self;
}

void
amends_report_chart_add (AmendsReportChart *self, const char *name, AmendsReportInk ink, const double *values)
{
    const Series series = { NULL, ink, g_memdup2 (values, self->n * sizeof (double)) };

    g_array_append_val (self->series, series);
    g_ptr_array_add (self->names, g_strdup (name));
}

double
amends_report_chart_find_floor (double least, double *step)
{
    double below = isnan (least) ? 1 : 1 - least;

    *step = amends_report_ticks (below, MOST_TICKS, LEAST_STEP);
    /* A whole number of steps but for what floating point makes of it. */
    return MAX (1 - MAX (ceil (below / *step - 1e-9), 1) * *step, 0);
}

static void
find_range (AmendsReportChart *self)
{
    double least = NAN, greatest = 0;

    for (guint i = 0; i < self->n; i++) {
        double sum = 0;

        for (guint j = 0; j < self->series->len; j++) {
            double value = g_array_index (self->series, Series, j).values[i];

            sum += isnan (value) ? 0 : value;
            least = fmin (least, value);
        }
        greatest = MAX (greatest, sum);
    }
    if (self->kind == AMENDS_REPORT_CHART_LINES) {
        self->floor = amends_report_chart_find_floor (least, &self->step);
        self->top = 1;
    } else {
        self->step = amends_report_ticks (greatest, MOST_TICKS, 1);
        self->top = MAX (ceil (greatest / self->step - 1e-9), 1) * self->step;
    }
}

static double
find_y (const AmendsReportChart *self, double value, double y)
{
    return y + PLOT_HEIGHT * (1 - (value - self->floor) / (self->top - self->floor));
}

static double
find_x (const AmendsReportChart *self, guint i, double x)
{
    double width = self->width - self->axis_width;
    gboolean lines = self->kind == AMENDS_REPORT_CHART_LINES;

    return x + self->axis_width + (lines ? width * i / MAX (self->n - 1, 1) : width * (i + 0.5) / self->n);
}

static PangoLayout *
make_tick (const AmendsReportChart *self, double value)
{
    g_autofree char *text = self->kind == AMENDS_REPORT_CHART_LINES
                                ? amends_report_text_share (MIN (value, self->top), 0)
                                : amends_report_text_count ((gint64) (value + 0.5));

    return amends_report_style_layout (self->context, text, AMENDS_REPORT_FONT_SMALL, -1);
}

static void
draw_axis (const AmendsReportChart *self, cairo_t *cr, double x, double y)
{
    for (double value = self->floor; value < self->top + self->step / 2; value += self->step) {
        double at = find_y (self, MIN (value, self->top), y), width, height;
        g_autoptr (PangoLayout) layout = make_tick (self, value);

        amends_report_style_measure (layout, &width, &height);
        amends_report_style_rule (cr, x + self->axis_width, at, self->width - self->axis_width, AMENDS_REPORT_INK_RULE);
        amends_report_style_show (cr, layout, x + self->axis_width - GAP - width, at - height / 2,
                                  AMENDS_REPORT_INK_DIM);
    }
}

static void
measure_axis (AmendsReportChart *self)
{
    for (double value = self->floor; value < self->top + self->step / 2; value += self->step) {
        g_autoptr (PangoLayout) layout = make_tick (self, value);
        double width;

        amends_report_style_measure (layout, &width, NULL);
        self->axis_width = MAX (self->axis_width, width + GAP);
    }
}

/* Every how manyth label, so that none touches its neighbour. */
static guint
find_label_step (const AmendsReportChart *self)
{
    double widest = 0, width;
    guint n = 0;

    for (guint i = 0; i < self->n; i++) {
        g_autoptr (PangoLayout) layout = NULL;

        if (self->label_texts[i] == NULL)
            continue;
        layout = amends_report_style_layout (self->context, self->label_texts[i], AMENDS_REPORT_FONT_SMALL, -1);
        amends_report_style_measure (layout, &width, NULL);
        widest = MAX (widest, width);
        n++;
    }
    return amends_report_thin (widest + LABEL_GAP, (self->width - self->axis_width) / MAX (n, 1));
}

static void
draw_labels (const AmendsReportChart *self, cairo_t *cr, double x, double y)
{
    guint step = find_label_step (self), n = 0;
    double last_end = x;

    for (guint i = 0; i < self->n; i++) {
        g_autoptr (PangoLayout) layout = NULL;
        double width, left;

        if (self->label_texts[i] == NULL || n++ % step != 0)
            continue;
        layout = amends_report_style_layout (self->context, self->label_texts[i], AMENDS_REPORT_FONT_SMALL, -1);
        amends_report_style_measure (layout, &width, NULL);
        left = CLAMP (find_x (self, i, x) - width / 2, x + self->axis_width - GAP, x + self->width - width);
        /* Months are of unequal length, and those at the ends are moved. */
        if (left < last_end)
            continue;
        amends_report_style_show (cr, layout, left, y + PLOT_HEIGHT + GAP, AMENDS_REPORT_INK_DIM);
        last_end = left + width + GAP;
    }
}

static void
draw_total (const AmendsReportChart *self, cairo_t *cr, double total, double at, double y, double room)
{
    g_autofree char *text = amends_report_text_count ((gint64) (total + 0.5));
    g_autoptr (PangoLayout) layout = amends_report_style_layout (self->context, text, AMENDS_REPORT_FONT_SMALL, -1);
    double width, height;

    amends_report_style_measure (layout, &width, &height);
    if (total <= 0 || width + 2 > room)
        return;
    /* The lines of the axis pass behind it. */
    cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_rectangle (cr, at - width / 2 - 1, y - height, width + 2, height);
    cairo_fill (cr);
    amends_report_style_show (cr, layout, at - width / 2, y - height, AMENDS_REPORT_INK_TEXT);
}

static void
draw_bars (const AmendsReportChart *self, cairo_t *cr, double x, double y)
{
    double slot = (self->width - self->axis_width) / self->n, width = slot * BAR_SHARE;

    for (guint i = 0; i < self->n; i++) {
        double sum = 0, at = find_x (self, i, x);

        for (guint j = 0; j < self->series->len; j++) {
            const Series *series = &g_array_index (self->series, Series, j);
            double bottom = find_y (self, sum, y), top = find_y (self, sum + series->values[i], y);

            amends_report_style_fill (cr, at - width / 2, top, width, bottom - top, series->ink);
            sum += series->values[i];
        }
        draw_total (self, cr, sum, at, find_y (self, sum, y), slot);
    }
}

static void
draw_line (const AmendsReportChart *self, const Series *series, cairo_t *cr, double x, double y)
{
    gboolean is_down = FALSE;

    amends_report_style_set_line (cr, series->ink);
    for (guint i = 0; i < self->n; i++) {
        double value = series->values[i];

        if (isnan (value)) {
            is_down = FALSE;
            continue;
        }
        if (is_down)
            cairo_line_to (cr, find_x (self, i, x), find_y (self, value, y));
        else
            cairo_move_to (cr, find_x (self, i, x), find_y (self, value, y));
        is_down = TRUE;
    }
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
}

static double
get_swatch (const AmendsReportChart *self)
{
    return self->kind == AMENDS_REPORT_CHART_BARS ? SWATCH : SWATCH_LINE;
}

static void
draw_swatch (const AmendsReportChart *self, const Series *series, cairo_t *cr, double x, double y, double height)
{
    if (self->kind == AMENDS_REPORT_CHART_BARS) {
        amends_report_style_fill (cr, x, y + height / 2 - 4, SWATCH, 8, series->ink);
        return;
    }
    amends_report_style_set_line (cr, series->ink);
    cairo_move_to (cr, x, y + height / 2);
    cairo_line_to (cr, x + SWATCH_LINE, y + height / 2);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
}

/* Draws the legend, or only measures it. @cr: (nullable). Returns: its height */
static double
draw_legend (const AmendsReportChart *self, cairo_t *cr, double x, double y)
{
    double at = x, top = y, width, height = 0;
    double swatch = get_swatch (self) + GAP;

    for (guint i = 0; i < self->series->len; i++) {
        const Series *series = &g_array_index (self->series, Series, i);

        amends_report_style_measure (series->name, &width, &height);
        width += swatch;
        if (at > x && at + width > x + self->width) {
            at = x;
            top += height;
        }
        if (cr != NULL) {
            draw_swatch (self, series, cr, at, top, height);
            amends_report_style_show (cr, series->name, at + swatch, top, AMENDS_REPORT_INK_TEXT);
        }
        at += width + LEGEND_GAP;
    }
    return top - y + height;
}

static void
draw_chart (const AmendsReportBlock *block, cairo_t *cr, double x, double y)
{
    const AmendsReportChart *self = (const AmendsReportChart *) block;
    double plot = y + self->title_height + 2 * GAP + self->legend_height + self->label_height;

    cairo_tag_begin (cr, "H3", NULL);
    amends_report_style_show (cr, self->title, x, y, AMENDS_REPORT_INK_TEXT);
    cairo_tag_end (cr, "H3");
    cairo_tag_begin (cr, "Figure", NULL);
    draw_legend (self, cr, x, y + self->title_height + GAP);
    draw_axis (self, cr, x, plot);
    if (self->kind == AMENDS_REPORT_CHART_BARS)
        draw_bars (self, cr, x, plot);
    for (guint i = 0; i < self->series->len && self->kind == AMENDS_REPORT_CHART_LINES; i++)
        draw_line (self, &g_array_index (self->series, Series, i), cr, x, plot);
    draw_labels (self, cr, x, plot);
    cairo_tag_end (cr, "Figure");
}

AmendsReportBlock *
amends_report_chart_end (AmendsReportChart *self, PangoContext *context, double width)
{
    g_autoptr (PangoLayout) sample = amends_report_style_layout (context, "0", AMENDS_REPORT_FONT_SMALL, -1);

    self->context = g_object_ref (context);
    self->width = width;
    self->title = amends_report_style_layout (context, self->title_text, AMENDS_REPORT_FONT_STRONG, width);
    for (guint i = 0; i < self->series->len; i++) {
        Series *series = &g_array_index (self->series, Series, i);

        series->name = amends_report_style_layout (context, self->names->pdata[i], AMENDS_REPORT_FONT_SMALL, -1);
        pango_layout_set_width (series->name, (int) ((width - get_swatch (self) - GAP) * PANGO_SCALE));
        pango_layout_set_ellipsize (series->name, PANGO_ELLIPSIZE_END);
    }
    find_range (self);
    measure_axis (self);
    amends_report_style_measure (self->title, NULL, &self->title_height);
    amends_report_style_measure (sample, NULL, &self->label_height);
    self->legend_height = draw_legend (self, NULL, 0, 0);
    self->parent.piece.height =
        self->title_height + 3 * GAP + self->legend_height + PLOT_HEIGHT + 2 * self->label_height;
    self->parent.draw = draw_chart;
    return &self->parent;
}
