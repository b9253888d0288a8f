/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-facets.h"
#include "amends-query-compiler.h"
#include "amends-review-index.h"

G_BEGIN_DECLS

/** amends_facet_query_run: counts a query's total and choices. Returns: (transfer full) */
AmendsFacets *amends_facet_query_run (AmendsReviewIndex *index, const AmendsQueryContext *context, GError **error);

G_END_DECLS
