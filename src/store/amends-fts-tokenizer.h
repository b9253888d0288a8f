/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * The words of the search index. Letters and digits make words, folded as amends_text_fold() does. Characters that are written without spaces
 * are indexed by twos and singly, at the same place: a run of two or more is looked for by its twos, one alone by itself. A picture
 * character is a word.
 */
typedef enum {
    AMENDS_TOKENS_DOCUMENT, /* as the index holds them */
    AMENDS_TOKENS_QUERY,    /* as they are looked for */
    AMENDS_TOKENS_PLAIN,    /* every character of a run singly */
} AmendsTokens;

/**
 * AmendsTokenFunc: @colocated: at the same place as the one before. @start and @end are byte offsets.
 *
 * Returns: SQLITE_OK, or what tokenizing ends with
 */
typedef int (*AmendsTokenFunc) (void *data, int colocated, const char *token, int length, int start, int end);

int amends_fts_tokenize (AmendsTokens tokens, const char *text, int length, AmendsTokenFunc func, void *data);

/** AmendsTokenBegins: a set of first bytes of tokens. */
typedef struct {
    guint64 bits[4];
} AmendsTokenBegins;

static inline void
amends_token_begins_add (AmendsTokenBegins *self, char first)
{
    self->bits[(guchar) first / 64] |= G_GUINT64_CONSTANT (1) << ((guchar) first % 64);
}

static inline gboolean
amends_token_begins_has (const AmendsTokenBegins *self, char first)
{
    return (self->bits[(guchar) first / 64] >> ((guchar) first % 64) & 1) != 0;
}

/** amends_fts_tokenize_some: the same, but @func may not be told of tokens that begin otherwise: several times as quick for few beginnings */
int amends_fts_tokenize_some (AmendsTokens tokens, const AmendsTokenBegins *begins, const char *text, int length,
                              AmendsTokenFunc func, void *data);

/** amends_fts_has_tokens: FALSE if there is nothing in @text that could be looked for */
gboolean amends_fts_has_tokens (const char *text);

/** amends_fts_words: Returns: (transfer full): the plain tokens, each with a space before and after it; "" if none */
char *amends_fts_words (const char *text);

/** amends_fts_tokenizer_register: makes the tokenizer "amends" known to a connection */
gboolean amends_fts_tokenizer_register (sqlite3 *handle, GError **error);

G_END_DECLS
