/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsFeedbackWindow: over how long the marketplace adds up (#64); how many days each has stands in the rule pack. */
typedef enum {
    AMENDS_FEEDBACK_WINDOW_SHORT,
    AMENDS_FEEDBACK_WINDOW_MIDDLE,
    AMENDS_FEEDBACK_WINDOW_LONG,
    AMENDS_FEEDBACK_WINDOW_LIFETIME,
    AMENDS_N_FEEDBACK_WINDOWS,
} AmendsFeedbackWindow;

/** amends_feedback_window_to_string: Returns: the stable name in the feed and in JSON: "30_days", "90_days", "365_days", "lifetime" */
const char *amends_feedback_window_to_string (AmendsFeedbackWindow window);
gboolean amends_feedback_window_from_string (const char *name, AmendsFeedbackWindow *window);

/** AmendsFeedbackCounts: how many of each kind; the sum is "all". */
typedef struct {
    gint64 positive, neutral, negative;
} AmendsFeedbackCounts;

gint64 amends_feedback_counts_get_all (const AmendsFeedbackCounts *self);

/** AmendsTotalsOrigin: who says what a window holds. Flags, because a rating over several marketplaces may rest on several. */
typedef enum {
    AMENDS_TOTALS_COUNTED = 1 << 0, /* counted from the feedback that is here */
    AMENDS_TOTALS_TOLD = 1 << 1,    /* by the source */
    AMENDS_TOTALS_TYPED = 1 << 2,   /* by the person, from the marketplace's page */
} AmendsTotalsOrigin;

/** AmendsCoverage: which feedback a source lists at all; a rating that is counted from a part is wrong. */
typedef enum {
    AMENDS_COVERAGE_UNKNOWN,
    AMENDS_COVERAGE_WHOLE,
    AMENDS_COVERAGE_PARTIAL, /* only one to three stars */
} AmendsCoverage;

/** AmendsFeedbackTotal: one window's counts as told or typed. Plain value; marketplace is borrowed or owned as its holder says. */
typedef struct {
    const char *marketplace;
    AmendsFeedbackWindow window;
    AmendsFeedbackCounts counts;
    gint64 at; /* when it was so; 0 = nothing is known */
} AmendsFeedbackTotal;

/** amends_feedback_total_new: Returns: (transfer full): with a copy of the marketplace; freed by amends_feedback_total_free() */
AmendsFeedbackTotal *amends_feedback_total_new (const AmendsFeedbackTotal *fields);
void amends_feedback_total_free (AmendsFeedbackTotal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedbackTotal, amends_feedback_total_free)

G_END_DECLS
