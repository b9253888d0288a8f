/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-writer.h"

#include "amends-record-writer.h"

static const char *const COLUMNS[] = {
    "id",   "account",  "external_id", "marketplace",  "product",  "product_title", "brand",  "stars",   "title",
    "body", "language", "author",      "published_at", "verified", "helpful",       "photos", "done_at", "url",
};
#define N_COLUMNS G_N_ELEMENTS (COLUMNS)

struct _AmendsExportWriter {
    AmendsRecordWriter *records;
};

AmendsExportWriter *
amends_export_writer_new (GOutputStream *stream, AmendsFileFormat format)
{
    AmendsExportWriter *self;

    g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

    self = g_new0 (AmendsExportWriter, 1);
    self->records = amends_record_writer_new (stream, format, COLUMNS, N_COLUMNS);
    return self;
}

void
amends_export_writer_free (AmendsExportWriter *self)
{
    amends_record_writer_free (self->records);
    g_free (self);
}

/* In the order of COLUMNS. */
static void
fill_cells (const AmendsReview *review, AmendsCell cells[N_COLUMNS])
{
    const AmendsCell filled[] = {
        amends_cell_number (review->id),
        amends_cell_number (review->account_id),
        amends_cell_text (review->external_id),
        amends_cell_text (review->marketplace),
        amends_cell_text (review->product_id),
        amends_cell_text (review->product_title),
        amends_cell_text (review->brand),
        amends_cell_number (review->stars),
        amends_cell_text (review->title),
        amends_cell_text (review->body),
        amends_cell_text (review->language),
        amends_cell_text (review->author),
        amends_cell_instant (review->published_at),
        amends_cell_truth (review->verified),
        amends_cell_number (review->helpful),
        amends_cell_list (review->photos),
        amends_cell_instant (review->done_at),
        amends_cell_text (review->url),
    };

    G_STATIC_ASSERT (G_N_ELEMENTS (filled) == N_COLUMNS);
    memcpy (cells, filled, sizeof filled);
}

char *
amends_export_review_to_json (const AmendsReview *review)
{
    AmendsCell cells[N_COLUMNS];

    fill_cells (review, cells);
    return amends_record_to_json (COLUMNS, cells, N_COLUMNS);
}

gboolean
amends_export_writer_write (AmendsExportWriter *self, const AmendsReview *review, GCancellable *cancellable,
                            GError **error)
{
    AmendsCell cells[N_COLUMNS];

    fill_cells (review, cells);
    return amends_record_writer_write (self->records, cells, cancellable, error);
}

gboolean
amends_export_writer_finish (AmendsExportWriter *self, GCancellable *cancellable, GError **error)
{
    return amends_record_writer_finish (self->records, cancellable, error);
}
