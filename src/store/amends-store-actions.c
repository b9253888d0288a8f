/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-actions.h"

#include "amends-aggregates.h"
#include "amends-event-log.h"
#include "amends-query-compiler.h"
#include "amends-store-action-private.h"

/* All actions share one tag, for they share one finish. */
static const char ACTION_TAG[] = "amends-store-action";

typedef struct {
    AmendsActionJob base;
    GArray *ids;              /* (owned) (nullable) */
    AmendsReviewQuery *query; /* (owned) (nullable) */
    gboolean done;
    gint64 id; /* of a review or an event */
    char *text;
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

void
amends_action_job_start (AmendsStore *self, AmendsJobFunc func, gpointer action, GDestroyNotify free_data,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    amends_store_start (self, AMENDS_JOB_ACTION, (gpointer) ACTION_TAG, func, action, free_data, cancellable, callback,
                        user_data);
}

static void
start (AmendsStore *self, AmendsJobFunc func, const Action *fields, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
    amends_action_job_start (self, func, g_memdup2 (fields, sizeof *fields), free_action, cancellable, callback,
                             user_data);
}

void
amends_action_job_tell (AmendsJob *job, const AmendsActionJob *action)
{
    if (action->result.event_id == 0)
        return;
    job->changes = AMENDS_STORE_CHANGE_UNDO;
    if (action->result.subject != AMENDS_SUBJECT_SHOP)
        job->changes |=
            action->result.subject == AMENDS_SUBJECT_FEEDBACK ? AMENDS_STORE_CHANGE_FEEDBACK : AMENDS_STORE_CHANGE_ROWS;
    if (action->result.kind >= AMENDS_EVENT_CAUSE && action->result.kind <= AMENDS_EVENT_PLAN)
        job->changes |= AMENDS_STORE_CHANGE_CAUSES;
    if (action->result.kind == AMENDS_EVENT_CONTACT || action->result.kind == AMENDS_EVENT_REPORTED ||
        action->result.kind == AMENDS_EVENT_STATED)
        job->changes |= AMENDS_STORE_CHANGE_CONTACTS;
}

#define LIST_ONE                                                                                                       \
    "INSERT OR IGNORE INTO temp.marked SELECT r.id, ifnull (d.done_at, 0), " AMENDS_MARKED_CELLS " FROM review AS r "  \
    "LEFT JOIN review_done AS d ON d.review_id = r.id WHERE r.id = ?1 AND (d.review_id IS NOT NULL) <> ?2"
#define LIST_OPEN "INSERT INTO temp.marked SELECT r.id, 0, " AMENDS_MARKED_CELLS
#define LIST_DONE                                                                                                      \
    "INSERT INTO temp.marked SELECT r.id, (SELECT done_at FROM review_done WHERE review_id = r.id), " AMENDS_MARKED_CELLS

static gboolean
list_ids (AmendsJob *job, const Action *action, GError **error)
{
    for (guint i = 0; i < action->ids->len; i++) {
        g_autoptr (AmendsStatement) list = amends_db_prepare (job->db, LIST_ONE, error);

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
list_query (AmendsJob *job, const Action *action, GError **error)
{
    AmendsQueryContext context = amends_job_get_context (job, action->query);
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) list = NULL;

    amends_job_set_contact_limits (job, action->query);
    amends_sql_add (sql, action->done ? LIST_OPEN : LIST_DONE);
    amends_query_compile_source (sql, &context, AMENDS_CONDITIONS_ALL, 0);
    /* The query may have said so already. */
    if (action->query->done != (action->done ? AMENDS_DONE_OPEN : AMENDS_DONE_ONLY))
        amends_query_compile_is_done (sql, !action->done);
    list = amends_sql_prepare (sql, job->db, error);
    return list != NULL && amends_statement_run (list, error);
}

static gboolean
set_done (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_aggregates_clear_marked (job->db, error) ||
        !(action->query != NULL ? list_query (job, action, error) : list_ids (job, action, error)) ||
        !amends_event_log_mark (job->db, job->now, action->done, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

void
amends_store_set_done_async (AmendsStore *self, const gint64 *ids, gsize n_ids, gboolean done,
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
amends_store_set_query_done_async (AmendsStore *self, const AmendsReviewQuery *query, gboolean done,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    start (self, set_done, &(Action) { .query = amends_review_query_copy (query), .done = done != FALSE }, cancellable,
           callback, user_data);
}

static gboolean
set_note (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_event_log_note (job->db, job->now, action->id, action->text, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

void
amends_store_set_note_async (AmendsStore *self, gint64 review_id, const char *text, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, set_note, &(Action) { .id = review_id, .text = g_strdup (text) }, cancellable, callback, user_data);
}

static gboolean
log_opened (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_event_log_opened (job->db, job->now, action->id, &action->base.result, error))
        return FALSE;
    job->changes = AMENDS_STORE_CHANGE_ROWS;
    return TRUE;
}

void
amends_store_log_opened_async (AmendsStore *self, gint64 review_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, log_opened, &(Action) { .id = review_id }, cancellable, callback, user_data);
}

static gboolean
take_back (AmendsJob *job, Action *action, gint64 event_id, GError **error)
{
    if (!amends_event_log_take_back (job->db, job->now, event_id, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

static gboolean
take_back_latest (AmendsJob *job, Action *action, gboolean redo, GError **error)
{
    AmendsActionResult event;

    if (!amends_event_log_find_undo (job->db, redo, &event, error))
        return FALSE;
    if (event.event_id != 0)
        return take_back (job, action, event.event_id, error);
    amends_store_set_error (error, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
    return FALSE;
}

static gboolean
undo (AmendsJob *job, gpointer data, GError **error)
{
    return take_back_latest (job, data, FALSE, error);
}

static gboolean
redo (AmendsJob *job, gpointer data, GError **error)
{
    return take_back_latest (job, data, TRUE, error);
}

static gboolean
undo_event (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    return take_back (job, action, action->id, error);
}

void
amends_store_undo_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, undo, &(Action) { 0 }, cancellable, callback, user_data);
}

void
amends_store_undo_event_async (AmendsStore *self, gint64 event_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, undo_event, &(Action) { .id = event_id }, cancellable, callback, user_data);
}

void
amends_store_redo_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, redo, &(Action) { 0 }, cancellable, callback, user_data);
}

gboolean
amends_store_action_finish (AmendsStore *self, GAsyncResult *result, AmendsActionResult *what, GError **error)
{
    AmendsActionJob *action = amends_store_finish (self, result, (gpointer) ACTION_TAG, error);

    if (action != NULL && what != NULL)
        *what = action->result;
    return action != NULL;
}

typedef struct {
    AmendsUndoState state;
    guint limit;
    GPtrArray *events; /* (owned) */
} Look;

static void
free_look (gpointer data)
{
    Look *self = data;

    g_clear_pointer (&self->events, g_ptr_array_unref);
    g_free (self);
}

static gboolean
get_undo_state (AmendsJob *job, gpointer data, GError **error)
{
    AmendsUndoState *state = &((Look *) data)->state;

    if (!amends_event_log_find_undo (job->db, FALSE, &state->undo, error) ||
        !amends_event_log_find_undo (job->db, TRUE, &state->redo, error))
        return FALSE;
    state->can_undo = state->undo.event_id != 0;
    state->can_redo = state->redo.event_id != 0;
    return !state->can_redo || amends_event_log_get_undone (job->db, &state->redo, error);
}

void
amends_store_get_undo_state_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    amends_store_start (self, AMENDS_JOB_READ, amends_store_get_undo_state_async, get_undo_state, g_new0 (Look, 1),
                        free_look, cancellable, callback, user_data);
}

gboolean
amends_store_get_undo_state_finish (AmendsStore *self, GAsyncResult *result, AmendsUndoState *state, GError **error)
{
    Look *look = amends_store_finish (self, result, amends_store_get_undo_state_async, error);

    if (look != NULL)
        *state = look->state;
    return look != NULL;
}

static gboolean
list_events (AmendsJob *job, gpointer data, GError **error)
{
    Look *look = data;

    look->events = amends_event_log_list (job->db, 0, look->limit, error);
    return look->events != NULL;
}

void
amends_store_list_events_async (AmendsStore *self, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
    Look *look;

    g_return_if_fail (AMENDS_IS_STORE (self));

    look = g_new0 (Look, 1);
    look->limit = limit;
    amends_store_start (self, AMENDS_JOB_READ, amends_store_list_events_async, list_events, look, free_look,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_list_events_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Look *look = amends_store_finish (self, result, amends_store_list_events_async, error);

    return look != NULL ? g_steal_pointer (&look->events) : NULL;
}
