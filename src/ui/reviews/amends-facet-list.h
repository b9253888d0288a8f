/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-facets.h"

G_BEGIN_DECLS

/**
 * AmendsFacetList: the choices of one filter (brands, products …) with their counts: the chosen and the most frequent ones at once,
 * the others behind a search. Hides itself where there is too little to choose from (rule #22).
 *
 * Signals: "toggled" (char *key, gboolean wanted).
 */
#define AMENDS_TYPE_FACET_LIST (amends_facet_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFacetList, amends_facet_list, AMENDS, FACET_LIST, GtkBox)

/** AmendsFacetNamer: Returns: (transfer full): what people read for a choice */
typedef char *(*AmendsFacetNamer) (const AmendsFacetValue *value);

/**
 * amends_facet_list_new: @title: translated heading. @search_hint: translated text of the empty search entry.
 * @min_choices: hidden below so many choices, unless one is chosen. @namer: (nullable): the label by default
 */
GtkWidget *amends_facet_list_new (const char *title, const char *search_hint, guint min_choices,
                                  AmendsFacetNamer namer);

/** amends_facet_list_set_values: @values: (element-type AmendsFacetValue). @chosen: (element-type utf8): keys; does not emit "toggled" */
void amends_facet_list_set_values (AmendsFacetList *self, GPtrArray *values, GPtrArray *chosen);

G_END_DECLS
