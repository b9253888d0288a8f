/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-accounts-dialog-private.h"

#include "amends-account-add-page.h"
#include "amends-account-page.h"
#include "amends-account-text.h"
#include "amends-review-query.h"
#include "amends-store-accounts.h"
#include "amends-store-reviews.h"
#include "amends-store-stated.h"
#include "amends-token-dialog.h"

#include <glib/gi18n-lib.h>

/* What a removal that waits for the person's answer is about. */
typedef struct {
    AmendsAccountsDialog *dialog;
    AmendsAccount *account;
} Removal;

static void
removal_free (Removal *removal)
{
    g_object_unref (removal->dialog);
    amends_account_unref (removal->account);
    g_free (removal);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAccountsDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (amends_sync_engine_sync_finish (AMENDS_SYNC_ENGINE (source), result, NULL, NULL, &error) ||
        g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->toasts == NULL)
        return;
    amends_accounts_dialog_toast (self, error->message);
}

/* Not under the dialog's cancellable: closing the dialog does not end the sync. */
static void
sync_account (AmendsAccountsDialog *self, gint64 id)
{
    amends_sync_engine_sync_async (self->engine, id, NULL, synced_cb, g_object_ref (self));
}

static void
sync_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter)
{
    sync_account (AMENDS_ACCOUNTS_DIALOG (widget), g_variant_get_int64 (parameter));
}

static void
tell_whether_kept (AmendsAccountsDialog *self, gboolean kept)
{
    const char *message = amends_token_dialog_get_kept_message (kept);

    if (message != NULL && self->toasts != NULL)
        amends_accounts_dialog_toast (self, message);
}

static void
token_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAccountsDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    gboolean kept = FALSE;
    gint64 id;

    if (self->found == NULL)
        return;
    id = self->found->id;
    g_clear_pointer (&self->found, amends_account_unref);
    g_clear_pointer (&self->found_token, amends_secret_free);
    if (!amends_secrets_store_finish (AMENDS_SECRETS (source), result, &kept, &error)) {
        amends_accounts_dialog_toast (self, error->message);
        return;
    }
    tell_whether_kept (self, kept);
    adw_navigation_view_pop_to_tag (self->navigation, "accounts");
    sync_account (self, id);
}

static void
account_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAccountsDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    gint64 id = amends_store_save_account_finish (AMENDS_STORE (source), result, &error);
    AmendsAccount fields;

    if (self->found == NULL)
        return;
    if (id == 0) {
        amends_accounts_dialog_toast (self, error->message);
        return;
    }
    fields = *self->found;
    fields.id = id;
    amends_account_unref (self->found);
    self->found = amends_account_new (&fields);
    amends_secrets_store_async (self->secrets, id, amends_account_text_get_name (self->found), self->found_token, NULL,
                                token_stored_cb, g_object_ref (self));
}

static void
save_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsAccountsDialog *self = AMENDS_ACCOUNTS_DIALOG (widget);

    if (self->found != NULL)
        amends_store_save_account_async (self->store, self->found, NULL, account_saved_cb, g_object_ref (self));
}

static void
found_cb (AmendsAccountAddPage *page G_GNUC_UNUSED, AmendsAccount *account, const char *token,
          AmendsAccountsDialog *self)
{
    AmendsAccountPage *result = amends_account_page_new (account, g_get_real_time () / G_USEC_PER_SEC);

    g_clear_pointer (&self->found, amends_account_unref);
    g_clear_pointer (&self->found_token, amends_secret_free);
    self->found = amends_account_ref (account);
    self->found_token = g_strdup (token);
    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (result));
}

void
amends_accounts_dialog_show_add_page (AmendsAccountsDialog *self)
{
    AmendsAccountAddPage *page = amends_account_add_page_new (self->engine);

    g_signal_connect_object (page, "found", G_CALLBACK (found_cb), self, 0);
    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static void
add_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_accounts_dialog_show_add_page (AMENDS_ACCOUNTS_DIALOG (widget));
}

static void
token_done_cb (AmendsTokenDialog *dialog, gboolean kept, const char *problem, AmendsAccountsDialog *self)
{
    gint64 id = amends_token_dialog_get_account_id (dialog);

    if (problem != NULL) {
        amends_accounts_dialog_toast (self, problem);
        return;
    }
    tell_whether_kept (self, kept);
    sync_account (self, id);
}

