/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/*
 * The counts of reviews by day and over all days. Whoever changes reviews changes the counts in the same transaction: the rows of a source by
 * AmendsTally, a person's marks by way of the table temp.touched (id).
 */

/** amends_aggregates_clear_touched: makes temp.touched, or empties it */
gboolean amends_aggregates_clear_touched (AmendsDb *db, GError **error);

/**
 * amends_aggregates_flip_touched: every review in temp.touched is about to change from open to done or back: takes each from where it is and
 * adds it on the other side, in one pass over the reviews. To be called before they change.
 */
gboolean amends_aggregates_flip_touched (AmendsDb *db, GError **error);

/** amends_aggregates_are_right: compares with a recount. @right: (out) */
gboolean amends_aggregates_are_right (AmendsDb *db, gboolean *right, GError **error);

G_END_DECLS
