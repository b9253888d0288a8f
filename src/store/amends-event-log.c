/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-event-log.h"

#include "amends-aggregates.h"
#include "amends-cause-log.h"
#include "amends-contacts.h"
#include "amends-db-error.h"
#include "amends-db-row.h"
#include "amends-event-log-private.h"
#include "amends-feedback-log.h"
#include "amends-note-log.h"
#include "amends-stated.h"

/* From so many reviews on their pages would come and go many times, and the event is kept in event_bulk. */
#define MANY 2000

gboolean
amends_event_log_run (AmendsDb *db, const char *sql, gint64 first, gint64 second, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, sql, error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, first);
    amends_statement_bind_int (statement, 2, second);
    return amends_statement_run (statement, error);
}

gboolean
amends_event_log_append (AmendsDb *db, const AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        db, "INSERT INTO event (at, kind, n_reviews, undoes, reverses, subject) VALUES (?, ?, ?, nullif (?, 0), ?, ?)",
        error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, event->at);
    amends_statement_bind_int (statement, 2, event->kind);
    amends_statement_bind_int (statement, 3, event->n_reviews);
    amends_statement_bind_int (statement, 4, event->undoes);
    amends_statement_bind_int (statement, 5, event->reverses);
    amends_statement_bind_int (statement, 6, event->subject);
    if (!amends_statement_run (statement, error))
        return FALSE;
    *result = (AmendsActionResult) { amends_db_last_id (db), event->kind, (guint64) event->n_reviews, event->subject };
    return TRUE;
}

#define KEEP_TARGETS(table)                                                                                            \
    "INSERT INTO " table " (event_id, review_id, old_done_at) SELECT ?1, id, done_at FROM temp.marked WHERE ?2 = ?2"
#define MARK "INSERT INTO review_done (review_id, done_at) SELECT id, ?1 FROM temp.marked WHERE ?2 = ?2"
#define REOPEN "DELETE FROM review_done WHERE review_id IN (SELECT id FROM temp.marked) AND ?1 = ?1 AND ?2 = ?2"

static gboolean
count_marked (AmendsDb *db, gint64 *n, GError **error)
{
    if (!amends_db_get_int (db, "SELECT count (*) FROM temp.marked", n, error))
        return FALSE;
    return *n < MANY || amends_db_use_much_memory (db, error);
}

static gboolean
append_marks (AmendsDb *db, const AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    const char *keep = event->n_reviews < MANY ? KEEP_TARGETS ("event_review") : KEEP_TARGETS ("event_bulk");

    return amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (db, keep, result->event_id, 0, error);
}

gboolean
amends_event_log_mark (AmendsDb *db, gint64 now, gboolean done, AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = { .at = now,
                             .kind = done ? AMENDS_EVENT_DONE : AMENDS_EVENT_REOPENED,
                             .subject = AMENDS_SUBJECT_REVIEW };

    *result = (AmendsActionResult) { 0, event.kind, 0, event.subject };
    if (!count_marked (db, &event.n_reviews, error))
        return FALSE;
    if (event.n_reviews == 0)
        return TRUE;
    return append_marks (db, &event, result, error) &&
           amends_event_log_run (db, done ? MARK : REOPEN, MAX (now, 1), 0, error) &&
           amends_aggregates_shift_marked (db, done ? 1 : -1, error);
}

gboolean
amends_event_log_keep_texts (AmendsDb *db, gint64 event_id, const char *text, const char *old_text, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, "INSERT INTO event_note VALUES (?, ?, ?)", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, event_id);
    amends_statement_bind_text (statement, 2, text);
    amends_statement_bind_text (statement, 3, old_text);
    return amends_statement_run (statement, error);
}

gboolean
amends_event_log_add (AmendsDb *db, gint64 now, AmendsEventKind kind, const gint64 *review_ids, gsize n_ids,
                      AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = kind, .subject = AMENDS_SUBJECT_REVIEW, .n_reviews = (gint64) n_ids };

    if (!amends_event_log_append (db, &event, result, error))
        return FALSE;
    for (gsize i = 0; i < n_ids; i++)
        if (!amends_event_log_run (db, "INSERT INTO event_review VALUES (?1, ?2, 0)", result->event_id, review_ids[i],
                                   error))
            return FALSE;
    return TRUE;
}

