/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-preferences-dialog.h"

#include <glib/gi18n-lib.h>

struct _AmendsPreferencesDialog {
    AdwPreferencesDialog parent_instance;

    AdwSwitchRow *single_keys;
    AdwSpinRow *hold;
    AdwActionRow *folder_row;
    char *folder;
};

G_DEFINE_FINAL_TYPE (AmendsPreferencesDialog, amends_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
show_accounts_cb (AmendsPreferencesDialog *self)
{
    GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

    adw_dialog_close (ADW_DIALOG (self));
    if (window != NULL)
        gtk_widget_activate_action (window, "win.accounts", NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsPreferencesDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AdwToast *toast;

    if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) ||
        g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        return;
    toast = adw_toast_new (error->message);
    adw_toast_set_use_markup (toast, FALSE);
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
open_folder_cb (AmendsPreferencesDialog *self)
{
    g_autoptr (GFile) file = g_file_new_for_path (self->folder);
    g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, opened_cb,
                              g_object_ref (self));
}

static void
amends_preferences_dialog_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_PREFERENCES_DIALOG);
    G_OBJECT_CLASS (amends_preferences_dialog_parent_class)->dispose (object);
}

static void
amends_preferences_dialog_finalize (GObject *object)
{
    g_free (AMENDS_PREFERENCES_DIALOG (object)->folder);
    G_OBJECT_CLASS (amends_preferences_dialog_parent_class)->finalize (object);
}

static void
amends_preferences_dialog_class_init (AmendsPreferencesDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_preferences_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_preferences_dialog_finalize;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/window/amends-preferences-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, single_keys);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, hold);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, folder_row);
    gtk_widget_class_bind_template_callback (widget_class, show_accounts_cb);
    gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
}

static void
amends_preferences_dialog_init (AmendsPreferencesDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsPreferencesDialog *
amends_preferences_dialog_new (GSettings *settings, const char *folder)
{
    AmendsPreferencesDialog *self = g_object_new (AMENDS_TYPE_PREFERENCES_DIALOG, NULL);
    g_autofree char *shown = g_filename_display_name (folder);

    self->folder = g_strdup (folder);
    adw_action_row_set_subtitle (self->folder_row, shown);
    g_settings_bind (settings, "single-key-shortcuts", self->single_keys, "active", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "contact-hold-seconds", self->hold, "value", G_SETTINGS_BIND_DEFAULT);
    return self;
}
