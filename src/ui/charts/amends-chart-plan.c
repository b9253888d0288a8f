/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-figure-private.h"

#include <math.h>

#define LABEL_GAP 8.0
#define END_MARGIN 4.0
#define LEGEND_GAP 14.0
/* Of the width at most, so that something is left to draw in. */
#define NAMES_SHARE 0.4
#define HEADROOM 22.0
#define TOP_MARGIN 6.0
/* A narrower picture has the names of its rows above them. */
#define LEAST_FOR_NAMES 440.0
#define ROW_HEIGHT 30.0
#define STACKED_ROW_HEIGHT 46.0
/* What large text needs on top. */
#define USUAL_LINE 16
#define LINES_OF_NAME 2
#define NAME_ROOM 5
#define LINES_AROUND_ROWS 2
#define ROOM_AROUND_ROWS 38

static double
measure_size (const AmendsChartStyle *style, const char *label, gboolean upright)
{
    int width, height;

    amends_chart_style_measure (style, label, &width, &height);
    return upright ? height : width;
}

static double
measure_width_cb (const char *label, gpointer user_data)
{
    return measure_size (user_data, label, FALSE);
}

/* Labels one above another. */
static double
measure_height_cb (const char *label, gpointer user_data)
{
    return measure_size (user_data, label, TRUE);
}

static double
find_widest (const GArray *ticks, const AmendsChartStyle *style)
{
    double widest = 0;

    for (guint i = 0; i < ticks->len; i++)
        widest = MAX (widest, measure_size (style, g_array_index (ticks, AmendsChartTick, i).label, FALSE));
    return widest;
}

/* What the layers that are measured by @axis cover; @axis NULL: all of them. */
static AmendsChartExtent
find_extent (AmendsChartFigure *figure, AmendsChartAxis *axis)
{
    AmendsChartExtent extent = { INFINITY, -INFINITY, INFINITY, -INFINITY };

    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++) {
        AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, i);

        if (axis == NULL || amends_chart_figure_get_value_axis (figure, layer) == axis)
            amends_chart_layer_extend (layer, &extent);
    }
    return extent;
}

static void
lay_out_values (AmendsChartFigure *figure, AmendsChartAxis *axis, double length, AmendsChartMeasure measure,
                const AmendsChartStyle *style)
{
    AmendsChartExtent extent = find_extent (figure, axis);

    amends_chart_axis_layout (axis, extent.y_low, extent.y_high, length, measure, (gpointer) style);
}

static void
lay_out_places (AmendsChartFigure *figure, double length, AmendsChartMeasure measure, const AmendsChartStyle *style)
{
    AmendsChartExtent extent = find_extent (figure, NULL);

    amends_chart_axis_layout (amends_chart_figure_get_x_axis (figure), extent.x_low, extent.x_high, length, measure,
                              (gpointer) style);
}

static double
measure_rows (AmendsChartFigure *figure, const AmendsChartStyle *style)
{
    AmendsChartLayer *heat = amends_chart_figure_get_heat (figure);
    double widest = 0;

    for (guint i = 0; i < amends_chart_layer_get_n_series (heat); i++)
        widest =
            MAX (widest,
                 measure_size (style, amends_chart_series_get_name (amends_chart_layer_get_series (heat, i)), FALSE));
    return widest;
}

static double
measure_names (AmendsChartFigure *figure, const AmendsChartStyle *style)
{
    AmendsChartCategoryAxis *axis = (AmendsChartCategoryAxis *) amends_chart_figure_get_x_axis (figure);
    double widest = 0;

    if (!AMENDS_IS_CHART_CATEGORY_AXIS (axis))
        return find_widest (amends_chart_axis_get_ticks (AMENDS_CHART_AXIS (axis)), style);
    for (guint i = 0; i < amends_chart_category_axis_get_n (axis); i++)
        widest = MAX (widest, measure_size (style, amends_chart_category_axis_get_label (axis, i), FALSE));
    return widest;
}

static gboolean
has_markers (AmendsChartFigure *figure)
{
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++)
        if (AMENDS_IS_CHART_MARKER_LAYER (amends_chart_figure_get_layer (figure, i)))
            return TRUE;
    return FALSE;
}

/* Takes margins off the plot; @start is at the right where text reads from right to left. */
static void
cut (AmendsChartPlan *self, double start, double top, double end, double bottom)
{
    graphene_rect_t *plot = &self->plot;
    double left = self->rtl ? end : start;

    plot->origin.x += (float) left;
    plot->origin.y += (float) top;
    plot->size.width = (float) MAX (plot->size.width - start - end, 1);
    plot->size.height = (float) MAX (plot->size.height - top - bottom, 1);
}

static void
plan_transposed (AmendsChartPlan *self, AmendsChartFigure *figure, double line)
{
    AmendsChartAxis *secondary = amends_chart_figure_get_secondary (figure);

    cut (self, 0, secondary != NULL ? line + LABEL_GAP : 0, 0, line + LABEL_GAP);
    lay_out_places (figure, self->plot.size.height, measure_height_cb, self->style);
    self->labels = MIN (ceil (measure_names (figure, self->style)), self->bounds.size.width * NAMES_SHARE);
    cut (self, self->stacked ? 0 : self->labels + LABEL_GAP, 0, END_MARGIN, 0);
    lay_out_values (figure, amends_chart_figure_get_y_axis (figure), self->plot.size.width, measure_width_cb,
                    self->style);
    if (secondary != NULL)
        lay_out_values (figure, secondary, self->plot.size.width, measure_width_cb, self->style);
}

