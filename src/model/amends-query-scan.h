/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The outer shape of the search language: where words, phrases and operators begin and end. Private to this folder. */

typedef struct {
    char *text; /* without quotes and escapes; never empty */
    gboolean quoted;
} AmendsQueryValue;

typedef struct {
    gsize start, end;  /* byte offsets of the whole token */
    gboolean negated;  /* a minus stood before it */
    char *name;        /* (nullable): the operator in lower case, without colon; NULL for a word or phrase */
    GPtrArray *values; /* (element-type AmendsQueryValue): one for a word or phrase, any number for an operator */
} AmendsQueryToken;

void amends_query_token_clear (AmendsQueryToken *token);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsQueryToken, amends_query_token_clear)

/**
 * amends_query_scan: reads the next token of @text from *@at on and moves *@at behind it.
 *
 * Returns: FALSE at the end; @token is then empty
 */
gboolean amends_query_scan (const char *text, const char **at, AmendsQueryToken *token);

/** amends_query_find_colon: Returns: (nullable): the colon of the operator that @at begins with */
const char *amends_query_find_colon (const char *at);

/** amends_query_get_closing_quote: Returns: (nullable): the characters that close what @c opens */
const gunichar *amends_query_get_closing_quote (gunichar c);

G_END_DECLS
