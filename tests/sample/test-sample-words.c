/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-words.h"

#include <string.h>

#define N_DRAWN 200000

static const char *const LANGUAGES[] = { "de", "en", "ja", "pl", "sv", "zh-Hant" };

static void
test_every_language_has_words (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++) {
        g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load (LANGUAGES[i]);
        g_autoptr (AmendsSampleWords) words = amends_sample_words_new (texts);
        g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

        g_assert_cmpuint (amends_sample_words_get_n (words), >, 500);
        for (guint j = 0; j < amends_sample_words_get_n (words); j++) {
            const char *word = amends_sample_words_get (words, j);

            g_assert_true (g_utf8_validate (word, -1, NULL) && *word != '\0');
            g_assert_true (g_hash_table_add (seen, (gpointer) word));
        }
    }
}

static void
count (GHashTable *counts, const char *text)
{
    g_auto (GStrv) words = g_strsplit_set (text, " .", -1);

    for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
            g_hash_table_insert (counts, g_strdup (words[i]),
                                 GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, words[i])) + 1));
}

/* The word of rank n comes about an n-th as often as the first. */
static void
test_frequencies_are_those_of_text (void)
{
    static const guint RANKS[] = { 1, 3, 9, 49 };
    g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load ("en");
    g_autoptr (AmendsSampleWords) words = amends_sample_words_new (texts);
    g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GString) text = g_string_new (NULL);
    AmendsSampleRandom random;
    double first;

    amends_sample_random_init (&random, 3, 0);
    amends_sample_words_append (words, &random, N_DRAWN, text);
    count (counts, text->str);
    first = GPOINTER_TO_UINT (g_hash_table_lookup (counts, amends_sample_words_get (words, 0)));
    for (guint i = 0; i < G_N_ELEMENTS (RANKS); i++) {
        double n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, amends_sample_words_get (words, RANKS[i])));

        g_assert_cmpfloat (n * (RANKS[i] + 1) / first, >, 0.8);
        g_assert_cmpfloat (n * (RANKS[i] + 1) / first, <, 1.25);
    }
    /* Beside the vocabulary there are words that come once. */
    g_assert_cmpuint (g_hash_table_size (counts), >, amends_sample_words_get_n (words) + 1000);
}

static void
test_unspaced_text_has_no_spaces (void)
{
    g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load ("zh-Hant");
    g_autoptr (AmendsSampleWords) words = amends_sample_words_new (texts);
    g_autoptr (GString) text = g_string_new (NULL);
    AmendsSampleRandom random;

    amends_sample_random_init (&random, 3, 0);
    amends_sample_words_append (words, &random, 500, text);
    g_assert_null (strchr (text->str, ' '));
    g_assert_nonnull (strstr (text->str, "。"));
    g_assert_true (g_utf8_validate (text->str, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (text->str, -1), >, 500);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/words/every-language", test_every_language_has_words);
    g_test_add_func ("/sample/words/frequencies", test_frequencies_are_those_of_text);
    g_test_add_func ("/sample/words/unspaced", test_unspaced_text_has_no_spaces);
    return g_test_run ();
}
