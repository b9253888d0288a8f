/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "amends-cause-spike.h"

/* Draws the next reviews one after another, each by all that came before it: slow, and plain enough to be believed. */
static double
tail_plainly (guint n, guint k, guint base_n, guint base_k)
{
    g_autofree double *chances = g_new0 (double, n + 2);
    double sum = 0;

    chances[0] = 1;
    for (guint i = 0; i < n; i++)
        for (guint j = i + 2; j-- > 0;) {
            double all = base_n + 2 + i;

            chances[j] = (j > 0 ? chances[j - 1] * (base_k + j) / all : 0) +
                         (j <= i ? chances[j] * (base_n - base_k + 1 + i - j) / all : 0);
        }
    for (guint j = k; j <= n; j++)
        sum += chances[j];
    return sum;
}

static void
assert_like_brute_force (guint n, guint k, guint base_n, guint base_k)
{
    double expected = tail_plainly (n, k, base_n, base_k), found = amends_cause_spike_tail (n, k, base_n, base_k);

    g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
    /* Small ones are right in their leading digits too. */
    if (expected > 1e-200)
        g_assert_cmpfloat (fabs (found - expected), <=, 1e-6 * expected);
}

static void
test_tail_like_brute_force (void)
{
    for (guint n = 0; n <= 40; n++)
        for (guint k = 0; k <= n + 1; k++)
            for (guint base_n = 0; base_n <= 30; base_n += 6)
                for (guint base_k = 0; base_k <= base_n; base_k += 3)
                    assert_like_brute_force (n, k, base_n, base_k);
    for (guint i = 0; i < 300; i++) {
        guint n = (guint) g_test_rand_int_range (1, 800), k = (guint) g_test_rand_int_range (0, (gint32) n + 1);
        guint base_n = (guint) g_test_rand_int_range (0, 2000);

        assert_like_brute_force (n, k, base_n, (guint) g_test_rand_int_range (0, (gint32) base_n + 1));
    }
}

static void
test_tail_of_many (void)
{
    g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (1000000, 500000, 1000000, 500000), 0.5, 0.001);
    g_assert_cmpfloat (amends_cause_spike_tail (1000000, 600000, 1000000, 500000), <, 1e-300);
    g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (1000000, 0, 1000000, 500000), 1, 1e-15);
    /* With nothing known of before each number is as likely. */
    g_assert_cmpfloat_with_epsilon (amends_cause_spike_tail (9, 4, 0, 0), 0.6, 1e-12);
}

/* The binomial probability of just @k of @n, one factor after another. */
static double
get_chance (guint n, guint k, double p)
{
    double chance = 1;

    for (guint i = 0; i < n; i++)
        chance *= i < k ? p * (n - i) / (k - i) : 1 - p;
    return chance;
}

/* From how many complaints on it fires. */
static guint
find_first (guint n, guint base_n, guint base_k)
{
    for (guint k = AMENDS_SPIKE_MIN_CUSTOMERS; k <= n; k++)
        if (amends_cause_spike_test (&(AmendsSpikeCounts) { n, k, base_n, base_k, k }, 1).verdict == AMENDS_SPIKE_FIRES)
            return k;
    return n + 1;
}

/* Where nothing has changed, and up to half of all complain, it fires no more often than it says, however little is known of before. */
static void
test_fires_no_oftener_than_said (void)
{
    static const double SHARES[] = { 0.02, 0.05, 0.1, 0.2, 0.35, 0.5 };
    static const guint BASES[] = { 20, 50, 200 }, RECENT[] = { 5, 30, 100, 300 };

    for (guint share = 0; share < G_N_ELEMENTS (SHARES); share++)
        for (guint base = 0; base < G_N_ELEMENTS (BASES); base++)
            for (guint recent = 0; recent < G_N_ELEMENTS (RECENT); recent++) {
                const guint n = RECENT[recent], base_n = BASES[base];
                double fires = 0;

                for (guint base_k = 0; base_k <= base_n; base_k++) {
                    double chance = get_chance (base_n, base_k, SHARES[share]), above = 0;

                    if (chance < 1e-9)
                        continue;
                    for (guint k = find_first (n, base_n, base_k); k <= n; k++)
                        above += get_chance (n, k, SHARES[share]);
                    fires += chance * above;
                }
                g_test_message ("share %g, %u before, %u now: %g", SHARES[share], base_n, n, fires);
                g_assert_cmpfloat (fires, <=, AMENDS_SPIKE_LEVEL);
            }
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
        { { 20, 10, 200, 20, 10 }, 200, AMENDS_SPIKE_FIRES },
        { { 20, 10, 200, 20, 10 }, 500, AMENDS_SPIKE_QUIET }, /* 3.6 of 100,000 */
        { { 20, 6, 200, 20, 6 }, 1, AMENDS_SPIKE_QUIET },     /* 1.1 percent */
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
    g_test_add_func ("/cause-spike/fires-no-oftener-than-said", test_fires_no_oftener_than_said);
    g_test_add_func ("/cause-spike/verdicts", test_verdicts);
    g_test_add_func ("/cause-spike/sentence", test_sentence);
    g_test_add_func ("/cause-spike/monotone", test_monotone);
    return g_test_run ();
}
