/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event-log-private.h"

G_BEGIN_DECLS

/*
 * What is the same about reviews and about feedback: notes, and that one was opened on the marketplace. All of it on the worker thread, inside a
 * transaction. @subject: AMENDS_SUBJECT_REVIEW or AMENDS_SUBJECT_FEEDBACK; @id: of that. AMENDS_STORE_ERROR_NOT_FOUND if there is none.
 */

/** amends_note_log_load: @text: (out) (transfer full) (nullable) */
gboolean amends_note_log_load (AmendsDb *db, AmendsSubject subject, gint64 id, char **text, GError **error);

/** amends_note_log_set: nothing is appended if the note stays as it is. @text: (nullable): none or empty deletes it. @result: (out) */
gboolean amends_note_log_set (AmendsDb *db, gint64 now, AmendsSubject subject, gint64 id, const char *text,
                              AmendsActionResult *result, GError **error);

/** amends_note_log_opened: @result: (out) */
gboolean amends_note_log_opened (AmendsDb *db, gint64 now, AmendsSubject subject, gint64 id, AmendsActionResult *result,
                                 GError **error);

/** amends_note_log_reverse: puts the note back that the event which @event undoes had replaced. @result: (out) */
gboolean amends_note_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error);

G_END_DECLS
