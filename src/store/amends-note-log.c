/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-note-log.h"

#include "amends-db-error.h"
#include "amends-db-row.h"

typedef struct {
    const char *load;
    const char *write;
    const char *remove;
    const char *flag;
    const char *target;
    const char *find_old;
} Statements;

static const Statements OF_REVIEW = {
    .load = "SELECT n.text FROM review AS r LEFT JOIN note AS n ON n.review_id = r.id WHERE r.id = ?",
    .write = "INSERT OR REPLACE INTO note VALUES (?, ?, ?)",
    .remove = "DELETE FROM note WHERE review_id = ?1 AND ?2 = ?2",
    .flag = "UPDATE review SET has_note = ?2 WHERE id = ?1",
    .target = "INSERT INTO event_review VALUES (?1, ?2, 0)",
    .find_old =
        "SELECT t.review_id, n.old_text, n.text FROM event_review AS t JOIN event_note AS n ON n.event_id = t.event_id "
        "WHERE t.event_id = ?",
};

static const Statements OF_FEEDBACK = {
    .load = "SELECT n.text FROM feedback AS f LEFT JOIN feedback_note AS n ON n.feedback_id = f.id WHERE f.id = ?",
    .write = "INSERT OR REPLACE INTO feedback_note VALUES (?, ?, ?)",
    .remove = "DELETE FROM feedback_note WHERE feedback_id = ?1 AND ?2 = ?2",
    .flag = "UPDATE feedback SET has_note = ?2 WHERE id = ?1",
    .target = "INSERT INTO event_feedback VALUES (?1, ?2, 0)",
    .find_old = "SELECT t.feedback_id, n.old_text, n.text FROM event_feedback AS t JOIN event_note AS n "
                "ON n.event_id = t.event_id WHERE t.event_id = ?",
};

static const Statements *
get_statements (AmendsSubject subject)
{
    return subject == AMENDS_SUBJECT_FEEDBACK ? &OF_FEEDBACK : &OF_REVIEW;
}

gboolean
amends_note_log_load (AmendsDb *db, AmendsSubject subject, gint64 id, char **text, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_require_row (db, get_statements (subject)->load, id, error);

    if (row != NULL)
        *text = g_strdup (amends_statement_get_text (row, 0));
    return row != NULL;
}

static gboolean
write_note (AmendsDb *db, const Statements *statements, gint64 now, gint64 id, const char *text, GError **error)
{
    g_autoptr (AmendsStatement) write = NULL;

    if (!amends_event_log_run (db, statements->flag, id, text != NULL, error))
        return FALSE;
    if (text == NULL)
        return amends_event_log_run (db, statements->remove, id, 0, error);
    write = amends_db_prepare (db, statements->write, error);
    if (write == NULL)
        return FALSE;
    amends_statement_bind_int (write, 1, id);
    amends_statement_bind_text (write, 2, text);
    amends_statement_bind_int (write, 3, now);
    return amends_statement_run (write, error);
}

/* @event says what kind of entry it is: a note that is written, or one that is put back. */
static gboolean
change_note (AmendsDb *db, const AmendsNewEvent *event, gint64 id, const char *text, AmendsActionResult *result,
             GError **error)
{
    const Statements *statements = get_statements (event->subject);
    g_autofree char *old_text = NULL;
    const char *new_text = text != NULL && *text != '\0' ? text : NULL;

    *result = (AmendsActionResult) { 0, AMENDS_EVENT_NOTE, 0, event->subject };
    if (!amends_note_log_load (db, event->subject, id, &old_text, error))
        return FALSE;
    if (event->undoes == 0 && g_strcmp0 (old_text, new_text) == 0)
        return TRUE;
    return amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (db, statements->target, result->event_id, id, error) &&
           amends_event_log_keep_texts (db, result->event_id, new_text, old_text, error) &&
           write_note (db, statements, event->at, id, new_text, error);
}

gboolean
amends_note_log_set (AmendsDb *db, gint64 now, AmendsSubject subject, gint64 id, const char *text,
                     AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_NOTE, .subject = subject, .n_reviews = 1 };

    return change_note (db, &event, id, text, result, error);
}

gboolean
amends_note_log_opened (AmendsDb *db, gint64 now, AmendsSubject subject, gint64 id, AmendsActionResult *result,
                        GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_OPENED, .subject = subject, .n_reviews = 1 };
    g_autofree char *note = NULL;

    return amends_note_log_load (db, subject, id, &note, error) &&
           amends_event_log_append (db, &event, result, error) &&
           amends_event_log_run (db, get_statements (subject)->target, result->event_id, id, error);
}

gboolean
amends_note_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    g_autoptr (AmendsStatement) old =
        amends_db_require_row (db, get_statements (event->subject)->find_old, event->undoes, error);

    g_autofree char *present = NULL;

    event->n_reviews = 1;
    if (old == NULL || !amends_note_log_load (db, event->subject, amends_statement_get_int (old, 0), &present, error))
        return FALSE;
    /* What was written since is the person's later will. */
    if (g_strcmp0 (present, amends_statement_get_text (old, 2)) != 0) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_CONFLICT);
        return FALSE;
    }
    return change_note (db, event, amends_statement_get_int (old, 0), amends_statement_get_text (old, 1), result,
                        error);
}
