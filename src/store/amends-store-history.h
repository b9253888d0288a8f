/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-answer-day.h"
#include "amends-review-history.h"
#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/* What charts are drawn from: counts, never rows. */

/**
 * amends_store_load_review_history_async: how many reviews there are by day, and by product and month.
 * @query: which; its period is not looked at, nor are words
 * @first_day, @last_day: since 1970-01-01, UTC; both included. @first_day 0: from the first review on
 * @n_months: of products, at most
 */
void amends_store_load_review_history_async (AmendsStore *self, const AmendsReviewQuery *query, gint64 first_day,
                                             gint64 last_day, guint n_months, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
AmendsReviewHistory *amends_store_load_review_history_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_count_answers_async: @marketplace: (nullable): NULL = all. @critical: bit n set: feedback of n stars is looked at */
void amends_store_count_answers_async (AmendsStore *self, const char *marketplace, guint critical, gint64 first_day,
                                       gint64 last_day, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
/** Returns: (transfer full) (element-type AmendsAnswerDay): earliest first; days with none are left out */
GArray *amends_store_count_answers_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
