/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-private.h"

G_BEGIN_DECLS

/* Goes through all reviews of a span of time, for counts by spans that no table of counts knows. From the columns where they are known, else from an index. */

/** amends_review_walk_make_query: Returns: (transfer full): account, marketplaces, brands and products of @query, from @from on and before @before */
AmendsReviewQuery *amends_review_walk_make_query (const AmendsReviewQuery *query, gint64 from, gint64 before);

typedef void (*AmendsReviewWalkFunc) (gint64 published_at, int stars, gint64 item_id, gpointer data);

/** amends_review_walk_run: @query: as made above. In no order */
gboolean amends_review_walk_run (AmendsJob *job, const AmendsReviewQuery *query, AmendsReviewWalkFunc func,
                                 gpointer data, GError **error);

/** AmendsReviewWalkCellsFunc: @causes: see amends_review_causes_get() */
typedef void (*AmendsReviewWalkCellsFunc) (const AmendsReviewCells *review, guint16 causes, gpointer data);

/**
 * amends_review_walk_run_cells: the same, with all that the columns know.
 * @told: (out): FALSE: nothing was done, for not all is in the columns
 */
gboolean amends_review_walk_run_cells (AmendsJob *job, const AmendsReviewQuery *query, AmendsReviewWalkCellsFunc func,
                                       gpointer data, gboolean *told, GError **error);

/** amends_review_walk_add_place: appends " AND @column IN (…)" for the items that such a query wants, if not all */
void amends_review_walk_add_place (AmendsSql *sql, const AmendsReviewQuery *query, const char *column);

G_END_DECLS
