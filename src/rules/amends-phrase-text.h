/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-text-tokens.h"

G_BEGIN_DECLS

/** AmendsPhraseText: a text made ready for many phrases to be looked for in it. */
typedef struct {
    GArray *tokens;   /* (element-type AmendsTextToken) */
    guint *sentences; /* of each token, the number of its sentence */
    guint *clauses;   /* … and of its clause; commas end one too */
    guint8 *keys;     /* … and its key */
    guint64 all[4];   /* a bit for each key that is there */
} AmendsPhraseText;

/** amends_phrase_text_make_key: Returns: the same for words that begin alike (two letters, a digit, or one character): what has another cannot match */
guint8 amends_phrase_text_make_key (const char *folded);

/**
 * amends_phrase_text_split: the words of a text or of a phrase, as amends_text_tokens_split(), and folded by amends_script_fold() too.
 *
 * Returns: (transfer full) (element-type AmendsTextToken)
 */
GArray *amends_phrase_text_split (const char *text);

/** amends_phrase_text_new: @text: valid UTF-8. Returns: (transfer full) */
AmendsPhraseText *amends_phrase_text_new (const char *text);
void amends_phrase_text_free (AmendsPhraseText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsPhraseText, amends_phrase_text_free)

G_END_DECLS
