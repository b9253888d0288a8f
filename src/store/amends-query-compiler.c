/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-query-compiler.h"

#include "amends-cause-query.h"
#include "amends-contact-query.h"
#include "amends-fts-tokenizer.h"
#include "amends-items.h"
#include "amends-review-row.h"
#include "amends-term-match.h"

#define DAY 86400

void
amends_query_get_range (const AmendsQueryContext *context, gint64 *after, gint64 *before)
{
    amends_review_query_get_range (context->query, context->now, context->zone, after, before);
    if (*before != 0)
        *after = MAX (*after, 1);
}

gint64
amends_query_get_done_cutoff (const AmendsQueryContext *context)
{
    return context->now - (gint64) context->done_days * DAY;
}

gboolean
amends_query_orders_by_stars (const AmendsReviewQuery *query, int *first, int *step)
{
    *first = query->order == AMENDS_ORDER_STARS_LOW ? 1 : 5;
    *step = query->order == AMENDS_ORDER_STARS_LOW ? 1 : -1;
    return query->order == AMENDS_ORDER_STARS_LOW || query->order == AMENDS_ORDER_STARS_HIGH;
}

static gboolean
is_searchable (const AmendsTextTerm *term, gboolean negated)
{
    return term->negated == negated && amends_fts_has_tokens (term->text);
}

gboolean
amends_query_has_terms (const AmendsReviewQuery *query, gboolean negated)
{
    for (guint i = 0; i < query->terms->len; i++)
        if (is_searchable (query->terms->pdata[i], negated))
            return TRUE;
    return FALSE;
}

gboolean
amends_query_needs_rows (const AmendsReviewQuery *query)
{
    return query->has_note != AMENDS_TRI_UNKNOWN || query->gone != AMENDS_TRI_UNKNOWN ||
           query->contactable != AMENDS_TRI_UNKNOWN || amends_cause_query_has (query) ||
           amends_query_has_terms (query, FALSE) || amends_query_has_terms (query, TRUE);
}

/* Quoted, so that nothing in it is read as an operator. A run without spaces is found anywhere by itself; a word by its beginning. */
static void
append_term (GString *match, const AmendsTextTerm *term)
{
    g_string_append_c (match, '"');
    for (const char *c = term->text; *c != '\0'; c++) {
        if (*c == '"')
            g_string_append_c (match, '"');
        g_string_append_c (match, *c);
    }
    g_string_append_c (match, '"');
    if (amends_term_is_prefix (term))
        g_string_append_c (match, '*');
}

char *
amends_query_match_term (const AmendsTextTerm *term)
{
    GString *match = g_string_new (NULL);

    append_term (match, term);
    return g_string_free_and_steal (match);
}

char *
amends_query_match_terms (const AmendsReviewQuery *query, gboolean negated)
{
    GString *match = g_string_new (NULL);

    for (guint i = 0; i < query->terms->len; i++) {
        const AmendsTextTerm *term = query->terms->pdata[i];

        if (!is_searchable (term, negated))
            continue;
        if (match->len > 0)
            g_string_append (match, negated ? " OR " : " AND ");
        append_term (match, term);
    }
    return g_string_free_and_steal (match);
}

/* What is not wanted is left out by the search index itself where it looks for something else: that costs no list of all that have it. */
char *
amends_query_make_match (const AmendsReviewQuery *query)
{
    g_autofree char *wanted = amends_query_match_terms (query, FALSE);
    g_autofree char *unwanted = amends_query_match_terms (query, TRUE);

    if (*wanted == '\0')
        return g_steal_pointer (&unwanted);
    return *unwanted == '\0' ? g_steal_pointer (&wanted) : g_strdup_printf ("(%s) NOT (%s)", wanted, unwanted);
}

void
amends_query_compile_marketplaces (AmendsSql *sql, const AmendsReviewQuery *query)
{
    amends_sql_add (sql, query->marketplaces->len == 0 ? "(1" : "(0");
    for (guint i = 0; i < query->marketplaces->len; i++)
        amends_sql_add_text (sql, " OR marketplace = ? COLLATE NOCASE", query->marketplaces->pdata[i]);
    amends_sql_add (sql, ")");
}

