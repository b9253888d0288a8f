/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-general-preferences.h"

#include "amends-interval-row.h"

struct _AmendsGeneralPreferences {
    AdwPreferencesPage parent_instance;

    AdwSwitchRow *background;
    AmendsIntervalRow *interval;
    AdwSwitchRow *privacy;
    AdwSwitchRow *single_keys;
};

G_DEFINE_FINAL_TYPE (AmendsGeneralPreferences, amends_general_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
show_accounts_cb (AmendsGeneralPreferences *self)
{
    GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
    GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

    if (dialog != NULL)
        adw_dialog_close (ADW_DIALOG (dialog));
    if (window != NULL)
        gtk_widget_activate_action (window, "win.accounts", NULL);
}

static void
amends_general_preferences_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_GENERAL_PREFERENCES);
    G_OBJECT_CLASS (amends_general_preferences_parent_class)->dispose (object);
}

static void
amends_general_preferences_class_init (AmendsGeneralPreferencesClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_general_preferences_dispose;
    g_type_ensure (AMENDS_TYPE_INTERVAL_ROW);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/window/amends-general-preferences.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsGeneralPreferences, background);
    gtk_widget_class_bind_template_child (widget_class, AmendsGeneralPreferences, interval);
    gtk_widget_class_bind_template_child (widget_class, AmendsGeneralPreferences, privacy);
    gtk_widget_class_bind_template_child (widget_class, AmendsGeneralPreferences, single_keys);
    gtk_widget_class_bind_template_callback (widget_class, show_accounts_cb);
}

static void
amends_general_preferences_init (AmendsGeneralPreferences *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AdwPreferencesPage *
amends_general_preferences_new (GSettings *settings)
{
    AmendsGeneralPreferences *self = g_object_new (AMENDS_TYPE_GENERAL_PREFERENCES, NULL);

    g_settings_bind (settings, "background-sync", self->background, "active", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "sync-interval", self->interval, "minutes", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "privacy-mode", self->privacy, "active", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "single-key-shortcuts", self->single_keys, "active", G_SETTINGS_BIND_DEFAULT);
    return ADW_PREFERENCES_PAGE (self);
}
