/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-sets.h"

#include <gio/gio.h>

#define HEADER "id\tkind\tstars\tcauses\ttext\n"
#define LEAST 100
/* Shorter ones ("rubbish") are what everybody says, so that a list of phrases holds them too proves nothing. */
#define TELLING_BYTES 13

static void
for_each_set (void (*check) (const char *language, GPtrArray *texts))
{
    for (guint i = 0; test_cause_languages[i] != NULL; i++) {
        g_autoptr (GPtrArray) texts = test_cause_set_load (TEST_CAUSE_SET_HIDDEN, test_cause_languages[i]);

        g_test_message ("%s: %u texts", test_cause_languages[i], texts->len);
        check (test_cause_languages[i], texts);
    }
}

/* Returns: how many have no cause */
static guint
check_each (const char *language, GPtrArray *texts)
{
    guint n[AMENDS_N_CAUSES] = { 0 };
    guint n_none = 0;
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    g_assert_cmpuint (texts->len, >=, LEAST);
    g_assert_nonnull (amends_cause_phrases_get (language));
    for (guint i = 0; i < texts->len; i++) {
        const TestCauseText *text = texts->pdata[i];

        g_assert_true (g_str_has_prefix (text->id, language));
        g_assert_true (g_hash_table_add (seen, text->text));
        if (text->n_causes > 0)
            n[text->causes[0]]++;
        else
            n_none++;
    }
    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
        if (cause != AMENDS_CAUSE_FEW_POSITIVES)
            g_assert_cmpuint (n[cause], >=, 3);
    }
    return n_none;
}

static void
check_whole (const char *language, GPtrArray *texts)
{
    guint n_none = check_each (language, texts);

    g_assert_cmpuint (n_none * 100, >=, texts->len * 9);
    g_assert_cmpuint (n_none * 100, <=, texts->len * 15);
}

static void
test_whole (void)
{
    for_each_set (check_whole);
}

/* A phrase that is a whole text of the set would have been taken from it, and the figures would be worth nothing. */
static void
check_apart (const char *language, GPtrArray *texts)
{
    const AmendsCausePhrases *phrases = amends_cause_phrases_get (language);

    for (guint i = 0; i < texts->len; i++) {
        const TestCauseText *text = texts->pdata[i];
        g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text->text);

        for (guint j = 0; strlen (text->text) >= TELLING_BYTES && j < phrases->phrases->len; j++) {
            const AmendsCausePhrase *phrase = &g_array_index (phrases->phrases, AmendsCausePhrase, j);
            guint first, last;

            if (amends_phrase_find (phrase->phrase, prepared, 0, &first, &last) && first == 0 &&
                last + 1 == prepared->tokens->len)
                g_error ("%s is a phrase of %s as a whole", text->id, amends_cause_get_id (phrase->cause));
        }
    }
}

static void
test_apart_from_phrases (void)
{
    for_each_set (check_apart);
}

/* As a safeguard against pasting: the same of the files as they are. */
static void
check_not_pasted (const char *language, GPtrArray *texts)
{
    g_autofree char *name = g_strconcat (language, ".json", NULL);
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "phrases", name, NULL);
    g_autofree char *contents = NULL;
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &contents, NULL, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < texts->len; i++) {
        const TestCauseText *text = texts->pdata[i];

        if (strlen (text->text) >= TELLING_BYTES && strstr (contents, text->text) != NULL)
            g_error ("%s is in %s", text->id, name);
    }
}

static void
test_not_pasted (void)
{
    for_each_set (check_not_pasted);
}

/* Nor may a sentence that is counted be a text of the set. */
static void
check_not_counted (const char *language, GPtrArray *texts)
{
    g_autofree char *name = g_strconcat (language, ".tsv", NULL);
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "phrases", name, NULL);
    g_autofree char *contents = NULL;
    g_auto (GStrv) lines = NULL;
    g_autoptr (GHashTable) sentences = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &contents, NULL, &error);
    g_assert_no_error (error);
    lines = g_strsplit (g_strchomp (contents), "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        g_hash_table_add (sentences, strchr (lines[i], '\t') + 1);
    for (guint i = 0; i < texts->len; i++) {
        const TestCauseText *text = texts->pdata[i];

        if (strlen (text->text) >= TELLING_BYTES && g_hash_table_contains (sentences, text->text))
            g_error ("%s is in %s", text->id, name);
    }
}

static void
test_not_counted (void)
{
    for_each_set (check_not_counted);
}

static void
check_none_shared (GPtrArray *others, GPtrArray *texts)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < others->len; i++)
        g_hash_table_add (seen, ((TestCauseText *) others->pdata[i])->text);
    for (guint i = 0; i < texts->len; i++) {
        const TestCauseText *text = texts->pdata[i];

        if (strlen (text->text) >= TELLING_BYTES && g_hash_table_contains (seen, text->text))
            g_error ("%s is in both sets", text->id);
    }
}

