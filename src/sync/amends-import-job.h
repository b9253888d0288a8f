/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsImportJob: reads a batch source on a thread of its own and stores its batches, with a bounded queue between
 * the two, so that memory stays flat. Cancelling leaves whole batches. After a large import it settles the store, and
 * the fraction is the share of that; to cancel then ends the wait, and is no error.
 *
 * Properties: "fraction" (double, -1 unknown), "n-read" (guint64), notified at most ten times a second.
 */
#define AMENDS_TYPE_IMPORT_JOB (amends_import_job_get_type ())
G_DECLARE_FINAL_TYPE (AmendsImportJob, amends_import_job, AMENDS, IMPORT_JOB, GObject)

/** amends_import_job_new: @dry_run: count what would happen, store nothing */
AmendsImportJob *amends_import_job_new (AmendsStore *store, gint64 account_id, AmendsBatchSource *source,
                                        gboolean dry_run);

void amends_import_job_run_async (AmendsImportJob *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean amends_import_job_run_finish (AmendsImportJob *self, GAsyncResult *result, GError **error);

/** What was done so far; also valid after an error or a cancel. */
guint64 amends_import_job_get_n_read (AmendsImportJob *self);
guint64 amends_import_job_get_n_rejected (AmendsImportJob *self);
const AmendsBatchResult *amends_import_job_get_counts (AmendsImportJob *self);
/** Returns: (element-type AmendsRejection): the first 1,000 of them */
GPtrArray *amends_import_job_get_rejections (AmendsImportJob *self);
double amends_import_job_get_fraction (AmendsImportJob *self);
/** Returns: whether all rows are stored, and the lists are being put in order */
gboolean amends_import_job_is_settling (AmendsImportJob *self);

G_END_DECLS