void
amends_query_compile_brands (AmendsSql *sql, const AmendsReviewQuery *query)
{
    amends_sql_add (sql, query->brands->len == 0 ? "(1" : "(0");
    for (guint i = 0; i < query->brands->len; i++) {
        g_autofree char *folded = amends_items_fold_name (query->brands->pdata[i]);

        amends_sql_add_text (sql, " OR brand_folded = ?", folded);
    }
    amends_sql_add (sql, ")");
}

/* Every word of @value begins a word of the title; without any word, only the id can match. */
static void
compile_title_words (AmendsSql *sql, const char *value)
{
    g_autofree char *plain = amends_fts_words (value);
    g_auto (GStrv) words = g_strsplit (plain, " ", -1);
    gboolean first = TRUE;

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *begin = g_strconcat (" ", words[i], NULL);

        if (words[i][0] == '\0')
            continue;
        amends_sql_add_text (sql, first ? " OR (instr (title_words, ?) > 0" : " AND instr (title_words, ?) > 0", begin);
        first = FALSE;
    }
    if (!first)
        amends_sql_add (sql, ")");
}

void
amends_query_compile_products (AmendsSql *sql, const AmendsReviewQuery *query)
{
    amends_sql_add (sql, query->products->len == 0 ? "(1" : "(0");
    for (guint i = 0; i < query->products->len; i++) {
        amends_sql_add_text (sql, " OR external_id = ?", query->products->pdata[i]);
        compile_title_words (sql, query->products->pdata[i]);
    }
    amends_sql_add (sql, ")");
}

void
amends_query_compile_account (AmendsSql *sql, const AmendsReviewQuery *query)
{
    if (query->account_id == 0)
        amends_sql_add (sql, "(1)");
    else
        amends_sql_add_int (sql, "(account_id = ?)", query->account_id);
}

void
amends_query_compile_languages (AmendsSql *sql, const AmendsReviewQuery *query)
{
    amends_sql_add (sql, query->languages->len == 0 ? "(1" : "(0");
    for (guint i = 0; i < query->languages->len; i++) {
        g_autofree char *tag = g_ascii_strdown (query->languages->pdata[i], -1);
        g_autofree char *begin = g_strconcat (tag, "-", NULL);

        amends_sql_add_text (sql, " OR lower (tag) = ?", tag);
        amends_sql_add_text (sql, " OR instr (lower (tag), ?) = 1", begin);
    }
    amends_sql_add (sql, ")");
}

static void
compile_item_choices (AmendsSql *sql, const AmendsReviewQuery *query)
{
    amends_query_compile_marketplaces (sql, query);
    amends_sql_add (sql, " AND ");
    amends_query_compile_brands (sql, query);
    amends_sql_add (sql, " AND ");
    amends_query_compile_products (sql, query);
}

void
amends_query_compile_items (AmendsSql *sql, const AmendsReviewQuery *query)
{
    amends_query_compile_account (sql, query);
    amends_sql_add (sql, " AND ");
    compile_item_choices (sql, query);
}

static void
compile_items_of_reviews (AmendsSql *sql, const AmendsReviewQuery *query, AmendsConditions conditions)
{
    gboolean choices = (conditions & AMENDS_CONDITIONS_CHOICES) != 0;
    gboolean by_account = (conditions & AMENDS_CONDITIONS_OTHERS) != 0 && query->account_id != 0;

    if (!by_account && (!choices || query->marketplaces->len + query->brands->len + query->products->len == 0))
        return;
    amends_sql_add (sql, " AND r.item_id IN (SELECT id FROM item WHERE 1");
    if (by_account) {
        amends_sql_add (sql, " AND ");
        amends_query_compile_account (sql, query);
    }
    if (choices) {
        amends_sql_add (sql, " AND ");
        compile_item_choices (sql, query);
    }
    amends_sql_add (sql, ")");
}

