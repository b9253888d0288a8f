/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store.h"

#include "amends-bulk.h"
#include "amends-list-indexes.h"
#include "amends-store-batches.h"
#include "amends-store-file.h"
#include "amends-store-private.h"
#include "amends-worker.h"

/*
 * How long batches may share a transaction. One ends as soon as somebody waits, but then has its end still before it, which is the longer the
 * more it holds: so they are short while somebody asks for things. Even the long ones stay well under the time after which another process
 * gives up waiting for the file.
 */
#define ATTENTION_US (2 * G_USEC_PER_SEC)
#define WHILE_USED_US (G_USEC_PER_SEC / 20)
#define WHILE_UNUSED_US (2 * G_USEC_PER_SEC)
/* How long to wait for the next batch of a source that has not come to its end, and how often to look whether it has. */
#define PATIENCE_US (G_USEC_PER_SEC / 10)
#define LOOK_US (G_USEC_PER_SEC / 100)

typedef struct {
    AmendsDb *db;             /* (owned) (nullable): NULL: not open */
    AmendsReviewIndex *index; /* (owned) (nullable) */
} Connection;

struct _AmendsStore {
    GObject parent_instance;

    char *folder;
    AmendsClock clock;
    gpointer clock_data;
    AmendsWorker *worker;
    Connection *connection; /* (owned) by the worker, whose own its contents are */
    gboolean closing;
    gboolean read_only;
    int done_days;                       /* (atomic) */
    AmendsContactLimitsFunc limits_func; /* (nullable) */
    gpointer limits_data;
    GDestroyNotify free_limits_data;
    GMainContext *context;
    GFileMonitor *watch;   /* (nullable) */
    guint pending_changes; /* (atomic): not yet emitted */
    AmendsBulk bulk;
    gint64 waited_at; /* monotonic; the worker thread's own: when a person had to wait for batches */
};

G_DEFINE_FINAL_TYPE (AmendsStore, amends_store, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
    AmendsJobKind kind;
    AmendsJobFunc func;
    gpointer data; /* (owned) */
    GDestroyNotify free_data;
    GError *error; /* (owned) (nullable): NULL once it is done */
} Request;

static void
free_request (gpointer data)
{
    Request *self = data;

    if (self->free_data != NULL)
        self->free_data (self->data);
    g_clear_error (&self->error);
    g_free (self);
}

static void
close_connection (Connection *connection)
{
    g_clear_pointer (&connection->index, amends_review_index_free);
    g_clear_pointer (&connection->db, amends_db_close);
}

static void
free_connection (gpointer data)
{
    close_connection (data);
    g_free (data);
}

static void
amends_store_finalize (GObject *object)
{
    AmendsStore *self = AMENDS_STORE (object);

    if (self->watch != NULL)
        g_file_monitor_cancel (self->watch);
    g_clear_object (&self->watch);
    g_clear_pointer (&self->worker, amends_worker_stop);
    g_clear_pointer (&self->context, g_main_context_unref);
    g_clear_pointer (&self->folder, g_free);
    if (self->free_limits_data != NULL)
        self->free_limits_data (self->limits_data);
    G_OBJECT_CLASS (amends_store_parent_class)->finalize (object);
}

static void
amends_store_class_init (AmendsStoreClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->finalize = amends_store_finalize;
    signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
amends_store_init (AmendsStore *self)
{
    self->connection = g_new0 (Connection, 1);
    self->worker = amends_worker_new ("amends-store", free_connection, self->connection);
    self->context = g_main_context_ref_thread_default ();
    amends_bulk_init (&self->bulk);
}

void
amends_store_set_bulk_rows (AmendsStore *self, guint n)
{
    self->bulk.rows = n;
}

void
amends_store_set_done_days (AmendsStore *self, int days)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    g_atomic_int_set (&self->done_days, days);
}

void
amends_store_set_contact_limits_func (AmendsStore *self, AmendsContactLimitsFunc func, gpointer user_data,
                                      GDestroyNotify free_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (self->limits_func == NULL);

    self->limits_func = func;
    self->limits_data = user_data;
    self->free_limits_data = free_data;
}

AmendsContactLimits *
amends_job_dup_contact_limits (const AmendsJob *job)
{
    AmendsStore *self = job->store;

    return self->limits_func != NULL ? self->limits_func (job->now, job->zone, self->limits_data) : NULL;
}

