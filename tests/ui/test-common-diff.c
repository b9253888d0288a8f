/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-diff.h"

static char *
spell (GPtrArray *runs)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < runs->len; i++) {
        const AmendsDiffRun *run = g_ptr_array_index (runs, i);

        g_string_append_printf (text, "%c(%s)", " -+"[run->kind], run -> text);
    }
    return g_string_free (text, FALSE);
}

static void
test_words (void)
{
    static const struct {
        const char *before, *after, *expected;
    } cases[] = {
        { "", "", "" },
        { NULL, "new", "+(new)" },
        { "old", NULL, "-(old)" },
        { "same text", "same text", " (same text)" },
        { "It broke today", "It works today", " (It )-(broke )+(works ) (today)" },
        { "a b c", "a c", " (a )-(b ) (c)" },
        { "a c", "a b c", " (a )+(b ) (c)" },
        { "很好用", "很不好用", " (很)+(不) (好用)" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GPtrArray) runs = amends_diff_words (cases[i].before, cases[i].after);
        g_autofree char *spelled = spell (runs);

        g_assert_cmpstr (spelled, ==, cases[i].expected);
    }
}

static void
assert_both_sides (const char *before, const char *after)
{
    g_autoptr (GPtrArray) runs = amends_diff_words (before, after);
    g_autoptr (GString) old = g_string_new (NULL);
    g_autoptr (GString) new = g_string_new (NULL);

    for (guint i = 0; i < runs->len; i++) {
        const AmendsDiffRun *run = g_ptr_array_index (runs, i);

        if (run->kind != AMENDS_DIFF_ADDED)
            g_string_append (old, run->text);
        if (run->kind != AMENDS_DIFF_REMOVED)
            g_string_append (new, run->text);
    }
    g_assert_cmpstr (old->str, ==, before);
    g_assert_cmpstr (new->str, ==, after);
}

static char *
random_words (guint n)
{
    static const char *const words[] = { "a", "b ", "räv", " ", "包", "\n", "c", "d" };
    GString *text = g_string_new (NULL);

    while (n-- > 0)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    return g_string_free (text, FALSE);
}

static void
test_nothing_is_lost (void)
{
    for (int i = 0; i < 200; i++) {
        g_autofree char *before = random_words ((guint) g_test_rand_int_range (0, 30));
        g_autofree char *after = random_words ((guint) g_test_rand_int_range (0, 30));

        assert_both_sides (before, after);
    }
}

static void
test_very_long_texts_stay_quick (void)
{
    g_autofree char *before = random_words (40000);
    g_autofree char *after = random_words (40000);
    gint64 start = g_get_monotonic_time ();

    assert_both_sides (before, after);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/diff/words", test_words);
    g_test_add_func ("/diff/nothing-is-lost", test_nothing_is_lost);
    g_test_add_func ("/diff/very-long-texts-stay-quick", test_very_long_texts_stay_quick);
    return g_test_run ();
}
