/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-scores.h"

#define QUALITY AMENDS_CAUSE_QUALITY
#define SLOW AMENDS_CAUSE_SLOW_DELIVERY
#define PICTURE AMENDS_CAUSE_PICTURE

/* Causes and suggestions as lists that end with AMENDS_CAUSE_NONE. */
typedef struct {
    int causes[3], found[3];
} Example;

static TestCauseScores
score (const Example *examples, gsize n)
{
    TestCauseScores scores = { 0 };

    for (gsize i = 0; i < n; i++) {
        TestCauseText text = { 0 };
        AmendsCauseSuggestions found = { 0 };

        while (examples[i].causes[text.n_causes] != AMENDS_CAUSE_NONE) {
            text.causes[text.n_causes] = (AmendsCause) examples[i].causes[text.n_causes];
            text.n_causes++;
        }
        for (; examples[i].found[found.n] != AMENDS_CAUSE_NONE; found.n++)
            found.items[found.n].cause = (AmendsCause) examples[i].found[found.n];
        test_cause_scores_add (&scores, &text, &found);
    }
    return scores;
}

static const Example MIXED[] = {
    { { QUALITY, -1 }, { QUALITY, -1 } },             /* right */
    { { QUALITY, -1 }, { QUALITY, SLOW, -1 } },       /* right, and one too many */
    { { QUALITY, -1 }, { SLOW, -1 } },                /* wrong */
    { { SLOW, QUALITY, -1 }, { QUALITY, SLOW, -1 } }, /* both, the other way round */
    { { SLOW, -1 }, { -1 } },                         /* missed */
    { { -1 }, { PICTURE, -1 } },                      /* false alarm of a cause that no text has */
    { { -1 }, { -1 } },                               /* rightly nothing */
};

static void
test_counts (void)
{
    TestCauseScores scores = score (MIXED, G_N_ELEMENTS (MIXED));

    g_assert_cmpuint (scores.n, ==, 7);
    g_assert_cmpuint (scores.covered, ==, 5);
    g_assert_cmpuint (scores.labelled, ==, 5);
    g_assert_cmpuint (scores.labelled_covered, ==, 4);
    g_assert_cmpuint (scores.firsts_among, ==, 3);
    g_assert_cmpuint (scores.firsts[QUALITY][SLOW], ==, 1);
    g_assert_cmpuint (scores.firsts[SLOW][TEST_CAUSE_NONE], ==, 1);
    g_assert_cmpuint (scores.firsts[TEST_CAUSE_NONE][PICTURE], ==, 1);
    g_assert_cmpuint (scores.firsts[TEST_CAUSE_NONE][TEST_CAUSE_NONE], ==, 1);
    g_assert_cmpuint (test_cause_scores_get_main (&scores, QUALITY), ==, 3);
    g_assert_cmpuint (test_cause_scores_get_first (&scores, QUALITY), ==, 3);
    g_assert_cmpuint (test_cause_scores_get_main (&scores, TEST_CAUSE_NONE), ==, 2);
}

/* Both causes of a text count here, in whatever order. */
static void
test_pairs (void)
{
    TestCauseScores scores = score (MIXED, G_N_ELEMENTS (MIXED));

    g_assert_cmpuint (scores.wanted, ==, 6);
    g_assert_cmpuint (scores.suggested, ==, 7);
    g_assert_cmpuint (scores.hits, ==, 4);
}

/* Quality: 2 right, 1 too many, 1 missed. Slow delivery: none right. The picture is no main cause, so it has no part in the mean. */
static void
test_f1 (void)
{
    TestCauseScores scores = score (MIXED, G_N_ELEMENTS (MIXED));

    g_assert_cmpfloat_with_epsilon (test_cause_scores_get_f1 (&scores, QUALITY), 2.0 / 3, 1e-9);
    g_assert_cmpfloat (test_cause_scores_get_f1 (&scores, SLOW), ==, 0);
    g_assert_cmpfloat_with_epsilon (test_cause_scores_get_macro_f1 (&scores), 1.0 / 3, 1e-9);
}

static void
test_ends (void)
{
    static const Example ALL_RIGHT[] = { { { QUALITY, -1 }, { QUALITY, -1 } },
                                         { { SLOW, PICTURE, -1 }, { SLOW, -1 } } };
    static const Example NONE[] = { { { -1 }, { -1 } } };
    TestCauseScores right = score (ALL_RIGHT, G_N_ELEMENTS (ALL_RIGHT));
    TestCauseScores none = score (NONE, G_N_ELEMENTS (NONE));

    g_assert_cmpfloat (test_cause_scores_get_macro_f1 (&right), ==, 1);
    g_assert_cmpfloat (test_cause_scores_get_macro_f1 (&none), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cause-scores/counts", test_counts);
    g_test_add_func ("/cause-scores/pairs", test_pairs);
    g_test_add_func ("/cause-scores/f1", test_f1);
    g_test_add_func ("/cause-scores/ends", test_ends);
    return g_test_run ();
}
