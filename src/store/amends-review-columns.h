/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-db.h"
#include "amends-id-set.h"
#include "amends-review-cells.h"

G_BEGIN_DECLS

/**
 * Why its customer is unhappy, of one review: 0 if nothing is known, else two causes, each a number more than that of AmendsCause, and two marks.
 * One that only a newer version knows counts as none.
 */
#define AMENDS_REVIEW_CAUSE_BITS 4
#define AMENDS_REVIEW_CAUSES_SAID (1u << 8)
#define AMENDS_REVIEW_CAUSES_WRONG_DOOR (1u << 9)
G_STATIC_ASSERT (AMENDS_N_CAUSES < 1 << AMENDS_REVIEW_CAUSE_BITS && AMENDS_MAX_CAUSES == 2);

/** amends_review_causes_get: @place: below AMENDS_MAX_CAUSES. Returns: AMENDS_CAUSE_NONE if there is none */
static inline int
amends_review_causes_get (guint16 causes, int place)
{
    return (causes >> (AMENDS_REVIEW_CAUSE_BITS * place) & ((1 << AMENDS_REVIEW_CAUSE_BITS) - 1)) - 1;
}

static inline gboolean
amends_review_causes_explain (guint16 causes)
{
    return (causes & ((1u << 2 * AMENDS_REVIEW_CAUSE_BITS) - 1)) != 0;
}

/**
 * AmendsReviewColumns: these cells of all reviews that were asked for, by id: what a search finds is filtered, counted and ordered here in
 * some nanoseconds each instead of the microseconds of a look into the file. What changes is forgotten at once, and read again when it is asked for.
 * They take 8 bytes a review, and more among 65,536 of which one is done (4), has a product or a language of a great number (4), or a cause (2).
 */
typedef struct _AmendsReviewColumns AmendsReviewColumns;

/** amends_review_columns_new: watches @db for changes by this connection; those by another one are seen by amends_review_columns_forget_foreign() */
AmendsReviewColumns *amends_review_columns_new (AmendsDb *db);
/** amends_review_columns_free: before @db is closed. @self: (nullable) */
void amends_review_columns_free (AmendsReviewColumns *self);

/** amends_review_columns_forget_foreign: forgets all if another connection has written. @forgot: (out) */
gboolean amends_review_columns_forget_foreign (AmendsReviewColumns *self, gboolean *forgot, GError **error);

/**
 * amends_review_columns_load: reads what is not known yet. Not in a transaction that has written, for that may be rolled back.
 * @ids: (nullable): NULL = all
 * @fits: (out): FALSE if some review has values that no cell holds; the columns cannot be used then
 */
gboolean amends_review_columns_load (AmendsReviewColumns *self, const AmendsIdSet *ids, gboolean *fits, GError **error);

/** amends_review_columns_load_some: reads some thousands more of all. @complete: (out): nothing is left to read, or the columns cannot be used */
gboolean amends_review_columns_load_some (AmendsReviewColumns *self, gboolean *complete, GError **error);

/** amends_review_columns_is_complete: @complete: (out): TRUE if nothing is left to read for any review */
gboolean amends_review_columns_is_complete (AmendsReviewColumns *self, gboolean *complete, GError **error);

/** amends_review_columns_get_end: all ids are below it, as of the latest load */
gint64 amends_review_columns_get_end (AmendsReviewColumns *self);

/**
 * amends_review_columns_get: the cells of the reviews from 64 × @word on, to be read by amends_review_run_get()
 * @run: (out): not changed if none of these is known
 */
gboolean amends_review_columns_get (AmendsReviewColumns *self, gsize word, AmendsReviewRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewColumns, amends_review_columns_free)

G_END_DECLS
