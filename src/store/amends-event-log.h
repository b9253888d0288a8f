/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-event.h"
#include "amends-store-actions.h"

G_BEGIN_DECLS

/*
 * The log and what it does to reviews. All of it on the worker thread, inside a transaction.
 */

/** amends_event_log_mark: appends one event for the reviews in temp.marked, all of which change, and marks them. @result: (out) */
gboolean amends_event_log_mark (AmendsDb *db, gint64 now, gboolean done, AmendsActionResult *result, GError **error);

/** amends_event_log_add: appends an event of @kind about reviews that are there, and changes nothing else */
gboolean amends_event_log_add (AmendsDb *db, gint64 now, AmendsEventKind kind, const gint64 *review_ids, gsize n_ids,
                               AmendsActionResult *result, GError **error);

/** amends_event_log_take_back: appends the inverse of event @id. NOT_FOUND; NOTHING_TO_UNDO if it is taken back or cannot be; CONFLICT if it is too late */
gboolean amends_event_log_take_back (AmendsDb *db, gint64 now, gint64 id, AmendsActionResult *result, GError **error);

/** amends_event_log_find_undo: the event that undo (@redo FALSE) or redo would take back; its id is 0 if there is none. @event: (out) */
gboolean amends_event_log_find_undo (AmendsDb *db, gboolean redo, AmendsActionResult *event, GError **error);

/** amends_event_log_get_undone: replaces an undo by the event that it took back, which redo does again */
gboolean amends_event_log_get_undone (AmendsDb *db, AmendsActionResult *event, GError **error);

/**
 * amends_event_log_list: newest first. @review_id: 0 = all. @limit: 0 = all
 *
 * Returns: (transfer full) (element-type AmendsEvent)
 */
GPtrArray *amends_event_log_list (AmendsDb *db, gint64 review_id, guint limit, GError **error);

/** amends_event_log_list_feedback: Returns: (transfer full) (element-type AmendsEvent): all about one feedback, newest first */
GPtrArray *amends_event_log_list_feedback (AmendsDb *db, gint64 feedback_id, GError **error);

G_END_DECLS
