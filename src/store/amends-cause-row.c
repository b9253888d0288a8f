/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-row.h"

#include "amends-event-log-private.h"

/* The statements of reviews and of feedback, which differ in names only. */
typedef struct {
    const char *load;
    const char *write;
    const char *suggest;
    const char *remove;
    const char *unsuggest;
    const char *follow;
} Statements;

#define LOAD(comment)                                                                                                  \
    "SELECT c.first, c.second, c.by_person, c.wrong_door, c." comment "_id FROM " comment " AS r LEFT JOIN " comment   \
    "_cause AS c ON c." comment "_id = r.id WHERE r.id = ?1"
#define UPSERT(comment, place)                                                                                         \
    "INSERT INTO " comment "_cause (" comment "_id, first, second, by_person, wrong_door, published_at, " place        \
    ") SELECT id, ?2, ?3, ?4, ?5, published_at, " place " FROM " comment " WHERE id = ?1 ON CONFLICT (" comment        \
    "_id) DO UPDATE SET first = excluded.first, second = excluded.second, by_person = excluded.by_person, "            \
    "wrong_door = excluded.wrong_door"
#define UNLESS_SAID                                                                                                    \
    " WHERE by_person = 0 AND (first, second, wrong_door) <> (excluded.first, excluded.second, excluded.wrong_door)"
#define REMOVE(comment) "DELETE FROM " comment "_cause WHERE " comment "_id = ?1 AND ?2 = ?2"
#define FOLLOW(comment, place)                                                                                         \
    "UPDATE " comment "_cause SET (published_at, " place ") = (SELECT published_at, " place " FROM " comment           \
    " WHERE id = ?1) WHERE " comment "_id = ?1 AND ?2 = ?2"
#define STATEMENTS(comment, place)                                                                                     \
    {                                                                                                                  \
        LOAD (comment),                                                                                                \
        UPSERT (comment, place),                                                                                       \
        UPSERT (comment, place) UNLESS_SAID,                                                                           \
        REMOVE (comment),                                                                                              \
        REMOVE (comment) " AND by_person = 0",                                                                         \
        FOLLOW (comment, place),                                                                                       \
    }
#define FEEDBACK_PLACE "account_id, marketplace"

static const Statements *
get_statements (AmendsSubject subject)
{
    static const Statements OF_REVIEWS = STATEMENTS ("review", "item_id");
    static const Statements OF_FEEDBACK = STATEMENTS ("feedback", FEEDBACK_PLACE);

    return subject == AMENDS_SUBJECT_FEEDBACK ? &OF_FEEDBACK : &OF_REVIEWS;
}

static void
read_causes (AmendsStatement *row, AmendsSubject subject, AmendsCauses *causes)
{
    AmendsCause items[AMENDS_MAX_CAUSES];
    gsize n = 0;

    for (int i = 0; i < AMENDS_MAX_CAUSES; i++) {
        gint64 cause = amends_statement_get_int (row, i);

        /* One that a newer version may have written is not known here. */
        if (cause >= 0 && cause < AMENDS_N_CAUSES)
            items[n++] = (AmendsCause) cause;
    }
    amends_causes_init (
        causes, amends_statement_get_int (row, 2) != 0 ? AMENDS_CAUSE_ORIGIN_PERSON : AMENDS_CAUSE_ORIGIN_SUGGESTED,
        subject, items, n);
    causes->wrong_door = amends_statement_get_int (row, 3) != 0;
}

gboolean
amends_cause_row_load (AmendsDb *db, AmendsSubject subject, gint64 id, AmendsCauses *causes, gboolean *exists,
                       GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (db, get_statements (subject)->load, error);
    AmendsStep step;

    *causes = (AmendsCauses) { .origin = AMENDS_CAUSE_ORIGIN_NONE };
    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, id);
    step = amends_statement_step (row, error);
    if (exists != NULL)
        *exists = step == AMENDS_STEP_ROW;
    if (step == AMENDS_STEP_ROW && amends_statement_get_int (row, 4) != 0)
        read_causes (row, subject, causes);
    return step != AMENDS_STEP_ERROR;
}

static gboolean
write_causes (AmendsDb *db, const char *sql, gint64 id, const AmendsCauses *causes, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, sql, error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, id);
    for (guint i = 0; i < AMENDS_MAX_CAUSES; i++)
        amends_statement_bind_int (statement, (int) i + 2,
                                   i < causes->n ? (gint64) causes->items[i] : AMENDS_CAUSE_NONE);
    amends_statement_bind_int (statement, 4, causes->origin == AMENDS_CAUSE_ORIGIN_PERSON);
    amends_statement_bind_int (statement, 5, causes->wrong_door != FALSE);
    return amends_statement_run (statement, error);
}

gboolean
amends_cause_row_write (AmendsDb *db, AmendsSubject subject, gint64 id, const AmendsCauses *causes, GError **error)
{
    const Statements *statements = get_statements (subject);

    if (causes->origin == AMENDS_CAUSE_ORIGIN_NONE)
        return amends_event_log_run (db, statements->remove, id, 0, error);
    return write_causes (db, statements->write, id, causes, error);
}

gboolean
amends_cause_row_suggest (AmendsDb *db, AmendsSubject subject, gint64 id, const AmendsCauses *causes, gboolean *changed,
                          GError **error)
{
    const Statements *statements = get_statements (subject);

    if (causes->n == 0 ? !amends_event_log_run (db, statements->unsuggest, id, 0, error)
                       : !write_causes (db, statements->suggest, id, causes, error))
        return FALSE;
    *changed = amends_db_n_changed (db) > 0;
    return TRUE;
}

gboolean
amends_cause_row_make_due (AmendsDb *db, AmendsSubject subject, gint64 id, GError **error)
{
    return amends_event_log_run (db, "INSERT OR REPLACE INTO cause_due (subject, comment_id) VALUES (?1, ?2)", subject,
                                 id, error);
}

gboolean
amends_cause_row_make_all_due (AmendsDb *db, GError **error)
{
    return amends_db_run (db, "UPDATE cause_survey SET round = round + 1, looked_to = 0", error);
}

gboolean
amends_cause_row_follow (AmendsDb *db, AmendsSubject subject, gint64 id, GError **error)
{
    return amends_event_log_run (db, get_statements (subject)->follow, id, 0, error);
}

gboolean
amends_cause_row_are_right (AmendsDb *db, gboolean *right, GError **error)
{
    gint64 different;

    if (!amends_db_get_int (db,
                            "SELECT EXISTS (SELECT 1 FROM review_cause AS c JOIN review AS r ON r.id = c.review_id "
                            "WHERE (c.published_at, c.item_id) <> (r.published_at, r.item_id)) OR EXISTS (SELECT 1 "
                            "FROM feedback_cause AS c JOIN feedback AS r ON r.id = c.feedback_id WHERE "
                            "(c.published_at, c.account_id, c.marketplace) <> (r.published_at, r.account_id, "
                            "r.marketplace))",
                            &different, error))
        return FALSE;
    *right = different == 0;
    return TRUE;
}
