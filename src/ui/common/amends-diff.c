/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-diff.h"

#include "amends-text-match.h"

/* Words on each side up to which the table of common subsequences is made: 4 MB at most. */
#define MAX_WORDS 1400

typedef struct {
    const char *start;
    gsize length;
} Word;

static void
free_run (gpointer data)
{
    AmendsDiffRun *run = data;

    g_free (run->text);
    g_free (run);
}

/* A word takes the spaces that follow it along. */
static GArray *
split_words (const char *text)
{
    GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
    const char *p = text;

    while (*p != '\0') {
        const char *start = p;

        if (amends_char_is_cjk (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
        else
            while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) &&
                   (p == start || !amends_char_is_cjk (g_utf8_get_char (p))))
                p = g_utf8_next_char (p);
        while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
        g_array_append_val (words, ((Word) { start, (gsize) (p - start) }));
    }
    return words;
}

static gboolean
same_word (const Word *a, const Word *b)
{
    return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static void
append_run (GPtrArray *runs, AmendsDiffKind kind, const char *text, gsize length)
{
    AmendsDiffRun *last = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;
    g_autofree char *piece = g_strndup (text, length);

    if (length == 0)
        return;
    if (last != NULL && last->kind == kind) {
        g_autofree char *joined = g_strconcat (last->text, piece, NULL);

        g_free (last->text);
        last->text = g_steal_pointer (&joined);
        return;
    }
    last = g_new (AmendsDiffRun, 1);
    *last = (AmendsDiffRun) { kind, g_steal_pointer (&piece) };
    g_ptr_array_add (runs, last);
}

/* table[i][j] is the length of the longest common subsequence of the words from i and from j on. */
static guint16 *
make_table (GArray *a, GArray *b)
{
    gsize width = b->len + 1;
    guint16 *table = g_new0 (guint16, (a->len + 1) * width);

    for (gsize i = a->len; i-- > 0;)
        for (gsize j = b->len; j-- > 0;)
            if (same_word (&g_array_index (a, Word, i), &g_array_index (b, Word, j)))
                table[i * width + j] = (guint16) (table[(i + 1) * width + j + 1] + 1);
            else
                table[i * width + j] = MAX (table[(i + 1) * width + j], table[i * width + j + 1]);
    return table;
}

static void
walk_table (GPtrArray *runs, GArray *a, GArray *b)
{
    g_autofree guint16 *table = make_table (a, b);
    gsize width = b->len + 1;

    for (gsize i = 0, j = 0; i < a->len || j < b->len;) {
        const Word *old = i < a->len ? &g_array_index (a, Word, i) : NULL;
        const Word *new = j < b->len ? &g_array_index (b, Word, j) : NULL;

        if (old != NULL && new != NULL && same_word (old, new)) {
            append_run (runs, AMENDS_DIFF_SAME, old->start, old->length);
            i++, j++;
        } else if (old != NULL && (new == NULL || table[(i + 1) * width + j] >= table[i * width + j + 1])) {
            append_run (runs, AMENDS_DIFF_REMOVED, old->start, old->length);
            i++;
        } else if (new != NULL) {
            append_run (runs, AMENDS_DIFF_ADDED, new->start, new->length);
            j++;
        }
    }
}

GPtrArray *
amends_diff_words (const char *before, const char *after)
{
    GPtrArray *runs = g_ptr_array_new_with_free_func (free_run);
    const char *old = before != NULL ? before : "", *new = after != NULL ? after : "";
    g_autoptr (GArray) a = split_words (old);
    g_autoptr (GArray) b = split_words (new);

    if (a->len > MAX_WORDS || b->len > MAX_WORDS) {
        gboolean same = g_str_equal (old, new);

        append_run (runs, same ? AMENDS_DIFF_SAME : AMENDS_DIFF_REMOVED, old, strlen (old));
        append_run (runs, AMENDS_DIFF_ADDED, new, same ? 0 : strlen (new));
    } else {
        walk_table (runs, a, b);
    }
    return runs;
}
