/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-learned-rules.h"

#include "amends-db-error.h"

#define ADD                                                                                                            \
    "INSERT INTO learned_rule (phrase, cause, weight, review_id, feedback_id, made_at) VALUES (?1, ?2, ?3, "           \
    "(SELECT id FROM review WHERE id = ?4), (SELECT id FROM feedback WHERE id = ?5), ?6) "                             \
    "ON CONFLICT (phrase, cause) DO UPDATE SET weight = excluded.weight, review_id = excluded.review_id, "             \
    "feedback_id = excluded.feedback_id, made_at = excluded.made_at RETURNING id"

gboolean
amends_learned_rules_add (AmendsDb *db, gint64 now, const AmendsLearnedRule *rule, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) add = amends_db_prepare (db, ADD, error);

    if (add == NULL)
        return FALSE;
    amends_statement_bind_text (add, 1, rule->phrase);
    amends_statement_bind_int (add, 2, rule->cause);
    amends_statement_bind_int (add, 3, rule->weight);
    amends_statement_bind_int (add, 4, rule->subject == AMENDS_SUBJECT_REVIEW ? rule->comment_id : 0);
    amends_statement_bind_int (add, 5, rule->subject == AMENDS_SUBJECT_FEEDBACK ? rule->comment_id : 0);
    amends_statement_bind_int (add, 6, now);
    if (amends_statement_step (add, error) != AMENDS_STEP_ROW)
        return FALSE;
    *id = amends_statement_get_int (add, 0);
    return amends_statement_run (add, error);
}

gboolean
amends_learned_rules_delete (AmendsDb *db, gint64 id, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, "DELETE FROM learned_rule WHERE id = ?", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, id);
    if (!amends_statement_run (statement, error))
        return FALSE;
    if (amends_db_n_changed (db) > 0)
        return TRUE;
    amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
    return FALSE;
}

GPtrArray *
amends_learned_rules_list (AmendsDb *db, GError **error)
{
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_learned_rule_unref);
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        db,
        "SELECT id, phrase, cause, weight, review_id, feedback_id, made_at FROM learned_rule ORDER BY made_at DESC, "
        "id DESC",
        error);
    AmendsStep step;

    if (rows == NULL)
        return NULL;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 review_id = amends_statement_get_int (rows, 4), feedback_id = amends_statement_get_int (rows, 5);
        gint64 cause = amends_statement_get_int (rows, 2);

        /* One that a newer version may have written is not known here. */
        if (cause < AMENDS_N_CAUSES)
            g_ptr_array_add (list, amends_learned_rule_new (&(AmendsLearnedRule) {
                                       .id = amends_statement_get_int (rows, 0),
                                       .phrase = amends_statement_get_text (rows, 1),
                                       .cause = (AmendsCause) cause,
                                       .weight = (int) amends_statement_get_int (rows, 3),
                                       .subject = feedback_id != 0 ? AMENDS_SUBJECT_FEEDBACK : AMENDS_SUBJECT_REVIEW,
                                       .comment_id = feedback_id != 0 ? feedback_id : review_id,
                                       .made_at = amends_statement_get_int (rows, 6),
                                   }));
    }
    return step == AMENDS_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
