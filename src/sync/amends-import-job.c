/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-job.h"

#include "amends-batch-queue.h"
#include "amends-store-batches.h"

#define QUEUE_LENGTH 2
#define FIRST_BATCH 250
#define LARGEST_BATCH 1000
#define MOST_STORING AMENDS_STORE_GROUP_MAX /* batches that the store has */
#define MAX_REJECTIONS 1000
#define NOTIFY_US (G_USEC_PER_SEC / 10)

struct _AmendsImportJob {
    GObject parent_instance;
    AmendsStore *store;
    gint64 account_id;
    AmendsBatchSource *source;
    gboolean dry_run;
    gboolean is_settling;
    double settled; /* the share of the lists that are in order */

    AmendsBatchQueue *queue;
    GTask *task;        /* (nullable): while it runs */
    GSource *cancelled; /* (nullable) */
    guint n_storing;    /* batches that the store has */
    gboolean at_end;    /* of the source */
    gboolean expected;  /* the store was told that batches come */
    GError *error;      /* (nullable): with which the job ends */

    guint64 n_read;
    guint64 n_rejected;
    AmendsBatchResult counts;
    GPtrArray *rejections;
    gint64 notified_at; /* monotonic */
};

typedef enum {
    PROP_FRACTION = 1,
    PROP_N_READ,
} JobProperty;

static GParamSpec *properties[PROP_N_READ + 1];

G_DEFINE_FINAL_TYPE (AmendsImportJob, amends_import_job, G_TYPE_OBJECT)

static void store_next (AmendsImportJob *self);

/* What the reading thread has: nothing of it is the job's own, so it may end later than the job. */
typedef struct {
    AmendsBatchQueue *queue;
    AmendsBatchSource *source;
    GCancellable *cancellable;
    GMainContext *context;
    GWeakRef job;
} Reader;

static void
free_reader (Reader *reader)
{
    amends_batch_queue_unref (reader->queue);
    g_object_unref (reader->source);
    g_object_unref (reader->cancellable);
    g_main_context_unref (reader->context);
    g_weak_ref_clear (&reader->job);
    g_free (reader);
}

static gboolean
batch_ready_cb (gpointer data)
{
    AmendsImportJob *self = data;

    store_next (self);
    return G_SOURCE_REMOVE;
}

/*
 * The reference goes with the call, so that the job is never freed by the reading thread. No g_main_context_invoke():
 * it runs the call on this thread whenever nobody happens to iterate the context.
 */
static void
tell_job (Reader *reader)
{
    AmendsImportJob *job = g_weak_ref_get (&reader->job);
    g_autoptr (GSource) call = NULL;

    if (job == NULL)
        return;
    call = g_idle_source_new ();
    g_source_set_priority (call, G_PRIORITY_DEFAULT);
    g_source_set_callback (call, batch_ready_cb, job, g_object_unref);
    g_source_attach (call, reader->context);
}

static gpointer
read_in_thread (gpointer data)
{
    Reader *reader = data;
    guint size = FIRST_BATCH;
    gboolean more = TRUE;
    GError *error = NULL;

    while (more) {
        AmendsBatch *batch = NULL;

        if (!amends_batch_source_read (reader->source, size, &batch, reader->cancellable, &error))
            break;
        more = batch != NULL && amends_batch_queue_push (reader->queue, batch);
        size = MIN (size + FIRST_BATCH, LARGEST_BATCH);
        if (more)
            tell_job (reader);
    }
    amends_batch_queue_end (reader->queue, error);
    tell_job (reader);
    free_reader (reader);
    return NULL;
}

static void
start_reader (AmendsImportJob *self, GCancellable *cancellable)
{
    Reader *reader = g_new0 (Reader, 1);

    reader->queue = amends_batch_queue_ref (self->queue);
    reader->source = g_object_ref (self->source);
    reader->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
    reader->context = g_main_context_ref_thread_default ();
    g_weak_ref_init (&reader->job, self);
    g_thread_unref (g_thread_new ("amends-import", read_in_thread, reader));
}

static void
notify_progress (AmendsImportJob *self, gboolean last)
{
    gint64 now = g_get_monotonic_time ();

    if (!last && now - self->notified_at < NOTIFY_US)
        return;
    self->notified_at = now;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_READ]);
}

