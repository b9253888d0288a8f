/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-index.h"

G_BEGIN_DECLS

/** AmendsColumnWalk: what a walk came to. */
typedef enum {
    AMENDS_COLUMN_WALK_FAILED, /* with an error */
    AMENDS_COLUMN_WALK_FOUND,
    AMENDS_COLUMN_WALK_UNABLE, /* only a statement over the tables can tell */
} AmendsColumnWalk;

/** amends_column_walk_can: @can: (out): TRUE if the columns know the order, and are quicker: there are words, few are marked as done and only they are wanted, or all are wanted and at hand */
gboolean amends_column_walk_can (AmendsReviewIndex *index, const AmendsReviewQuery *query, guint limit, gboolean *can,
                                 GError **error);

/**
 * amends_column_walk_run: appends to @ids the reviews that match, in the query's order.
 * @stars: as in amends_query_compile_ids(); @limit: 0 = all
 */
AmendsColumnWalk amends_column_walk_run (AmendsReviewIndex *index, const AmendsQueryContext *context, int stars,
                                         guint limit, GArray *ids, GError **error);

/** amends_column_walk_count_contactable: how many match the query, and can be contacted, whatever the query says of that. @usable: (out): FALSE if only a statement can tell */
gboolean amends_column_walk_count_contactable (AmendsReviewIndex *index, const AmendsQueryContext *context, guint64 *n,
                                               gboolean *usable, GError **error);

G_END_DECLS
