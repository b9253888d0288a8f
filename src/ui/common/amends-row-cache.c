/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-cache.h"

typedef struct {
    gint64 id;
    gpointer row; /* (owned) */
} Entry;

struct _AmendsRowCache {
    const AmendsRowKind *kind;
    guint capacity;
    GHashTable *links; /* (element-type gint64 GList): keys live in the entries */
    GQueue order;      /* (element-type Entry) (owned): most recently used first */
};

AmendsRowCache *
amends_row_cache_new (const AmendsRowKind *kind, guint capacity)
{
    AmendsRowCache *self = g_new0 (AmendsRowCache, 1);

    self->kind = kind;
    self->capacity = capacity;
    self->links = g_hash_table_new (g_int64_hash, g_int64_equal);
    g_queue_init (&self->order);
    return self;
}

void
amends_row_cache_free (AmendsRowCache *self)
{
    amends_row_cache_clear (self);
    g_hash_table_unref (self->links);
    g_free (self);
}

static void
drop_link (AmendsRowCache *self, GList *link)
{
    Entry *entry = link->data;

    g_hash_table_remove (self->links, &entry->id);
    g_queue_delete_link (&self->order, link);
    g_boxed_free (self->kind->get_type (), entry->row);
    g_free (entry);
}

void
amends_row_cache_put (AmendsRowCache *self, gconstpointer row)
{
    Entry *entry = g_new (Entry, 1);
    GList *link;

    *entry = (Entry) { self->kind->get_id (row), g_boxed_copy (self->kind->get_type (), row) };
    link = g_hash_table_lookup (self->links, &entry->id);
    if (link != NULL)
        drop_link (self, link);
    g_queue_push_head (&self->order, entry);
    g_hash_table_insert (self->links, &entry->id, self->order.head);
    while (self->order.length > self->capacity)
        drop_link (self, self->order.tail);
}

gconstpointer
amends_row_cache_get (AmendsRowCache *self, gint64 id)
{
    GList *link = g_hash_table_lookup (self->links, &id);

    if (link == NULL)
        return NULL;
    g_queue_unlink (&self->order, link);
    g_queue_push_head_link (&self->order, link);
    return ((Entry *) link->data)->row;
}

void
amends_row_cache_clear (AmendsRowCache *self)
{
    while (self->order.tail != NULL)
        drop_link (self, self->order.tail);
}

guint
amends_row_cache_get_size (AmendsRowCache *self)
{
    return self->order.length;
}
