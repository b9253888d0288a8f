/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/*
 * The counts of reviews by day and over all days. Whoever changes reviews takes them out of the counts before and puts them in after, in
 * the same transaction. Many at once go through the table temp.touched (id), or an AmendsTally.
 */

/** amends_aggregates_clear_touched: makes temp.touched, or empties it */
gboolean amends_aggregates_clear_touched (AmendsDb *db, GError **error);

/** amends_aggregates_shift: adds (@sign 1) or takes (@sign -1) the review @review_id */
gboolean amends_aggregates_shift (AmendsDb *db, gint64 review_id, int sign, GError **error);

/**
 * amends_aggregates_flip_touched: every review in temp.touched is about to change from open to done or back: takes each from where it is and
 * adds it on the other side, in one pass over the reviews. To be called before they change.
 */
gboolean amends_aggregates_flip_touched (AmendsDb *db, GError **error);

/** amends_aggregates_are_right: compares with a recount. @right: (out) */
gboolean amends_aggregates_are_right (AmendsDb *db, gboolean *right, GError **error);

G_END_DECLS
