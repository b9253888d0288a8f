/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-lexicon.h"
#include "amends-cause-signs.h"
#include "amends-text-match.h"

#include "amends-cause-classifier.h"

/* Two causes and none, in words that no language has, so that nothing but the sentences speaks. */
static const char SENTENCES[] = "quality\tblorp tweeked quixly\n"
                                "quality\tblorp quixly fnords\n"
                                "quality\tthe blorp was fnords\n"
                                "picture\tzintly smurble the frame\n"
                                "picture\tzintly smurble was gone\n"
                                "picture\tzintly plofs\n"
                                "-\tthe wibble was there\n"
                                "-\twibble and wobble\n"
                                "-\tthe other wibble\n";

static AmendsCauseLexicon *
create (const char *sentences)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (sentences, strlen (sentences));
    g_autoptr (GError) error = NULL;
    AmendsCauseLexicon *lexicon = amends_cause_lexicon_new_from_bytes (bytes, &error);

    g_assert_no_error (error);
    g_assert_nonnull (lexicon);
    return lexicon;
}

static AmendsCauseLikeness
compare (const AmendsCauseLexicon *lexicon, const char *text)
{
    g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text);

    return amends_cause_lexicon_compare (lexicon, prepared);
}

static void
test_likeness (void)
{
    static const struct {
        const char *text;
        int likest; /* AMENDS_CAUSE_NONE = no cause more than none */
    } CASES[] = {
        { "quixly blorp!", AMENDS_CAUSE_QUALITY },
        { "A zintly smurble", AMENDS_CAUSE_PICTURE },
        { "BLORPS", AMENDS_CAUSE_QUALITY },      /* an inflection has pieces of the word */
        { "superzintly", AMENDS_CAUSE_PICTURE }, /* and so has a compound */
        { "fnords, fnords, fnords and zintly smurble", AMENDS_CAUSE_PICTURE }, /* once is as much as thrice */
        { "the wibble", AMENDS_CAUSE_NONE },
        { "unheard of", AMENDS_CAUSE_NONE },
        { "", AMENDS_CAUSE_NONE },
    };
    g_autoptr (AmendsCauseLexicon) lexicon = create (SENTENCES);

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsCauseLikeness likeness = compare (lexicon, CASES[i].text);
        int likest = AMENDS_CAUSE_NONE;

        g_test_message ("%s", CASES[i].text);
        for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
            g_assert_cmpfloat (likeness.causes[cause], <=, AMENDS_CAUSE_LIKENESS_MAX);
            g_assert_cmpfloat (likeness.causes[cause], >=, -AMENDS_CAUSE_LIKENESS_MAX);
            if (likeness.causes[cause] > 0.001 &&
                (likest == AMENDS_CAUSE_NONE || likeness.causes[cause] > likeness.causes[likest]))
                likest = cause;
        }
        g_assert_cmpint (likest, ==, CASES[i].likest);
    }
}

/* What nobody ever says of a text counts for nothing, and more of the same for more. */
static void
test_strength (void)
{
    g_autoptr (AmendsCauseLexicon) lexicon = create (SENTENCES);
    double one = compare (lexicon, "fnords").causes[AMENDS_CAUSE_QUALITY];
    double more = compare (lexicon, "blorp quixly fnords").causes[AMENDS_CAUSE_QUALITY];
    double torn = compare (lexicon, "blorp zintly").causes[AMENDS_CAUSE_QUALITY];

    g_assert_cmpfloat (one, >, 0);
    g_assert_cmpfloat (more, >, one);
    g_assert_cmpfloat (more, >, torn);
    g_assert_cmpfloat (compare (lexicon, "fnords").causes[AMENDS_CAUSE_FEW_POSITIVES], <, 0);
}

static void
assert_words (const AmendsCauseLexicon *lexicon, const char *text, AmendsCause cause, const char *expected)
{
    g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text);
    g_autoptr (GArray) hits = amends_cause_lexicon_find_words (lexicon, prepared, cause);
    g_autoptr (GString) found = g_string_new (NULL);

    for (guint i = 0; i < hits->len; i++) {
        const AmendsTextHit *hit = &g_array_index (hits, AmendsTextHit, i);

        g_string_append_printf (found, "%s%.*s", i > 0 ? "|" : "", (int) (hit->end - hit->start), text + hit->start);
    }
    g_assert_cmpstr (found->str, ==, expected);
}

