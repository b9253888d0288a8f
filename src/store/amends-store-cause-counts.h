/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsCauseCount: one kind of comment in one span of time. */
typedef struct {
    guint64 n;                       /* comments with any number of stars: "per 100" is per 100 of these */
    guint64 n_low;                   /* those with so few stars that they are critical, or neutral or negative */
    guint64 n_explained;             /* those with a cause; each counts once */
    guint64 causes[AMENDS_N_CAUSES]; /* a comment with two causes counts for both */
    guint64 by_person;               /* of n_explained: the person said it */
    guint64 wrong_door;
} AmendsCauseCount;

typedef struct {
    gint64 start; /* published at or after this instant, and before the next one's start */
    AmendsCauseCount reviews, feedback;
} AmendsCauseBucket;

#define AMENDS_CAUSE_COUNTS_ONLY (-1)

/**
 * amends_store_count_causes_async: counts per span, without reading a text.
 * @query: of it only account, marketplaces, and for reviews brands and products are looked at
 * @edges: (array length=n_edges): instants, ascending, at least two: the spans between them; so two make one total
 * @low_stars: [0] for reviews, [1] for feedback: so many stars or fewer count as n_low; AMENDS_CAUSE_COUNTS_ONLY: n and n_low stay 0 and are not looked
 *   for, which of many comments takes most of the time: for whoever knows them from the daily counts
 */
void amends_store_count_causes_async (AmendsStore *self, const AmendsReviewQuery *query, const gint64 *edges,
                                      gsize n_edges, const int low_stars[2], GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsCauseBucket): n_edges − 1 */
GArray *amends_store_count_causes_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** AmendsProductCauses: one product's reviews, recently and before that. */
typedef struct {
    gint64 account_id;
    char *marketplace;
    char *product_id;
    char *title;                /* (nullable) */
    guint64 n_recent, n_before; /* reviews with any number of stars */
    guint64 low_recent, low_before;
    guint64 recent[AMENDS_N_CAUSES], before[AMENDS_N_CAUSES];
    guint low_customers;              /* different customers behind low_recent, as far as is known */
    guint customers[AMENDS_N_CAUSES]; /* the same behind recent[] */
    gboolean silenced;                /* the person does not want to hear of this product */
} AmendsProductCauses;

/**
 * amends_store_count_products_async: what the spike watch tests: reviews from @recent to @end, and from @start to @recent.
 * @query: as above
 * @min_low: products with fewer low reviews in the recent span are left out
 */
void amends_store_count_products_async (AmendsStore *self, const AmendsReviewQuery *query, gint64 start, gint64 recent,
                                        gint64 end, int low_stars, guint min_low, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsProductCauses): most low reviews in the recent span first */
GPtrArray *amends_store_count_products_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_set_spike_silence_async: whether the spike watch keeps quiet about a product */
void amends_store_set_spike_silence_async (AmendsStore *self, gint64 account_id, const char *marketplace,
                                           const char *product_id, gboolean silent, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_set_spike_silence_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
