/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"

G_BEGIN_DECLS

/* The values of the search language's operators. Private to this folder. */

/** amends_query_value_parse_stars: "3", "1-3", "<=3" …; @compared: whether it was a comparison. FALSE if it names no number from 1 to 5 */
gboolean amends_query_value_parse_stars (const char *text, guint *stars, gboolean *compared);

/** amends_query_value_parse_date: a year, month, day or ISO 8601 instant; days begin in @zone. FALSE if it is none */
gboolean amends_query_value_parse_date (const char *text, GTimeZone *zone, gint64 *instant);
/** amends_query_value_format_date: Returns: (transfer full): a day where @instant begins one in @zone, else an instant */
char *amends_query_value_format_date (gint64 instant, GTimeZone *zone);

/** amends_query_value_parse_language: Returns: (transfer full) (nullable): the tag in its usual case; NULL if it is no tag */
char *amends_query_value_parse_language (const char *text);

/** amends_query_value_find_similar: Returns: (nullable): the word of @words that @text is a slip of the pen from */
const char *amends_query_value_find_similar (const char *text, const char *const *words);

G_END_DECLS
