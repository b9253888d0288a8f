/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-catalog.h"

#include <string.h>

static GPtrArray *
new_names (void)
{
    GPtrArray *names = g_ptr_array_new ();

    g_ptr_array_add (names, NULL);
    return names;
}

static AmendsCatalog *
new_catalog (void)
{
    AmendsCatalog *self = g_new (AmendsCatalog, 1);

    *self = (AmendsCatalog) {
        .items = g_array_new (FALSE, TRUE, sizeof (AmendsCatalogItem)),
        .marketplaces = new_names (),
        .brands = new_names (),
        .products = new_names (),
        .languages = g_ptr_array_new (),
        .texts = g_string_chunk_new (4096),
        .ranks = g_hash_table_new (NULL, NULL),
    };
    return self;
}

void
amends_catalog_free (AmendsCatalog *self)
{
    if (self == NULL)
        return;
    g_array_unref (self->items);
    g_ptr_array_unref (self->marketplaces);
    g_ptr_array_unref (self->brands);
    g_ptr_array_unref (self->products);
    g_ptr_array_unref (self->languages);
    g_string_chunk_free (self->texts);
    g_hash_table_unref (self->ranks);
    g_free (self);
}

/* @places: (element-type utf8 guint): of the names that are listed already */
static guint
place_name (AmendsCatalog *self, GPtrArray *names, GHashTable *places, const char *name)
{
    gpointer place;
    char *kept;

    if (*name == '\0')
        return 0;
    if (g_hash_table_lookup_extended (places, name, NULL, &place))
        return GPOINTER_TO_UINT (place);
    kept = g_string_chunk_insert_const (self->texts, name);
    g_hash_table_insert (places, kept, GUINT_TO_POINTER (names->len));
    g_ptr_array_add (names, kept);
    return names->len - 1;
}

static gboolean
load_items (AmendsCatalog *self, AmendsDb *db, GError **error)
{
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db, "SELECT id, external_id, marketplace, brand, title FROM item", error);
    g_autoptr (GHashTable) marketplaces = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) brands = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) products = g_hash_table_new (g_str_hash, g_str_equal);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);
        const char *product = amends_statement_get_text (rows, 1);
        const char *title = amends_statement_get_text (rows, 4);
        AmendsCatalogItem *item;

        if (id < 0 || id >= AMENDS_CATALOG_END)
            continue;
        if (id >= self->items->len)
            g_array_set_size (self->items, (guint) id + 1);
        item = &g_array_index (self->items, AmendsCatalogItem, id);
        item->title = *title != '\0' ? g_string_chunk_insert_const (self->texts, title) : NULL;
        item->marketplace = place_name (self, self->marketplaces, marketplaces, amends_statement_get_text (rows, 2));
        item->brand = place_name (self, self->brands, brands, amends_statement_get_text (rows, 3));
        item->product = place_name (self, self->products, products, *product != '\0' ? product : title);
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
load_languages (AmendsCatalog *self, AmendsDb *db, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (db, "SELECT id, tag FROM language", error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        if (id < 0 || id >= AMENDS_CATALOG_END)
            continue;
        if (id >= self->languages->len)
            g_ptr_array_set_size (self->languages, (gint) id + 1);
        self->languages->pdata[id] = g_string_chunk_insert_const (self->texts, amends_statement_get_text (rows, 1));
    }
    return step == AMENDS_STEP_DONE;
}

typedef struct {
    char *key; /* (owned) */
    char *text;
} Ranked;

static void
clear_ranked (gpointer data)
{
    g_free (((Ranked *) data)->key);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
    return strcmp (((const Ranked *) a)->key, ((const Ranked *) b)->key);
}

static void
collect (AmendsCatalog *self, GArray *all, const char *text)
{
    if (text == NULL || g_hash_table_contains (self->ranks, text))
        return;
    g_hash_table_add (self->ranks, (gpointer) text);
    g_array_append_val (all, ((Ranked) { g_utf8_collate_key (text, -1), (char *) text }));
}

/* Equal texts are at one address. */
static void
rank_names (AmendsCatalog *self)
{
    GPtrArray *const LISTS[] = { self->marketplaces, self->brands, self->products, self->languages };
    g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Ranked));

    g_array_set_clear_func (all, clear_ranked);
    for (guint i = 0; i < G_N_ELEMENTS (LISTS); i++)
        for (guint j = 0; j < LISTS[i]->len; j++)
            collect (self, all, LISTS[i]->pdata[j]);
    for (guint i = 0; i < self->items->len; i++)
        collect (self, all, g_array_index (self->items, AmendsCatalogItem, i).title);
    g_array_sort (all, compare_ranked);
    for (guint i = 0; i < all->len; i++)
        g_hash_table_replace (self->ranks, g_array_index (all, Ranked, i).text, GUINT_TO_POINTER (i));
}

guint
amends_catalog_get_rank (const AmendsCatalog *self, const char *name)
{
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, name));
}

AmendsCatalog *
amends_catalog_load (AmendsDb *db, GError **error)
{
    g_autoptr (AmendsCatalog) self = new_catalog ();

    if (!load_items (self, db, error) || !load_languages (self, db, error))
        return NULL;
    rank_names (self);
    return g_steal_pointer (&self);
}