static void
expect_batches (AmendsImportJob *self, gboolean expect)
{
    if (self->expected != expect)
        amends_store_expect_batches (self->store, expect);
    self->expected = expect;
}

static void
return_task (AmendsImportJob *self, GTask *task)
{
    notify_progress (self, TRUE);
    if (self->error != NULL)
        g_task_return_error (task, g_steal_pointer (&self->error));
    else
        g_task_return_boolean (task, TRUE);
}

static void
show_settling_cb (guint n_made, guint n_all, gpointer data)
{
    AmendsImportJob *self = g_task_get_source_object (data);

    self->is_settling = TRUE;
    self->settled = (double) n_made / n_all;
    notify_progress (self, TRUE);
}

/* What it could not make is made by the next import, or at the next start: the rows are there. */
static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;

    if (!amends_store_settle_finish (AMENDS_STORE (source), result, NULL))
        g_debug ("indexes are still to be made");
    ((AmendsImportJob *) g_task_get_source_object (task))->is_settling = FALSE;
    return_task (g_task_get_source_object (task), task);
}

/* @task: (transfer full). After an error, or when it was cancelled, nobody waits for it. */
static void
settle (AmendsImportJob *self, GTask *task)
{
    if (self->error != NULL) {
        amends_store_settle_async (self->store, NULL, NULL, NULL, NULL);
        return_task (self, task);
        g_object_unref (task);
        return;
    }
    /* All rows are stored: who does not want to wait for the rest has not cancelled the import. */
    g_task_set_check_cancellable (task, FALSE);
    amends_store_settle_async (self->store, show_settling_cb, g_task_get_cancellable (task), settled_cb, task);
}

static void
end_job (AmendsImportJob *self)
{
    g_autoptr (GTask) task = g_steal_pointer (&self->task);

    amends_batch_queue_close (self->queue);
    if (self->cancelled != NULL) {
        g_source_destroy (self->cancelled);
        g_clear_pointer (&self->cancelled, g_source_unref);
    }
    if (self->dry_run)
        return_task (self, task);
    else
        settle (self, g_steal_pointer (&task));
}

/* One batch that the store has. */
typedef struct {
    AmendsImportJob *job; /* (owned) */
    guint64 n_read;
    GPtrArray *rejections; /* (owned) */
} Storing;

static void
free_storing (Storing *storing)
{
    g_object_unref (storing->job);
    g_ptr_array_unref (storing->rejections);
    g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, free_storing)

static void
keep_rejections (AmendsImportJob *self, GPtrArray *rejections)
{
    guint room = MAX_REJECTIONS - MIN (self->rejections->len, MAX_REJECTIONS);

    self->n_rejected += rejections->len;
    if (rejections->len > room)
        g_ptr_array_set_size (rejections, (int) room);
    g_ptr_array_extend_and_steal (self->rejections, g_ptr_array_ref (rejections));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (Storing) storing = data;
    AmendsImportJob *self = storing->job;
    AmendsStore *store = AMENDS_STORE (source);
    AmendsBatchResult counts = { 0 };
    GError **error = self->error == NULL ? &self->error : NULL;
    gboolean stored = self->dry_run ? amends_store_preview_batch_finish (store, result, &counts, error)
                                    : amends_store_apply_batch_finish (store, result, &counts, error);

    self->n_storing--;
    if (stored) {
        self->n_read += storing->n_read;
        amends_batch_result_add (&self->counts, &counts);
        keep_rejections (self, storing->rejections);
        notify_progress (self, FALSE);
    }
    store_next (self);
}

/* Not cancellable: a batch takes a moment, and one that is half-way is worth finishing and counting. */
static void
store_batch (AmendsImportJob *self, AmendsBatch *batch)
{
    Storing *storing = g_new (Storing, 1);

    *storing = (Storing) { g_object_ref (self), batch->n_read, g_steal_pointer (&batch->rejections) };
    batch->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_rejection_free);
    self->n_storing++;
    if (self->dry_run)
        amends_store_preview_batch_async (self->store, self->account_id, batch, NULL, stored_cb, storing);
    else
        amends_store_apply_batch_async (self->store, self->account_id, batch, NULL, stored_cb, storing);
}

