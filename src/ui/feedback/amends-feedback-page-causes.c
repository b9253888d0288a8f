/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-cause-correction.h"
#include "amends-feedback-page-private.h"
#include "amends-resolve-dialog.h"
#include "amends-review-row.h"
#include "amends-store-causes.h"

#define UNUSED_ACTION_ARGUMENTS const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED

static void
causes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    AmendsFeedback *feedback = self->store != NULL ? amends_feedback_list_get_selected (self->list) : NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) causes = amends_store_load_causes_finish (AMENDS_STORE (source), result, &error);

    if (feedback == NULL)
        return;
    if (causes != NULL) {
        AmendsComment comment = { AMENDS_SUBJECT_FEEDBACK, feedback->id, feedback->language, NULL, feedback->text };

        amends_cause_correction_choose (GTK_WIDGET (self->list), self->store, &comment,
                                        &g_array_index (causes, AmendsCauses, 0), FALSE);
    } else {
        amends_feedback_page_tell (self, error->message);
    }
}

static gboolean
has_kind (AmendsFeedbackPage *self, AmendsFeedback *feedback, AmendsFeedbackKind kind)
{
    return (amends_rating_get_stars (self->pack, kind) & (1u << feedback->stars)) != 0;
}

static void
cause_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);
    AmendsFeedback *feedback = amends_feedback_list_get_selected (self->list);

    if (feedback != NULL && !has_kind (self, feedback, AMENDS_FEEDBACK_POSITIVE) && self->store != NULL)
        amends_store_load_causes_async (self->store, AMENDS_SUBJECT_FEEDBACK, &feedback->id, 1, NULL, causes_cb,
                                        g_object_ref (self));
}

static void
resolve_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);
    AmendsFeedback *feedback = amends_feedback_list_get_selected (self->list);

    if (feedback == NULL || !has_kind (self, feedback, AMENDS_FEEDBACK_NEGATIVE) || self->store == NULL)
        return;
    /* The list may be narrowed to how far plans are: what is being changed does not vanish. */
    amends_feedback_list_hold (self->list, feedback->id);
    /* A dialog gives the focus back to where it was, and the menu will be gone. */
    if (self->menu != NULL)
        amends_feedback_list_move (self->list, 0);
    adw_dialog_present (ADW_DIALOG (amends_resolve_dialog_new (self->store, feedback->id)), widget);
}

/* The menu of a row */

static GMenuModel *
make_menu (AmendsFeedbackPage *self, AmendsFeedback *feedback)
{
    GMenu *menu = g_menu_new ();

    if (has_kind (self, feedback, AMENDS_FEEDBACK_NEGATIVE))
        g_menu_append (menu, _ ("_Resolve…"), "feedback.resolve");
    if (!has_kind (self, feedback, AMENDS_FEEDBACK_POSITIVE))
        g_menu_append (menu, _ ("Choose the Ca_use…"), "feedback.cause");
    if (feedback->done_at == 0)
        g_menu_append (menu, _ ("Mark as _Done"), "feedback.done-next");
    return G_MENU_MODEL (menu);
}

void
amends_feedback_page_drop_menu (AmendsFeedbackPage *self)
{
    g_clear_handle_id (&self->menu_id, g_source_remove);
    if (self->menu == NULL)
        return;
    g_clear_signal_handler (&self->menu_row_id, gtk_widget_get_parent (self->menu));
    g_signal_handlers_disconnect_by_data (self->menu, self);
    g_clear_pointer (&self->menu, gtk_widget_unparent);
}

static gboolean
drop_menu_cb (gpointer user_data)
{
    AmendsFeedbackPage *self = user_data;

    self->menu_id = 0;
    amends_feedback_page_drop_menu (self);
    return G_SOURCE_REMOVE;
}

/* What was chosen is done after the menu has closed. */
static void
closed_cb (AmendsFeedbackPage *self)
{
    if (self->menu_id == 0)
        self->menu_id = g_idle_add (drop_menu_cb, self);
}

/* @place: in @row, which has the focus again afterwards; the list may take it away before */
static void
pop_up (AmendsFeedbackPage *self, GtkWidget *row, const GdkRectangle *place)
{
    AmendsFeedback *feedback = amends_feedback_list_get_selected (self->list);
    g_autoptr (GMenuModel) menu = feedback != NULL ? make_menu (self, feedback) : NULL;

    if (menu == NULL || g_menu_model_get_n_items (menu) == 0)
        return;
    amends_feedback_page_drop_menu (self);
    self->menu = gtk_popover_menu_new_from_model (menu);
    gtk_widget_set_parent (self->menu, row);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
    g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    self->menu_row_id = g_signal_connect_swapped (row, "destroy", G_CALLBACK (amends_feedback_page_drop_menu), self);
    gtk_popover_popup (GTK_POPOVER (self->menu));
}

static GtkWidget *
find_row (GtkWidget *widget)
{
    GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, AMENDS_TYPE_REVIEW_ROW) : NULL;

    /* Around the row is what the list view puts it into. */
    if (row == NULL && widget != NULL && AMENDS_IS_REVIEW_ROW (gtk_widget_get_first_child (widget)))
        row = gtk_widget_get_first_child (widget);
    return row;
}

static void
pressed_cb (GtkGestureClick *gesture G_GNUC_UNUSED, int n_press G_GNUC_UNUSED, double x, double y, gpointer user_data)
{
    AmendsFeedbackPage *self = user_data;
    GtkWidget *list = GTK_WIDGET (self->list);
    GtkWidget *row = find_row (gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));
    graphene_point_t there = { (float) x, (float) y }, here;
    GdkRectangle place;

    if (row == NULL || !gtk_widget_compute_point (list, row, &there, &here))
        return;
    place = (GdkRectangle) { (int) here.x, (int) here.y, 1, 1 };
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
    pop_up (self, row, &place);
}

static void
menu_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);
    GtkRoot *root = gtk_widget_get_root (widget);
    GtkWidget *row = root != NULL ? find_row (gtk_root_get_focus (root)) : NULL;
    GdkRectangle place = { 24, row != NULL ? gtk_widget_get_height (row) / 2 : 0, 1, 1 };

    if (row == NULL)
        return;
    /* The menu is about the row that has the focus, as it is about the one that is clicked. */
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
    pop_up (self, row, &place);
}

void
amends_feedback_page_add_menu (AmendsFeedbackPage *self)
{
    GtkGesture *click = gtk_gesture_click_new ();

    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
    g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

void
amends_feedback_page_show_feedback (AmendsFeedbackPage *self, gint64 feedback_id)
{
    g_return_if_fail (AMENDS_IS_FEEDBACK_PAGE (self));
    amends_feedback_page_open (self, feedback_id);
}

void
amends_feedback_page_find (AmendsFeedbackPage *self, const char *query)
{
    g_return_if_fail (AMENDS_IS_FEEDBACK_PAGE (self));
    adw_combo_row_set_selected (self->period, 0);
    if (self->history != NULL)
        amends_feedback_page_widen (self);
    amends_feedback_list_set_kind (self->list, -1);
    amends_feedback_list_set_with_done (self->list, TRUE);
    gtk_editable_set_text (amends_feedback_list_get_search (self->list), query);
    amends_feedback_list_show (self->list);
}

void
amends_feedback_page_install_cause_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "feedback.cause", NULL, cause_action);
    gtk_widget_class_install_action (widget_class, "feedback.resolve", NULL, resolve_action);
    gtk_widget_class_install_action (widget_class, "feedback.menu", NULL, menu_action);
}
