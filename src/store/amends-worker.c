/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-worker.h"

/*
 * What is handed from one thread to the other carries a mark of its own: GLib's locks are enough to order the two sides, but ThreadSanitizer
 * knows only what is compiled with it, and without the mark it could not tell our mistakes from GLib's ways.
 */
typedef int Mark;

static void
set_mark (Mark *mark)
{
    g_atomic_int_set (mark, 1);
}

static void
see_mark (Mark *mark)
{
    g_assert (g_atomic_int_get (mark) == 1);
}

struct _AmendsWorker {
    GThread *thread;
    GAsyncQueue *queue; /* (element-type Work) */
    GDestroyNotify finish;
    gpointer data;
    guint64 n_pushed; /* (mutex queue) */
    GPtrArray *taken; /* (element-type Work) (owned): the thread's own: done along with the present one */
};

typedef struct {
    AmendsWorkerPriority priority;
    guint64 number;
    GTask *task; /* (owned) (nullable): NULL ends the thread */
    AmendsWorkerFunc work, settle;
    Mark mark;
} Work;

static int
compare_work (gconstpointer first, gconstpointer second, gpointer user_data G_GNUC_UNUSED)
{
    const Work *a = first;
    const Work *b = second;

    if (a->priority != b->priority)
        return a->priority < b->priority ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static void
free_worker (AmendsWorker *self)
{
    g_ptr_array_unref (self->taken);
    g_async_queue_unref (self->queue);
    g_free (self);
}

typedef struct {
    GTask *task; /* (owned) */
    AmendsWorkerFunc settle;
    Mark mark;
} Return;

static void
free_return (gpointer data)
{
    Return *self = data;

    g_object_unref (self->task);
    g_free (self);
}

static gboolean
settle_cb (gpointer user_data)
{
    Return *self = user_data;

    see_mark (&self->mark);
    self->settle (self->task);
    return G_SOURCE_REMOVE;
}

/* @task: (transfer full) */
static void
hand_back (GTask *task, AmendsWorkerFunc settle)
{
    g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (task));
    g_autoptr (GSource) source = g_idle_source_new ();
    Return *back = g_new (Return, 1);

    *back = (Return) { task, settle, 0 };
    set_mark (&back->mark);
    g_source_set_priority (source, g_task_get_priority (task));
    g_source_set_callback (source, settle_cb, back, free_return);
    g_source_set_static_name (source, "[amends] worker's result");
    g_source_attach (source, context);
}

static gpointer
run_worker (gpointer data)
{
    AmendsWorker *self = data;

    for (;;) {
        g_autofree Work *work = g_async_queue_pop (self->queue);

        see_mark (&work->mark);
        if (work->task == NULL)
            break;
        work->work (work->task);
        hand_back (work->task, work->settle);
        for (guint i = 0; i < self->taken->len; i++) {
            Work *taken = self->taken->pdata[i];

            hand_back (taken->task, taken->settle);
        }
        g_ptr_array_set_size (self->taken, 0);
    }
    if (self->finish != NULL)
        self->finish (self->data);
    free_worker (self);
    return NULL;
}

AmendsWorker *
amends_worker_new (const char *name, GDestroyNotify finish, gpointer data)
{
    AmendsWorker *self = g_new0 (AmendsWorker, 1);

    self->queue = g_async_queue_new ();
    self->taken = g_ptr_array_new_with_free_func (g_free);
    self->finish = finish;
    self->data = data;
    /* The thread must find its own handle in place. */
    g_async_queue_lock (self->queue);
    self->thread = g_thread_new (name, run_worker, self);
    g_async_queue_unlock (self->queue);
    return self;
}

static void
push (AmendsWorker *self, AmendsWorkerPriority priority, GTask *task, AmendsWorkerFunc func, AmendsWorkerFunc settle)
{
    /* What is pushed may be the thread's end, which frees @self before the unlock has returned. */
    GAsyncQueue *queue = g_async_queue_ref (self->queue);
    Work *work = g_new (Work, 1);

    g_async_queue_lock (queue);
    *work = (Work) { priority, self->n_pushed++, task, func, settle, 0 };
    set_mark (&work->mark);
    g_async_queue_push_sorted_unlocked (queue, work, compare_work, NULL);
    g_async_queue_unlock (queue);
    g_async_queue_unref (queue);
}

void
amends_worker_push (AmendsWorker *self, AmendsWorkerPriority priority, GTask *task, AmendsWorkerFunc work,
                    AmendsWorkerFunc settle)
{
    g_return_if_fail (G_IS_TASK (task));

    push (self, priority, task, work, settle);
}

static AmendsWorkerNext
judge (const Work *work, gboolean (*wanted) (GTask *task))
{
    if (work->priority == AMENDS_WORKER_PERSON)
        return AMENDS_WORKER_NEXT_PERSON;
    return work->priority == AMENDS_WORKER_BATCH && wanted (work->task) ? AMENDS_WORKER_NEXT_TAKEN
                                                                        : AMENDS_WORKER_NEXT_OTHER;
}

AmendsWorkerNext
amends_worker_take_batch (AmendsWorker *self, gboolean (*wanted) (GTask *task), guint64 wait_us, GTask **task)
{
    AmendsWorkerNext next = AMENDS_WORKER_NEXT_NOTHING;
    Work *work;

    g_return_val_if_fail (amends_worker_is_current (self), AMENDS_WORKER_NEXT_NOTHING);

    g_async_queue_lock (self->queue);
    work = wait_us > 0 ? g_async_queue_timeout_pop_unlocked (self->queue, wait_us)
                       : g_async_queue_try_pop_unlocked (self->queue);
    if (work != NULL) {
        see_mark (&work->mark);
        next = judge (work, wanted);
        if (next != AMENDS_WORKER_NEXT_TAKEN)
            g_async_queue_push_sorted_unlocked (self->queue, work, compare_work, NULL);
    }
    g_async_queue_unlock (self->queue);
    if (next == AMENDS_WORKER_NEXT_TAKEN) {
        g_ptr_array_add (self->taken, work);
        *task = work->task;
    }
    return next;
}

gboolean
amends_worker_is_current (AmendsWorker *self)
{
    return g_thread_self () == self->thread;
}

void
amends_worker_stop (AmendsWorker *self)
{
    GThread *thread = self->thread;

    g_return_if_fail (!amends_worker_is_current (self));

    push (self, AMENDS_WORKER_LAST, NULL, NULL, NULL);
    g_thread_join (thread);
}
