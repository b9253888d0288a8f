/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-id-diff.h"

static GArray *
make_ids (const char *letters)
{
    GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (; *letters != '\0'; letters++)
        g_array_append_val (ids, ((gint64) { *letters }));
    return ids;
}

static AmendsIdList *
pack (GArray *ids)
{
    return amends_id_list_new ((const gint64 *) (gpointer) ids->data, ids->len);
}

static AmendsIdList *
make_list (const char *letters)
{
    g_autoptr (GArray) ids = make_ids (letters);

    return pack (ids);
}

static char *
spell_list (const AmendsIdList *list)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < list->len; i++)
        g_string_append_c (text, (char) amends_id_list_get (list, i));
    return g_string_free (text, FALSE);
}

static char *
spell (GArray *ids)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < ids->len; i++)
        g_string_append_c (text, (char) g_array_index (ids, gint64, i));
    return g_string_free (text, FALSE);
}

static void
apply (AmendsIdList *ids, GArray *steps, const AmendsIdList *after)
{
    for (guint i = 0; i < steps->len; i++) {
        AmendsIdSplice step = g_array_index (steps, AmendsIdSplice, i);

        g_assert_cmpuint (step.removed + step.added, >, 0);
        amends_id_list_splice (ids, step.position, step.removed, after, step.added);
    }
}

static void
test_steps_lead_there (void)
{
    static const struct {
        const char *before, *after;
        guint n_steps;
    } cases[] = {
        { "", "", 0 },           { "abc", "abc", 0 },       { "", "abc", 1 },          { "abc", "", 1 },
        { "abc", "abcd", 1 },    { "abc", "xabc", 1 },      { "abcde", "ace", 2 },     { "ace", "abcde", 2 },
        { "abcde", "axcye", 2 }, { "abcdef", "afbcde", 1 }, { "abcdef", "fedcba", 1 }, { "abcdefg", "xbcdefy", 2 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsIdList) before = make_list (cases[i].before);
        g_autoptr (AmendsIdList) after = make_list (cases[i].after);
        g_autoptr (GArray) steps = amends_id_diff (before, after);
        g_autofree char *result = NULL;

        g_assert_cmpuint (steps->len, ==, cases[i].n_steps);
        apply (before, steps, after);
        result = spell_list (before);
        g_assert_cmpstr (result, ==, cases[i].after);
    }
}

static GArray *
random_ids (guint n)
{
    GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (gint64 id = 1; id <= (gint64) n; id++)
        if (g_test_rand_bit ())
            g_array_append_val (ids, id);
    for (guint swaps = (guint) g_test_rand_int_range (0, 3); swaps > 0 && ids->len > 1; swaps--) {
        guint a = (guint) g_test_rand_int_range (0, (gint32) ids->len);
        gint64 kept = g_array_index (ids, gint64, a);

        g_array_index (ids, gint64, a) = g_array_index (ids, gint64, 0);
        g_array_index (ids, gint64, 0) = kept;
    }
    return ids;
}

static void
test_random_lists (void)
{
    for (int i = 0; i < 300; i++) {
        g_autoptr (GArray) wanted = random_ids (i < 290 ? 20 : 2000);
        g_autoptr (GArray) old = random_ids (i < 290 ? 20 : 2000);
        g_autoptr (AmendsIdList) before = pack (old);
        g_autoptr (AmendsIdList) after = pack (wanted);
        g_autoptr (GArray) steps = amends_id_diff (before, after);

        apply (before, steps, after);
        g_assert_cmpuint (before->len, ==, wanted->len);
        for (guint k = 0; k < wanted->len; k++)
            g_assert_cmpint (amends_id_list_get (before, k), ==, g_array_index (wanted, gint64, k));
    }
}

static void
test_one_row_leaves_by_one_step (void)
{
    g_autoptr (AmendsIdList) before = make_list ("abcdefgh");
    g_autoptr (AmendsIdList) after = make_list ("abcefgh");
    g_autoptr (GArray) steps = amends_id_diff (before, after);
    AmendsIdSplice *step = &g_array_index (steps, AmendsIdSplice, 0);

    g_assert_cmpuint (steps->len, ==, 1);
    g_assert_cmpuint (step->position, ==, 3);
    g_assert_cmpuint (step->removed, ==, 1);
    g_assert_cmpuint (step->added, ==, 0);
}

static void
test_held_rows_keep_their_place (void)
{
    static const struct {
        const char *before, *after, *held, *expected, *kept;
    } cases[] = {
        { "abcde", "abde", "c", "abcde", "c" },  { "abcde", "bcde", "a", "abcde", "a" },
        { "abcde", "abcd", "e", "abcde", "e" },  { "abcde", "ae", "bd", "abde", "bd" },
        { "abcde", "abcde", "c", "abcde", "" },  { "abcde", "xabde", "c", "xabcde", "c" },
        { "abcde", "", "c", "c", "c" },          { "abcde", "abde", "z", "abde", "" },
        { "abcde", "ade", "bc", "abcde", "bc" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsIdList) before = make_list (cases[i].before);
        g_autoptr (AmendsIdList) after = make_list (cases[i].after);
        g_autoptr (GArray) held_ids = make_ids (cases[i].held);
        g_autoptr (GHashTable) held = g_hash_table_new (g_int64_hash, g_int64_equal);
        g_autoptr (GArray) kept = NULL;
        g_autofree char *result = NULL;
        g_autofree char *kept_letters = NULL;

        for (guint k = 0; k < held_ids->len; k++)
            g_hash_table_add (held, &g_array_index (held_ids, gint64, k));
        kept = amends_id_keep (before, after, held);
        result = spell_list (after);
        kept_letters = spell (kept);
        g_assert_cmpstr (result, ==, cases[i].expected);
        g_assert_cmpstr (kept_letters, ==, cases[i].kept);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/id-diff/steps-lead-there", test_steps_lead_there);
    g_test_add_func ("/id-diff/random-lists", test_random_lists);
    g_test_add_func ("/id-diff/one-row-leaves-by-one-step", test_one_row_leaves_by_one_step);
    g_test_add_func ("/id-diff/held-rows-keep-their-place", test_held_rows_keep_their_place);
    return g_test_run ();
}
