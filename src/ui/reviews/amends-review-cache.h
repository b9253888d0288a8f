/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review.h"

G_BEGIN_DECLS

/**
 * AmendsReviewCache: the reviews that were read last, so that scrolling back does not read them again. Holds a few screens, no more.
 */
typedef struct _AmendsReviewCache AmendsReviewCache;

/** amends_review_cache_new: @capacity: reviews kept at most */
AmendsReviewCache *amends_review_cache_new (guint capacity);
void amends_review_cache_free (AmendsReviewCache *self);

/** amends_review_cache_put: the oldest goes when it is full */
void amends_review_cache_put (AmendsReviewCache *self, AmendsReview *review);
/** amends_review_cache_get: Returns: (transfer none) (nullable) */
AmendsReview *amends_review_cache_get (AmendsReviewCache *self, gint64 id);
void amends_review_cache_clear (AmendsReviewCache *self);
guint amends_review_cache_get_size (AmendsReviewCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewCache, amends_review_cache_free)

G_END_DECLS
