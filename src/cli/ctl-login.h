/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl-context.h"

G_BEGIN_DECLS

/**
 * ctl_login_take_back: the desktop does not start Amends at login any more, as background sync had asked it to. An entry that the person made by
 * other means stays. Inside of a Flatpak, which does not see the desktop's entries, its portal is asked; outside of one that would take the terminal for
 * who asks.
 *
 * Returns: FALSE with @error set (G_FILE_ERROR, G_DBUS_ERROR, G_IO_ERROR) if an entry may be left
 */
gboolean ctl_login_take_back (CtlContext *context, GError **error);

G_END_DECLS