void
amends_job_set_contact_limits (const AmendsJob *job, AmendsReviewQuery *query)
{
    g_autoptr (AmendsContactLimits) limits = NULL;

    if (query->contact_limits != NULL)
        return;
    limits = amends_job_dup_contact_limits (job);
    amends_review_query_set_contact_limits (query, limits);
}

void
amends_store_expect_batches (AmendsStore *self, gboolean expect)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    amends_bulk_expect (&self->bulk, expect);
}

static gint64
tell_time (AmendsStore *self)
{
    return self->clock != NULL ? self->clock (self->clock_data) : g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
emit_changed_cb (gpointer user_data)
{
    AmendsStore *self = user_data;

    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, g_atomic_int_and (&self->pending_changes, 0));
    return G_SOURCE_REMOVE;
}

void
amends_store_notify (AmendsStore *self, guint changes)
{
    g_autoptr (GSource) source = NULL;

    /* One emission carries all that came before it. */
    if (changes == 0 || g_atomic_int_or (&self->pending_changes, changes) != 0)
        return;
    source = g_idle_source_new ();
    g_source_set_priority (source, G_PRIORITY_DEFAULT);
    g_source_set_callback (source, emit_changed_cb, g_object_ref (self), g_object_unref);
    g_source_set_static_name (source, "[amends] store changed");
    g_source_attach (source, self->context);
}

typedef struct {
    AmendsJob job;
    Request *request;
} Run;

static gboolean
run_in_transaction (AmendsDb *db G_GNUC_UNUSED, gpointer data, GError **error)
{
    Run *run = data;

    if (!amends_list_indexes_look (run->job.db, error))
        return FALSE;
    if (run->request->kind == AMENDS_JOB_READ && !amends_review_index_begin (run->job.index, error))
        return FALSE;
    return run->request->func (&run->job, run->request->data, error);
}

static void
run_request (AmendsStore *self, Request *request, GError **error)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    Connection *connection = self->connection;
    AmendsDb *db = connection->db;
    Run run = {
        { self, db, connection->index, tell_time (self), zone, g_atomic_int_get (&self->done_days), NULL, 0 },
        request,
    };
    gboolean done = FALSE;

    switch (request->kind) {
    case AMENDS_JOB_READ:
        done = amends_db_read (db, run_in_transaction, &run, error);
        break;
    case AMENDS_JOB_ACTION:
        done = amends_db_write (db, AMENDS_DURABILITY_POWER, run_in_transaction, &run, error);
        break;
    case AMENDS_JOB_SURVEY:
        done = run_in_transaction (db, &run, error);
        break;
    case AMENDS_JOB_BATCH:
    default:
        g_assert_not_reached ();
    }
    /* Marks and notes leave the texts as they were. */
    if ((run.job.changes & AMENDS_STORE_CHANGE_SHAPE) != 0)
        amends_review_index_forget_texts (connection->index);
    if (done)
        amends_store_notify (self, run.job.changes);
}

/* Batches that share a transaction: what a row costs in indexes, log and search index falls with the number of rows. */
typedef struct {
    AmendsStore *store;
    GPtrArray *tasks; /* (element-type GTask) */
    gboolean alone;   /* takes no more out of the queue */
    guint changes;
    guint64 n_added; /* reviews */
} Group;

static gboolean
run_in_group (Group *group, GTask *task, AmendsBatchWriter *writer, GError **error)
{
    AmendsStore *self = group->store;
    Request *request = g_task_get_task_data (task);
    GCancellable *cancellable = g_task_get_cancellable (task);
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    AmendsJob job = {
        self, writer->db, self->connection->index, writer->now, zone, g_atomic_int_get (&self->done_days), writer, 0,
    };
    gboolean done;

    if (request->error != NULL || g_cancellable_set_error_if_cancelled (cancellable, &request->error))
        return TRUE;
    amends_db_set_cancellable (writer->db, cancellable);
    writer->counts.added = 0;
    done = request->func (&job, request->data, error);
    amends_db_set_cancellable (writer->db, NULL);
    group->changes |= job.changes;
    group->n_added += writer->counts.added;
    return done;
}

static gboolean
is_batch (GTask *task)
{
    return ((Request *) g_task_get_task_data (task))->kind == AMENDS_JOB_BATCH;
}

