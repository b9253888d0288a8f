/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-token-dialog.h"

#include "amends-account-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsTokenDialog {
    AdwAlertDialog parent_instance;

    AdwPasswordEntryRow *token;
    AmendsAccount *account;
    AmendsSecrets *secrets;
};

G_DEFINE_FINAL_TYPE (AmendsTokenDialog, amends_token_dialog, ADW_TYPE_ALERT_DIALOG)

static guint done_signal;

static const char *
get_token (AmendsTokenDialog *self)
{
    return gtk_editable_get_text (GTK_EDITABLE (self->token));
}

static void
token_changed_cb (AmendsTokenDialog *self)
{
    const char *token = get_token (self);
    gboolean good = amends_account_text_check_token (token) == NULL;

    adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "save", good);
    if (good || *token == '\0')
        gtk_widget_remove_css_class (GTK_WIDGET (self->token), "error");
    else
        gtk_widget_add_css_class (GTK_WIDGET (self->token), "error");
}

static void
token_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsTokenDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    gboolean kept = FALSE;

    if (amends_secrets_store_finish (AMENDS_SECRETS (source), result, &kept, &error))
        g_signal_emit (self, done_signal, 0, kept, NULL);
    else
        g_signal_emit (self, done_signal, 0, FALSE, error->message);
}

static void
amends_token_dialog_response (AdwAlertDialog *dialog, const char *response)
{
    AmendsTokenDialog *self = AMENDS_TOKEN_DIALOG (dialog);

    if (g_str_equal (response, "save"))
        amends_secrets_store_async (self->secrets, self->account->id, amends_account_text_get_name (self->account),
                                    get_token (self), NULL, token_stored_cb, g_object_ref (self));
}

static void
amends_token_dialog_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_TOKEN_DIALOG);
    G_OBJECT_CLASS (amends_token_dialog_parent_class)->dispose (object);
}

static void
amends_token_dialog_finalize (GObject *object)
{
    AmendsTokenDialog *self = AMENDS_TOKEN_DIALOG (object);

    g_clear_pointer (&self->account, amends_account_unref);
    g_clear_object (&self->secrets);
    G_OBJECT_CLASS (amends_token_dialog_parent_class)->finalize (object);
}

static void
amends_token_dialog_class_init (AmendsTokenDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_token_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_token_dialog_finalize;
    ADW_ALERT_DIALOG_CLASS (klass)->response = amends_token_dialog_response;
    done_signal = g_signal_new ("done", AMENDS_TYPE_TOKEN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_BOOLEAN, G_TYPE_STRING);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/accounts/amends-token-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsTokenDialog, token);
    gtk_widget_class_bind_template_callback (widget_class, token_changed_cb);
}

static void
amends_token_dialog_init (AmendsTokenDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    token_changed_cb (self);
}

AmendsTokenDialog *
amends_token_dialog_new (const AmendsAccount *account, AmendsSecrets *secrets)
{
    AmendsTokenDialog *self = g_object_new (AMENDS_TYPE_TOKEN_DIALOG, NULL);
    g_autofree char *name = amends_account_text_dup_short_name (account);
    /* Translators: %s is the name of an account */
    g_autofree char *body =
        g_strdup_printf (_ ("It lets Amends read the reviews of “%s”, and is kept in your keyring, never in a file. "
                            "Whoever runs the feed gives it out."),
                         name);

    self->account = amends_account_new (account);
    self->secrets = g_object_ref (secrets);
    adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
    return self;
}

gint64
amends_token_dialog_get_account_id (AmendsTokenDialog *self)
{
    return self->account->id;
}

const char *
amends_token_dialog_get_kept_message (gboolean kept)
{
    return kept ? NULL : _ ("No keyring answers on this computer, so the token will be asked for again next time");
}
