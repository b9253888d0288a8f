/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-own-resource.h"
#include "test-own-resources.h"

#define PATH "/io/github/amendsapp/Amends/tests/own/own-resource.gresource.xml"
#define N_THREADS 8

static GResource *
own (void)
{
    return amends_own_resource (test_own_register_resource, test_own_get_resource);
}

static gpointer
own_in_thread (gpointer data G_GNUC_UNUSED)
{
    return own ();
}

static void
test_same_in_all_threads (void)
{
    GThread *threads[N_THREADS];

    for (gsize i = 0; i < N_THREADS; i++)
        threads[i] = g_thread_new ("own", own_in_thread, NULL);
    for (gsize i = 0; i < N_THREADS; i++)
        g_assert_true (g_thread_join (threads[i]) == own ());
}

static void
test_read_by_its_owner (void)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_resource_lookup_data (own (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
}

static void
test_unknown_to_others (void)
{
    g_autoptr (GError) error = NULL;

    g_assert_nonnull (own ());
    g_assert_null (g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error));
    g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/own-resource/same-in-all-threads", test_same_in_all_threads);
    g_test_add_func ("/own-resource/read-by-its-owner", test_read_by_its_owner);
    g_test_add_func ("/own-resource/unknown-to-others", test_unknown_to_others);
    return g_test_run ();
}