/* What is developed by one set and measured by the other must not know a text of it. */
static void
check_development (const char *language, GPtrArray *texts)
{
    g_autoptr (GPtrArray) first = test_cause_set_load (TEST_CAUSE_SET_DEVELOPMENT, language);
    g_autoptr (GPtrArray) second = NULL;

    g_assert_cmpuint (check_each (language, first), >=, 10);
    check_none_shared (first, texts);
    if (!test_cause_set_exists (TEST_CAUSE_SET_SECOND, language))
        return;
    second = test_cause_set_load (TEST_CAUSE_SET_SECOND, language);
    g_assert_cmpuint (check_each (language, second), >=, 10);
    check_none_shared (second, texts);
    check_none_shared (second, first);
    check_not_counted (language, second);
}

static void
test_development_is_apart (void)
{
    for_each_set (check_development);
}

/* The later ones are of some kinds of text only, so that they need not hold each cause. */
static void
check_later (const char *language, GPtrArray *texts)
{
    static const TestCauseSet LATER[] = { TEST_CAUSE_SET_THIRD, TEST_CAUSE_SET_NONE };

    for (guint i = 0; i < G_N_ELEMENTS (LATER); i++) {
        g_autoptr (GPtrArray) later = NULL;

        if (!test_cause_set_exists (LATER[i], language))
            continue;
        later = test_cause_set_load (LATER[i], language);
        g_assert_cmpuint (later->len, >=, 40);
        check_none_shared (later, texts);
        check_not_counted (language, later);
        for (guint j = 0; j < later->len; j++)
            g_assert_cmpint (((TestCauseText *) later->pdata[j])->n_causes == 0, ==, LATER[i] == TEST_CAUSE_SET_NONE);
    }
}

static void
test_later_sets_are_apart (void)
{
    for_each_set (check_later);
    for (guint i = 0; test_cause_languages[i] != NULL; i++)
        g_assert_true (test_cause_set_exists (TEST_CAUSE_SET_NONE, test_cause_languages[i]));
    g_assert_true (test_cause_set_exists (TEST_CAUSE_SET_THIRD, "ja"));
}

/* Remarks, jokes, praise and questions have no cause, and hardly one may get any. */
static void
test_few_false_alarms (void)
{
    for (guint i = 0; test_cause_languages[i] != NULL; i++) {
        g_autoptr (GPtrArray) texts = test_cause_set_load (TEST_CAUSE_SET_NONE, test_cause_languages[i]);
        guint n = 0;

        for (guint j = 0; j < texts->len; j++) {
            const TestCauseText *text = texts->pdata[j];
            g_autoptr (AmendsCauseSuggestions) found =
                amends_cause_classify (test_cause_languages[i], text->text, NULL, 0);

            n += found->n > 0;
        }
        g_test_message ("%s: %u of %u", test_cause_languages[i], n, texts->len);
        g_assert_cmpuint (n * 5, <=, texts->len);
    }
}

/* Rule #35: a cause is suggested by words that can be shown. */
static void
test_every_suggestion_has_words (void)
{
    for (guint i = 0; test_cause_languages[i] != NULL; i++) {
        g_autoptr (GPtrArray) texts = test_cause_set_load (TEST_CAUSE_SET_DEVELOPMENT, test_cause_languages[i]);

        for (guint j = 0; j < texts->len; j++) {
            const TestCauseText *text = texts->pdata[j];
            g_autoptr (AmendsCauseSuggestions) found =
                amends_cause_classify (test_cause_languages[i], text->text, NULL, 0);

            for (guint k = 0; k < found->n; k++) {
                if (found->items[k].words->len == 0)
                    g_error ("%s: no word is shown for %s", text->id, amends_cause_get_id (found->items[k].cause));
            }
        }
    }
}

static void
test_second_set (void)
{
    g_assert_true (test_cause_set_exists (TEST_CAUSE_SET_DEVELOPMENT, "en"));
    g_assert_true (test_cause_set_exists (TEST_CAUSE_SET_SECOND, "en"));
    g_assert_false (test_cause_set_exists (TEST_CAUSE_SET_SECOND, "xx"));
}

static void
test_describes_a_miss (void)
{
    TestCauseText text = { (char *) "en-1", FALSE, 1, { AMENDS_CAUSE_PICTURE }, 1, (char *) "It broke." };
    g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (AmendsCauseWords));
    AmendsCauseSuggestions found = { 1, { { AMENDS_CAUSE_QUALITY, 5, words } }, FALSE, FALSE }, none = { 0 };
    AmendsCauseWords broke = { 3, 8, 3 };
    g_autofree char *line = NULL, *silent = test_cause_set_describe_miss (TEST_CAUSE_SET_DEVELOPMENT, &text, &none);

    g_array_append_val (words, broke);
    line = test_cause_set_describe_miss (TEST_CAUSE_SET_DEVELOPMENT, &text, &found);
    g_assert_cmpstr (line, ==, "en-1 picture not quality 5 [3 broke]: It broke.");
    g_assert_cmpstr (silent, ==, "en-1 picture not -: It broke.");
}

