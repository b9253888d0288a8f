/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-outbox-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_NAME "outbox.lock"

gboolean
amends_outbox_lock_take (const char *folder, int *fd, GError **error)
{
    g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
    int problem;

    *fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*fd >= 0 && flock (*fd, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
    problem = errno;
    amends_outbox_lock_release (fd);
    if (problem == EWOULDBLOCK || problem == EINTR)
        return TRUE;
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (problem),
                 _ ("The data folder cannot be locked, so nothing is sent. Check that you may write to it."));
    return FALSE;
}

void
amends_outbox_lock_release (int *fd)
{
    if (*fd >= 0)
        close (*fd);
    *fd = -1;
}
