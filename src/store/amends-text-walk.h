/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-id-set.h"
#include "amends-query-compiler.h"

G_BEGIN_DECLS

/** AmendsTextWalk: what a walk came to. */
typedef enum {
    AMENDS_TEXT_WALK_FAILED, /* with an error */
    AMENDS_TEXT_WALK_FOUND,  /* as many as were asked for, or all that there are */
    AMENDS_TEXT_WALK_GAVE_UP /* the words are not common: the search index is quicker */
} AmendsTextWalk;

/** AmendsTextWalkPatience: after how long a way, by a guess, a walk is given up. */
typedef enum {
    AMENDS_TEXT_WALK_SHORT,  /* for texts */
    AMENDS_TEXT_WALK_LONG,   /* for known reviews */
    AMENDS_TEXT_WALK_LONGER, /* the same, as long as their columns are not read */
    AMENDS_TEXT_WALK_ENDLESS /* of few reviews */
} AmendsTextWalkPatience;

/** amends_text_walk_can: TRUE if the query has words to look for, and an index can be walked in its order. @limit: 0 = all, only of few */
gboolean amends_text_walk_can (const AmendsReviewQuery *query, guint limit);

/**
 * amends_text_walk_run: appends to @ids the first reviews that match, up to @limit. Walks the reviews in the query's order and reads their texts: where the words
 * are common the first screen is full long before the search index could have told all that match.
 * @stars: as in amends_query_compile_ids(); @limit: 0 = all
 * @known: (nullable): the reviews that have the query's words, where the search index was asked; else their texts are read
 */
AmendsTextWalk amends_text_walk_run (AmendsDb *db, const AmendsQueryContext *context, int stars, guint limit,
                                     AmendsTextWalkPatience patience, const AmendsIdSet *known, GArray *ids,
                                     GError **error);

G_END_DECLS
