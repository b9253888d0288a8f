/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-reader.h"

#include "amends-row-cache.h"
#include "amends-side-context.h"

#define CACHED_ROWS 512

struct _AmendsRowReader {
    GObject parent_instance;

    const AmendsRowKind *kind;
    AmendsStore *store;         /* (owned) */
    GHashTable *items;          /* (owned) (element-type gint64 Watch): the items that somebody holds */
    GHashTable *pending;        /* (owned) (element-type gint64): ids that are being read */
    AmendsRowCache *cache;      /* (owned) */
    GCancellable *cancellable;  /* (owned) */
    AmendsSideContext *answers; /* (owned): where rows arrive */
    guint generation;           /* grows with each cancelling: answers that come late are dropped */
};

/* Knows an item without keeping it. */
typedef struct {
    AmendsRowReader *self;
    AmendsRowItem *item;
    gint64 id;
} Watch;

typedef struct {
    AmendsRowReader *self; /* (owned) */
    guint generation;
    gint64 *ids; /* (owned) */
    gsize n_ids;
} Question;

typedef enum {
    SIGNAL_FAILED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsRowReader, amends_row_reader, G_TYPE_OBJECT)

static void
free_question (Question *question)
{
    g_object_unref (question->self);
    g_free (question->ids);
    g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static void
take_row (AmendsRowReader *self, gconstpointer row)
{
    AmendsRowItem *item = amends_row_reader_find (self, self->kind->get_id (row));

    amends_row_cache_put (self->cache, row);
    if (item != NULL)
        amends_row_item_set_row (item, row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Question) question = user_data;
    AmendsRowReader *self = question->self;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rows = self->kind->load_finish (AMENDS_STORE (source), result, &error);

    if (question->generation != self->generation)
        return;
    for (gsize i = 0; i < question->n_ids; i++)
        g_hash_table_remove (self->pending, &question->ids[i]);
    for (guint i = 0; rows != NULL && i < rows->len; i++)
        take_row (self, g_ptr_array_index (rows, i));
    if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
ask (AmendsRowReader *self, GArray *ids)
{
    Question *question;

    if (ids->len == 0)
        return;
    question = g_new (Question, 1);
    *question = (Question) { g_object_ref (self), self->generation, g_memdup2 (ids->data, ids->len * sizeof (gint64)),
                             ids->len };
    for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (self->pending, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
    amends_side_context_push (self->answers);
    self->kind->load (self->store, question->ids, question->n_ids, self->cancellable, loaded_cb, question);
    amends_side_context_pop (self->answers);
}

static void
item_gone_cb (gpointer data, GObject *where_the_item_was G_GNUC_UNUSED)
{
    Watch *watch = data;

    g_hash_table_remove (watch->self->items, &watch->id);
}

static void
unwatch_items (AmendsRowReader *self)
{
    GHashTableIter iter;
    gpointer watch;

    g_hash_table_iter_init (&iter, self->items);
    while (g_hash_table_iter_next (&iter, NULL, &watch)) {
        g_object_weak_unref (G_OBJECT (((Watch *) watch)->item), item_gone_cb, watch);
        g_hash_table_iter_remove (&iter);
    }
}

static void
amends_row_reader_finalize (GObject *object)
{
    AmendsRowReader *self = AMENDS_ROW_READER (object);

    unwatch_items (self);
    g_hash_table_unref (self->items);
    g_hash_table_unref (self->pending);
    g_clear_pointer (&self->cache, amends_row_cache_free);
    g_object_unref (self->cancellable);
    g_object_unref (self->store);
    g_clear_pointer (&self->answers, amends_side_context_free);
    G_OBJECT_CLASS (amends_row_reader_parent_class)->finalize (object);
}

static void
amends_row_reader_class_init (AmendsRowReaderClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_row_reader_finalize;
    signals[SIGNAL_FAILED] = g_signal_new ("failed", AMENDS_TYPE_ROW_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
amends_row_reader_init (AmendsRowReader *self)
{
    self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
    self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    self->cancellable = g_cancellable_new ();
    self->answers = amends_side_context_new ();
}

AmendsRowReader *
amends_row_reader_new (const AmendsRowKind *kind, AmendsStore *store)
{
    AmendsRowReader *self = g_object_new (AMENDS_TYPE_ROW_READER, NULL);

    self->kind = kind;
    self->store = g_object_ref (store);
    self->cache = amends_row_cache_new (kind, CACHED_ROWS);
    return self;
}

AmendsRowItem *
amends_row_reader_find (AmendsRowReader *self, gint64 id)
{
    Watch *watch = g_hash_table_lookup (self->items, &id);

    return watch != NULL ? watch->item : NULL;
}

AmendsRowItem *
amends_row_reader_get (AmendsRowReader *self, gint64 id)
{
    AmendsRowItem *item = amends_row_reader_find (self, id);
    gconstpointer row;
    Watch *watch;

    if (item != NULL)
        return g_object_ref (item);
    item = amends_row_item_new (self->kind, id);
    row = amends_row_cache_get (self->cache, id);
    if (row != NULL)
        amends_row_item_set_row (item, row);
    watch = g_new (Watch, 1);
    *watch = (Watch) { self, item, id };
    g_hash_table_insert (self->items, &watch->id, watch);
    g_object_weak_ref (G_OBJECT (item), item_gone_cb, watch);
    return item;
}

gboolean
amends_row_reader_is_known (AmendsRowReader *self, gint64 id)
{
    return g_hash_table_contains (self->pending, &id) || amends_row_cache_get (self->cache, id) != NULL;
}

void
amends_row_reader_load (AmendsRowReader *self, const gint64 *ids, gsize n_ids)
{
    g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (gsize i = 0; i < n_ids; i++)
        if (!amends_row_reader_is_known (self, ids[i]))
            g_array_append_val (wanted, ids[i]);
    ask (self, wanted);
}

void
amends_row_reader_refresh (AmendsRowReader *self)
{
    g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
    GHashTableIter iter;
    gpointer key;

    amends_row_cache_clear (self->cache);
    g_hash_table_iter_init (&iter, self->items);
    while (g_hash_table_iter_next (&iter, &key, NULL))
        g_array_append_vals (wanted, key, 1);
    ask (self, wanted);
}

void
amends_row_reader_cancel (AmendsRowReader *self)
{
    self->generation++;
    g_cancellable_cancel (self->cancellable);
    g_object_unref (self->cancellable);
    self->cancellable = g_cancellable_new ();
    g_hash_table_remove_all (self->pending);
}

static gboolean
has_all (gpointer user_data)
{
    return g_hash_table_size (((AmendsRowReader *) user_data)->pending) == 0;
}

gboolean
amends_row_reader_wait (AmendsRowReader *self, guint ms)
{
    g_autoptr (AmendsRowReader) held = g_object_ref (self);

    return amends_side_context_wait (held->answers, has_all, held, ms);
}

guint
amends_row_reader_get_n_items (AmendsRowReader *self)
{
    return g_hash_table_size (self->items);
}
