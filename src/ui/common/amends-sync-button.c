/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "amends-text.h"

struct _AmendsSyncButton {
    GtkBox parent_instance;

    GtkWidget *button;
    GtkWidget *spinner;
};

G_DEFINE_FINAL_TYPE (AmendsSyncButton, amends_sync_button, GTK_TYPE_BOX)

static void
describe (AmendsSyncButton *self, const char *label)
{
    gtk_widget_set_tooltip_text (self->button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
amends_sync_button_class_init (AmendsSyncButtonClass *klass G_GNUC_UNUSED)
{
}

static void
amends_sync_button_init (AmendsSyncButton *self)
{
    self->spinner = adw_spinner_new ();
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Syncing"), -1);
    gtk_widget_set_margin_end (self->spinner, 6);
    self->button = gtk_button_new ();
    gtk_box_append (GTK_BOX (self), self->spinner);
    gtk_box_append (GTK_BOX (self), self->button);
    amends_sync_button_set_running (self, FALSE, 0);
}

void
amends_sync_button_set_running (AmendsSyncButton *self, gboolean running, guint64 rows)
{
    g_return_if_fail (AMENDS_IS_SYNC_BUTTON (self));
    gtk_widget_set_visible (self->spinner, running);
    gtk_button_set_icon_name (GTK_BUTTON (self->button), running ? "process-stop-symbolic" : "view-refresh-symbolic");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), running ? "win.cancel-sync" : "win.sync");
    if (running) {
        g_autofree char *number = amends_text_count (rows);
        /* Translators: tooltip of the button that cancels a sync; %s is a number. */
        g_autofree char *label = g_strdup_printf (
            ngettext ("Cancel Sync (%s row stored)", "Cancel Sync (%s rows stored)", (gulong) rows), number);

        describe (self, label);
    } else {
        describe (self, _ ("Sync"));
    }
}
