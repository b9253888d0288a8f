/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-full-export-dialog.h"

#include "amends-full-export.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsFullExportDialog {
    AdwDialog parent_instance;

    GtkStack *stack;
    GtkLabel *problem;
    GtkProgressBar *bar;
    AdwStatusPage *status;
    GtkWidget *cancel_button;
    GtkWidget *export_button;
    GtkWidget *done_button;

    char *folder;
    GSettings *settings;       /* (nullable) */
    AmendsFullExport *job;     /* (nullable): while it runs */
    GFile *target;             /* (nullable): what was written */
    GCancellable *cancellable; /* of everything */
    gboolean disposed;
};

G_DEFINE_FINAL_TYPE (AmendsFullExportDialog, amends_full_export_dialog, ADW_TYPE_DIALOG)

static void
show_problem (AmendsFullExportDialog *self, const char *sentence)
{
    gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
    gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
    if (sentence != NULL)
        gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* @page: "choice", "progress" or "done" */
static void
show_page (AmendsFullExportDialog *self, const char *page)
{
    gboolean done = g_str_equal (page, "done");

    gtk_stack_set_visible_child_name (self->stack, page);
    gtk_widget_set_sensitive (self->export_button, g_str_equal (page, "choice"));
    gtk_widget_set_visible (self->export_button, !done);
    gtk_widget_set_visible (self->cancel_button, !done);
    gtk_widget_set_visible (self->done_button, done);
}

static void
show_result (AmendsFullExportDialog *self, guint64 n_records)
{
    g_autofree char *place = g_file_get_parse_name (self->target);
    g_autofree char *count = amends_text_count (n_records);
    g_autofree char *text = NULL;
    g_autofree char *markup = NULL;

    /* Translators: %1$s is a number, already written as the locale does; %2$s is a folder */
    text = g_strdup_printf (ngettext ("%1$s record in “%2$s”", "%1$s records in “%2$s”", (gulong) n_records), count,
                            place);
    markup = g_markup_escape_text (text, -1);
    adw_status_page_set_description (self->status, markup);
    show_page (self, "done");
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Everything Is Exported"),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFullExportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    guint64 n_records = 0;
    gboolean good = amends_full_export_run_finish (AMENDS_FULL_EXPORT (source), result, &n_records, &error);

    if (self->disposed)
        return;
    g_clear_object (&self->job);
    if (good) {
        show_result (self, n_records);
        return;
    }
    show_page (self, "choice");
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
}

void
amends_full_export_dialog_write (AmendsFullExportDialog *self, GFile *parent)
{
    gint64 now = g_get_real_time () / G_USEC_PER_SEC;

    if (self->job != NULL)
        return;
    g_clear_object (&self->target);
    g_clear_object (&self->cancellable);
    self->target = amends_full_export_choose_target (parent, now);
    self->cancellable = g_cancellable_new ();
    self->job = amends_full_export_new (self->folder, self->target, self->settings, now);
    g_object_bind_property (self->job, "fraction", self->bar, "fraction", G_BINDING_SYNC_CREATE);
    show_problem (self, NULL);
    show_page (self, "progress");
    amends_full_export_run_async (self->job, self->cancellable, exported_cb, g_object_ref (self));
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFullExportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GFile) parent = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

    if (self->disposed)
        return;
    if (parent != NULL)
        amends_full_export_dialog_write (self, parent);
    else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
             !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        show_problem (self, error->message);
}

static GtkWindow *
get_window (AmendsFullExportDialog *self)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
export_cb (AmendsFullExportDialog *self)
{
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
    const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
    g_autoptr (GFile) place = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

    gtk_file_dialog_set_initial_folder (dialog, place);
    gtk_file_dialog_set_title (dialog, _ ("Choose Where the New Folder Goes"));
    gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
    gtk_file_dialog_select_folder (dialog, get_window (self), self->cancellable, folder_chosen_cb, g_object_ref (self));
}

static void
cancel_cb (AmendsFullExportDialog *self)
{
    if (self->job != NULL)
        g_cancellable_cancel (self->cancellable);
    else
        adw_dialog_close (ADW_DIALOG (self));
}

static void
done_cb (AmendsFullExportDialog *self)
{
    adw_dialog_close (ADW_DIALOG (self));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFullExportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autofree char *markup = NULL;

    if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) || self->disposed ||
        g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        return;
    markup = g_markup_escape_text (error->message, -1);
    adw_status_page_set_description (self->status, markup);
}

static void
show_cb (AmendsFullExportDialog *self)
{
    g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (self->target);

    gtk_file_launcher_launch (launcher, get_window (self), NULL, shown_cb, g_object_ref (self));
}

static void
amends_full_export_dialog_closed (AdwDialog *dialog)
{
    g_cancellable_cancel (AMENDS_FULL_EXPORT_DIALOG (dialog)->cancellable);
}

static void
amends_full_export_dialog_dispose (GObject *object)
{
    AmendsFullExportDialog *self = AMENDS_FULL_EXPORT_DIALOG (object);

    self->disposed = TRUE;
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->job);
    g_clear_object (&self->target);
    g_clear_object (&self->settings);
    g_clear_pointer (&self->folder, g_free);
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_FULL_EXPORT_DIALOG);
    G_OBJECT_CLASS (amends_full_export_dialog_parent_class)->dispose (object);
}

static void
amends_full_export_dialog_class_init (AmendsFullExportDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_full_export_dialog_dispose;
    ADW_DIALOG_CLASS (klass)->closed = amends_full_export_dialog_closed;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/data/amends-full-export-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsFullExportDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsFullExportDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsFullExportDialog, bar);
    gtk_widget_class_bind_template_child (widget_class, AmendsFullExportDialog, status);
    gtk_widget_class_bind_template_child (widget_class, AmendsFullExportDialog, cancel_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsFullExportDialog, export_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsFullExportDialog, done_button);
    gtk_widget_class_bind_template_callback (widget_class, export_cb);
    gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
    gtk_widget_class_bind_template_callback (widget_class, done_cb);
    gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
amends_full_export_dialog_init (AmendsFullExportDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    adw_dialog_set_focus (ADW_DIALOG (self), self->export_button);
    self->cancellable = g_cancellable_new ();
}

AmendsFullExportDialog *
amends_full_export_dialog_new (const char *folder, GSettings *settings)
{
    AmendsFullExportDialog *self = g_object_new (AMENDS_TYPE_FULL_EXPORT_DIALOG, NULL);

    self->folder = g_strdup (folder);
    g_set_object (&self->settings, settings);
    return self;
}
