/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event-log.h"

G_BEGIN_DECLS

/* What the log of reviews and the log of feedback have in common. */

typedef struct {
    gint64 at;
    AmendsEventKind kind;
    AmendsSubject subject;
    gint64 n_reviews;
    gint64 undoes; /* 0 = none */
    gboolean reverses;
} AmendsNewEvent;

/** amends_event_log_append: @result: (out): the event as what was done */
gboolean amends_event_log_append (AmendsDb *db, const AmendsNewEvent *event, AmendsActionResult *result,
                                  GError **error);

/** amends_event_log_run: runs one statement with up to two numbers */
gboolean amends_event_log_run (AmendsDb *db, const char *sql, gint64 first, gint64 second, GError **error);

/** amends_event_log_keep_texts: @text, @old_text: (nullable): the note after and before the event */
gboolean amends_event_log_keep_texts (AmendsDb *db, gint64 event_id, const char *text, const char *old_text,
                                      GError **error);

G_END_DECLS
