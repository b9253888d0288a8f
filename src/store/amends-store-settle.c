/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-list-indexes.h"
#include "amends-store-batches.h"
#include "amends-store-private.h"

typedef struct {
    AmendsSettleFunc progress; /* (nullable) */
    gpointer progress_data;
    guint n_made, n_all;
} Settling;

static void settle_next (GTask *task);

/* Whether there is anything to be made now. */
static gboolean
is_due (AmendsJob *job)
{
    return amends_db_is_bare (job->db) && !amends_store_has_sources (job->store);
}

static gboolean
count_indexes (AmendsJob *job, gpointer data, GError **error)
{
    guint *n_missing = data;

    *n_missing = 0;
    return !is_due (job) || amends_list_indexes_count_missing (job->db, n_missing, error);
}

static gboolean
make_index (AmendsJob *job, gpointer data, GError **error)
{
    gboolean *more = data;

    *more = FALSE;
    return !is_due (job) || amends_list_indexes_make_next (job->db, more, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    AmendsStore *self = AMENDS_STORE (source);
    Settling *settling = g_task_get_task_data (task);
    GError *error = NULL;
    const gboolean *more = amends_store_finish (self, result, make_index, &error);

    settling->n_made++;
    if (more == NULL)
        g_task_return_error (task, error);
    else if (*more && !amends_store_is_closing (self))
        settle_next (g_steal_pointer (&task));
    else
        g_task_return_boolean (task, TRUE);
}

/* @task: (transfer full) */
static void
settle_next (GTask *task)
{
    AmendsStore *self = g_task_get_source_object (task);
    Settling *settling = g_task_get_task_data (task);

    if (settling->progress != NULL)
        settling->progress (settling->n_made, MAX (settling->n_all, settling->n_made + 1), settling->progress_data);
    amends_store_start (self, AMENDS_JOB_SURVEY, make_index, make_index, g_new0 (gboolean, 1), g_free,
                        g_task_get_cancellable (task), made_cb, task);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Settling *settling = g_task_get_task_data (task);
    GError *error = NULL;
    const guint *n_missing = amends_store_finish (AMENDS_STORE (source), result, count_indexes, &error);

    if (n_missing == NULL) {
        g_task_return_error (task, error);
        return;
    }
    settling->n_all = *n_missing;
    if (settling->n_all == 0)
        g_task_return_boolean (task, TRUE);
    else
        settle_next (g_steal_pointer (&task));
}

void
amends_store_settle_async (AmendsStore *self, AmendsSettleFunc progress, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task;
    Settling *settling;

    g_return_if_fail (AMENDS_IS_STORE (self));

    task = g_task_new (self, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_store_settle_async);
    settling = g_new (Settling, 1);
    *settling = (Settling) { progress, user_data, 0, 0 };
    g_task_set_task_data (task, settling, g_free);
    amends_store_start (self, AMENDS_JOB_SURVEY, count_indexes, count_indexes, g_new0 (guint, 1), g_free, cancellable,
                        counted_cb, task);
}

gboolean
amends_store_settle_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_store_settle_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}
