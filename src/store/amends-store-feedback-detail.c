/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-row.h"
#include "amends-event-log.h"
#include "amends-feedback-row.h"
#include "amends-note-log.h"
#include "amends-orders.h"
#include "amends-plan-log.h"
#include "amends-store-feedback.h"
#include "amends-store-private.h"

typedef struct {
    gint64 id;
    AmendsFeedbackDetail *detail; /* (owned) */
} Load;

void
amends_feedback_detail_free (AmendsFeedbackDetail *self)
{
    g_clear_pointer (&self->feedback, amends_feedback_unref);
    g_clear_pointer (&self->order, amends_order_unref);
    g_clear_pointer (&self->events, g_ptr_array_unref);
    g_clear_pointer (&self->plan, amends_resolve_plan_unref);
    g_clear_pointer (&self->solutions, g_ptr_array_unref);
    g_free (self->product_title);
    g_free (self->note);
    g_free (self);
}

static void
free_load (gpointer data)
{
    Load *self = data;

    g_clear_pointer (&self->detail, amends_feedback_detail_free);
    g_free (self);
}

/* What the source tells of the product on that marketplace, else what reviews call it. */
static gboolean
load_product_title (AmendsDb *db, const AmendsOrder *order, gint64 account_id, char **title, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (
        db,
        "SELECT title FROM (SELECT title, marketplace = ?3 AS here, 0 AS of_reviews FROM product WHERE account_id = ?1 "
        "AND external_id = ?2 UNION ALL SELECT title, marketplace = ?3, 1 FROM item WHERE account_id = ?1 "
        "AND external_id = ?2) WHERE title <> '' ORDER BY here DESC, of_reviews, title LIMIT 1",
        error);
    AmendsStep step;

    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, account_id);
    amends_statement_bind_text (row, 2, order->product_id);
    amends_statement_bind_text (row, 3, order->marketplace);
    step = amends_statement_step (row, error);
    if (step == AMENDS_STEP_ROW)
        *title = g_strdup (amends_statement_get_text (row, 0));
    return step != AMENDS_STEP_ERROR;
}

static gboolean
load_order (AmendsDb *db, AmendsFeedbackDetail *detail, GError **error)
{
    const AmendsFeedback *feedback = detail->feedback;

    if (feedback->order_id == NULL)
        return TRUE;
    if (!amends_orders_load (db, feedback->account_id, feedback->order_id, &detail->order, error))
        return FALSE;
    return detail->order == NULL || detail->order->product_id == NULL ||
           load_product_title (db, detail->order, feedback->account_id, &detail->product_title, error);
}

static gboolean
load_plan (AmendsDb *db, AmendsFeedbackDetail *detail, GError **error)
{
    gint64 id = detail->feedback->id;

    if (!amends_cause_row_load (db, AMENDS_SUBJECT_FEEDBACK, id, &detail->causes, NULL, error) ||
        !amends_plan_log_load_plan (db, id, &detail->plan, error))
        return FALSE;
    detail->solutions = amends_plan_log_list_solutions (db, 0, 0, id, error);
    return detail->solutions != NULL;
}

static gboolean
load_detail (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;
    AmendsFeedbackDetail *detail = g_new0 (AmendsFeedbackDetail, 1);

    load->detail = detail;
    if (!amends_note_log_load (job->db, AMENDS_SUBJECT_FEEDBACK, load->id, &detail->note, error) ||
        !amends_feedback_row_load (job->db, load->id, &detail->feedback, error) || !load_order (job->db, detail, error))
        return FALSE;
    detail->events = amends_event_log_list_feedback (job->db, load->id, error);
    return detail->events != NULL && load_plan (job->db, detail, error);
}

void
amends_store_load_feedback_detail_async (AmendsStore *self, gint64 feedback_id, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));

    load = g_new0 (Load, 1);
    load->id = feedback_id;
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_feedback_detail_async, load_detail, load, free_load,
                        cancellable, callback, user_data);
}

AmendsFeedbackDetail *
amends_store_load_feedback_detail_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_feedback_detail_async, error);

    return load != NULL ? g_steal_pointer (&load->detail) : NULL;
}
