/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-checked-stream.h"

struct _AmendsCheckedStream {
    GFilterOutputStream parent_instance;

    GChecksum *sum;
    guint64 size;
};

G_DEFINE_FINAL_TYPE (AmendsCheckedStream, amends_checked_stream, G_TYPE_FILTER_OUTPUT_STREAM)

static gssize
amends_checked_stream_write (GOutputStream *stream, const void *buffer, gsize count, GCancellable *cancellable,
                             GError **error)
{
    AmendsCheckedStream *self = AMENDS_CHECKED_STREAM (stream);
    GOutputStream *base = g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (stream));
    gssize n = g_output_stream_write (base, buffer, count, cancellable, error);

    if (n > 0) {
        g_checksum_update (self->sum, buffer, n);
        self->size += (guint64) n;
    }
    return n;
}

static void
amends_checked_stream_finalize (GObject *object)
{
    g_checksum_free (AMENDS_CHECKED_STREAM (object)->sum);
    G_OBJECT_CLASS (amends_checked_stream_parent_class)->finalize (object);
}

static void
amends_checked_stream_class_init (AmendsCheckedStreamClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_checked_stream_finalize;
    G_OUTPUT_STREAM_CLASS (klass)->write_fn = amends_checked_stream_write;
}

static void
amends_checked_stream_init (AmendsCheckedStream *self)
{
    self->sum = g_checksum_new (G_CHECKSUM_SHA256);
}

AmendsCheckedStream *
amends_checked_stream_new (GOutputStream *base)
{
    return g_object_new (AMENDS_TYPE_CHECKED_STREAM, "base-stream", base, "close-base-stream", FALSE, NULL);
}

guint64
amends_checked_stream_get_size (AmendsCheckedStream *self)
{
    return self->size;
}

const char *
amends_checked_stream_get_sum (AmendsCheckedStream *self)
{
    return g_checksum_get_string (self->sum);
}
