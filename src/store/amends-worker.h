/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** AmendsWorkerPriority: what waits goes first by priority, then by the order it came. */
typedef enum {
    AMENDS_WORKER_PERSON, /* somebody waits for it */
    AMENDS_WORKER_BATCH,  /* rows of a sync or an import */
    AMENDS_WORKER_LAST,   /* when all else is done */
} AmendsWorkerPriority;

/**
 * AmendsWorker: one named thread that runs tasks one after the other.
 */
typedef struct _AmendsWorker AmendsWorker;

/** AmendsWorkerFunc: a step of a task: its work on the thread, or the return of its result in the task's own context */
typedef void (*AmendsWorkerFunc) (GTask *task);

/** amends_worker_new: @finish: (nullable): runs on the thread at its very end, with @data */
AmendsWorker *amends_worker_new (const char *name, GDestroyNotify finish, gpointer data);

/**
 * amends_worker_push: runs @work on the thread, then @settle, which must return the task's result, in the main context of @task. Thus the last
 * reference is never dropped on the thread.
 * @task: (transfer full)
 */
void amends_worker_push (AmendsWorker *self, AmendsWorkerPriority priority, GTask *task, AmendsWorkerFunc work,
                         AmendsWorkerFunc settle);

/** AmendsWorkerNext: what was next in the queue. */
typedef enum {
    AMENDS_WORKER_NEXT_TAKEN,
    AMENDS_WORKER_NEXT_PERSON, /* one of AMENDS_WORKER_PERSON, which stays there */
    AMENDS_WORKER_NEXT_OTHER,  /* one that was not wanted, which stays there */
    AMENDS_WORKER_NEXT_NOTHING,
} AmendsWorkerNext;

/**
 * amends_worker_take_batch: on the thread, during a task's work: takes the next one out of the queue if it is of AMENDS_WORKER_BATCH and
 * @wanted says so. The caller does its work, its own is not run any more; it settles after the present task.
 * @wait_us: how long to wait for one if there is none
 * @task: (out) (transfer none): if one was taken
 */
AmendsWorkerNext amends_worker_take_batch (AmendsWorker *self, gboolean (*wanted) (GTask *task), guint64 wait_us,
                                           GTask **task);

/** amends_worker_is_current: TRUE on the worker's thread */
gboolean amends_worker_is_current (AmendsWorker *self);

/** amends_worker_stop: lets the thread end when nothing waits any more, and waits for that; not to be called on the thread. Frees @self. */
void amends_worker_stop (AmendsWorker *self);

G_END_DECLS
