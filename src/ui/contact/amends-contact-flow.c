/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-flow-private.h"

#include <glib/gi18n-lib.h>

#include "amends-conditions-dialog.h"
#include "amends-contact-bulk-dialog.h"
#include "amends-contact-dialog.h"

/* More at once nobody has looked at one by one. */
#define MAX_SELECTED 200

static guint queued_signal, told_signal;

G_DEFINE_FINAL_TYPE (AmendsContactFlow, amends_contact_flow, G_TYPE_OBJECT)

void
amends_contact_flow_tell (AmendsContactFlow *self, const char *message)
{
    if (self->over != NULL)
        g_signal_emit (self, told_signal, 0, message);
}

void
amends_contact_flow_tell_error (AmendsContactFlow *self, const GError *error)
{
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        amends_contact_flow_tell (self, error->message);
}

/* Sending */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactFlow) self = user_data;
    g_auto (AmendsContactsAdded) added = { 0 };
    g_autoptr (GError) error = NULL;
    guint n = 0;

    if (!amends_store_add_contacts_finish (AMENDS_STORE (source), result, &added, &error)) {
        amends_contact_flow_tell_error (self, error);
        return;
    }
    for (guint i = 0; i < added.ids->len; i++)
        n += g_array_index (added.ids, gint64, i) != 0;
    if (n == 0)
        amends_contact_flow_tell (self, _ ("This customer was contacted about this review already."));
    else if (self->over != NULL)
        g_signal_emit (self, queued_signal, 0, added.event_id, n);
}

static void
send_one_cb (AmendsContactDialog *dialog, gpointer user_data)
{
    AmendsContactFlow *self = user_data;
    const AmendsContactCase *contact_case = amends_contact_dialog_get_case (dialog);
    AmendsContactReason reason = amends_contact_dialog_get_reason (dialog);
    const char *currency = NULL;
    gint64 amount = amends_contact_dialog_get_refund (dialog, &currency);
    g_autoptr (GPtrArray) cases = g_ptr_array_new ();

    g_ptr_array_add (cases, (gpointer) contact_case);
    if (contact_case->way == AMENDS_SEND_WAY_BROWSER)
        amends_contact_flow_hand_over (self, cases, reason);
    else
        amends_contact_desk_send_async (self->desk, cases, reason, currency, amount, added_cb, g_object_ref (self));
}

static void
send_several_cb (AmendsContactBulkDialog *dialog, gpointer user_data)
{
    AmendsContactFlow *self = user_data;

    amends_contact_desk_send_async (self->desk, amends_contact_bulk_dialog_get_able (dialog),
                                    amends_contact_bulk_dialog_get_reason (dialog), NULL, 0, added_cb,
                                    g_object_ref (self));
}

/* Templates */

static void
templates_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AdwDialog) dialog = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) templates =
        amends_contact_desk_load_templates_finish (AMENDS_CONTACT_DESK (source), result, &error);

    if (gtk_widget_get_root (GTK_WIDGET (dialog)) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    if (AMENDS_IS_CONTACT_BULK_DIALOG (dialog))
        amends_contact_bulk_dialog_set_templates (AMENDS_CONTACT_BULK_DIALOG (dialog), templates,
                                                  error != NULL ? error->message : NULL);
    else if (templates != NULL)
        amends_contact_dialog_set_templates (AMENDS_CONTACT_DIALOG (dialog), templates);
    else
        amends_contact_dialog_set_problem (AMENDS_CONTACT_DIALOG (dialog), error);
}

/* Of two answers under way the older must not come last. */
static GCancellable *
renew_cancellable (gpointer dialog)
{
    GCancellable *before = g_object_get_data (dialog, "loading");
    GCancellable *cancellable = g_cancellable_new ();

    g_cancellable_cancel (before);
    g_object_set_data_full (dialog, "loading", cancellable, g_object_unref);
    return cancellable;
}

static void
load_one_cb (AmendsContactDialog *dialog, gpointer user_data)
{
    AmendsContactFlow *self = user_data;
    const AmendsContactCase *contact_case = amends_contact_dialog_get_case (dialog);

    if (contact_case->way == AMENDS_SEND_WAY_CONNECTOR)
        amends_contact_desk_load_templates_async (self->desk, contact_case, renew_cancellable (dialog),
                                                  templates_loaded_cb, g_object_ref (dialog));
}

static void
load_first_cb (AmendsContactBulkDialog *dialog, gpointer user_data)
{
    AmendsContactFlow *self = user_data;
    GPtrArray *able = amends_contact_bulk_dialog_get_able (dialog);

    if (able->len > 0)
        amends_contact_desk_load_templates_async (self->desk, g_ptr_array_index (able, 0), renew_cancellable (dialog),
                                                  templates_loaded_cb, g_object_ref (dialog));
}

static void
languages_changed_cb (AdwDialog *dialog)
{
    if (gtk_widget_get_root (GTK_WIDGET (dialog)) != NULL)
        g_signal_emit_by_name (dialog, "load");
}

static void
follow_languages (AmendsContactFlow *self, gpointer dialog)
{
    g_signal_connect_object (self->desk, "languages-changed", G_CALLBACK (languages_changed_cb), dialog,
                             G_CONNECT_SWAPPED);
}

/* Dialogs */

