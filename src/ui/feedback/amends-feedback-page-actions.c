/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-action-text.h"
#include "amends-feedback-dialog.h"
#include "amends-feedback-page-private.h"
#include "amends-page-keys.h"
#include "amends-store-feedback.h"
#include "amends-totals-dialog.h"

#define UNUSED_ACTION_ARGUMENTS const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED

static const AmendsPageKey KEYS[] = {
    { "j", "feedback.next", AMENDS_KEY_SINGLE },
    { "k", "feedback.previous", AMENDS_KEY_SINGLE },
    { "e", "feedback.done-next", AMENDS_KEY_SINGLE },
    { "u", "feedback.undo", AMENDS_KEY_SINGLE },
    { "l", "feedback.cause", AMENDS_KEY_SINGLE },
    { "r", "feedback.resolve", AMENDS_KEY_SINGLE },
    { "slash", "feedback.search", AMENDS_KEY_SINGLE },
    { "Menu", "feedback.menu", AMENDS_KEY_NOT_TYPING },
    { "<Shift>F10", "feedback.menu", AMENDS_KEY_NOT_TYPING },
    { "<Control>e", "feedback.done-next", AMENDS_KEY_NOT_TYPING },
    { "<Control>z", "feedback.undo", AMENDS_KEY_NOT_TYPING },
    { "<Control><Shift>z", "feedback.redo", AMENDS_KEY_NOT_TYPING },
    { "<Control>a", "feedback.select-all", AMENDS_KEY_NOT_TYPING },
    { "<Control>f", "feedback.search", AMENDS_KEY_ALWAYS },
    { "<Alt>Down", "feedback.next", AMENDS_KEY_ALWAYS },
    { "<Alt>Up", "feedback.previous", AMENDS_KEY_ALWAYS },
    { "F5", "win.sync", AMENDS_KEY_ALWAYS },
    { "F9", "feedback.toggle-sidebar", AMENDS_KEY_ALWAYS },
    { "Escape", "feedback.clear-selection", AMENDS_KEY_NOT_TYPING },
};

/* Done */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };
    g_autofree char *text = NULL;

    if (amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        text = amends_action_text_describe (&what, AMENDS_SUBJECT_FEEDBACK);
    if (self->store == NULL)
        return;
    if (g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO))
        amends_feedback_page_tell (self, _ ("Nothing to undo or redo"));
    else
        amends_feedback_page_tell (self, error != NULL ? error->message : text);
}

static void
undo_clicked_cb (AdwToast *toast, gpointer user_data)
{
    AmendsFeedbackPage *self = user_data;
    gint64 *event_id = g_object_get_data (G_OBJECT (toast), "event-id");

    if (self->store != NULL)
        amends_store_undo_event_async (self->store, *event_id, NULL, undone_cb, g_object_ref (self));
}

static void
offer_undo (AmendsFeedbackPage *self, const AmendsActionResult *what)
{
    g_autofree char *title = amends_action_text_describe (what, AMENDS_SUBJECT_FEEDBACK);
    AdwToast *toast = adw_toast_new (title);

    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    g_object_set_data_full (G_OBJECT (toast), "event-id", g_memdup2 (&what->event_id, sizeof what->event_id), g_free);
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, G_CONNECT_DEFAULT);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error)) {
        if (self->store != NULL)
            amends_feedback_page_tell (self, error->message);
    } else if (what.event_id != 0 && self->store != NULL) {
        offer_undo (self, &what);
    }
}

void
amends_feedback_page_set_done (AmendsFeedbackPage *self, gint64 feedback_id, gboolean done)
{
    if (self->store == NULL)
        return;
    amends_feedback_list_hold (self->list, feedback_id);
    amends_store_set_feedback_done_async (self->store, &feedback_id, 1, done, NULL, done_cb, g_object_ref (self));
}

/* Of one, the next is selected; many leave together. The list may be out of sight below the charts: what has not been seen is not done. */
static void
set_selected_done (AmendsFeedbackPage *self, gboolean done)
{
    g_autoptr (GArray) ids = amends_feedback_list_dup_selected (self->list);

    if (ids->len == 0 || self->store == NULL)
        return;
    if (!amends_feedback_list_has_several (self->list)) {
        if (amends_feedback_list_has_focus (self->list))
            amends_feedback_page_set_done (self, g_array_index (ids, gint64, 0), done);
        amends_feedback_list_move (self->list, 1);
        return;
    }
    amends_store_set_feedback_done_async (self->store, (const gint64 *) (gconstpointer) ids->data, ids->len, done, NULL,
                                          done_cb, g_object_ref (self));
    amends_feedback_list_select_all (self->list, FALSE);
}

