/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-index.h"

#include <string.h>

#include "amends-cause-query.h"
#include "amends-contact-query.h"
#include "amends-fts-tokenizer.h"
#include "amends-postings.h"
#include "amends-term-match.h"

/* What was typed grows by letters and words, and filters are clicked on and off under it: 125 kB each for a million. */
#define MOST_KEPT 8
/* SQLite cuts tokens off here. */
#define LONGEST_TOKEN 32768

/* The reviews that have one term. */
typedef struct {
    char *words;      /* (owned): in the language of the search index */
    AmendsIdSet *ids; /* (owned) */
} Kept;

struct _AmendsReviewIndex {
    AmendsDb *db;
    AmendsReviewColumns *columns; /* (owned) */
    AmendsCatalog *catalog;       /* (owned) (nullable): NULL: not read yet */
    GPtrArray *kept;              /* (element-type Kept) (owned): the latest first */
    AmendsIdSet *wanted;          /* (owned) (nullable): what was found last */
    AmendsIdSet *unwanted;        /* (owned) (nullable) */
};

static void
free_kept (gpointer data)
{
    Kept *self = data;

    g_free (self->words);
    amends_id_set_free (self->ids);
    g_free (self);
}

AmendsReviewIndex *
amends_review_index_new (AmendsDb *db)
{
    AmendsReviewIndex *self = g_new0 (AmendsReviewIndex, 1);

    self->db = db;
    self->columns = amends_review_columns_new (db);
    self->kept = g_ptr_array_new_with_free_func (free_kept);
    return self;
}

void
amends_review_index_free (AmendsReviewIndex *self)
{
    if (self == NULL)
        return;
    amends_review_columns_free (self->columns);
    amends_catalog_free (self->catalog);
    g_ptr_array_unref (self->kept);
    amends_id_set_free (self->wanted);
    amends_id_set_free (self->unwanted);
    g_free (self);
}

AmendsDb *
amends_review_index_get_db (AmendsReviewIndex *self)
{
    return self->db;
}

void
amends_review_index_forget_texts (AmendsReviewIndex *self)
{
    g_ptr_array_set_size (self->kept, 0);
    g_clear_pointer (&self->catalog, amends_catalog_free);
}

gboolean
amends_review_index_begin (AmendsReviewIndex *self, GError **error)
{
    gboolean forgot;

    if (!amends_review_columns_forget_foreign (self->columns, &forgot, error))
        return FALSE;
    if (forgot)
        amends_review_index_forget_texts (self);
    return TRUE;
}

const AmendsCatalog *
amends_review_index_get_catalog (AmendsReviewIndex *self, GError **error)
{
    if (self->catalog == NULL)
        self->catalog = amends_catalog_load (self->db, error);
    return self->catalog;
}

typedef struct {
    char *text; /* (owned) (nullable): the first token */
    gsize length;
    guint n;
} Tokens;

static int
take_token_cb (void *data, int colocated G_GNUC_UNUSED, const char *text, int length, int start G_GNUC_UNUSED,
               int end G_GNUC_UNUSED)
{
    Tokens *tokens = data;

    if (tokens->n++ == 0) {
        tokens->text = g_memdup2 (text, (gsize) length);
        tokens->length = (gsize) length;
    }
    return SQLITE_OK;
}

