/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsSyncButton: starts a sync (win.sync); while one runs it shows that it does, and cancels it (win.cancel-sync).
 */
#define AMENDS_TYPE_SYNC_BUTTON (amends_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSyncButton, amends_sync_button, AMENDS, SYNC_BUTTON, GtkBox)

/** amends_sync_button_set_running: @rows: stored so far */
void amends_sync_button_set_running (AmendsSyncButton *self, gboolean running, guint64 rows);

G_END_DECLS
