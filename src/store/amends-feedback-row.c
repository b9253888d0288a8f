/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-row.h"

#include "amends-db-row.h"
#include "amends-items.h"

#define SELECT_ROW                                                                                                     \
    "SELECT f.account_id, f.external_id, f.marketplace, t.order_id, f.stars, t.text, t.response, nullif (l.tag, ''), " \
    "t.author, t.url, f.by_marketplace, f.published_at, f.updated_at, f.responded_at, f.struck_at, f.removed_at, "     \
    "f.first_seen_at, f.done_at, f.has_note, ifnull (c.wrong_door, 0), ifnull (p.state, 0) "                           \
    "FROM feedback AS f JOIN feedback_text AS t ON t.feedback_id = f.id "                                              \
    "LEFT JOIN feedback_cause AS c ON c.feedback_id = f.id LEFT JOIN feedback_plan AS p ON p.feedback_id = f.id "      \
    "JOIN language AS l ON l.id = f.language_id WHERE f.id = ?"

static AmendsFeedback *
read_row (AmendsStatement *row, gint64 id)
{
    return amends_feedback_new (&(AmendsFeedback) {
        .id = id,
        .account_id = amends_statement_get_int (row, 0),
        .external_id = amends_statement_get_text (row, 1),
        .marketplace = amends_statement_get_text (row, 2),
        .order_id = amends_statement_get_text (row, 3),
        .stars = (int) amends_statement_get_int (row, 4),
        .text = amends_statement_get_text (row, 5),
        .response = amends_statement_get_text (row, 6),
        .language = amends_statement_get_text (row, 7),
        .author = amends_statement_get_text (row, 8),
        .url = amends_statement_get_text (row, 9),
        .by_marketplace = (AmendsTri) amends_statement_get_int (row, 10),
        .published_at = amends_statement_get_int (row, 11),
        .updated_at = amends_statement_get_int (row, 12),
        .responded_at = amends_statement_get_int (row, 13),
        .struck_at = amends_statement_get_int (row, 14),
        .removed_at = amends_statement_get_int (row, 15),
        .first_seen_at = amends_statement_get_int (row, 16),
        .done_at = amends_statement_get_int (row, 17),
        .has_note = amends_statement_get_int (row, 18) != 0,
        .wrong_door = amends_statement_get_int (row, 19) != 0,
        .plan = (AmendsPlanState) amends_statement_get_int (row, 20),
    });
}

gboolean
amends_feedback_row_load (AmendsDb *db, gint64 id, AmendsFeedback **feedback, GError **error)
{
    g_autoptr (AmendsStatement) row = NULL;
    gboolean asked = amends_db_find_row (db, SELECT_ROW, id, &row, error);

    *feedback = row != NULL ? read_row (row, id) : NULL;
    return asked;
}

gboolean
amends_feedback_row_find (AmendsDb *db, gint64 account_id, const char *external_id, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) find =
        amends_db_prepare (db, "SELECT id FROM feedback WHERE account_id = ? AND external_id = ?", error);
    AmendsStep step;

    *id = 0;
    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, account_id);
    amends_statement_bind_text (find, 2, external_id);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW)
        *id = amends_statement_get_int (find, 0);
    return step != AMENDS_STEP_ERROR;
}

#define COUNTED_STARS "iif (struck_at = 0 AND removed_at = 0, stars, 0)"
#define SHIFT                                                                                                          \
    "INSERT INTO feedback_daily (account_id, marketplace, day, stars, n) "                                             \
    "SELECT account_id, marketplace, published_at / 86400, " COUNTED_STARS ", ?1 FROM feedback WHERE id = ?2 "         \
    "ON CONFLICT (account_id, marketplace, day, stars) DO UPDATE SET n = n + excluded.n"

static gboolean
shift (AmendsDb *db, gint64 id, int sign, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, SHIFT, error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, sign);
    amends_statement_bind_int (statement, 2, id);
    return amends_statement_run (statement, error);
}

