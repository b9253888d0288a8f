/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event-log-private.h"

G_BEGIN_DECLS

/* Actions on feedback: the same log as for reviews. All of it on the worker thread, inside a transaction. */

/** amends_feedback_log_clear_touched: makes temp.touched_feedback (id), or empties it */
gboolean amends_feedback_log_clear_touched (AmendsDb *db, GError **error);

/** amends_feedback_log_mark: appends one event for the feedback in temp.touched_feedback, all of which changes, and marks it. @result: (out) */
gboolean amends_feedback_log_mark (AmendsDb *db, gint64 now, gboolean done, AmendsActionResult *result, GError **error);

/** amends_feedback_log_reverse: takes back the event that @event undoes, whose kind @event still has. NOTHING_TO_UNDO if it cannot be */
gboolean amends_feedback_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error);

G_END_DECLS
