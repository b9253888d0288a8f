/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-signs.h"

#define PIECE 4 /* letters, the ends of the word counted as such */
#define STEM 5  /* letters of a word that count in a pair */
#define EDGE "^"
#define BASE G_GUINT64_CONSTANT (14695981039346656037)
#define PRIME G_GUINT64_CONSTANT (1099511628211)

static guint64
hash (guint64 key, const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        key = (key ^ (guchar) text[i]) * PRIME;
    return key;
}

static guint64
start_key (AmendsCauseSignKind kind)
{
    char mark = (char) ('a' + (int) kind);

    return hash (BASE, &mark, 1);
}

static void
add_sign (GArray *signs, AmendsCauseSignKind kind, guint64 key, guint first, guint last)
{
    AmendsCauseSign sign = { key, kind, first, last };

    g_array_append_val (signs, sign);
}

static const AmendsTextToken *
get_token (const AmendsPhraseText *text, guint at)
{
    return amends_text_tokens_at (text->tokens, at);
}

/* One number says as much as another. */
static guint64
hash_stem (guint64 key, const AmendsTextToken *token)
{
    const char *end = token->folded;

    if (g_ascii_isdigit (token->folded[0]))
        return hash (key, "# ", 2);
    for (guint i = 0; i < STEM && *end != '\0'; i++)
        end = g_utf8_next_char (end);
    return hash (hash (key, token->folded, (gsize) (end - token->folded)), " ", 1);
}

static const char *
skip_letters (const char *at, glong n)
{
    while (n-- > 0)
        at = g_utf8_next_char (at);
    return at;
}

static void
add_pieces (GArray *signs, const AmendsTextToken *token, guint at)
{
    glong n = g_utf8_strlen (token->folded, -1) + 2 - PIECE;
    const char *start = token->folded;

    for (glong i = 0; i <= n; i++) {
        const char *end = skip_letters (start, PIECE - (i == 0) - (i == n));
        guint64 key = start_key (AMENDS_CAUSE_SIGN_PIECE);

        if (i == 0)
            key = hash (key, EDGE, 1);
        key = hash (key, start, (gsize) (end - start));
        if (i == n)
            key = hash (key, EDGE, 1);
        add_sign (signs, AMENDS_CAUSE_SIGN_PIECE, key, at, at);
        if (i > 0)
            start = g_utf8_next_char (start);
    }
}

static gboolean
goes_on (const AmendsPhraseText *text, guint at, gboolean cjk)
{
    return at + 1 < text->tokens->len && text->sentences[at + 1] == text->sentences[at] &&
           get_token (text, at + 1)->cjk == cjk;
}

static void
add_word (GArray *signs, const AmendsPhraseText *text, guint at)
{
    const AmendsTextToken *token = get_token (text, at);
    gboolean digit = g_ascii_isdigit (token->folded[0]);
    guint64 key = start_key (AMENDS_CAUSE_SIGN_WORD);

    add_sign (signs, AMENDS_CAUSE_SIGN_WORD,
              digit ? hash (key, "#", 1) : hash (key, token->folded, strlen (token->folded)), at, at);
    if (!token->cjk && !digit)
        add_pieces (signs, token, at);
}

/* Of Chinese and Japanese two and three characters in a row are what words are elsewhere. */
static void
add_row (GArray *signs, const AmendsPhraseText *text, guint at)
{
    gboolean cjk = get_token (text, at)->cjk;
    guint64 key = start_key (AMENDS_CAUSE_SIGN_PAIR);

    if (!goes_on (text, at, cjk))
        return;
    key = hash_stem (hash_stem (key, get_token (text, at)), get_token (text, at + 1));
    add_sign (signs, AMENDS_CAUSE_SIGN_PAIR, key, at, at + 1);
    if (cjk && goes_on (text, at + 1, cjk))
        add_sign (signs, AMENDS_CAUSE_SIGN_TRIPLE, hash_stem (key, get_token (text, at + 2)), at, at + 2);
}

GArray *
amends_cause_signs_list (const AmendsPhraseText *text)
{
    GArray *signs = g_array_sized_new (FALSE, FALSE, sizeof (AmendsCauseSign), text->tokens->len * 10);

    for (guint at = 0; at < text->tokens->len; at++) {
        add_word (signs, text, at);
        add_row (signs, text, at);
    }
    return signs;
}

/* TRUE if @key was not in the table of keys yet. */
static gboolean
add_key (guint64 *keys, guint64 mask, guint64 key)
{
    guint64 at = key & mask;

    while (keys[at] != 0 && keys[at] != key)
        at = (at + 1) & mask;
    if (keys[at] == key)
        return FALSE;
    keys[at] = key;
    return TRUE;
}

GArray *
amends_cause_signs_list_once (const AmendsPhraseText *text)
{
    GArray *signs = amends_cause_signs_list (text);
    guint64 size = G_GUINT64_CONSTANT (1) << (g_bit_storage (signs->len) + 1); /* at most half of it is used */
    g_autofree guint64 *keys = g_new0 (guint64, size);
    guint n = 0;

    for (guint i = 0; i < signs->len; i++) {
        const AmendsCauseSign *sign = &g_array_index (signs, AmendsCauseSign, i);

        if (add_key (keys, size - 1, MAX (sign->key, 1)))
            g_array_index (signs, AmendsCauseSign, n++) = *sign;
    }
    g_array_set_size (signs, n);
    return signs;
}
