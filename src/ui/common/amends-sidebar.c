/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sidebar.h"

/* The place is shown before the sidebar comes in, by a key or by a swipe, and hidden when it is out. */
static void
shown_cb (GtkWidget *place G_GNUC_UNUSED, GtkWidget *sidebar)
{
    gtk_widget_set_visible (sidebar, TRUE);
}

static void
hidden_cb (GtkWidget *place G_GNUC_UNUSED, GtkWidget *sidebar)
{
    gtk_widget_set_visible (sidebar, FALSE);
}

void
amends_sidebar_set_up (AdwOverlaySplitView *split)
{
    GtkWidget *sidebar, *place;

    g_return_if_fail (ADW_IS_OVERLAY_SPLIT_VIEW (split));
    sidebar = adw_overlay_split_view_get_sidebar (split);
    g_return_if_fail (sidebar != NULL);
    place = gtk_widget_get_parent (sidebar);
    gtk_widget_set_visible (sidebar, gtk_widget_get_mapped (place));
    g_signal_connect_object (place, "map", G_CALLBACK (shown_cb), sidebar, G_CONNECT_DEFAULT);
    g_signal_connect_object (place, "unmap", G_CALLBACK (hidden_cb), sidebar, G_CONNECT_DEFAULT);
}
