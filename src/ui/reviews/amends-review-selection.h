/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-review-kind.h"

G_BEGIN_DECLS

/**
 * AmendsReviewSelection: which rows of the list are selected: none, one or many. Unlike GtkMultiSelection it never holds an item, so that
 * "select all" of a hundred thousand rows costs a few bytes.
 */
#define AMENDS_TYPE_REVIEW_SELECTION (amends_review_selection_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewSelection, amends_review_selection, AMENDS, REVIEW_SELECTION, GObject)

AmendsReviewSelection *amends_review_selection_new (AmendsRowListModel *model);

guint amends_review_selection_get_size (AmendsReviewSelection *self);
/** amends_review_selection_get_single: Returns: the position of the only selected row, or G_MAXUINT if there are none or several */
guint amends_review_selection_get_single (AmendsReviewSelection *self);
/** amends_review_selection_dup_ids: Returns: (transfer full) (element-type gint64): in the list's order */
GArray *amends_review_selection_dup_ids (AmendsReviewSelection *self);

G_END_DECLS
