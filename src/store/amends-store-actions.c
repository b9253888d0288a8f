/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-actions.h"

#include "amends-event-log.h"
#include "amends-store-action-private.h"

/* All actions share one tag, for they share one finish. */
static const char ACTION_TAG[] = "amends-store-action";

typedef struct {
    AmendsActionJob base;
    gint64 event_id;
} Action;

void
amends_action_job_start (AmendsStore *self, AmendsJobFunc func, gpointer action, GDestroyNotify free_data,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    amends_store_start (self, AMENDS_JOB_ACTION, (gpointer) ACTION_TAG, func, action, free_data, cancellable, callback,
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

static void
start (AmendsStore *self, AmendsJobFunc func, gint64 event_id, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data)
{
    Action *action = g_new0 (Action, 1);

    action->event_id = event_id;
    amends_action_job_start (self, func, action, g_free, cancellable, callback, user_data);
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

    return take_back (job, action, action->event_id, error);
}

void
amends_store_undo_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, undo, 0, cancellable, callback, user_data);
}

void
amends_store_undo_event_async (AmendsStore *self, gint64 event_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, undo_event, event_id, cancellable, callback, user_data);
}

void
amends_store_redo_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, redo, 0, cancellable, callback, user_data);
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
