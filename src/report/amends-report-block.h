/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-report-flow.h"
#include "amends-report-style.h"

G_BEGIN_DECLS

/**
 * AmendsReportBlock: one thing that stands below the one before it and is never cut: its measures, and how it is drawn. Kinds extend it as their first
 * member.
 */
typedef struct _AmendsReportBlock AmendsReportBlock;
struct _AmendsReportBlock {
    AmendsReportPiece piece;
    gpointer table; /* (unowned) (nullable): rows with the same value are one table */
    char *outline;  /* (nullable): its line in the document's outline */
    void (*draw) (const AmendsReportBlock *self, cairo_t *cr, double x, double y);
    void (*clear) (AmendsReportBlock *self); /* (nullable): frees what the kind has */
};

/** amends_report_block_free: @self: an AmendsReportBlock */
void amends_report_block_free (gpointer self);

/** amends_report_text_new: words across the page. @tag: what they are in the structure of a PDF: "P", "H1", … */
AmendsReportBlock *amends_report_text_new (PangoContext *context, const char *text, AmendsReportFont font,
                                           const char *tag, double width);
/** amends_report_text_set_dim: for what stands below something greater */
void amends_report_text_set_dim (AmendsReportBlock *self);

/** AmendsReportCard: a great number, what it is, and what to compare it with. */
typedef struct {
    char *label, *value, *note; /* (owned) */
} AmendsReportCard;

/** amends_report_cards_new: @cards: (transfer none): side by side */
AmendsReportBlock *amends_report_cards_new (PangoContext *context, const AmendsReportCard *cards, guint n,
                                            double width);

G_END_DECLS
