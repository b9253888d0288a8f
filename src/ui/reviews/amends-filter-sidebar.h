/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-facets.h"
#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsFilterSidebar: everything that decides which reviews the list shows but the search (rules #21, #22, #43, #10).
 *
 * Signals: "changed" (AmendsReviewQuery *) when the person changes a filter; "view-chosen" (AmendsReviewQuery *): a whole query,
 * words included, takes the place of all that was; "failed" (GError *).
 */
#define AMENDS_TYPE_FILTER_SIDEBAR (amends_filter_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFilterSidebar, amends_filter_sidebar, AMENDS, FILTER_SIDEBAR, AdwBin)

/** amends_filter_sidebar_set_store: where the views are kept; once, before anything else */
void amends_filter_sidebar_set_store (AmendsFilterSidebar *self, AmendsStore *store);

/** amends_filter_sidebar_set_query: shows this filter; does not emit "changed". @shown: the filter with the search on top: what the views are compared with */
void amends_filter_sidebar_set_query (AmendsFilterSidebar *self, const AmendsReviewQuery *filter,
                                      const AmendsReviewQuery *shown);
void amends_filter_sidebar_set_facets (AmendsFilterSidebar *self, AmendsFacets *facets);

/** amends_filter_sidebar_save_view: asks for a name and keeps @query under it */
void amends_filter_sidebar_save_view (AmendsFilterSidebar *self, const AmendsReviewQuery *query);

G_END_DECLS
