/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-query-compiler.h"

G_BEGIN_DECLS

/* "The customer can be contacted" in SQL: over the tables review, named r, and contact_candidate, named k. */

/** amends_contact_query_append: appends " AND …", true for reviews whose customer can be contacted by the query's limits */
void amends_contact_query_append (AmendsSql *sql, const AmendsReviewQuery *query);

/** amends_contact_query_append_not: the same for all others; without k */
void amends_contact_query_append_not (AmendsSql *sql, const AmendsReviewQuery *query);

/** amends_contact_query_count: how many match the whole query, and can be contacted, whatever the query says of that. @n: (out) */
gboolean amends_contact_query_count (AmendsDb *db, const AmendsQueryContext *context, guint64 *n, GError **error);

G_END_DECLS
