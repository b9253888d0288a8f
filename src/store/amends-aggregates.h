/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/*
 * The counts of reviews by day and over all days. Whoever changes reviews takes them out of the counts before and puts them in after, in
 * the same transaction. The rows of a source go through an AmendsTally.
 */

/** amends_aggregates_shift: adds (@sign 1) or takes (@sign -1) the review @review_id */
gboolean amends_aggregates_shift (AmendsDb *db, gint64 review_id, int sign, GError **error);

/**
 * amends_aggregates_clear_marked: makes temp.marked, or empties it: reviews whose mark is about to change, with when they were done before (0 = open) and
 * AMENDS_MARKED_CELLS, all that their counts need, so that the reviews are looked at only once
 */
gboolean amends_aggregates_clear_marked (AmendsDb *db, GError **error);
#define AMENDS_MARKED_CELLS "r.published_at, r.item_id, r.language_id, r.stars, r.traits"

/** amends_aggregates_shift_marked: counts every review in temp.marked as done (@sign 1) or as open again (@sign -1) */
gboolean amends_aggregates_shift_marked (AmendsDb *db, int sign, GError **error);

/** amends_aggregates_are_right: compares with a recount. @right: (out) */
gboolean amends_aggregates_are_right (AmendsDb *db, gboolean *right, GError **error);

G_END_DECLS
