/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-run.h"

#include <glib/gi18n-lib.h>

#include "amends-sync-error.h"

struct _AmendsSyncRun {
    GCancellable *cancellable;
    AmendsSyncProgress *progress;
    GPtrArray *waiting; /* (element-type GTask) (owned) */
    GHashTable *begun;  /* (gint64) */
    GHashTable *errors; /* (gint64 → GError) */
    GError *first_error;
};

/* A waiting task's data. The run outlives it: a run is freed only when nobody waits. */
typedef struct {
    AmendsSyncRun *run;
    gint64 account_id;
    AmendsSyncProgress *progress;
    GSource *cancelled;
} Waiter;

static void
free_waiter (gpointer data)
{
    Waiter *waiter = data;

    if (waiter->cancelled != NULL) {
        g_source_destroy (waiter->cancelled);
        g_source_unref (waiter->cancelled);
    }
    g_clear_object (&waiter->progress);
    g_free (waiter);
}

static void
free_error (gpointer error)
{
    g_error_free (error);
}

AmendsSyncRun *
amends_sync_run_new (void)
{
    AmendsSyncRun *self = g_new0 (AmendsSyncRun, 1);

    self->cancellable = g_cancellable_new ();
    self->progress = amends_sync_progress_new ();
    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
    self->begun = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    self->errors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_error);
    return self;
}

void
amends_sync_run_free (AmendsSyncRun *self)
{
    g_object_unref (self->cancellable);
    g_object_unref (self->progress);
    g_ptr_array_unref (self->waiting);
    g_hash_table_unref (self->begun);
    g_hash_table_unref (self->errors);
    g_clear_error (&self->first_error);
    g_free (self);
}

static void
stop_watching (GTask *task)
{
    Waiter *waiter = g_task_get_task_data (task);

    g_source_destroy (waiter->cancelled);
    g_clear_pointer (&waiter->cancelled, g_source_unref);
}

/* One that gives up goes at once, unless it is the last: it waits until the work has really stopped. */
static gboolean
waiter_cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED, gpointer data)
{
    g_autoptr (GTask) task = g_object_ref (data);
    AmendsSyncRun *run = ((Waiter *) g_task_get_task_data (task))->run;

    if (run->waiting->len == 1) {
        g_cancellable_cancel (run->cancellable);
        return G_SOURCE_REMOVE;
    }
    stop_watching (task);
    g_ptr_array_remove (run->waiting, task);
    g_task_return_error_if_cancelled (task);
    return G_SOURCE_REMOVE;
}

void
amends_sync_run_prepare (GTask *task, gint64 account_id)
{
    Waiter *waiter = g_new0 (Waiter, 1);

    waiter->account_id = account_id;
    g_task_set_task_data (task, waiter, free_waiter);
}

void
amends_sync_run_join (AmendsSyncRun *self, GTask *task)
{
    Waiter *waiter = g_task_get_task_data (task);

    waiter->run = self;
    waiter->progress = g_object_ref (self->progress);
    g_ptr_array_add (self->waiting, task);
    if (g_task_get_cancellable (task) == NULL)
        return;
    waiter->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
    /* A cancellable's source calls with the cancellable first, which is what the cast is for. */
    g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (waiter_cancelled_cb), task, NULL);
    g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
}

GCancellable *
amends_sync_run_get_cancellable (AmendsSyncRun *self)
{
    return self->cancellable;
}

AmendsSyncProgress *
amends_sync_run_get_progress (AmendsSyncRun *self)
{
    return self->progress;
}

gboolean
amends_sync_run_wants (AmendsSyncRun *self, gint64 account_id, gboolean any)
{
    if (g_hash_table_contains (self->begun, &account_id))
        return FALSE;
    for (guint i = 0; i < self->waiting->len; i++) {
        Waiter *waiter = g_task_get_task_data (g_ptr_array_index (self->waiting, i));

        if (waiter->account_id == account_id || (any && waiter->account_id == 0))
            return TRUE;
    }
    return FALSE;
}

static gint64 *
copy_id (gint64 id)
{
    return g_memdup2 (&id, sizeof id);
}

void
amends_sync_run_begin (AmendsSyncRun *self, gint64 account_id)
{
    g_hash_table_add (self->begun, copy_id (account_id));
}

void
amends_sync_run_fail (AmendsSyncRun *self, gint64 account_id, GError *error)
{
    if (self->first_error == NULL)
        self->first_error = g_error_copy (error);
    if (g_hash_table_contains (self->errors, &account_id))
        g_error_free (error);
    else
        g_hash_table_insert (self->errors, copy_id (account_id), error);
}

/* Returns: (transfer full) (nullable) */
static GError *
find_error (AmendsSyncRun *self, gint64 account_id)
{
    const gint64 whole = 0;
    const GError *error = g_hash_table_lookup (self->errors, &account_id);

    if (account_id == 0)
        error = self->first_error;
    else if (error == NULL)
        error = g_hash_table_lookup (self->errors, &whole);
    if (error != NULL)
        return g_error_copy (error);
    if (account_id != 0 && !g_hash_table_contains (self->begun, &account_id))
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED, _ ("There is no such account."));
    return NULL;
}

void
amends_sync_run_return (AmendsSyncRun *self)
{
    g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
    for (guint i = 0; i < waiting->len; i++) {
        GTask *task = g_ptr_array_index (waiting, i);
        Waiter *waiter = g_task_get_task_data (task);
        GError *error = find_error (self, waiter->account_id);

        if (waiter->cancelled != NULL)
            stop_watching (task);
        if (error != NULL)
            g_task_return_error (task, error);
        else
            g_task_return_boolean (task, TRUE);
    }
}

AmendsSyncProgress *
amends_sync_run_get_task_progress (GTask *task)
{
    return ((Waiter *) g_task_get_task_data (task))->progress;
}
