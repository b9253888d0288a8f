/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-facets.h"
#include "amends-review-query.h"

G_BEGIN_DECLS

/*
 * A query taken apart into the conditions that a person can take away one by one, and the queries that every sidebar begins with.
 */

typedef enum {
    AMENDS_PART_STARS,
    AMENDS_PART_BRAND,
    AMENDS_PART_PRODUCT,
    AMENDS_PART_MARKETPLACE,
    AMENDS_PART_LANGUAGE,
    AMENDS_PART_ACCOUNT,
    AMENDS_PART_PERIOD,
    AMENDS_PART_DONE,
    AMENDS_PART_VERIFIED,
    AMENDS_PART_PHOTO,
    AMENDS_PART_EDITED,
    AMENDS_PART_NOTE,
    AMENDS_PART_GONE,
    AMENDS_PART_CONTACTABLE,
    AMENDS_PART_CAUSE,
    AMENDS_PART_DOOR,
} AmendsQueryPartKind;

typedef struct {
    AmendsQueryPartKind kind;
    char *value; /* which of a list; (nullable) */
    char *label; /* what people read */
} AmendsQueryPart;

void amends_query_part_free (AmendsQueryPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsQueryPart, amends_query_part_free)

/**
 * amends_query_parts_list: the conditions of @query but its words.
 * @facets: (nullable): gives products their titles
 *
 * Returns: (transfer full) (element-type AmendsQueryPart)
 */
GPtrArray *amends_query_parts_list (const AmendsReviewQuery *query, AmendsFacets *facets, gint64 now, GTimeZone *zone);

/** amends_query_parts_remove: takes one condition out of @query; that on done goes back to "open" */
void amends_query_parts_remove (AmendsReviewQuery *query, const AmendsQueryPart *part);

/** amends_query_list_contains: Returns: TRUE if @list holds @key */
gboolean amends_query_list_contains (GPtrArray *list, const char *key);
/** amends_query_list_set: puts @key in or takes it out */
void amends_query_list_set (GPtrArray *list, const char *key, gboolean wanted);

/** Inbox: what is open (rule #9). Returns: (transfer full) */
AmendsReviewQuery *amends_query_inbox (void);
/** Critical: open with 1 to 3 stars (X3). Returns: (transfer full) */
AmendsReviewQuery *amends_query_critical (void);
/** Can be contacted: open, the customer whose time ends first at the top (#48). Returns: (transfer full) */
AmendsReviewQuery *amends_query_contactable (void);
/** All: everything there is, done or not. Returns: (transfer full) */
AmendsReviewQuery *amends_query_all (void);

G_END_DECLS
