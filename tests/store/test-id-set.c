/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-id-set.h"

/* Sets of bits beside plain arrays of truth, over ids of several blocks. */

#define N (3 << AMENDS_ID_SET_BLOCK_BITS)

typedef struct {
    AmendsIdSet *set;
    gboolean *plain;
} Pair;

static Pair
new_pair (guint n)
{
    Pair pair = { amends_id_set_new (), g_new0 (gboolean, N) };

    for (guint i = 0; i < n; i++) {
        gint64 id = g_test_rand_int_range (0, N);

        amends_id_set_add (pair.set, id);
        pair.plain[id] = TRUE;
    }
    return pair;
}

static void
free_pair (Pair *pair)
{
    amends_id_set_free (pair->set);
    g_free (pair->plain);
}

static void
assert_same (const Pair *pair)
{
    guint64 n = 0;

    for (gint64 id = 0; id < N; id++) {
        g_assert_true (amends_id_set_has (pair->set, id) == pair->plain[id]);
        n += pair->plain[id];
    }
    g_assert_cmpuint (amends_id_set_count (pair->set), ==, n);
}

static void
test_together (void)
{
    static const guint SIZES[] = { 0, 1, 50, 40000 };

    for (guint a = 0; a < G_N_ELEMENTS (SIZES); a++) {
        for (guint b = 0; b < G_N_ELEMENTS (SIZES); b++) {
            for (guint what = 0; what < 4; what++) {
                Pair one = new_pair (SIZES[a]), other = new_pair (SIZES[b]);

                if (what == 0)
                    amends_id_set_unite (one.set, other.set);
                else if (what == 1)
                    amends_id_set_intersect (one.set, other.set);
                else if (what == 2)
                    amends_id_set_assign (one.set, other.set);
                else
                    amends_id_set_subtract (one.set, other.set);
                for (guint i = 0; i < N; i++)
                    one.plain[i] = what == 0   ? one.plain[i] || other.plain[i]
                                   : what == 1 ? one.plain[i] && other.plain[i]
                                   : what == 2 ? other.plain[i]
                                               : one.plain[i] && !other.plain[i];
                assert_same (&one);
                assert_same (&other);
                free_pair (&one);
                free_pair (&other);
            }
        }
    }
}

static void
test_ranges (void)
{
    Pair pair = new_pair (10);

    for (guint i = 0; i < 60; i++) {
        gint64 first = g_test_rand_int_range (0, N);
        gint64 length = g_test_rand_int_range (0, i % 2 == 0 ? 200 : N / 50);
        gint64 last = MIN (N - 1, first + length - 1);

        amends_id_set_add_range (pair.set, first, last);
        for (gint64 id = first; id <= last; id++)
            pair.plain[id] = TRUE;
    }
    assert_same (&pair);
    free_pair (&pair);
}

static void
test_removed (void)
{
    Pair pair = new_pair (2000);

    for (guint i = 0; i < N; i += 3) {
        amends_id_set_remove (pair.set, i);
        pair.plain[i] = FALSE;
    }
    amends_id_set_remove (pair.set, G_GINT64_CONSTANT (1) << 40);
    g_assert_false (amends_id_set_has (pair.set, G_GINT64_CONSTANT (1) << 40));
    g_assert_false (amends_id_set_has (pair.set, -1));
    assert_same (&pair);
    free_pair (&pair);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/id-set/together", test_together);
    g_test_add_func ("/id-set/ranges", test_ranges);
    g_test_add_func ("/id-set/removed", test_removed);
    return g_test_run ();
}
