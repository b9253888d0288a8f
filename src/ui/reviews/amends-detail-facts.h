/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-fact-grid.h"
#include "amends-order.h"
#include "amends-review.h"

G_BEGIN_DECLS

/** amends_detail_facts_fill: what is known of the review; unknown facts are left away */
void amends_detail_facts_fill (AmendsFactGrid *grid, const AmendsReview *review, gint64 now, GTimeZone *zone);

/** amends_detail_facts_fill_order: what is known of its order. @order: (nullable): NULL empties the grid */
void amends_detail_facts_fill_order (AmendsFactGrid *grid, const AmendsOrder *order);

G_END_DECLS
