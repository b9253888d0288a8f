/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-contact-receipt.h"
#include "amends-message.h"
#include "amends-order.h"
#include "amends-product.h"
#include "amends-review.h"

G_BEGIN_DECLS

/** AmendsRejection: something of a source that could not be taken, and why. */
typedef struct {
    guint64 line; /* line of the file (from 1), or position in the page (from 1) */
    char *reason; /* one translated sentence */
} AmendsRejection;

void amends_rejection_free (AmendsRejection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRejection, amends_rejection_free)

/**
 * AmendsBatch: what a source yields at a time; the store takes it whole, in one transaction, or not at all.
 * Filled by one thread, then handed over; not locked.
 */
typedef struct {
    GPtrArray *products;   /* (element-type AmendsProduct) (owned) */
    GPtrArray *orders;     /* (element-type AmendsOrder) (owned) */
    GPtrArray *reviews;    /* (element-type AmendsReview) (owned) */
    GPtrArray *removed;    /* (element-type utf8) (owned): external ids of reviews that the source has removed */
    GPtrArray *messages;   /* (element-type AmendsMessage) (owned) */
    GPtrArray *receipts;   /* (element-type AmendsContactReceipt) (owned): what became of contacts */
    GPtrArray *rejections; /* (element-type AmendsRejection) (owned): not stored; for the report */
    guint64 n_read;        /* rows of the source that this batch stands for, the rejected ones included */
    char *stream;          /* (nullable): "reviews" …: whose cursor follows */
    char *cursor;          /* (nullable): stored in the same transaction; where the next batch begins */
    char *etag;            /* (nullable): stored with the cursor */
} AmendsBatch;

AmendsBatch *amends_batch_new (void);
void amends_batch_free (AmendsBatch *self);

/** amends_batch_reject: counts one row as read and refused. @reason: (transfer full) */
void amends_batch_reject (AmendsBatch *self, guint64 line, char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsBatch, amends_batch_free)

/** AmendsBatchResult: what the store did with batches; add up with amends_batch_result_add(). */
typedef struct {
    guint64 added;
    guint64 updated;
    guint64 unchanged;
    guint64 removed;
} AmendsBatchResult;

void amends_batch_result_add (AmendsBatchResult *sum, const AmendsBatchResult *part);

/** AmendsBatchSource: something that yields batches by blocking reads, made to be read from a thread of its own. */
#define AMENDS_TYPE_BATCH_SOURCE (amends_batch_source_get_type ())
G_DECLARE_INTERFACE (AmendsBatchSource, amends_batch_source, AMENDS, BATCH_SOURCE, GObject)

struct _AmendsBatchSourceInterface {
    GTypeInterface parent;

    gboolean (*read) (AmendsBatchSource *self, guint max_rows, AmendsBatch **batch, GCancellable *cancellable,
                      GError **error);
    double (*get_fraction) (AmendsBatchSource *self);
};

/**
 * amends_batch_source_read: reads up to @max_rows rows. Blocks; any one thread at a time.
 * @batch: (out) (transfer full) (nullable): NULL at the end
 *
 * Returns: FALSE with @error set if the source failed or @cancellable was cancelled
 */
gboolean amends_batch_source_read (AmendsBatchSource *self, guint max_rows, AmendsBatch **batch,
                                   GCancellable *cancellable, GError **error);

/** amends_batch_source_get_fraction: Returns: 0.0 to 1.0 of the source read, or -1.0 if that cannot be known; thread-safe */
double amends_batch_source_get_fraction (AmendsBatchSource *self);

G_END_DECLS
