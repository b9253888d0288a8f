/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-about.h"
#include "amends-preferences-dialog.h"
#include "amends-shortcuts-dialog.h"

static void
quit_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    amends_application_shut_down (AMENDS_APPLICATION (user_data));
}

static void
about_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    AmendsApplication *self = user_data;

    if (self->window != NULL)
        adw_dialog_present (amends_about_new (), GTK_WIDGET (self->window));
}

static void
shortcuts_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    AmendsApplication *self = user_data;

    if (self->window != NULL)
        adw_dialog_present (ADW_DIALOG (amends_shortcuts_dialog_new ()), GTK_WIDGET (self->window));
}

/* It looks at the data: so it goes first. */
static void
delete_requested_cb (AdwDialog *dialog, AmendsApplication *self)
{
    adw_dialog_force_close (dialog);
    amends_application_delete_everything (self);
}

static void
preferences_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    AmendsApplication *self = user_data;
    g_autofree char *folder = amends_context_dup_folder (self->root, self->sample);
    gboolean ready = self->context != NULL && self->opening == NULL;
    const AmendsDataSource data = {
        .folder = folder,
        .store = ready ? amends_context_get_store (self->context) : NULL,
        .sample = self->sample,
        .backups = self->sample ? NULL : self->backups,
    };
    AdwDialog *dialog;

    if (self->window == NULL)
        return;
    dialog = ADW_DIALOG (amends_preferences_dialog_new (self->settings, &data));
    g_signal_connect_object (dialog, "delete-requested", G_CALLBACK (delete_requested_cb), self, G_CONNECT_DEFAULT);
    adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
sample_shop_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    AmendsApplication *self = user_data;

    if (self->window == NULL && self->context == NULL && self->opening == NULL)
        self->sample = TRUE;
    else if (!self->sample)
        amends_application_open_data (self, TRUE);
    g_application_activate (G_APPLICATION (self));
}

/* The target of a notification, which may be clicked long after the window was closed: then it starts as always. */
static void
show_review_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
    amends_application_go_to (AMENDS_APPLICATION (user_data), amends_link_new_review (g_variant_get_int64 (parameter)));
}

static void
show_view_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
    amends_application_go_to (AMENDS_APPLICATION (user_data),
                              amends_link_new_view (g_variant_get_string (parameter, NULL)));
}

static void
mark_done_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
    amends_application_mark_done (AMENDS_APPLICATION (user_data), parameter);
}

static void
mark_read_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
    amends_application_mark_read (AMENDS_APPLICATION (user_data), parameter);
}

static void
messages_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    amends_application_go_to (AMENDS_APPLICATION (user_data), amends_link_new_messages ());
}

static void
inbox_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    amends_application_go_to_inbox (AMENDS_APPLICATION (user_data));
}

/* A window that opens syncs by itself as soon as it can. */
static void
sync_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    AmendsApplication *self = user_data;

    g_application_activate (G_APPLICATION (self));
    if (self->window != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sync", NULL);
}

void
amends_application_add_actions (AmendsApplication *self)
{
    static const GActionEntry ACTIONS[] = {
        { .name = "quit", .activate = quit_cb },
        { .name = "about", .activate = about_cb },
        { .name = "shortcuts", .activate = shortcuts_cb },
        { .name = "preferences", .activate = preferences_cb },
        { .name = "sample-shop", .activate = sample_shop_cb },
        { .name = "show-review", .parameter_type = "x", .activate = show_review_cb },
        { .name = "show-view", .parameter_type = "s", .activate = show_view_cb },
        { .name = "mark-done", .parameter_type = "(bax)", .activate = mark_done_cb },
        { .name = "mark-read", .parameter_type = "(bax)", .activate = mark_read_cb },
        { .name = "messages", .activate = messages_cb },
        { .name = "inbox", .activate = inbox_cb },
        { .name = "sync", .activate = sync_cb },
    };
    static const struct {
        const char *action;
        const char *keys[3];
    } KEYS[] = {
        { "app.quit", { "<Control>q" } },
        { "app.preferences", { "<Control>comma" } },
        { "app.shortcuts", { "<Control>question", "<Control>slash" } },
        { "win.close", { "<Control>w" } },
        { "win.sync", { "F5", "<Control>r" } },
        { "win.import", { "<Control>o" } },
        { "win.export", { "<Control><Shift>e" } },
        { "win.print", { "<Control>p" } },
        { "win.privacy-mode", { "<Control><Shift>p" } },
        { "win.show-page::reviews", { "<Alt>1" } },
        { "win.show-page::messages", { "<Alt>2" } },
        { "win.show-page::feedback", { "<Alt>3" } },
        { "win.show-page::guide", { "<Alt>4" } },
    };

    g_action_map_add_action_entries (G_ACTION_MAP (self), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
    for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
        gtk_application_set_accels_for_action (GTK_APPLICATION (self), KEYS[i].action, KEYS[i].keys);
}
