/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "amends-review.h"

G_BEGIN_DECLS

/**
 * AmendsReviewItem: a place in the list of reviews; knows its review's id at once and the review when its page has been read.
 *
 * Signals: "notify::review" when the review arrives or looks different; "notify::stale" when it stops or starts to fit the query.
 */
#define AMENDS_TYPE_REVIEW_ITEM (amends_review_item_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewItem, amends_review_item, AMENDS, REVIEW_ITEM, GObject)

AmendsReviewItem *amends_review_item_new (gint64 id);

gint64 amends_review_item_get_id (AmendsReviewItem *self);

/** amends_review_item_get_review: Returns: (transfer none) (nullable): NULL until its page has been read */
AmendsReview *amends_review_item_get_review (AmendsReviewItem *self);
void amends_review_item_set_review (AmendsReviewItem *self, AmendsReview *review);

/** amends_review_item_get_stale: TRUE if the review no longer fits the query and stays only until the selection moves (habit 7) */
gboolean amends_review_item_get_stale (AmendsReviewItem *self);
void amends_review_item_set_stale (AmendsReviewItem *self, gboolean stale);

G_END_DECLS
