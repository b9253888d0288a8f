/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-feedback-history.h"
#include "amends-feedback-query.h"
#include "amends-feedback.h"
#include "amends-order.h"
#include "amends-resolve-plan.h"
#include "amends-solution-done.h"
#include "amends-store-actions.h"

G_BEGIN_DECLS

/* Feedback about the seller; each call does for it what its namesake in amends-store-reviews.h or amends-store-actions.h does for reviews. */

/** amends_store_find_feedback_ids_async: @limit: at most so many, 0 = all */
void amends_store_find_feedback_ids_async (AmendsStore *self, const AmendsFeedbackQuery *query, guint limit,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type gint64): in the query's order */
GArray *amends_store_find_feedback_ids_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_load_feedback_async: the rows with these ids, in the order of @ids; ids that are gone are left out */
void amends_store_load_feedback_async (AmendsStore *self, const gint64 *ids, gsize n_ids, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsFeedback) */
GPtrArray *amends_store_load_feedback_finish (AmendsStore *self, GAsyncResult *result, GError **error);

void amends_store_find_feedback_facets_async (AmendsStore *self, const AmendsFeedbackQuery *query,
                                              GCancellable *cancellable, GAsyncReadyCallback callback,
                                              gpointer user_data);
AmendsFeedbackFacets *amends_store_find_feedback_facets_finish (AmendsStore *self, GAsyncResult *result,
                                                                GError **error);

/** AmendsFeedbackDetail: all that the detail page shows of one feedback. */
typedef struct {
    AmendsFeedback *feedback;
    AmendsOrder *order;      /* (nullable): facts of the order, where known */
    char *product_title;     /* (nullable): of the order's product, where known */
    GPtrArray *events;       /* (element-type AmendsEvent): newest first */
    char *note;              /* (nullable): the private note */
    AmendsCauses causes;     /* why the customer is unhappy */
    AmendsResolvePlan *plan; /* (nullable): what is done about it (rule #66) */
    GPtrArray *solutions;    /* (element-type AmendsSolutionDone): ticked in the plan, the earliest first */
} AmendsFeedbackDetail;

void amends_feedback_detail_free (AmendsFeedbackDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedbackDetail, amends_feedback_detail_free)

/** amends_store_load_feedback_detail_async: NOT_FOUND if there is none */
void amends_store_load_feedback_detail_async (AmendsStore *self, gint64 feedback_id, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
AmendsFeedbackDetail *amends_store_load_feedback_detail_finish (AmendsStore *self, GAsyncResult *result,
                                                                GError **error);

/** amends_store_load_feedback_history_async: what the rating is made of. @account_id: 0 = all. @marketplace: (nullable): NULL = all */
void amends_store_load_feedback_history_async (AmendsStore *self, gint64 account_id, const char *marketplace,
                                               GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
AmendsFeedbackHistory *amends_store_load_feedback_history_finish (AmendsStore *self, GAsyncResult *result,
                                                                  GError **error);

/** amends_store_set_feedback_total_async: keeps what a person typed from the marketplace's page. @total: its "at" 0 takes it away again */
void amends_store_set_feedback_total_async (AmendsStore *self, gint64 account_id, const AmendsFeedbackTotal *total,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean amends_store_set_feedback_total_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/* Actions: events of the same log, taken back by the same undo; finished by amends_store_action_finish(). */

void amends_store_set_feedback_done_async (AmendsStore *self, const gint64 *ids, gsize n_ids, gboolean done,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_set_feedback_note_async: @text: (nullable): NULL or empty removes the note */
void amends_store_set_feedback_note_async (AmendsStore *self, gint64 feedback_id, const char *text,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_log_feedback_opened_async: records that its page was opened on the marketplace */
void amends_store_log_feedback_opened_async (AmendsStore *self, gint64 feedback_id, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
