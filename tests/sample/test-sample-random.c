/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-random.h"

static void
test_same_everywhere (void)
{
    /* Fixed numbers, for a shop that differs between machines would make screenshots and tests differ. */
    const guint64 expected[] = { G_GUINT64_CONSTANT (0xa177198c882af591), G_GUINT64_CONSTANT (0x15d6ade310e3efea),
                                 G_GUINT64_CONSTANT (0xbbe450f933d77a6f) };
    AmendsSampleRandom random;

    amends_sample_random_init (&random, 1, 0);
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        g_assert_cmpuint (amends_sample_random_next (&random), ==, expected[i]);
}

static void
test_streams_differ (void)
{
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

    for (guint seed = 0; seed < 20; seed++) {
        for (guint stream = 0; stream < 100; stream++) {
            AmendsSampleRandom random;
            guint64 number;

            amends_sample_random_init (&random, seed, stream);
            number = amends_sample_random_next (&random);
            g_assert_true (g_hash_table_add (seen, g_memdup2 (&number, sizeof number)));
        }
    }
}

static void
test_bounds (void)
{
    AmendsSampleRandom random;
    gboolean low_seen = FALSE;
    gboolean high_seen = FALSE;

    amends_sample_random_init (&random, 7, 7);
    for (guint i = 0; i < 1000; i++) {
        int n = amends_sample_random_between (&random, -2, 3);

        g_assert_cmpint (n, >=, -2);
        g_assert_cmpint (n, <=, 3);
        low_seen |= n == -2;
        high_seen |= n == 3;
        g_assert_cmpuint (amends_sample_random_below (&random, 1), ==, 0);
        g_assert_false (amends_sample_random_chance (&random, 0));
        g_assert_true (amends_sample_random_chance (&random, 100));
    }
    g_assert_true (low_seen && high_seen);
}

static void
test_weights (void)
{
    const guint weights[] = { 10, 0, 30, 60 };
    guint counts[G_N_ELEMENTS (weights)] = { 0 };
    AmendsSampleRandom random;

    amends_sample_random_init (&random, 3, 1);
    for (guint i = 0; i < 10000; i++)
        counts[amends_sample_random_weighted (&random, weights, G_N_ELEMENTS (weights))]++;
    g_assert_cmpuint (counts[1], ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS (weights); i++) {
        g_assert_cmpint ((int) counts[i], >, (int) weights[i] * 100 - 250);
        g_assert_cmpint ((int) counts[i], <, (int) weights[i] * 100 + 250);
    }
}

static void
test_pick (void)
{
    const char *const words[] = { "a", "b", "c", NULL };
    const char *const nothing[] = { NULL };
    AmendsSampleRandom random;
    guint seen = 0;

    amends_sample_random_init (&random, 3, 2);
    for (guint i = 0; i < 100; i++)
        seen |= 1U << (amends_sample_random_pick (&random, words)[0] - 'a');
    g_assert_cmpuint (seen, ==, 7);
    g_assert_null (amends_sample_random_pick (&random, nothing));
    g_assert_null (amends_sample_random_pick (&random, NULL));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/random/same-everywhere", test_same_everywhere);
    g_test_add_func ("/sample/random/streams-differ", test_streams_differ);
    g_test_add_func ("/sample/random/bounds", test_bounds);
    g_test_add_func ("/sample/random/weights", test_weights);
    g_test_add_func ("/sample/random/pick", test_pick);
    return g_test_run ();
}
