/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/* What a period was like, for a report: read from the daily counts, never from the reviews. Days are counted from 1970-01-01, UTC. */

/** AmendsRecordDay: the reviews published on one day. */
typedef struct {
    gint64 day;
    gint64 stars[6]; /* [1] to [5]; [0] is unused */
} AmendsRecordDay;

/** AmendsRecordProduct: the reviews of one product within the period, whatever marketplaces they are on. */
typedef struct {
    char *key;   /* the product's id, or its title where it has none */
    char *title; /* as most of its reviews name it; "" where none does */
    char *brand; /* "" = not known */
    gint64 stars[6];
} AmendsRecordProduct;

/** AmendsRecordWork: what people did within the period. */
typedef struct {
    gint64 done;                          /* of the reviews published in it, how many are marked as done by now */
    gint64 refund_offers, support_offers; /* contacts that went out */
    gint64 refunds;                       /* that customers took */
    gint64 answers;                       /* messages of customers */
    gint64 abuse;                         /* reviews reported for abuse */
    gint64 feedback_done, feedback_responses,
        feedback_removed; /* the last: removed or struck through by the marketplace */
} AmendsRecordWork;

/** AmendsRecord: plain value, owned by whom it is given to. */
typedef struct {
    gint64 first_day, last_day; /* both included */
    GArray *
        days; /* (element-type AmendsRecordDay): earliest first, from as long before the period; days with none are left out */
    GPtrArray *products; /* (element-type AmendsRecordProduct): those with reviews in the period, by key */
    AmendsRecordWork work;
} AmendsRecord;

void amends_record_free (AmendsRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRecord, amends_record_free)

/**
 * amends_store_load_record_async: of the whole days @first_day to @last_day.
 * @query: its account, marketplaces, brands and products are looked at, and nothing else. Feedback has neither brand nor product, and is taken whatever they are.
 */
void amends_store_load_record_async (AmendsStore *self, const AmendsReviewQuery *query, gint64 first_day,
                                     gint64 last_day, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
/** Returns: (transfer full) */
AmendsRecord *amends_store_load_record_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