/* Waits for the next batch as long as one is to come: a transaction that ends for want of rows costs more than the time. */
static AmendsWorkerNext
take_more (Group *group, gint64 until)
{
    AmendsStore *self = group->store;
    AmendsWorkerNext next = AMENDS_WORKER_NEXT_OTHER;
    gboolean expected;
    GTask *more = NULL;

    until = MIN (until, g_get_monotonic_time () + PATIENCE_US);
    if (group->alone || group->tasks->len >= AMENDS_STORE_GROUP_MAX)
        return next;
    do {
        expected = amends_bulk_is_expected (&self->bulk);
        next = amends_worker_take_batch (self->worker, is_batch, expected ? LOOK_US : 0, &more);
    } while (next == AMENDS_WORKER_NEXT_NOTHING && expected && g_get_monotonic_time () < until);
    if (next == AMENDS_WORKER_NEXT_TAKEN)
        g_ptr_array_add (group->tasks, more);
    return next;
}

static gboolean
run_group (AmendsDb *db, gpointer data, GError **error)
{
    Group *group = data;
    AmendsStore *self = group->store;
    gint64 began = g_get_monotonic_time ();
    gint64 until = began + (began < self->waited_at + ATTENTION_US ? WHILE_USED_US : WHILE_UNUSED_US);
    AmendsWorkerNext next = AMENDS_WORKER_NEXT_NOTHING;
    g_auto (AmendsBatchWriter) writer = { NULL };

    if (!amends_bulk_begin (&self->bulk, db, error))
        return FALSE;
    amends_batch_writer_begin (&writer, db, tell_time (self));
    for (guint i = 0; i < group->tasks->len; i++) {
        if (!run_in_group (group, group->tasks->pdata[i], &writer, error))
            return FALSE;
        if (g_get_monotonic_time () < until)
            next = take_more (group, until);
    }
    if (next == AMENDS_WORKER_NEXT_PERSON)
        self->waited_at = g_get_monotonic_time ();
    amends_bulk_count (&self->bulk, group->n_added);
    return amends_batch_writer_end (&writer, error);
}

/* @error: (transfer full). Who had cancelled before is told that. */
static void
blame (GTask *task, GError *error)
{
    Request *request = g_task_get_task_data (task);

    if (request->error == NULL)
        request->error = error;
    else
        g_error_free (error);
}

static void
run_alone_cb (gpointer element, gpointer data)
{
    AmendsStore *self = data;
    g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
    Group group = { self, tasks, TRUE, 0, 0 };
    GError *error = NULL;

    g_ptr_array_add (tasks, element);
    if (amends_db_write (self->connection->db, AMENDS_DURABILITY_CRASH, run_group, &group, &error))
        amends_store_notify (self, group.changes);
    else
        blame (element, error);
}

/* One that fails takes the others of its transaction along, so each is then done again by itself: only what is to blame is told of it. */
static void
run_batches (AmendsStore *self, GTask *first)
{
    g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
    Group group = { self, tasks, FALSE, 0, 0 };
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (tasks, first);
    if (amends_db_write (self->connection->db, AMENDS_DURABILITY_CRASH, run_group, &group, &error))
        amends_store_notify (self, group.changes);
    else if (tasks->len == 1)
        blame (first, g_steal_pointer (&error));
    else
        g_ptr_array_foreach (tasks, run_alone_cb, self);
    amends_review_index_forget_texts (self->connection->index);
}

static void
run_task (GTask *task)
{
    AmendsStore *self = g_task_get_source_object (task);
    Request *request = g_task_get_task_data (task);
    GCancellable *cancellable = g_task_get_cancellable (task);
    gboolean writes = request->kind == AMENDS_JOB_ACTION || request->kind == AMENDS_JOB_BATCH;

    g_assert (amends_worker_is_current (self->worker));

    if (g_cancellable_set_error_if_cancelled (cancellable, &request->error))
        return;
    if (self->connection->db == NULL || (self->read_only && writes)) {
        amends_store_set_error (&request->error, self->connection->db == NULL ? AMENDS_STORE_ERROR_CANNOT_OPEN
                                                                              : AMENDS_STORE_ERROR_READ_ONLY);
        return;
    }
    if (request->kind == AMENDS_JOB_BATCH) {
        run_batches (self, task);
        return;
    }
    amends_db_set_cancellable (self->connection->db, cancellable);
    run_request (self, request, &request->error);
    amends_db_set_cancellable (self->connection->db, NULL);
}

static void
settle_task (GTask *task)
{
    Request *request = g_task_get_task_data (task);

    if (request->error != NULL)
        g_task_return_error (task, g_steal_pointer (&request->error));
    else
        g_task_return_boolean (task, TRUE);
}

