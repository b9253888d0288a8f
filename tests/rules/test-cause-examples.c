/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-classifier.h"

/*
 * Sentences by which the phrases are developed (cause-examples/LANG.tsv): of each the cause that is suggested first, or none ("-").
 * How good the phrases are with texts that nobody had in mind is measured apart (tests/bench/causes), never here.
 */

static GStrv
load_lines (const char *language)
{
    g_autofree char *name = g_strconcat (language, ".tsv", NULL);
    g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "rules", "cause-examples", name, NULL);
    g_autofree char *contents = NULL;
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &contents, NULL, &error);
    g_assert_no_error (error);
    return g_strsplit (g_strchomp (contents), "\n", -1);
}

static const char *
name_cause (int cause)
{
    return cause == AMENDS_CAUSE_NONE ? "-" : amends_cause_get_id ((AmendsCause) cause);
}

static char *
quote_words (const AmendsCauseSuggestions *found, const char *text)
{
    GString *words = g_string_new (NULL);

    for (guint i = 0; found->n > 0 && i < found->items[0].words->len; i++) {
        const AmendsCauseWords *item = &g_array_index (found->items[0].words, AmendsCauseWords, i);

        g_string_append_printf (words, " [%d %.*s]", item->weight, (int) (item->end - item->start), text + item->start);
    }
    return g_string_free_and_steal (words);
}

static gboolean
is_suggested (const char *language, int cause, const char *text)
{
    g_autoptr (AmendsCauseSuggestions) found = amends_cause_classify (language, text, NULL, 0);
    int first = found->n > 0 ? (int) found->items[0].cause : AMENDS_CAUSE_NONE;

    if (first != cause) {
        g_autofree char *words = quote_words (found, text);

        g_test_message ("%s, not %s:%s in “%s”", name_cause (first), name_cause (cause), words, text);
    }
    return first == cause;
}

static void
test_language (gconstpointer data)
{
    const char *language = data;
    g_auto (GStrv) lines = load_lines (language);
    guint n_causes[AMENDS_N_CAUSES] = { 0 }, n_none = 0, n_wrong = 0;

    for (guint i = 0; lines[i] != NULL; i++) {
        g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
        int cause;

        g_assert_cmpuint (g_strv_length (fields), ==, 2);
        cause = amends_cause_from_id (fields[0]);
        g_assert_true (cause != AMENDS_CAUSE_NONE || g_str_equal (fields[0], "-"));
        n_wrong += !is_suggested (language, cause, fields[1]);
        if (cause == AMENDS_CAUSE_NONE)
            n_none++;
        else
            n_causes[cause]++;
    }
    g_assert_cmpuint (n_wrong, ==, 0);
    g_assert_cmpuint (n_none, >=, 10);
    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++)
        g_assert_true (n_causes[cause] >= 3 || cause == AMENDS_CAUSE_FEW_POSITIVES);
}

int
main (int argc, char *argv[])
{
    const char *const *languages = amends_cause_phrases_list_languages ();

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; languages[i] != NULL; i++) {
        g_autofree char *path = g_strconcat ("/cause-examples/", languages[i], NULL);

        g_test_add_data_func (path, languages[i], test_language);
    }
    return g_test_run ();
}
