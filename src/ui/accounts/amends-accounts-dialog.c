/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-accounts-dialog-private.h"

#include "amends-account-page.h"
#include "amends-account-state.h"
#include "amends-account-text.h"
#include "amends-secrets.h"
#include "amends-store-accounts.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AmendsAccountsDialog, amends_accounts_dialog, ADW_TYPE_DIALOG)

static gint64
get_now (void)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}

const AmendsAccount *
amends_accounts_dialog_find (AmendsAccountsDialog *self, gint64 id)
{
    for (guint i = 0; self->accounts != NULL && i < self->accounts->len; i++) {
        const AmendsAccount *account = g_ptr_array_index (self->accounts, i);

        if (account->id == id)
            return account;
    }
    return NULL;
}

void
amends_accounts_dialog_toast (AmendsAccountsDialog *self, const char *text)
{
    AdwToast *toast = adw_toast_new (text);

    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static GtkWidget *
new_account_row (const AmendsAccount *account)
{
    g_autoptr (AmendsAccountState) problem = amends_account_state_new_problem (account);
    g_autofree char *synced = amends_account_text_dup_synced (account->last_synced_at, get_now ());
    AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
    GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), amends_account_text_get_name (account));
    if (problem != NULL) {
        GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

        gtk_widget_add_css_class (icon, "warning");
        gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
        adw_action_row_add_prefix (row, icon);
        adw_action_row_set_subtitle (row, problem->title);
    } else {
        adw_action_row_set_subtitle (row, g_str_equal (account->kind, "file") ? _ ("CSV, TSV and JSON files") : synced);
    }
    gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    adw_action_row_add_suffix (row, arrow);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    return GTK_WIDGET (row);
}

/* The page of an account that is open follows it; that of one that is gone closes. */
static void
refresh_open_page (AmendsAccountsDialog *self)
{
    AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);
    const AmendsAccount *account;
    gint64 id;

    if (!AMENDS_IS_ACCOUNT_PAGE (page))
        return;
    id = amends_account_page_get_account_id (AMENDS_ACCOUNT_PAGE (page));
    account = amends_accounts_dialog_find (self, id);
    if (account != NULL)
        amends_account_page_set_account (AMENDS_ACCOUNT_PAGE (page), account, get_now ());
    else if (id != 0)
        adw_navigation_view_pop_to_tag (self->navigation, "accounts");
}

/* Accounts of one's own do not belong beside invented customers. */
static gboolean
is_sample (AmendsAccountsDialog *self)
{
    for (guint i = 0; i < self->accounts->len; i++) {
        const AmendsAccount *account = g_ptr_array_index (self->accounts, i);

        if (g_str_equal (account->kind, "sample"))
            return TRUE;
    }
    return FALSE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAccountsDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) accounts = amends_store_list_accounts_finish (AMENDS_STORE (source), result, &error);

    if (self->list == NULL)
        return;
    if (accounts == NULL) {
        if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            amends_accounts_dialog_toast (self, error->message);
        return;
    }
    g_clear_pointer (&self->accounts, g_ptr_array_unref);
    self->accounts = g_steal_pointer (&accounts);
    gtk_list_box_remove_all (self->list);
    for (guint i = 0; i < self->accounts->len; i++)
        gtk_list_box_append (self->list, new_account_row (g_ptr_array_index (self->accounts, i)));
    gtk_stack_set_visible_child_name (self->stack, self->accounts->len > 0 ? "list" : "empty");
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "accounts.add", !is_sample (self));
    refresh_open_page (self);
}

static void
list_accounts (AmendsAccountsDialog *self)
{
    amends_store_list_accounts_async (self->store, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, AmendsAccountsDialog *self)
{
    if ((changes & AMENDS_STORE_CHANGE_ACCOUNTS) != 0)
        list_accounts (self);
}

static void
row_activated_cb (AmendsAccountsDialog *self, GtkListBoxRow *row)
{
    int index = gtk_list_box_row_get_index (row);
    const AmendsAccount *account;

    if (self->accounts == NULL || index < 0 || (guint) index >= self->accounts->len)
        return;
    account = g_ptr_array_index (self->accounts, (guint) index);
    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (amends_account_page_new (account, get_now ())));
}

static void
amends_accounts_dialog_dispose (GObject *object)
{
    AmendsAccountsDialog *self = AMENDS_ACCOUNTS_DIALOG (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->store);
    g_clear_object (&self->engine);
    g_clear_object (&self->secrets);
    g_clear_pointer (&self->accounts, g_ptr_array_unref);
    g_clear_pointer (&self->found, amends_account_unref);
    g_clear_pointer (&self->found_token, amends_secret_free);
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_ACCOUNTS_DIALOG);
    G_OBJECT_CLASS (amends_accounts_dialog_parent_class)->dispose (object);
}

static void
amends_accounts_dialog_class_init (AmendsAccountsDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_accounts_dialog_dispose;
    amends_accounts_dialog_install_actions (widget_class);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/accounts/amends-accounts-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountsDialog, navigation);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountsDialog, toasts);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountsDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountsDialog, list);
    gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
amends_accounts_dialog_init (AmendsAccountsDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    self->cancellable = g_cancellable_new ();
}

AmendsAccountsDialog *
amends_accounts_dialog_new (AmendsStore *store, AmendsSyncEngine *engine, AmendsSecrets *secrets)
{
    AmendsAccountsDialog *self = g_object_new (AMENDS_TYPE_ACCOUNTS_DIALOG, NULL);

    self->store = g_object_ref (store);
    self->engine = g_object_ref (engine);
    self->secrets = g_object_ref (secrets);
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
    list_accounts (self);
    return self;
}
