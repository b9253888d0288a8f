/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch-writer.h"
#include "amends-db-error.h"
#include "amends-db.h"
#include "amends-query-compiler.h"
#include "amends-review-index.h"
#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsJobKind: how a job touches the data, and who waits for it. */
typedef enum {
    AMENDS_JOB_READ,   /* a person waits; one snapshot */
    AMENDS_JOB_ACTION, /* a person waits; one transaction that survives a power cut */
    AMENDS_JOB_BATCH,  /* rows of a source; several that wait may share a transaction */
    AMENDS_JOB_SURVEY, /* outside any transaction, after the batches */
} AmendsJobKind;

/** AmendsJob: what a job's function may use; valid on the worker thread during the job. */
typedef struct {
    AmendsStore *store;
    AmendsDb *db;
    AmendsReviewIndex *index; /* for jobs that read */
    gint64 now;
    GTimeZone *zone;
    int done_days;
    AmendsBatchWriter *writer; /* (nullable): of a batch's transaction */
    guint changes;             /* flags of AmendsStoreChange, set by the function; emitted if it was committed */
} AmendsJob;

static inline AmendsQueryContext
amends_job_get_context (const AmendsJob *job, const AmendsReviewQuery *query)
{
    return (AmendsQueryContext) { query, job->now, job->zone, job->done_days };
}

/** AmendsJobFunc: does the job with @data, which also takes its result. Runs on the worker thread. */
typedef gboolean (*AmendsJobFunc) (AmendsJob *job, gpointer data, GError **error);

/**
 * amends_store_start: queues a job; its GTask, tagged @tag, returns TRUE or an error.
 * @data: (transfer full): the task's data: parameters and result
 */
void amends_store_start (AmendsStore *self, AmendsJobKind kind, gpointer tag, AmendsJobFunc func, gpointer data,
                         GDestroyNotify free_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);

/** amends_store_has_sources: TRUE while batches of some source are expected. From any thread */
gboolean amends_store_has_sources (AmendsStore *self);

/** amends_store_set_bulk_rows: for tests, before the first batch: from how many reviews on an import does without the list indexes meanwhile */
void amends_store_set_bulk_rows (AmendsStore *self, guint n);

/** amends_store_is_closing: TRUE from amends_store_close_async() on: what goes on by itself ends then */
gboolean amends_store_is_closing (AmendsStore *self);

/** amends_store_finish: Returns: (transfer none) (nullable): the job's data, or NULL with @error set */
gpointer amends_store_finish (AmendsStore *self, GAsyncResult *result, gpointer tag, GError **error);

/** amends_job_dup_contact_limits: Returns: (transfer full) (nullable): by the rules that the store was told, as of the job's instant */
AmendsContactLimits *amends_job_dup_contact_limits (const AmendsJob *job);
/** amends_job_set_contact_limits: gives them to @query unless it has its own */
void amends_job_set_contact_limits (const AmendsJob *job, AmendsReviewQuery *query);

/** amends_store_notify: emits "changed" in the store's main context; from any thread */
void amends_store_notify (AmendsStore *self, guint changes);

/** amends_store_warm_up: reads what is not in the columns yet, bit by bit and after all else */
void amends_store_warm_up (AmendsStore *self);

/** amends_store_watch_new: watches the folder of @store for changes by another process, in the thread-default context */
GFileMonitor *amends_store_watch_new (AmendsStore *self);

G_END_DECLS
