/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-review-kind.h"

G_BEGIN_DECLS

/**
 * AmendsReviewRow: one review, or whatever else the item's kind is about, in a list. Made once and bound again and again, for the view keeps some two hundred of them around the few
 * that are seen: so it draws its text itself, and lays it out only when it is drawn. All rows are of one height.
 *
 * Signals: "done-toggled" (gint64 id, gboolean done) when the person ticks or unticks the box; "clicked" (gint64 id) for a plain click,
 * "long-pressed" (gint64 id) for a long touch.
 */
#define AMENDS_TYPE_REVIEW_ROW (amends_review_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewRow, amends_review_row, AMENDS, REVIEW_ROW, GtkWidget)

/** amends_review_row_new: @list_item: (nullable): told what screen readers should say; must outlive the row's bindings */
GtkWidget *amends_review_row_new (GtkListItem *list_item);

/** amends_review_row_bind: @item: (nullable): NULL unbinds. @terms: (nullable) (element-type AmendsTextTerm): to highlight */
void amends_review_row_bind (AmendsReviewRow *self, AmendsRowItem *item, GPtrArray *terms);

/** amends_review_row_set_terms: highlights these; @terms: (nullable) */
void amends_review_row_set_terms (AmendsReviewRow *self, GPtrArray *terms);

/** amends_review_row_is_filled: whether its row has been read */
gboolean amends_review_row_is_filled (AmendsReviewRow *self);

/** amends_review_row_get_item: Returns: (transfer none) (nullable) */
AmendsRowItem *amends_review_row_get_item (AmendsReviewRow *self);
/** amends_review_row_get_position: Returns: its place in the list; GTK_INVALID_LIST_POSITION where it is in none */
guint amends_review_row_get_position (AmendsReviewRow *self);

/**
 * amends_review_row_get_tooltip: what the view tells at this point of the row. A row has no tooltip itself: GTK asks the display where the
 * pointer is whenever a widget gets one, and there are two hundred rows.
 *
 * Returns: (transfer none) (nullable)
 */
const char *amends_review_row_get_tooltip (AmendsReviewRow *self, double x, double y);

G_END_DECLS
