/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SWATCH_WIDTH 20.0f
#define SWATCH_HEIGHT 12.0f
#define SWATCH_GAP 7.0
#define ENTRY_GAP 20.0
#define ROW_GAP 6.0
#define SCALE_WIDTH 120.0
#define SCALE_STEPS 6

/* An entry that stands for no series: what dashes mean. */
#define FORECAST G_MAXUINT

typedef struct {
    guint layer, series; /* FORECAST for the latter */
    double x, y;
    PangoLayout *text;
    int width, height; /* of the text alone */
} Entry;

static void
clear_entry (gpointer data)
{
    g_object_unref (((Entry *) data)->text);
}

static const char *
find_name (AmendsChartFigure *figure, guint layer, guint series)
{
    if (series == FORECAST)
        /* Translators: in a chart's legend, beside a dashed line */
        return _ ("Expected");
    return amends_chart_series_get_name (
        amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, layer), series));
}

static gboolean
has_forecast (AmendsChartLayer *layer)
{
    for (guint i = 0; AMENDS_IS_CHART_LINE_LAYER (layer) && i < amends_chart_layer_get_n_series (layer); i++) {
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, i);

        if (amends_chart_series_is_forecast (series, MAX (amends_chart_series_get_n_points (series), 1) - 1))
            return TRUE;
    }
    return FALSE;
}

static void
add_entry (GArray *entries, AmendsChartFigure *figure, const AmendsChartStyle *style, guint layer, guint series)
{
    Entry entry = { .layer = layer, .series = series };

    amends_chart_style_measure (style, find_name (figure, layer, series), &entry.width, &entry.height);
    entry.text = amends_chart_style_layout (style, find_name (figure, layer, series), 1, FALSE);
    g_array_append_val (entries, entry);
}

/* One series alone is what the title is about. */
static GArray *
list_entries (AmendsChartFigure *figure, const AmendsChartStyle *style)
{
    GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

    g_array_set_clear_func (entries, clear_entry);
    if (amends_chart_figure_get_heat (figure) != NULL)
        return entries;
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++) {
        AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, i);

        for (guint j = 0; j < amends_chart_layer_get_n_series (layer); j++)
            add_entry (entries, figure, style, i, j);
        if (has_forecast (layer))
            add_entry (entries, figure, style, i, FORECAST);
    }
    if (entries->len == 1)
        g_array_set_size (entries, 0);
    return entries;
}

/* Puts entries into rows. Returns: their height. */
static double
arrange (GArray *entries, double width)
{
    double x = 0, y = 0, line = 0;

    for (guint i = 0; i < entries->len; i++) {
        Entry *entry = &g_array_index (entries, Entry, i);
        double text = MIN (entry->width, MAX (width - SWATCH_WIDTH - SWATCH_GAP, 1));

        if (text < entry->width) {
            pango_layout_set_width (entry->text, (int) (text * PANGO_SCALE));
            pango_layout_set_ellipsize (entry->text, PANGO_ELLIPSIZE_END);
        }
        line = MAX (line, entry->height);
        if (x > 0 && x + SWATCH_WIDTH + SWATCH_GAP + text > width) {
            x = 0;
            y += line + ROW_GAP;
        }
        entry->x = x;
        entry->y = y;
        x += SWATCH_WIDTH + SWATCH_GAP + text + ENTRY_GAP;
    }
    return entries->len > 0 ? y + line : 0;
}

static double
measure_line (const AmendsChartStyle *style)
{
    int height;

    amends_chart_style_measure (style, "0", NULL, &height);
    return height;
}

double
amends_chart_legend_measure (AmendsChartFigure *figure, const AmendsChartStyle *style, double width)
{
    g_autoptr (GArray) entries = NULL;

    if (amends_chart_figure_get_heat (figure) != NULL)
        return measure_line (style);
    entries = list_entries (figure, style);
    return arrange (entries, width);
}

static void
draw_dash (const AmendsChartPlan *plan, const graphene_rect_t *box, const GdkRGBA *color, gboolean dashed,
           GtkSnapshot *snapshot)
{
    const float dashes[] = { 5, 4 };
    GskPathBuilder *builder = gsk_path_builder_new ();
    g_autoptr (GskPath) path = NULL;
    g_autoptr (GskStroke) stroke = gsk_stroke_new (plan->style->contrast ? 3 : 2);

    gsk_path_builder_move_to (builder, box->origin.x, box->origin.y + box->size.height / 2);
    gsk_path_builder_line_to (builder, box->origin.x + box->size.width, box->origin.y + box->size.height / 2);
    path = gsk_path_builder_free_to_path (builder);
    if (dashed)
        gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
    gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
draw_area (const AmendsChartPlan *plan, const graphene_rect_t *box, AmendsChartInk ink, GtkSnapshot *snapshot)
{
    GskPathBuilder *builder = gsk_path_builder_new ();
    g_autoptr (GskPath) path = NULL;
    GskRoundedRect rounded;

    gsk_rounded_rect_init_from_rect (&rounded, box, 3);
    gsk_path_builder_add_rounded_rect (builder, &rounded);
    path = gsk_path_builder_free_to_path (builder);
    amends_chart_style_fill (plan->style, snapshot, path, box, ink, TRUE);
}

static void
draw_swatch (const AmendsChartPlan *plan, AmendsChartFigure *figure, const Entry *entry, graphene_rect_t box,
             GtkSnapshot *snapshot)
{
    AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, entry->layer);
    graphene_point_t center =
        GRAPHENE_POINT_INIT (box.origin.x + box.size.width / 2, box.origin.y + box.size.height / 2);
    AmendsChartInk ink;

    if (entry->series == FORECAST) {
        draw_dash (plan, &box, &plan->style->dim, TRUE, snapshot);
        return;
    }
    ink = amends_chart_series_get_ink (amends_chart_layer_get_series (layer, entry->series));
    if (AMENDS_IS_CHART_BAR_LAYER (layer)) {
        draw_area (plan, &box, ink, snapshot);
        return;
    }
    if (AMENDS_IS_CHART_LINE_LAYER (layer))
        draw_dash (plan, &box, &plan->style->inks[ink], FALSE, snapshot);
    amends_chart_style_shape (plan->style, snapshot, &center, 9, ink);
}