#define COLUMNS                                                                                                        \
    "marketplace, language_id, stars, by_marketplace, has_response, published_at, updated_at, responded_at, "          \
    "struck_at, removed_at"
#define VALUES "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10"
#define ADD                                                                                                            \
    "INSERT INTO feedback (" COLUMNS ", account_id, external_id, first_seen_at) VALUES (" VALUES ", ?11, ?12, ?13)"
#define CHANGE "UPDATE feedback SET (" COLUMNS ") = (" VALUES ") WHERE id = ?11"

static void
bind_narrow (AmendsStatement *statement, const AmendsFeedback *feedback, gint64 language_id)
{
    amends_statement_bind_text (statement, 1, feedback->marketplace != NULL ? feedback->marketplace : "");
    amends_statement_bind_int (statement, 2, language_id);
    amends_statement_bind_int (statement, 3, feedback->stars);
    amends_statement_bind_int (statement, 4, feedback->by_marketplace);
    amends_statement_bind_int (statement, 5, feedback->response != NULL);
    amends_statement_bind_int (statement, 6, MAX (feedback->published_at, 0));
    amends_statement_bind_int (statement, 7, MAX (feedback->updated_at, 0));
    amends_statement_bind_int (statement, 8, MAX (feedback->responded_at, 0));
    amends_statement_bind_int (statement, 9, MAX (feedback->struck_at, 0));
    amends_statement_bind_int (statement, 10, MAX (feedback->removed_at, 0));
}

static gboolean
write_narrow (AmendsDb *db, const AmendsFeedback *feedback, gint64 now, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, feedback->id == 0 ? ADD : CHANGE, error);
    gint64 language_id;

    if (statement == NULL || !amends_items_find_language (db, feedback->language, &language_id, error))
        return FALSE;
    bind_narrow (statement, feedback, language_id);
    amends_statement_bind_int (statement, 11, feedback->id == 0 ? feedback->account_id : feedback->id);
    if (feedback->id == 0) {
        amends_statement_bind_text (statement, 12, feedback->external_id);
        amends_statement_bind_int (statement, 13, now);
    }
    if (!amends_statement_run (statement, error))
        return FALSE;
    *id = feedback->id == 0 ? amends_db_last_id (db) : feedback->id;
    return TRUE;
}

static gboolean
write_wide (AmendsDb *db, const AmendsFeedback *feedback, gint64 id, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (db, "INSERT OR REPLACE INTO feedback_text VALUES (?, ?, ?, ?, ?, ?)", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, id);
    amends_statement_bind_text (statement, 2, feedback->text);
    amends_statement_bind_text (statement, 3, feedback->response);
    amends_statement_bind_text (statement, 4, feedback->author);
    amends_statement_bind_text (statement, 5, feedback->url);
    amends_statement_bind_text (statement, 6, feedback->order_id);
    return amends_statement_run (statement, error);
}

gboolean
amends_feedback_row_write (AmendsDb *db, const AmendsFeedback *feedback, gint64 now, gint64 *id, GError **error)
{
    if (feedback->id != 0 && !shift (db, feedback->id, -1, error))
        return FALSE;
    return write_narrow (db, feedback, now, id, error) && write_wide (db, feedback, *id, error) &&
           shift (db, *id, 1, error);
}

#define STORED "SELECT account_id, marketplace, day, stars, n FROM feedback_daily WHERE n <> 0"
#define COUNTED                                                                                                        \
    "SELECT account_id, marketplace, published_at / 86400, " COUNTED_STARS ", count (*) FROM feedback "                \
    "GROUP BY 1, 2, 3, 4"

gboolean
amends_feedback_row_are_counts_right (AmendsDb *db, gboolean *right, GError **error)
{
    gint64 different;

    if (!amends_db_get_int (db,
                            "SELECT EXISTS (SELECT * FROM (" STORED ") EXCEPT SELECT * FROM (" COUNTED ")) "
                            "OR EXISTS (SELECT * FROM (" COUNTED ") EXCEPT SELECT * FROM (" STORED "))",
                            &different, error))
        return FALSE;
    *right = different == 0;
    return TRUE;
}
