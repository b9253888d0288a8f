/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One sender a data folder: a lock that the kernel lets go of when its process dies, however that happens. */

/** amends_outbox_lock_take: does not wait. @fd: (out): -1 if another has it. FALSE if the folder cannot hold a lock */
gboolean amends_outbox_lock_take (const char *folder, int *fd, GError **error);

/** amends_outbox_lock_release: @fd: (inout): -1 afterwards; may be -1 already */
void amends_outbox_lock_release (int *fd);

G_END_DECLS
