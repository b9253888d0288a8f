/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text-walk.h"

#include "amends-fts-tokenizer.h"
#include "amends-term-match.h"

/*
 * Measured at a million reviews: to read a text costs as much as five hundred matches in the columns. So words that half of the texts have are found here, in a
 * hundred texts, and words that one of ten has are found there. After a sample it can be guessed which of them these words are.
 */
#define SAMPLE 48
#define LONGEST_WALK 400

gboolean
amends_text_walk_can (const AmendsReviewQuery *query)
{
    if (query->order == AMENDS_ORDER_RELEVANCE)
        return FALSE;
    for (guint i = 0; i < query->terms->len; i++) {
        const AmendsTextTerm *term = query->terms->pdata[i];

        if (!term->negated && amends_fts_has_tokens (term->text))
            return TRUE;
    }
    return FALSE;
}

static AmendsStep
test_text (AmendsDb *db, AmendsTermMatch *match, gint64 id, gboolean *matches, GError **error)
{
    g_autoptr (AmendsStatement) text =
        amends_db_prepare (db, "SELECT title, body FROM review_text WHERE review_id = ?", error);
    AmendsStep step;

    if (text == NULL)
        return AMENDS_STEP_ERROR;
    amends_statement_bind_int (text, 1, id);
    step = amends_statement_step (text, error);
    *matches = step == AMENDS_STEP_ROW &&
               amends_term_match_test (match, amends_statement_get_text (text, 0), amends_statement_get_text (text, 1));
    return step;
}

static gboolean
is_hopeless (guint n_seen, guint n_found, guint limit)
{
    return n_seen >= SAMPLE && (guint64) n_seen * limit > (guint64) LONGEST_WALK * n_found;
}

static AmendsTextWalk
walk (AmendsDb *db, AmendsStatement *rows, AmendsTermMatch *match, guint limit, GArray *ids, GError **error)
{
    guint start = ids->len;
    AmendsStep step;

    for (guint n_seen = 0; ids->len - start < limit; n_seen++) {
        gint64 id;
        gboolean matches;

        if (is_hopeless (n_seen, ids->len - start, limit)) {
            g_array_set_size (ids, start);
            return AMENDS_TEXT_WALK_GAVE_UP;
        }
        step = amends_statement_step (rows, error);
        if (step == AMENDS_STEP_DONE)
            break;
        if (step == AMENDS_STEP_ERROR)
            return AMENDS_TEXT_WALK_FAILED;
        id = amends_statement_get_int (rows, 0);
        if (test_text (db, match, id, &matches, error) == AMENDS_STEP_ERROR)
            return AMENDS_TEXT_WALK_FAILED;
        if (matches)
            g_array_append_val (ids, id);
    }
    return AMENDS_TEXT_WALK_FOUND;
}

AmendsTextWalk
amends_text_walk_run (AmendsDb *db, const AmendsQueryContext *context, int stars, guint limit, GArray *ids,
                      GError **error)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_copy (context->query);
    g_autoptr (AmendsTermMatch) match = amends_term_match_new (context->query->terms);
    AmendsQueryContext without_words = *context;
    g_autoptr (AmendsSql) sql = NULL;
    g_autoptr (AmendsStatement) rows = NULL;

    if (match == NULL)
        return AMENDS_TEXT_WALK_GAVE_UP;
    g_ptr_array_set_size (query->terms, 0);
    without_words.query = query;
    sql = amends_query_compile_ids (&without_words, stars, 0);
    rows = amends_sql_prepare (sql, db, error);
    if (rows == NULL)
        return AMENDS_TEXT_WALK_FAILED;
    return walk (db, rows, match, limit, ids, error);
}
