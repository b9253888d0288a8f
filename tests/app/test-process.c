/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-process.h"

#include <libintl.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static void
test_no_dumps (void)
{
    g_autofree char *filter = NULL;
    struct rlimit limit;

    amends_process_forbid_dumps ();
    g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
    g_assert_cmpuint (limit.rlim_cur, ==, 0);
    g_assert_cmpuint (limit.rlim_max, ==, 0);
    g_assert_true (g_file_get_contents ("/proc/self/coredump_filter", &filter, NULL, NULL));
    g_assert_cmpuint (g_ascii_strtoull (filter, NULL, 16), ==, 0);
    /* The portal must still be able to see who we are. */
    g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 1);
}

static void
test_translations (void)
{
    amends_process_set_up_translations ();
    g_assert_cmpstr (textdomain (NULL), ==, GETTEXT_PACKAGE);
    g_assert_cmpstr (bind_textdomain_codeset (GETTEXT_PACKAGE, NULL), ==, "UTF-8");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/process/no-dumps", test_no_dumps);
    g_test_add_func ("/app/process/translations", test_translations);
    return g_test_run ();
}
