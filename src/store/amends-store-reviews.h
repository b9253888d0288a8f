/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-facets.h"
#include "amends-order.h"
#include "amends-review-query.h"
#include "amends-review.h"
#include "amends-stated-facts.h"
#include "amends-store-reports.h"
#include "amends-store.h"

G_BEGIN_DECLS

/*
 * A list is read in three steps, so that its cost follows the screen: the first screen's ids at once, then all ids and the facets, and the rows of
 * a page when they are shown. Cancelling stops the running statement inside SQLite.
 */

/**
 * amends_store_find_ids_async: ids of the reviews that match, in the query's order.
 * @limit: at most so many, 0 = all
 */
void amends_store_find_ids_async (AmendsStore *self, const AmendsReviewQuery *query, guint limit,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type gint64) */
GArray *amends_store_find_ids_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_load_reviews_async: the rows with these ids, in the order of @ids; ids that are gone are left out. */
void amends_store_load_reviews_async (AmendsStore *self, const gint64 *ids, gsize n_ids, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsReview) */
GPtrArray *amends_store_load_reviews_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_find_facets_async: total and counts per choice, each under the other filters. */
void amends_store_find_facets_async (AmendsStore *self, const AmendsReviewQuery *query, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
AmendsFacets *amends_store_find_facets_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_count_async: only the total */
void amends_store_count_async (AmendsStore *self, const AmendsReviewQuery *query, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/** Returns: the count, or -1 with @error set */
gint64 amends_store_count_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** AmendsReviewVersion: what a review said before it was edited. */
typedef struct {
    int number; /* 1 is the oldest */
    int stars;
    char *title;    /* (nullable) */
    char *body;     /* (nullable) */
    gint64 seen_at; /* when this version was written, as far as its source told; else when it arrived here */
} AmendsReviewVersion;

/** AmendsReviewDetail: all that the detail page shows of one review. */
typedef struct {
    AmendsReview *review;
    AmendsOrder *order;        /* (nullable): facts of the order, where a source has told them */
    AmendsStatedFacts *stated; /* (nullable): what the person knows of it, which counts where no source says anything */
    GPtrArray *versions; /* (element-type AmendsReviewVersion): older ones, newest first; the present one is @review */
    GPtrArray *events;   /* (element-type AmendsEvent): newest first */
    char *note;          /* (nullable): the private note */
    GPtrArray *contacts; /* (element-type AmendsContact): newest first */
    GPtrArray *messages; /* (element-type AmendsMessage): the customer's answers, unread first, newest first within */
    AmendsReport report; /* whether it was reported for abuse */
    AmendsCauses causes; /* why the customer is unhappy */
} AmendsReviewDetail;

void amends_review_detail_free (AmendsReviewDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewDetail, amends_review_detail_free)

void amends_store_load_detail_async (AmendsStore *self, gint64 review_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
AmendsReviewDetail *amends_store_load_detail_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
