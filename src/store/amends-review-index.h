/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-catalog.h"
#include "amends-id-set.h"
#include "amends-query-compiler.h"
#include "amends-review-columns.h"

G_BEGIN_DECLS

/**
 * AmendsReviewIndex: what the worker thread keeps in memory for quick answers: the columns, the catalog, and what the latest searches found, so that a first
 * screen, its counts and the rest of its list cost one look into the search index. All of it is read when it is first needed.
 */
typedef struct _AmendsReviewIndex AmendsReviewIndex;

AmendsReviewIndex *amends_review_index_new (AmendsDb *db);
/** amends_review_index_free: before the connection is closed. @self: (nullable) */
void amends_review_index_free (AmendsReviewIndex *self);

AmendsDb *amends_review_index_get_db (AmendsReviewIndex *self);

/** amends_review_index_begin: at the beginning of a job that reads: forgets what another connection has changed */
gboolean amends_review_index_begin (AmendsReviewIndex *self, GError **error);
/** amends_review_index_forget_texts: after texts or items have changed */
void amends_review_index_forget_texts (AmendsReviewIndex *self);

/** amends_review_index_get_catalog: Returns: (transfer none) */
const AmendsCatalog *amends_review_index_get_catalog (AmendsReviewIndex *self, GError **error);

/** amends_review_index_find_words: Returns: (transfer none) (nullable): the reviews that have a query's words, which must want some; until the next call */
const AmendsIdSet *amends_review_index_find_words (AmendsReviewIndex *self, const AmendsReviewQuery *query,
                                                   GError **error);

/** amends_review_index_knows_words: TRUE if that would be told without a look into the file */
gboolean amends_review_index_knows_words (AmendsReviewIndex *self, const AmendsReviewQuery *query);

/** amends_review_index_has_few_done: TRUE if few reviews are marked as done, so that to look for them along an index would take long */
gboolean amends_review_index_has_few_done (AmendsReviewIndex *self, gboolean *few, GError **error);

/** AmendsCandidates: reviews to look at in the columns. */
typedef struct {
    const AmendsIdSet *wanted;    /* (nullable): NULL = all */
    const AmendsIdSet *unwanted;  /* (nullable): but for these */
    AmendsReviewColumns *columns; /* loaded for all of them */
    gint64 end;                   /* their ids are below it */
} AmendsCandidates;

/**
 * amends_review_index_find: the reviews that have a query's words and whose customer can or cannot be contacted as it says, whatever its other conditions; valid until the next call, in the same job.
 * @usable: (out): FALSE if only a statement over the tables can tell
 */
gboolean amends_review_index_find (AmendsReviewIndex *self, const AmendsReviewQuery *query, AmendsCandidates *found,
                                   gboolean *usable, GError **error);

/** amends_review_index_warm_up: reads some more of the columns. @warm: (out): TRUE if all is read, or cannot be */
gboolean amends_review_index_warm_up (AmendsReviewIndex *self, gboolean *warm, GError **error);

/** amends_review_index_is_bare: TRUE if the tables have no index to read a list from now: the columns are to be read in any case */
gboolean amends_review_index_is_bare (AmendsReviewIndex *self);

/** amends_review_index_is_warm: TRUE if the columns are known for all, or are to be read anyway, so that counts are quicker there than anywhere */
gboolean amends_review_index_is_warm (AmendsReviewIndex *self, gboolean *warm, GError **error);

/**
 * AmendsCellFunc: takes up to 64 candidates.
 * @first: an id
 * @run: the reviews from @first on
 * @bits: which of them are candidates, bit 0 for @first; some may be of no review
 */
typedef void (*AmendsCellFunc) (gint64 first, const AmendsReviewRun *run, guint64 bits, gpointer data);

/** amends_candidates_visit: calls @func for all of them, by id. FALSE if it was cancelled */
gboolean amends_candidates_visit (const AmendsCandidates *self, AmendsDb *db, AmendsCellFunc func, gpointer data,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewIndex, amends_review_index_free)

G_END_DECLS
