/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsFacetValue: one choice of a filter and how many reviews it would show under the other filters. */
typedef struct {
    char *key;   /* what goes into the query: name, product id, code, tag */
    char *label; /* what people read; equals key where there is nothing better */
    guint64 count;
} AmendsFacetValue;

/** AmendsFacets: the counts beside the filters. Ref-counted, immutable once handed out. */
typedef struct {
    guint64 total;     /* reviews that match the whole query */
    guint64 stars[6];  /* [1] to [5]; [0] is unused */
    GPtrArray *brands; /* (element-type AmendsFacetValue), most first, then by label */
    GPtrArray *products;
    GPtrArray *marketplaces;
    GPtrArray *languages;
    guint64 verified;
    guint64 with_photo;
    guint64 edited;
    guint64 contactable; /* 0 where the query has no contact_limits */
} AmendsFacets;

#define AMENDS_TYPE_FACETS (amends_facets_get_type ())
GType amends_facets_get_type (void);

AmendsFacets *amends_facets_new (void);
AmendsFacets *amends_facets_ref (AmendsFacets *self);
void amends_facets_unref (AmendsFacets *self);

/** amends_facets_add: appends a value to one of the lists; copies the strings. @label: (nullable): as @key */
void amends_facets_add (GPtrArray *list, const char *key, const char *label, guint64 count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFacets, amends_facets_unref)

G_END_DECLS