static void
compile_stars (AmendsSql *sql, guint stars)
{
    if (stars == 0)
        return;
    amends_sql_add (sql, " AND r.stars IN (0");
    for (int i = 1; i <= 5; i++)
        if ((stars & 1u << i) != 0)
            amends_sql_add_int (sql, ", ?", i);
    amends_sql_add (sql, ")");
}

static void
compile_trait (AmendsSql *sql, AmendsTri wanted, int bit)
{
    if (wanted == AMENDS_TRI_UNKNOWN)
        return;
    amends_sql_add_int (sql, " AND (r.traits & ?)", bit);
    amends_sql_add (sql, wanted == AMENDS_TRI_YES ? " <> 0" : " = 0");
}

static void
compile_choices (AmendsSql *sql, const AmendsReviewQuery *query, int stars)
{
    compile_stars (sql, stars != 0 ? 1u << stars : query->stars);
    if (query->languages->len > 0) {
        amends_sql_add (sql, " AND r.language_id IN (SELECT id FROM language WHERE ");
        amends_query_compile_languages (sql, query);
        amends_sql_add (sql, ")");
    }
    if (query->verified != AMENDS_TRI_UNKNOWN)
        amends_sql_add_int (sql, " AND (r.traits & 3) = ?", query->verified + 1);
    compile_trait (sql, query->has_photo, AMENDS_TRAIT_PHOTO);
    compile_trait (sql, query->edited, AMENDS_TRAIT_EDITED);
}

#define IS_DONE "EXISTS (SELECT 1 FROM review_done AS d WHERE d.review_id = r.id"

void
amends_query_compile_is_done (AmendsSql *sql, gboolean done)
{
    amends_sql_add (sql, done ? " AND " IS_DONE ")" : " AND NOT " IS_DONE ")");
}

static void
compile_done (AmendsSql *sql, const AmendsQueryContext *context)
{
    switch (context->query->done) {
    case AMENDS_DONE_OPEN:
        amends_query_compile_is_done (sql, FALSE);
        break;
    case AMENDS_DONE_WITH_RECENT:
        amends_sql_add_int (sql, " AND NOT " IS_DONE " AND d.done_at < ?)", amends_query_get_done_cutoff (context));
        break;
    case AMENDS_DONE_ONLY:
        amends_query_compile_is_done (sql, TRUE);
        break;
    case AMENDS_DONE_UNSET:
    case AMENDS_DONE_ALL:
    default:
        break;
    }
}

static void
compile_others (AmendsSql *sql, const AmendsQueryContext *context)
{
    const AmendsReviewQuery *query = context->query;
    gint64 after, before;

    amends_query_get_range (context, &after, &before);
    if (after != 0)
        amends_sql_add_int (sql, " AND r.published_at >= ?", after);
    if (before != 0)
        amends_sql_add_int (sql, " AND r.published_at < ?", before);
    compile_done (sql, context);
    if (query->has_note != AMENDS_TRI_UNKNOWN)
        amends_sql_add (sql, query->has_note == AMENDS_TRI_YES ? " AND r.has_note = 1" : " AND r.has_note = 0");
    if (query->gone != AMENDS_TRI_UNKNOWN)
        amends_sql_add (sql, query->gone == AMENDS_TRI_YES ? " AND r.gone_at > 0" : " AND r.gone_at = 0");
    if (query->contactable == AMENDS_TRI_YES)
        amends_contact_query_append (sql, query);
    else if (query->contactable == AMENDS_TRI_NO)
        amends_contact_query_append_not (sql, query);
    amends_cause_query_append (sql, query, AMENDS_SUBJECT_REVIEW);
    if (amends_query_has_terms (query, TRUE) && !amends_query_has_terms (query, FALSE)) {
        g_autofree char *match = amends_query_match_terms (query, TRUE);

        amends_sql_add_text (sql, " AND r.id NOT IN (SELECT rowid FROM review_search WHERE review_search MATCH ?)",
                             match);
    }
}

