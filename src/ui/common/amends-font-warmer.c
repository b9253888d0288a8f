/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-font-warmer.h"

#include <pango/pangocairo.h>

/* While letters are drawn, their font is locked: whoever waits for it, waits for a few. */
#define BATCH 12
#define N_PHASES 4
#define CELL 48

/* What the text of a window is made of, the most frequent first. */
static const char letters[] = "etaoinshrdlcumwfgypbvk xjqzTAISRCMPNEDFOBLHWGUVYKJQXZ0123456789.,-:()'/!?&%·…’“”–"
                              "äöåüéßøæàèçñóíáêôłżśćąęńÄÖÅ";

/* In the order in which a window needs them; the scales are those of plain text, captions and CSS "smaller". */
static const struct {
    PangoWeight weight;
    double scale;
} styles[] = {
    { PANGO_WEIGHT_NORMAL, 1 },  { PANGO_WEIGHT_BOLD, 1 },           { PANGO_WEIGHT_NORMAL, 0.82 },
    { PANGO_WEIGHT_BOLD, 1 / 1.2 }, { PANGO_WEIGHT_NORMAL, 1 / 1.2 },
};

/* What the thread needs to know of a widget's text. */
typedef struct {
    PangoFontDescription *font;    /* (owned) */
    cairo_font_options_t *options; /* (owned) (nullable) */
    double resolution;
    PangoLanguage *language;
    gboolean round_positions;
} Manner;

static void
free_manner (Manner *manner)
{
    pango_font_description_free (manner->font);
    g_clear_pointer (&manner->options, cairo_font_options_destroy);
    g_free (manner);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Manner, free_manner)

static Manner *
copy_manner (GtkWidget *widget)
{
    PangoContext *context = gtk_widget_get_pango_context (widget);
    const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);
    Manner *manner = g_new0 (Manner, 1);

    manner->font = pango_font_description_copy (pango_context_get_font_description (context));
    manner->options = options != NULL ? cairo_font_options_copy (options) : NULL;
    manner->resolution = pango_cairo_context_get_resolution (context);
    manner->language = pango_context_get_language (context);
    manner->round_positions = pango_context_get_round_glyph_positions (context);
    return manner;
}

static PangoContext *
make_context (const Manner *manner, PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context (map);

    pango_cairo_context_set_font_options (context, manner->options);
    pango_cairo_context_set_resolution (context, manner->resolution);
    pango_context_set_language (context, manner->language);
    pango_context_set_round_glyph_positions (context, manner->round_positions);
    return context;
}

static void
draw (cairo_t *cairo, cairo_glyph_t *glyphs, int n)
{
    for (int phase = 0; phase < N_PHASES; phase++) {
        for (int i = 0; i < n; i++) {
            glyphs[i].x = (double) phase / N_PHASES;
            glyphs[i].y = CELL / 2;
        }
        cairo_show_glyphs (cairo, glyphs, n);
    }
}

static void
draw_letters (cairo_t *cairo, cairo_scaled_font_t *font)
{
    cairo_glyph_t *glyphs = NULL;
    int n = 0;

    if (cairo_scaled_font_text_to_glyphs (font, 0, 0, letters, -1, &glyphs, &n, NULL, NULL, NULL) !=
        CAIRO_STATUS_SUCCESS)
        return;
    cairo_set_scaled_font (cairo, font);
    for (int i = 0; i < n; i += BATCH)
        draw (cairo, &glyphs[i], MIN (BATCH, n - i));
    cairo_glyph_free (glyphs);
}

static gpointer
warm_in_thread (gpointer data)
{
    g_autoptr (Manner) manner = data;
    g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
    PangoContext *context = make_context (manner, map);
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, CELL, CELL);
    cairo_t *cairo = cairo_create (surface);
    int size = pango_font_description_get_size (manner->font);

    for (gsize i = 0; i < G_N_ELEMENTS (styles); i++) {
        g_autoptr (PangoFontDescription) description = pango_font_description_copy (manner->font);
        g_autoptr (PangoFont) font = NULL;

        pango_font_description_set_weight (description, styles[i].weight);
        if (pango_font_description_get_size_is_absolute (description))
            pango_font_description_set_absolute_size (description, size * styles[i].scale);
        else
            pango_font_description_set_size (description, (int) (size * styles[i].scale));
        font = pango_context_load_font (context, description);
        if (PANGO_IS_CAIRO_FONT (font))
            draw_letters (cairo, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
    }
    cairo_destroy (cairo);
    cairo_surface_destroy (surface);
    g_object_unref (context);
    return NULL;
}

GThread *
amends_font_warmer_start (GtkWidget *widget)
{
    g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

    return g_thread_new ("amends-fonts", warm_in_thread, copy_manner (widget));
}
