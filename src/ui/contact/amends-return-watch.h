/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsReturnWatch: tells when a person who was sent to another program comes back to the window.
 *
 * Signals: "returned", once, when the window becomes active after it was not.
 */
#define AMENDS_TYPE_RETURN_WATCH (amends_return_watch_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReturnWatch, amends_return_watch, AMENDS, RETURN_WATCH, GObject)

AmendsReturnWatch *amends_return_watch_new (GtkWindow *window);

/** amends_return_watch_note: the window is active now, or is not; called by itself as the window changes */
void amends_return_watch_note (AmendsReturnWatch *self, gboolean active);

G_END_DECLS