/* Only those that are still as the event left them: what was changed since is the person's later will. */
#define FIND_TARGETS                                                                                                   \
    "INSERT INTO temp.marked SELECT r.id, ifnull (d.done_at, 0), " AMENDS_MARKED_CELLS " FROM event_target AS t "      \
    "JOIN review AS r ON r.id = t.review_id LEFT JOIN review_done AS d ON d.review_id = t.review_id "                  \
    "WHERE t.event_id = ?1 AND (d.review_id IS NOT NULL) = ?2"
#define MARK_AS_BEFORE                                                                                                 \
    "INSERT INTO review_done (review_id, done_at) SELECT t.review_id, t.old_done_at FROM event_target AS t "           \
    "WHERE t.event_id = ?1 AND ?2 = ?2 AND t.review_id IN (SELECT id FROM temp.marked)"

/* @kind: of the event that is taken back */
static gboolean
restore_marks (AmendsDb *db, AmendsNewEvent *event, AmendsEventKind kind, AmendsActionResult *result, GError **error)
{
    gboolean was_done = kind == AMENDS_EVENT_DONE;

    return amends_aggregates_clear_marked (db, error) &&
           amends_event_log_run (db, FIND_TARGETS, event->undoes, was_done, error) &&
           count_marked (db, &event->n_reviews, error) && append_marks (db, event, result, error) &&
           amends_event_log_run (db, was_done ? REOPEN : MARK_AS_BEFORE, event->undoes, 0, error) &&
           amends_aggregates_shift_marked (db, was_done ? -1 : 1, error);
}

/* Runs a query of one number about one event. */
static gboolean
count_of_event (AmendsDb *db, const char *sql, gint64 event_id, gint64 *n, GError **error)
{
    g_autoptr (AmendsStatement) count = amends_db_prepare (db, sql, error);

    if (count == NULL)
        return FALSE;
    amends_statement_bind_int (count, 1, event_id);
    if (amends_statement_step (count, error) != AMENDS_STEP_ROW)
        return FALSE;
    *n = amends_statement_get_int (count, 0);
    return TRUE;
}

#define STILL_WAITING                                                                                                  \
    "FROM event_contact AS t JOIN contact AS c ON c.id = t.contact_id WHERE t.event_id = ?1 AND c.state = 1"

/* What is on its way cannot be called back: only those go that still wait. */
static gboolean
cancel_contacts (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    gint64 n;

    if (!count_of_event (db, "SELECT count (*) " STILL_WAITING, event->undoes, &event->n_reviews, error))
        return FALSE;
    if (event->n_reviews == 0) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_CONFLICT);
        return FALSE;
    }
    return amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (db, "INSERT INTO event_review SELECT ?2, c.review_id, 0 " STILL_WAITING, event->undoes,
                                 result->event_id, error) &&
           amends_contacts_cancel_event (db, event->undoes, &n, error);
}

static gboolean
change_report (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    event->n_reviews = 1;
    return amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (
               db, "INSERT INTO event_review SELECT ?1, review_id, 0 FROM event_review WHERE event_id = ?2",
               result->event_id, event->undoes, error) &&
           amends_event_log_run (db,
                                 "UPDATE review_report SET reported_at = ?2 WHERE review_id IN "
                                 "(SELECT review_id FROM event_review WHERE event_id = ?1)",
                                 result->event_id, event->reverses ? 0 : MAX (event->at, 1), error);
}

