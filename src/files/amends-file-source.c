/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-file-source.h"

/* A batch also ends at this much text, so that a thousand rows of a megabyte do not meet in memory. */
#define BATCH_TEXT_MAX (8 * 1024 * 1024)

struct _AmendsFileSource {
    GObject parent_instance;

    GFile *file;                  /* (owned) */
    AmendsFileShape *shape;       /* (owned) */
    AmendsJsonColumns *columns;   /* (owned) (nullable) */
    AmendsReviewBuilder *builder; /* (owned) */
    AmendsRow *row;               /* (owned) */
    AmendsRowReader *reader;      /* (owned) (nullable): before the first read */
    gboolean at_end;
    gint per_mille; /* atomic */
};

static void amends_file_source_iface_init (AmendsBatchSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AmendsFileSource, amends_file_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (AMENDS_TYPE_BATCH_SOURCE, amends_file_source_iface_init))

static gboolean
ensure_open (AmendsFileSource *self, GCancellable *cancellable, GError **error)
{
    AmendsFileInput *input;

    if (self->reader != NULL)
        return TRUE;
    input = amends_file_input_open (self->file, cancellable, error);
    if (input == NULL)
        return FALSE;
    self->reader = amends_file_shape_open (self->shape, input, self->columns, cancellable, error);
    return self->reader != NULL;
}

static gboolean
fill_batch (AmendsFileSource *self, AmendsBatch *batch, guint max_rows, GCancellable *cancellable, GError **error)
{
    gsize n_text = 0;

    while (batch->n_read < max_rows && n_text < BATCH_TEXT_MAX && !self->at_end) {
        AmendsRowStatus status = AMENDS_ROW_FAILED;

        if (!g_cancellable_set_error_if_cancelled (cancellable, error))
            status = amends_row_reader_next (self->reader, self->row, cancellable, error);
        if (status == AMENDS_ROW_FAILED)
            return FALSE;
        self->at_end = status == AMENDS_ROW_END;
        if (self->at_end)
            break;
        n_text += self->row->text->len;
        amends_review_builder_add (self->builder, self->row, batch);
    }
    return TRUE;
}

static gboolean
amends_file_source_read (AmendsBatchSource *source, guint max_rows, AmendsBatch **batch, GCancellable *cancellable,
                         GError **error)
{
    AmendsFileSource *self = AMENDS_FILE_SOURCE (source);
    g_autoptr (AmendsBatch) filled = amends_batch_new ();

    *batch = NULL;
    if (!ensure_open (self, cancellable, error) || !fill_batch (self, filled, max_rows, cancellable, error))
        return FALSE;
    g_atomic_int_set (&self->per_mille,
                      self->at_end ? 1000 : (gint) (amends_row_reader_get_fraction (self->reader) * 1000));
    if (filled->n_read > 0)
        *batch = g_steal_pointer (&filled);
    return TRUE;
}

static double
amends_file_source_get_fraction (AmendsBatchSource *source)
{
    return g_atomic_int_get (&AMENDS_FILE_SOURCE (source)->per_mille) / 1000.0;
}

static void
amends_file_source_iface_init (AmendsBatchSourceInterface *iface)
{
    iface->read = amends_file_source_read;
    iface->get_fraction = amends_file_source_get_fraction;
}

static void
amends_file_source_finalize (GObject *object)
{
    AmendsFileSource *self = AMENDS_FILE_SOURCE (object);

    g_clear_pointer (&self->reader, amends_row_reader_free);
    g_clear_pointer (&self->columns, amends_json_columns_free);
    amends_review_builder_free (self->builder);
    amends_file_shape_free (self->shape);
    amends_row_free (self->row);
    g_object_unref (self->file);
    G_OBJECT_CLASS (amends_file_source_parent_class)->finalize (object);
}

static void
amends_file_source_class_init (AmendsFileSourceClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_file_source_finalize;
}

static void
amends_file_source_init (AmendsFileSource *self)
{
    self->row = amends_row_new ();
}

AmendsFileSource *
amends_file_source_new (GFile *file, const AmendsFileShape *shape, const AmendsMapping *mapping)
{
    AmendsFileSource *self = g_object_new (AMENDS_TYPE_FILE_SOURCE, NULL);

    self->file = g_object_ref (file);
    self->shape = amends_file_shape_copy (shape);
    self->builder = amends_review_builder_new (mapping);
    if (amends_file_shape_is_json (shape)) {
        self->columns = amends_json_columns_new ();
        for (guint i = 0; i < shape->columns->len; i++)
            amends_json_columns_find (self->columns, g_ptr_array_index (shape->columns, i));
        self->columns->growing = FALSE;
    }
    return self;
}
