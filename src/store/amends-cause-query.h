/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event.h"
#include "amends-review-query.h"
#include "amends-sql.h"

G_BEGIN_DECLS

/* The conditions of a query for causes, and for comments that came in by the wrong door. */

/** amends_cause_query_has: TRUE if @query has one */
gboolean amends_cause_query_has (const AmendsReviewQuery *query);

/** amends_cause_query_append: appends " AND …" for the table review, named r, or feedback, named f */
void amends_cause_query_append (AmendsSql *sql, const AmendsReviewQuery *query, AmendsSubject subject);

/** amends_cause_query_compile_reviews: Returns: (transfer full): "SELECT …" of the ids of all reviews that fulfil them; some may come twice */
AmendsSql *amends_cause_query_compile_reviews (const AmendsReviewQuery *query);

G_END_DECLS
