/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-rating.h"

G_BEGIN_DECLS

/* How the rating goes on, and what would change it. Pure and exact, as amends-rating.h. */

/** AmendsRatingDay: the windows on one day: a point of each line of the chart. */
typedef struct {
    gint64 day;
    AmendsFeedbackCounts counts[AMENDS_N_FEEDBACK_WINDOWS];
} AmendsRatingDay;

/**
 * amends_rating_roll: counted windows for each day from @first to @last; the lifetime is that of the rating on @first, and goes on from it. Beyond today
 * this is the forecast: each feedback leaves its windows on its day and none comes.
 *
 * Returns: (transfer full) (element-type AmendsRatingDay)
 */
GArray *amends_rating_roll (const AmendsRulePack *pack, const AmendsFeedbackHistory *history, gint64 first,
                            gint64 last);

/** AmendsWhatIf: what one feedback does to the rating on a day. */
typedef struct {
    gboolean is_in[AMENDS_N_FEEDBACK_WINDOWS];
    gint64 leaves_on[AMENDS_N_FEEDBACK_WINDOWS];    /* the first day without it, also where that is past; 0 = never */
    gboolean incomplete[AMENDS_N_FEEDBACK_WINDOWS]; /* the counts are of a source that leaves out four and five stars */
    AmendsFeedbackCounts with[AMENDS_N_FEEDBACK_WINDOWS];
    AmendsFeedbackCounts without[AMENDS_N_FEEDBACK_WINDOWS];
} AmendsWhatIf;

/** amends_rating_what_if: @rating: of the cells that @feedback belongs to */
void amends_rating_what_if (const AmendsRulePack *pack, const AmendsRating *rating, const AmendsFeedback *feedback,
                            AmendsWhatIf *what);

/**
 * amends_rating_get_needed: Returns: how many positive ones more, and no others, bring the share of positive ones to at least @tenths (950 for 95 %); 0
 * if it is there; -1 if no number does
 */
gint64 amends_rating_get_needed (const AmendsFeedbackCounts *counts, int tenths);

G_END_DECLS
