/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-log.h"
#include "amends-feedback-sql.h"
#include "amends-store-action-private.h"
#include "amends-store-feedback.h"

typedef struct {
    AmendsActionJob base;
    GArray *ids;                /* (owned) (nullable) */
    AmendsFeedbackQuery *query; /* (owned) (nullable) */
    gboolean done;
    gint64 id;
    char *text; /* (owned) (nullable) */
} Action;

static void
free_action (gpointer data)
{
    Action *self = data;

    g_clear_pointer (&self->ids, g_array_unref);
    g_clear_pointer (&self->query, amends_feedback_query_free);
    g_free (self->text);
    g_free (self);
}

static gboolean
touch_ids (AmendsJob *job, const Action *action, GError **error)
{
    for (guint i = 0; i < action->ids->len; i++) {
        g_autoptr (AmendsStatement) touch = amends_db_prepare (
            job->db,
            "INSERT OR IGNORE INTO temp.touched_feedback SELECT id FROM feedback WHERE id = ?1 AND (done_at > 0) <> ?2",
            error);

        if (touch == NULL)
            return FALSE;
        amends_statement_bind_int (touch, 1, g_array_index (action->ids, gint64, i));
        amends_statement_bind_int (touch, 2, action->done);
        if (!amends_statement_run (touch, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
touch_query (AmendsJob *job, const Action *action, GError **error)
{
    AmendsFeedbackContext context = { action->query, job->now, job->zone };
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) touch = NULL;

    amends_sql_add (sql, "INSERT INTO temp.touched_feedback SELECT f.id");
    amends_feedback_sql_add_source (sql, &context, AMENDS_FEEDBACK_CONDITION_NONE);
    amends_sql_add (sql, action->done ? " AND f.done_at = 0" : " AND f.done_at > 0");
    touch = amends_sql_prepare (sql, job->db, error);
    return touch != NULL && amends_statement_run (touch, error);
}

static gboolean
set_done (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_feedback_log_clear_touched (job->db, error) ||
        !(action->query != NULL ? touch_query (job, action, error) : touch_ids (job, action, error)) ||
        !amends_feedback_log_mark (job->db, job->now, action->done, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

static void
start (AmendsStore *self, AmendsJobFunc func, const Action *fields, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
    amends_action_job_start (self, func, g_memdup2 (fields, sizeof *fields), free_action, cancellable, callback,
                             user_data);
}

void
amends_store_set_feedback_done_async (AmendsStore *self, const gint64 *ids, gsize n_ids, gboolean done,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    GArray *copy;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (ids != NULL || n_ids == 0);

    copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
    g_array_append_vals (copy, ids, (guint) n_ids);
    start (self, set_done, &(Action) { .ids = copy, .done = done != FALSE }, cancellable, callback, user_data);
}

void
amends_store_set_feedback_query_done_async (AmendsStore *self, const AmendsFeedbackQuery *query, gboolean done,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    start (self, set_done, &(Action) { .query = amends_feedback_query_copy (query), .done = done != FALSE },
           cancellable, callback, user_data);
}

static gboolean
set_note (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_feedback_log_note (job->db, job->now, action->id, action->text, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

void
amends_store_set_feedback_note_async (AmendsStore *self, gint64 feedback_id, const char *text,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, set_note, &(Action) { .id = feedback_id, .text = g_strdup (text) }, cancellable, callback, user_data);
}

static gboolean
log_opened (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_feedback_log_opened (job->db, job->now, action->id, &action->base.result, error))
        return FALSE;
    job->changes = AMENDS_STORE_CHANGE_FEEDBACK;
    return TRUE;
}

void
amends_store_log_feedback_opened_async (AmendsStore *self, gint64 feedback_id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, log_opened, &(Action) { .id = feedback_id }, cancellable, callback, user_data);
}
