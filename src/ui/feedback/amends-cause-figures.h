/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-answer-day.h"
#include "amends-figure-parts.h"
#include "amends-guide.h"
#include "amends-store-cause-counts.h"

G_BEGIN_DECLS

/** AmendsCauseRank: how many comments have one cause. */
typedef struct {
    AmendsCause cause;
    guint64 n;
} AmendsCauseRank;

/** amends_cause_figures_rank: Returns: (transfer full) (element-type AmendsCauseRank): those that there are, the most frequent first */
GArray *amends_cause_figures_rank (const AmendsCauseBucket *counts);

/**
 * amends_cause_figures_causes: why customers are unhappy: how often, and how much of all the causes so far make up.
 * @ranks: as above; the points of the bars are these, in that order
 * @reviews_only: the feedback is left out, since what the page is about tells nothing of feedback
 *
 * Returns: (transfer full)
 */
AmendsChartFigure *amends_cause_figures_causes (const AmendsGuide *guide, const AmendsCauseBucket *counts,
                                                GArray *ranks, gboolean reviews_only);

/**
 * amends_cause_figures_answers: the share of neutral and negative feedback that was answered within 24 hours (rule #39, 7b).
 * @days: (element-type AmendsAnswerDay)
 *
 * Returns: (transfer full)
 */
AmendsChartFigure *amends_cause_figures_answers (GArray *days, const AmendsFeedbackSpan *span);

G_END_DECLS
