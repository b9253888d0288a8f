/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-composer.h"

#include <string.h>

#include "amends-sample-catalog.h"

#define TRIES 60

static const char *const languages[] = { "de", "en", "ja", "pl", "sv", "zh-Hant" };

static guint
count_in (const char *text, const char *piece)
{
    g_autofree char *folded_text = g_utf8_strdown (text, -1);
    g_autofree char *folded_piece = g_utf8_strdown (piece, -1);
    guint n = 0;

    for (const char *p = strstr (folded_text, folded_piece); p != NULL; p = strstr (p + 1, folded_piece))
        n++;
    return n;
}

static guint
count_any (const char *text, const AmendsSampleProductTexts *product, gboolean good)
{
    guint n = 0;

    for (guint i = 0; i < product->aspects->len; i++) {
        AmendsSampleAspect *aspect = product->aspects->pdata[i];
        GStrv list = good ? aspect->good : aspect->bad;

        for (guint j = 0; list[j] != NULL; j++) {
            guint times = count_in (text, list[j]);

            g_assert_cmpuint (times, <=, 1);
            n += times;
        }
    }
    return n;
}

static void
check_review (const AmendsSampleOccasion *occasion, const char *title, const char *body)
{
    const AmendsSampleProductTexts *product = amends_sample_texts_get_product (occasion->texts, occasion->product);
    guint n_good = count_any (body, product, TRUE);
    guint n_bad = count_any (body, product, FALSE);

    g_test_message ("%d %s: %s", occasion->stars, title, body);
    g_assert_true (g_utf8_validate (body, -1, NULL) && g_utf8_validate (title, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (title, -1), >=, 1);
    g_assert_cmpint (g_utf8_strlen (title, -1), <=, 100);
    g_assert_cmpint (g_utf8_strlen (body, -1), >=, 1);
    g_assert_cmpint (g_utf8_strlen (body, -1), <=, 1500);
    g_assert_null (strpbrk (body, "{}<>\t"));
    if (occasion->stars == 1)
        g_assert_cmpuint (n_good, ==, 0);
    if (occasion->stars == 5)
        g_assert_cmpuint (n_bad, ==, 0);
    if (occasion->stars == 2 && n_good > 0)
        g_assert_cmpuint (n_bad, >, 0);
    if (occasion->topic != NULL)
        g_assert_cmpuint (n_bad, >, 0);
}

static void
test_mood (gconstpointer data)
{
    g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load (data);
    guint n;
    const AmendsSampleProduct *products = amends_sample_catalog_get_products (&n);

    for (guint i = 0; i < n * 5 * TRIES; i++) {
        AmendsSampleOccasion occasion = { .texts = texts,
                                          .product = products[i % n].key,
                                          .stars = 1 + (int) (i / n % 5) };
        AmendsSampleRandom random;
        g_autofree char *title = NULL;
        g_autofree char *body = NULL;
        g_autofree char *first_body = NULL;

        occasion.digital = products[i % n].digital_subscription;
        occasion.edited = i % 7 == 0;
        amends_sample_random_init (&random, 9, i);
        amends_sample_compose (&occasion, &random, &title, &body, &first_body);
        check_review (&occasion, title, body);
        g_assert_true (first_body == NULL || (occasion.edited && g_str_has_prefix (body, first_body)));
    }
}

static void
test_topic_is_surely_named (void)
{
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
        g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load (languages[l]);
        GPtrArray *aspects = amends_sample_texts_get_product (texts, "kettle")->aspects;
        AmendsSampleOccasion occasion = { .texts = texts, .product = "kettle", .stars = 1, .topic = "leak" };

        for (guint i = 0; i < TRIES; i++) {
            AmendsSampleRandom random;
            g_autofree char *title = NULL;
            g_autofree char *body = NULL;
            g_autofree char *first_body = NULL;
            guint named = 0;

            amends_sample_random_init (&random, 2, i);
            g_assert_null (amends_sample_compose (&occasion, &random, &title, &body, &first_body));
            for (guint j = 0; j < aspects->len; j++) {
                AmendsSampleAspect *aspect = aspects->pdata[j];

                for (guint k = 0; aspect->topic != NULL && aspect->bad[k] != NULL; k++)
                    named += count_in (body, aspect->bad[k]);
            }
            g_assert_cmpuint (named, ==, 1);
        }
    }
}

