/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "amends-cause-effect.h"

#define DAY 86400
#define NOW G_GINT64_CONSTANT (1763769600)

static AmendsEffect
measure (guint64 n0, guint64 k0, guint64 n1, guint64 k1)
{
    return amends_cause_effect_measure ((AmendsEffectSide) { n0, k0 }, (AmendsEffectSide) { n1, k1 });
}

static void
test_verdicts (void)
{
    static const struct {
        guint64 n0, k0, n1, k1;
        AmendsEffectVerdict verdict;
    } CASES[] = {
        { 100, 30, 100, 5, AMENDS_EFFECT_FEWER },
        { 100, 5, 100, 30, AMENDS_EFFECT_MORE },
        { 100, 10, 100, 8, AMENDS_EFFECT_UNCLEAR },
        { 100, 10, 100, 10, AMENDS_EFFECT_UNCLEAR },
        { 1000, 100, 1000, 0, AMENDS_EFFECT_FEWER },
        { 29, 29, 1000, 0, AMENDS_EFFECT_TOO_FEW_REVIEWS },
        { 1000, 100, 29, 0, AMENDS_EFFECT_TOO_FEW_REVIEWS },
        { 30, 15, 30, 0, AMENDS_EFFECT_FEWER },
        { 0, 0, 0, 0, AMENDS_EFFECT_TOO_FEW_REVIEWS },
        { 1000, 4, 1000, 0, AMENDS_EFFECT_TOO_FEW_COMPLAINTS },
        { 1000, 4, 1000, 1, AMENDS_EFFECT_UNCLEAR },
        { 30, 30, 30, 30, AMENDS_EFFECT_UNCLEAR },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsEffect effect = measure (CASES[i].n0, CASES[i].k0, CASES[i].n1, CASES[i].k1);

        g_test_message ("case %u: %f [%f, %f]", i, effect.change, effect.change_lower, effect.change_upper);
        g_assert_cmpint (effect.verdict, ==, CASES[i].verdict);
    }
}

/* Figures of R. G. Newcombe, Statistics in Medicine 17 (1998), 873 to 890, table II: method 10, p1 − p2; and of Wilson for a side. */
static void
test_published_intervals (void)
{
    static const struct {
        guint64 k1, n1, k2, n2;
        double lower, upper;
    } CASES[] = {
        { 56, 70, 48, 80, 0.0524, 0.3339 }, { 9, 10, 3, 10, 0.1705, 0.8090 },  { 6, 7, 2, 7, 0.0582, 0.8062 },
        { 5, 56, 0, 29, -0.0381, 0.1926 },  { 0, 10, 0, 20, -0.1611, 0.2775 }, { 0, 10, 0, 10, -0.2775, 0.2775 },
        { 10, 10, 0, 20, 0.6791, 1.0000 },  { 10, 10, 0, 10, 0.6075, 1.0000 },
    };
    AmendsEffect wilson = measure (10, 0, 263, 81);

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsEffect effect = measure (CASES[i].n2, CASES[i].k2, CASES[i].n1, CASES[i].k1);

        g_assert_cmpfloat_with_epsilon (effect.change_lower / 100, CASES[i].lower, 0.00006);
        g_assert_cmpfloat_with_epsilon (effect.change_upper / 100, CASES[i].upper, 0.00006);
    }
    g_assert_cmpfloat_with_epsilon (wilson.lowers[0], 0, 1e-12);
    g_assert_cmpfloat_with_epsilon (wilson.uppers[0], 27.75, 0.006);
    g_assert_cmpfloat_with_epsilon (wilson.lowers[1], 25.53, 0.006);
    g_assert_cmpfloat_with_epsilon (wilson.uppers[1], 36.62, 0.006);
}

/* Whatever the numbers: shares lie in their intervals, these in 0 to 100; to swap the sides turns the change round; more data never widens. */
static void
test_properties (void)
{
    for (guint i = 0; i < 20000; i++) {
        guint64 n0 = (guint64) g_test_rand_int_range (0, 500), n1 = (guint64) g_test_rand_int_range (0, 500);
        guint64 k0 = (guint64) g_test_rand_int_range (0, (gint32) n0 + 1);
        guint64 k1 = (guint64) g_test_rand_int_range (0, (gint32) n1 + 1);
        AmendsEffect effect = measure (n0, k0, n1, k1), swapped = measure (n1, k1, n0, k0);
        AmendsEffect more = measure (4 * n0, 4 * k0, 4 * n1, 4 * k1);

        for (int side = 0; side < 2; side++) {
            g_assert_cmpfloat (effect.lowers[side], >=, 0);
            g_assert_cmpfloat (effect.lowers[side], <=, effect.shares[side] + 1e-9);
            g_assert_cmpfloat (effect.uppers[side], >=, effect.shares[side] - 1e-9);
            g_assert_cmpfloat (effect.uppers[side], <=, 100);
        }
        g_assert_cmpfloat (effect.change_lower, <=, effect.change + 1e-9);
        g_assert_cmpfloat (effect.change_upper, >=, effect.change - 1e-9);
        g_assert_cmpfloat (effect.change_lower, >=, -100 - 1e-9);
        g_assert_cmpfloat (effect.change_upper, <=, 100 + 1e-9);
        g_assert_cmpfloat_with_epsilon (effect.change_lower, -swapped.change_upper, 1e-9);
        if (n0 > 0 && n1 > 0)
            g_assert_cmpfloat (more.change_upper - more.change_lower, <=,
                               effect.change_upper - effect.change_lower + 1e-9);
    }
}

static void
test_edges (void)
{
    gint64 edges[3];

    g_assert_false (amends_cause_effect_get_edges (NOW, NOW, edges));
    g_assert_false (amends_cause_effect_get_edges (NOW + DAY, NOW, edges));
    g_assert_false (amends_cause_effect_get_edges (NOW - 14 * DAY + 1, NOW, edges));
    g_assert_true (amends_cause_effect_get_edges (NOW - 14 * DAY, NOW, edges));
    g_assert_cmpint (edges[0], ==, NOW - 28 * DAY);
    g_assert_cmpint (edges[1], ==, NOW - 14 * DAY);
    g_assert_cmpint (edges[2], ==, NOW);
    g_assert_true (amends_cause_effect_get_edges (NOW - 400 * DAY, NOW, edges));
    g_assert_cmpint (edges[0], ==, NOW - 490 * DAY);
    g_assert_cmpint (edges[2], ==, NOW - 310 * DAY);
}

static void
test_too_early (void)
{
    g_assert_cmpint (amends_cause_effect_too_early ().verdict, ==, AMENDS_EFFECT_TOO_EARLY);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cause-effect/verdicts", test_verdicts);
    g_test_add_func ("/cause-effect/published-intervals", test_published_intervals);
    g_test_add_func ("/cause-effect/properties", test_properties);
    g_test_add_func ("/cause-effect/edges", test_edges);
    g_test_add_func ("/cause-effect/too-early", test_too_early);
    return g_test_run ();
}
