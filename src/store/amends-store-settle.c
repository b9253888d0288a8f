/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-list-indexes.h"
#include "amends-store-batches.h"
#include "amends-store-private.h"

typedef struct {
    gboolean more;
} Settle;

static void settle_next (GTask *task);

static gboolean
make_index (AmendsJob *job, gpointer data, GError **error)
{
    Settle *settle = data;

    settle->more = FALSE;
    if (!amends_db_is_bare (job->db) || amends_store_has_sources (job->store))
        return TRUE;
    return amends_list_indexes_make_next (job->db, &settle->more, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    AmendsStore *self = AMENDS_STORE (source);
    GError *error = NULL;
    const Settle *settle = amends_store_finish (self, result, make_index, &error);

    if (settle == NULL)
        g_task_return_error (task, error);
    else if (settle->more && !amends_store_is_closing (self))
        settle_next (g_steal_pointer (&task));
    else
        g_task_return_boolean (task, TRUE);
}

/* @task: (transfer full) */
static void
settle_next (GTask *task)
{
    AmendsStore *self = g_task_get_source_object (task);

    amends_store_start (self, AMENDS_JOB_SURVEY, make_index, make_index, g_new0 (Settle, 1), g_free, NULL, made_cb,
                        task);
}

void
amends_store_settle_async (AmendsStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task;

    g_return_if_fail (AMENDS_IS_STORE (self));

    task = g_task_new (self, NULL, callback, user_data);
    g_task_set_source_tag (task, amends_store_settle_async);
    settle_next (task);
}

gboolean
amends_store_settle_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_store_settle_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}
