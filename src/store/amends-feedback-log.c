/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-log.h"

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

gboolean
amends_feedback_log_load_note (AmendsDb *db, gint64 id, char **text, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (
        db, "SELECT n.text FROM feedback AS f LEFT JOIN feedback_note AS n ON n.feedback_id = f.id WHERE f.id = ?",
        error);
    AmendsStep step;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, id);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW)
        *text = g_strdup (amends_statement_get_text (find, 0));
    if (step == AMENDS_STEP_DONE)
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
    return step == AMENDS_STEP_ROW;
}

static gboolean
write_note (AmendsDb *db, gint64 now, gint64 id, const char *text, GError **error)
{
    g_autoptr (AmendsStatement) statement = NULL;

    if (!amends_event_log_run (db, "UPDATE feedback SET has_note = ?2 WHERE id = ?1", id, text != NULL, error))
        return FALSE;
    if (text == NULL)
        return amends_event_log_run (db, "DELETE FROM feedback_note WHERE feedback_id = ?1 AND ?2 = ?2", id, 0, error);
    statement = amends_db_prepare (db, "INSERT OR REPLACE INTO feedback_note VALUES (?, ?, ?)", error);
    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, id);
    amends_statement_bind_text (statement, 2, text);
    amends_statement_bind_int (statement, 3, now);
    return amends_statement_run (statement, error);
}

#define KEEP_ONE "INSERT INTO event_feedback VALUES (?1, ?2, 0)"

static gboolean
change_note (AmendsDb *db, const AmendsNewEvent *event, gint64 id, const char *text, AmendsActionResult *result,
             GError **error)
{
    g_autofree char *old_text = NULL;
    const char *new_text = text != NULL && *text != '\0' ? text : NULL;

    *result = (AmendsActionResult) { 0, AMENDS_EVENT_NOTE, 0, event->subject };
    if (!amends_feedback_log_load_note (db, id, &old_text, error))
        return FALSE;
    if (event->undoes == 0 && g_strcmp0 (old_text, new_text) == 0)
        return TRUE;
    return amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (db, KEEP_ONE, result->event_id, id, error) &&
           amends_event_log_keep_texts (db, result->event_id, new_text, old_text, error) &&
           write_note (db, event->at, id, new_text, error);
}

gboolean
amends_feedback_log_note (AmendsDb *db, gint64 now, gint64 id, const char *text, AmendsActionResult *result,
                          GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_NOTE, .subject = AMENDS_SUBJECT_FEEDBACK, .n_reviews = 1 };

    return change_note (db, &event, id, text, result, error);
}

gboolean
amends_feedback_log_opened (AmendsDb *db, gint64 now, gint64 id, AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = {
        .at = now, .kind = AMENDS_EVENT_OPENED, .subject = AMENDS_SUBJECT_FEEDBACK, .n_reviews = 1
    };
    g_autofree char *note = NULL;

    return amends_feedback_log_load_note (db, id, &note, error) &&
           amends_event_log_append (db, &event, result, error) &&
           amends_event_log_run (db, KEEP_ONE, result->event_id, id, error);
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

static gboolean
restore_note (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (
        db,
        "SELECT t.feedback_id, n.old_text FROM event_feedback AS t JOIN event_note AS n ON n.event_id = t.event_id "
        "WHERE t.event_id = ?",
        error);
    AmendsStep step;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, event->undoes);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_DONE)
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
    if (step != AMENDS_STEP_ROW)
        return FALSE;
    event->n_reviews = 1;
    return change_note (db, event, amends_statement_get_int (find, 0), amends_statement_get_text (find, 1), result,
                        error);
}

gboolean
amends_feedback_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    switch (event->kind) {
    case AMENDS_EVENT_DONE:
    case AMENDS_EVENT_REOPENED:
        return restore_marks (db, event, result, error);
    case AMENDS_EVENT_NOTE:
        return restore_note (db, event, result, error);
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
