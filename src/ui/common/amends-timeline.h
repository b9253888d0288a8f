/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsTimelineEntry: one thing that happened to a review or a feedback. */
typedef struct {
    gint64 at;
    char *text; /* what a customer wrote is in it: never markup */
} AmendsTimelineEntry;

/** amends_timeline_new: Returns: (transfer full) (element-type AmendsTimelineEntry): an empty one */
GPtrArray *amends_timeline_new (void);

/** amends_timeline_add: @at: seconds since 1970 UTC; 0 if it has not happened, and nothing is added. @text: (transfer full) */
void amends_timeline_add (GPtrArray *entries, gint64 at, char *text);

/** amends_timeline_sort: newest first; where instants are the same, what was added first stays above, as the later one */
void amends_timeline_sort (GPtrArray *entries);

G_END_DECLS
