/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-facets.h"

G_DEFINE_BOXED_TYPE (AmendsFacets, amends_facets, amends_facets_ref, amends_facets_unref)

static void
facet_value_free (AmendsFacetValue *value)
{
    g_free (value->key);
    g_free (value->label);
    g_free (value);
}

GPtrArray *
amends_facets_list_new (void)
{
    return g_ptr_array_new_with_free_func ((GDestroyNotify) facet_value_free);
}

AmendsFacets *
amends_facets_new (void)
{
    AmendsFacets *self = g_atomic_rc_box_new0 (AmendsFacets);

    self->brands = amends_facets_list_new ();
    self->products = amends_facets_list_new ();
    self->marketplaces = amends_facets_list_new ();
    self->languages = amends_facets_list_new ();
    return self;
}

AmendsFacets *
amends_facets_ref (AmendsFacets *self)
{
    return g_atomic_rc_box_acquire (self);
}

static void
facets_clear (gpointer data)
{
    AmendsFacets *self = data;

    g_ptr_array_unref (self->brands);
    g_ptr_array_unref (self->products);
    g_ptr_array_unref (self->marketplaces);
    g_ptr_array_unref (self->languages);
}

void
amends_facets_unref (AmendsFacets *self)
{
    g_atomic_rc_box_release_full (self, facets_clear);
}

void
amends_facets_add (GPtrArray *list, const char *key, const char *label, guint64 count)
{
    AmendsFacetValue *value = g_new (AmendsFacetValue, 1);

    *value = (AmendsFacetValue) { g_strdup (key), g_strdup (label != NULL ? label : key), count };
    g_ptr_array_add (list, value);
}
