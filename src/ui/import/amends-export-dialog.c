/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-dialog.h"

#include "amends-export-job.h"
#include "amends-store-reviews.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsExportDialog {
    AdwDialog parent_instance;

    GtkStack *stack;
    GtkCheckButton *shown_check;
    AdwActionRow *shown_row;
    AdwActionRow *all_row;
    AdwComboRow *format_row;
    GtkLabel *problem;
    GtkProgressBar *bar;
    GtkWidget *export_button;

    AmendsStore *store;
    AmendsReviewQuery *shown;
    AmendsReviewQuery *all;
    AmendsExportJob *job;      /* (nullable): while it runs */
    GCancellable *cancellable; /* of everything */
    GFile *target;             /* (nullable): being written */
    gboolean disposed;
};

G_DEFINE_FINAL_TYPE (AmendsExportDialog, amends_export_dialog, ADW_TYPE_DIALOG)

static guint exported_signal;

static const struct {
    const char *label;
    const char *ending;
} FORMATS[] = {
    { N_ ("CSV, for spreadsheets"), "csv" },
    { N_ ("JSON"), "json" },
    { N_ ("JSON Lines"), "jsonl" },
};

static void
show_count (AdwActionRow *row, gint64 n)
{
    g_autofree char *count = amends_text_count ((guint64) n);
    /* Translators: %s is a number, already written as the locale does */
    g_autofree char *text = g_strdup_printf (ngettext ("%s review", "%s reviews", (gulong) n), count);

    adw_action_row_set_subtitle (row, text);
}

static void
show_problem (AmendsExportDialog *self, const char *sentence)
{
    gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
    gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
    if (sentence != NULL)
        gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
show_page (AmendsExportDialog *self, gboolean working)
{
    gtk_stack_set_visible_child_name (self->stack, working ? "progress" : "choice");
    gtk_widget_set_sensitive (self->export_button, !working);
}

static void
shown_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsExportDialog) self = user_data;
    gint64 n = amends_store_count_finish (AMENDS_STORE (source), result, NULL);

    if (!self->disposed && n >= 0)
        show_count (self->shown_row, n);
}

static void
all_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsExportDialog) self = user_data;
    gint64 n = amends_store_count_finish (AMENDS_STORE (source), result, NULL);

    if (!self->disposed && n >= 0)
        show_count (self->all_row, n);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsExportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    guint64 n_written = 0;
    gboolean good = amends_export_job_run_finish (AMENDS_EXPORT_JOB (source), result, &n_written, &error);

    if (self->disposed)
        return;
    g_signal_handlers_disconnect_by_data (source, self);
    g_clear_object (&self->job);
    if (good) {
        g_signal_emit (self, exported_signal, 0, self->target, n_written);
        adw_dialog_close (ADW_DIALOG (self));
        return;
    }
    show_page (self, FALSE);
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
}

void
amends_export_dialog_write (AmendsExportDialog *self, GFile *file)
{
    gboolean only_shown = gtk_check_button_get_active (self->shown_check);
    g_autofree char *name = g_file_get_basename (file);

    if (self->job != NULL)
        return;
    g_set_object (&self->target, file);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    self->job = amends_export_job_new (self->store, only_shown ? self->shown : self->all, file,
                                       amends_export_job_format_for_name (name));
    g_object_bind_property (self->job, "fraction", self->bar, "fraction", G_BINDING_SYNC_CREATE);
    show_problem (self, NULL);
    show_page (self, TRUE);
    amends_export_job_run_async (self->job, self->cancellable, exported_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsExportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

    if (self->disposed)
        return;
    if (file != NULL)
        amends_export_dialog_write (self, file);
    else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
             !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        show_problem (self, error->message);
}

static char *
dup_initial_name (AmendsExportDialog *self)
{
    guint selected = adw_combo_row_get_selected (self->format_row);
    const char *ending = FORMATS[MIN (selected, G_N_ELEMENTS (FORMATS) - 1)].ending;
    g_autoptr (GDateTime) now = g_date_time_new_now_local ();
    g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

    /* Translators: a file name, without ending; %s is a date such as 2026-01-31 */
    g_autofree char *name = g_strdup_printf (_ ("Reviews %s"), date);

    return g_strconcat (name, ".", ending, NULL);
}

static void
export_cb (AmendsExportDialog *self)
{
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
    g_autofree char *name = dup_initial_name (self);
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    gtk_file_dialog_set_title (dialog, _ ("Export Reviews"));
    gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
    gtk_file_dialog_set_initial_name (dialog, name);
    gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable, file_chosen_cb,
                          g_object_ref (self));
}

static void
cancel_cb (AmendsExportDialog *self)
{
    if (self->job != NULL)
        g_cancellable_cancel (self->cancellable);
    else
        adw_dialog_close (ADW_DIALOG (self));
}

static void
amends_export_dialog_closed (AdwDialog *dialog)
{
    g_cancellable_cancel (AMENDS_EXPORT_DIALOG (dialog)->cancellable);
}

static void
amends_export_dialog_dispose (GObject *object)
{
    AmendsExportDialog *self = AMENDS_EXPORT_DIALOG (object);

    self->disposed = TRUE;
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->job);
    g_clear_object (&self->target);
    g_clear_object (&self->store);
    g_clear_pointer (&self->shown, amends_review_query_free);
    g_clear_pointer (&self->all, amends_review_query_free);
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_EXPORT_DIALOG);
    G_OBJECT_CLASS (amends_export_dialog_parent_class)->dispose (object);
}

static void
amends_export_dialog_class_init (AmendsExportDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_export_dialog_dispose;
    ADW_DIALOG_CLASS (klass)->closed = amends_export_dialog_closed;
    exported_signal = g_signal_new ("exported", AMENDS_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_UINT64);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/import/amends-export-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, shown_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, shown_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, all_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, format_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, bar);
    gtk_widget_class_bind_template_child (widget_class, AmendsExportDialog, export_button);
    gtk_widget_class_bind_template_callback (widget_class, export_cb);
    gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
amends_export_dialog_init (AmendsExportDialog *self)
{
    g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

    gtk_widget_init_template (GTK_WIDGET (self));
    self->cancellable = g_cancellable_new ();
    for (gsize i = 0; i < G_N_ELEMENTS (FORMATS); i++)
        gtk_string_list_append (formats, _ (FORMATS[i].label));
    adw_combo_row_set_model (self->format_row, G_LIST_MODEL (formats));
}

AmendsExportDialog *
amends_export_dialog_new (AmendsStore *store, const AmendsReviewQuery *shown)
{
    AmendsExportDialog *self = g_object_new (AMENDS_TYPE_EXPORT_DIALOG, NULL);

    self->store = g_object_ref (store);
    self->shown = amends_review_query_copy (shown);
    self->all = amends_review_query_new ();
    self->all->done = AMENDS_DONE_ALL;
    amends_store_count_async (store, self->shown, self->cancellable, shown_counted_cb, g_object_ref (self));
    amends_store_count_async (store, self->all, self->cancellable, all_counted_cb, g_object_ref (self));
    return self;
}
