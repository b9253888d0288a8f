/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-view.h"

/* A store that is not busy needs two or three; the rest of a frame is for drawing. */
#define PATIENCE_MS 6
#define AWAITING "amends-awaits-rows"

/* In a grid these go to the cell beside, which in one column would be the row below. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller G_GNUC_UNUSED, guint keyval, guint keycode G_GNUC_UNUSED,
                GdkModifierType state, gpointer user_data G_GNUC_UNUSED)
{
    gboolean across =
        keyval == GDK_KEY_Left || keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Left || keyval == GDK_KEY_KP_Right;

    return across && (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) == 0 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

void
amends_row_view_set_up (GtkGridView *view)
{
    GtkEventController *keys = gtk_event_controller_key_new ();

    gtk_grid_view_set_max_columns (view, 1);
    /* Before the view's own shortcuts. */
    gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
    g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
    gtk_widget_add_controller (GTK_WIDGET (view), keys);
}

void
amends_row_view_adopt (GtkListItem *list_item)
{
    GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

    if (cell != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM)
        g_object_set (cell, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock G_GNUC_UNUSED, gpointer user_data)
{
    g_object_set_data (G_OBJECT (view), AWAITING, NULL);
    amends_row_list_model_wait (user_data, PATIENCE_MS);
    return G_SOURCE_REMOVE;
}

void
amends_row_view_await_rows (GtkGridView *view, AmendsRowListModel *model)
{
    if (g_object_get_data (G_OBJECT (view), AWAITING) != NULL)
        return;
    g_object_set_data (G_OBJECT (view), AWAITING, GINT_TO_POINTER (TRUE));
    /* Before the layout of the same frame. */
    gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, g_object_ref (model), g_object_unref);
}
