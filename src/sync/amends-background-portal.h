/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsBackgroundPortal: asks the desktop whether the program may run without a window (org.freedesktop.portal.Background).
 */
#define AMENDS_TYPE_BACKGROUND_PORTAL (amends_background_portal_get_type ())
G_DECLARE_FINAL_TYPE (AmendsBackgroundPortal, amends_background_portal, AMENDS, BACKGROUND_PORTAL, GObject)

/** amends_background_portal_new: @connection: to the session bus */
AmendsBackgroundPortal *amends_background_portal_new (GDBusConnection *connection);

/**
 * amends_background_portal_request_async: may ask the person, so the answer can take any time.
 * @reason: a sentence for the person
 * @command: (nullable): starts the program when the person logs in; NULL: it is not started then, even if it was asked for before
 */
void amends_background_portal_request_async (AmendsBackgroundPortal *self, const char *reason,
                                             const char *const *command, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
/**
 * amends_background_portal_request_finish: @allowed: (out): the answer
 *
 * Returns: FALSE with @error set (G_DBUS_ERROR, G_IO_ERROR) if nobody was asked: a desktop without such a portal does not end programs either
 */
gboolean amends_background_portal_request_finish (AmendsBackgroundPortal *self, GAsyncResult *result, gboolean *allowed,
                                                  GError **error);

/** amends_background_portal_set_status: @text: what the program does now; the desktop may show it */
void amends_background_portal_set_status (AmendsBackgroundPortal *self, const char *text);

G_END_DECLS
