/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-folder-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _AmendsFolderLock {
    int fd;
};

static void
set_errno_error (GError **error, int number, const char *folder)
{
    g_autofree char *shown = g_filename_display_name (folder);

    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                 /* Translators: %1$s is a folder, %2$s the system's reason */
                 _ ("The data folder “%1$s” cannot be used: %2$s. Make it writable, or choose another with --data."),
                 shown, g_strerror (number));
}

/* An open file description lock, unlike a process lock, is not lost when some library closes another descriptor of the file. */
static gboolean
lock_descriptor (int fd)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    return fcntl (fd, F_OFD_SETLK, &lock) == 0;
}

AmendsFolderLock *
amends_folder_lock_take (const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename (folder, "lock", NULL);
    g_autofd int fd = -1;
    AmendsFolderLock *self;

    if (g_mkdir_with_parents (folder, 0700) < 0) {
        set_errno_error (error, errno, folder);
        return NULL;
    }
    fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        set_errno_error (error, errno, folder);
        return NULL;
    }
    if (!lock_descriptor (fd)) {
        if (errno == EAGAIN || errno == EACCES) {
            g_autofree char *shown = g_filename_display_name (folder);

            g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         _ ("Amends is already open on “%s”. Use that window, or close it and start again."), shown);
        } else {
            set_errno_error (error, errno, folder);
        }
        return NULL;
    }
    self = g_new0 (AmendsFolderLock, 1);
    self->fd = g_steal_fd (&fd);
    return self;
}

void
amends_folder_lock_release (AmendsFolderLock *self)
{
    g_clear_fd (&self->fd, NULL);
    g_free (self);
}
