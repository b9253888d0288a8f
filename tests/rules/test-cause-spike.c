/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "amends-cause-spike.h"

/* Adds up all outcomes of @n throws one after another: slow, and plain enough to be believed. */
static double
tail_plainly (guint n, guint k, double p)
{
    g_autofree double *chances = g_new0 (double, n + 1);
    double sum = 0;

    chances[0] = 1;
    for (guint i = 0; i < n; i++)
        for (guint j = i + 2; j-- > 0;)
            chances[j] = (j > 0 ? chances[j - 1] * p : 0) + chances[j] * (1 - p);
    for (guint j = k; j <= n; j++)
        sum += chances[j];
    return sum;
}

static void
test_tail_like_brute_force (void)
{
    for (guint n = 0; n <= 60; n++)
        for (guint k = 0; k <= n + 1; k++)
            for (guint percent = 0; percent <= 100; percent += 7) {
                double p = percent / 100.0, expected = tail_plainly (n, k, p);

                g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (n, k, p), expected, 1e-10);
            }
    for (guint i = 0; i < 300; i++) {
        guint n = (guint) g_test_rand_int_range (1, 800), k = (guint) g_test_rand_int_range (0, (gint32) n + 1);
        double p = g_test_rand_double_range (0, 1), expected = tail_plainly (n, k, p);
        double found = amends_cause_spike_tail (n, k, p);

        g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
        /* Small ones are right in their leading digits too. */
        if (expected > 1e-200)
            g_assert_cmpfloat (fabs (found - expected), <=, 1e-6 * expected);
    }
}

static void
test_tail_of_many (void)
{
    g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (1000000, 500000, 0.5), 0.5004, 0.0001);
    g_assert_cmpfloat (amends_cause_spike_tail (1000000, 600000, 0.5), <, 1e-300);
    g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (1000000, 0, 0.5), 1, 1e-15);
    g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (10, 10, 1), 1, 1e-15);
    g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (10, 1, 0), 0, 1e-15);
}

static void
test_verdicts (void)
{
    static const struct {
        AmendsSpikeCounts counts;
        guint n_tests;
        AmendsSpikeVerdict verdict;
    } CASES[] = {
        { { 20, 10, 200, 20, 10 }, 1, AMENDS_SPIKE_FIRES },
        { { 20, 10, 200, 20, 10 }, 500, AMENDS_SPIKE_FIRES },
        { { 20, 6, 200, 20, 6 }, 1, AMENDS_SPIKE_QUIET }, /* 1.1 percent */
        { { 20, 7, 200, 20, 7 }, 1, AMENDS_SPIKE_FIRES },
        { { 20, 7, 200, 20, 7 }, 100, AMENDS_SPIKE_QUIET }, /* of a hundred tests one does so by chance */
        { { 20, 2, 200, 20, 2 }, 1, AMENDS_SPIKE_FEW_CUSTOMERS },
        { { 20, 20, 200, 20, 2 }, 1, AMENDS_SPIKE_FEW_CUSTOMERS }, /* the same two again and again */
        { { 20, 20, 200, 20, 3 }, 1, AMENDS_SPIKE_FIRES },
        { { 20, 20, 19, 1, 20 }, 1, AMENDS_SPIKE_NO_BASELINE },
        { { 20, 20, 20, 1, 20 }, 1, AMENDS_SPIKE_FIRES },
        { { 30, 3, 20, 0, 3 }, 1, AMENDS_SPIKE_QUIET }, /* never had one, but then few reviews */
        { { 30, 3, 2000, 0, 3 }, 1, AMENDS_SPIKE_FIRES },
        { { 20, 15, 200, 150, 15 }, 1, AMENDS_SPIKE_QUIET }, /* always that bad */
        { { 20, 0, 200, 150, 0 }, 1, AMENDS_SPIKE_FEW_CUSTOMERS },
        { { 0, 0, 0, 0, 0 }, 0, AMENDS_SPIKE_FEW_CUSTOMERS },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsSpike spike = amends_cause_spike_test (&CASES[i].counts, CASES[i].n_tests);

        g_test_message ("case %u: p %g", i, spike.p);
        g_assert_cmpint (spike.verdict, ==, CASES[i].verdict);
        g_assert_cmpuint (spike.n, ==, CASES[i].counts.n);
        g_assert_cmpuint (spike.k, ==, CASES[i].counts.k);
    }
}

static void
test_sentence (void)
{
    AmendsSpike spike = amends_cause_spike_test (&(AmendsSpikeCounts) { 25, 10, 200, 20, 9 }, 1);

    g_assert_cmpfloat_with_epsilon (spike.baseline, 10, 1e-9);
    g_assert_cmpfloat_with_epsilon (spike.recent, 40, 1e-9);
    g_assert_cmpuint (spike.customers, ==, 9);
    g_assert_cmpfloat (spike.p, <, 0.001);
    spike = amends_cause_spike_test (&(AmendsSpikeCounts) { 5, 2, 0, 0, 2 }, 1);
    g_assert_cmpfloat_with_epsilon (spike.p, 1, 1e-15);
}

/* One complaint more never makes it quieter; nor does a better past. */
static void
test_monotone (void)
{
    for (guint i = 0; i < 3000; i++) {
        AmendsSpikeCounts counts = { (guint64) g_test_rand_int_range (5, 200), 0,
                                     (guint64) g_test_rand_int_range (20, 500), 0, 50 };
        AmendsSpikeCounts worse, better_past;

        counts.k = (guint64) g_test_rand_int_range (0, (gint32) counts.n);
        counts.base_k = (guint64) g_test_rand_int_range (1, (gint32) counts.base_n + 1);
        worse = better_past = counts;
        worse.k++;
        better_past.base_k--;
        g_assert_cmpfloat (amends_cause_spike_test (&worse, 1).p, <=, amends_cause_spike_test (&counts, 1).p + 1e-9);
        g_assert_cmpfloat (amends_cause_spike_test (&better_past, 1).p, <=,
                           amends_cause_spike_test (&counts, 1).p + 1e-9);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cause-spike/tail-like-brute-force", test_tail_like_brute_force);
    g_test_add_func ("/cause-spike/tail-of-many", test_tail_of_many);
    g_test_add_func ("/cause-spike/verdicts", test_verdicts);
    g_test_add_func ("/cause-spike/sentence", test_sentence);
    g_test_add_func ("/cause-spike/monotone", test_monotone);
    return g_test_run ();
}
