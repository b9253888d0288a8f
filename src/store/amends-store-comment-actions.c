/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-aggregates.h"
#include "amends-event-log.h"
#include "amends-feedback-log.h"
#include "amends-note-log.h"
#include "amends-query-compiler.h"
#include "amends-store-action-private.h"
#include "amends-store-feedback.h"

/* Where reviews and feedback differ. */
typedef struct {
    AmendsSubject subject;
    gboolean (*clear_list) (AmendsDb *db, GError **error);
    const char *list_one; /* ?1: its id; ?2: what it is to be, which it must not be yet */
    gboolean (*mark) (AmendsDb *db, gint64 now, gboolean done, AmendsActionResult *result, GError **error);
} Comments;

typedef struct {
    AmendsActionJob base;
    const Comments *comments;
    GArray *ids;              /* (owned) (nullable) */
    AmendsReviewQuery *query; /* (owned) (nullable) */
    gboolean done;
    gint64 id;
    char *text; /* (owned) (nullable) */
} Action;

static void
free_action (gpointer data)
{
    Action *self = data;

    g_clear_pointer (&self->ids, g_array_unref);
    g_clear_pointer (&self->query, amends_review_query_free);
    g_free (self->text);
    g_free (self);
}

static void
start (AmendsStore *self, AmendsJobFunc func, const Action *fields, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
    amends_action_job_start (self, func, g_memdup2 (fields, sizeof *fields), free_action, cancellable, callback,
                             user_data);
}

/* Reviews */

#define LIST_ONE_REVIEW                                                                                                \
    "INSERT OR IGNORE INTO temp.marked SELECT r.id, ifnull (d.done_at, 0), " AMENDS_MARKED_CELLS " FROM review AS r "  \
    "LEFT JOIN review_done AS d ON d.review_id = r.id WHERE r.id = ?1 AND (d.review_id IS NOT NULL) <> ?2"
#define LIST_OPEN "INSERT INTO temp.marked SELECT r.id, 0, " AMENDS_MARKED_CELLS
#define LIST_DONE                                                                                                      \
    "INSERT INTO temp.marked SELECT r.id, (SELECT done_at FROM review_done WHERE review_id = r.id), " AMENDS_MARKED_CELLS

static gboolean
list_reviews (AmendsJob *job, const Action *action, GError **error)
{
    AmendsReviewQuery *query = action->query;
    AmendsQueryContext context = amends_job_get_context (job, query);
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) list = NULL;

    amends_job_set_contact_limits (job, query);
    amends_sql_add (sql, action->done ? LIST_OPEN : LIST_DONE);
    amends_query_compile_source (sql, &context, AMENDS_CONDITIONS_ALL, 0);
    /* The query may have said so already. */
    if (query->done != (action->done ? AMENDS_DONE_OPEN : AMENDS_DONE_ONLY))
        amends_query_compile_is_done (sql, !action->done);
    list = amends_sql_prepare (sql, job->db, error);
    return list != NULL && amends_statement_run (list, error);
}

static const Comments REVIEWS = { AMENDS_SUBJECT_REVIEW, amends_aggregates_clear_marked, LIST_ONE_REVIEW,
                                  amends_event_log_mark };

/* Feedback */

#define LIST_ONE_FEEDBACK                                                                                              \
    "INSERT OR IGNORE INTO temp.touched_feedback SELECT id FROM feedback WHERE id = ?1 AND (done_at > 0) <> ?2"

static const Comments FEEDBACK = { AMENDS_SUBJECT_FEEDBACK, amends_feedback_log_clear_touched, LIST_ONE_FEEDBACK,
                                   amends_feedback_log_mark };

/* Done */

static gboolean
list_ids (AmendsJob *job, const Action *action, GError **error)
{
    for (guint i = 0; i < action->ids->len; i++) {
        g_autoptr (AmendsStatement) list = amends_db_prepare (job->db, action->comments->list_one, error);

        if (list == NULL)
            return FALSE;
        amends_statement_bind_int (list, 1, g_array_index (action->ids, gint64, i));
        amends_statement_bind_int (list, 2, action->done);
        if (!amends_statement_run (list, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
set_done (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;
    const Comments *comments = action->comments;

    if (!comments->clear_list (job->db, error) ||
        !(action->query != NULL ? list_reviews (job, action, error) : list_ids (job, action, error)) ||
        !comments->mark (job->db, job->now, action->done, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

static GArray *
copy_ids (const gint64 *ids, gsize n_ids)
{
    GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);

    return g_array_append_vals (copy, ids, (guint) n_ids);
}

void
amends_store_set_done_async (AmendsStore *self, const gint64 *ids, gsize n_ids, gboolean done,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (ids != NULL || n_ids == 0);

    start (self, set_done, &(Action) { .comments = &REVIEWS, .ids = copy_ids (ids, n_ids), .done = done != FALSE },
           cancellable, callback, user_data);
}

void
amends_store_set_feedback_done_async (AmendsStore *self, const gint64 *ids, gsize n_ids, gboolean done,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (ids != NULL || n_ids == 0);

    start (self, set_done, &(Action) { .comments = &FEEDBACK, .ids = copy_ids (ids, n_ids), .done = done != FALSE },
           cancellable, callback, user_data);
}

void
amends_store_set_query_done_async (AmendsStore *self, const AmendsReviewQuery *query, gboolean done,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    start (self, set_done,
           &(Action) { .comments = &REVIEWS, .query = amends_review_query_copy (query), .done = done != FALSE },
           cancellable, callback, user_data);
}

/* Notes, and what was opened */

static gboolean
set_note (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_note_log_set (job->db, job->now, action->comments->subject, action->id, action->text,
                              &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

void
amends_store_set_note_async (AmendsStore *self, gint64 review_id, const char *text, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, set_note, &(Action) { .comments = &REVIEWS, .id = review_id, .text = g_strdup (text) }, cancellable,
           callback, user_data);
}

void
amends_store_set_feedback_note_async (AmendsStore *self, gint64 feedback_id, const char *text,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, set_note, &(Action) { .comments = &FEEDBACK, .id = feedback_id, .text = g_strdup (text) }, cancellable,
           callback, user_data);
}

static gboolean
log_opened (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_note_log_opened (job->db, job->now, action->comments->subject, action->id, &action->base.result, error))
        return FALSE;
    /* It cannot be undone: what can be has not changed. */
    job->changes = action->comments == &FEEDBACK ? AMENDS_STORE_CHANGE_FEEDBACK : AMENDS_STORE_CHANGE_ROWS;
    return TRUE;
}

void
amends_store_log_opened_async (AmendsStore *self, gint64 review_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, log_opened, &(Action) { .comments = &REVIEWS, .id = review_id }, cancellable, callback, user_data);
}

void
amends_store_log_feedback_opened_async (AmendsStore *self, gint64 feedback_id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, log_opened, &(Action) { .comments = &FEEDBACK, .id = feedback_id }, cancellable, callback, user_data);
}
