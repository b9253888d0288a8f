/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-accounts.h"

#include "amends-db-row.h"
#include "amends-list-indexes.h"

gboolean
amends_accounts_require (AmendsDb *db, gint64 id, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_require_row (db, "SELECT 1 FROM account WHERE id = ?", id, error);

    return row != NULL;
}

/*
 * In the order of what refers to what. An event is shortened by the reviews that go, and goes itself with its last one; what took it back goes with it
 * by the foreign key, so that no undo is left to be taken for an action.
 */
static const char *const REMOVAL[] = {
    "INSERT INTO removal (account_id) VALUES (?1)",
    "DELETE FROM event WHERE undoes IS NULL AND id IN (SELECT event_id FROM event_target AS t JOIN review AS r "
    "ON r.id = t.review_id WHERE r.account_id = ?1) AND NOT EXISTS (SELECT 1 FROM event_target AS t JOIN review AS r "
    "ON r.id = t.review_id WHERE t.event_id = event.id AND r.account_id <> ?1)",
    "UPDATE event SET n_reviews = (SELECT count (*) FROM event_target AS t JOIN review AS r ON r.id = t.review_id "
    "WHERE t.event_id = event.id AND r.account_id <> ?1) WHERE id IN (SELECT event_id FROM event_target AS t "
    "JOIN review AS r ON r.id = t.review_id WHERE r.account_id = ?1)",
    "DELETE FROM event WHERE undoes IS NULL AND id IN (SELECT event_id FROM event_feedback AS t JOIN feedback AS f "
    "ON f.id = t.feedback_id WHERE f.account_id = ?1) AND NOT EXISTS (SELECT 1 FROM event_feedback AS t "
    "JOIN feedback AS f ON f.id = t.feedback_id WHERE t.event_id = event.id AND f.account_id <> ?1)",
    "UPDATE event SET n_reviews = (SELECT count (*) FROM event_feedback AS t JOIN feedback AS f "
    "ON f.id = t.feedback_id WHERE t.event_id = event.id AND f.account_id <> ?1) WHERE id IN (SELECT event_id "
    "FROM event_feedback AS t JOIN feedback AS f ON f.id = t.feedback_id WHERE f.account_id = ?1)",
    "DELETE FROM event WHERE id IN (SELECT event_id FROM event_role WHERE account_id = ?1)",
    "DELETE FROM feedback_search WHERE rowid IN (SELECT id FROM feedback WHERE account_id = ?1)",
    "DELETE FROM solution_done WHERE feedback_id IN (SELECT id FROM feedback WHERE account_id = ?1)",
    "DELETE FROM feedback WHERE account_id = ?1",
    "DELETE FROM review_search WHERE rowid IN (SELECT id FROM review WHERE account_id = ?1)",
    "DELETE FROM event_bulk WHERE review_id IN (SELECT id FROM review WHERE account_id = ?1)",
    "DELETE FROM review_daily_done WHERE item_id IN (SELECT id FROM item WHERE account_id = ?1)",
    "DELETE FROM review WHERE account_id = ?1",
    "DELETE FROM account WHERE id = ?1",
    "DELETE FROM removal WHERE account_id = ?1",
};

gboolean
amends_accounts_remove (AmendsDb *db, gint64 id, GError **error)
{
    /* Each item that goes is looked for in the reviews and counts. */
    if (!amends_accounts_require (db, id, error) || !amends_list_indexes_make_all (db, error))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (REMOVAL); i++) {
        g_autoptr (AmendsStatement) statement = amends_db_prepare (db, REMOVAL[i], error);

        if (statement == NULL)
            return FALSE;
        amends_statement_bind_int (statement, 1, id);
        if (!amends_statement_run (statement, error))
            return FALSE;
    }
    return TRUE;
}
