/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsSearchProvider: answers the desktop's search (org.gnome.Shell.SearchProvider2) from the store. What is typed is read in the search language,
 * of all reviews, done or not, the newest come first. A question that a newer one overtakes is given up.
 *
 * Signals:
 *   "asked": something was asked; without a store, the answer waits until amends_search_provider_set_store() or _give_up()
 *   "review-activated" (gint64 review_id): the person chose a result
 *   "search-launched" (utf8 text): the person wants to see all of them; in the search language
 */
#define AMENDS_TYPE_SEARCH_PROVIDER (amends_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSearchProvider, amends_search_provider, AMENDS, SEARCH_PROVIDER, GObject)

/** AMENDS_SEARCH_MOST_RESULTS: the desktop shows five and says how many more there are */
#define AMENDS_SEARCH_MOST_RESULTS 25

AmendsSearchProvider *amends_search_provider_new (void);

/** amends_search_provider_export: offers it at @object_path */
gboolean amends_search_provider_export (AmendsSearchProvider *self, GDBusConnection *connection,
                                        const char *object_path, GError **error);
void amends_search_provider_unexport (AmendsSearchProvider *self);

/** amends_search_provider_set_store: @store: (nullable): what is searched from now on; answers what waits */
void amends_search_provider_set_store (AmendsSearchProvider *self, AmendsStore *store);
/** amends_search_provider_give_up: there will be no store: what waits finds nothing */
void amends_search_provider_give_up (AmendsSearchProvider *self);

G_END_DECLS
