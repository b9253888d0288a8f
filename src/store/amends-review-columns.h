/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-id-set.h"

G_BEGIN_DECLS

/** AmendsReviewCells: what filters, counts and orders need of one review. */
typedef struct {
    guint32 published_at;
    guint32 done_at;
    guint32 item_id;
    guint32 packed; /* 0: there is no such review */
} AmendsReviewCells;

static inline int
amends_review_cells_get_stars (const AmendsReviewCells *cells)
{
    return (int) (cells->packed & 7);
}

static inline int
amends_review_cells_get_traits (const AmendsReviewCells *cells)
{
    return (int) (cells->packed >> 3 & 15);
}

/** amends_review_cells_get_kind: stars and traits together, below AMENDS_REVIEW_KINDS */
#define AMENDS_REVIEW_KINDS 128

static inline guint
amends_review_cells_get_kind (const AmendsReviewCells *cells)
{
    return cells->packed & 127;
}

static inline gboolean
amends_review_cells_has_note (const AmendsReviewCells *cells)
{
    return (cells->packed >> 7 & 1) != 0;
}

static inline gboolean
amends_review_cells_is_gone (const AmendsReviewCells *cells)
{
    return (cells->packed >> 8 & 1) != 0;
}

static inline guint32
amends_review_cells_get_language (const AmendsReviewCells *cells)
{
    return cells->packed >> 9;
}

/**
 * AmendsReviewColumns: these cells of all reviews that were asked for, by id: what a search finds is filtered, counted and ordered here in
 * some nanoseconds each instead of the microseconds of a look into the file. What changes is forgotten at once, and read again when it is asked for.
 * They take 8 bytes a review, and 4 more among 65,536 of which one is done, or has a product or a language of a great number.
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

/** AMENDS_REVIEW_COLUMNS_RUN: so many reviews in a row are looked at together, as in a word of an AmendsIdSet */
#define AMENDS_REVIEW_COLUMNS_RUN 64

/**
 * amends_review_columns_read: the cells of the reviews from 64 × @word on
 * @bits: which of them are wanted, bit 0 for the first; what @cells holds of the others is not defined
 * Returns: FALSE if none of these is known; @cells is not changed then
 */
gboolean amends_review_columns_read (AmendsReviewColumns *self, gsize word, guint64 bits,
                                     AmendsReviewCells cells[static AMENDS_REVIEW_COLUMNS_RUN]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewColumns, amends_review_columns_free)

G_END_DECLS