static void
draw_entry (const AmendsChartPlan *plan, AmendsChartFigure *figure, const Entry *entry, GtkSnapshot *snapshot)
{
    const graphene_rect_t *area = &plan->legend;
    float right = area->origin.x + area->size.width;
    float x = plan->rtl ? right - (float) entry->x - SWATCH_WIDTH : area->origin.x + (float) entry->x;
    float y = area->origin.y + (float) entry->y;
    PangoRectangle extents;
    double text_x;

    pango_layout_get_pixel_extents (entry->text, NULL, &extents);
    text_x = plan->rtl ? x - SWATCH_GAP - extents.width - extents.x : x + SWATCH_WIDTH + SWATCH_GAP - extents.x;
    draw_swatch (
        plan, figure, entry,
        GRAPHENE_RECT_INIT (x, roundf (y + ((float) extents.height - SWATCH_HEIGHT) / 2), SWATCH_WIDTH, SWATCH_HEIGHT),
        snapshot);
    amends_chart_style_text (snapshot, entry->text, text_x, y, &plan->style->text);
}

/* What the colours of a heat table mean: from nothing to the most. */
static void
draw_scale (const AmendsChartPlan *plan, AmendsChartFigure *figure, GtkSnapshot *snapshot)
{
    AmendsChartAxis *axis = amends_chart_figure_get_y_axis (figure);
    const GArray *ticks = amends_chart_axis_get_ticks (axis);
    const graphene_rect_t *area = &plan->legend;
    g_autofree char *zero = amends_chart_axis_format (axis, 0);
    const char *most = ticks->len > 0 ? g_array_index (ticks, AmendsChartTick, ticks->len - 1).label : "";
    g_autoptr (PangoLayout) from = amends_chart_style_layout (
        plan->style, ticks->len > 0 ? g_array_index (ticks, AmendsChartTick, 0).label : zero, 1, FALSE);
    g_autoptr (PangoLayout) to = amends_chart_style_layout (plan->style, most, 1, FALSE);
    float step = (float) (SCALE_WIDTH / SCALE_STEPS);
    int from_width, to_width, height;

    pango_layout_get_pixel_size (from, &from_width, &height);
    pango_layout_get_pixel_size (to, &to_width, NULL);
    for (int i = 0; i < SCALE_STEPS; i++) {
        GdkRGBA color = plan->style->inks[AMENDS_CHART_INK_HEAT];
        float x = (float) (from_width + SWATCH_GAP) + (float) i * step;

        color.alpha *= 0.07f + 0.93f * (float) i / (SCALE_STEPS - 1);
        x = plan->rtl ? area->origin.x + area->size.width - x - step : area->origin.x + x;
        gtk_snapshot_append_color (
            snapshot, &color,
            &GRAPHENE_RECT_INIT (x, area->origin.y + ((float) height - SWATCH_HEIGHT) / 2, step - 1, SWATCH_HEIGHT));
    }
    if (plan->rtl) {
        float right = area->origin.x + area->size.width;

        amends_chart_style_text (snapshot, from, right - (float) from_width, area->origin.y, &plan->style->dim);
        amends_chart_style_text (snapshot, to, right - from_width - 2 * SWATCH_GAP - SCALE_WIDTH - to_width,
                                 area->origin.y, &plan->style->dim);
    } else {
        amends_chart_style_text (snapshot, from, area->origin.x, area->origin.y, &plan->style->dim);
        amends_chart_style_text (snapshot, to, area->origin.x + from_width + 2 * SWATCH_GAP + SCALE_WIDTH,
                                 area->origin.y, &plan->style->dim);
    }
}

void
amends_chart_legend_draw (const AmendsChartPlan *plan, AmendsChartFigure *figure, GtkSnapshot *snapshot)
{
    g_autoptr (GArray) entries = NULL;

    if (amends_chart_figure_get_heat (figure) != NULL) {
        draw_scale (plan, figure, snapshot);
        return;
    }
    entries = list_entries (figure, plan->style);
    arrange (entries, plan->legend.size.width);
    for (guint i = 0; i < entries->len; i++)
        draw_entry (plan, figure, &g_array_index (entries, Entry, i), snapshot);
}
