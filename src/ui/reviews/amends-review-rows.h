/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-item.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsReviewRows: the items of a list that somebody holds, and the reading of what they show. Items are known without being kept; reviews
 * that were read last are kept in a small cache.
 *
 * Signals: "failed" (GError *): rows could not be read.
 */
#define AMENDS_TYPE_REVIEW_ROWS (amends_review_rows_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewRows, amends_review_rows, AMENDS, REVIEW_ROWS, GObject)

AmendsReviewRows *amends_review_rows_new (AmendsStore *store);

/** amends_review_rows_get: Returns: (transfer full): the one item of this review */
AmendsReviewItem *amends_review_rows_get (AmendsReviewRows *self, gint64 id);
/** amends_review_rows_find: Returns: (transfer none) (nullable): the item, if somebody holds it */
AmendsReviewItem *amends_review_rows_find (AmendsReviewRows *self, gint64 id);

/** amends_review_rows_is_known: TRUE if the review was read or is being read */
gboolean amends_review_rows_is_known (AmendsReviewRows *self, gint64 id);
/** amends_review_rows_load: reads those of @ids that are not known */
void amends_review_rows_load (AmendsReviewRows *self, const gint64 *ids, gsize n_ids);
/** amends_review_rows_refresh: reads the items that somebody holds again, and forgets all others */
void amends_review_rows_refresh (AmendsReviewRows *self);
/** amends_review_rows_cancel: stops reading: what was asked for is no longer wanted */
void amends_review_rows_cancel (AmendsReviewRows *self);

guint amends_review_rows_get_n_items (AmendsReviewRows *self);

G_END_DECLS
