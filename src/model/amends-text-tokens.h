/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsTextToken: a word, or one character of a script that is written without spaces. */
typedef struct {
    guint start; /* byte range in the text */
    guint end;
    char *folded; /* by amends_text_fold() */
    gboolean cjk;
} AmendsTextToken;

/**
 * amends_text_tokens_split: cuts a text up as the search does.
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type AmendsTextToken)
 */
GArray *amends_text_tokens_split (const char *text);

/** amends_text_tokens_at: Returns: (transfer none): the token at place @i, which must exist */
static inline const AmendsTextToken *
amends_text_tokens_at (GArray *tokens, guint i)
{
    return &g_array_index (tokens, AmendsTextToken, i);
}

G_END_DECLS
