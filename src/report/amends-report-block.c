/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-block.h"

#define CARD_GAP 10.0
#define CARD_PAD 8.0
#define LINE_GAP 2.0
#define N_LINES 3

void
amends_report_block_free (gpointer self)
{
    AmendsReportBlock *block = self;

    if (block->clear != NULL)
        block->clear (block);
    g_free (block->outline);
    g_free (block);
}

typedef struct {
    AmendsReportBlock parent;
    PangoLayout *layout;
    const char *tag;
    AmendsReportInk ink;
} Text;

static void
draw_text (const AmendsReportBlock *block, cairo_t *cr, double x, double y)
{
    const Text *self = (const Text *) block;

    cairo_tag_begin (cr, self->tag, NULL);
    amends_report_style_show (cr, self->layout, x, y, self->ink);
    cairo_tag_end (cr, self->tag);
}

static void
clear_text (AmendsReportBlock *block)
{
    Text *self = (Text *) block;

    g_object_unref (self->layout);
}

AmendsReportBlock *
amends_report_text_new (PangoContext *context, const char *text, AmendsReportFont font, const char *tag, double width)
{
    Text *self = g_new0 (Text, 1);

    self->layout = amends_report_style_layout (context, text, font, width);
    self->tag = tag;
    self->ink = AMENDS_REPORT_INK_TEXT;
    self->parent.piece.head = -1;
    amends_report_style_measure (self->layout, NULL, &self->parent.piece.height);
    self->parent.draw = draw_text;
    self->parent.clear = clear_text;
    return &self->parent;
}

void
amends_report_text_set_dim (AmendsReportBlock *self)
{
    ((Text *) self)->ink = AMENDS_REPORT_INK_DIM;
}

typedef struct {
    AmendsReportBlock parent;
    GPtrArray *lines; /* (element-type PangoLayout): label, value and note of each card */
    double heights[N_LINES];
    double card_width;
} Cards;

static void
draw_cards (const AmendsReportBlock *block, cairo_t *cr, double x, double y)
{
    static const AmendsReportInk INKS[N_LINES] = { AMENDS_REPORT_INK_DIM, AMENDS_REPORT_INK_TEXT,
                                                   AMENDS_REPORT_INK_DIM };
    const Cards *self = (const Cards *) block;

    for (guint i = 0; i < self->lines->len; i += N_LINES) {
        double left = x + i / N_LINES * (self->card_width + CARD_GAP), top = y + CARD_PAD;

        amends_report_style_fill (cr, left, y, self->card_width, block->piece.height, AMENDS_REPORT_INK_STRIPE);
        cairo_tag_begin (cr, "P", NULL);
        for (guint line = 0; line < N_LINES; line++) {
            amends_report_style_show (cr, self->lines->pdata[i + line], left + CARD_PAD, top, INKS[line]);
            top += self->heights[line] + LINE_GAP;
        }
        cairo_tag_end (cr, "P");
    }
}

static void
clear_cards (AmendsReportBlock *block)
{
    g_ptr_array_unref (((Cards *) block)->lines);
}

AmendsReportBlock *
amends_report_cards_new (PangoContext *context, const AmendsReportCard *cards, guint n, double width)
{
    static const AmendsReportFont KINDS[N_LINES] = { AMENDS_REPORT_FONT_SMALL, AMENDS_REPORT_FONT_FIGURE,
                                                     AMENDS_REPORT_FONT_SMALL };
    Cards *self = g_new0 (Cards, 1);

    self->lines = g_ptr_array_new_with_free_func (g_object_unref);
    self->card_width = (width - (n - 1) * CARD_GAP) / n;
    for (guint i = 0; i < n; i++) {
        const char *const texts[N_LINES] = { cards[i].label, cards[i].value, cards[i].note };

        for (guint line = 0; line < N_LINES; line++) {
            PangoLayout *layout =
                amends_report_style_layout (context, texts[line], KINDS[line], self->card_width - 2 * CARD_PAD);
            double height;

            amends_report_style_measure (layout, NULL, &height);
            self->heights[line] = MAX (self->heights[line], height);
            g_ptr_array_add (self->lines, layout);
        }
    }
    for (guint line = 0; line < N_LINES; line++)
        self->parent.piece.height += self->heights[line];
    self->parent.piece.height += 2 * CARD_PAD + (N_LINES - 1) * LINE_GAP;
    self->parent.piece.head = -1;
    self->parent.draw = draw_cards;
    self->parent.clear = clear_cards;
    return &self->parent;
}
