/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-figure-parts.h"
#include "amends-review-history.h"
#include "amends-rule-pack.h"

G_BEGIN_DECLS

/* The charts of the feedback page that are about reviews of products, drawn from daily counts. */

/** amends_review_figures_amount: how many reviews of each number of stars in each bucket. Returns: (transfer full) */
AmendsChartFigure *amends_review_figures_amount (const AmendsRulePack *pack, const AmendsReviewHistory *history,
                                                 const AmendsFeedbackSpan *span);

/** amends_review_figures_stars: how many reviews of each number of stars, beside the same number of days before. Returns: (transfer full) */
AmendsChartFigure *amends_review_figures_stars (const AmendsReviewHistory *history, const AmendsFeedbackSpan *span);

/**
 * amends_review_figures_list_worst: the products with critical reviews in the history's months: first where it is surest that a large share is
 * critical, so that one bad review of two does not come before thirty of a hundred.
 *
 * Returns: (transfer container) (element-type AmendsReviewProduct)
 */
GPtrArray *amends_review_figures_list_worst (const AmendsRulePack *pack, const AmendsReviewHistory *history);

/**
 * amends_review_figures_products: the monthly record of products (rule #67): the share of critical reviews by product and month, with their number.
 * @worst: as above
 * @n_rows: products that are shown at most; the series of the one layer are the first ones of @worst, in that order
 *
 * Returns: (transfer full)
 */
AmendsChartFigure *amends_review_figures_products (const AmendsRulePack *pack, const AmendsReviewHistory *history,
                                                   GPtrArray *worst, guint n_rows);

/** amends_review_figures_count_critical: Returns: how many critical reviews there are from the day @first to @last, as far as @history goes */
guint64 amends_review_figures_count_critical (const AmendsRulePack *pack, const AmendsReviewHistory *history,
                                              gint64 first, gint64 last);

G_END_DECLS
