/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text-walk.h"

#include "amends-cause-query.h"
#include "amends-fts-tokenizer.h"
#include "amends-term-match.h"

/*
 * Measured at a million reviews: to read a text costs as much as twenty steps along an index, or five hundred matches in the columns. So words that half of the
 * texts have are found in the texts, a hundred of them; words that one of ten has, by steps along the index; and those of one of a hundred in the columns. Where
 * these are not read yet, a match costs as much as twenty steps. After a sample it can be guessed which of them these words are.
 */
typedef struct {
    guint sample, longest;
} Patience;

/* By chance so many fewer may be among the first. */
#define LUCK 2

static const Patience PATIENCE[] = {
    [AMENDS_TEXT_WALK_SHORT] = { 16, 400 },
    [AMENDS_TEXT_WALK_LONG] = { 200, 4000 },
    [AMENDS_TEXT_WALK_LONGER] = { 200, 40000 },
    [AMENDS_TEXT_WALK_ENDLESS] = { G_MAXUINT, G_MAXUINT },
};

gboolean
amends_text_walk_can (const AmendsReviewQuery *query, guint limit)
{
    /* Few reviews have a cause: the columns know them, and an index would be walked far for a screen of them. */
    if (amends_cause_query_has (query))
        return FALSE;
    if (query->order == AMENDS_ORDER_RELEVANCE || (limit == 0 && query->contactable != AMENDS_TRI_YES))
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
is_hopeless (const Patience *patience, guint n_seen, guint n_found, guint limit)
{
    return n_seen >= patience->sample && (guint64) n_seen * limit > (guint64) patience->longest * (n_found + LUCK);
}

/* What says which reviews have the words: a set that was found, or else their texts. */
typedef struct {
    const Patience *patience;
    const AmendsIdSet *known; /* (nullable) */
    AmendsTermMatch *match;   /* (nullable) */
} Words;

static gboolean
test_words (AmendsDb *db, const Words *words, gint64 id, gboolean *matches, GError **error)
{
    if (words->known == NULL)
        return test_text (db, words->match, id, matches, error) != AMENDS_STEP_ERROR;
    *matches = amends_id_set_has (words->known, id);
    return TRUE;
}

static AmendsTextWalk
walk (AmendsDb *db, AmendsStatement *rows, const Words *words, guint limit, GArray *ids, GError **error)
{
    guint start = ids->len;
    AmendsStep step;

    for (guint n_seen = 0; limit == 0 || ids->len - start < limit; n_seen++) {
        gint64 id;
        gboolean matches;

        if (is_hopeless (words->patience, n_seen, ids->len - start, limit)) {
            g_array_set_size (ids, start);
            return AMENDS_TEXT_WALK_GAVE_UP;
        }
        step = amends_statement_step (rows, error);
        if (step == AMENDS_STEP_DONE)
            break;
        if (step == AMENDS_STEP_ERROR)
            return AMENDS_TEXT_WALK_FAILED;
        id = amends_statement_get_int (rows, 0);
        if (!test_words (db, words, id, &matches, error))
            return AMENDS_TEXT_WALK_FAILED;
        if (matches)
            g_array_append_val (ids, id);
    }
    return AMENDS_TEXT_WALK_FOUND;
}

AmendsTextWalk
amends_text_walk_run (AmendsDb *db, const AmendsQueryContext *context, int stars, guint limit,
                      AmendsTextWalkPatience patience, const AmendsIdSet *known, GArray *ids, GError **error)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_copy (context->query);
    g_autoptr (AmendsTermMatch) match = known == NULL ? amends_term_match_new (context->query->terms) : NULL;
    Words words = { &PATIENCE[patience], known, match };
    AmendsQueryContext without_words = *context;
    g_autoptr (AmendsSql) sql = NULL;
    g_autoptr (AmendsStatement) rows = NULL;

    if (match == NULL && known == NULL)
        return AMENDS_TEXT_WALK_GAVE_UP;
    g_ptr_array_set_size (query->terms, 0);
    without_words.query = query;
    sql = amends_query_compile_ids (&without_words, stars, 0);
    rows = amends_sql_prepare (sql, db, error);
    if (rows == NULL)
        return AMENDS_TEXT_WALK_FAILED;
    return walk (db, rows, &words, limit, ids, error);
}
