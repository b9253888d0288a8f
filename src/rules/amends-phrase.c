/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-phrase.h"

#include "amends-text-match.h"

#define GAP_WORDS 3
#define GAP_CHARACTERS 6

typedef struct {
    char *folded;
    gboolean open_start;
    gboolean open_end;
} Choice;

typedef struct {
    GArray *choices;  /* (element-type Choice) */
    gboolean gap;     /* other words may stand before it */
    gboolean touches; /* a character that stands right after the one before */
} Part;

struct _AmendsPhrase {
    GArray *parts; /* (element-type Part) */
};

static void
clear_choice (gpointer data)
{
    g_free (((Choice *) data)->folded);
}

static void
clear_part (gpointer data)
{
    g_array_unref (((Part *) data)->choices);
}

static Part *
append_part (AmendsPhrase *self, gboolean gap, gboolean touches)
{
    Part part = { g_array_new (FALSE, FALSE, sizeof (Choice)), gap, touches };

    g_array_set_clear_func (part.choices, clear_choice);
    g_array_append_val (self->parts, part);
    return &g_array_index (self->parts, Part, self->parts->len - 1);
}

static void
append_choice (Part *part, const char *folded, gboolean open_start, gboolean open_end)
{
    Choice choice = { g_strdup (folded), open_start, open_end };

    g_array_append_val (part->choices, choice);
}

/* Each word or character of @word becomes a part of its own: "didn't" is two words to the search. */
static void
append_tokens (AmendsPhrase *self, const char *word, gboolean gap)
{
    g_autoptr (GArray) tokens = amends_text_tokens_split (word);

    for (guint i = 0; i < tokens->len; i++) {
        const AmendsTextToken *token = amends_text_tokens_at (tokens, i);
        Part *part = append_part (self, gap && i == 0, token->cjk && i > 0);

        append_choice (part, token->folded, i == 0 && word[0] == '*',
                       i == tokens->len - 1 && g_str_has_suffix (word, "*"));
    }
}

static void
append_choices (AmendsPhrase *self, const char *word, gboolean gap)
{
    g_auto (GStrv) words = g_strsplit (word, "|", -1);
    Part *part = append_part (self, gap, FALSE);

    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *folded = NULL;
        g_autofree char *bare = g_strdup (words[i]);
        char *start = bare + (bare[0] == '*');
        gsize length = strlen (start);

        if (length > 0 && start[length - 1] == '*')
            start[length - 1] = '\0';
        folded = amends_text_fold (start, -1);
        append_choice (part, folded, words[i][0] == '*', g_str_has_suffix (words[i], "*"));
    }
}

AmendsPhrase *
amends_phrase_new (const char *pattern)
{
    g_autoptr (AmendsPhrase) self = g_new0 (AmendsPhrase, 1);
    g_auto (GStrv) words = g_strsplit (pattern, " ", -1);
    gboolean gap = FALSE;

    self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
    g_array_set_clear_func (self->parts, clear_part);
    for (guint i = 0; words[i] != NULL; i++) {
        if (g_str_equal (words[i], "..")) {
            gap = self->parts->len > 0;
            continue;
        }
        if (strchr (words[i], '|') != NULL)
            append_choices (self, words[i], gap);
        else
            append_tokens (self, words[i], gap);
        gap = FALSE;
    }
    return self->parts->len > 0 ? g_steal_pointer (&self) : NULL;
}

void
amends_phrase_free (AmendsPhrase *self)
{
    g_array_unref (self->parts);
    g_free (self);
}

static gboolean
matches_choice (const Choice *choice, const char *folded)
{
    if (choice->open_start && choice->open_end)
        return strstr (folded, choice->folded) != NULL;
    if (choice->open_start)
        return g_str_has_suffix (folded, choice->folded);
    if (choice->open_end)
        return g_str_has_prefix (folded, choice->folded);
    return g_str_equal (folded, choice->folded);
}

static gboolean
matches_part (const Part *part, const AmendsPhraseText *text, guint at)
{
    const AmendsTextToken *token = amends_text_tokens_at (text->tokens, at);

    if (part->touches && amends_text_tokens_at (text->tokens, at - 1)->end != token->start)
        return FALSE;
    for (guint i = 0; i < part->choices->len; i++) {
        if (matches_choice (&g_array_index (part->choices, Choice, i), token->folded))
            return TRUE;
    }
    return FALSE;
}

/* Tries the parts from @i on at token @at; gaps are few and short, so going back is cheap. */
static gboolean
match_from (const AmendsPhrase *self, const AmendsPhraseText *text, guint i, guint at, guint sentence, guint *last)
{
    const Part *part = &g_array_index (self->parts, Part, i);

    for (guint n_words = 0, n_skipped = 0; at < text->tokens->len && text->sentences[at] == sentence; at++) {
        if (matches_part (part, text, at)) {
            *last = at;
            if (i + 1 == self->parts->len || match_from (self, text, i + 1, at + 1, sentence, last))
                return TRUE;
        }
        n_skipped++;
        n_words += !amends_text_tokens_at (text->tokens, at)->cjk;
        if (!part->gap || n_words > GAP_WORDS || n_skipped > GAP_CHARACTERS)
            return FALSE;
    }
    return FALSE;
}

gboolean
amends_phrase_find (const AmendsPhrase *self, const AmendsPhraseText *text, guint from, guint *first, guint *last)
{
    for (guint at = from; at < text->tokens->len; at++) {
        if (match_from (self, text, 0, at, text->sentences[at], last)) {
            *first = at;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean
amends_phrase_holds (const AmendsPhrase *self, const char *folded)
{
    for (guint i = 0; i < self->parts->len; i++) {
        const Part *part = &g_array_index (self->parts, Part, i);

        for (guint j = 0; j < part->choices->len; j++) {
            if (g_str_equal (g_array_index (part->choices, Choice, j).folded, folded))
                return TRUE;
        }
    }
    return FALSE;
}