static void
done_next_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    set_selected_done (AMENDS_FEEDBACK_PAGE (widget), TRUE);
}

static void
reopen_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    set_selected_done (AMENDS_FEEDBACK_PAGE (widget), FALSE);
}

static void
select_all_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_feedback_list_select_all (AMENDS_FEEDBACK_PAGE (widget)->list, TRUE);
}

static void
clear_selection_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackList *list = AMENDS_FEEDBACK_PAGE (widget)->list;

    /* Of one, the place in the list would be lost. */
    if (amends_feedback_list_has_several (list))
        amends_feedback_list_select_all (list, FALSE);
}

static void
undo_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);

    adw_toast_overlay_dismiss_all (self->toasts);
    amends_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);

    adw_toast_overlay_dismiss_all (self->toasts);
    amends_store_redo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

/* Moving about */

static void
next_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_feedback_list_move (AMENDS_FEEDBACK_PAGE (widget)->list, 1);
}

static void
previous_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_feedback_list_move (AMENDS_FEEDBACK_PAGE (widget)->list, -1);
}

static void
search_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_feedback_list_show (AMENDS_FEEDBACK_PAGE (widget)->list);
}

static void
toggle_sidebar_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);

    adw_overlay_split_view_set_show_sidebar (self->split, !adw_overlay_split_view_get_show_sidebar (self->split));
}

void
amends_feedback_page_open (AmendsFeedbackPage *self, gint64 feedback_id)
{
    AmendsFeedbackDialog *dialog;

    /* A second click may follow the one that opened it. What the rating is without it can be said only once all is read. */
    self->wanted_id = self->history == NULL ? feedback_id : 0;
    if (self->store == NULL || self->history == NULL || self->dialog != NULL)
        return;
    dialog = amends_feedback_dialog_new (self->store, self->pack, self->settings, &self->rating, feedback_id);
    g_set_weak_pointer (&self->dialog, ADW_DIALOG (dialog));
    /* What is changed there may take it out of the list: not while somebody looks at it. */
    amends_feedback_list_hold (self->list, feedback_id);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
totals_failed_cb (AmendsFeedbackPage *self, const GError *error)
{
    amends_feedback_page_tell (self, error->message);
}

static void
totals_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);
    AmendsTotalsDialog *dialog;

    if (self->store == NULL || self->all == NULL || self->all->cells->len == 0)
        return;
    dialog = amends_totals_dialog_new (self->store, self->pack, self->all,
                                       amends_feedback_page_get_choice (self, CHOICE_MARKETPLACE));
    g_signal_connect_object (dialog, "failed", G_CALLBACK (totals_failed_cb), self, G_CONNECT_SWAPPED);
    adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
amends_feedback_page_add_keys (AmendsFeedbackPage *self)
{
    amends_page_keys_add (GTK_WIDGET (self), KEYS, G_N_ELEMENTS (KEYS), amends_feedback_list_get_search (self->list),
                          "feedback.search");
}

void
amends_feedback_page_install_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "feedback.done-next", NULL, done_next_action);
    gtk_widget_class_install_action (widget_class, "feedback.reopen", NULL, reopen_action);
    gtk_widget_class_install_action (widget_class, "feedback.select-all", NULL, select_all_action);
    gtk_widget_class_install_action (widget_class, "feedback.clear-selection", NULL, clear_selection_action);
    gtk_widget_class_install_action (widget_class, "feedback.undo", NULL, undo_action);
    gtk_widget_class_install_action (widget_class, "feedback.redo", NULL, redo_action);
    gtk_widget_class_install_action (widget_class, "feedback.next", NULL, next_action);
    gtk_widget_class_install_action (widget_class, "feedback.previous", NULL, previous_action);
    gtk_widget_class_install_action (widget_class, "feedback.search", NULL, search_action);
    gtk_widget_class_install_action (widget_class, "feedback.type-totals", NULL, totals_action);
    gtk_widget_class_install_action (widget_class, "feedback.toggle-sidebar", NULL, toggle_sidebar_action);
    amends_feedback_page_install_cause_actions (widget_class);
}