static void
test_no_delivery_for_digital (void)
{
    g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load ("sv");

    for (guint i = 0; i < 500; i++) {
        AmendsSampleOccasion occasion = {
            .texts = texts, .product = "focus-app", .stars = 1 + (int) (i % 5), .digital = TRUE
        };
        AmendsSampleRandom random;
        g_autofree char *title = NULL;
        g_autofree char *body = NULL;
        g_autofree char *first_body = NULL;

        amends_sample_random_init (&random, 4, i);
        amends_sample_compose (&occasion, &random, &title, &body, &first_body);
        for (guint j = 0; texts->delivery_good[j] != NULL; j++)
            g_assert_cmpuint (count_in (body, texts->delivery_good[j]), ==, 0);
        for (guint j = 0; texts->delivery_bad[j] != NULL; j++)
            g_assert_cmpuint (count_in (body, texts->delivery_bad[j]), ==, 0);
    }
}

static void
test_edits_add_something (void)
{
    g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load ("en");
    guint with_addition = 0;

    for (guint i = 0; i < 200; i++) {
        AmendsSampleOccasion occasion = {
            .texts = texts, .product = "desk-lamp", .stars = 1 + (int) (i % 5), .edited = TRUE
        };
        AmendsSampleRandom random;
        g_autofree char *title = NULL;
        g_autofree char *body = NULL;
        g_autofree char *first_body = NULL;

        amends_sample_random_init (&random, 5, i);
        amends_sample_compose (&occasion, &random, &title, &body, &first_body);
        g_assert_false (g_str_has_suffix (body, ":"));
        with_addition += first_body != NULL;
        if (first_body == NULL)
            continue;
        g_assert_true (g_str_has_prefix (body, first_body));
        g_assert_true (g_str_has_prefix (body + strlen (first_body), "\n\n"));
    }
    g_assert_cmpuint (with_addition, >, 190);
}

static void
test_british_spelling (void)
{
    g_autoptr (AmendsSampleTexts) texts = amends_sample_texts_load ("en");
    guint american = 0;

    for (guint i = 0; i < 400; i++) {
        AmendsSampleOccasion occasion = { .texts = texts, .product = "rain-jacket", .stars = 1 + (int) (i % 5) };
        AmendsSampleRandom random;
        g_autofree char *title = NULL;
        g_autofree char *body = NULL;
        g_autofree char *first_body = NULL;
        g_autofree char *british_title = NULL;
        g_autofree char *british_body = NULL;
        g_autofree char *british_first = NULL;

        amends_sample_random_init (&random, 6, i);
        amends_sample_compose (&occasion, &random, &title, &body, &first_body);
        american += count_in (body, "color");
        occasion.british = TRUE;
        amends_sample_random_init (&random, 6, i);
        amends_sample_compose (&occasion, &random, &british_title, &british_body, &british_first);
        g_assert_cmpuint (count_in (british_body, "color"), ==, 0);
        g_assert_cmpuint (count_in (british_body, "colour"), ==, count_in (body, "color"));
        g_assert_cmpuint (count_in (british_body, "zipper"), ==, 0);
    }
    g_assert_cmpuint (american, >, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
        g_autofree char *path = g_strconcat ("/sample/composer/mood/", languages[i], NULL);

        g_test_add_data_func (path, languages[i], test_mood);
    }
    g_test_add_func ("/sample/composer/topic", test_topic_is_surely_named);
    g_test_add_func ("/sample/composer/digital", test_no_delivery_for_digital);
    g_test_add_func ("/sample/composer/edits", test_edits_add_something);
    g_test_add_func ("/sample/composer/british", test_british_spelling);
    return g_test_run ();
}
