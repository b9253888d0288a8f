/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text-tokens.h"

#include "amends-text-fold.h"
#include "amends-text-match.h"

static void
clear_token (gpointer data)
{
    g_free (((AmendsTextToken *) data)->folded);
}

static const char *
find_token_end (const char *at, gboolean cjk)
{
    at = g_utf8_next_char (at);
    while (*at != '\0') {
        gunichar c = g_utf8_get_char (at);

        if (cjk ? !amends_char_is_extension (c)
                : !amends_char_is_word (c) || (amends_char_is_cjk (c) && !amends_char_is_extension (c)))
            break;
        at = g_utf8_next_char (at);
    }
    return at;
}

GArray *
amends_text_tokens_split (const char *text)
{
    GArray *tokens = g_array_new (FALSE, FALSE, sizeof (AmendsTextToken));
    const char *at = text;

    g_array_set_clear_func (tokens, clear_token);
    while (*at != '\0') {
        gunichar c = g_utf8_get_char (at);
        gboolean cjk = amends_char_is_cjk (c);
        const char *end;
        AmendsTextToken token;

        if (!cjk && !amends_char_is_word (c)) {
            at = g_utf8_next_char (at);
            continue;
        }
        end = find_token_end (at, cjk);
        token = (AmendsTextToken) { (guint) (at - text), (guint) (end - text), amends_text_fold (at, end - at), cjk };
        g_array_append_val (tokens, token);
        at = end;
    }
    return tokens;
}
