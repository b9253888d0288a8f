/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-content.h"

#include <glib/gi18n-lib.h>

#include "amends-report-text.h"

#define SECTION_SPACE 24.0
#define PART_SPACE 12.0
#define LINE_SPACE 4.0
#define N_STARS 5
#define N_CARDS 4

void
amends_report_writer_add (AmendsReportWriter *self, AmendsReportBlock *block, double space, gboolean keeps_next)
{
    block->piece.space = space;
    block->piece.keeps_next = keeps_next;
    g_ptr_array_add (self->blocks, block);
}

void
amends_report_writer_add_heading (AmendsReportWriter *self, const char *text)
{
    AmendsReportBlock *block =
        amends_report_text_new (self->context, text, AMENDS_REPORT_FONT_HEADING, "H2", self->width);

    block->outline = g_strdup (text);
    amends_report_writer_add (self, block, SECTION_SPACE, TRUE);
}

void
amends_report_writer_add_note (AmendsReportWriter *self, const char *text)
{
    AmendsReportBlock *block = amends_report_text_new (self->context, text, AMENDS_REPORT_FONT_SMALL, "P", self->width);

    amends_report_text_set_dim (block);
    /* What is said of a table does not begin a page without its last row. */
    if (self->blocks->len > 0) {
        AmendsReportBlock *before = self->blocks->pdata[self->blocks->len - 1];

        before->piece.keeps_next = before->piece.keeps_next || before->table != NULL;
    }
    amends_report_writer_add (self, block, LINE_SPACE, FALSE);
}

void
amends_report_writer_add_title (AmendsReportWriter *self, const char *text)
{
    amends_report_writer_add (
        self, amends_report_text_new (self->context, text, AMENDS_REPORT_FONT_STRONG, "H3", self->width), PART_SPACE,
        TRUE);
}

void
amends_report_writer_end_table (AmendsReportWriter *self, AmendsReportTable *table, gboolean together)
{
    guint first = self->blocks->len;

    amends_report_table_end (table, self->blocks);
    ((AmendsReportBlock *) self->blocks->pdata[first])->piece.space = LINE_SPACE;
    for (guint i = first; i + 1 < self->blocks->len && together; i++)
        ((AmendsReportBlock *) self->blocks->pdata[i])->piece.keeps_next = TRUE;
}

static char *
describe_stars (const AmendsReportStars *now, const AmendsReportStars *before)
{
    int now_tenths = amends_report_stars_get_tenths (now), before_tenths = amends_report_stars_get_tenths (before);
    g_autofree char *now_text = amends_report_text_mean (now_tenths);
    g_autofree char *before_text = amends_report_text_mean (before_tenths);

    if (before_tenths == 0 || now_tenths == before_tenths) /* Translators: a number with one decimal */
        return g_strdup_printf (_ ("The average is %s stars"), now_text);
    if (now_tenths > before_tenths) /* Translators: two numbers with one decimal */
        return g_strdup_printf (_ ("The average rose from %s to %s stars"), before_text, now_text);
    /* Translators: two numbers with one decimal */
    return g_strdup_printf (_ ("The average fell from %s to %s stars"), before_text, now_text);
}

void
amends_report_writer_add_stars (AmendsReportWriter *self, const AmendsReportStars *now, const AmendsReportStars *before,
                                gboolean incomplete)
{
    g_autofree char *title = incomplete ? g_strdup (_ ("The average is not known: four and five stars are missing"))
                                        : describe_stars (now, before);
    AmendsReportTable *table = amends_report_table_new (self->context, self->width);
    /* Of what a source leaves out nobody knows the share. */
    gint64 all = incomplete ? 0 : amends_report_stars_get_all (now);
    gint64 all_before = incomplete ? 0 : amends_report_stars_get_all (before);

    amends_report_writer_add_title (self, title);
    amends_report_table_add_column (table, _ ("Stars"), AMENDS_REPORT_COLUMN_LABEL);
    amends_report_table_add_column (table, "", AMENDS_REPORT_COLUMN_BAR);
    amends_report_table_add_column (table, _ ("Number"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Share"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Share before"), AMENDS_REPORT_COLUMN_NUMBER);
    for (int stars = N_STARS; stars >= 1; stars--) {
        g_autofree char *label = g_strdup_printf (ngettext ("%d star", "%d stars", (gulong) stars), stars);
        g_autofree char *number = amends_report_text_count (now->n[stars]);
        g_autofree char *share = amends_report_text_part (now->n[stars], all);
        g_autofree char *share_before = amends_report_text_part (before->n[stars], all_before);

        amends_report_table_add_text (table, label);
        amends_report_table_add_cell (table, NULL, all > 0 ? (double) now->n[stars] / (double) all : 0,
                                      AMENDS_REPORT_INK_LINE_2);
        amends_report_table_add_text (table, number);
        amends_report_table_add_text (table, share);
        amends_report_table_add_text (table, share_before);
    }
    amends_report_writer_end_table (self, table, TRUE);
}

static void
add_head (AmendsReportWriter *self)
{
    const AmendsReportScope *scope = &self->facts->scope;
    g_autofree char *what = amends_report_text_scope (scope);
    g_autofree char *period = amends_report_text_period (scope->first_day, scope->last_day);
    AmendsReportBlock *title = amends_report_text_new (self->context, _ ("Reviews and Seller Feedback"),
                                                       AMENDS_REPORT_FONT_TITLE, "H1", self->width);

    title->outline = g_strdup (_ ("Overview"));
    amends_report_writer_add (self, title, 0, TRUE);
    amends_report_writer_add (self,
                              amends_report_text_new (self->context, period, AMENDS_REPORT_FONT_BODY, "P", self->width),
                              LINE_SPACE, TRUE);
    amends_report_writer_add (
        self, amends_report_text_new (self->context, what, AMENDS_REPORT_FONT_BODY, "P", self->width), 1, TRUE);
}

