/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review.h"

G_BEGIN_DECLS

/**
 * AmendsReviewKeys: makes ids for reviews that have none. The same review gets the same id in every import; of several in one file that
 * only their text tells apart, the later ones get an ordinal. Remembers a bounded number of rows.
 */
typedef struct _AmendsReviewKeys AmendsReviewKeys;

AmendsReviewKeys *amends_review_keys_new (void);
void amends_review_keys_free (AmendsReviewKeys *self);

/** amends_review_keys_make: @review: all but its external_id. Returns: (transfer full) */
char *amends_review_keys_make (AmendsReviewKeys *self, const AmendsReview *review);

/** amends_review_key_from_url: Returns: (transfer full) (nullable): the review's id that an address contains */
char *amends_review_key_from_url (const char *url);
/** amends_product_key_from_text: Returns: (transfer full) (nullable): the product id (ASIN) in an address or in a file's name */
char *amends_product_key_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewKeys, amends_review_keys_free)

G_END_DECLS
