/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-figure-private.h"

#include <math.h>

#define LABEL_GAP 8.0
#define NAME_GAP 3.0
#define NAME_INSET 3.0

static void
fade (GdkRGBA *color, double alpha)
{
    color->alpha *= (float) alpha;
}

/* The lines of the y axis, across the plot; the one at zero is the ground that bars stand on. */
static void
draw_grid (const AmendsChartPlan *self, AmendsChartFigure *figure, GtkSnapshot *snapshot)
{
    AmendsChartScene scene = { .area = self->plot, .mirrored = self->rtl, .transposed = self->transposed };
    AmendsChartAxis *axis = amends_chart_figure_get_y_axis (figure);
    const GArray *ticks = amends_chart_axis_get_ticks (axis);
    double zero = amends_chart_axis_place (axis, 0);
    GdkRGBA ground = self->style->dim;

    fade (&ground, 0.7);
    for (guint i = 0; i < ticks->len; i++) {
        double place = g_array_index (ticks, AmendsChartTick, i).place;
        graphene_point_t from = amends_chart_scene_point (&scene, 0, place),
                         to = amends_chart_scene_point (&scene, 1, place);

        if (fabs (place - zero) > 1e-9)
            amends_chart_style_rule (snapshot, from.x, from.y, to.x, to.y, &self->style->grid);
    }
    if (zero >= -1e-9 && zero <= 1) {
        graphene_point_t from = amends_chart_scene_point (&scene, 0, zero),
                         to = amends_chart_scene_point (&scene, 1, zero);

        amends_chart_style_rule (snapshot, from.x, from.y, to.x, to.y, &ground);
    }
}

