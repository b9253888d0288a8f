/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-facets.h"
#include "amends-query-parts.h"
#include "amends-review-kind.h"
#include "amends-review-selection.h"

G_BEGIN_DECLS

/**
 * AmendsReviewList: the reviews that the filter lets through: the chips of the filter, the rows, and the pages for having nothing to show.
 *
 * Signals: "done-toggled" (gint64 id, gboolean done), "opened" (gint64 id): a click, Enter; "part-removed" (AmendsQueryPart *).
 * Expects the actions reviews.reset-filters and reviews.retry.
 */
#define AMENDS_TYPE_REVIEW_LIST (amends_review_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewList, amends_review_list, AMENDS, REVIEW_LIST, GtkBox)

/** amends_review_list_set_model: once */
void amends_review_list_set_model (AmendsReviewList *self, AmendsRowListModel *model, AmendsReviewSelection *selection);

/**
 * amends_review_list_set_query: @filter: gives the chips. @terms: (element-type AmendsTextTerm): highlighted in the rows.
 * @facets: (nullable): gives products their names
 */
void amends_review_list_set_query (AmendsReviewList *self, const AmendsReviewQuery *filter, GPtrArray *terms,
                                   AmendsFacets *facets);

/** amends_review_list_select: selects the one row and brings it into view; the focus follows if it is in the list already, or nowhere */
void amends_review_list_select (AmendsReviewList *self, guint position);
/** amends_review_list_focus: to the row that is selected, or where the list had it */
void amends_review_list_focus (AmendsReviewList *self);

/** amends_review_list_set_picking: a plain click on a row selects it besides the others, or no more, instead of opening it */
void amends_review_list_set_picking (AmendsReviewList *self, gboolean picking);

/** amends_review_list_get_page: Returns: "list", "loading", "caught-up", "no-match" or "failed" */
const char *amends_review_list_get_page (AmendsReviewList *self);

G_END_DECLS