static void
enter_token_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsAccountsDialog *self = AMENDS_ACCOUNTS_DIALOG (widget);
    const AmendsAccount *account = amends_accounts_dialog_find (self, g_variant_get_int64 (parameter));
    AmendsTokenDialog *dialog;

    if (account == NULL)
        return;
    dialog = amends_token_dialog_new (account, self->secrets);
    g_signal_connect_object (dialog, "done", G_CALLBACK (token_done_cb), self, 0);
    adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
roles_stated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAccountsDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error) && self->toasts != NULL)
        amends_accounts_dialog_toast (self, error->message);
}

static void
state_roles_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsAccountsDialog *self = AMENDS_ACCOUNTS_DIALOG (widget);
    gint64 id;
    gint32 professional, brand_representative;

    g_variant_get (parameter, "(xii)", &id, &professional, &brand_representative);
    amends_store_state_roles_async (self->store, id, (AmendsTri) professional, (AmendsTri) brand_representative, NULL,
                                    roles_stated_cb, g_object_ref (self));
}

static void
secret_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    if (!amends_secrets_clear_finish (AMENDS_SECRETS (source), result, &error))
        g_warning ("A removed account's token could not be taken out of the keyring: %s", error->message);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Removal) removal = user_data;
    g_autoptr (GError) error = NULL;

    if (amends_store_remove_account_finish (AMENDS_STORE (source), result, &error))
        return;
    if (removal->dialog->toasts != NULL)
        amends_accounts_dialog_toast (removal->dialog, error->message);
}

static void
removal_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Removal) removal = user_data;
    AmendsAccountsDialog *self = removal->dialog;
    const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
    gint64 id = removal->account->id;

    if (!g_str_equal (response, "remove") || self->store == NULL)
        return;
    amends_secrets_clear_async (self->secrets, id, NULL, secret_cleared_cb, NULL);
    amends_store_remove_account_async (self->store, id, NULL, removed_cb, g_steal_pointer (&removal));
}

static char *
describe_removal (const AmendsAccount *account, gint64 n_reviews)
{
    gulong n = (gulong) MAX (n_reviews, 0);
    g_autofree char *name = amends_account_text_dup_short_name (account);
    const char *after = g_str_equal (account->kind, "file") ? _ ("The files themselves stay where they are.")
                                                            : _ ("Nothing changes at the shop itself.");
    g_autofree char *what = NULL;

    if (n == 0)
        what = g_strdup_printf (_ ("“%s” has no reviews here."), name);
    else
        /* Translators: %1$s is the name of an account */
        what = g_strdup_printf (
            ngettext ("%2$lu review of “%1$s” goes from this computer for good, with your notes and marks.",
                      "%2$lu reviews of “%1$s” go from this computer for good, with your notes and marks.", n),
            name, n);
    return g_strdup_printf ("%s %s", what, after);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Removal) removal = user_data;
    AmendsAccountsDialog *self = removal->dialog;
    g_autoptr (GError) error = NULL;
    gint64 n_reviews = amends_store_count_finish (AMENDS_STORE (source), result, &error);
    g_autofree char *body = NULL;
    AdwDialog *dialog;

    if (self->toasts == NULL)
        return;
    body = describe_removal (removal->account, n_reviews);
    dialog = adw_alert_dialog_new (_ ("Remove Account?"), body);
    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable, removal_chosen_cb,
                             g_steal_pointer (&removal));
}

static void
remove_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter)
{
    AmendsAccountsDialog *self = AMENDS_ACCOUNTS_DIALOG (widget);
    const AmendsAccount *account = amends_accounts_dialog_find (self, g_variant_get_int64 (parameter));
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    Removal *removal;

    if (account == NULL)
        return;
    query->account_id = account->id;
    removal = g_new0 (Removal, 1);
    removal->dialog = g_object_ref (self);
    removal->account = amends_account_new (account);
    amends_store_count_async (self->store, query, self->cancellable, counted_cb, removal);
}

void
amends_accounts_dialog_install_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "accounts.add", NULL, add_cb);
    gtk_widget_class_install_action (widget_class, "accounts.save", NULL, save_cb);
    gtk_widget_class_install_action (widget_class, "accounts.sync", "x", sync_cb);
    gtk_widget_class_install_action (widget_class, "accounts.enter-token", "x", enter_token_cb);
    gtk_widget_class_install_action (widget_class, "accounts.remove", "x", remove_cb);
    gtk_widget_class_install_action (widget_class, "accounts.state-roles", "(xii)", state_roles_cb);
}
