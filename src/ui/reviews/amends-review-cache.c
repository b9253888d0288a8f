/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-cache.h"

struct _AmendsReviewCache {
    guint capacity;
    GHashTable *links; /* (element-type gint64 GList): keys live in the reviews */
    GQueue order;      /* (element-type AmendsReview) (owned): most recently used first */
};

AmendsReviewCache *
amends_review_cache_new (guint capacity)
{
    AmendsReviewCache *self = g_new0 (AmendsReviewCache, 1);

    self->capacity = capacity;
    self->links = g_hash_table_new (g_int64_hash, g_int64_equal);
    g_queue_init (&self->order);
    return self;
}

void
amends_review_cache_free (AmendsReviewCache *self)
{
    amends_review_cache_clear (self);
    g_hash_table_unref (self->links);
    g_free (self);
}

static void
drop_link (AmendsReviewCache *self, GList *link)
{
    AmendsReview *review = link->data;

    g_hash_table_remove (self->links, &review->id);
    g_queue_delete_link (&self->order, link);
    amends_review_unref (review);
}

void
amends_review_cache_put (AmendsReviewCache *self, AmendsReview *review)
{
    GList *link = g_hash_table_lookup (self->links, &review->id);

    if (link != NULL)
        drop_link (self, link);
    g_queue_push_head (&self->order, amends_review_ref (review));
    g_hash_table_insert (self->links, &review->id, self->order.head);
    while (self->order.length > self->capacity)
        drop_link (self, self->order.tail);
}

AmendsReview *
amends_review_cache_get (AmendsReviewCache *self, gint64 id)
{
    GList *link = g_hash_table_lookup (self->links, &id);

    if (link == NULL)
        return NULL;
    g_queue_unlink (&self->order, link);
    g_queue_push_head_link (&self->order, link);
    return link->data;
}

void
amends_review_cache_clear (AmendsReviewCache *self)
{
    while (self->order.tail != NULL)
        drop_link (self, self->order.tail);
}

guint
amends_review_cache_get_size (AmendsReviewCache *self)
{
    return self->order.length;
}
