/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-import-plan.h"
#include "amends-record.h"

G_BEGIN_DECLS

/**
 * AmendsRecordWriter: writes records of one shape as CSV or TSV (UTF-8 with BOM, CRLF, every cell quoted, cells that a spreadsheet would run
 * neutralised), as a JSON array, or as JSON Lines. Blocking: use a thread for a file.
 */
typedef struct _AmendsRecordWriter AmendsRecordWriter;

/** amends_record_writer_new: @names: of the cells of each record; kept, so it must outlive the writer */
AmendsRecordWriter *amends_record_writer_new (GOutputStream *stream, AmendsFileFormat format, const char *const *names,
                                              guint n_cells);
/** amends_record_writer_write: Errors: AMENDS_FILE_ERROR_WRITE, G_IO_ERROR_CANCELLED */
gboolean amends_record_writer_write (AmendsRecordWriter *self, const AmendsCell *cells, GCancellable *cancellable,
                                     GError **error);
/** amends_record_writer_finish: writes the end; the stream is flushed, not closed */
gboolean amends_record_writer_finish (AmendsRecordWriter *self, GCancellable *cancellable, GError **error);
guint64 amends_record_writer_get_n_written (AmendsRecordWriter *self);
void amends_record_writer_free (AmendsRecordWriter *self);

/** amends_record_to_json: Returns: (transfer full): one object on one line, without line end */
char *amends_record_to_json (const char *const *names, const AmendsCell *cells, guint n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRecordWriter, amends_record_writer_free)

G_END_DECLS
