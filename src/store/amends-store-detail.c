/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-row.h"
#include "amends-contacts.h"
#include "amends-db-row.h"
#include "amends-event-log.h"
#include "amends-messages.h"
#include "amends-orders.h"
#include "amends-reports.h"
#include "amends-review-row.h"
#include "amends-stated.h"
#include "amends-store-private.h"
#include "amends-store-reviews.h"

typedef struct {
    gint64 review_id;
    AmendsReviewDetail *detail; /* (owned) */
} Load;

static void
free_version (gpointer data)
{
    AmendsReviewVersion *self = data;

    g_free (self->title);
    g_free (self->body);
    g_free (self);
}

void
amends_review_detail_free (AmendsReviewDetail *self)
{
    g_clear_pointer (&self->review, amends_review_unref);
    g_clear_pointer (&self->order, amends_order_unref);
    g_clear_pointer (&self->stated, amends_stated_facts_unref);
    g_clear_pointer (&self->versions, g_ptr_array_unref);
    g_clear_pointer (&self->events, g_ptr_array_unref);
    g_clear_pointer (&self->contacts, g_ptr_array_unref);
    g_clear_pointer (&self->messages, g_ptr_array_unref);
    g_free (self->note);
    g_free (self);
}

static void
free_load (gpointer data)
{
    Load *self = data;

    g_clear_pointer (&self->detail, amends_review_detail_free);
    g_free (self);
}

static gboolean
load_versions (AmendsDb *db, gint64 review_id, AmendsReviewDetail *detail, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        db, "SELECT number, stars, title, body, seen_at FROM review_version WHERE review_id = ? ORDER BY number DESC",
        error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    detail->versions = g_ptr_array_new_with_free_func (free_version);
    amends_statement_bind_int (rows, 1, review_id);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        AmendsReviewVersion *version = g_new (AmendsReviewVersion, 1);

        version->number = (int) amends_statement_get_int (rows, 0);
        version->stars = (int) amends_statement_get_int (rows, 1);
        version->title = g_strdup (amends_statement_get_text (rows, 2));
        version->body = g_strdup (amends_statement_get_text (rows, 3));
        version->seen_at = amends_statement_get_int (rows, 4);
        g_ptr_array_add (detail->versions, version);
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
load_note (AmendsDb *db, gint64 review_id, AmendsReviewDetail *detail, GError **error)
{
    g_autoptr (AmendsStatement) row = NULL;

    if (!amends_db_find_row (db, "SELECT text FROM note WHERE review_id = ?", review_id, &row, error))
        return FALSE;
    if (row != NULL)
        detail->note = g_strdup (amends_statement_get_text (row, 0));
    return TRUE;
}

static gboolean
load_contacts (AmendsDb *db, gint64 review_id, AmendsReviewDetail *detail, GError **error)
{
    detail->contacts = amends_contacts_list (db, review_id, FALSE, error);
    if (detail->contacts != NULL)
        detail->messages = amends_messages_list (db, review_id, 0, error);
    return detail->messages != NULL && amends_reports_load (db, review_id, &detail->report, error);
}

/* Where the source does not say which order it was, the person may have. */
static gboolean
load_order (AmendsDb *db, AmendsReviewDetail *detail, GError **error)
{
    const AmendsReview *review = detail->review;
    const char *id = review->order_id;

    if (!amends_stated_load (db, review->id, &detail->stated, error))
        return FALSE;
    if (id == NULL && detail->stated != NULL)
        id = detail->stated->order_id;
    return id == NULL || amends_orders_load (db, review->account_id, id, &detail->order, error);
}

static gboolean
load_detail (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;
    AmendsReviewDetail *detail = g_new0 (AmendsReviewDetail, 1);
    g_autoptr (AmendsContactLimits) limits = amends_job_dup_contact_limits (job);

    load->detail = detail;
    if (!amends_review_row_load (job->db, load->review_id, limits, &detail->review, error))
        return FALSE;
    if (detail->review == NULL) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
        return FALSE;
    }
    if (!load_order (job->db, detail, error))
        return FALSE;
    detail->events = amends_event_log_list (job->db, load->review_id, 0, error);
    return detail->events != NULL && load_versions (job->db, load->review_id, detail, error) &&
           load_note (job->db, load->review_id, detail, error) &&
           load_contacts (job->db, load->review_id, detail, error) &&
           amends_cause_row_load (job->db, AMENDS_SUBJECT_REVIEW, load->review_id, &detail->causes, NULL, error);
}

void
amends_store_load_detail_async (AmendsStore *self, gint64 review_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));

    load = g_new0 (Load, 1);
    load->review_id = review_id;
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_detail_async, load_detail, load, free_load,
                        cancellable, callback, user_data);
}

AmendsReviewDetail *
amends_store_load_detail_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_detail_async, error);

    return load != NULL ? g_steal_pointer (&load->detail) : NULL;
}
