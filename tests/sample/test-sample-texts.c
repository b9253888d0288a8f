/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quality of the written sentences: what a reader of a screenshot would stumble over. */
#include "amends-sample-texts.h"

#include <string.h>

#include "amends-sample-catalog.h"

#define LONGEST 600 /* characters of one piece */

static const char *const languages[] = { "de", "en", "ja", "pl", "sv", "zh-Hant" };

typedef struct {
    const char *language;
    GHashTable *seen; /* (unowned): no piece is written twice */
} Lint;

static void
check_piece (Lint *lint, const char *piece, gboolean unique)
{
    g_test_message ("%s: %s", lint->language, piece);
    g_assert_true (g_utf8_validate (piece, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (piece, -1), >=, 1);
    g_assert_cmpint (g_utf8_strlen (piece, -1), <=, LONGEST);
    g_assert_null (strpbrk (piece, "{}<>\t\n%"));
    g_assert_null (strstr (piece, "  "));
    g_assert_null (strstr (piece, "TODO"));
    g_assert_null (strstr (piece, "\357\277\275"));
    g_assert_false (g_ascii_isspace (piece[0]) || g_ascii_isspace (piece[strlen (piece) - 1]));
    if (unique)
        g_assert_true (g_hash_table_add (lint->seen, (gpointer) piece));
}

static void
check_list (Lint *lint, GStrv list, guint least, gboolean unique)
{
    g_assert_cmpuint (g_strv_length (list), >=, least);
    for (guint i = 0; list[i] != NULL; i++)
        check_piece (lint, list[i], unique);
}

static void
check_product (Lint *lint, const AmendsSampleProductTexts *product)
{
    check_piece (lint, product->title, TRUE);
    check_list (lint, product->variants, 2, FALSE);
    g_assert_cmpuint (product->aspects->len, >=, 4);
    for (guint i = 0; i < product->aspects->len; i++) {
        AmendsSampleAspect *aspect = product->aspects->pdata[i];

        check_list (lint, aspect->good, 4, TRUE);
        check_list (lint, aspect->bad, 4, TRUE);
        check_list (lint, aspect->title_good, 1, FALSE);
        check_list (lint, aspect->title_bad, 1, FALSE);
    }
    for (int stars = 1; stars <= 5; stars++)
        check_list (lint, product->stories[stars], 2, TRUE);
}

static void
test_language (gconstpointer data)
{
    g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load (data);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    Lint lint = { data, seen };
    guint n;
    const AmendsSampleProduct *products = amends_sample_catalog_get_products (&n);

    g_assert_cmpstr (texts->language, ==, data);
    for (int stars = 1; stars <= 5; stars++) {
        check_list (&lint, texts->titles[stars], 5, FALSE);
        check_list (&lint, texts->openings[stars], 5, TRUE);
        check_list (&lint, texts->closings[stars], 5, TRUE);
        check_list (&lint, texts->shorts[stars], 3, FALSE);
    }
    check_list (&lint, texts->delivery_good, 4, TRUE);
    check_list (&lint, texts->delivery_bad, 4, TRUE);
    check_list (&lint, texts->edits, 3, TRUE);
    check_list (&lint, texts->edits_good, 1, TRUE);
    check_list (&lint, texts->edits_bad, 1, TRUE);
    check_list (&lint, texts->authors, 40, TRUE);
    g_assert_cmpuint (g_strv_length (texts->british) % 2, ==, 0);
    g_assert_cmpuint (g_hash_table_size (texts->products), ==, n);
    for (guint i = 0; i < n; i++)
        check_product (&lint, amends_sample_texts_get_product (texts, products[i].key));
}

static void
test_kettle_can_leak_in_every_language (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
        g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load (languages[i]);
        const AmendsSampleProductTexts *kettle = amends_sample_texts_get_product (texts, "kettle");
        guint n_leaks = 0;

        for (guint j = 0; j < kettle->aspects->len; j++)
            n_leaks += g_strcmp0 (((AmendsSampleAspect *) kettle->aspects->pdata[j])->topic, "leak") == 0;
        g_assert_cmpuint (n_leaks, ==, 1);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
        g_autofree char *path = g_strconcat ("/sample/texts/", languages[i], NULL);

        g_test_add_data_func (path, languages[i], test_language);
    }
    g_test_add_func ("/sample/texts/kettle-can-leak", test_kettle_can_leak_in_every_language);
    return g_test_run ();
}