static gboolean
reverse (AmendsDb *db, gint64 now, gint64 id, AmendsEventKind kind, AmendsSubject subject, gboolean reverses,
         AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = kind, .subject = subject, .undoes = id, .reverses = !reverses };

    if (kind >= AMENDS_EVENT_CAUSE && kind <= AMENDS_EVENT_PLAN)
        return amends_cause_log_reverse (db, &event, result, error);
    if (subject == AMENDS_SUBJECT_FEEDBACK)
        return amends_feedback_log_reverse (db, &event, result, error);
    switch (kind) {
    case AMENDS_EVENT_DONE:
    case AMENDS_EVENT_REOPENED:
        event.kind = kind == AMENDS_EVENT_DONE ? AMENDS_EVENT_REOPENED : AMENDS_EVENT_DONE;
        return restore_marks (db, &event, kind, result, error);
    case AMENDS_EVENT_NOTE:
        return amends_note_log_reverse (db, &event, result, error);
    case AMENDS_EVENT_REPORTED:
        return change_report (db, &event, result, error);
    case AMENDS_EVENT_STATED:
        return amends_stated_restore (db, &event, result, error);
    case AMENDS_EVENT_CONTACT:
        /* To send is decided anew each time, in the dialog: redo does not send. */
        if (event.reverses)
            return cancel_contacts (db, &event, result, error);
        G_GNUC_FALLTHROUGH;
    case AMENDS_EVENT_OPENED:
    case AMENDS_EVENT_REPORT_OPENED:
    case AMENDS_EVENT_CAUSE:
    case AMENDS_EVENT_SOLUTION:
    case AMENDS_EVENT_PLAN:
    case AMENDS_EVENT_ROLES:
    default:
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
        return FALSE;
    }
}

gboolean
amends_event_log_take_back (AmendsDb *db, gint64 now, gint64 id, AmendsActionResult *result, GError **error)
{
    g_autoptr (AmendsStatement) event = amends_db_require_row (
        db,
        "SELECT kind, reverses, EXISTS (SELECT 1 FROM event AS later WHERE later.undoes = event.id), subject FROM event WHERE id = ?",
        id, error);

    if (event == NULL)
        return FALSE;
    if (amends_statement_get_int (event, 2) != 0) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
        return FALSE;
    }
    return reverse (db, now, id, (AmendsEventKind) amends_statement_get_int (event, 0),
                    (AmendsSubject) amends_statement_get_int (event, 3), amends_statement_get_int (event, 1) != 0,
                    result, error);
}

#define STANDS "NOT EXISTS (SELECT 1 FROM event AS later WHERE later.undoes = event.id)"
/* What was opened (4, 6) cannot be undone, roles (12) are said anew, and a contact (5) only as long as it waits; nor is it sent by redo. */
#define FIND_UNDO                                                                                                      \
    "SELECT id, kind, n_reviews, subject FROM event WHERE reverses = 0 AND kind NOT IN (4, 6, 12) AND " STANDS         \
    " AND (kind <> 5 OR EXISTS (SELECT 1 FROM event_contact AS t JOIN contact AS c ON c.id = t.contact_id "            \
    "WHERE t.event_id = event.id AND c.state = 1)) ORDER BY id DESC LIMIT 1"
#define FIND_REDO                                                                                                      \
    "SELECT id, kind, n_reviews, subject FROM event WHERE reverses = 1 AND kind <> 5 AND " STANDS                      \
    " AND id > ifnull ((SELECT max (id) FROM event WHERE undoes IS NULL AND kind NOT IN (4, 6, 12)), 0) "              \
    "ORDER BY id DESC LIMIT 1"

gboolean
amends_event_log_find_undo (AmendsDb *db, gboolean redo, AmendsActionResult *event, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (db, redo ? FIND_REDO : FIND_UNDO, error);
    AmendsStep step;

    *event = (AmendsActionResult) { 0 };
    if (find == NULL)
        return FALSE;
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW)
        *event = (AmendsActionResult) {
            amends_statement_get_int (find, 0),
            (AmendsEventKind) amends_statement_get_int (find, 1),
            (guint64) amends_statement_get_int (find, 2),
            (AmendsSubject) amends_statement_get_int (find, 3),
        };
    return step != AMENDS_STEP_ERROR;
}

