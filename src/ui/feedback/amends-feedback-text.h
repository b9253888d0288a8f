/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-history.h"
#include "amends-feedback.h"
#include "amends-rating-forecast.h"
#include "amends-rating.h"

G_BEGIN_DECLS

/* The words and numbers of the feedback page. Percentages have one decimal; the marketplace shows whole ones (X12). */

/** amends_feedback_text_tenths: Returns: (transfer full): "97.9%"; an en dash if @tenths is -1 */
char *amends_feedback_text_tenths (int tenths);

/** amends_feedback_text_window: Returns: (transfer full): "90 days", "Lifetime" */
char *amends_feedback_text_window (const AmendsRulePack *pack, AmendsFeedbackWindow window);

/** amends_feedback_text_shown: Returns: (transfer full) (nullable): "The marketplace shows 98%"; NULL without a rating */
char *amends_feedback_text_shown (const AmendsFeedbackCounts *counts);

/** amends_feedback_text_counts: Returns: (transfer full): "92 positive, 1 neutral, 2 negative" */
char *amends_feedback_text_counts (const AmendsFeedbackCounts *counts);
/** amends_feedback_text_window_counts: Returns: (transfer full): the same, but "1 neutral, 2 negative" where a source left out all positive ones */
char *amends_feedback_text_window_counts (const AmendsRatingWindow *window);

/** amends_feedback_text_share: Returns: (transfer full): "97.9%"; an en dash where it is not known */
char *amends_feedback_text_share (const AmendsRatingWindow *window);

/** amends_feedback_text_needed: Returns: (transfer full) (nullable): how many positive ones are needed for @tenths; NULL if it is reached */
char *amends_feedback_text_needed (const AmendsFeedbackCounts *counts, int tenths);

/** amends_feedback_text_origin: Returns: (transfer full) (nullable): what the numbers rest on, and of which day, where that is not simply counted */
char *amends_feedback_text_origin (const AmendsRatingWindow *window);

/** amends_feedback_text_state: Returns: (transfer none) (nullable): NULL for feedback that stands */
const char *amends_feedback_text_state (AmendsFeedbackState state);

/** amends_feedback_text_day: @day: since 1970-01-01. Returns: (transfer full): "12 March 2027" */
char *amends_feedback_text_day (gint64 day);

/**
 * amends_feedback_text_what_if: what one feedback does to one window: "97.9% with it, 98.4% without. Leaves on 12 March 2027."
 *
 * Returns: (transfer full) (nullable): NULL if it is not in that window, or nothing is known of it
 */
char *amends_feedback_text_what_if (const AmendsWhatIf *what, AmendsFeedbackWindow window);

G_END_DECLS