static void
test_words (void)
{
    g_autoptr (AmendsCauseLexicon) lexicon = create (SENTENCES);
    g_autoptr (AmendsCauseLexicon) chinese = create ("quality\t壞了\npicture\t照片\n-\t好的\n");

    assert_words (lexicon, "The blorp was quixly, and zintly.", AMENDS_CAUSE_QUALITY, "blorp|quixly");
    assert_words (lexicon, "The blorp was quixly, and zintly.", AMENDS_CAUSE_PICTURE, "zintly");
    assert_words (lexicon, "The wibble.", AMENDS_CAUSE_PICTURE, "");
    assert_words (lexicon, "blorp quixly fnords tweeked blorp quixly", AMENDS_CAUSE_QUALITY,
                  "quixly|fnords|tweeked|quixly");
    assert_words (chinese, "他說壞了。", AMENDS_CAUSE_QUALITY, "壞了");
}

static void
test_counts_known_words (void)
{
    g_autoptr (AmendsCauseLexicon) lexicon = create (SENTENCES);
    g_autoptr (AmendsPhraseText) text = amends_phrase_text_new ("The Wibble: blorps, frame!");

    g_assert_cmpuint (amends_cause_lexicon_count_known (lexicon, text), ==, 3);
}

static void
assert_signs (const char *text, guint n_words, guint n_pieces, guint n_pairs, guint n_triples)
{
    g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text);
    g_autoptr (GArray) signs = amends_cause_signs_list (prepared);
    guint n[4] = { 0 };

    g_test_message ("%s", text);
    for (guint i = 0; i < signs->len; i++) {
        const AmendsCauseSign *sign = &g_array_index (signs, AmendsCauseSign, i);

        g_assert_cmpuint (sign->first, <=, sign->last);
        g_assert_cmpuint (sign->last, <, prepared->tokens->len);
        n[sign->kind]++;
    }
    g_assert_cmpuint (n[AMENDS_CAUSE_SIGN_WORD], ==, n_words);
    g_assert_cmpuint (n[AMENDS_CAUSE_SIGN_PIECE], ==, n_pieces);
    g_assert_cmpuint (n[AMENDS_CAUSE_SIGN_PAIR], ==, n_pairs);
    g_assert_cmpuint (n[AMENDS_CAUSE_SIGN_TRIPLE], ==, n_triples);
}

static void
test_signs (void)
{
    assert_signs ("", 0, 0, 0, 0);
    assert_signs ("a", 1, 0, 0, 0);          /* "^a^" is too short for a piece */
    assert_signs ("lamp", 1, 3, 0, 0);       /* "^lam", "lamp", "amp^" */
    assert_signs ("lamp. lamp", 2, 6, 0, 0); /* a sentence parts words */
    assert_signs ("lamp, lamp", 2, 6, 1, 0);
    assert_signs ("5 lamp", 2, 3, 1, 0); /* a number has no pieces */
    assert_signs ("壞了嗎", 3, 0, 2, 1);
    assert_signs ("壞。了", 2, 0, 0, 0);
    assert_signs ("lamp壞", 2, 3, 0, 0);
}

static void
test_signs_once (void)
{
    g_autoptr (AmendsPhraseText) text = amends_phrase_text_new ("7 lamps. 12 lamps. Lamps!");
    g_autoptr (GArray) signs = amends_cause_signs_list_once (text);

    g_assert_cmpuint (signs->len, ==, 1 + 1 + 4 + 1);
    for (guint i = 1; i < signs->len; i++) {
        const AmendsCauseSign *sign = &g_array_index (signs, AmendsCauseSign, i);

        g_assert_cmpuint (g_array_index (signs, AmendsCauseSign, i - 1).first, <=, sign->first);
        for (guint j = 0; j < i; j++)
            g_assert_cmpuint (g_array_index (signs, AmendsCauseSign, j).key, !=, sign->key);
    }
}