void
amends_store_start (AmendsStore *self, AmendsJobKind kind, gpointer tag, AmendsJobFunc func, gpointer data,
                    GDestroyNotify free_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);
    Request *request = g_new (Request, 1);
    gboolean waits = kind == AMENDS_JOB_READ || kind == AMENDS_JOB_ACTION;

    *request = (Request) { kind, func, data, free_data, NULL };
    g_task_set_source_tag (task, tag);
    /* What was committed is reported as such, even if somebody cancelled a moment later; a cancelled question never answers. */
    g_task_set_check_cancellable (task, kind == AMENDS_JOB_READ);
    g_task_set_task_data (task, request, free_request);
    amends_worker_push (self->worker, waits ? AMENDS_WORKER_PERSON : AMENDS_WORKER_BATCH, task, run_task, settle_task);
}

gpointer
amends_store_finish (AmendsStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
    Request *request;

    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

    if (!g_task_propagate_boolean (G_TASK (result), error))
        return NULL;
    request = g_task_get_task_data (G_TASK (result));
    return request->data;
}

typedef struct {
    AmendsStore *store; /* (owned) */
    GError *error;      /* (owned) (nullable) */
} Open;

static void
free_open (gpointer data)
{
    Open *self = data;

    g_object_unref (self->store);
    g_clear_error (&self->error);
    g_free (self);
}

static void
open_on_worker (GTask *task)
{
    Open *open = g_task_get_task_data (task);
    AmendsStore *self = open->store;
    GCancellable *cancellable = g_task_get_cancellable (task);

    Connection *connection = self->connection;

    if (g_cancellable_set_error_if_cancelled (cancellable, &open->error))
        return;
    connection->db = amends_store_file_open (self->folder, &self->read_only, cancellable, &open->error);
    if (connection->db != NULL)
        connection->index = amends_review_index_new (connection->db);
}

static void
settle_open (GTask *task)
{
    Open *open = g_task_get_task_data (task);

    if (open->error != NULL)
        g_task_return_error (task, g_steal_pointer (&open->error));
    else
        g_task_return_pointer (task, g_object_ref (open->store), g_object_unref);
}

void
amends_store_open_async (const char *folder, AmendsClock clock, gpointer clock_data, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
    AmendsStore *self;
    Open *open;
    GTask *task;

    g_return_if_fail (folder != NULL);

    self = g_object_new (AMENDS_TYPE_STORE, NULL);
    self->folder = g_strdup (folder);
    self->clock = clock;
    self->clock_data = clock_data;
    open = g_new0 (Open, 1);
    open->store = self;
    task = g_task_new (NULL, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_store_open_async);
    g_task_set_task_data (task, open, free_open);
    amends_worker_push (self->worker, AMENDS_WORKER_PERSON, task, open_on_worker, settle_open);
}

AmendsStore *
amends_store_open_finish (GAsyncResult *result, GError **error)
{
    AmendsStore *self;

    g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_store_open_async), NULL);

    self = g_task_propagate_pointer (G_TASK (result), error);
    if (self != NULL && self->watch == NULL && !self->read_only)
        self->watch = amends_store_watch_new (self);
    return self;
}

static void
close_on_worker (GTask *task)
{
    AmendsStore *self = g_task_get_source_object (task);

    close_connection (self->connection);
}

static void
settle_close (GTask *task)
{
    g_task_return_boolean (task, TRUE);
}

void
amends_store_close_async (AmendsStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task;

    g_return_if_fail (AMENDS_IS_STORE (self));

    self->closing = TRUE;
    if (self->watch != NULL)
        g_file_monitor_cancel (self->watch);
    task = g_task_new (self, NULL, callback, user_data);
    g_task_set_source_tag (task, amends_store_close_async);
    amends_worker_push (self->worker, AMENDS_WORKER_LAST, task, close_on_worker, settle_close);
}

gboolean
amends_store_close_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_store_close_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
amends_store_has_sources (AmendsStore *self)
{
    return amends_bulk_is_expected (&self->bulk);
}

gboolean
amends_store_is_closing (AmendsStore *self)
{
    return self->closing;
}

const char *
amends_store_get_folder (AmendsStore *self)
{
    g_return_val_if_fail (AMENDS_IS_STORE (self), NULL);

    return self->folder;
}

gboolean
amends_store_is_read_only (AmendsStore *self)
{
    g_return_val_if_fail (AMENDS_IS_STORE (self), TRUE);

    return self->read_only;
}
