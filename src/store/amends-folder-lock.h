/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsFolderLock: keeps a second window off the same data folder where no session bus does. The lock lives in the file `lock` and goes with the
 * process however it ends. The command line does not take it: the store lets several processes in.
 */
typedef struct _AmendsFolderLock AmendsFolderLock;

/**
 * amends_folder_lock_take: makes @folder (mode 0700) if needed and locks it.
 *
 * Returns: (transfer full): the lock, or NULL with G_IO_ERROR_BUSY if another window has it, or with the reason why the folder cannot be used
 */
AmendsFolderLock *amends_folder_lock_take (const char *folder, GError **error);
void amends_folder_lock_release (AmendsFolderLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFolderLock, amends_folder_lock_release)

G_END_DECLS
