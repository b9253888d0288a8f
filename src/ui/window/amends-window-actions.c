/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-window-private.h"

#include "amends-accounts-dialog.h"
#include "amends-token-dialog.h"

#include <glib/gi18n-lib.h>

#define UNUSED_ACTION_ARGUMENTS const char *action_name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED

void
amends_window_toast_text (AmendsWindow *self, const char *text)
{
    AdwToast *toast = adw_toast_new (text);

    adw_toast_set_use_markup (toast, FALSE);
    amends_window_add_toast (self, toast);
}

static void
close_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    gtk_window_close (GTK_WINDOW (widget));
}

static void
sync_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_window_sync (AMENDS_WINDOW (widget), TRUE);
}

static void
cancel_sync_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    g_cancellable_cancel (AMENDS_WINDOW (widget)->sync_cancellable);
}

static void
import_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_window_choose_files (AMENDS_WINDOW (widget));
}

static void
export_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_window_export (AMENDS_WINDOW (widget));
}

static void
print_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    amends_window_print (AMENDS_WINDOW (widget));
}

static void
leave_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;

    if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "leave"))
        g_signal_emit_by_name (self, "sample-shop-requested", FALSE);
}

/* Accounts of one's own do not belong beside invented customers. */
static void
offer_to_leave (AmendsWindow *self)
{
    AdwDialog *dialog = adw_alert_dialog_new (
        _ ("Leave the Sample Shop?"),
        _ ("Accounts of your own are kept apart from the invented customers. Leave the sample shop to connect one."));

    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "leave", _ ("_Leave"), NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave", ADW_RESPONSE_SUGGESTED);
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, leave_chosen_cb, g_object_ref (self));
}

static void
show_accounts (AmendsWindow *self, gboolean adding)
{
    AmendsAccountsDialog *dialog;

    if (self->store == NULL)
        return;
    if (self->sample && adding) {
        offer_to_leave (self);
        return;
    }
    dialog = amends_accounts_dialog_new (self->store, self->engine, self->secrets);
    if (adding)
        amends_accounts_dialog_show_add_page (dialog);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
accounts_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    show_accounts (AMENDS_WINDOW (widget), FALSE);
}

static void
add_account_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    show_accounts (AMENDS_WINDOW (widget), TRUE);
}

static void
token_done_cb (AmendsTokenDialog *dialog G_GNUC_UNUSED, gboolean kept, const char *problem, AmendsWindow *self)
{
    const char *message = problem != NULL ? problem : amends_token_dialog_get_kept_message (kept);

    if (message != NULL)
        amends_window_toast_text (self, message);
    if (problem == NULL)
        amends_window_sync (self, TRUE);
}

static void
enter_token_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsWindow *self = AMENDS_WINDOW (widget);
    const AmendsAccount *account = amends_window_find_state_account (self);
    AmendsTokenDialog *dialog;

    if (account == NULL)
        return;
    dialog = amends_token_dialog_new (account, self->secrets);
    g_signal_connect_object (dialog, "done", G_CALLBACK (token_done_cb), self, 0);
    adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
show_steps_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    const AmendsAccount *account = amends_window_find_state_account (AMENDS_WINDOW (widget));
    g_autoptr (AmendsAccountState) problem = NULL;

    if (account != NULL)
        problem = amends_account_state_new_problem (account);
    if (problem != NULL)
        amends_state_page_present (problem, widget);
}

static void
try_sample_shop_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    g_signal_emit_by_name (widget, "sample-shop-requested", TRUE);
}

static void
leave_sample_shop_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    g_signal_emit_by_name (widget, "sample-shop-requested", FALSE);
}

static void
folder_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
        !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        amends_window_toast_text (self, error->message);
}

static void
open_folder_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsWindow *self = AMENDS_WINDOW (widget);
    g_autoptr (GFile) folder = NULL;
    g_autoptr (GtkFileLauncher) launcher = NULL;

    if (self->folder == NULL)
        return;
    folder = g_file_new_for_path (self->folder);
    launcher = gtk_file_launcher_new (folder);
    gtk_file_launcher_launch (launcher, GTK_WINDOW (self), NULL, folder_opened_cb, g_object_ref (self));
}

static void
retry_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    g_signal_emit_by_name (widget, "reopen-requested", FALSE);
}

static void
afresh_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;

    if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "afresh"))
        g_signal_emit_by_name (self, "reopen-requested", TRUE);
}

static void
start_afresh_cb (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AdwDialog *dialog = adw_alert_dialog_new (
        _ ("Start Afresh?"),
        _ ("Amends begins with no reviews. The old file is kept in the same folder, its name beginning with “broken”; notes and marks are in it."));

    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "afresh", _ ("Start _Afresh"),
                                    NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "afresh", ADW_RESPONSE_DESTRUCTIVE);
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, afresh_chosen_cb, g_object_ref (widget));
}

void
amends_window_update_actions (AmendsWindow *self)
{
    GtkWidget *widget = GTK_WIDGET (self);
    gboolean data = self->store != NULL;
    gboolean running = data && amends_sync_engine_is_running (self->engine);
    const char *page = amends_window_get_page_name (self);
    gboolean failed = g_strcmp0 (page, "failure") == 0;

    gtk_widget_action_set_enabled (widget, "win.sync", data && !running);
    gtk_widget_action_set_enabled (widget, "win.cancel-sync", running);
    gtk_widget_action_set_enabled (widget, "win.import", data);
    gtk_widget_action_set_enabled (widget, "win.export", data && self->n_reviews > 0);
    gtk_widget_action_set_enabled (widget, "win.print", data);
    gtk_widget_action_set_enabled (widget, "win.accounts", data);
    gtk_widget_action_set_enabled (widget, "win.add-account", data);
    gtk_widget_action_set_enabled (widget, "win.try-sample-shop", data && !self->sample);
    gtk_widget_action_set_enabled (widget, "win.leave-sample-shop", data && self->sample);
    gtk_widget_action_set_enabled (widget, "win.retry", failed);
    gtk_widget_action_set_enabled (widget, "win.start-afresh", failed);
}

void
amends_window_install_actions (GtkWidgetClass *widget_class)
{
    static const struct {
        const char *name;
        GtkWidgetActionActivateFunc activate;
    } ACTIONS[] = {
        { "win.close", close_cb },
        { "win.sync", sync_cb },
        { "win.cancel-sync", cancel_sync_cb },
        { "win.import", import_cb },
        { "win.export", export_cb },
        { "win.print", print_cb },
        { "win.accounts", accounts_cb },
        { "win.add-account", add_account_cb },
        { "win.enter-token", enter_token_cb },
        { "win.show-steps", show_steps_cb },
        { "win.try-sample-shop", try_sample_shop_cb },
        { "win.leave-sample-shop", leave_sample_shop_cb },
        { "win.open-folder", open_folder_cb },
        { "win.retry", retry_cb },
        { "win.start-afresh", start_afresh_cb },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
        gtk_widget_class_install_action (widget_class, ACTIONS[i].name, NULL, ACTIONS[i].activate);
    amends_window_install_page_actions (widget_class);
}
