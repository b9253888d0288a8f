/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account-add-page.h"

#include "amends-account-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsAccountAddPage {
    AdwNavigationPage parent_instance;

    AdwEntryRow *address;
    AdwPasswordEntryRow *token;
    GtkLabel *problem;
    GtkStack *progress;
    GtkWidget *check_button;
    AmendsSyncEngine *engine;
    GCancellable *cancellable; /* (nullable): while a feed is being asked */
};

G_DEFINE_FINAL_TYPE (AmendsAccountAddPage, amends_account_add_page, ADW_TYPE_NAVIGATION_PAGE)

static guint found_signal;

static char *
dup_text (gpointer row)
{
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
show_problem (AmendsAccountAddPage *self, const char *sentence)
{
    gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
    gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
    if (sentence != NULL)
        gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
show_working (AmendsAccountAddPage *self, gboolean working)
{
    gtk_stack_set_visible_child_name (self->progress, working ? "working" : "idle");
    gtk_widget_set_sensitive (GTK_WIDGET (self->address), !working);
    gtk_widget_set_sensitive (GTK_WIDGET (self->token), !working);
}

static void
set_row_error (gpointer row, gboolean wrong)
{
    if (wrong)
        gtk_widget_add_css_class (row, "error");
    else
        gtk_widget_remove_css_class (row, "error");
}

static void
text_changed_cb (AmendsAccountAddPage *self)
{
    g_autofree char *address = dup_text (self->address);
    g_autofree char *token = dup_text (self->token);

    set_row_error (self->address, FALSE);
    set_row_error (self->token, FALSE);
    show_problem (self, NULL);
    gtk_widget_set_sensitive (self->check_button, *address != '\0' && *token != '\0');
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAccountAddPage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsAccount) account = amends_sync_engine_probe_finish (AMENDS_SYNC_ENGINE (source), result, &error);
    g_autofree char *token = NULL;

    g_clear_object (&self->cancellable);
    if (self->progress == NULL)
        return;
    show_working (self, FALSE);
    if (account != NULL) {
        token = dup_text (self->token);
        g_signal_emit (self, found_signal, 0, account, token);
    } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        const char *next = error->domain == AMENDS_SYNC_ERROR ? amends_sync_error_explain (error->code) : NULL;
        g_autofree char *sentences = g_strjoin (" ", error->message, next, NULL);
        gboolean token_wrong = g_error_matches (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNAUTHORISED);

        set_row_error (self->token, token_wrong);
        set_row_error (self->address, !token_wrong);
        show_problem (self, sentences);
    }
}

static void
check_cb (AmendsAccountAddPage *self)
{
    g_autofree char *address = dup_text (self->address);
    g_autofree char *token = dup_text (self->token);
    const char *address_problem = amends_account_text_check_address (address);
    const char *token_problem = amends_account_text_check_token (token);

    if (self->cancellable != NULL)
        return;
    set_row_error (self->address, address_problem != NULL);
    set_row_error (self->token, token_problem != NULL);
    show_problem (self, address_problem != NULL ? address_problem : token_problem);
    if (address_problem != NULL || token_problem != NULL)
        return;
    self->cancellable = g_cancellable_new ();
    show_working (self, TRUE);
    amends_sync_engine_probe_async (self->engine, address, token, self->cancellable, probed_cb, g_object_ref (self));
}

static void
cancel_cb (AmendsAccountAddPage *self)
{
    g_cancellable_cancel (self->cancellable);
}

static void
amends_account_add_page_hidden (AdwNavigationPage *page)
{
    g_cancellable_cancel (AMENDS_ACCOUNT_ADD_PAGE (page)->cancellable);
}

static void
amends_account_add_page_dispose (GObject *object)
{
    AmendsAccountAddPage *self = AMENDS_ACCOUNT_ADD_PAGE (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->engine);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_ACCOUNT_ADD_PAGE);
    G_OBJECT_CLASS (amends_account_add_page_parent_class)->dispose (object);
}

static void
amends_account_add_page_class_init (AmendsAccountAddPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_account_add_page_dispose;
    ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = amends_account_add_page_hidden;
    found_signal = g_signal_new ("found", AMENDS_TYPE_ACCOUNT_ADD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, AMENDS_TYPE_ACCOUNT, G_TYPE_STRING);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/accounts/amends-account-add-page.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountAddPage, address);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountAddPage, token);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountAddPage, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountAddPage, progress);
    gtk_widget_class_bind_template_child (widget_class, AmendsAccountAddPage, check_button);
    gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, check_cb);
    gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
amends_account_add_page_init (AmendsAccountAddPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    text_changed_cb (self);
}

AmendsAccountAddPage *
amends_account_add_page_new (AmendsSyncEngine *engine)
{
    AmendsAccountAddPage *self = g_object_new (AMENDS_TYPE_ACCOUNT_ADD_PAGE, NULL);

    self->engine = g_object_ref (engine);
    return self;
}
