/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backups.h"

#include <glib/gstdio.h>

#include "amends-backup-folder.h"
#include "amends-store-file.h"
#include "amends-worker.h"

#define COPY_SHARE 0.9
#define PER_MILLE 1000
#define LOOK_MS 100

struct _AmendsBackups {
    GObject parent_instance;

    char *data_folder;
    char *folder;
    AmendsClock clock;
    gpointer clock_data;
    AmendsWorker *maker;  /* makes and restores */
    AmendsWorker *looker; /* lists and checks: nobody waits for a backup to look at others */
    GHashTable *looks;    /* (element-type utf8 int) (owned): the looker's own: what it has found in which files */
    GCancellable *making; /* (nullable): while one is made */
    char *failure;        /* (nullable) */
    guint look_source;    /* while one is made: looks at how far it is */
    int per_mille;        /* (atomic): written by the maker */
    double progress;      /* as it was told last */
};

enum { PROP_RUNNING = 1, PROP_PROGRESS, PROP_FAILURE, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { SIGNAL_CHANGED, SIGNAL_RESTORE_REQUESTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsBackups, amends_backups, G_TYPE_OBJECT)

/* What a task works with, and what comes of it. */
typedef struct {
    char *data_folder;
    char *path; /* (nullable) */
    guint keep;
    gint64 now;
    int *per_mille;            /* (nullable) */
    GHashTable *looks;         /* (nullable) */
    GCancellable *cancellable; /* (owned) (nullable): of the work */
    GCancellable *master;      /* (owned) (nullable): whose cancelling cancels that one, too */
    gulong handler;
    AmendsRestore *restore; /* (unowned) (nullable): to be committed */
    gpointer result;        /* (owned) (nullable) */
    GDestroyNotify free_result;
    gboolean done;
    GError *error; /* (owned) (nullable) */
} Job;

static void
free_job (gpointer data)
{
    Job *self = data;

    if (self->result != NULL)
        self->free_result (self->result);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->master);
    g_clear_error (&self->error);
    g_free (self->data_folder);
    g_free (self->path);
    g_free (self);
}

static gint64
tell_time (AmendsBackups *self)
{
    return self->clock != NULL ? self->clock (self->clock_data) : g_get_real_time () / G_USEC_PER_SEC;
}

static GTask *
make_task (AmendsBackups *self, gpointer tag, const char *path, GDestroyNotify free_result, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);
    Job *job = g_new0 (Job, 1);

    job->data_folder = g_strdup (self->data_folder);
    job->path = g_strdup (path);
    job->now = tell_time (self);
    job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
    job->free_result = free_result;
    g_task_set_source_tag (task, tag);
    /* A backup that was made is told as such, even if somebody cancelled a moment later. */
    g_task_set_check_cancellable (task, FALSE);
    g_task_set_task_data (task, job, free_job);
    return task;
}

static void
settle (GTask *task)
{
    Job *job = g_task_get_task_data (task);

    if (job->error != NULL)
        g_task_return_error (task, g_steal_pointer (&job->error));
    else if (job->free_result != NULL)
        g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
    else
        g_task_return_boolean (task, job->done);
}

static gpointer
finish (AmendsBackups *self, GAsyncResult *result, gpointer tag, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

static void
note_progress (double progress, gpointer user_data)
{
    const Job *job = user_data;

    g_atomic_int_set (job->per_mille, (int) (progress * COPY_SHARE * PER_MILLE));
}

static void
set_progress (AmendsBackups *self, double progress)
{
    if (self->progress == progress)
        return;
    self->progress = progress;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

static gboolean
look_cb (gpointer user_data)
{
    AmendsBackups *self = user_data;

    set_progress (self, (double) g_atomic_int_get (&self->per_mille) / PER_MILLE);
    return G_SOURCE_CONTINUE;
}

static void
set_failure (AmendsBackups *self, const char *failure)
{
    if (g_set_str (&self->failure, failure))
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FAILURE]);
}

static void
begin_making (AmendsBackups *self, Job *job)
{
    self->making = g_object_ref (job->cancellable);
    g_atomic_int_set (&self->per_mille, 0);
    job->per_mille = &self->per_mille;
    self->look_source = g_timeout_add (LOOK_MS, look_cb, self);
    g_source_set_name_by_id (self->look_source, "[amends] backup's progress");
    set_progress (self, 0);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
}

static void
end_making (AmendsBackups *self, const GError *error)
{
    g_clear_object (&self->making);
    g_clear_handle_id (&self->look_source, g_source_remove);
    if (error == NULL)
        set_progress (self, 1);
    /* Who cancels knows. */
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_failure (self, error != NULL ? error->message : NULL);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
    if (error == NULL)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
make_on_worker (GTask *task)
{
    Job *job = g_task_get_task_data (task);
    const AmendsBackupRun run = { job->cancellable, note_progress, job };

    job->result = amends_backup_folder_make (job->data_folder, job->path, job->keep, job->now, &run, &job->error);
}

static void
settle_making (GTask *task)
{
    const Job *job = g_task_get_task_data (task);

    g_cancellable_disconnect (job->master, job->handler);
    end_making (g_task_get_source_object (task), job->error);
    settle (task);
}

static void
cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED, GCancellable *work)
{
    g_cancellable_cancel (work);
}

