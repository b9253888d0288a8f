/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/** AMENDS_CATALOG_END: the ids of items and languages are below it, for tables by id are made of them: a thousand times what a large shop has */
#define AMENDS_CATALOG_END (1 << 24)

/** AmendsCatalogItem: what one item counts for: places in the catalog's lists of names, 0 = none. */
typedef struct {
    guint marketplace, brand, product;
    const char *title; /* (nullable) */
} AmendsCatalogItem;

/**
 * AmendsCatalog: the names that counts are shown under, for all items and languages. There are thousands of items to millions of reviews, and
 * each count of choices needs all their names: so they are read once.
 */
typedef struct {
    GArray *items;           /* (element-type AmendsCatalogItem): by id */
    GPtrArray *marketplaces; /* (element-type utf8): the first is none */
    GPtrArray *brands;
    GPtrArray *products;  /* ids, or titles of what has none */
    GPtrArray *languages; /* (element-type utf8) (nullable): tags by id */
    GStringChunk *texts;
    GHashTable *
        ranks; /* (element-type utf8 guint): all names and titles, by address: their place in the order of people's language */
} AmendsCatalog;

/** amends_catalog_load: Returns: (transfer full) */
AmendsCatalog *amends_catalog_load (AmendsDb *db, GError **error);
/** amends_catalog_get_rank: which of two names of the catalog comes first; to compare them by letters would cost more than all the counting */
guint amends_catalog_get_rank (const AmendsCatalog *self, const char *name);
/** amends_catalog_free: @self: (nullable) */
void amends_catalog_free (AmendsCatalog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsCatalog, amends_catalog_free)

G_END_DECLS