static void
plan_upright (AmendsChartPlan *self, AmendsChartFigure *figure, double line)
{
    AmendsChartAxis *y = amends_chart_figure_get_y_axis (figure),
                    *secondary = amends_chart_figure_get_secondary (figure);
    gboolean years = AMENDS_IS_CHART_TIME_AXIS (amends_chart_figure_get_x_axis (figure));
    gboolean heat = amends_chart_figure_get_heat (figure) != NULL;
    double end = END_MARGIN;

    cut (self, 0, has_markers (figure) ? HEADROOM : heat ? 0 : TOP_MARGIN, 0, line * (years ? 2 : 1) + LABEL_GAP);
    lay_out_values (figure, y, self->plot.size.height, measure_height_cb, self->style);
    if (secondary != NULL) {
        lay_out_values (figure, secondary, self->plot.size.height, measure_height_cb, self->style);
        end = find_widest (amends_chart_axis_get_ticks (secondary), self->style) + LABEL_GAP;
    }
    self->labels = ceil (heat ? MIN (measure_rows (figure, self->style), self->bounds.size.width * NAMES_SHARE)
                              : find_widest (amends_chart_axis_get_ticks (y), self->style));
    cut (self, self->stacked ? 0 : self->labels + LABEL_GAP, 0, end, 0);
    lay_out_places (figure, self->plot.size.width, measure_width_cb, self->style);
}

void
amends_chart_plan_make (AmendsChartPlan *self, AmendsChartFigure *figure, const AmendsChartStyle *style, gboolean rtl,
                        const graphene_rect_t *bounds)
{
    double line = amends_chart_plan_line_height (style);

    *self = (AmendsChartPlan) { .style = style, .bounds = *bounds, .legend = *bounds, .plot = *bounds, .rtl = rtl };
    self->serial = pango_context_get_serial (style->context);
    self->transposed = amends_chart_figure_get_transposed (figure);
    self->stacked =
        (self->transposed || amends_chart_figure_get_heat (figure) != NULL) && bounds->size.width < LEAST_FOR_NAMES;
    self->legend.size.height = (float) amends_chart_legend_measure (figure, style, bounds->size.width);
    if (self->legend.size.height > 0)
        cut (self, 0, self->legend.size.height + LEGEND_GAP, 0, 0);
    if (self->transposed)
        plan_transposed (self, figure, line);
    else
        plan_upright (self, figure, line);
}

gboolean
amends_chart_plan_is_for (const AmendsChartPlan *self, gboolean rtl, int width, int height)
{
    return self->rtl == rtl && (int) self->bounds.size.width == width && (int) self->bounds.size.height == height &&
           self->serial == pango_context_get_serial (self->style->context);
}

double
amends_chart_plan_line_height (const AmendsChartStyle *style)
{
    return measure_size (style, "0", TRUE);
}

static guint
count_rows (AmendsChartFigure *figure)
{
    AmendsChartLayer *heat = amends_chart_figure_get_heat (figure);

    if (heat != NULL)
        return amends_chart_layer_get_n_series (heat);
    return amends_chart_figure_get_transposed (figure)
               ? (guint) lround (1 / MAX (amends_chart_axis_slot (amends_chart_figure_get_x_axis (figure)), 0.01))
               : 0;
}

double
amends_chart_plan_rows_height (AmendsChartFigure *figure, const AmendsChartStyle *style, double width)
{
    double line = amends_chart_plan_line_height (style);
    double row = width < LEAST_FOR_NAMES ? MAX (STACKED_ROW_HEIGHT, (line + NAME_ROOM) / AMENDS_CHART_NAME_SHARE)
                                         : ROW_HEIGHT + LINES_OF_NAME * MAX (line - USUAL_LINE, 0);
    guint n = count_rows (figure);

    return n > 0 ? floor (n * row + LINES_AROUND_ROWS * line) + ROOM_AROUND_ROWS : 0;
}

AmendsChartScene
amends_chart_plan_scene (const AmendsChartPlan *self, AmendsChartFigure *figure, guint index, double progress)
{
    AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, index);
    AmendsChartScene scene = {
        .style = self->style,
        .x = amends_chart_figure_get_x_axis (figure),
        .y = amends_chart_figure_get_value_axis (figure, layer),
        .area = self->plot,
        .mirrored = self->rtl,
        .transposed = self->transposed,
        .stacked = self->stacked,
        .progress = progress,
    };

    return scene;
}

double
amends_chart_plan_hit (const AmendsChartPlan *self, AmendsChartFigure *figure, const graphene_point_t *at, guint *layer,
                       guint *series, gsize *point)
{
    double best = INFINITY;

    for (guint i = amends_chart_figure_get_n_layers (figure); i-- > 0;) {
        AmendsChartScene scene = amends_chart_plan_scene (self, figure, i, 1);
        guint hit_series = 0;
        gsize hit_point = 0;
        double distance =
            amends_chart_layer_hit (amends_chart_figure_get_layer (figure, i), &scene, at, &hit_series, &hit_point);

        if (distance < best) {
            best = distance;
            *layer = i;
            *series = hit_series;
            *point = hit_point;
        }
    }
    return best;
}
