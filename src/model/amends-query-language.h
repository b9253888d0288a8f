/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"

G_BEGIN_DECLS

/*
 * The search language, the same in the search bar, in saved views and on the command line:
 *
 *   stars:<=3  stars:1,2  brand:"X"  product:…  marketplace:SE  lang:sv  is:open|done|all|verified|unverified|edited|unedited|gone|present
 *   is:contactable|uncontactable
 *   has:photo|no-photo|note|no-note  include:done  period:7d|30d|90d|12m|all  before:2026-01-01  after:2026-01-01  sort:newest|oldest|lowest|highest|helpful|relevance|contact-ends
 *   account:N  cause:slow-delivery|2a  door:wrong  "exact phrase"  word  -word
 *
 * Operators and their values are not translated and not case-sensitive. A date is a day in the person's time zone:
 * after: includes that day, before: does not. A minus before an operator is not understood and is explained. A backslash takes the
 * meaning from the character after it, also between quotes. Quotes may be typographic.
 */

/** AmendsQueryProblem: a part of the text that was not understood; the rest of the query still holds. */
typedef struct {
    gsize start; /* byte offsets into the text */
    gsize end;
    char *message; /* translated: what is wrong and what would be right */
} AmendsQueryProblem;

/**
 * amends_query_language_parse: never fails; what is not understood is told in @problems and left out of the query.
 * @zone: (nullable): of the days; UTC by default
 * @problems: (out) (optional) (transfer full) (element-type AmendsQueryProblem): empty if all was understood
 *
 * Returns: (transfer full)
 */
AmendsReviewQuery *amends_query_language_parse (const char *text, GTimeZone *zone, GPtrArray **problems);

/** amends_query_language_format: Returns: (transfer full): canonical text that parses to an equal query */
char *amends_query_language_format (const AmendsReviewQuery *query, GTimeZone *zone);

G_END_DECLS
