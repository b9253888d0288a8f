/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-guard.h"

#include <gio/gio.h>
#include <string.h>

static void
test_token (void)
{
    AmendsSampleGuard guard = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *first = NULL;
    g_autofree char *good = NULL;
    g_autofree char *lower = NULL;
    g_autofree char *wrong = NULL;
    g_autofree char *longer = NULL;

    g_assert_false (amends_sample_guard_check_token (&guard, "Bearer "));
    g_assert_true (amends_sample_guard_renew_token (&guard, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (strlen (guard.token), ==, 43);
    g_assert_cmpuint (strspn (guard.token, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_"), ==, 43);
    first = g_strdup (guard.token);
    g_assert_true (amends_sample_guard_renew_token (&guard, &error));
    g_assert_cmpstr (first, !=, guard.token);

    good = g_strconcat ("Bearer ", guard.token, NULL);
    lower = g_strconcat ("bearer ", guard.token, NULL);
    wrong = g_strdup (good);
    wrong[strlen (wrong) - 1] ^= 1;
    longer = g_strconcat (good, "A", NULL);
    g_assert_true (amends_sample_guard_check_token (&guard, good));
    g_assert_true (amends_sample_guard_check_token (&guard, lower));
    g_assert_false (amends_sample_guard_check_token (&guard, NULL));
    g_assert_false (amends_sample_guard_check_token (&guard, ""));
    g_assert_false (amends_sample_guard_check_token (&guard, "Bearer "));
    g_assert_false (amends_sample_guard_check_token (&guard, guard.token));
    g_assert_false (amends_sample_guard_check_token (&guard, wrong));
    g_assert_false (amends_sample_guard_check_token (&guard, longer));
    amends_sample_guard_clear (&guard);
}

static void
test_host (void)
{
    static const struct {
        const char *host;
        gboolean passes;
    } cases[] = {
        { "127.0.0.1:4711", TRUE },
        { "localhost:4711", TRUE },
        { "LOCALHOST:4711", TRUE },
        { NULL, FALSE },
        { "", FALSE },
        { "127.0.0.1", FALSE },
        { "127.0.0.1:80", FALSE },
        { "evil.example:4711", FALSE },
        { "127.0.0.1.evil.example:4711", FALSE },
        { "127.0.0.1:4711.evil", FALSE },
        { "localhost:47110", FALSE },
        { "[::1]:4711", FALSE },
    };
    AmendsSampleGuard guard = { .port = 4711 };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        g_assert_cmpint (amends_sample_guard_check_host (&guard, cases[i].host), ==, cases[i].passes);
}

static void
test_origin (void)
{
    static const struct {
        const char *origin;
        gboolean passes;
    } cases[] = {
        { NULL, TRUE },
        { "http://127.0.0.1:4711", TRUE },
        { "http://localhost:4711", TRUE },
        { "null", FALSE },
        { "", FALSE },
        { "https://127.0.0.1:4711", FALSE },
        { "http://127.0.0.1:4712", FALSE },
        { "http://evil.example", FALSE },
    };
    AmendsSampleGuard guard = { .port = 4711 };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        g_assert_cmpint (amends_sample_guard_check_origin (&guard, cases[i].origin), ==, cases[i].passes);
}

static void
test_many_a_second (void)
{
    AmendsSampleGuard guard = { 0 };
    gint64 start = 5 * G_USEC_PER_SEC;

    for (guint i = 0; i < AMENDS_SAMPLE_REQUESTS_A_SECOND; i++)
        g_assert_true (amends_sample_guard_admit (&guard, start + i * 100));
    g_assert_false (amends_sample_guard_admit (&guard, start + 60000));
    g_assert_false (amends_sample_guard_admit (&guard, start + G_USEC_PER_SEC - 1));
    /* A second after the first, one may come again, and only one: the others are still in the window. */
    g_assert_true (amends_sample_guard_admit (&guard, start + G_USEC_PER_SEC));
    g_assert_false (amends_sample_guard_admit (&guard, start + G_USEC_PER_SEC));
}

static void
test_few_a_second (void)
{
    AmendsSampleGuard guard = { .most = 2 };
    AmendsSampleGuard large = { .most = G_MAXUINT };
    gint64 start = 5 * G_USEC_PER_SEC;

    g_assert_cmpuint (amends_sample_guard_get_most (&guard), ==, 2);
    g_assert_cmpuint (amends_sample_guard_get_most (&large), ==, AMENDS_SAMPLE_REQUESTS_A_SECOND);
    g_assert_true (amends_sample_guard_admit (&guard, start));
    g_assert_true (amends_sample_guard_admit (&guard, start + 10));
    g_assert_false (amends_sample_guard_admit (&guard, start + 20));
    g_assert_true (amends_sample_guard_admit (&guard, start + G_USEC_PER_SEC));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/guard/token", test_token);
    g_test_add_func ("/sample/guard/host", test_host);
    g_test_add_func ("/sample/guard/origin", test_origin);
    g_test_add_func ("/sample/guard/many-a-second", test_many_a_second);
    g_test_add_func ("/sample/guard/few-a-second", test_few_a_second);
    return g_test_run ();
}
