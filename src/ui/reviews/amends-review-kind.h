/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"
#include "amends-review.h"
#include "amends-row-list-model.h"

G_BEGIN_DECLS

/* Reviews as the rows of a list; the query is an AmendsReviewQuery. */

AmendsRowListModel *amends_review_list_model_new (AmendsStore *store);

/** amends_review_item_new: Returns: (transfer full): without its review yet */
AmendsRowItem *amends_review_item_new (gint64 id);

/** amends_review_item_get_review: Returns: (transfer none) (nullable): NULL until its page has been read */
AmendsReview *amends_review_item_get_review (AmendsRowItem *item);

G_END_DECLS