void
amends_backups_make_async (AmendsBackups *self, const char *path, guint keep, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task;
    Job *job;

    g_return_if_fail (AMENDS_IS_BACKUPS (self));

    task = make_task (self, amends_backups_make_async, path, (GDestroyNotify) amends_backup_info_unref, NULL, callback,
                      user_data);
    job = g_task_get_task_data (task);
    if (self->making != NULL) {
        amends_backup_set_error (&job->error, AMENDS_BACKUP_MAKING, AMENDS_STORE_ERROR_BUSY);
        settle (task);
        g_object_unref (task);
        return;
    }
    job->keep = keep;
    job->cancellable = g_cancellable_new ();
    begin_making (self, job);
    if (cancellable != NULL) {
        job->master = g_object_ref (cancellable);
        job->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), g_object_ref (job->cancellable),
                                              g_object_unref);
    }
    amends_worker_push (self->maker, AMENDS_WORKER_BATCH, task, make_on_worker, settle_making);
}

AmendsBackupInfo *
amends_backups_make_finish (AmendsBackups *self, GAsyncResult *result, GError **error)
{
    return finish (self, result, amends_backups_make_async, error);
}

void
amends_backups_cancel (AmendsBackups *self)
{
    g_return_if_fail (AMENDS_IS_BACKUPS (self));

    g_cancellable_cancel (self->making);
}

gboolean
amends_backups_is_running (AmendsBackups *self)
{
    g_return_val_if_fail (AMENDS_IS_BACKUPS (self), FALSE);

    return self->making != NULL;
}

double
amends_backups_get_progress (AmendsBackups *self)
{
    g_return_val_if_fail (AMENDS_IS_BACKUPS (self), 0);

    return self->progress;
}

const char *
amends_backups_get_failure (AmendsBackups *self)
{
    g_return_val_if_fail (AMENDS_IS_BACKUPS (self), NULL);

    return self->failure;
}

const char *
amends_backups_get_folder (AmendsBackups *self)
{
    g_return_val_if_fail (AMENDS_IS_BACKUPS (self), NULL);

    return self->folder;
}

static void
list_on_worker (GTask *task)
{
    Job *job = g_task_get_task_data (task);

    job->result = amends_backup_folder_list (job->data_folder, job->cancellable, &job->error);
}

static void
unref_list (gpointer data)
{
    g_ptr_array_unref (data);
}

void
amends_backups_list_async (AmendsBackups *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_BACKUPS (self));

    amends_worker_push (self->looker, AMENDS_WORKER_PERSON,
                        make_task (self, amends_backups_list_async, NULL, unref_list, cancellable, callback, user_data),
                        list_on_worker, settle);
}

GPtrArray *
amends_backups_list_finish (AmendsBackups *self, GAsyncResult *result, GError **error)
{
    return finish (self, result, amends_backups_list_async, error);
}

/* A file that was exchanged or written to since is another one. */
static char *
identify (const char *path)
{
    GStatBuf info = { 0 };

    g_stat (path, &info);
    return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %ld %s",
                            (guint64) info.st_ino, (guint64) info.st_size, (gint64) info.st_mtim.tv_sec,
                            info.st_mtim.tv_nsec, path);
}

static AmendsBackupInfo *
recall (const Job *job, const char *key)
{
    g_autoptr (AmendsBackupInfo) info = NULL;
    AmendsBackupInfo fields;
    gpointer state;

    if (!g_hash_table_lookup_extended (job->looks, key, NULL, &state))
        return NULL;
    info = amends_backup_file_look (job->path, FALSE, NULL, NULL);
    fields = *info;
    fields.state = (AmendsBackupState) GPOINTER_TO_INT (state);
    fields.is_checked = TRUE;
    return amends_backup_info_new (&fields);
}

/* To open the data and close it again would take away the locks that this process has on it. */
static gboolean
is_live (const Job *job)
{
    g_autofree char *live = g_build_filename (job->data_folder, AMENDS_STORE_FILE_NAME, NULL);

    return amends_backup_file_is_same (job->path, live);
}

static void
check_on_worker (GTask *task)
{
    Job *job = g_task_get_task_data (task);
    g_autofree char *key = identify (job->path);
    AmendsBackupInfo *info = NULL;

    if (is_live (job)) {
        job->result = amends_backup_info_new (&(AmendsBackupInfo) {
            .path = job->path, .n_reviews = -1, .state = AMENDS_BACKUP_LIVE, .is_checked = TRUE });
        return;
    }
    info = recall (job, key);
    if (info == NULL)
        info = amends_backup_file_look (job->path, TRUE, job->cancellable, &job->error);
    job->result = info;
    if (info != NULL)
        g_hash_table_insert (job->looks, g_steal_pointer (&key), GINT_TO_POINTER (info->state));
}

