/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-process.h"

#include <libintl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/prctl.h>
#include <sys/resource.h>

/* More than what counts as great, less than what the allocator would come to count as great by itself. */
#define GREAT (1024 * 1024)

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

#ifdef __GLIBC__
/* Great blocks lie apart, however many have been freed before, and so can go back to the system by themselves. */
static void
test_memory (void)
{
    gsize none = mallinfo2 ().hblks;
    g_autofree char *greatest = g_malloc (64 * GREAT);

    /* Sanitizers and others bring an allocator of their own. */
    greatest[0] = 1;
    if (mallinfo2 ().hblks == none) {
        g_test_skip ("not glibc's allocator");
        return;
    }
    amends_process_limit_memory ();
    for (int i = 0; i < 3; i++) {
        gsize before = mallinfo2 ().hblks;
        g_autofree char *great = g_malloc (GREAT);

        great[0] = 1;
        g_assert_cmpuint (mallinfo2 ().hblks, ==, before + 1);
        g_clear_pointer (&great, g_free);
        g_assert_cmpuint (mallinfo2 ().hblks, ==, before);
    }
}
#endif

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
#ifdef __GLIBC__
    g_test_add_func ("/app/process/memory", test_memory);
#endif
    g_test_add_func ("/app/process/translations", test_translations);
    return g_test_run ();
}
