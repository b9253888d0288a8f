/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsSavedViews: Inbox, Critical, Can be contacted, All and the person's own views, with how many reviews each shows. A person's own view can be renamed
 * and removed from its context menu (secondary click, long touch, Menu key, Shift+F10).
 *
 * Signals: "chosen" (AmendsReviewQuery *); "failed" (GError *).
 */
#define AMENDS_TYPE_SAVED_VIEWS (amends_saved_views_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSavedViews, amends_saved_views, AMENDS, SAVED_VIEWS, GtkBox)

GtkWidget *amends_saved_views_new (AmendsStore *store);

/** amends_saved_views_set_current: marks the view that shows exactly @query, if there is one */
void amends_saved_views_set_current (AmendsSavedViews *self, const AmendsReviewQuery *query);

/** amends_saved_views_save: asks for a name and keeps @query under it */
void amends_saved_views_save (AmendsSavedViews *self, const AmendsReviewQuery *query);

G_END_DECLS
