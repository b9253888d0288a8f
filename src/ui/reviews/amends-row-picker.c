/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-picker.h"

#include "amends-review-row.h"
#include "amends-row-view.h"

static GtkWidget *
get_view (GtkGesture *gesture)
{
    return gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
}

/* Returns: (transfer none) (nullable) */
static AmendsReviewRow *
find_picked (GtkGesture *gesture, double x, double y)
{
    GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
    GtkWidget *picked = gtk_widget_pick (get_view (gesture), x, y, GTK_PICK_DEFAULT);

    if (picked == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 ||
        gtk_widget_get_ancestor (picked, GTK_TYPE_CHECK_BUTTON) != NULL)
        return NULL;
    return (AmendsReviewRow *) gtk_widget_get_ancestor (picked, AMENDS_TYPE_REVIEW_ROW);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press G_GNUC_UNUSED, double x, double y, gpointer user_data G_GNUC_UNUSED)
{
    gboolean is_row = find_picked (GTK_GESTURE (gesture), x, y) != NULL;

    gtk_gesture_set_state (GTK_GESTURE (gesture), is_row ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
released_cb (GtkGestureClick *gesture, int n_press G_GNUC_UNUSED, double x, double y, gpointer user_data G_GNUC_UNUSED)
{
    GtkGridView *view = GTK_GRID_VIEW (get_view (GTK_GESTURE (gesture)));
    AmendsReviewRow *row = find_picked (GTK_GESTURE (gesture), x, y);
    guint position = row != NULL ? amends_review_row_get_position (row) : GTK_INVALID_LIST_POSITION;
    GtkSelectionModel *selection = gtk_grid_view_get_model (view);

    if (position == GTK_INVALID_LIST_POSITION || selection == NULL)
        return;
    if (gtk_selection_model_is_selected (selection, position))
        gtk_selection_model_unselect_item (selection, position);
    else
        gtk_selection_model_select_item (selection, position, FALSE);
    amends_row_view_focus (view, position);
}

GtkGesture *
amends_row_picker_add (GtkGridView *view)
{
    GtkGesture *picker = gtk_gesture_click_new ();

    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (picker), GDK_BUTTON_PRIMARY);
    amends_row_picker_set_active (picker, FALSE);
    g_signal_connect (picker, "pressed", G_CALLBACK (pressed_cb), NULL);
    g_signal_connect (picker, "released", G_CALLBACK (released_cb), NULL);
    gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (picker));
    return picker;
}

void
amends_row_picker_set_active (GtkGesture *picker, gboolean active)
{
    gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (picker),
                                                active ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
}