static void
set_reviews_card (const AmendsReportFacts *facts, AmendsReportCard *card)
{
    g_autofree char *before = amends_report_text_count (amends_report_stars_get_all (&facts->reviews_before));

    card->label = g_strdup (_ ("Reviews"));
    card->value = amends_report_text_count (amends_report_stars_get_all (&facts->reviews));
    /* Translators: a number, of as long a time before the period */
    card->note = g_strdup_printf (_ ("Before: %s"), before);
}

static void
set_critical_card (const AmendsReportFacts *facts, AmendsReportCard *card)
{
    gint64 critical = amends_report_stars_get_critical (&facts->reviews, facts->pack);
    gint64 critical_before = amends_report_stars_get_critical (&facts->reviews_before, facts->pack);
    g_autofree char *number = amends_report_text_count (critical);
    g_autofree char *before =
        amends_report_text_part (critical_before, amends_report_stars_get_all (&facts->reviews_before));

    card->label = g_strdup (_ ("Critical reviews"));
    card->value = amends_report_text_part (critical, amends_report_stars_get_all (&facts->reviews));
    /* Translators: how many reviews, then the share in as long a time before the period */
    card->note = g_strdup_printf (ngettext ("%s review. Before: %s", "%s reviews. Before: %s", (gulong) critical),
                                  number, before);
}

static void
set_mean_card (const AmendsReportFacts *facts, AmendsReportCard *card)
{
    g_autofree char *before = amends_report_text_mean (amends_report_stars_get_tenths (&facts->reviews_before));

    card->label = g_strdup (_ ("Average stars"));
    card->value = amends_report_text_mean (amends_report_stars_get_tenths (&facts->reviews));
    card->note = g_strdup_printf (_ ("Before: %s"), before);
}

static void
set_rating_card (const AmendsReportFacts *facts, AmendsReportCard *card)
{
    const AmendsRatingWindow *of = &facts->rating.windows[AMENDS_FEEDBACK_WINDOW_MIDDLE];
    g_autofree char *window = amends_report_text_window (facts->pack, AMENDS_FEEDBACK_WINDOW_MIDDLE);
    int percent = amends_rating_get_percent (&of->counts, AMENDS_FEEDBACK_POSITIVE);

    /* Translators: a window (“90 days”) of the seller's rating */
    card->label = g_strdup_printf (_ ("Seller rating, %s"), window);
    card->value = amends_report_text_tenths (
        amends_rating_is_known (of) ? amends_rating_get_tenths (&of->counts, AMENDS_FEEDBACK_POSITIVE) : -1);
    card->note = of->incomplete ? g_strdup (_ ("Incomplete"))
                 : percent < 0  ? g_strdup (_ ("No feedback in these days"))
                                : g_strdup_printf (_ ("The marketplace shows %d%%"), percent);
}

static void
add_comparison_note (AmendsReportWriter *self)
{
    gint64 first = self->facts->scope.first_day, n = self->facts->scope.last_day - first + 1;
    g_autofree char *before = amends_report_text_period (MAX (first - n, 1), first - 1);
    /* Translators: a period */
    g_autofree char *note = g_strdup_printf (_ ("“Before” is the same time before this period: %s."), before);

    amends_report_writer_add_note (self, note);
}

static void
add_cards (AmendsReportWriter *self)
{
    AmendsReportCard cards[N_CARDS];

    set_reviews_card (self->facts, &cards[0]);
    set_critical_card (self->facts, &cards[1]);
    set_mean_card (self->facts, &cards[2]);
    set_rating_card (self->facts, &cards[3]);
    amends_report_writer_add (self, amends_report_cards_new (self->context, cards, N_CARDS, self->width), PART_SPACE,
                              TRUE);
    add_comparison_note (self);
    for (guint i = 0; i < N_CARDS; i++) {
        g_free (cards[i].label);
        g_free (cards[i].value);
        g_free (cards[i].note);
    }
}

static void
add_emptiness (AmendsReportWriter *self)
{
    amends_report_writer_add (
        self,
        amends_report_text_new (self->context,
                                _ ("No reviews and no feedback were published in this period. Choose a longer one, or "
                                   "fetch what is new first."),
                                AMENDS_REPORT_FONT_BODY, "P", self->width),
        PART_SPACE, FALSE);
}

GPtrArray *
amends_report_content_new (const AmendsReportFacts *facts, PangoContext *context, double width)
{
    AmendsReportWriter self = { facts, context, width, g_ptr_array_new_with_free_func (amends_report_block_free) };
    gboolean has_reviews = amends_report_stars_get_all (&facts->reviews) > 0;
    gboolean has_feedback = amends_report_stars_get_all (&facts->feedback) > 0;

    add_head (&self);
    add_cards (&self);
    if (!has_reviews && !has_feedback)
        add_emptiness (&self);
    if (facts->source.history->cells->len > 0)
        amends_report_content_add_seller (&self);
    if (has_reviews) {
        amends_report_content_add_reviews (&self);
        amends_report_content_add_products (&self);
    }
    amends_report_content_add_causes (&self);
    amends_report_content_add_work (&self);
    return self.blocks;
}
