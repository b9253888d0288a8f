/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-id-list.h"

/* What the list says is what a plain array of the same ids says, on both sides of what 4 bytes hold. */

#define WIDE (G_GINT64_CONSTANT (1) << 32)

static void
assert_like (const AmendsIdList *list, GArray *plain)
{
    g_autofree gint64 *read = g_new (gint64, plain->len + 1);

    g_assert_cmpuint (list->len, ==, plain->len);
    for (guint i = 0; i < plain->len; i++)
        g_assert_cmpint (amends_id_list_get (list, i), ==, g_array_index (plain, gint64, i));
    amends_id_list_read (list, 0, plain->len, read);
    g_assert_cmpmem (read, plain->len * sizeof *read, plain->data, plain->len * sizeof *read);
}

static GArray *
make_plain (gint64 least, guint n)
{
    GArray *plain = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (guint i = 0; i < n; i++) {
        gint64 id = least + g_test_rand_int_range (0, 1000);

        g_array_append_val (plain, id);
    }
    return plain;
}

static AmendsIdList *
pack (GArray *plain)
{
    return amends_id_list_new ((const gint64 *) (gpointer) plain->data, plain->len);
}

static void
test_width (void)
{
    static const struct {
        gint64 id;
        gboolean wide;
    } cases[] = {
        { 0, FALSE },       { 1, FALSE },         { WIDE - 1, FALSE }, { WIDE, TRUE },
        { WIDE + 1, TRUE }, { G_MAXINT64, TRUE }, { -1, TRUE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        const gint64 ids[] = { 7, cases[i].id };
        g_autoptr (AmendsIdList) list = amends_id_list_new (ids, 2);
        guint position = G_MAXUINT;

        g_assert_cmpint (list->wide, ==, cases[i].wide);
        g_assert_cmpuint (g_array_get_element_size (list->ids), ==, cases[i].wide ? 8 : 4);
        g_assert_cmpint (amends_id_list_get (list, 1), ==, cases[i].id);
        g_assert_true (amends_id_list_find (list, cases[i].id, &position));
        g_assert_cmpuint (position, ==, 1);
    }
}

static void
test_find (void)
{
    const gint64 ids[] = { 5, 3, WIDE - 1 };
    g_autoptr (AmendsIdList) list = amends_id_list_new (ids, 3);
    guint position = 77;

    g_assert_false (amends_id_list_find (list, 4, &position));
    /* The same as 5 in its lower half. */
    g_assert_false (amends_id_list_find (list, WIDE + 5, &position));
    g_assert_false (amends_id_list_find (list, -1, &position));
    g_assert_cmpuint (position, ==, 77);
    g_assert_true (amends_id_list_find (list, 3, &position));
    g_assert_cmpuint (position, ==, 1);
}

static void
test_changes (void)
{
    for (int round = 0; round < 400; round++) {
        /* Small ones meet wide ones in each of the four ways. */
        g_autoptr (GArray) plain = make_plain (round % 3 == 2 ? WIDE : 0, (guint) g_test_rand_int_range (0, 20));
        g_autoptr (GArray) others = make_plain (round % 2 == 1 ? WIDE - 500 : 0, 60);
        g_autoptr (AmendsIdList) list = pack (plain), other = pack (others);

        for (int change = 0; change < 5; change++) {
            guint position = (guint) g_test_rand_int_range (0, (gint32) plain->len + 1);
            guint removed = (guint) g_test_rand_int_range (0, (gint32) (plain->len - position) + 1);
            guint added = (guint) g_test_rand_int_range (0, (gint32) (others->len - MIN (position, others->len)) + 1);
            gint64 id = g_array_index (others, gint64, 0);

            if (removed > 0)
                g_array_remove_range (plain, position, removed);
            if (added > 0)
                g_array_insert_vals (plain, position, &g_array_index (others, gint64, position), added);
            amends_id_list_splice (list, position, removed, added > 0 ? other : NULL, added);
            assert_like (list, plain);
            g_array_insert_val (plain, position, id);
            amends_id_list_insert (list, position, id);
            assert_like (list, plain);
        }
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/id-list/width", test_width);
    g_test_add_func ("/id-list/find", test_find);
    g_test_add_func ("/id-list/changes", test_changes);
    return g_test_run ();
}
