/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-import-plan.h"
#include "amends-review.h"

G_BEGIN_DECLS

/**
 * AmendsExportWriter: writes reviews as CSV (UTF-8 with BOM, CRLF, every cell quoted, cells that a spreadsheet would run neutralised),
 * as a JSON array, or as JSON Lines. What it writes imports again unchanged. Blocking: use a thread for a file.
 */
typedef struct _AmendsExportWriter AmendsExportWriter;

/** amends_export_writer_new: @format: CSV, TSV, JSON or JSON_LINES */
AmendsExportWriter *amends_export_writer_new (GOutputStream *stream, AmendsFileFormat format);
gboolean amends_export_writer_write (AmendsExportWriter *self, const AmendsReview *review, GCancellable *cancellable,
                                     GError **error);
/** amends_export_writer_finish: writes the end; the stream is flushed, not closed */
gboolean amends_export_writer_finish (AmendsExportWriter *self, GCancellable *cancellable, GError **error);
void amends_export_writer_free (AmendsExportWriter *self);

/** amends_export_review_to_json: Returns: (transfer full): one object on one line, without line end, with the documented members */
char *amends_export_review_to_json (const AmendsReview *review);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsExportWriter, amends_export_writer_free)

G_END_DECLS
