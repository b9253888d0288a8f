/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"
#include "amends-sql.h"

G_BEGIN_DECLS

/** AmendsQueryContext: what a query means is settled by the query, the instant and the person's time zone. */
typedef struct {
    const AmendsReviewQuery *query;
    gint64 now;
    GTimeZone *zone;
    int done_days; /* WITH_RECENT goes back so far (rule #10) */
} AmendsQueryContext;

/** AmendsConditions: the conditions with a count per choice beside them, and the others. */
typedef enum {
    AMENDS_CONDITIONS_CHOICES = 1 << 0, /* stars, marketplace, brand, product, language, verified, photo, edited */
    AMENDS_CONDITIONS_OTHERS = 1 << 1,  /* account, period, done, note, gone, contactable, cause, door, text */
    AMENDS_CONDITIONS_ALL = 3,
} AmendsConditions;

/**
 * amends_query_compile_source: appends " FROM … WHERE …" over the table review, named r.
 * @stars: only reviews with so many stars; 0 = as the query says
 */
void amends_query_compile_source (AmendsSql *sql, const AmendsQueryContext *context, AmendsConditions conditions,
                                  int stars);

/** amends_query_compile_ids: Returns: (transfer full): "SELECT id …" in the query's order. For orders by stars: of those with @stars only. For CONTACT_ENDS: contactable tells which part. */
AmendsSql *amends_query_compile_ids (const AmendsQueryContext *context, int stars, guint limit);

/** amends_query_orders_by_stars: TRUE if the ids come star by star. @first, @step: (out): from which, by which */
gboolean amends_query_orders_by_stars (const AmendsReviewQuery *query, int *first, int *step);

/** amends_query_needs_rows: TRUE if counts cannot be had from the daily counts */
gboolean amends_query_needs_rows (const AmendsReviewQuery *query);

/** amends_query_match_terms: the words as the search index takes them: all wanted ones, or any of the unwanted; "" if there are none */
char *amends_query_match_terms (const AmendsReviewQuery *query, gboolean negated);
/** amends_query_match_term: the same for one term, which has tokens */
char *amends_query_match_term (const AmendsTextTerm *term);

/** amends_query_compile_is_done: appends " AND …": what is marked as done, or is not */
void amends_query_compile_is_done (AmendsSql *sql, gboolean done);

/** amends_query_get_range: published at or after @after and before @before; 0 = open. Reviews without date are in no range. */
void amends_query_get_range (const AmendsQueryContext *context, gint64 *after, gint64 *before);

/** amends_query_get_done_cutoff: the instant since which a review marked as done is still shown by WITH_RECENT (rule #10) */
gint64 amends_query_get_done_cutoff (const AmendsQueryContext *context);

/** amends_query_has_terms: TRUE if something is looked for (@negated: not wanted) in texts */
gboolean amends_query_has_terms (const AmendsReviewQuery *query, gboolean negated);
/** amends_query_make_match: Returns: (transfer full): what a search index is asked: the terms that are wanted without those that are not; or, if none is wanted, those that are not */
char *amends_query_make_match (const AmendsReviewQuery *query);

/* Each appends one expression that is true for what is wanted: over the tables item and language. */
void amends_query_compile_marketplaces (AmendsSql *sql, const AmendsReviewQuery *query);
void amends_query_compile_brands (AmendsSql *sql, const AmendsReviewQuery *query);
void amends_query_compile_products (AmendsSql *sql, const AmendsReviewQuery *query);
void amends_query_compile_account (AmendsSql *sql, const AmendsReviewQuery *query);
/** amends_query_compile_items: all of the four, joined by AND */
void amends_query_compile_items (AmendsSql *sql, const AmendsReviewQuery *query);
void amends_query_compile_languages (AmendsSql *sql, const AmendsReviewQuery *query);

G_END_DECLS
