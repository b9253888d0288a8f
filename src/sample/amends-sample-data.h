/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-sample-catalog.h"
#include "amends-sample-texts.h"
#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsSampleRow: the beginning of every row, and the order of the feed. */
typedef struct {
    gint64 updated_at;
    char *id; /* owned */
} AmendsSampleRow;

/** AmendsSampleReview: a review, or the mark that one was removed. Owned by its AmendsSampleData. */
typedef struct {
    AmendsSampleRow row;
    const AmendsSampleProduct *product;
    const AmendsSampleMarketplace *marketplace;
    gint64 published_at;
    gint64 deleted_at; /* 0, or this is a tombstone and nothing but the row counts */
    int stars;
    int helpful;
    AmendsTri verified;
    guint n_photos;
    const char *language;
    const char *product_title;
    const char *author;
    const char *variant; /* (nullable) */
    char *title;
    char *body;
    char *order_id;    /* (nullable) */
    gboolean replaced; /* an earlier version: the same id comes again, later in the feed */
} AmendsSampleReview;

/** AmendsSampleOrder: the order behind a review. Owned by its AmendsSampleData. */
typedef struct {
    AmendsSampleRow row;
    const AmendsSampleProduct *product;
    const AmendsSampleMarketplace *marketplace;
    gint64 ordered_at;
    AmendsTri seller_of_record;
    AmendsTri consent;
    gint64 total; /* minor units */
    const char *buyer_language;
} AmendsSampleOrder;

/** AmendsSampleData: all that a sample shop holds: a pure function of size, seed and day. */
typedef struct {
    GPtrArray *reviews; /* (element-type AmendsSampleReview): by (updated_at, id); an edited one also as it was first */
    GPtrArray *orders;  /* (element-type AmendsSampleOrder): by (updated_at, id) */
    GPtrArray *feedback; /* (element-type AmendsSampleFeedback): by (updated_at, id); see amends-sample-feedback.h */
    GArray *totals;      /* (element-type AmendsSampleTotal): by marketplace, then window */
    gint64 as_of;        /* later than everything in it */
    guint32 stamp;       /* differs between sizes, seeds and days: cursors of one do not fit another */
    GHashTable *texts;   /* language → AmendsSampleTexts */
} AmendsSampleData;

/**
 * amends_sample_data_new: @n_reviews: reviews that still exist; some tombstones, and what was edited as it was first, come on top.
 * @now: only its UTC day counts. A day begins five minutes late here, so that what "arrives today" never lies in the future.
 *
 * Returns: (transfer full)
 */
AmendsSampleData *amends_sample_data_new (guint n_reviews, guint32 seed, gint64 now);
void amends_sample_data_free (AmendsSampleData *self);

/** amends_sample_data_get_title: Returns: the product's title on that marketplace's pages */
const char *amends_sample_data_get_title (const AmendsSampleData *self, const AmendsSampleProduct *product,
                                          const AmendsSampleMarketplace *marketplace);

/** amends_sample_data_get_texts: Returns: (transfer none): the texts of @language, read at the first call */
const AmendsSampleTexts *amends_sample_data_get_texts (AmendsSampleData *self, const char *language);

/** amends_sample_row_compare: for g_ptr_array_sort(): the order of the feed */
int amends_sample_row_compare (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSampleData, amends_sample_data_free)

G_END_DECLS
