/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-figure-private.h"
#include "amends-chart-sheet.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN 24.0
#define TITLE_SCALE 1.35
#define SUBTITLE_SCALE 1.05
#define TITLE_GAP 4.0
#define SCOPE_GAP 2.0
#define PLOT_GAP 16.0
#define PNG_SCALE 2
#define BYTE_ORDER_MARK "\357\273\277"

GQuark
amends_chart_error_quark (void)
{
    return g_quark_from_static_string ("amends-chart-error-quark");
}

/* @snapshot: (nullable): NULL only measures. Returns: where the next line of words begins. */
static double
draw_words (const AmendsChartStyle *style, const char *text, double scale, gboolean bold, const GdkRGBA *color,
            double width, double y, GtkSnapshot *snapshot)
{
    g_autoptr (PangoLayout) layout = amends_chart_style_layout (style, text, scale, bold);
    int height;

    if (*text == '\0')
        return y;
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    /* A sentence that begins with a name in another script still reads, and stands, as the others do. */
    pango_layout_set_auto_dir (layout, FALSE);
    if (pango_context_get_base_dir (style->context) == PANGO_DIRECTION_RTL)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
    pango_layout_get_pixel_size (layout, NULL, &height);
    if (snapshot != NULL)
        amends_chart_style_text (snapshot, layout, MARGIN, y, color);
    return y + height;
}

/* Title, subtitle and scope. @snapshot: (nullable): NULL only measures. Returns: where the plot begins. */
static double
draw_heading (AmendsChartFigure *self, const AmendsChartStyle *style, double width, GtkSnapshot *snapshot)
{
    double y = draw_words (style, amends_chart_figure_get_title (self), TITLE_SCALE, TRUE, &style->text, width, MARGIN,
                           snapshot) +
               TITLE_GAP;

    y = draw_words (style, amends_chart_figure_get_subtitle (self), SUBTITLE_SCALE, FALSE, &style->dim, width, y,
                    snapshot);
    if (*amends_chart_figure_get_scope (self) != '\0')
        y = draw_words (style, amends_chart_figure_get_scope (self), SUBTITLE_SCALE, FALSE, &style->dim, width,
                        y + SCOPE_GAP, snapshot);
    return y + PLOT_GAP;
}

int
amends_chart_figure_measure (AmendsChartFigure *self, int width)
{
    double inner = MAX (width - 2 * MARGIN, 1), height;
    AmendsChartStyle style;

    g_return_val_if_fail (AMENDS_IS_CHART_FIGURE (self), 0);
    amends_chart_style_init_paper (&style, FALSE);
    height = draw_heading (self, &style, inner, NULL) + amends_chart_plan_rows_height (self, &style, inner) +
             amends_chart_legend_measure (self, &style, inner) + MARGIN;
    amends_chart_style_clear (&style);
    return (int) ceil (height);
}

void
amends_chart_figure_draw (AmendsChartFigure *self, cairo_t *cr, double width, double height, gboolean rtl)
{
    AmendsChartStyle style;
    AmendsChartPlan plan;
    g_autoptr (GtkSnapshot) snapshot = NULL;
    g_autoptr (GskRenderNode) node = NULL;
    double inner = MAX (width - 2 * MARGIN, 1), y;
    graphene_rect_t bounds;

    g_return_if_fail (AMENDS_IS_CHART_FIGURE (self));
    /* Without gtk_init() nobody else has made GSK's types. */
    g_type_ensure (GSK_TYPE_COLOR_NODE);
    snapshot = gtk_snapshot_new ();
    amends_chart_style_init_paper (&style, rtl);
    gtk_snapshot_append_color (snapshot, &style.paper, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
    y = draw_heading (self, &style, inner, snapshot);
    bounds = GRAPHENE_RECT_INIT (MARGIN, (float) y, (float) inner, (float) MAX (height - y - MARGIN, 1));
    amends_chart_plan_make (&plan, self, &style, rtl, &bounds);
    amends_chart_plan_draw (&plan, self, 1, snapshot);
    node = gtk_snapshot_to_node (snapshot);
    gsk_render_node_draw (node, cr);
    amends_chart_style_clear (&style);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append (closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static GBytes *
end_picture (cairo_status_t status, GByteArray *bytes, GError **error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return g_byte_array_free_to_bytes (bytes);
    g_byte_array_unref (bytes);
    g_set_error (error, AMENDS_CHART_ERROR, AMENDS_CHART_ERROR_PICTURE,
                 /* Translators: the reason follows in the language of the library that draws */
                 _ ("The picture could not be made: %s. Try a smaller window"), cairo_status_to_string (status));
    return NULL;
}

GBytes *
amends_chart_figure_to_png (AmendsChartFigure *self, int width, int height, gboolean rtl, GError **error)
{
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * PNG_SCALE, height * PNG_SCALE);
    cairo_status_t status = cairo_surface_status (surface);
    GByteArray *bytes = g_byte_array_new ();

    if (status == CAIRO_STATUS_SUCCESS) {
        cairo_t *cr = cairo_create (surface);

        cairo_scale (cr, PNG_SCALE, PNG_SCALE);
        amends_chart_figure_draw (self, cr, width, height, rtl);
        cairo_destroy (cr);
        status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
    }
    cairo_surface_destroy (surface);
    return end_picture (status, bytes, error);
}

/* Whoever does not see the picture is told its words, which are drawn as outlines. */
static GBytes *
add_words (AmendsChartFigure *self, GBytes *svg)
{
    GString *text = g_string_new_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg));
    g_autofree char *words =
        g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s %s</desc>", amends_chart_figure_get_title (self),
                                 amends_chart_figure_get_subtitle (self), amends_chart_figure_get_scope (self));
    const char *tag = strstr (text->str, "<svg"), *end = tag != NULL ? strchr (tag, '>') : NULL;

    if (end != NULL)
        g_string_insert (text, end + 1 - text->str, words);
    return g_string_free_to_bytes (text);
}