static void
present_one (AmendsContactFlow *self, AmendsContactCase *contact_case)
{
    AmendsContactDialog *dialog = amends_contact_dialog_new (contact_case, amends_contact_desk_get_now (self->desk),
                                                             amends_contact_desk_get_hold (self->desk));

    g_signal_connect_object (dialog, "load", G_CALLBACK (load_one_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (dialog, "send", G_CALLBACK (send_one_cb), self, G_CONNECT_DEFAULT);
    follow_languages (self, dialog);
    adw_dialog_present (ADW_DIALOG (dialog), self->over);
    load_one_cb (dialog, self);
}

static void
by_hand_cb (AmendsContactBulkDialog *dialog G_GNUC_UNUSED, gint64 review_id, gpointer user_data)
{
    amends_contact_flow_contact (user_data, &review_id, 1);
}

static void
present_several (AmendsContactFlow *self, GPtrArray *cases)
{
    AmendsContactBulkDialog *dialog =
        amends_contact_bulk_dialog_new (g_ptr_array_ref (cases), amends_contact_desk_get_hold (self->desk));

    g_signal_connect_object (dialog, "load", G_CALLBACK (load_first_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (dialog, "send", G_CALLBACK (send_several_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (dialog, "by-hand", G_CALLBACK (by_hand_cb), self, G_CONNECT_DEFAULT);
    follow_languages (self, dialog);
    adw_dialog_present (ADW_DIALOG (dialog), self->over);
    load_first_cb (dialog, self);
}

GPtrArray *
amends_contact_flow_take_cases (AmendsContactFlow *self, GAsyncResult *result)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) cases = amends_contact_desk_load_cases_finish (self->desk, result, &error);

    if (cases == NULL)
        amends_contact_flow_tell_error (self, error);
    return self->over != NULL && cases != NULL && cases->len > 0 ? g_steal_pointer (&cases) : NULL;
}

static void
contact_from_conditions_cb (AmendsConditionsDialog *dialog, gpointer user_data)
{
    gint64 id = amends_conditions_dialog_get_review_id (dialog);

    amends_contact_flow_contact (user_data, &id, 1);
}

/* Where nothing can be sent, what stands against it is of more use than a dialog that cannot send. */
static void
present_conditions (AmendsContactFlow *self, const AmendsContactCase *contact_case)
{
    AmendsConditionsDialog *dialog = amends_conditions_dialog_new (self->desk, contact_case);

    g_signal_connect_object (dialog, "contact", G_CALLBACK (contact_from_conditions_cb), self, G_CONNECT_DEFAULT);
    adw_dialog_present (ADW_DIALOG (dialog), self->over);
}

static void
contact_loaded_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactFlow) self = user_data;
    g_autoptr (GPtrArray) cases = amends_contact_flow_take_cases (self, result);

    if (cases == NULL)
        return;
    if (cases->len == 1 && !amends_contact_case_may_send (g_ptr_array_index (cases, 0)))
        present_conditions (self, g_ptr_array_index (cases, 0));
    else if (cases->len == 1)
        present_one (self, g_ptr_array_steal_index (cases, 0));
    else
        present_several (self, cases);
}

static void
conditions_loaded_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactFlow) self = user_data;
    g_autoptr (GPtrArray) cases = amends_contact_flow_take_cases (self, result);

    if (cases != NULL)
        present_conditions (self, g_ptr_array_index (cases, 0));
}

void
amends_contact_flow_contact (AmendsContactFlow *self, const gint64 *ids, gsize n_ids)
{
    g_return_if_fail (AMENDS_IS_CONTACT_FLOW (self));
    if (n_ids > MAX_SELECTED)
        amends_contact_flow_tell (self, _ ("Too many at once. Select at most 200 reviews."));
    else if (n_ids > 0)
        amends_contact_desk_load_cases_async (self->desk, ids, n_ids, NULL, contact_loaded_cb, g_object_ref (self));
}

void
amends_contact_flow_show_conditions (AmendsContactFlow *self, gint64 review_id)
{
    g_return_if_fail (AMENDS_IS_CONTACT_FLOW (self));
    amends_contact_desk_load_cases_async (self->desk, &review_id, 1, NULL, conditions_loaded_cb, g_object_ref (self));
}

/* What the person says about a contact */

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsContactFlow) self = user_data;
    g_autoptr (GError) error = NULL;

    if (amends_store_change_contact_finish (AMENDS_STORE (source), result, &error))
        return;
    if (g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT))
        amends_contact_flow_tell (self, _ ("It has changed in the meantime. Look at it again."));
    else
        amends_contact_flow_tell_error (self, error);
}

void
amends_contact_flow_change (AmendsContactFlow *self, gint64 contact_id, AmendsContactChange change)
{
    g_return_if_fail (AMENDS_IS_CONTACT_FLOW (self));
    amends_store_change_contact_async (amends_contact_desk_get_store (self->desk), contact_id, change, NULL, changed_cb,
                                       g_object_ref (self));
}

static void
amends_contact_flow_dispose (GObject *object)
{
    AmendsContactFlow *self = AMENDS_CONTACT_FLOW (object);

    self->over = NULL;
    g_clear_object (&self->watch);
    g_clear_object (&self->desk);
    G_OBJECT_CLASS (amends_contact_flow_parent_class)->dispose (object);
}

static void
amends_contact_flow_class_init (AmendsContactFlowClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_contact_flow_dispose;
    queued_signal = g_signal_new ("queued", AMENDS_TYPE_CONTACT_FLOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
    told_signal = g_signal_new ("told", AMENDS_TYPE_CONTACT_FLOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
amends_contact_flow_init (AmendsContactFlow *self G_GNUC_UNUSED)
{
}

AmendsContactFlow *
amends_contact_flow_new (AmendsContactDesk *desk, GtkWidget *over)
{
    AmendsContactFlow *self = g_object_new (AMENDS_TYPE_CONTACT_FLOW, NULL);

    self->desk = g_object_ref (desk);
    self->over = over;
    return self;
}

void
amends_contact_flow_end (AmendsContactFlow *self)
{
    g_return_if_fail (AMENDS_IS_CONTACT_FLOW (self));
    self->over = NULL;
    g_clear_object (&self->watch);
}
