/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-phrase-text.h"

#include "amends-script-fold.h"

static gboolean
ends_sentence (gunichar c)
{
    return c == '\n' || c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x2026 ||
           (c < 128 && strchr (".!?", (int) c));
}

static gboolean
ends_clause (gunichar c)
{
    return ends_sentence (c) || c == 0x3001 || c == 0xff0c || c == 0xff1b || c == 0x2013 || c == 0x2014 ||
           (c < 128 && strchr (",;:()", (int) c));
}

static gboolean
has_between (const char *text, guint from, guint to, gboolean (*ends) (gunichar c))
{
    for (const char *at = text + from; at < text + to; at = g_utf8_next_char (at)) {
        /* "3. Mai" and "2.5": a number's full stop says nothing. */
        if (*at == '.' && at > text && g_ascii_isdigit (at[-1]))
            continue;
        if (ends (g_utf8_get_char (at)))
            return TRUE;
    }
    return FALSE;
}

guint8
amends_phrase_text_make_key (const char *folded)
{
    guchar first = (guchar) folded[0], second = first != '\0' ? (guchar) folded[1] : 0;

    if (g_ascii_isdigit (folded[0]))
        return 0;
    if (first < 0xe0 || second == 0)
        return (guint8) (first * 31 + second);
    return (guint8) (first * 31 + second * 7 + (guchar) folded[2]);
}

GArray *
amends_phrase_text_split (const char *text)
{
    GArray *tokens = amends_text_tokens_split (text);

    for (guint i = 0; i < tokens->len; i++) {
        AmendsTextToken *token = &g_array_index (tokens, AmendsTextToken, i);

        if (token->cjk)
            amends_script_fold (token->folded);
    }
    return tokens;
}

AmendsPhraseText *
amends_phrase_text_new (const char *text)
{
    AmendsPhraseText *self = g_new0 (AmendsPhraseText, 1);
    guint sentence = 0, clause = 0, end = 0;

    self->tokens = amends_phrase_text_split (text);
    self->sentences = g_new (guint, self->tokens->len);
    self->clauses = g_new (guint, self->tokens->len);
    self->keys = g_new (guint8, self->tokens->len);
    for (guint i = 0; i < self->tokens->len; i++) {
        const AmendsTextToken *token = amends_text_tokens_at (self->tokens, i);

        sentence += has_between (text, end, token->start, ends_sentence);
        clause += has_between (text, end, token->start, ends_clause);
        self->sentences[i] = sentence;
        self->clauses[i] = clause;
        self->keys[i] = amends_phrase_text_make_key (token->folded);
        self->all[self->keys[i] / 64] |= G_GUINT64_CONSTANT (1) << self->keys[i] % 64;
        end = token->end;
    }
    return self;
}

void
amends_phrase_text_free (AmendsPhraseText *self)
{
    g_array_unref (self->tokens);
    g_free (self->sentences);
    g_free (self->clauses);
    g_free (self->keys);
    g_free (self);
}
