/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-timeline.h"

static void
free_entry (gpointer data)
{
    AmendsTimelineEntry *entry = data;

    g_free (entry->text);
    g_free (entry);
}

GPtrArray *
amends_timeline_new (void)
{
    return g_ptr_array_new_with_free_func (free_entry);
}

void
amends_timeline_add (GPtrArray *entries, gint64 at, char *text)
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

void
amends_timeline_sort (GPtrArray *entries)
{
    g_ptr_array_sort_values (entries, compare_entries);
}
