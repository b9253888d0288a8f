/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-query.h"

static gboolean
same_numbers (const AmendsContactLimit *a, const AmendsContactLimit *b)
{
    return a->max_stars == b->max_stars && a->ordered_since == b->ordered_since && a->ordered_until == b->ordered_until;
}

/* The plus keeps these from the index: it is entered once, at the earliest of all, and read in order. */
static void
append_numbers (AmendsSql *sql, const AmendsContactLimit *limit)
{
    amends_sql_add_int (sql, "r.stars <= ?", limit->max_stars);
    amends_sql_add_int (sql, " AND +k.ordered_at >= ?", limit->ordered_since);
    amends_sql_add_int (sql, " AND +k.ordered_at <= ?", limit->ordered_until);
}

/* Marketplaces with the numbers of all others need no look at where a review is from, and mostly all have them. */
static void
append_limits (AmendsSql *sql, const AmendsContactLimits *limits)
{
    const AmendsContactLimit *other = &limits->items[limits->n_items - 1];
    gboolean any = FALSE;

    amends_sql_add (sql, "(");
    for (gsize i = 0; i + 1 < limits->n_items; i++) {
        if (same_numbers (&limits->items[i], other))
            continue;
        amends_sql_add_text (sql, "(r.item_id IN (SELECT id FROM item WHERE marketplace = ? COLLATE NOCASE) AND ",
                             limits->items[i].marketplace);
        append_numbers (sql, &limits->items[i]);
        amends_sql_add (sql, ") OR ");
        any = TRUE;
    }
    amends_sql_add (sql, "(");
    append_numbers (sql, other);
    if (any)
        amends_sql_add (sql, " AND r.item_id NOT IN (SELECT id FROM item WHERE 0");
    for (gsize i = 0; any && i + 1 < limits->n_items; i++) {
        if (!same_numbers (&limits->items[i], other))
            amends_sql_add_text (sql, " OR marketplace = ? COLLATE NOCASE", limits->items[i].marketplace);
    }
    amends_sql_add (sql, any ? ")))" : "))");
}

/* So that the index by order is entered where the first of all windows begins. */
static gint64
find_earliest (const AmendsContactLimits *limits)
{
    gint64 earliest = G_MAXINT64;

    for (gsize i = 0; i < limits->n_items; i++)
        earliest = MIN (earliest, limits->items[i].ordered_since);
    return earliest;
}

/* FALSE if, by the query's limits, nobody can be contacted. */
static gboolean
can_match (const AmendsReviewQuery *query)
{
    return query->contact_limits != NULL && query->contact_limits->n_items > 0;
}

/* An account whose role is not known may not contact either (X5). */
#define ACCOUNT_MAY                                                                                                      \
    " AND r.account_id IN (SELECT id FROM account WHERE iif (professional >= 0, professional, stated_professional) = 1 " \
    "AND iif (brand_representative >= 0, brand_representative, stated_brand_representative) = 1)"

void
amends_contact_query_append (AmendsSql *sql, const AmendsReviewQuery *query)
{
    if (!can_match (query)) {
        amends_sql_add (sql, " AND 0");
        return;
    }
    amends_sql_add_int (sql, " AND k.ordered_at >= ?", find_earliest (query->contact_limits));
    amends_sql_add (sql, " AND ");
    append_limits (sql, query->contact_limits);
    amends_sql_add (sql, ACCOUNT_MAY);
}

void
amends_contact_query_append_not (AmendsSql *sql, const AmendsReviewQuery *query)
{
    if (!can_match (query))
        return;
    amends_sql_add (sql, " AND NOT EXISTS (SELECT 1 FROM contact_candidate AS k WHERE k.review_id = r.id");
    amends_contact_query_append (sql, query);
    amends_sql_add (sql, ")");
}

gboolean
amends_contact_query_count (AmendsDb *db, const AmendsQueryContext *context, guint64 *n, GError **error)
{
    AmendsReviewQuery query = *context->query;
    AmendsQueryContext changed = *context;
    g_autoptr (AmendsSql) sql = NULL;
    g_autoptr (AmendsStatement) row = NULL;

    *n = 0;
    if (!can_match (context->query))
        return TRUE;
    query.contactable = AMENDS_TRI_YES;
    changed.query = &query;
    sql = amends_sql_new ();
    amends_sql_add (sql, "SELECT count (*)");
    amends_query_compile_source (sql, &changed, AMENDS_CONDITIONS_ALL, 0);
    row = amends_sql_prepare (sql, db, error);
    if (row == NULL || amends_statement_step (row, error) != AMENDS_STEP_ROW)
        return FALSE;
    *n = (guint64) amends_statement_get_int (row, 0);
    return TRUE;
}
