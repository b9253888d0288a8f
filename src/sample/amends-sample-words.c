/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-words.h"

#include <string.h>

#include "amends-text-match.h"

#define SCALE 1000000u
#define SHORTEST_SENTENCE 6
#define LONGEST_SENTENCE 14

struct _AmendsSampleWords {
    GPtrArray *words;   /* (element-type utf8) (owned): by falling frequency */
    GArray *cumulative; /* (element-type guint): sums of SCALE / (rank + 1) */
    gboolean spaced;
};

typedef struct {
    const char *word;
    guint n;
} Frequency;

/* Two characters of one script at most, as words of Chinese and Japanese mostly are. */
static const char *
find_end_unspaced (const char *start)
{
    GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (start));
    const char *next = g_utf8_next_char (start);

    if (*next != '\0' && g_unichar_isalnum (g_utf8_get_char (next)) &&
        g_unichar_get_script (g_utf8_get_char (next)) == script)
        next = g_utf8_next_char (next);
    return next;
}

static const char *
find_end (const char *start)
{
    const char *end = start;

    if (amends_char_is_cjk (g_utf8_get_char (start)))
        return find_end_unspaced (start);
    while (*end != '\0' && (g_unichar_isalnum (g_utf8_get_char (end)) || (*end == '\'' && end > start)) &&
           !amends_char_is_cjk (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
    return end;
}

static void
count_words (GHashTable *counts, const char *text)
{
    while (*text != '\0') {
        const char *end;
        g_autofree char *word = NULL;

        if (!g_unichar_isalnum (g_utf8_get_char (text))) {
            text = g_utf8_next_char (text);
            continue;
        }
        end = find_end (text);
        word = g_utf8_strdown (text, end - text);
        text = end;
        g_hash_table_insert (counts, g_strdup (word),
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + 1));
    }
}

static void
count_list (GHashTable *counts, GStrv list)
{
    for (guint i = 0; list[i] != NULL; i++)
        count_words (counts, list[i]);
}

static void
count_levels (GHashTable *counts, GStrv *levels)
{
    for (guint stars = 1; stars < AMENDS_SAMPLE_LEVELS; stars++)
        count_list (counts, levels[stars]);
}

static void
count_product (GHashTable *counts, const AmendsSampleProductTexts *product)
{
    count_levels (counts, (GStrv *) product->stories);
    for (guint i = 0; i < product->aspects->len; i++) {
        const AmendsSampleAspect *aspect = g_ptr_array_index (product->aspects, i);

        count_list (counts, aspect->good);
        count_list (counts, aspect->bad);
        count_list (counts, aspect->title_good);
        count_list (counts, aspect->title_bad);
    }
}

static void
count_texts (GHashTable *counts, const AmendsSampleTexts *texts)
{
    GHashTableIter iter;
    gpointer product;

    count_levels (counts, (GStrv *) texts->titles);
    count_levels (counts, (GStrv *) texts->openings);
    count_levels (counts, (GStrv *) texts->closings);
    count_levels (counts, (GStrv *) texts->shorts);
    count_list (counts, texts->delivery_good);
    count_list (counts, texts->delivery_bad);
    g_hash_table_iter_init (&iter, texts->products);
    while (g_hash_table_iter_next (&iter, NULL, &product))
        count_product (counts, product);
}

/* Words that are equally frequent by their bytes: the order is the same everywhere. */
static int
compare_frequencies (gconstpointer first, gconstpointer second)
{
    const Frequency *a = first, *b = second;

    return a->n != b->n ? (a->n > b->n ? -1 : 1) : strcmp (a->word, b->word);
}

static void
take_words (AmendsSampleWords *self, GHashTable *counts)
{
    g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Frequency));
    GHashTableIter iter;
    gpointer word, n;
    guint sum = 0;

    g_hash_table_iter_init (&iter, counts);
    while (g_hash_table_iter_next (&iter, &word, &n)) {
        Frequency frequency = { word, GPOINTER_TO_UINT (n) };

        g_array_append_val (order, frequency);
    }
    g_array_sort (order, compare_frequencies);
    for (guint i = 0; i < order->len; i++) {
        sum += SCALE / (i + 1);
        g_ptr_array_add (self->words, g_strdup (g_array_index (order, Frequency, i).word));
        g_array_append_val (self->cumulative, sum);
    }
}

AmendsSampleWords *
amends_sample_words_new (const AmendsSampleTexts *texts)
{
    AmendsSampleWords *self = g_new0 (AmendsSampleWords, 1);
    g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    self->words = g_ptr_array_new_with_free_func (g_free);
    self->cumulative = g_array_new (FALSE, FALSE, sizeof (guint));
    self->spaced = !g_str_has_prefix (texts->language, "ja") && !g_str_has_prefix (texts->language, "zh");
    count_texts (counts, texts);
    take_words (self, counts);
    return self;
}

void
amends_sample_words_free (AmendsSampleWords *self)
{
    g_ptr_array_unref (self->words);
    g_array_unref (self->cumulative);
    g_free (self);
}

guint
amends_sample_words_get_n (const AmendsSampleWords *self)
{
    return self->words->len;
}

const char *
amends_sample_words_get (const AmendsSampleWords *self, guint rank)
{
    return g_ptr_array_index (self->words, rank);
}

static const char *
draw (const AmendsSampleWords *self, AmendsSampleRandom *random)
{
    guint low = 0, high = self->cumulative->len - 1;
    guint point = amends_sample_random_below (random, g_array_index (self->cumulative, guint, high));

    while (low < high) {
        guint middle = (low + high) / 2;

        if (g_array_index (self->cumulative, guint, middle) > point)
            high = middle;
        else
            low = middle + 1;
    }
    return g_ptr_array_index (self->words, low);
}

/* Real text goes on having words that nobody used before: numbers, and words put together. */
static void
append_word (const AmendsSampleWords *self, AmendsSampleRandom *random, GString *text)
{
    guint kind = amends_sample_random_below (random, 100);

    g_string_append (text, draw (self, random));
    if (!self->spaced)
        return;
    if (kind == 0)
        g_string_append_printf (text, " %u", amends_sample_random_below (random, 10000));
    else if (kind <= 2)
        g_string_append (text, draw (self, random));
}

void
amends_sample_words_append (const AmendsSampleWords *self, AmendsSampleRandom *random, guint n, GString *text)
{
    guint left = 0;

    for (guint i = 0; i < n; i++) {
        if (i > 0 && left == 0)
            g_string_append (text, self->spaced ? ". " : "。");
        else if (i > 0 && self->spaced)
            g_string_append_c (text, ' ');
        if (left == 0)
            left = (guint) amends_sample_random_between (random, SHORTEST_SENTENCE, LONGEST_SENTENCE);
        append_word (self, random, text);
        left--;
    }
}
