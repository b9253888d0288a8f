/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-timeline.h"

#include <glib/gi18n-lib.h>

#include "amends-event.h"
#include "amends-review-facts.h"

static void
free_entry (gpointer data)
{
    AmendsTimelineEntry *entry = data;

    g_free (entry->text);
    g_free (entry);
}

/* @text: (transfer full) */
static void
add (GPtrArray *entries, gint64 at, char *text)
{
    AmendsTimelineEntry *entry;

    if (at == 0) {
        g_free (text);
        return;
    }
    entry = g_new (AmendsTimelineEntry, 1);
    *entry = (AmendsTimelineEntry) { at, text };
    g_ptr_array_add (entries, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
    const AmendsTimelineEntry *first = a, *second = b;

    return (first->at < second->at) - (first->at > second->at);
}

GPtrArray *
amends_feedback_timeline_new (const AmendsFeedbackDetail *detail)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
    const AmendsFeedback *feedback = detail->feedback;

    /* Where instants are the same, what is added first stands above, as the later one. */
    for (guint i = 0; i < detail->events->len; i++) {
        const AmendsEvent *event = g_ptr_array_index (detail->events, i);

        add (entries, event->at, amends_review_facts_dup_event (event));
    }
    add (entries, feedback->removed_at, g_strdup (_ ("Removed from the marketplace")));
    add (entries, feedback->struck_at, g_strdup (_ ("Struck through by the marketplace")));
    add (entries, feedback->responded_at, g_strdup (_ ("You answered in public")));
    add (entries, feedback->published_at, g_strdup (_ ("The customer left the feedback")));
    g_ptr_array_sort_values (entries, compare_entries);
    return entries;
}
