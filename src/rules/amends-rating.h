/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-history.h"
#include "amends-feedback.h"
#include "amends-rule-pack.h"

G_BEGIN_DECLS

/*
 * The seller's rating (#63, #64, X7, X12). Pure and exact: whole numbers only. A window of n days on a day holds that day and the n - 1 before it,
 * so what was published on day p is last in it on day p + n - 1 and leaves it on day p + n. What has no date counts in the lifetime only.
 */

/** AmendsFeedbackKind: feedback has another scale than reviews (X3). */
typedef enum {
    AMENDS_FEEDBACK_POSITIVE,
    AMENDS_FEEDBACK_NEUTRAL,
    AMENDS_FEEDBACK_NEGATIVE,
    AMENDS_N_FEEDBACK_KINDS,
} AmendsFeedbackKind;

AmendsFeedbackKind amends_rating_get_kind (const AmendsRulePack *pack, int stars);
/** amends_rating_get_stars: Returns: the stars of a kind as bits, for AmendsFeedbackQuery */
guint amends_rating_get_stars (const AmendsRulePack *pack, AmendsFeedbackKind kind);
/** amends_rating_kind_to_string: Returns: the stable name in JSON: "positive", "neutral", "negative" */
const char *amends_rating_kind_to_string (AmendsFeedbackKind kind);
/** amends_rating_get_window_days: Returns: 0 for the lifetime */
int amends_rating_get_window_days (const AmendsRulePack *pack, AmendsFeedbackWindow window);

gint64 amends_rating_get_count (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind);
/**
 * amends_rating_get_tenths: Returns: the share in tenths of a percent, 979 for 97.9 %, half rounded up; -1 if there is no feedback.
 * amends_rating_get_percent: the same as the marketplace shows it, 98; rounded from the share itself, not from the tenths. The three kinds may add up to
 * 99 or 101, and stay so (X12).
 */
int amends_rating_get_tenths (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind);
int amends_rating_get_percent (const AmendsFeedbackCounts *counts, AmendsFeedbackKind kind);

/** AmendsRatingWindow: one window, and what its numbers rest on. */
typedef struct {
    AmendsFeedbackCounts counts;
    guint origins;       /* flags of AmendsTotalsOrigin; 0 = there is nothing */
    gint64 at;           /* of the oldest told or typed total in it; 0 if all is counted */
    gboolean incomplete; /* counted from a source that leaves out four and five stars: too low */
} AmendsRatingWindow;

/** amends_rating_is_known: FALSE where nothing is there, or where a source left out all four and five stars: 0 % would be wrong */
gboolean amends_rating_is_known (const AmendsRatingWindow *window);

/** AmendsRating: the table that the marketplace shows, on one day. */
typedef struct {
    gint64 day;
    AmendsRatingWindow windows[AMENDS_N_FEEDBACK_WINDOWS];
    AmendsFeedbackWindow shoppers_see; /* the long window where it has enough ratings, else the lifetime */
} AmendsRating;

/**
 * amends_rating_compute: the rating on @day from all cells. A cell with all its feedback is counted; the lifetime is taken from a total that is
 * larger than the count. An incomplete cell takes the latest total of a window, typed or told, and is counted only where there is none.
 */
void amends_rating_compute (const AmendsRulePack *pack, const AmendsFeedbackHistory *history, gint64 day,
                            AmendsRating *rating);

G_END_DECLS
