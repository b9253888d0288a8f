/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-term-match.h"

#include <string.h>

#include "amends-fts-tokenizer.h"
#include "amends-text-match.h"

/* As many tokens as bits of a state, less one for none. */
#define MOST_TOKENS 63

typedef struct {
    char *text;
    gsize length;
} Token;

/* One term: its tokens follow each other in a text that has it. */
typedef struct {
    GArray *tokens; /* (element-type Token) (owned) */
    gboolean prefix, negated;
    /* Bit n: the first n tokens end at the place before, or at this one. */
    guint64 before, here;
    gboolean found;
} Term;

struct _AmendsTermMatch {
    GArray *terms;            /* (element-type Term) (owned) */
    AmendsTokenBegins begins; /* of all their tokens */
    gboolean
        single; /* each term is one token: what begins otherwise need not be seen, for nothing has to follow anything */
};

static void
clear_token (gpointer data)
{
    g_free (((Token *) data)->text);
}

static void
clear_term (gpointer data)
{
    g_array_unref (((Term *) data)->tokens);
}

gboolean
amends_term_is_prefix (const AmendsTextTerm *term)
{
    const char *last = g_utf8_prev_char (term->text + strlen (term->text));

    return !term->phrase && !amends_char_is_cjk (g_utf8_get_char (last));
}

static int
add_token_cb (void *data, int colocated G_GNUC_UNUSED, const char *text, int length, int start G_GNUC_UNUSED,
              int end G_GNUC_UNUSED)
{
    GArray *tokens = data;
    Token token = { g_strndup (text, (gsize) length), (gsize) length };

    g_array_append_val (tokens, token);
    return SQLITE_OK;
}

static Term
make_term (const AmendsTextTerm *term)
{
    Term made = { .tokens = g_array_new (FALSE, FALSE, sizeof (Token)), .negated = term->negated };

    g_array_set_clear_func (made.tokens, clear_token);
    amends_fts_tokenize (AMENDS_TOKENS_QUERY, term->text, (int) strlen (term->text), add_token_cb, made.tokens);
    made.prefix = made.tokens->len > 0 && amends_term_is_prefix (term);
    return made;
}

static void
note_begins (AmendsTermMatch *self)
{
    self->single = TRUE;
    for (guint i = 0; i < self->terms->len; i++) {
        const Term *term = &g_array_index (self->terms, Term, i);

        amends_token_begins_add (&self->begins, g_array_index (term->tokens, Token, 0).text[0]);
        self->single = self->single && term->tokens->len == 1;
    }
}

AmendsTermMatch *
amends_term_match_new (GPtrArray *terms)
{
    g_autoptr (AmendsTermMatch) self = g_new0 (AmendsTermMatch, 1);

    self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
    g_array_set_clear_func (self->terms, clear_term);
    for (guint i = 0; i < terms->len; i++) {
        Term term = make_term (terms->pdata[i]);

        if (term.tokens->len > MOST_TOKENS) {
            clear_term (&term);
            return NULL;
        }
        /* What has no token is passed over by the index too. */
        if (term.tokens->len > 0)
            g_array_append_val (self->terms, term);
        else
            clear_term (&term);
    }
    note_begins (self);
    return g_steal_pointer (&self);
}

void
amends_term_match_free (AmendsTermMatch *self)
{
    g_array_unref (self->terms);
    g_free (self);
}

static gboolean
is_token (const Term *term, guint i, const char *text, gsize length)
{
    const Token *token = &g_array_index (term->tokens, Token, i);
    gboolean may_go_on = term->prefix && i == term->tokens->len - 1;

    return (length == token->length || (may_go_on && length > token->length)) &&
           memcmp (text, token->text, token->length) == 0;
}

static void
take_token (Term *term, gboolean colocated, const char *text, gsize length)
{
    if (!colocated) {
        term->before = term->here;
        term->here = 0;
    }
    for (guint i = 0; i < term->tokens->len; i++)
        if ((i == 0 || (term->before & G_GUINT64_CONSTANT (1) << i) != 0) && is_token (term, i, text, length))
            term->here |= G_GUINT64_CONSTANT (1) << (i + 1);
    term->found |= (term->here & G_GUINT64_CONSTANT (1) << term->tokens->len) != 0;
}

static int
take_token_cb (void *data, int colocated, const char *text, int length, int start G_GNUC_UNUSED, int end G_GNUC_UNUSED)
{
    AmendsTermMatch *self = data;
    gboolean all = TRUE;

    for (guint i = 0; i < self->terms->len; i++) {
        Term *term = &g_array_index (self->terms, Term, i);

        if (!term->found)
            take_token (term, colocated != 0, text, (gsize) length);
        if (term->found && term->negated)
            return SQLITE_DONE;
        all &= term->found;
    }
    return all ? SQLITE_DONE : SQLITE_OK;
}

static void
look_at (AmendsTermMatch *self, const char *text)
{
    for (guint i = 0; i < self->terms->len; i++) {
        Term *term = &g_array_index (self->terms, Term, i);

        term->before = term->here = 0;
    }
    if (text != NULL)
        amends_fts_tokenize_some (AMENDS_TOKENS_DOCUMENT, self->single ? &self->begins : NULL, text,
                                  (int) strlen (text), take_token_cb, self);
}

gboolean
amends_term_match_test (AmendsTermMatch *self, const char *title, const char *body)
{
    for (guint i = 0; i < self->terms->len; i++)
        g_array_index (self->terms, Term, i).found = FALSE;
    look_at (self, title);
    look_at (self, body);
    for (guint i = 0; i < self->terms->len; i++) {
        const Term *term = &g_array_index (self->terms, Term, i);

        if (term->found == term->negated)
            return FALSE;
    }
    return TRUE;
}
