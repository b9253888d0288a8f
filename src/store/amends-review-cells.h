/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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

/* How many bits a review's numbers have in the column "near"; what is left of them is in "far". */
#define AMENDS_NEAR_TRAIT_BITS 15
#define AMENDS_NEAR_LANGUAGE_BITS 6
#define AMENDS_NEAR_ITEM_BITS 17
#define AMENDS_FAR_LANGUAGE_BITS 17

/** AmendsReviewRun: the columns of 64 reviews in a row. */
typedef struct {
    const guint32 *published_at;
    const guint32 *near;    /* item and the lower bits of "packed"; 0: there is no such review */
    const guint32 *far;     /* (nullable): all have 0 */
    const guint32 *done_at; /* (nullable): all have 0 */
    const guint16 *causes;  /* (nullable): none are known of any of them */
} AmendsReviewRun;

/** amends_review_run_get: @i: below 64 */
static inline AmendsReviewCells
amends_review_run_get (const AmendsReviewRun *self, gsize i)
{
    guint32 near = self->near[i], far = self->far != NULL ? self->far[i] : 0;

    return (AmendsReviewCells) {
        .published_at = self->published_at[i],
        .done_at = self->done_at != NULL ? self->done_at[i] : 0,
        .item_id = near >> AMENDS_NEAR_TRAIT_BITS | far >> AMENDS_FAR_LANGUAGE_BITS << AMENDS_NEAR_ITEM_BITS,
        .packed = (near & ((1u << AMENDS_NEAR_TRAIT_BITS) - 1)) | far << AMENDS_NEAR_TRAIT_BITS,
    };
}

G_END_DECLS
