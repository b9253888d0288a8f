/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-batch-queue.h"

struct _AmendsBatchQueue {
    gatomicrefcount refs;
    guint capacity;
    GMutex lock;
    GCond room;
    GQueue batches; /* under the lock, as all below */
    gboolean ended;
    gboolean closed;
    GError *error;
    guint peak;
};

AmendsBatchQueue *
amends_batch_queue_new (guint capacity)
{
    AmendsBatchQueue *self = g_new0 (AmendsBatchQueue, 1);

    g_atomic_ref_count_init (&self->refs);
    g_mutex_init (&self->lock);
    g_cond_init (&self->room);
    g_queue_init (&self->batches);
    self->capacity = capacity;
    return self;
}

AmendsBatchQueue *
amends_batch_queue_ref (AmendsBatchQueue *self)
{
    g_atomic_ref_count_inc (&self->refs);
    return self;
}

static void
free_batch (gpointer batch)
{
    amends_batch_free (batch);
}

void
amends_batch_queue_unref (AmendsBatchQueue *self)
{
    if (!g_atomic_ref_count_dec (&self->refs))
        return;
    g_queue_clear_full (&self->batches, free_batch);
    g_clear_error (&self->error);
    g_mutex_clear (&self->lock);
    g_cond_clear (&self->room);
    g_free (self);
}

gboolean
amends_batch_queue_push (AmendsBatchQueue *self, AmendsBatch *batch)
{
    gboolean wanted;

    g_mutex_lock (&self->lock);
    while (!self->closed && g_queue_get_length (&self->batches) >= self->capacity)
        g_cond_wait (&self->room, &self->lock);
    wanted = !self->closed;
    if (wanted) {
        g_queue_push_tail (&self->batches, g_steal_pointer (&batch));
        self->peak = MAX (self->peak, g_queue_get_length (&self->batches));
    }
    g_mutex_unlock (&self->lock);
    g_clear_pointer (&batch, amends_batch_free);
    return wanted;
}

void
amends_batch_queue_end (AmendsBatchQueue *self, GError *error)
{
    g_mutex_lock (&self->lock);
    self->ended = TRUE;
    self->error = error;
    g_mutex_unlock (&self->lock);
}

AmendsBatchQueueState
amends_batch_queue_pop (AmendsBatchQueue *self, AmendsBatch **batch, GError **error)
{
    AmendsBatchQueueState state = AMENDS_BATCH_QUEUE_EMPTY;

    g_mutex_lock (&self->lock);
    *batch = g_queue_pop_head (&self->batches);
    if (*batch != NULL) {
        state = AMENDS_BATCH_QUEUE_BATCH;
        g_cond_signal (&self->room);
    } else if (self->ended) {
        state = AMENDS_BATCH_QUEUE_END;
        *error = g_steal_pointer (&self->error);
    }
    g_mutex_unlock (&self->lock);
    return state;
}

void
amends_batch_queue_close (AmendsBatchQueue *self)
{
    g_mutex_lock (&self->lock);
    self->closed = TRUE;
    g_cond_broadcast (&self->room);
    g_mutex_unlock (&self->lock);
}

guint
amends_batch_queue_get_peak (AmendsBatchQueue *self)
{
    guint peak;

    g_mutex_lock (&self->lock);
    peak = self->peak;
    g_mutex_unlock (&self->lock);
    return peak;
}