/* Pango turns the alignment round for text that reads against the picture; @to_right is as seen. */
static void
align (const AmendsChartPlan *self, PangoLayout *layout, gboolean to_right)
{
    PangoDirection reads = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));

    if ((reads == PANGO_DIRECTION_RTL) != self->rtl)
        to_right = !to_right;
    pango_layout_set_alignment (layout, to_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Labels beside the plot, aligned to it; @start: at the side where reading begins. */
static void
draw_side_label (const AmendsChartPlan *self, const char *text, double center, double room, gboolean start,
                 const GdkRGBA *color, GtkSnapshot *snapshot)
{
    g_autoptr (PangoLayout) layout = amends_chart_style_layout (self->style, text, 1, FALSE);
    gboolean at_left = start != self->rtl;
    double left = self->plot.origin.x, right = left + self->plot.size.width, width;
    PangoRectangle extents;

    if (room > 0) {
        pango_layout_set_width (layout, (int) (self->labels * PANGO_SCALE));
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_height (layout, (int) (room * PANGO_SCALE));
        align (self, layout, at_left);
    }
    pango_layout_get_pixel_extents (layout, NULL, &extents);
    width = room > 0 ? self->labels : extents.width;
    amends_chart_style_text (snapshot, layout, at_left ? left - LABEL_GAP - width : right + LABEL_GAP,
                             center - extents.height / 2.0, color);
}

/* The name of a row, above it and as wide as the plot; nothing that is drawn there goes through it. */
static void
draw_name (const AmendsChartPlan *self, const char *text, double top, double room, GtkSnapshot *snapshot)
{
    g_autoptr (PangoLayout) layout = amends_chart_style_layout (self->style, text, 1, FALSE);
    double room_along = self->plot.size.width - 2 * NAME_INSET, x = self->plot.origin.x + NAME_INSET;
    int width, height;

    pango_layout_get_pixel_size (layout, &width, &height);
    if (width > room_along) {
        pango_layout_set_width (layout, (int) (room_along * PANGO_SCALE));
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        align (self, layout, self->rtl);
        width = (int) room_along;
    } else if (self->rtl) {
        x += room_along - width;
    }
    if (self->transposed)
        gtk_snapshot_append_color (snapshot, &self->style->paper,
                                   &GRAPHENE_RECT_INIT ((float) (x - NAME_INSET / 2),
                                                        (float) (top + room - height - NAME_GAP),
                                                        (float) width + NAME_INSET, (float) height));
    amends_chart_style_text (snapshot, layout, x, top + room - height - NAME_GAP, &self->style->text);
}

static void
draw_row_label (const AmendsChartPlan *self, const char *text, double top, double room, GtkSnapshot *snapshot)
{
    if (self->stacked)
        draw_name (self, text, top, room * AMENDS_CHART_NAME_SHARE, snapshot);
    else
        draw_side_label (self, text, top + room / 2, room, TRUE, &self->style->text, snapshot);
}

/* Labels below or above the plot, kept between its ends. */
static void
draw_foot_label (const AmendsChartPlan *self, const char *text, double center, gboolean below, GtkSnapshot *snapshot)
{
    g_autoptr (PangoLayout) layout = amends_chart_style_layout (self->style, text, 1, FALSE);
    double left = self->plot.origin.x, right = left + self->plot.size.width;
    int width, height;
    double x;

    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    pango_layout_get_pixel_size (layout, &width, &height);
    x = CLAMP (center - width / 2.0, left, MAX (right - width, left));
    amends_chart_style_text (snapshot, layout, x,
                             below ? self->plot.origin.y + self->plot.size.height + LABEL_GAP
                                   : self->plot.origin.y - LABEL_GAP - height,
                             &self->style->dim);
}

static void
draw_rows (const AmendsChartPlan *self, AmendsChartLayer *heat, GtkSnapshot *snapshot)
{
    guint n = amends_chart_layer_get_n_series (heat);
    double step = self->plot.size.height / (double) MAX (n, 1);

    for (guint i = 0; i < n; i++)
        draw_row_label (self, amends_chart_series_get_name (amends_chart_layer_get_series (heat, i)),
                        self->plot.origin.y + i * step, step, snapshot);
}

static void
draw_values (const AmendsChartPlan *self, AmendsChartAxis *axis, gboolean start, GtkSnapshot *snapshot)
{
    AmendsChartScene scene = { .area = self->plot, .mirrored = self->rtl, .transposed = self->transposed };
    const GArray *ticks = amends_chart_axis_get_ticks (axis);

    for (guint i = 0; i < ticks->len; i++) {
        const AmendsChartTick *tick = &g_array_index (ticks, AmendsChartTick, i);
        graphene_point_t at = amends_chart_scene_point (&scene, 0, tick->place);

        if (self->transposed)
            draw_foot_label (self, tick->label, at.x, start, snapshot);
        else
            draw_side_label (self, tick->label, at.y, 0, start, &self->style->dim, snapshot);
    }
}

static void
draw_places (const AmendsChartPlan *self, AmendsChartAxis *axis, GtkSnapshot *snapshot)
{
    AmendsChartScene scene = { .area = self->plot, .mirrored = self->rtl, .transposed = self->transposed };
    const GArray *ticks = amends_chart_axis_get_ticks (axis);
    double room = self->plot.size.height * MAX (amends_chart_axis_slot (axis), 0.001);

    for (guint i = 0; i < ticks->len; i++) {
        const AmendsChartTick *tick = &g_array_index (ticks, AmendsChartTick, i);
        graphene_point_t at = amends_chart_scene_point (&scene, tick->place, 0);

        if (self->transposed)
            draw_row_label (self, tick->label, at.y - room / 2, room, snapshot);
        else
            draw_foot_label (self, tick->label, at.x, TRUE, snapshot);
    }
}

static void
draw_empty (const AmendsChartPlan *self, AmendsChartFigure *figure, GtkSnapshot *snapshot)
{
    g_autoptr (PangoLayout) layout =
        amends_chart_style_layout (self->style, amends_chart_figure_get_empty_text (figure), 1, FALSE);
    int height;

    pango_layout_set_width (layout, (int) (self->bounds.size.width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
    pango_layout_get_pixel_size (layout, NULL, &height);
    amends_chart_style_text (snapshot, layout, self->bounds.origin.x,
                             self->bounds.origin.y + (self->bounds.size.height - (float) height) / 2,
                             &self->style->dim);
}

void
amends_chart_plan_draw (const AmendsChartPlan *self, AmendsChartFigure *figure, double progress, GtkSnapshot *snapshot)
{
    AmendsChartLayer *heat = amends_chart_figure_get_heat (figure);
    AmendsChartAxis *secondary = amends_chart_figure_get_secondary (figure);
    gboolean on_top = self->transposed && self->stacked;

    if (amends_chart_figure_is_empty (figure)) {
        draw_empty (self, figure, snapshot);
        return;
    }
    amends_chart_legend_draw (self, figure, snapshot);
    if (heat == NULL) {
        draw_grid (self, figure, snapshot);
        draw_values (self, amends_chart_figure_get_y_axis (figure), TRUE, snapshot);
    } else {
        draw_rows (self, heat, snapshot);
    }
    if (secondary != NULL)
        draw_values (self, secondary, FALSE, snapshot);
    if (!on_top)
        draw_places (self, amends_chart_figure_get_x_axis (figure), snapshot);
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++) {
        AmendsChartScene scene = amends_chart_plan_scene (self, figure, i, progress);

        amends_chart_layer_draw (amends_chart_figure_get_layer (figure, i), &scene, snapshot);
    }
    if (on_top)
        draw_places (self, amends_chart_figure_get_x_axis (figure), snapshot);
}
