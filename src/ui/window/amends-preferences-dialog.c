/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-preferences-dialog.h"

#include "amends-backup-group.h"
#include "amends-interval-row.h"
#include "amends-time-row.h"

#include <glib/gi18n-lib.h>

#define STARS_KEY "notify-stars"
#define QUIET_START_KEY "quiet-hours-start"
#define QUIET_END_KEY "quiet-hours-end"

struct _AmendsPreferencesDialog {
    AdwPreferencesDialog parent_instance;

    AdwSwitchRow *single_keys;
    AdwSpinRow *hold;
    AdwSwitchRow *one_star;
    AdwSwitchRow *two_stars;
    AdwSwitchRow *three_stars;
    AdwSwitchRow *answers;
    AdwSwitchRow *quiet_hours;
    AdwSpinRow *quiet_start;
    AdwSpinRow *quiet_end;
    AdwSwitchRow *background;
    AmendsIntervalRow *interval;
    AdwActionRow *folder_row;
    AmendsBackupGroup *backups;
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

/* One of the levels of stars that share a key, as the sum of their bits. */
typedef struct {
    GSettings *settings;
    guint bit;
} Level;

static void
free_level (Level *self)
{
    g_object_unref (self->settings);
    g_free (self);
}

static gboolean
read_level (GValue *value, GVariant *variant, gpointer user_data)
{
    const Level *level = user_data;

    g_value_set_boolean (value, (g_variant_get_uint32 (variant) & level->bit) != 0);
    return TRUE;
}

static GVariant *
write_level (const GValue *value, const GVariantType *type G_GNUC_UNUSED, gpointer user_data)
{
    const Level *level = user_data;
    guint others = g_settings_get_uint (level->settings, STARS_KEY) & ~level->bit;

    return g_variant_new_uint32 (others | (g_value_get_boolean (value) ? level->bit : 0));
}

static void
bind_level (GSettings *settings, AdwSwitchRow *row, guint stars)
{
    Level *level = g_new (Level, 1);

    level->settings = g_object_ref (settings);
    level->bit = 1u << stars;
    g_settings_bind_with_mapping (settings, STARS_KEY, row, "active", G_SETTINGS_BIND_DEFAULT, read_level, write_level,
                                  level, (GDestroyNotify) free_level);
}

static void
quiet_hours_changed_cb (GSettings *settings, const char *key G_GNUC_UNUSED, AmendsPreferencesDialog *self)
{
    int start = g_settings_get_int (settings, QUIET_START_KEY);
    int end = g_settings_get_int (settings, QUIET_END_KEY);
    const char *text = "";

    if (end < start)
        /* Translators: below the time of day at which quiet hours end, which began the evening before */
        text = _ ("On the next day");
    else if (end == start)
        text = _ ("Choose another time than the start: now there are no quiet hours");
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->quiet_end), text);
}

static void
bind_notifications (AmendsPreferencesDialog *self, GSettings *settings)
{
    bind_level (settings, self->one_star, 1);
    bind_level (settings, self->two_stars, 2);
    bind_level (settings, self->three_stars, 3);
    g_settings_bind (settings, "notify-answers", self->answers, "active", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "quiet-hours", self->quiet_hours, "active", G_SETTINGS_BIND_DEFAULT);
    amends_time_row_bind (self->quiet_start, settings, QUIET_START_KEY);
    amends_time_row_bind (self->quiet_end, settings, QUIET_END_KEY);
    g_signal_connect_object (settings, "changed::" QUIET_START_KEY, G_CALLBACK (quiet_hours_changed_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (settings, "changed::" QUIET_END_KEY, G_CALLBACK (quiet_hours_changed_cb), self,
                             G_CONNECT_DEFAULT);
    quiet_hours_changed_cb (settings, NULL, self);
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
    g_type_ensure (AMENDS_TYPE_BACKUP_GROUP);
    g_type_ensure (AMENDS_TYPE_INTERVAL_ROW);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/window/amends-preferences-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, single_keys);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, hold);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, folder_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, backups);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, one_star);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, two_stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, three_stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, answers);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, quiet_hours);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, quiet_start);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, quiet_end);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, background);
    gtk_widget_class_bind_template_child (widget_class, AmendsPreferencesDialog, interval);
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
    bind_notifications (self, settings);
    g_settings_bind (settings, "background-sync", self->background, "active", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "sync-interval", self->interval, "minutes", G_SETTINGS_BIND_DEFAULT);
    return self;
}

void
amends_preferences_dialog_set_backups (AmendsPreferencesDialog *self, AmendsBackups *backups, GSettings *settings)
{
    g_return_if_fail (AMENDS_IS_PREFERENCES_DIALOG (self));

    amends_backup_group_set_source (self->backups, backups, settings);
}
