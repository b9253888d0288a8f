/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-classifier.h"

typedef struct {
    const char *language;
    const char *text;
    int first, second; /* AMENDS_CAUSE_NONE = no suggestion */
} Case;

/* A few clear ones of each language; how good it is with texts as people write them is measured by the benchmark. */
static const Case CASES[] = {
    { "en", "Stopped working after two days.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "en", "It never broke, I am happy.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "en", "Arrived late and the seller never answered.", AMENDS_CAUSE_UNREACHABLE, AMENDS_CAUSE_SLOW_DELIVERY },
    { "en", "The delivery was not late.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "en", "The delivery was not late, but the zip broke on day two.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "en", "I ordered the black one and did not get it, a pink one came.", AMENDS_CAUSE_WRONG_PRODUCT,
      AMENDS_CAUSE_NONE },
    { "en", "The size isn't too small.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "en", "The size isn't right.", AMENDS_CAUSE_SIZE_OR_MATERIAL, AMENDS_CAUSE_NONE },
    { "en", "Didn't arrive late.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "en", "It didn't arrive in time.", AMENDS_CAUSE_SLOW_DELIVERY, AMENDS_CAUSE_NONE },
    { "en", "They did not answer my mails.", AMENDS_CAUSE_UNREACHABLE, AMENDS_CAUSE_NONE },
    { "en", "The seller never answered.", AMENDS_CAUSE_UNREACHABLE, AMENDS_CAUSE_NONE },
    { "de", "Die Qualität ist nicht schlecht.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "pl", "Rozmiar nie jest za mały.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "sv", "Leveransen var inte sen.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "de", "Die Lieferung war nicht spät.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "pl", "Dostawa nie była spóźniona.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "sv", "Hållaren gick sönder direkt.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "sv", "Fick fel vara.", AMENDS_CAUSE_WRONG_PRODUCT, AMENDS_CAUSE_NONE },
    { "de", "Die Lieferung dauerte drei Wochen.", AMENDS_CAUSE_SLOW_DELIVERY, AMENDS_CAUSE_NONE },
    { "de", "Nichts ist kaputt, alles bestens.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "pl", "Sprzedawca nie odpowiada.", AMENDS_CAUSE_UNREACHABLE, AMENDS_CAUSE_NONE },
    { "zh-Hant", "尺寸太小，穿不下。", AMENDS_CAUSE_SIZE_OR_MATERIAL, AMENDS_CAUSE_NONE },
    { "zh", "用了兩天就壞了。", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "ja", "写真と違う色でした。", AMENDS_CAUSE_PICTURE, AMENDS_CAUSE_NONE },
    { "ja", "まったく壊れていない。", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { "en", "The quality is not good.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "sv", "Kvaliteten är inte bra.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "de", "Die Qualität ist nicht gut.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "pl", "Jakość nie jest dobra.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "zh-Hant", "品質不好。", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "ja", "品質が良くない。", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "fr", "Cassé après deux jours.", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
    { NULL, "Varan gick sönder direkt.", AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_NONE },
    { "en", "", AMENDS_CAUSE_NONE, AMENDS_CAUSE_NONE },
};

static int
cause_at (const AmendsCauseSuggestions *found, guint i)
{
    return i < found->n ? (int) found->items[i].cause : AMENDS_CAUSE_NONE;
}

static void
test_table (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsCauseSuggestions) found = amends_cause_classify (CASES[i].language, CASES[i].text, NULL, 0);

        g_test_message ("%s", CASES[i].text);
        g_assert_cmpint (cause_at (found, 0), ==, CASES[i].first);
        g_assert_cmpint (cause_at (found, 1), ==, CASES[i].second);
    }
}

static void
test_shows_the_words_that_decided (void)
{
    const char *text = "Fin färg. Men den gick sönder, och luktar.";
    g_autoptr (AmendsCauseSuggestions) found = amends_cause_classify ("sv", text, NULL, 0);
    const AmendsCauseWords *words;

    g_assert_cmpuint (found->n, ==, 1);
    g_assert_cmpuint (found->items[0].words->len, ==, 2);
    words = &g_array_index (found->items[0].words, AmendsCauseWords, 0);
    g_assert_cmpint (strncmp (text + words->start, "gick sönder", words->end - words->start), ==, 0);
    g_assert_cmpint (words->weight, ==, 3);
    words = &g_array_index (found->items[0].words, AmendsCauseWords, 1);
    g_assert_cmpint (strncmp (text + words->start, "luktar", words->end - words->start), ==, 0);
    g_assert_cmpint (words->weight, ==, 3);
    /* Both, and that it sounds like that. */
    g_assert_cmpint (found->items[0].score, >, 6);
}

static void
test_tells_the_wrong_door (void)
{
    g_autoptr (AmendsCauseSuggestions) delivery = amends_cause_classify ("en", "Delivery took five weeks.", NULL, 0);
    g_autoptr (AmendsCauseSuggestions) product = amends_cause_classify ("en", "Poor quality, it broke.", NULL, 0);
    g_autoptr (AmendsCauseSuggestions) both = amends_cause_classify ("en", "Arrived late and broken.", NULL, 0);

    g_assert_true (delivery->seller_only && !delivery->product_only);
    g_assert_true (product->product_only && !product->seller_only);
    g_assert_false (both->product_only || both->seller_only);
}

static void
test_the_persons_rules (void)
{
    const AmendsCauseRule rules[] = {
        { "wobble*", AMENDS_CAUSE_SIZE_OR_MATERIAL, 3 },
        { "broke", AMENDS_CAUSE_QUALITY, -3 },
    };
    g_autoptr (AmendsCauseSuggestions) found =
        amends_cause_classify ("en", "The feet wobbled until one broke.", rules, G_N_ELEMENTS (rules));

    g_assert_cmpint (cause_at (found, 0), ==, AMENDS_CAUSE_SIZE_OR_MATERIAL);
    g_assert_cmpuint (found->n, ==, 1);
}

/* Said three times it is still one sign, and words that two phrases share count once. */
static void
test_words_count_once (void)
{
    g_autoptr (AmendsCauseSuggestions) once = amends_cause_classify ("en", "Broken.", NULL, 0);
    g_autoptr (AmendsCauseSuggestions) often = amends_cause_classify ("en", "Broken. Broken! So broken!", NULL, 0);

    g_assert_cmpuint (once->n, ==, 1);
    g_assert_cmpuint (often->n, ==, 1);
    g_assert_cmpuint (once->items[0].words->len, ==, 1);
    g_assert_cmpuint (often->items[0].words->len, ==, 1);
    g_assert_cmpint (g_array_index (often->items[0].words, AmendsCauseWords, 0).weight, ==,
                     g_array_index (once->items[0].words, AmendsCauseWords, 0).weight);
}

static void
test_names_of_causes (void)
{
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        g_assert_cmpint (amends_cause_from_id (amends_cause_get_id ((AmendsCause) i)), ==, i);
        g_assert_cmpint (amends_cause_get_problem ((AmendsCause) i), >=, 1);
        g_assert_cmpint (amends_cause_get_problem ((AmendsCause) i), <=, 8);
    }
    g_assert_cmpint (amends_cause_from_id ("bad-luck"), ==, AMENDS_CAUSE_NONE);
    g_assert_cmpstr (amends_cause_get_code (AMENDS_CAUSE_SLOW_DELIVERY), ==, "2a");
    g_assert_cmpint (amends_cause_get_door (AMENDS_CAUSE_PICTURE), ==, AMENDS_DOOR_PRODUCT);
}

/* Every cause that one text can have is known in every language, by more than a handful of signs. */
static void
test_every_language_knows_every_cause (void)
{
    const char *const *languages = amends_cause_phrases_list_languages ();

    for (guint i = 0; languages[i] != NULL; i++) {
        const AmendsCausePhrases *phrases = amends_cause_phrases_get (languages[i]);
        guint n[AMENDS_N_CAUSES] = { 0 };

        for (guint j = 0; j < phrases->phrases->len; j++)
            n[g_array_index (phrases->phrases, AmendsCausePhrase, j).cause]++;
        for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
            g_test_message ("%s %s", languages[i], amends_cause_get_id ((AmendsCause) cause));
            g_assert_true (n[cause] >= 10 || cause == AMENDS_CAUSE_FEW_POSITIVES);
        }
    }
}

static void
test_files_that_are_wrong (void)
{
    const char *const texts[] = {
        "",
        "{}",
        "{\"reach\":3,\"nots\":[],\"causes\":{}}",
        "{\"reach\":3,\"nots\":[],\"causes\":{\"bad-luck\":{\"3\":[\"x\"]}}}",
        "{\"reach\":3,\"nots\":[],\"causes\":{\"quality\":{\"9\":[\"x\"]}}}",
        "{\"reach\":3,\"nots\":[],\"causes\":{\"quality\":{\"3\":[\"..\"]}}}",
        "{\"reach\":3,\"nots\":[],\"causes\":{\"quality\":{\"3\":[7]}}}",
    };

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
        g_autoptr (GError) error = NULL;

        g_assert_null (amends_cause_phrases_new_from_bytes (bytes, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cause/table", test_table);
    g_test_add_func ("/cause/shows-the-words-that-decided", test_shows_the_words_that_decided);
    g_test_add_func ("/cause/tells-the-wrong-door", test_tells_the_wrong_door);
    g_test_add_func ("/cause/the-persons-rules", test_the_persons_rules);
    g_test_add_func ("/cause/words-count-once", test_words_count_once);
    g_test_add_func ("/cause/names-of-causes", test_names_of_causes);
    g_test_add_func ("/cause/every-language-knows-every-cause", test_every_language_knows_every_cause);
    g_test_add_func ("/cause/files-that-are-wrong", test_files_that_are_wrong);
    return g_test_run ();
}
