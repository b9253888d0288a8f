/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-process.h"

#include "amends-config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <sys/resource.h>
#include <unistd.h>

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
