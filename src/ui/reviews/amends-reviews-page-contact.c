/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-reviews-page-private.h"
#include "amends-store-actions.h"
#include "amends-text.h"

/* Undo has to be within reach for as long as it works, and long enough to be read where it does not. */
#define SHORTEST_TOAST 5

static void
told_cb (AmendsContactFlow *flow G_GNUC_UNUSED, const char *message, gpointer user_data)
{
    amends_reviews_page_tell (user_data, message);
}

static char *
describe_queued (guint n, guint hold)
{
    g_autofree char *number = amends_text_count (n);

    if (hold == 0)
        return n == 1 ? g_strdup (_ ("The message goes out now"))
                      : g_strdup_printf (ngettext ("%s message goes out now", "%s messages go out now", n), number);
    if (n == 1)
        return g_strdup_printf (
            ngettext ("The message goes out in %u second", "The message goes out in %u seconds", hold), hold);
    /* Translators: %1$s is a number of messages, %2$u one of seconds. */
    return g_strdup_printf (ngettext ("%1$s message goes out in %2$u s", "%1$s messages go out in %2$u s", n), number,
                            hold);
}

static void
queued_cb (AmendsContactFlow *flow G_GNUC_UNUSED, gint64 event_id, guint n, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    guint hold = amends_contact_desk_get_hold (self->desk);
    g_autofree char *title = describe_queued (n, hold);
    AdwToast *toast = adw_toast_new (title);

    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_set_timeout (toast, MAX (hold, SHORTEST_TOAST));
    adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    if (hold > 0) {
        adw_toast_set_button_label (toast, _ ("Undo"));
        adw_toast_set_action_name (toast, "reviews.undo-contact");
        adw_toast_set_action_target_value (toast, g_variant_new_int64 (event_id));
    }
    gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsReviewsPage) self = user_data;
    AmendsActionResult what = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *number = NULL;
    g_autofree char *message = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error)) {
        if (g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT))
            amends_reviews_page_tell (self, _ ("Too late: it is on its way."));
        else
            amends_reviews_page_tell_error (self, error);
        return;
    }
    number = amends_text_count (what.n_changed);
    message = g_strdup_printf (
        ngettext ("%s message taken back, nothing was sent", "%s messages taken back", (gulong) what.n_changed),
        number);
    amends_reviews_page_tell (self, message);
}

static void
undo_contact_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    amends_store_undo_event_async (self->store, g_variant_get_int64 (parameter), NULL, undone_cb, g_object_ref (self));
    /* The button that had the focus is gone with the toast. */
    amends_review_list_focus (self->list);
}

static void
contact_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    g_autoptr (GArray) ids = amends_review_selection_dup_ids (self->selection);

    if (self->flow != NULL)
        amends_contact_flow_contact (self->flow, (const gint64 *) ids->data, ids->len);
}

static void
eligibility_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    if (self->flow != NULL && self->opened_id != 0)
        amends_contact_flow_show_conditions (self->flow, self->opened_id);
}

static void
report_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    if (self->flow != NULL && self->opened_id != 0)
        amends_contact_flow_report (self->flow, self->opened_id);
}

static void
change_contact_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    gint64 id;
    gint32 change;

    g_variant_get (parameter, "(xi)", &id, &change);
    if (self->flow != NULL)
        amends_contact_flow_change (self->flow, id, (AmendsContactChange) change);
}

static void
settle_report_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    gint64 id;
    gboolean reported;

    g_variant_get (parameter, "(xb)", &id, &reported);
    if (self->flow != NULL)
        amends_contact_flow_settle_report (self->flow, id, reported);
}

void
amends_reviews_page_install_contact_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "reviews.contact", NULL, contact_action);
    gtk_widget_class_install_action (widget_class, "reviews.eligibility", NULL, eligibility_action);
    gtk_widget_class_install_action (widget_class, "reviews.report", NULL, report_action);
    gtk_widget_class_install_action (widget_class, "reviews.undo-contact", "x", undo_contact_action);
    gtk_widget_class_install_action (widget_class, "reviews.change-contact", "(xi)", change_contact_action);
    gtk_widget_class_install_action (widget_class, "reviews.settle-report", "(xb)", settle_report_action);
}

void
amends_reviews_page_contact_dispose (AmendsReviewsPage *self)
{
    if (self->flow != NULL)
        amends_contact_flow_end (self->flow);
    g_clear_object (&self->flow);
    g_clear_object (&self->desk);
}

void
amends_reviews_page_set_desk (AmendsReviewsPage *self, AmendsContactDesk *desk)
{
    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    g_return_if_fail (self->desk == NULL);
    self->desk = g_object_ref (desk);
    self->flow = amends_contact_flow_new (desk, GTK_WIDGET (self));
    g_signal_connect_object (self->flow, "queued", G_CALLBACK (queued_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (self->flow, "told", G_CALLBACK (told_cb), self, G_CONNECT_DEFAULT);
    amends_detail_pane_set_desk (self->detail, desk);
}
