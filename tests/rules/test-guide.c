/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-guide.h"

static const char *const FILES[] = { "en", "sv", "de", "pl", "zh_TW" };

static const AmendsGuide *
get_guide (const char *language)
{
    const char *const languages[] = { language, "C", NULL };

    return amends_guide_get (languages);
}

/* The table of the source has 8 problems, 15 causes and 34 solutions (rule #39); a translation that lacks one would hide it. */
static void
test_whole_in_every_language (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (FILES); i++) {
        const AmendsGuide *guide = get_guide (FILES[i]);
        gsize n_all = 0;

        for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
            gsize n, n_english;
            const AmendsGuideSolution *solutions = amends_guide_get_solutions (guide, (AmendsCause) cause, &n);
            const AmendsGuideSolution *english =
                amends_guide_get_solutions (get_guide ("en"), (AmendsCause) cause, &n_english);

            g_assert_cmpuint (n, ==, n_english);
            for (gsize j = 0; j < n; j++)
                g_assert_cmpstr (solutions[j].id, ==, english[j].id);
            g_assert_nonnull (amends_guide_get_cause_title (guide, (AmendsCause) cause));
            n_all += n;
        }
        for (int problem = 1; problem <= 8; problem++)
            g_assert_nonnull (amends_guide_get_problem_title (guide, problem));
        g_assert_cmpuint (n_all, ==, 34);
    }
}

/* A solution is kept by its id alone; in every language it is found by it. */
static void
test_finds_a_solution_of_any_cause (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (FILES); i++) {
        const AmendsGuide *guide = get_guide (FILES[i]);

        for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
            gsize n;
            const AmendsGuideSolution *solutions = amends_guide_get_solutions (guide, (AmendsCause) cause, &n);

            for (gsize j = 0; j < n; j++)
                g_assert_true (amends_guide_find_solution (guide, solutions[j].id) == solutions[j].text);
        }
        g_assert_null (amends_guide_find_solution (guide, "no such solution"));
        g_assert_null (amends_guide_find_solution (guide, NULL));
    }
}

static void
test_chooses_the_persons_language (void)
{
    const char *const swiss[] = { "de_CH.UTF-8", "de_CH", "de", "C", NULL };
    const char *const french[] = { "fr_FR", "fr", "C", NULL };
    const char *const taiwan[] = { "zh_TW.UTF-8", "zh_TW", "zh", NULL };

    g_assert_cmpstr (amends_guide_get_language (amends_guide_get (swiss)), ==, "de");
    g_assert_cmpstr (amends_guide_get_language (amends_guide_get (french)), ==, "en");
    g_assert_cmpstr (amends_guide_get_language (amends_guide_get (taiwan)), ==, "zh-TW");
}

/* What is the same text in two languages was not translated. */
static void
test_texts_are_translated (void)
{
    for (guint i = 1; i < G_N_ELEMENTS (FILES); i++) {
        for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
            g_assert_cmpstr (amends_guide_get_cause_title (get_guide (FILES[i]), (AmendsCause) cause), !=,
                             amends_guide_get_cause_title (get_guide ("en"), (AmendsCause) cause));
        }
    }
}

static void
test_half_a_guide_is_refused (void)
{
    const char *const texts[] = {
        "",
        "{}",
        "{\"language\":\"en\",\"problems\":[]}",
        "{\"language\":\"en\",\"problems\":[{},{},{},{},{},{},{},{}]}",
        "{\"language\":\"en\",\"problems\":[{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},"
        "{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"}]}",
        "{\"language\":\"en\",\"problems\":[{\"title\":\"a\",\"causes\":[{\"id\":\"quality\",\"title\":\"b\"}]},"
        "{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},{\"title\":\"a\"},"
        "{\"title\":\"a\"}]}",
    };

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
        g_autoptr (GError) error = NULL;

        g_assert_null (amends_guide_new_from_bytes (bytes, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/guide/whole-in-every-language", test_whole_in_every_language);
    g_test_add_func ("/guide/finds-a-solution-of-any-cause", test_finds_a_solution_of_any_cause);
    g_test_add_func ("/guide/chooses-the-persons-language", test_chooses_the_persons_language);
    g_test_add_func ("/guide/texts-are-translated", test_texts_are_translated);
    g_test_add_func ("/guide/half-a-guide-is-refused", test_half_a_guide_is_refused);
    return g_test_run ();
}
