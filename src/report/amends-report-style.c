/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-style.h"

#define FAMILIES "Adwaita Sans, Inter, Cantarell, Noto Sans, Sans"
#define DPI 72
#define HATCH 3.0

static const struct {
    double size;
    PangoWeight weight;
} FONTS[] = {
    [AMENDS_REPORT_FONT_TITLE] = { 22, PANGO_WEIGHT_BOLD },
    [AMENDS_REPORT_FONT_HEADING] = { 14, PANGO_WEIGHT_BOLD },
    [AMENDS_REPORT_FONT_STRONG] = { 9.5, PANGO_WEIGHT_SEMIBOLD },
    [AMENDS_REPORT_FONT_FIGURE] = { 20, PANGO_WEIGHT_BOLD },
    [AMENDS_REPORT_FONT_BODY] = { 9.5, PANGO_WEIGHT_NORMAL },
    [AMENDS_REPORT_FONT_SMALL] = { 8, PANGO_WEIGHT_NORMAL },
};

/* Of what is stacked, the worse is the darker; of lines, the dash tells. */
static const struct {
    double red, green, blue;
    gboolean hatched;
    double width, dash[2];
} INKS[] = {
    [AMENDS_REPORT_INK_GOOD] = { 0.72, 0.83, 0.94, FALSE, 1, { 0, 0 } },
    [AMENDS_REPORT_INK_MIDDLE] = { 0.95, 0.72, 0.25, TRUE, 1, { 0, 0 } },
    [AMENDS_REPORT_INK_BAD] = { 0.64, 0.11, 0.18, FALSE, 1, { 0, 0 } },
    [AMENDS_REPORT_INK_LINE_1] = { 0.55, 0.63, 0.72, FALSE, 0.9, { 1.2, 1.6 } },
    [AMENDS_REPORT_INK_LINE_2] = { 0.10, 0.37, 0.71, FALSE, 1.8, { 0, 0 } },
    [AMENDS_REPORT_INK_LINE_3] = { 0.15, 0.15, 0.18, FALSE, 1.1, { 5, 2.5 } },
    [AMENDS_REPORT_INK_TEXT] = { 0.10, 0.10, 0.12, FALSE, 1, { 0, 0 } },
    [AMENDS_REPORT_INK_DIM] = { 0.36, 0.37, 0.40, FALSE, 1, { 0, 0 } },
    [AMENDS_REPORT_INK_RULE] = { 0.78, 0.79, 0.81, FALSE, 0.5, { 0, 0 } },
    [AMENDS_REPORT_INK_STRIPE] = { 0.955, 0.96, 0.97, FALSE, 1, { 0, 0 } },
};

PangoContext *
amends_report_style_new_context (void)
{
    PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
    cairo_font_options_t *options = cairo_font_options_create ();

    /* As on paper: a letter's width must not depend on the pixels of a screen. */
    cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options (context, options);
    pango_cairo_context_set_resolution (context, DPI);
    pango_context_set_round_glyph_positions (context, FALSE);
    cairo_font_options_destroy (options);
    return context;
}

PangoLayout *
amends_report_style_layout (PangoContext *context, const char *text, AmendsReportFont font, double width)
{
    PangoLayout *layout = pango_layout_new (context);
    PangoFontDescription *description = pango_font_description_from_string (FAMILIES);
    PangoAttrList *attributes = pango_attr_list_new ();

    pango_font_description_set_size (description, (int) (FONTS[font].size * PANGO_SCALE));
    pango_font_description_set_weight (description, FONTS[font].weight);
    pango_layout_set_font_description (layout, description);
    pango_font_description_free (description);
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
    pango_layout_set_attributes (layout, attributes);
    pango_attr_list_unref (attributes);
    pango_layout_set_text (layout, text, -1);
    if (width >= 0) {
        pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
        pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
    return layout;
}

void
amends_report_style_measure (PangoLayout *layout, double *width, double *height)
{
    PangoRectangle logical;

    pango_layout_get_extents (layout, NULL, &logical);
    if (width != NULL)
        *width = (double) logical.width / PANGO_SCALE;
    if (height != NULL)
        *height = (double) logical.height / PANGO_SCALE;
}

double
amends_report_style_get_baseline (PangoLayout *layout)
{
    return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

void
amends_report_style_set_ink (cairo_t *cr, AmendsReportInk ink)
{
    cairo_set_source_rgb (cr, INKS[ink].red, INKS[ink].green, INKS[ink].blue);
}

void
amends_report_style_show (cairo_t *cr, PangoLayout *layout, double x, double y, AmendsReportInk ink)
{
    amends_report_style_set_ink (cr, ink);
    cairo_move_to (cr, x, y);
    pango_cairo_show_layout (cr, layout);
}

static void
hatch (cairo_t *cr, double x, double y, double width, double height)
{
    cairo_save (cr);
    cairo_rectangle (cr, x, y, width, height);
    cairo_clip (cr);
    cairo_set_source_rgb (cr, 0.35, 0.24, 0.02);
    cairo_set_line_width (cr, 0.5);
    /* From the page's corner, so that the lines of neighbours meet. */
    for (double at = HATCH * (int) ((x - y - height) / HATCH); at < x + width - y; at += HATCH) {
        cairo_move_to (cr, at + y, y);
        cairo_line_to (cr, at + y + height, y + height);
    }
    cairo_stroke (cr);
    cairo_restore (cr);
}

void
amends_report_style_fill (cairo_t *cr, double x, double y, double width, double height, AmendsReportInk ink)
{
    if (width <= 0 || height <= 0)
        return;
    amends_report_style_set_ink (cr, ink);
    cairo_rectangle (cr, x, y, width, height);
    cairo_fill (cr);
    if (INKS[ink].hatched)
        hatch (cr, x, y, width, height);
}

void
amends_report_style_set_line (cairo_t *cr, AmendsReportInk ink)
{
    amends_report_style_set_ink (cr, ink);
    cairo_set_line_width (cr, INKS[ink].width);
    cairo_set_dash (cr, INKS[ink].dash, INKS[ink].dash[0] > 0 ? 2 : 0, 0);
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
}

void
amends_report_style_rule (cairo_t *cr, double x, double y, double width, AmendsReportInk ink)
{
    amends_report_style_set_line (cr, ink);
    cairo_move_to (cr, x, y);
    cairo_line_to (cr, x + width, y);
    cairo_stroke (cr);
}
