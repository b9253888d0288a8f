/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-batch.h"

void
amends_rejection_free (AmendsRejection *self)
{
    g_free (self->reason);
    g_free (self);
}

AmendsBatch *
amends_batch_new (void)
{
    AmendsBatch *self = g_new0 (AmendsBatch, 1);

    self->products = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_product_unref);
    self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_order_unref);
    self->reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_review_unref);
    self->removed = g_ptr_array_new_with_free_func (g_free);
    self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_message_unref);
    self->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_receipt_unref);
    self->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_rejection_free);
    return self;
}

void
amends_batch_free (AmendsBatch *self)
{
    g_ptr_array_unref (self->products);
    g_ptr_array_unref (self->orders);
    g_ptr_array_unref (self->reviews);
    g_ptr_array_unref (self->removed);
    g_ptr_array_unref (self->messages);
    g_ptr_array_unref (self->receipts);
    g_ptr_array_unref (self->rejections);
    g_free (self->stream);
    g_free (self->cursor);
    g_free (self->etag);
    g_free (self);
}

void
amends_batch_reject (AmendsBatch *self, guint64 line, char *reason)
{
    AmendsRejection *rejection = g_new (AmendsRejection, 1);

    *rejection = (AmendsRejection) { line, reason };
    g_ptr_array_add (self->rejections, rejection);
    self->n_read++;
}

void
amends_batch_result_add (AmendsBatchResult *sum, const AmendsBatchResult *part)
{
    sum->added += part->added;
    sum->updated += part->updated;
    sum->unchanged += part->unchanged;
    sum->removed += part->removed;
}

G_DEFINE_INTERFACE (AmendsBatchSource, amends_batch_source, G_TYPE_OBJECT)

static void
amends_batch_source_default_init (AmendsBatchSourceInterface *iface G_GNUC_UNUSED)
{
}

gboolean
amends_batch_source_read (AmendsBatchSource *self, guint max_rows, AmendsBatch **batch, GCancellable *cancellable,
                          GError **error)
{
    g_return_val_if_fail (AMENDS_IS_BATCH_SOURCE (self), FALSE);

    return AMENDS_BATCH_SOURCE_GET_IFACE (self)->read (self, max_rows, batch, cancellable, error);
}

double
amends_batch_source_get_fraction (AmendsBatchSource *self)
{
    g_return_val_if_fail (AMENDS_IS_BATCH_SOURCE (self), -1.0);

    return AMENDS_BATCH_SOURCE_GET_IFACE (self)->get_fraction (self);
}
