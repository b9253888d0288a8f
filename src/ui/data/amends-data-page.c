/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-data-page.h"

struct _AmendsDataPage {
    AdwPreferencesPage parent_instance;

    AdwActionRow *folder_row;

    GSettings *settings;
    AmendsStore *store; /* (nullable) */
    char *folder;
    gboolean sample;
};

G_DEFINE_FINAL_TYPE (AmendsDataPage, amends_data_page, ADW_TYPE_PREFERENCES_PAGE)

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
amends_data_page_dispose (GObject *object)
{
    AmendsDataPage *self = AMENDS_DATA_PAGE (object);

    g_clear_object (&self->settings);
    g_clear_object (&self->store);
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
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/data/amends-data-page.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsDataPage, folder_row);
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
    g_set_object (&self->store, data->store);
    self->folder = g_strdup (data->folder);
    self->sample = data->sample;
    adw_action_row_set_subtitle (self->folder_row, shown);
    return ADW_PREFERENCES_PAGE (self);
}
