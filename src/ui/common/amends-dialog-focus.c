/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dialog-focus.h"

static gboolean
focus_cb (GtkWidget *wanted, GdkFrameClock *clock G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
    gtk_widget_grab_focus (wanted);
    return G_SOURCE_REMOVE;
}

/* Only once: it is shown again when the window becomes wider, and then the focus stays where the person has it. */
static void
map_cb (GtkWidget *wanted, gpointer data)
{
    g_signal_handlers_disconnect_by_func (wanted, G_CALLBACK (map_cb), data);
    gtk_widget_add_tick_callback (wanted, focus_cb, NULL, NULL);
}

void
amends_dialog_focus_keep (AdwDialog *dialog)
{
    GtkWidget *wanted = adw_dialog_get_focus (dialog);

    g_return_if_fail (wanted != NULL);

    g_signal_connect (wanted, "map", G_CALLBACK (map_cb), NULL);
}