void
amends_backups_check_async (AmendsBackups *self, const char *path, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task;

    g_return_if_fail (AMENDS_IS_BACKUPS (self));
    g_return_if_fail (path != NULL);

    task = make_task (self, amends_backups_check_async, path, (GDestroyNotify) amends_backup_info_unref, cancellable,
                      callback, user_data);
    ((Job *) g_task_get_task_data (task))->looks = self->looks;
    amends_worker_push (self->looker, AMENDS_WORKER_BATCH, task, check_on_worker, settle);
}

AmendsBackupInfo *
amends_backups_check_finish (AmendsBackups *self, GAsyncResult *result, GError **error)
{
    return finish (self, result, amends_backups_check_async, error);
}

void
amends_backups_request_restore (AmendsBackups *self, const char *path)
{
    g_return_if_fail (AMENDS_IS_BACKUPS (self));
    g_return_if_fail (path != NULL);

    g_signal_emit (self, signals[SIGNAL_RESTORE_REQUESTED], 0, path);
}

static void
prepare_on_worker (GTask *task)
{
    Job *job = g_task_get_task_data (task);
    const AmendsBackupRun run = { job->cancellable, NULL, NULL };

    job->result = amends_restore_prepare (job->data_folder, job->path, job->now, &run, &job->error);
}

void
amends_backups_prepare_restore_async (AmendsBackups *self, const char *path, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_BACKUPS (self));
    g_return_if_fail (path != NULL);

    amends_worker_push (self->maker, AMENDS_WORKER_PERSON,
                        make_task (self, amends_backups_prepare_restore_async, path,
                                   (GDestroyNotify) amends_restore_free, cancellable, callback, user_data),
                        prepare_on_worker, settle);
}

AmendsRestore *
amends_backups_prepare_restore_finish (AmendsBackups *self, GAsyncResult *result, GError **error)
{
    return finish (self, result, amends_backups_prepare_restore_async, error);
}

static void
commit_on_worker (GTask *task)
{
    Job *job = g_task_get_task_data (task);

    job->done = amends_restore_commit (job->restore, &job->error);
}

static void
settle_commit (GTask *task)
{
    AmendsBackups *self = g_task_get_source_object (task);

    if (((Job *) g_task_get_task_data (task))->done)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    settle (task);
}

void
amends_backups_commit_restore_async (AmendsBackups *self, AmendsRestore *restore, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
    GTask *task;

    g_return_if_fail (AMENDS_IS_BACKUPS (self));
    g_return_if_fail (restore != NULL);

    task = make_task (self, amends_backups_commit_restore_async, NULL, NULL, NULL, callback, user_data);
    ((Job *) g_task_get_task_data (task))->restore = restore;
    amends_worker_push (self->maker, AMENDS_WORKER_PERSON, task, commit_on_worker, settle_commit);
}

gboolean
amends_backups_commit_restore_finish (AmendsBackups *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_backups_commit_restore_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

static void
amends_backups_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    AmendsBackups *self = AMENDS_BACKUPS (object);

    switch (id) {
    case PROP_RUNNING:
        g_value_set_boolean (value, self->making != NULL);
        break;
    case PROP_PROGRESS:
        g_value_set_double (value, self->progress);
        break;
    case PROP_FAILURE:
        g_value_set_string (value, self->failure);
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Its tasks hold it, so there is nothing under way here. */
static void
amends_backups_finalize (GObject *object)
{
    AmendsBackups *self = AMENDS_BACKUPS (object);

    amends_worker_stop (self->maker);
    amends_worker_stop (self->looker);
    g_hash_table_unref (self->looks);
    g_free (self->data_folder);
    g_free (self->folder);
    g_free (self->failure);
    G_OBJECT_CLASS (amends_backups_parent_class)->finalize (object);
}

static void
amends_backups_class_init (AmendsBackupsClass *klass)
{
    const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = amends_backups_get_property;
    object_class->finalize = amends_backups_finalize;
    props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
    props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
    props[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, N_PROPS, props);
    signals[SIGNAL_CHANGED] =
        g_signal_new ("changed", AMENDS_TYPE_BACKUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    signals[SIGNAL_RESTORE_REQUESTED] = g_signal_new ("restore-requested", AMENDS_TYPE_BACKUPS, G_SIGNAL_RUN_LAST, 0,
                                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
amends_backups_init (AmendsBackups *self)
{
    self->looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->maker = amends_worker_new ("amends-backup", NULL, NULL);
    self->looker = amends_worker_new ("amends-backups", NULL, NULL);
}

AmendsBackups *
amends_backups_new (const char *folder, AmendsClock clock, gpointer clock_data)
{
    AmendsBackups *self;

    g_return_val_if_fail (folder != NULL, NULL);

    self = g_object_new (AMENDS_TYPE_BACKUPS, NULL);
    self->data_folder = g_strdup (folder);
    self->folder = g_build_filename (folder, AMENDS_BACKUP_FOLDER, NULL);
    self->clock = clock;
    self->clock_data = clock_data;
    return self;
}
