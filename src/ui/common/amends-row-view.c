/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-view.h"

/* A store that is not busy needs two or three; the rest of a frame is for drawing. */
#define PATIENCE_MS 6
#define AWAITING "amends-awaits-rows"
#define PLACE "amends-scrolls-to"

/* Where a view is to be once it has a size. */
typedef struct {
    guint position;
    GtkListScrollFlags flags;
} Place;

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
    /* Else Tab would go through all rows, and only after the last one to what comes next. */
    gtk_grid_view_set_tab_behavior (view, GTK_LIST_TAB_ITEM);
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

static gboolean
scroll_cb (gpointer view)
{
    g_autofree Place *place = g_object_steal_data (G_OBJECT (view), PLACE);
    GListModel *model = G_LIST_MODEL (gtk_grid_view_get_model (view));

    if (place != NULL && model != NULL && place->position < g_list_model_get_n_items (model))
        gtk_grid_view_scroll_to (view, place->position, place->flags, NULL);
    return G_SOURCE_REMOVE;
}

static void
page_size_changed_cb (GtkAdjustment *adjustment, GParamSpec *pspec G_GNUC_UNUSED, GtkGridView *view)
{
    if (gtk_adjustment_get_page_size (adjustment) <= 0)
        return;
    g_signal_handlers_disconnect_by_func (adjustment, page_size_changed_cb, view);
    /* It is being given its size: not in there. */
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, scroll_cb, g_object_ref (view), g_object_unref);
}

void
amends_row_view_scroll_to (GtkGridView *view, guint position, GtkListScrollFlags flags)
{
    gboolean is_awaited = g_object_get_data (G_OBJECT (view), PLACE) != NULL;
    Place *place;

    g_return_if_fail (GTK_IS_GRID_VIEW (view));
    if (gtk_widget_get_height (GTK_WIDGET (view)) > 0 && !is_awaited) {
        gtk_grid_view_scroll_to (view, position, flags, NULL);
        return;
    }
    if ((flags & GTK_LIST_SCROLL_SELECT) != 0)
        gtk_selection_model_select_item (gtk_grid_view_get_model (view), position, TRUE);
    place = g_new (Place, 1);
    /* Whoever selects something else meanwhile keeps it. */
    *place = (Place) { position, flags & ~(guint) GTK_LIST_SCROLL_SELECT };
    g_object_set_data_full (G_OBJECT (view), PLACE, place, g_free);
    if (!is_awaited)
        g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "notify::page-size",
                                 G_CALLBACK (page_size_changed_cb), view, G_CONNECT_DEFAULT);
}

gboolean
amends_row_view_has_focus (GtkGridView *view)
{
    GtkRoot *root;
    GtkWidget *focus;

    g_return_val_if_fail (GTK_IS_GRID_VIEW (view), FALSE);
    root = gtk_widget_get_root (GTK_WIDGET (view));
    focus = root != NULL ? gtk_root_get_focus (root) : NULL;
    return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view));
}

void
amends_row_view_focus (GtkGridView *view, guint position)
{
    g_return_if_fail (GTK_IS_GRID_VIEW (view));
    if (gtk_widget_get_height (GTK_WIDGET (view)) > 0)
        gtk_grid_view_scroll_to (view, position, GTK_LIST_SCROLL_FOCUS, NULL);
    /* A view that is scrolled to a row gives it the focus only if another row has it. */
    if (!amends_row_view_has_focus (view))
        gtk_widget_grab_focus (GTK_WIDGET (view));
}
