/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text-walk.h"

#include "amends-fts-tokenizer.h"
#include "amends-term-match.h"

/* Measured at a million reviews: reading a text costs about as much as three matches from the search index with their rows. */
#define SAMPLE 400
#define LONGEST_WALK 3000

gboolean
amends_text_walk_can (const AmendsReviewQuery *query)
{
    if (query->order == AMENDS_ORDER_RELEVANCE || query->contactable == AMENDS_TRI_YES)
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

/* After a sample the rest of the way can be guessed. */
static gboolean
is_hopeless (guint n_seen, guint n_found, guint limit)
{
    return n_seen >= SAMPLE && (guint64) n_seen * limit > (guint64) LONGEST_WALK * n_found;
}

static AmendsTextWalk
walk (AmendsDb *db, AmendsStatement *rows, AmendsTermMatch *match, guint limit, gboolean to_the_end, GArray *ids,
      GError **error)
{
    guint start = ids->len;
    AmendsStep step;

    for (guint n_seen = 0; ids->len - start < limit; n_seen++) {
        gint64 id;
        gboolean matches;

        if (!to_the_end && is_hopeless (n_seen, ids->len - start, limit)) {
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

/* Looks for all terms in the texts; or, with @negated_only, for those only and leaves the others to the search index. */
static AmendsTextWalk
run (AmendsDb *db, const AmendsQueryContext *context, int stars, guint limit, gboolean negated_only, GArray *ids,
     GError **error)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_copy (context->query);
    g_autoptr (GPtrArray) in_texts = g_ptr_array_new ();
    g_autoptr (AmendsTermMatch) match = NULL;
    AmendsQueryContext for_index = { query, context->now, context->zone };
    g_autoptr (AmendsSql) sql = NULL;
    g_autoptr (AmendsStatement) rows = NULL;

    for (guint i = 0; i < context->query->terms->len; i++)
        if (!negated_only || ((const AmendsTextTerm *) context->query->terms->pdata[i])->negated)
            g_ptr_array_add (in_texts, context->query->terms->pdata[i]);
    match = amends_term_match_new (in_texts);
    if (match == NULL || in_texts->len == 0)
        return AMENDS_TEXT_WALK_GAVE_UP;
    for (guint i = query->terms->len; i > 0; i--)
        if (!negated_only || ((const AmendsTextTerm *) query->terms->pdata[i - 1])->negated)
            g_ptr_array_remove_index (query->terms, i - 1);
    sql = amends_query_compile_ids (&for_index, stars, 0);
    rows = amends_sql_prepare (sql, db, error);
    if (rows == NULL)
        return AMENDS_TEXT_WALK_FAILED;
    return walk (db, rows, match, limit, negated_only, ids, error);
}

AmendsTextWalk
amends_text_walk_run (AmendsDb *db, const AmendsQueryContext *context, int stars, guint limit, GArray *ids,
                      GError **error)
{
    AmendsTextWalk result = run (db, context, stars, limit, FALSE, ids, error);

    /* Rare words without a common one: the index finds the rare ones, and need not bring up all that have the common one. */
    if (result == AMENDS_TEXT_WALK_GAVE_UP)
        result = run (db, context, stars, limit, TRUE, ids, error);
    return result;
}
