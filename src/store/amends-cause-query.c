/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-query.h"

#include "amends-cause.h"

/* What differs between reviews and feedback: names. */
typedef struct {
    const char *is_one_of; /* " AND r.id IN (" */
    const char *by_first, *by_second;
    const char *by_door;
} Names;

#define BY(comment, column) "SELECT " comment "_id FROM " comment "_cause WHERE " column " >= 0 AND " column " IN (-1"

static const Names *
get_names (AmendsSubject subject)
{
    static const Names OF_REVIEWS = {
        " AND r.id IN (",
        BY ("review", "first"),
        BY ("review", "second"),
        "SELECT review_id FROM review_cause WHERE wrong_door = 1",
    };
    static const Names OF_FEEDBACK = {
        " AND f.id IN (",
        BY ("feedback", "first"),
        BY ("feedback", "second"),
        "SELECT feedback_id FROM feedback_cause WHERE wrong_door = 1",
    };

    return subject == AMENDS_SUBJECT_FEEDBACK ? &OF_FEEDBACK : &OF_REVIEWS;
}

gboolean
amends_cause_query_has (const AmendsReviewQuery *query)
{
    return query->causes != 0 || query->wrong_door;
}

static void
add_causes (AmendsSql *sql, guint causes)
{
    for (int i = 0; i < AMENDS_N_CAUSES; i++)
        if ((causes & 1u << i) != 0)
            amends_sql_add_int (sql, ", ?", i);
    amends_sql_add (sql, ")");
}

static void
add_ids_by_cause (AmendsSql *sql, const Names *names, guint causes)
{
    amends_sql_add (sql, names->by_first);
    add_causes (sql, causes);
    amends_sql_add (sql, " UNION ALL ");
    amends_sql_add (sql, names->by_second);
    add_causes (sql, causes);
}

void
amends_cause_query_append (AmendsSql *sql, const AmendsReviewQuery *query, AmendsSubject subject)
{
    const Names *names = get_names (subject);

    if (query->causes != 0) {
        amends_sql_add (sql, names->is_one_of);
        add_ids_by_cause (sql, names, query->causes);
        amends_sql_add (sql, ")");
    }
    if (query->wrong_door) {
        amends_sql_add (sql, names->is_one_of);
        amends_sql_add (sql, names->by_door);
        amends_sql_add (sql, ")");
    }
}

AmendsSql *
amends_cause_query_compile_reviews (const AmendsReviewQuery *query)
{
    const Names *names = get_names (AMENDS_SUBJECT_REVIEW);
    AmendsSql *sql = amends_sql_new ();

    if (query->causes == 0) {
        amends_sql_add (sql, names->by_door);
        return sql;
    }
    if (query->wrong_door)
        amends_sql_add (sql, "SELECT review_id FROM (");
    add_ids_by_cause (sql, names, query->causes);
    if (query->wrong_door) {
        amends_sql_add (sql, ") WHERE review_id IN (");
        amends_sql_add (sql, names->by_door);
        amends_sql_add (sql, ")");
    }
    return sql;
}
