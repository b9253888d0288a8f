/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-document.h"

#include <glib/gi18n-lib.h>

#include "amends-report-content.h"
#include "amends-report-text.h"

#define MARGIN_X 54.0
#define MARGIN_Y 60.0
#define HEADER_GAP 14.0
#define HEAD 20.0 /* from what stands in the margins to the text */
#define FOOT 24.0

struct _AmendsReportDocument {
    AmendsReportPaper paper;
    PangoContext *context;
    GPtrArray *blocks; /* (element-type AmendsReportBlock) */
    GArray *places;    /* (element-type AmendsReportPlace) */
    guint n_pages;
    char *title, *header, *footer;
};

gboolean
amends_report_paper_get (const char *name, AmendsReportPaper *paper)
{
    static const struct {
        const char *name;
        double width, height;
    } SIZES[] = { { "a4", 595.276, 841.89 }, { "letter", 612, 792 } };

    for (guint i = 0; i < G_N_ELEMENTS (SIZES); i++) {
        if (g_ascii_strcasecmp (name, SIZES[i].name) != 0)
            continue;
        *paper = (AmendsReportPaper) { SIZES[i].width, SIZES[i].height, MARGIN_X, MARGIN_X, MARGIN_Y, MARGIN_Y };
        return TRUE;
    }
    return FALSE;
}

void
amends_report_paper_widen (AmendsReportPaper *self, double left, double right, double top, double bottom)
{
    /* Header and footer stand within the margins, so a printer's own edge comes on top of their room. */
    self->left = MAX (self->left, left);
    self->right = MAX (self->right, right);
    self->top = MAX (self->top, top + MARGIN_Y / 2);
    self->bottom = MAX (self->bottom, bottom + MARGIN_Y / 2);
}

GArray *
amends_report_document_get_pieces (const AmendsReportDocument *self)
{
    GArray *pieces = g_array_new (FALSE, FALSE, sizeof (AmendsReportPiece));

    for (guint i = 0; i < self->blocks->len; i++)
        g_array_append_val (pieces, ((const AmendsReportBlock *) self->blocks->pdata[i])->piece);
    return pieces;
}

AmendsReportDocument *
amends_report_document_new (const AmendsReportFacts *facts, const AmendsReportPaper *paper)
{
    AmendsReportDocument *self = g_new0 (AmendsReportDocument, 1);
    const AmendsReportScope *scope = &facts->scope;
    g_autofree char *what = amends_report_text_scope (scope);
    g_autofree char *period = amends_report_text_period (scope->first_day, scope->last_day);
    g_autofree char *made = amends_report_text_day (amends_feedback_day_of (scope->made_at));
    g_autoptr (GArray) pieces = NULL;

    self->paper = *paper;
    self->context = amends_report_style_new_context ();
    self->blocks = amends_report_content_new (facts, self->context, paper->width - paper->left - paper->right);
    pieces = amends_report_document_get_pieces (self);
    self->places = amends_report_flow ((const AmendsReportPiece *) (gconstpointer) pieces->data, pieces->len,
                                       paper->height - paper->top - paper->bottom, &self->n_pages);
    self->title = g_strdup_printf ("%s, %s", _ ("Reviews and Seller Feedback"), period);
    self->header = g_strdup_printf ("%s · %s", what, period);
    /* Translators: at the foot of each page of a report: a day */
    self->footer = g_strdup_printf (_ ("Made with Amends on %s"), made);
    return self;
}

void
amends_report_document_free (AmendsReportDocument *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref (self->blocks);
    g_array_unref (self->places);
    g_object_unref (self->context);
    g_free (self->title);
    g_free (self->header);
    g_free (self->footer);
    g_free (self);
}

guint
amends_report_document_get_n_pages (const AmendsReportDocument *self)
{
    return self->n_pages;
}

const char *
amends_report_document_get_title (const AmendsReportDocument *self)
{
    return self->title;
}

const GArray *
amends_report_document_get_places (const AmendsReportDocument *self)
{
    return self->places;
}

/* On the line @y. Returns: the width */
static double
draw_margin_text (const AmendsReportDocument *self, cairo_t *cr, const char *text, double y, gboolean at_end,
                  double room)
{
    g_autoptr (PangoLayout) layout = amends_report_style_layout (self->context, text, AMENDS_REPORT_FONT_SMALL, room);
    double width;

    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    amends_report_style_measure (layout, &width, NULL);
    if (at_end)
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
    amends_report_style_show (cr, layout, at_end ? self->paper.width - self->paper.right - room : self->paper.left,
                              y - amends_report_style_get_baseline (layout), AMENDS_REPORT_INK_DIM);
    return width;
}

static void
draw_margins (const AmendsReportDocument *self, cairo_t *cr, guint page)
{
    double room = self->paper.width - self->paper.left - self->paper.right;
    double foot = self->paper.height - self->paper.bottom + FOOT;
    /* Translators: at the foot of each page of a report */
    g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);
    double width = draw_margin_text (self, cr, number, foot, TRUE, room);

    draw_margin_text (self, cr, self->footer, foot, FALSE, room - width - HEADER_GAP);
    if (page > 0)
        draw_margin_text (self, cr, self->header, self->paper.top - HEAD, FALSE, room);
}

void
amends_report_document_draw (const AmendsReportDocument *self, cairo_t *cr, guint page)
{
    gpointer table = NULL;

    g_return_if_fail (page < self->n_pages);

    cairo_save (cr);
    draw_margins (self, cr, page);
    for (guint i = 0; i < self->places->len; i++) {
        const AmendsReportPlace *place = &g_array_index (self->places, AmendsReportPlace, i);
        const AmendsReportBlock *block = self->blocks->pdata[place->piece];

        if (place->page != page)
            continue;
        /* What a PDF calls a table ends with its page. */
        if (block->table != table && table != NULL)
            cairo_tag_end (cr, "Table");
        if (block->table != table && block->table != NULL)
            cairo_tag_begin (cr, "Table", NULL);
        table = block->table;
        block->draw (block, cr, self->paper.left, self->paper.top + place->y);
    }
    if (table != NULL)
        cairo_tag_end (cr, "Table");
    cairo_restore (cr);
}

void
amends_report_document_each_heading (const AmendsReportDocument *self, AmendsReportOutlineFunc func, gpointer user_data)
{
    for (guint i = 0; i < self->places->len; i++) {
        const AmendsReportPlace *place = &g_array_index (self->places, AmendsReportPlace, i);
        const AmendsReportBlock *block = self->blocks->pdata[place->piece];

        if (block->outline != NULL)
            func (block->outline, place->page, user_data);
    }
}