/* @statement: (transfer full) (nullable): NULL: with @error set */
static gboolean
add_rows (AmendsStatement *statement, AmendsIdSet *ids, GError **error)
{
    g_autoptr (AmendsStatement) rows = statement;
    AmendsStep step = AMENDS_STEP_ERROR;

    while (rows != NULL && (step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        if (id >= 0 && id < AMENDS_ID_SET_END)
            amends_id_set_add (ids, id);
    }
    return step == AMENDS_STEP_DONE;
}

/* For what the pages of the index do not tell by themselves, such as words that must follow each other. */
static gboolean
ask_sqlite (AmendsDb *db, const char *words, AmendsIdSet *ids, GError **error)
{
    AmendsStatement *rows =
        amends_db_prepare (db, "SELECT rowid FROM review_search WHERE review_search MATCH ?", error);

    if (rows != NULL)
        amends_statement_bind_text (rows, 1, words);
    return add_rows (rows, ids, error);
}

static AmendsIdSet *
read_term (AmendsDb *db, const AmendsTextTerm *term, const char *words, GError **error)
{
    Tokens tokens = { 0 };
    g_autofree char *first = NULL;
    g_autoptr (AmendsIdSet) ids = amends_id_set_new ();

    amends_fts_tokenize (AMENDS_TOKENS_QUERY, term->text, (int) strlen (term->text), take_token_cb, &tokens);
    first = tokens.text;
    if (tokens.n == 1 && tokens.length < LONGEST_TOKEN) {
        switch (amends_postings_read (db, first, tokens.length, amends_term_is_prefix (term), ids, error)) {
        case AMENDS_POSTINGS_FAILED:
            return NULL;
        case AMENDS_POSTINGS_FOUND:
            return g_steal_pointer (&ids);
        case AMENDS_POSTINGS_UNKNOWN:
        default:
            break;
        }
        /* What was read until then may be wrong. */
        amends_id_set_free (ids);
        ids = amends_id_set_new ();
    }
    return ask_sqlite (db, words, ids, error) ? g_steal_pointer (&ids) : NULL;
}

/* Returns: (transfer none): until the next call */
static const AmendsIdSet *
find_term (AmendsReviewIndex *self, const AmendsTextTerm *term, GError **error)
{
    g_autofree char *words = amends_query_match_term (term);
    Kept *kept = NULL;

    for (guint i = 0; i < self->kept->len && kept == NULL; i++)
        if (g_str_equal (((Kept *) self->kept->pdata[i])->words, words))
            kept = g_ptr_array_steal_index (self->kept, i);
    if (kept == NULL) {
        AmendsIdSet *ids = read_term (self->db, term, words, error);

        if (ids == NULL)
            return NULL;
        kept = g_new (Kept, 1);
        *kept = (Kept) { g_steal_pointer (&words), ids };
    }
    g_ptr_array_insert (self->kept, 0, kept);
    if (self->kept->len > MOST_KEPT)
        g_ptr_array_set_size (self->kept, MOST_KEPT);
    return kept->ids;
}

/* @all: (inout) (nullable): becomes NULL if the query has no such words */
static gboolean
find_terms (AmendsReviewIndex *self, const AmendsReviewQuery *query, gboolean negated, AmendsIdSet **all,
            GError **error)
{
    gboolean any = FALSE;

    for (guint i = 0; i < query->terms->len; i++) {
        const AmendsTextTerm *term = query->terms->pdata[i];
        const AmendsIdSet *ids;

        if (term->negated != negated || !amends_fts_has_tokens (term->text))
            continue;
        ids = find_term (self, term, error);
        if (ids == NULL)
            return FALSE;
        if (*all == NULL)
            *all = amends_id_set_new ();
        if (!any)
            amends_id_set_assign (*all, ids);
        else if (negated)
            amends_id_set_unite (*all, ids);
        else
            amends_id_set_intersect (*all, ids);
        any = TRUE;
    }
    if (!any)
        g_clear_pointer (all, amends_id_set_free);
    return TRUE;
}

static gboolean
find_all_terms (AmendsReviewIndex *self, const AmendsReviewQuery *query, GError **error)
{
    if (!find_terms (self, query, TRUE, &self->unwanted, error) ||
        !find_terms (self, query, FALSE, &self->wanted, error))
        return FALSE;
    if (self->wanted != NULL && self->unwanted != NULL)
        amends_id_set_subtract (self->wanted, self->unwanted);
    return TRUE;
}

#define CONTACTABLE                                                                                                    \
    "SELECT k.review_id FROM contact_candidate AS k INDEXED BY contact_candidate_by_order "                            \
    "CROSS JOIN review AS r ON r.id = k.review_id WHERE 1"

static AmendsIdSet *
find_contactable (AmendsDb *db, const AmendsReviewQuery *query, GError **error)
{
    g_autoptr (AmendsIdSet) ids = amends_id_set_new ();
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    amends_sql_add (sql, CONTACTABLE);
    amends_contact_query_append (sql, query);
    return add_rows (amends_sql_prepare (sql, db, error), ids, error) ? g_steal_pointer (&ids) : NULL;
}

#define FEW "5000"

gboolean
amends_review_index_has_few_done (AmendsReviewIndex *self, gboolean *few, GError **error)
{
    gint64 value;

    if (!amends_db_get_int (self->db, "SELECT count (*) < " FEW " FROM (SELECT 1 FROM review_done LIMIT " FEW ")",
                            &value, error))
        return FALSE;
    *few = value != 0;
    return TRUE;
}

/* Where few are done, only those are looked at. */
static gboolean
apply_done (AmendsReviewIndex *self, const AmendsReviewQuery *query, GError **error)
{
    gboolean few = FALSE;

    if (query->done != AMENDS_DONE_ONLY || self->wanted != NULL)
        return TRUE;
    if (!amends_review_index_has_few_done (self, &few, error))
        return FALSE;
    if (!few)
        return TRUE;
    self->wanted = amends_id_set_new ();
    if (!add_rows (amends_db_prepare (self->db, "SELECT review_id FROM review_done", error), self->wanted, error))
        return FALSE;
    if (self->unwanted != NULL)
        amends_id_set_subtract (self->wanted, self->unwanted);
    return TRUE;
}

/* Customers who can be contacted are few: they are looked up, and are wanted or unwanted as if they had a word of their own. */
static gboolean
apply_contactable (AmendsReviewIndex *self, const AmendsReviewQuery *query, GError **error)
{
    g_autoptr (AmendsIdSet) ids = NULL;

    if (query->contactable == AMENDS_TRI_UNKNOWN)
        return TRUE;
    ids = find_contactable (self->db, query, error);
    if (ids == NULL)
        return FALSE;
    if (query->contactable == AMENDS_TRI_NO && self->wanted != NULL)
        amends_id_set_subtract (self->wanted, ids);
    else if (query->contactable == AMENDS_TRI_NO && self->unwanted != NULL)
        amends_id_set_unite (self->unwanted, ids);
    else if (query->contactable == AMENDS_TRI_NO)
        self->unwanted = g_steal_pointer (&ids);
    else if (self->wanted != NULL)
        amends_id_set_intersect (self->wanted, ids);
    else
        self->wanted = g_steal_pointer (&ids);
    if (self->wanted != NULL && self->unwanted != NULL)
        amends_id_set_subtract (self->wanted, self->unwanted);
    return TRUE;
}

/* So are those with a cause, which a small part of all reviews has. */
static gboolean
apply_causes (AmendsReviewIndex *self, const AmendsReviewQuery *query, GError **error)
{
    g_autoptr (AmendsIdSet) ids = NULL;
    g_autoptr (AmendsSql) sql = NULL;

    if (!amends_cause_query_has (query))
        return TRUE;
    ids = amends_id_set_new ();
    sql = amends_cause_query_compile_reviews (query);
    if (!add_rows (amends_sql_prepare (sql, self->db, error), ids, error))
        return FALSE;
    if (self->wanted != NULL)
        amends_id_set_intersect (self->wanted, ids);
    else
        self->wanted = g_steal_pointer (&ids);
    if (self->unwanted != NULL)
        amends_id_set_subtract (self->wanted, self->unwanted);
    return TRUE;
}

const AmendsIdSet *
amends_review_index_find_words (AmendsReviewIndex *self, const AmendsReviewQuery *query, GError **error)
{
    return find_all_terms (self, query, error) ? self->wanted : NULL;
}

gboolean
amends_review_index_knows_words (AmendsReviewIndex *self, const AmendsReviewQuery *query)
{
    for (guint i = 0; i < query->terms->len; i++) {
        const AmendsTextTerm *term = query->terms->pdata[i];
        g_autofree char *words = amends_query_match_term (term);
        guint at = 0;

        while (at < self->kept->len && !g_str_equal (((Kept *) self->kept->pdata[at])->words, words))
            at++;
        if (at == self->kept->len && amends_fts_has_tokens (term->text))
            return FALSE;
    }
    return TRUE;
}

gboolean
amends_review_index_find (AmendsReviewIndex *self, const AmendsReviewQuery *query, AmendsCandidates *found,
                          gboolean *usable, GError **error)
{
    if (!find_all_terms (self, query, error) || !apply_contactable (self, query, error) ||
        !apply_causes (self, query, error) || !apply_done (self, query, error) ||
        !amends_review_columns_load (self->columns, self->wanted, usable, error))
        return FALSE;
    *found = (AmendsCandidates) {
        .wanted = self->wanted,
        .unwanted = self->wanted == NULL ? self->unwanted : NULL,
        .columns = self->columns,
        .end = amends_review_columns_get_end (self->columns),
    };
    return TRUE;
}

gboolean
amends_review_index_warm_up (AmendsReviewIndex *self, gboolean *warm, GError **error)
{
    return amends_review_index_begin (self, error) && amends_review_columns_load_some (self->columns, warm, error);
}

gboolean
amends_review_index_is_bare (AmendsReviewIndex *self)
{
    return amends_db_is_bare (self->db);
}

gboolean
amends_review_index_is_warm (AmendsReviewIndex *self, gboolean *warm, GError **error)
{
    *warm = amends_review_index_is_bare (self);
    return *warm || amends_review_columns_is_complete (self->columns, warm, error);
}

static guint64
get_candidates (const AmendsCandidates *self, gsize word)
{
    guint64 bits = self->wanted != NULL ? amends_id_set_get_word (self->wanted, word) : G_MAXUINT64;

    return self->unwanted != NULL ? bits & ~amends_id_set_get_word (self->unwanted, word) : bits;
}

gboolean
amends_candidates_visit (const AmendsCandidates *self, AmendsDb *db, AmendsCellFunc func, gpointer data, GError **error)
{
    AmendsReviewRun run;

    for (gsize word = 0; (gint64) word * 64 < self->end; word++) {
        guint64 bits = get_candidates (self, word);

        if (word % AMENDS_ID_SET_WORDS == 0 && amends_db_is_cancelled (db, error))
            return FALSE;
        if (bits != 0 && amends_review_columns_get (self->columns, word, &run))
            func ((gint64) word * 64, &run, bits, data);
    }
    return TRUE;
}
