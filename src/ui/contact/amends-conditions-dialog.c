/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-conditions-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-store-stated.h"

struct _AmendsConditionsDialog {
    AdwDialog parent_instance;

    AmendsContactDesk *desk;
    GCancellable *cancellable; /* of the loading that is under way */
    gint64 review_id;
    gint64 account_id;
    gboolean eligible;

    AdwToastOverlay *toasts;
    AmendsEligibilityPanel *panel;
    GtkWidget *contact_button;
};

static guint contact_signal;

G_DEFINE_FINAL_TYPE (AmendsConditionsDialog, amends_conditions_dialog, ADW_TYPE_DIALOG)

static void
tell_error (AmendsConditionsDialog *self, const GError *error)
{
    AdwToast *toast;

    if (self->toasts == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    toast = adw_toast_new (error->message);
    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_case (AmendsConditionsDialog *self, const AmendsContactCase *contact_case)
{
    gint64 now = amends_contact_desk_get_now (self->desk);
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    /* What is asked decides which conditions lead to it. */
    amends_stated_group_set_case (amends_eligibility_panel_get_stated (self->panel), contact_case, now);
    amends_eligibility_panel_set_decision (self->panel, contact_case->decision, now, zone);
    self->account_id = contact_case->detail->review->account_id;
    self->eligible = amends_contact_case_may_send (contact_case);
    gtk_widget_set_visible (self->contact_button, self->eligible);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsConditionsDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) cases = amends_contact_desk_load_cases_finish (AMENDS_CONTACT_DESK (source), result, &error);
    gboolean before = self->eligible;

    if (cases == NULL)
        tell_error (self, error);
    if (cases == NULL || cases->len == 0 || self->toasts == NULL)
        return;
    show_case (self, g_ptr_array_index (cases, 0));
    if (self->eligible && !before)
        gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("This customer can be contacted"),
                                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
reload (AmendsConditionsDialog *self)
{
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    amends_contact_desk_load_cases_async (self->desk, &self->review_id, 1, self->cancellable, loaded_cb,
                                          g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    if ((changes & (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_CONTACTS)) != 0)
        reload (user_data);
}

static void
stated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsConditionsDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error) || self->toasts == NULL)
        return;
    tell_error (self, error);
    /* What could not be kept is not shown as if it were. */
    reload (self);
}

static void
facts_stated_cb (AmendsConditionsDialog *self, AmendsStatedGroup *group)
{
    g_autoptr (AmendsStatedFacts) facts = amends_stated_group_dup_facts (group);

    amends_store_state_facts_async (amends_contact_desk_get_store (self->desk), self->review_id, facts, NULL, stated_cb,
                                    g_object_ref (self));
}

static void
roles_stated_cb (AmendsConditionsDialog *self, AmendsStatedGroup *group)
{
    AmendsTri professional, brand_representative;

    amends_stated_group_get_roles (group, &professional, &brand_representative);
    amends_store_state_roles_async (amends_contact_desk_get_store (self->desk), self->account_id, professional,
                                    brand_representative, NULL, stated_cb, g_object_ref (self));
}

static void
contact_cb (AmendsConditionsDialog *self)
{
    g_autoptr (AmendsConditionsDialog) alive = g_object_ref (self);

    adw_dialog_close (ADW_DIALOG (self));
    g_signal_emit (alive, contact_signal, 0);
}

static void
amends_conditions_dialog_dispose (GObject *object)
{
    AmendsConditionsDialog *self = AMENDS_CONDITIONS_DIALOG (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->desk);
    self->toasts = NULL;
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    G_OBJECT_CLASS (amends_conditions_dialog_parent_class)->dispose (object);
}

static void
closed_cb (AmendsConditionsDialog *self)
{
    g_cancellable_cancel (self->cancellable);
    self->toasts = NULL;
    adw_dialog_set_child (ADW_DIALOG (self), NULL);
}

static void
amends_conditions_dialog_class_init (AmendsConditionsDialogClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_conditions_dialog_dispose;
    contact_signal =
        g_signal_new ("contact", AMENDS_TYPE_CONDITIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_conditions_dialog_init (AmendsConditionsDialog *self)
{
    GtkWidget *view = adw_toolbar_view_new ();
    GtkWidget *header = adw_header_bar_new ();

    self->panel = AMENDS_ELIGIBILITY_PANEL (amends_eligibility_panel_new ());
    self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
    self->contact_button = gtk_button_new_with_mnemonic (_ ("_Contact Buyer"));
    gtk_widget_add_css_class (self->contact_button, "suggested-action");
    g_signal_connect_object (self->contact_button, "clicked", G_CALLBACK (contact_cb), self, G_CONNECT_SWAPPED);
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->contact_button);
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
    adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->panel));
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->toasts));
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Contact Conditions"));
    adw_dialog_set_content_width (ADW_DIALOG (self), 560);
    adw_dialog_set_content_height (ADW_DIALOG (self), 680);
    adw_dialog_set_child (ADW_DIALOG (self), view);
    g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

AmendsConditionsDialog *
amends_conditions_dialog_new (AmendsContactDesk *desk, const AmendsContactCase *contact_case)
{
    AmendsConditionsDialog *self = g_object_new (AMENDS_TYPE_CONDITIONS_DIALOG, NULL);
    AmendsStatedGroup *group = amends_eligibility_panel_get_stated (self->panel);

    self->desk = g_object_ref (desk);
    self->review_id = contact_case->detail->review->id;
    show_case (self, contact_case);
    g_signal_connect_object (group, "facts-stated", G_CALLBACK (facts_stated_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (group, "roles-stated", G_CALLBACK (roles_stated_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (desk, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (amends_contact_desk_get_store (desk), "changed", G_CALLBACK (store_changed_cb), self,
                             G_CONNECT_DEFAULT);
    return self;
}

gint64
amends_conditions_dialog_get_review_id (AmendsConditionsDialog *self)
{
    g_return_val_if_fail (AMENDS_IS_CONDITIONS_DIALOG (self), 0);
    return self->review_id;
}
