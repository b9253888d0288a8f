/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text-match.h"

#include "amends-text-fold.h"
#include "amends-text-tokens.h"

/* Characters that touch in what was typed must touch in the text: a comma between them is a border. */
static gboolean
touches_alike (GArray *words, GArray *wanted, guint at, guint i)
{
    const AmendsTextToken *a = amends_text_tokens_at (wanted, i - 1), *b = amends_text_tokens_at (wanted, i);

    if (!a->cjk || !b->cjk || a->end != b->start)
        return TRUE;
    return amends_text_tokens_at (words, at + i - 1)->end == amends_text_tokens_at (words, at + i)->start;
}

static gboolean
matches_at (GArray *words, guint at, GArray *wanted, gboolean phrase)
{
    if (at + wanted->len > words->len)
        return FALSE;
    for (guint i = 0; i < wanted->len; i++) {
        const char *have = amends_text_tokens_at (words, at + i)->folded,
                   *want = amends_text_tokens_at (wanted, i)->folded;
        gboolean open_end = !phrase && i == wanted->len - 1 && !amends_text_tokens_at (wanted, i)->cjk;

        if (open_end ? !g_str_has_prefix (have, want) : !g_str_equal (have, want))
            return FALSE;
        if (i > 0 && !touches_alike (words, wanted, at, i))
            return FALSE;
    }
    return TRUE;
}

/* Where the part of a word ends that folds to the same as what was typed. */
static guint
find_prefix_end (const char *text, const AmendsTextToken *word, gsize folded_length)
{
    const char *start = text + word->start, *end = text + word->end;
    const char *at = start;

    while (at < end) {
        g_autofree char *folded = NULL;

        at = g_utf8_next_char (at);
        folded = amends_text_fold (start, at - start);
        if (strlen (folded) >= folded_length)
            break;
    }
    while (at < end && amends_char_is_extension (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
    return (guint) (at - text);
}

static void
add_hits (GArray *hits, const char *text, GArray *words, const AmendsTextTerm *term)
{
    g_autoptr (GArray) wanted = amends_text_tokens_split (term->text);

    for (guint i = 0; wanted->len > 0 && i < words->len; i++) {
        const AmendsTextToken *last;
        AmendsTextHit hit;

        if (!matches_at (words, i, wanted, term->phrase))
            continue;
        last = amends_text_tokens_at (words, i + wanted->len - 1);
        hit.start = amends_text_tokens_at (words, i)->start;
        hit.end = find_prefix_end (text, last, strlen (amends_text_tokens_at (wanted, wanted->len - 1)->folded));
        g_array_append_val (hits, hit);
    }
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
    const AmendsTextHit *one = a, *other = b;

    return one->start != other->start ? (one->start < other->start ? -1 : 1)
                                      : (one->end > other->end) - (one->end < other->end);
}

static void
merge_overlapping (GArray *hits)
{
    guint n = 0;

    g_array_sort (hits, compare_hits);
    for (guint i = 0; i < hits->len; i++) {
        AmendsTextHit hit = g_array_index (hits, AmendsTextHit, i);
        AmendsTextHit *last = n > 0 ? &g_array_index (hits, AmendsTextHit, n - 1) : NULL;

        if (last != NULL && hit.start < last->end)
            last->end = MAX (last->end, hit.end);
        else
            g_array_index (hits, AmendsTextHit, n++) = hit;
    }
    g_array_set_size (hits, n);
}

GArray *
amends_text_match (const char *text, GPtrArray *terms)
{
    GArray *hits = g_array_new (FALSE, FALSE, sizeof (AmendsTextHit));
    g_autoptr (GArray) words = NULL;

    for (guint i = 0; text != NULL && terms != NULL && i < terms->len; i++) {
        const AmendsTextTerm *term = g_ptr_array_index (terms, i);

        if (term->negated)
            continue;
        if (words == NULL)
            words = amends_text_tokens_split (text);
        add_hits (hits, text, words, term);
    }
    merge_overlapping (hits);
    return hits;
}