static void
store_waiting (AmendsImportJob *self)
{
    AmendsBatchQueueState state = AMENDS_BATCH_QUEUE_BATCH;

    while (state == AMENDS_BATCH_QUEUE_BATCH && self->n_storing < MOST_STORING) {
        AmendsBatch *batch = NULL;

        state = amends_batch_queue_pop (self->queue, &batch, &self->error);
        if (state == AMENDS_BATCH_QUEUE_BATCH)
            store_batch (self, batch);
    }
    self->at_end = state == AMENDS_BATCH_QUEUE_END;
}

static void
store_next (AmendsImportJob *self)
{
    if (self->task == NULL)
        return;
    if (self->error == NULL && !self->at_end &&
        !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->task), &self->error))
        store_waiting (self);
    if (self->at_end || self->error != NULL)
        expect_batches (self, FALSE);
    if (self->n_storing == 0 && (self->at_end || self->error != NULL))
        end_job (self);
}

static gboolean
cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED, gpointer data)
{
    g_autoptr (AmendsImportJob) self = g_object_ref (data);

    amends_batch_queue_close (self->queue);
    store_next (self);
    return G_SOURCE_REMOVE;
}

void
amends_import_job_run_async (AmendsImportJob *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_IMPORT_JOB (self));
    g_return_if_fail (self->queue == NULL);

    self->task = g_task_new (self, cancellable, callback, user_data);
    g_task_set_source_tag (self->task, amends_import_job_run_async);
    self->queue = amends_batch_queue_new (QUEUE_LENGTH);
    if (cancellable != NULL) {
        self->cancelled = g_cancellable_source_new (cancellable);
        g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
        g_source_attach (self->cancelled, g_main_context_get_thread_default ());
    }
    expect_batches (self, TRUE);
    start_reader (self, cancellable);
}

gboolean
amends_import_job_run_finish (AmendsImportJob *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_import_job_run_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

guint64
amends_import_job_get_n_read (AmendsImportJob *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_JOB (self), 0);

    return self->n_read;
}

guint64
amends_import_job_get_n_rejected (AmendsImportJob *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_JOB (self), 0);

    return self->n_rejected;
}

const AmendsBatchResult *
amends_import_job_get_counts (AmendsImportJob *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_JOB (self), NULL);

    return &self->counts;
}

GPtrArray *
amends_import_job_get_rejections (AmendsImportJob *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_JOB (self), NULL);

    return self->rejections;
}

double
amends_import_job_get_fraction (AmendsImportJob *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_JOB (self), -1.0);

    return self->is_settling ? self->settled : amends_batch_source_get_fraction (self->source);
}

gboolean
amends_import_job_is_settling (AmendsImportJob *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_JOB (self), FALSE);

    return self->is_settling;
}

static void
amends_import_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    AmendsImportJob *self = AMENDS_IMPORT_JOB (object);

    switch ((JobProperty) id) {
    case PROP_FRACTION:
        g_value_set_double (value, amends_import_job_get_fraction (self));
        break;
    case PROP_N_READ:
        g_value_set_uint64 (value, self->n_read);
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_import_job_finalize (GObject *object)
{
    AmendsImportJob *self = AMENDS_IMPORT_JOB (object);

    g_clear_object (&self->store);
    g_clear_object (&self->source);
    g_clear_pointer (&self->queue, amends_batch_queue_unref);
    g_clear_error (&self->error);
    g_clear_pointer (&self->rejections, g_ptr_array_unref);

    G_OBJECT_CLASS (amends_import_job_parent_class)->finalize (object);
}

static void
amends_import_job_class_init (AmendsImportJobClass *klass)
{
    const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

    G_OBJECT_CLASS (klass)->get_property = amends_import_job_get_property;
    G_OBJECT_CLASS (klass)->finalize = amends_import_job_finalize;

    properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1.0, 1.0, -1.0, flags);
    properties[PROP_N_READ] = g_param_spec_uint64 ("n-read", NULL, NULL, 0, G_MAXUINT64, 0, flags);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
}

static void
amends_import_job_init (AmendsImportJob *self)
{
    self->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_rejection_free);
}

AmendsImportJob *
amends_import_job_new (AmendsStore *store, gint64 account_id, AmendsBatchSource *source, gboolean dry_run)
{
    AmendsImportJob *self = g_object_new (AMENDS_TYPE_IMPORT_JOB, NULL);

    g_set_object (&self->store, store);
    self->account_id = account_id;
    self->source = g_object_ref (source);
    self->dry_run = dry_run;
    return self;
}
