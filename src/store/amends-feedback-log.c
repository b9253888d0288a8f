/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-log.h"

#include "amends-note-log.h"

#include "amends-db-error.h"

#define TOUCHED "(SELECT id FROM temp.touched_feedback)"
#define KEEP_TARGETS                                                                                                   \
    "INSERT INTO event_feedback (event_id, feedback_id, old_done_at) "                                                 \
    "SELECT ?1, id, done_at FROM feedback WHERE id IN " TOUCHED " AND ?2 = ?2"
#define MARK "UPDATE feedback SET done_at = ?1 WHERE id IN " TOUCHED " AND ?2 = ?2"

gboolean
amends_feedback_log_clear_touched (AmendsDb *db, GError **error)
{
    return amends_db_run (db,
                          "CREATE TABLE IF NOT EXISTS temp.touched_feedback (id INTEGER PRIMARY KEY);"
                          "DELETE FROM temp.touched_feedback;",
                          error);
}

static gboolean
count_touched (AmendsDb *db, gint64 *n, GError **error)
{
    return amends_db_get_int (db, "SELECT count (*) FROM temp.touched_feedback", n, error);
}

gboolean
amends_feedback_log_mark (AmendsDb *db, gint64 now, gboolean done, AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = { .at = now,
                             .kind = done ? AMENDS_EVENT_DONE : AMENDS_EVENT_REOPENED,
                             .subject = AMENDS_SUBJECT_FEEDBACK };

    *result = (AmendsActionResult) { 0, event.kind, 0, event.subject };
    if (!count_touched (db, &event.n_reviews, error))
        return FALSE;
    if (event.n_reviews == 0)
        return TRUE;
    return amends_event_log_append (db, &event, result, error) &&
           amends_event_log_run (db, KEEP_TARGETS, result->event_id, 0, error) &&
           amends_event_log_run (db, MARK, done ? MAX (now, 1) : 0, 0, error);
}

/* Only what is still as the event left it: what was changed since is the person's later will. */
#define TOUCH_TARGETS                                                                                                    \
    "INSERT INTO temp.touched_feedback SELECT f.id FROM event_feedback AS t JOIN feedback AS f ON f.id = t.feedback_id " \
    "WHERE t.event_id = ?1 AND (f.done_at > 0) = ?2"
#define RESTORE                                                                                                        \
    "UPDATE feedback SET done_at = t.old_done_at FROM event_feedback AS t WHERE t.event_id = ?1 AND ?2 = ?2 "          \
    "AND t.feedback_id = feedback.id AND feedback.id IN " TOUCHED

static gboolean
restore_marks (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    gboolean were_marked = event->kind == AMENDS_EVENT_DONE;

    event->kind = were_marked ? AMENDS_EVENT_REOPENED : AMENDS_EVENT_DONE;
    return amends_feedback_log_clear_touched (db, error) &&
           amends_event_log_run (db, TOUCH_TARGETS, event->undoes, were_marked, error) &&
           count_touched (db, &event->n_reviews, error) && amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (db, KEEP_TARGETS, result->event_id, 0, error) &&
           amends_event_log_run (db, RESTORE, event->undoes, 0, error);
}

gboolean
amends_feedback_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    switch (event->kind) {
    case AMENDS_EVENT_DONE:
    case AMENDS_EVENT_REOPENED:
        return restore_marks (db, event, result, error);
    case AMENDS_EVENT_NOTE:
        return amends_note_log_reverse (db, event, result, error);
    case AMENDS_EVENT_OPENED:
    case AMENDS_EVENT_CONTACT:
    case AMENDS_EVENT_REPORT_OPENED:
    case AMENDS_EVENT_REPORTED:
    case AMENDS_EVENT_CAUSE:
    case AMENDS_EVENT_SOLUTION:
    case AMENDS_EVENT_PLAN:
    case AMENDS_EVENT_STATED:
    case AMENDS_EVENT_ROLES:
    default:
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
        return FALSE;
    }
}
