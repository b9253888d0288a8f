/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-history.h"
#include "amends-figure-parts.h"
#include "amends-guide.h"
#include "amends-rule-pack.h"

G_BEGIN_DECLS

/* The charts of the feedback page, drawn from daily counts. Each has a title that states what it shows in a sentence. Days are UTC's, from 1970-01-01. */

/** amends_feedback_figures_first_day: Returns: the first day with feedback, or @today if there is none */
gint64 amends_feedback_figures_first_day (const AmendsFeedbackHistory *history, gint64 today);

/**
 * amends_feedback_figures_rating: the share of positive feedback in each window on each day, and how it goes on if no more comes.
 * @today: where the forecast begins
 *
 * Returns: (transfer full)
 */
AmendsChartFigure *amends_feedback_figures_rating (const AmendsRulePack *pack, const AmendsFeedbackHistory *history,
                                                   const AmendsFeedbackSpan *span, gint64 today);

/**
 * amends_feedback_figures_add_solutions: marks in a figure over time what was done about causes (rule #39).
 * @solutions: (element-type AmendsSolutionDone): the earliest first
 */
void amends_feedback_figures_add_solutions (AmendsChartFigure *figure, const AmendsGuide *guide, GPtrArray *solutions);

/** amends_feedback_figures_add_bucket_solutions: the same in a figure of bars, each as long as the resolution of @span */
void amends_feedback_figures_add_bucket_solutions (AmendsChartFigure *figure, const AmendsGuide *guide,
                                                   GPtrArray *solutions, const AmendsFeedbackSpan *span);

/** amends_feedback_figures_amount: how much feedback of each kind in each bucket. Returns: (transfer full) */
AmendsChartFigure *amends_feedback_figures_amount (const AmendsRulePack *pack, const AmendsFeedbackHistory *history,
                                                   const AmendsFeedbackSpan *span);

/** amends_feedback_figures_stars: how much of each number of stars, beside the same number of days before. Returns: (transfer full) */
AmendsChartFigure *amends_feedback_figures_stars (const AmendsFeedbackHistory *history, const AmendsFeedbackSpan *span);

G_END_DECLS