GBytes *
amends_chart_figure_to_svg (AmendsChartFigure *self, int width, int height, gboolean rtl, GError **error)
{
    GByteArray *bytes = g_byte_array_new ();
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
    cairo_t *cr = cairo_create (surface);
    g_autoptr (GBytes) drawn = NULL;
    cairo_status_t status;

    cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    amends_chart_figure_draw (self, cr, width, height, rtl);
    cairo_destroy (cr);
    cairo_surface_finish (surface);
    status = cairo_surface_status (surface);
    cairo_surface_destroy (surface);
    drawn = end_picture (status, bytes, error);
    return drawn != NULL ? add_words (self, drawn) : NULL;
}

/* What a spreadsheet would take for a formula is made text by an apostrophe; full-width signs are taken for the plain ones. */
static gboolean
is_formula (const char *text)
{
    static const gunichar SIGNS[] = { '=', '+', '-', '@', '\t', '\r', '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0x2212 };
    gunichar first = g_utf8_get_char (text);

    for (gsize i = 0; i < G_N_ELEMENTS (SIGNS); i++)
        if (first == SIGNS[i])
            return TRUE;
    return FALSE;
}

static void
append_field (GString *csv, const char *text, gboolean words)
{
    gboolean quoted = strpbrk (text, ",\"\r\n;\t") != NULL;
    gboolean guarded = words && is_formula (text);

    if (!quoted && !guarded) {
        g_string_append (csv, text);
        return;
    }
    g_string_append (csv, guarded ? "\"'" : "\"");
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            g_string_append_c (csv, '"');
        g_string_append_c (csv, *at);
    }
    g_string_append_c (csv, '"');
}

GBytes *
amends_chart_figure_to_csv (AmendsChartFigure *self)
{
    g_autoptr (AmendsChartSheet) sheet = NULL;
    GString *csv = g_string_new (BYTE_ORDER_MARK);
    guint n_columns, n_rows;

    g_return_val_if_fail (AMENDS_IS_CHART_FIGURE (self), NULL);
    sheet = amends_chart_sheet_new (self, AMENDS_CHART_SHEET_FOR_PROGRAMS);
    n_columns = amends_chart_sheet_get_n_columns (sheet);
    n_rows = amends_chart_sheet_get_n_rows (sheet);
    for (guint column = 0; column < n_columns; column++) {
        g_autofree char *heading = amends_chart_sheet_get_heading (sheet, column);

        g_string_append (csv, column > 0 ? "," : "");
        append_field (csv, heading, TRUE);
    }
    g_string_append (csv, "\r\n");
    for (guint row = 0; row < n_rows; row++) {
        for (guint column = 0; column < n_columns; column++) {
            g_autofree char *cell = amends_chart_sheet_get_cell (sheet, row, column);

            g_string_append (csv, column > 0 ? "," : "");
            append_field (csv, cell, amends_chart_sheet_is_text (sheet, column));
        }
        g_string_append (csv, "\r\n");
    }
    return g_string_free_to_bytes (csv);
}