gboolean
amends_event_log_get_undone (AmendsDb *db, AmendsActionResult *event, GError **error)
{
    g_autoptr (AmendsStatement) undone = NULL;

    if (!amends_db_find_row (db, "SELECT id, kind FROM event WHERE id = (SELECT undoes FROM event WHERE id = ?)",
                             event->event_id, &undone, error))
        return FALSE;
    if (undone != NULL) {
        event->event_id = amends_statement_get_int (undone, 0);
        event->kind = (AmendsEventKind) amends_statement_get_int (undone, 1);
    }
    return TRUE;
}

#define LIST                                                                                                                                                                                        \
    "SELECT e.id, e.at, e.kind, ifnull ((SELECT min (review_id) FROM event_review AS t WHERE t.event_id = e.id), "                                                                                  \
    "(SELECT min (review_id) FROM event_bulk AS t WHERE t.event_id = e.id)), "                                                                                                                      \
    "e.n_reviews, n.text, n.old_text, e.undoes, (SELECT id FROM event AS later WHERE later.undoes = e.id), e.subject, (SELECT min (feedback_id) FROM event_feedback AS t WHERE t.event_id = e.id) " \
    "FROM event AS e LEFT JOIN event_note AS n ON n.event_id = e.id "

/* The events in event_bulk, found by leaps from each to the next. */
#define LIST_OF_REVIEW                                                                                                   \
    "WITH RECURSIVE bulk (id) AS (SELECT min (event_id) FROM event_bulk UNION ALL "                                      \
    "SELECT (SELECT min (event_id) FROM event_bulk WHERE event_id > bulk.id) FROM bulk WHERE bulk.id IS NOT NULL) " LIST \
    "WHERE e.id IN (SELECT event_id FROM event_review WHERE review_id = ?2 UNION ALL "                                   \
    "SELECT id FROM bulk WHERE EXISTS (SELECT 1 FROM event_bulk WHERE event_id = bulk.id AND review_id = ?2)) "          \
    "ORDER BY e.id DESC LIMIT ?1"

static AmendsEvent *
read_event (AmendsStatement *row)
{
    return amends_event_new (&(AmendsEvent) {
        .id = amends_statement_get_int (row, 0),
        .at = amends_statement_get_int (row, 1),
        .kind = (AmendsEventKind) amends_statement_get_int (row, 2),
        .subject = (AmendsSubject) amends_statement_get_int (row, 9),
        .review_id = amends_statement_get_int (row, 3),
        .feedback_id = amends_statement_get_int (row, 10),
        .n_reviews = (guint64) amends_statement_get_int (row, 4),
        .text = amends_statement_get_text (row, 5),
        .old_text = amends_statement_get_text (row, 6),
        .undoes = amends_statement_get_int (row, 7),
        .undone_by = amends_statement_get_int (row, 8),
    });
}

/* @id: 0 = the statement has no second parameter */
static GPtrArray *
list_events (AmendsDb *db, const char *sql, gint64 id, guint limit, GError **error)
{
    g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_event_unref);
    g_autoptr (AmendsStatement) rows = amends_db_prepare (db, sql, error);
    AmendsStep step;

    if (rows == NULL)
        return NULL;
    amends_statement_bind_int (rows, 1, limit > 0 ? (gint64) limit : -1);
    if (id != 0)
        amends_statement_bind_int (rows, 2, id);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        g_ptr_array_add (events, read_event (rows));
    return step == AMENDS_STEP_DONE ? g_steal_pointer (&events) : NULL;
}

GPtrArray *
amends_event_log_list (AmendsDb *db, gint64 review_id, guint limit, GError **error)
{
    return list_events (db, review_id == 0 ? LIST "ORDER BY e.id DESC LIMIT ?" : LIST_OF_REVIEW, review_id, limit,
                        error);
}

GPtrArray *
amends_event_log_list_feedback (AmendsDb *db, gint64 feedback_id, GError **error)
{
    return list_events (db,
                        LIST "WHERE e.id IN (SELECT event_id FROM event_feedback WHERE feedback_id = ?2) "
                             "ORDER BY e.id DESC LIMIT ?1",
                        feedback_id, 0, error);
}
