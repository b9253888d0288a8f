/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-process.h"

#include "amends-config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/resource.h>
#include <unistd.h>

#define GREAT (128 * 1024) /* bytes: from here on memory comes from the system, and goes back to it */
#define KEPT (512 * 1024)  /* so many free ones at the end of the rest are kept */
/* One for the window, one for the store: other threads have little to do. */
#define ARENAS 2

/*
 * Not by PR_SET_DUMPABLE: the desktop portal could then no longer read who we are from /proc, and in a sandbox no file dialog would open. A filter
 * of zero leaves all memory out of a dump, also where a crash reporter ignores the limit.
 */
void
amends_process_forbid_dumps (void)
{
    const struct rlimit none = { 0, 0 };
    g_autofd int fd = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);

    if (setrlimit (RLIMIT_CORE, &none) != 0)
        g_debug ("The limit on core dumps could not be set");
    if (fd < 0 || write (fd, "0\n", 2) != 2)
        g_debug ("The filter of core dumps could not be set");
}

/*
 * A list of a million ids, a table of a sort, a picture of the window: what is great comes for a moment and goes. glibc would grow its idea of what is
 * great with each of them up to 32 MiB, and then keep their places between what stays. With a fixed idea they go back to the system at once.
 */
void
amends_process_limit_memory (void)
{
#ifdef __GLIBC__
    if (mallopt (M_MMAP_THRESHOLD, GREAT) == 0 || mallopt (M_TRIM_THRESHOLD, KEPT) == 0 ||
        mallopt (M_ARENA_MAX, ARENAS) == 0)
        g_debug ("The memory's allocator could not be set up");
#endif
}

void
amends_process_set_up_translations (void)
{
    /* A program that is not installed finds its translations where it was built. */
    const char *built = g_getenv ("AMENDS_LOCALE_DIR");

    setlocale (LC_ALL, "");
    bindtextdomain (GETTEXT_PACKAGE, built != NULL ? built : AMENDS_LOCALEDIR);
    bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
    textdomain (GETTEXT_PACKAGE);
}