/* Named, not left to the planner: it knows nothing of how many reviews a condition leaves, and its choice would change with the data. */
static const char *
choose_index (const AmendsReviewQuery *query, AmendsConditions conditions)
{
    if ((conditions & AMENDS_CONDITIONS_OTHERS) != 0 && query->has_note == AMENDS_TRI_YES)
        return "review_noted";
    if ((conditions & AMENDS_CONDITIONS_OTHERS) != 0 && query->gone == AMENDS_TRI_YES)
        return "review_gone";
    if ((conditions & AMENDS_CONDITIONS_CHOICES) != 0 && query->products->len > 0)
        return "review_by_item";
    if (query->order == AMENDS_ORDER_HELPFUL && conditions == AMENDS_CONDITIONS_ALL)
        return "review_by_helpful";
    return "review_by_date";
}

void
amends_query_compile_source (AmendsSql *sql, const AmendsQueryContext *context, AmendsConditions conditions, int stars)
{
    const AmendsReviewQuery *query = context->query;
    gboolean of_candidates = (conditions & AMENDS_CONDITIONS_OTHERS) != 0 && query->contactable == AMENDS_TRI_YES;

    if ((conditions & AMENDS_CONDITIONS_OTHERS) != 0 && amends_query_has_terms (query, FALSE)) {
        g_autofree char *match = amends_query_make_match (query);

        amends_sql_add (sql, " FROM review_search AS s ");
        if (of_candidates)
            amends_sql_add (sql, "CROSS JOIN contact_candidate AS k ON k.review_id = s.rowid ");
        amends_sql_add_text (sql, "CROSS JOIN review AS r ON r.id = s.rowid WHERE s.review_search MATCH ?", match);
    } else if (of_candidates) {
        /* Few, even of a million: the order's time has to be within the last months. */
        amends_sql_add (sql, " FROM contact_candidate AS k INDEXED BY contact_candidate_by_order "
                             "CROSS JOIN review AS r ON r.id = k.review_id WHERE 1");
    } else {
        amends_sql_add (sql, " FROM review AS r INDEXED BY ");
        amends_sql_add (sql, choose_index (query, conditions));
        amends_sql_add (sql, " WHERE 1");
    }
    compile_items_of_reviews (sql, query, conditions);
    if ((conditions & AMENDS_CONDITIONS_CHOICES) != 0)
        compile_choices (sql, query, stars);
    if ((conditions & AMENDS_CONDITIONS_OTHERS) != 0)
        compile_others (sql, context);
}

static const char *
get_order (const AmendsReviewQuery *query)
{
    switch (query->order) {
    case AMENDS_ORDER_OLDEST:
        return " ORDER BY r.published_at, r.id";
    case AMENDS_ORDER_HELPFUL:
        return " ORDER BY r.helpful DESC, r.published_at DESC, r.id DESC";
    case AMENDS_ORDER_RELEVANCE:
        if (amends_query_has_terms (query, FALSE))
            return " ORDER BY bm25 (review_search, 2.0, 1.0), r.published_at DESC, r.id DESC";
        return " ORDER BY r.published_at DESC, r.id DESC";
    case AMENDS_ORDER_CONTACT_ENDS:
        if (query->contactable == AMENDS_TRI_YES)
            return " ORDER BY k.ordered_at, r.published_at DESC, r.id DESC";
        return " ORDER BY r.published_at DESC, r.id DESC";
    case AMENDS_ORDER_NEWEST:
    case AMENDS_ORDER_STARS_LOW:
    case AMENDS_ORDER_STARS_HIGH:
    default:
        return " ORDER BY r.published_at DESC, r.id DESC";
    }
}

AmendsSql *
amends_query_compile_ids (const AmendsQueryContext *context, int stars, guint limit)
{
    AmendsSql *sql = amends_sql_new ();

    amends_sql_add (sql, "SELECT r.id");
    amends_query_compile_source (sql, context, AMENDS_CONDITIONS_ALL, stars);
    amends_sql_add (sql, get_order (context->query));
    if (limit > 0)
        amends_sql_add_int (sql, " LIMIT ?", limit);
    return sql;
}