static void
test_keeps_the_hidden_set_hidden (void)
{
    TestCauseText text = { (char *) "en-1", FALSE, 1, { AMENDS_CAUSE_PICTURE }, 1, (char *) "It broke." };
    AmendsCauseSuggestions found = { 0 };

    if (g_test_subprocess ()) {
        g_autofree char *line = test_cause_set_describe_miss (TEST_CAUSE_SET_HIDDEN, &text, &found);
        return;
    }
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_failed ();
    g_test_trap_assert_stderr ("*not to be read*");
}

static void
test_reads (void)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) texts = test_cause_set_parse (
        HEADER "a\treview\t2\tpicture,quality\tNot as shown, and it cracked\nb\tfeedback\t1\t-\tHm\n", &error);
    const TestCauseText *text;

    g_assert_no_error (error);
    g_assert_cmpuint (texts->len, ==, 2);
    text = texts->pdata[0];
    g_assert_cmpstr (text->id, ==, "a");
    g_assert_false (text->is_feedback);
    g_assert_cmpint (text->stars, ==, 2);
    g_assert_cmpuint (text->n_causes, ==, 2);
    g_assert_cmpint (text->causes[0], ==, AMENDS_CAUSE_PICTURE);
    g_assert_cmpint (text->causes[1], ==, AMENDS_CAUSE_QUALITY);
    g_assert_cmpstr (text->text, ==, "Not as shown, and it cracked");
    text = texts->pdata[1];
    g_assert_true (text->is_feedback);
    g_assert_cmpuint (text->n_causes, ==, 0);
}

static void
test_refuses (void)
{
    static const struct {
        const char *contents, *message;
    } BAD[] = {
        { "", "line 1: another header is needed" },
        { "a\treview\t1\t-\tHm\n", "line 1: another header is needed" },
        { HEADER "a\treview\t1\t-\n", "line 2: five fields are needed" },
        { HEADER "a\treview\t1\t-\tHm\tHm\n", "line 2: five fields are needed" },
        { HEADER "\treview\t1\t-\tHm\n", "line 2: the id is empty" },
        { HEADER "a\tletter\t1\t-\tHm\n", "line 2: the kind is neither review nor feedback" },
        { HEADER "a\treview\t4\t-\tHm\n", "line 2: the stars are not 1 to 3" },
        { HEADER "a\treview\t\t-\tHm\n", "line 2: the stars are not 1 to 3" },
        { HEADER "a\treview\t1\t\tHm\n", "line 2: the causes are not - or up to two different ones of one text" },
        { HEADER "a\treview\t1\tbad\tHm\n", "line 2: the causes are not - or up to two different ones of one text" },
        { HEADER "a\treview\t1\tfew-positives\tHm\n",
          "line 2: the causes are not - or up to two different ones of one text" },
        { HEADER "a\treview\t1\tquality,quality\tHm\n",
          "line 2: the causes are not - or up to two different ones of one text" },
        { HEADER "a\treview\t1\tquality,picture,slow-answer\tHm\n",
          "line 2: the causes are not - or up to two different ones of one text" },
        { HEADER "a\treview\t1\t-\t\n", "line 2: the text is empty or has space around it" },
        { HEADER "a\treview\t1\t-\tHm \n", "line 2: the text is empty or has space around it" },
        { HEADER "a\treview\t1\t-\tHm\na\treview\t1\t-\tAha\n", "line 3: the id is there twice" },
        { HEADER "a\treview\t1\t-\tHm\n\nb\treview\t1\t-\tAha\n", "line 3: five fields are needed" },
        { HEADER "a\treview\t1\t-\t\xff\n", "line 1: not UTF-8" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (BAD); i++) {
        g_autoptr (GError) error = NULL;

        g_assert_null (test_cause_set_parse (BAD[i].contents, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
        g_assert_cmpstr (error->message, ==, BAD[i].message);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cause-sets/reads", test_reads);
    g_test_add_func ("/cause-sets/refuses", test_refuses);
    g_test_add_func ("/cause-sets/whole", test_whole);
    g_test_add_func ("/cause-sets/apart-from-phrases", test_apart_from_phrases);
    g_test_add_func ("/cause-sets/not-pasted", test_not_pasted);
    g_test_add_func ("/cause-sets/not-counted", test_not_counted);
    g_test_add_func ("/cause-sets/development-is-apart", test_development_is_apart);
    g_test_add_func ("/cause-sets/later-sets-are-apart", test_later_sets_are_apart);
    g_test_add_func ("/cause-sets/few-false-alarms", test_few_false_alarms);
    g_test_add_func ("/cause-sets/every-suggestion-has-words", test_every_suggestion_has_words);
    g_test_add_func ("/cause-sets/second-set", test_second_set);
    g_test_add_func ("/cause-sets/describes-a-miss", test_describes_a_miss);
    g_test_add_func ("/cause-sets/keeps-the-hidden-set-hidden", test_keeps_the_hidden_set_hidden);
    return g_test_run ();
}
