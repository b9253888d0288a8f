/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-data-page.h"

#include "amends-backup-group.h"
#include "amends-data-files.h"
#include "amends-delete-dialog.h"
#include "amends-full-export-dialog.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsDataPage {
    AdwPreferencesPage parent_instance;

    AdwActionRow *folder_row;
    GtkLabel *comments_size;
    AdwActionRow *backups_row;
    GtkLabel *backups_size;
    AmendsBackupGroup *backups;
    GtkWidget *export_row;
    GtkWidget *delete_row;

    GSettings *settings;
    char *folder;
    gboolean sample;
    GCancellable *cancellable; /* of what is counted */
};

G_DEFINE_FINAL_TYPE (AmendsDataPage, amends_data_page, ADW_TYPE_PREFERENCES_PAGE)

enum { SIGNAL_DELETE_REQUESTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
tell (AmendsDataPage *self, const char *text)
{
    GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
    AdwToast *toast;

    if (dialog == NULL)
        return;
    toast = adw_toast_new (text);
    adw_toast_set_use_markup (toast, FALSE);
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsDataPage) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
        !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        tell (self, error->message);
}

static void
open_folder_cb (AmendsDataPage *self)
{
    g_autoptr (GFile) file = g_file_new_for_path (self->folder);
    g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, opened_cb,
                              g_object_ref (self));
}

static void
show_size (GtkLabel *label, guint64 bytes)
{
    g_autofree char *text = g_format_size (bytes);

    gtk_label_set_text (label, text);
}

static void
show_backups (AmendsDataPage *self, const AmendsDataSizes *sizes)
{
    guint64 bytes = sizes->bytes[AMENDS_DATA_PART_BACKUPS];
    g_autofree char *number = amends_text_count (sizes->n_backups);
    /* Translators: %s is a number, already written as the locale does */
    g_autofree char *text = g_strdup_printf (ngettext ("%s copy", "%s copies", sizes->n_backups), number);

    /* Translators: there are no backups */
    adw_action_row_set_subtitle (self->backups_row, sizes->n_backups > 0 ? text : C_ ("backups", "None"));
    if (bytes > 0)
        show_size (self->backups_size, bytes);
    else
        gtk_label_set_text (self->backups_size, "");
}

static void
measured_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsDataPage) self = user_data;
    AmendsDataSizes sizes;

    /* Who cancelled is gone, and what cannot be measured is not told. */
    if (!amends_data_files_measure_finish (result, &sizes, NULL))
        return;
    show_size (self->comments_size, sizes.bytes[AMENDS_DATA_PART_COMMENTS] + sizes.bytes[AMENDS_DATA_PART_OTHER]);
    show_backups (self, &sizes);
}

static void
measure (AmendsDataPage *self)
{
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    amends_data_files_measure_async (self->folder, self->cancellable, measured_cb, g_object_ref (self));
}

static void
backups_changed_cb (AmendsDataPage *self)
{
    measure (self);
}

static void
export_cb (AmendsDataPage *self)
{
    /* The sample shop has no settings of its own. */
    GSettings *settings = self->sample ? NULL : self->settings;

    adw_dialog_present (ADW_DIALOG (amends_full_export_dialog_new (self->folder, settings)), GTK_WIDGET (self));
}

static void
delete_answered_cb (AmendsDataPage *self, const char *response)
{
    if (g_str_equal (response, "export"))
        export_cb (self);
    else if (g_str_equal (response, "delete"))
        g_signal_emit (self, signals[SIGNAL_DELETE_REQUESTED], 0);
}

static void
delete_cb (AmendsDataPage *self)
{
    AmendsDeleteDialog *dialog = amends_delete_dialog_new (self->folder, self->sample);

    g_signal_connect_object (dialog, "response", G_CALLBACK (delete_answered_cb), self, G_CONNECT_SWAPPED);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
amends_data_page_dispose (GObject *object)
{
    AmendsDataPage *self = AMENDS_DATA_PAGE (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->settings);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_DATA_PAGE);
    G_OBJECT_CLASS (amends_data_page_parent_class)->dispose (object);
}

static void
amends_data_page_finalize (GObject *object)
{
    g_free (AMENDS_DATA_PAGE (object)->folder);
    G_OBJECT_CLASS (amends_data_page_parent_class)->finalize (object);
}

static void
amends_data_page_class_init (AmendsDataPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_data_page_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_data_page_finalize;
    g_type_ensure (AMENDS_TYPE_BACKUP_GROUP);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/data/amends-data-page.ui");
    signals[SIGNAL_DELETE_REQUESTED] = g_signal_new ("delete-requested", AMENDS_TYPE_DATA_PAGE, G_SIGNAL_RUN_LAST, 0,
                                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, folder_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, comments_size);
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, backups_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, backups_size);
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, backups);
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, export_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, delete_row);
    gtk_widget_class_bind_template_callback (widget_class, export_cb);
    gtk_widget_class_bind_template_callback (widget_class, delete_cb);
    gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
}

static void
amends_data_page_init (AmendsDataPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AdwPreferencesPage *
amends_data_page_new (GSettings *settings, const AmendsDataSource *data)
{
    AmendsDataPage *self = g_object_new (AMENDS_TYPE_DATA_PAGE, NULL);
    g_autofree char *shown = g_filename_display_name (data->folder);

    self->settings = g_object_ref (settings);
    self->folder = g_strdup (data->folder);
    self->sample = data->sample;
    adw_action_row_set_subtitle (self->folder_row, shown);
    gtk_widget_set_sensitive (self->export_row, data->store != NULL);
    gtk_widget_set_sensitive (self->delete_row, data->store != NULL && !amends_store_is_read_only (data->store));
    amends_backup_group_set_source (self->backups, data->backups, settings);
    if (data->backups != NULL)
        g_signal_connect_object (data->backups, "changed", G_CALLBACK (backups_changed_cb), self, G_CONNECT_SWAPPED);
    measure (self);
    return ADW_PREFERENCES_PAGE (self);
}
