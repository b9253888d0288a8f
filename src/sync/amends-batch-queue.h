/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"

G_BEGIN_DECLS

/**
 * AmendsBatchQueue: hands batches from the thread that reads to the one that stores, and makes the reader wait when
 * it is too far ahead. Made to be shared: it is reference-counted, and everything in it is locked.
 */
typedef struct _AmendsBatchQueue AmendsBatchQueue;

AmendsBatchQueue *amends_batch_queue_new (guint capacity);
AmendsBatchQueue *amends_batch_queue_ref (AmendsBatchQueue *self);
void amends_batch_queue_unref (AmendsBatchQueue *self);

/** amends_batch_queue_push: waits for room. @batch: (transfer full). Returns: FALSE if nobody wants it any more */
gboolean amends_batch_queue_push (AmendsBatchQueue *self, AmendsBatch *batch);
/** amends_batch_queue_end: the reader's last word. @error: (transfer full) (nullable) */
void amends_batch_queue_end (AmendsBatchQueue *self, GError *error);

typedef enum {
    AMENDS_BATCH_QUEUE_EMPTY, /* for now */
    AMENDS_BATCH_QUEUE_BATCH,
    AMENDS_BATCH_QUEUE_END,
} AmendsBatchQueueState;

/**
 * amends_batch_queue_pop: never waits. @batch: (out) (transfer full). @error: (out) (transfer full) (nullable): at
 * the end, how it came
 */
AmendsBatchQueueState amends_batch_queue_pop (AmendsBatchQueue *self, AmendsBatch **batch, GError **error);

/** amends_batch_queue_close: nobody wants more; a waiting reader wakes */
void amends_batch_queue_close (AmendsBatchQueue *self);

/** amends_batch_queue_get_peak: the most batches that were in it at once */
guint amends_batch_queue_get_peak (AmendsBatchQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsBatchQueue, amends_batch_queue_unref)

G_END_DECLS
