/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-import-plan.h"
#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsExportJob: writes the reviews of a query to a file, in the query's order. Rows are read page by page and written on a thread, so memory stays
 * flat and the window alive. It writes to a new file beside the target that takes its name at the end: the target is whole or as it was before.
 *
 * Property "fraction" (double, 0 to 1), notified after each page.
 */
#define AMENDS_TYPE_EXPORT_JOB (amends_export_job_get_type ())
G_DECLARE_FINAL_TYPE (AmendsExportJob, amends_export_job, AMENDS, EXPORT_JOB, GObject)

AmendsExportJob *amends_export_job_new (AmendsStore *store, const AmendsReviewQuery *query, GFile *target,
                                        AmendsFileFormat format);

/** Errors: AMENDS_FILE_ERROR_WRITE, AMENDS_STORE_ERROR_*, G_IO_ERROR_CANCELLED; the target is untouched then */
void amends_export_job_run_async (AmendsExportJob *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/** @n_written: (out) (optional) */
gboolean amends_export_job_run_finish (AmendsExportJob *self, GAsyncResult *result, guint64 *n_written, GError **error);

double amends_export_job_get_fraction (AmendsExportJob *self);

/** amends_export_job_format_for_name: by the name's ending; CSV if it says nothing that we know */
AmendsFileFormat amends_export_job_format_for_name (const char *name);

G_END_DECLS
