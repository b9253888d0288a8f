/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

static void
test_new_open_close (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autofree char *inner = g_build_filename (folder, "a", "b", NULL);
    g_autofree char *path = g_build_filename (inner, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsStore *store = test_store_open (inner, NULL, &error);
    GStatBuf info;

    g_assert_no_error (error);
    g_assert_cmpstr (amends_store_get_folder (store), ==, inner);
    g_assert_false (amends_store_is_read_only (store));
    g_assert_cmpint (g_stat (inner, &info), ==, 0);
    g_assert_cmphex (info.st_mode & 0777, ==, 0700);
    g_assert_cmpint (g_stat (path, &info), ==, 0);
    g_assert_cmphex (info.st_mode & 0777, ==, 0600);
    test_store_close (store);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_finalize_object (store);
    test_remove_folder (folder);
}

static void
test_empty (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *problems = test_check (fixture->store);

    g_assert_cmpstr (problems, ==, "");
    g_assert_cmpint (test_count_all (fixture->store), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/store/new-open-close", test_new_open_close);
    g_test_add ("/store/empty", StoreFixture, NULL, store_fixture_set_up, test_empty, store_fixture_tear_down);
    return g_test_run ();
}
