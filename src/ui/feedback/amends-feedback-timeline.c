/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-timeline.h"

#include <glib/gi18n-lib.h>

#include "amends-event.h"
#include "amends-review-facts.h"
#include "amends-timeline.h"

GPtrArray *
amends_feedback_timeline_new (const AmendsFeedbackDetail *detail)
{
    GPtrArray *entries = amends_timeline_new ();
    const AmendsFeedback *feedback = detail->feedback;

    for (guint i = 0; i < detail->events->len; i++) {
        const AmendsEvent *event = g_ptr_array_index (detail->events, i);

        amends_timeline_add (entries, event->at, amends_review_facts_dup_event (event));
    }
    amends_timeline_add (entries, feedback->removed_at, g_strdup (_ ("Removed from the marketplace")));
    amends_timeline_add (entries, feedback->struck_at, g_strdup (_ ("Struck through by the marketplace")));
    amends_timeline_add (entries, feedback->responded_at, g_strdup (_ ("You answered in public")));
    amends_timeline_add (entries, feedback->published_at, g_strdup (_ ("The customer left the feedback")));
    amends_timeline_sort (entries);
    return entries;
}
