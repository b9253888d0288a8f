/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-catalog.h"

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
        guint id = (guint) amends_statement_get_int (rows, 0);
        const char *product = amends_statement_get_text (rows, 1);
        const char *title = amends_statement_get_text (rows, 4);
        AmendsCatalogItem *item;

        if (id >= self->items->len)
            g_array_set_size (self->items, id + 1);
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
        guint id = (guint) amends_statement_get_int (rows, 0);

        if (id >= self->languages->len)
            g_ptr_array_set_size (self->languages, (gint) id + 1);
        self->languages->pdata[id] = g_string_chunk_insert_const (self->texts, amends_statement_get_text (rows, 1));
    }
    return step == AMENDS_STEP_DONE;
}

AmendsCatalog *
amends_catalog_load (AmendsDb *db, GError **error)
{
    g_autoptr (AmendsCatalog) self = new_catalog ();

    return load_items (self, db, error) && load_languages (self, db, error) ? g_steal_pointer (&self) : NULL;
}
