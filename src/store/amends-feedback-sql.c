/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-sql.h"

#include "amends-cause-query.h"
#include "amends-query-compiler.h"

/* Bit n of @bits set: n is wanted. */
static void
add_bits (AmendsSql *sql, const char *expression, guint bits, int last)
{
    if (bits == 0)
        return;
    amends_sql_add (sql, " AND ");
    amends_sql_add (sql, expression);
    amends_sql_add (sql, " IN (-1");
    for (int i = 0; i <= last; i++)
        if ((bits & 1u << i) != 0)
            amends_sql_add_int (sql, ", ?", i);
    amends_sql_add (sql, ")");
}

static void
add_marketplaces (AmendsSql *sql, const AmendsReviewQuery *common)
{
    if (common->marketplaces->len == 0)
        return;
    amends_sql_add (sql, " AND (0");
    for (guint i = 0; i < common->marketplaces->len; i++)
        amends_sql_add_text (sql, " OR f.marketplace = ? COLLATE NOCASE", common->marketplaces->pdata[i]);
    amends_sql_add (sql, ")");
}

static void
add_languages (AmendsSql *sql, const AmendsReviewQuery *common)
{
    if (common->languages->len == 0)
        return;
    amends_sql_add (sql, " AND f.language_id IN (SELECT id FROM language WHERE ");
    amends_query_compile_languages (sql, common);
    amends_sql_add (sql, ")");
}

static void
add_choices (AmendsSql *sql, const AmendsFeedbackQuery *query, AmendsFeedbackCondition without)
{
    if (without != AMENDS_FEEDBACK_CONDITION_STARS)
        add_bits (sql, "f.stars", query->common->stars, 5);
    if (without != AMENDS_FEEDBACK_CONDITION_STATES) {
        add_bits (sql, AMENDS_FEEDBACK_STATE, query->states, AMENDS_N_FEEDBACK_STATES - 1);
        if (query->common->gone != AMENDS_TRI_UNKNOWN)
            amends_sql_add (sql,
                            query->common->gone == AMENDS_TRI_YES ? " AND f.removed_at > 0" : " AND f.removed_at = 0");
    }
    if (without != AMENDS_FEEDBACK_CONDITION_RESPONSE && query->has_response != AMENDS_TRI_UNKNOWN)
        amends_sql_add_int (sql, " AND f.has_response = ?", query->has_response == AMENDS_TRI_YES);
    if (without != AMENDS_FEEDBACK_CONDITION_MARKETPLACES)
        add_marketplaces (sql, query->common);
    if (without != AMENDS_FEEDBACK_CONDITION_LANGUAGES)
        add_languages (sql, query->common);
}

static void
add_done (AmendsSql *sql, const AmendsQueryContext *context)
{
    switch (context->query->done) {
    case AMENDS_DONE_OPEN:
        amends_sql_add (sql, " AND f.done_at = 0");
        break;
    case AMENDS_DONE_WITH_RECENT:
        amends_sql_add_int (sql, " AND (f.done_at = 0 OR f.done_at >= ?)", amends_query_get_done_cutoff (context));
        break;
    case AMENDS_DONE_ONLY:
        amends_sql_add (sql, " AND f.done_at > 0");
        break;
    case AMENDS_DONE_UNSET:
    case AMENDS_DONE_ALL:
    default:
        break;
    }
}

static void
add_others (AmendsSql *sql, const AmendsQueryContext *context)
{
    const AmendsReviewQuery *common = context->query;
    gint64 after, before;

    amends_query_get_range (context, &after, &before);
    if (after != 0)
        amends_sql_add_int (sql, " AND f.published_at >= ?", after);
    if (before != 0)
        amends_sql_add_int (sql, " AND f.published_at < ?", before);
    if (common->account_id != 0)
        amends_sql_add_int (sql, " AND f.account_id = ?", common->account_id);
    add_done (sql, context);
    if (common->has_note != AMENDS_TRI_UNKNOWN)
        amends_sql_add_int (sql, " AND f.has_note = ?", common->has_note == AMENDS_TRI_YES);
    amends_cause_query_append (sql, common, AMENDS_SUBJECT_FEEDBACK);
}

void
amends_feedback_sql_add_source (AmendsSql *sql, const AmendsFeedbackContext *context, AmendsFeedbackCondition without)
{
    const AmendsReviewQuery *common = context->query->common;
    const AmendsQueryContext shared = { common, context->now, context->zone };
    gboolean wanted = amends_query_has_terms (common, FALSE), unwanted = amends_query_has_terms (common, TRUE);
    g_autofree char *match = wanted || unwanted ? amends_query_make_match (common) : NULL;

    if (wanted)
        amends_sql_add_text (sql,
                             " FROM feedback_search AS s CROSS JOIN feedback AS f ON f.id = s.rowid "
                             "WHERE s.feedback_search MATCH ?",
                             match);
    else
        amends_sql_add (sql, " FROM feedback AS f INDEXED BY feedback_by_date WHERE 1");
    if (unwanted && !wanted)
        amends_sql_add_text (sql, " AND f.id NOT IN (SELECT rowid FROM feedback_search WHERE feedback_search MATCH ?)",
                             match);
    add_choices (sql, context->query, without);
    add_bits (sql, "COALESCE((SELECT p.state FROM feedback_plan AS p WHERE p.feedback_id = f.id), 0)",
              context->query->plans, AMENDS_PLAN_SOLVED);
    add_others (sql, &shared);
}

void
amends_feedback_sql_add_order (AmendsSql *sql, const AmendsFeedbackQuery *query)
{
    switch (query->common->order) {
    case AMENDS_ORDER_OLDEST:
        amends_sql_add (sql, " ORDER BY f.published_at, f.id");
        break;
    case AMENDS_ORDER_STARS_LOW:
        amends_sql_add (sql, " ORDER BY f.stars, f.published_at DESC, f.id DESC");
        break;
    case AMENDS_ORDER_STARS_HIGH:
        amends_sql_add (sql, " ORDER BY f.stars DESC, f.published_at DESC, f.id DESC");
        break;
    case AMENDS_ORDER_NEWEST:
    case AMENDS_ORDER_HELPFUL:
    case AMENDS_ORDER_RELEVANCE:
    case AMENDS_ORDER_CONTACT_ENDS:
    default:
        amends_sql_add (sql, " ORDER BY f.published_at DESC, f.id DESC");
        break;
    }
}