static void
test_files_that_are_wrong (void)
{
    static const struct {
        const char *contents, *message;
    } BAD[] = {
        { "", "sentences: there are none" },
        { "\n", "sentences: line 1 is not a cause and a sentence" },
        { "quality\n", "sentences: line 1 is not a cause and a sentence" },
        { "quality\t\n", "sentences: line 1 is not a cause and a sentence" },
        { "quality\tIt broke\nbad-luck\tOh\n", "sentences: line 2 is not a cause and a sentence" },
        { "quality\tIt broke\n\n-\tOh\n", "sentences: line 2 is not a cause and a sentence" },
        { "quality\t\xff\n", "sentences: not UTF-8" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (BAD); i++) {
        g_autoptr (GBytes) bytes = g_bytes_new_static (BAD[i].contents, strlen (BAD[i].contents));
        g_autoptr (GError) error = NULL;

        g_assert_null (amends_cause_lexicon_new_from_bytes (bytes, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
        g_assert_cmpstr (error->message, ==, BAD[i].message);
    }
}

/* Each language's list has something to say of every cause, and of none; no sentence stands there twice. */
static void
test_every_list (void)
{
    const char *const *languages = amends_cause_phrases_list_languages ();

    for (guint i = 0; languages[i] != NULL; i++) {
        g_autofree char *name = g_strconcat (languages[i], ".tsv", NULL);
        g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "phrases", name, NULL);
        g_autofree char *contents = NULL;
        g_auto (GStrv) lines = NULL;
        g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
        guint n[AMENDS_N_CAUSES + 1] = { 0 };

        g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
        lines = g_strsplit (g_strchomp (contents), "\n", -1);
        for (guint j = 0; lines[j] != NULL; j++) {
            g_auto (GStrv) fields = g_strsplit (lines[j], "\t", 2);
            int cause = amends_cause_from_id (fields[0]);

            g_assert_true (g_hash_table_add (seen, strchr (lines[j], '\t')));
            n[cause == AMENDS_CAUSE_NONE ? AMENDS_N_CAUSES : cause]++;
        }
        g_assert_nonnull (amends_cause_lexicon_get (languages[i]));
        for (int cause = 0; cause <= AMENDS_N_CAUSES; cause++)
            g_assert_true (n[cause] >= 40 || cause == AMENDS_CAUSE_FEW_POSITIVES);
    }
    g_assert_null (amends_cause_lexicon_get ("fr"));
    g_assert_true (amends_cause_lexicon_get ("zh") == amends_cause_lexicon_get ("zh-Hant"));
}

/* A suggestion that no phrase speaks for shows the words that made it. */
static void
test_suggestions_show_the_words (void)
{
    static const struct {
        const char *language, *text;
        AmendsCause cause;
    } CASES[] = {
        { "en", "Somebody packed a garden hose instead of my rice cooker.", AMENDS_CAUSE_WRONG_PRODUCT },
        { "sv", "Varken telefon eller formulär leder någonstans.", AMENDS_CAUSE_UNREACHABLE },
        { "de", "Die Klinge war nach zwei Tomaten stumpf.", AMENDS_CAUSE_QUALITY },
        { "pl", "Kurier zostawił pod bramą i nic nie powiedział.", AMENDS_CAUSE_MISSED_DELIVERY },
        { "zh-Hant", "照片上是一整套，收到只有一個。", AMENDS_CAUSE_PICTURE },
        { "ja", "返品の書類が多すぎて諦めました。", AMENDS_CAUSE_RETURN_BURDEN },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsCauseSuggestions) found = amends_cause_classify (CASES[i].language, CASES[i].text, NULL, 0);

        g_test_message ("%s", CASES[i].text);
        g_assert_cmpuint (found->n, >, 0);
        g_assert_cmpint (found->items[0].cause, ==, CASES[i].cause);
        g_assert_cmpuint (found->items[0].words->len, >, 0);
        for (guint j = 0; j < found->items[0].words->len; j++) {
            const AmendsCauseWords *words = &g_array_index (found->items[0].words, AmendsCauseWords, j);

            g_assert_cmpuint (words->start, <, words->end);
            g_assert_cmpuint (words->end, <=, strlen (CASES[i].text));
            g_assert_cmpint (words->weight, >, 0);
        }
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cause-lexicon/likeness", test_likeness);
    g_test_add_func ("/cause-lexicon/strength", test_strength);
    g_test_add_func ("/cause-lexicon/words", test_words);
    g_test_add_func ("/cause-lexicon/counts-known-words", test_counts_known_words);
    g_test_add_func ("/cause-lexicon/signs", test_signs);
    g_test_add_func ("/cause-lexicon/signs-once", test_signs_once);
    g_test_add_func ("/cause-lexicon/files-that-are-wrong", test_files_that_are_wrong);
    g_test_add_func ("/cause-lexicon/every-list", test_every_list);
    g_test_add_func ("/cause-lexicon/suggestions-show-the-words", test_suggestions_show_the_words);
    return g_test_run ();
}
