/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-restore-job.h"

typedef struct {
    AmendsSecrets *secrets;
    AmendsRestore *restore; /* (nullable) */
    guint n_forgotten;
} Job;

static void
free_job (gpointer data)
{
    Job *self = data;

    g_object_unref (self->secrets);
    g_clear_pointer (&self->restore, amends_restore_free);
    g_free (self);
}

static void
free_restore (gpointer data)
{
    amends_restore_free (data);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Job *job = g_task_get_task_data (task);
    GError *error = NULL;

    if (amends_backups_commit_restore_finish (AMENDS_BACKUPS (source), result, &error))
        g_task_return_pointer (task, g_steal_pointer (&job->restore), free_restore);
    else
        g_task_return_error (task, error);
}

static void forget_next (GTask *task);

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    GTask *task = user_data;
    GError *error = NULL;

    if (amends_secrets_clear_finish (AMENDS_SECRETS (source), result, &error)) {
        forget_next (task);
        return;
    }
    g_task_return_error (task, error);
    g_object_unref (task);
}

/* First: whatever happens then, no token is sent where it does not belong. @task: (transfer full) */
static void
forget_next (GTask *task)
{
    Job *job = g_task_get_task_data (task);
    const GArray *strangers = amends_restore_get_strangers (job->restore);

    if (job->n_forgotten < strangers->len)
        amends_secrets_clear_async (job->secrets, g_array_index (strangers, gint64, job->n_forgotten++),
                                    g_task_get_cancellable (task), forgotten_cb, task);
    else
        amends_backups_commit_restore_async (g_task_get_source_object (task), job->restore, committed_cb, task);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    GTask *task = user_data;
    Job *job = g_task_get_task_data (task);
    GError *error = NULL;

    job->restore = amends_backups_prepare_restore_finish (AMENDS_BACKUPS (source), result, &error);
    if (job->restore != NULL) {
        forget_next (task);
        return;
    }
    g_task_return_error (task, error);
    g_object_unref (task);
}

void
amends_restore_job_run_async (AmendsBackups *backups, AmendsSecrets *secrets, const char *path,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task;
    Job *job;

    g_return_if_fail (AMENDS_IS_BACKUPS (backups));
    g_return_if_fail (AMENDS_IS_SECRETS (secrets));

    task = g_task_new (backups, cancellable, callback, user_data);
    job = g_new0 (Job, 1);
    job->secrets = g_object_ref (secrets);
    g_task_set_source_tag (task, amends_restore_job_run_async);
    /* What was restored is told as such. */
    g_task_set_check_cancellable (task, FALSE);
    g_task_set_task_data (task, job, free_job);
    amends_backups_prepare_restore_async (backups, path, cancellable, prepared_cb, task);
}

AmendsRestore *
amends_restore_job_run_finish (AmendsBackups *backups, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, backups), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_restore_job_run_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}
