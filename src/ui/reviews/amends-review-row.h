/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-review-item.h"

G_BEGIN_DECLS

/**
 * AmendsReviewRow: one review in the list. Made once and bound again and again: binding sets texts, nothing more.
 *
 * Signals: "done-toggled" (gint64 id, gboolean done) when the person ticks or unticks the box; "clicked" (gint64 id) for a plain click,
 * "long-pressed" (gint64 id) for a long touch.
 */
#define AMENDS_TYPE_REVIEW_ROW (amends_review_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewRow, amends_review_row, AMENDS, REVIEW_ROW, GtkBox)

/** amends_review_row_new: @list_item: (nullable): told what screen readers should say; must outlive the row's bindings */
GtkWidget *amends_review_row_new (GtkListItem *list_item);

/** amends_review_row_bind: @item: (nullable): NULL unbinds. @terms: (nullable) (element-type AmendsTextTerm): to highlight */
void amends_review_row_bind (AmendsReviewRow *self, AmendsReviewItem *item, GPtrArray *terms);

/** amends_review_row_set_terms: highlights these; @terms: (nullable) */
void amends_review_row_set_terms (AmendsReviewRow *self, GPtrArray *terms);

G_END_DECLS
