/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-dialog.h"

#include "amends-file-problem.h"
#include "amends-import-job.h"
#include "amends-import-mapping.h"
#include "amends-import-result.h"
#include "amends-store-accounts.h"
#include "amends-store-batches.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

/* Of the bar, where a large import is put in order afterwards; a small one is done before anybody sees the rest missing. */
#define READING_SHARE 0.9

struct _AmendsImportDialog {
    AdwDialog parent_instance;

    GtkStack *stack;
    AdwStatusPage *problem;
    AmendsImportMapping *mapping;
    GtkProgressBar *bar;
    GtkLabel *progress_label;
    AmendsImportResult *result;
    GtkWidget *cancel_button;
    GtkWidget *import_button;
    GtkWidget *done_button;

    AmendsStore *store;
    AmendsImportPlan *plan;    /* (nullable) until the file was looked at */
    AmendsImportJob *job;      /* (nullable): while it runs */
    GCancellable *cancellable; /* of the step that runs */
    gboolean disposed;
};

G_DEFINE_FINAL_TYPE (AmendsImportDialog, amends_import_dialog, ADW_TYPE_DIALOG)

const char *
amends_import_dialog_get_page_name (AmendsImportDialog *self)
{
    return gtk_stack_get_visible_child_name (self->stack);
}

static void
show_page (AmendsImportDialog *self, const char *name)
{
    gboolean mapping = g_str_equal (name, "mapping");
    gboolean result = g_str_equal (name, "result");

    gtk_stack_set_visible_child_name (self->stack, name);
    gtk_widget_set_visible (self->import_button, mapping);
    gtk_widget_set_visible (self->done_button, result);
    gtk_widget_set_visible (self->cancel_button, !result);
    if (!mapping && !result)
        return;
    /* Enter does the next thing, not what happened to have the focus on the page before. */
    adw_dialog_set_default_widget (ADW_DIALOG (self), mapping ? self->import_button : self->done_button);
    if (result || gtk_widget_get_sensitive (self->import_button))
        adw_dialog_set_focus (ADW_DIALOG (self), mapping ? self->import_button : self->done_button);
    else
        gtk_widget_child_focus (GTK_WIDGET (self->mapping), GTK_DIR_TAB_FORWARD);
}

static void
show_problem (AmendsImportDialog *self, const GError *error)
{
    g_autofree char *markup = g_markup_escape_text (error->message, -1);

    adw_status_page_set_title (self->problem, amends_file_problem_get_title (error));
    adw_status_page_set_description (self->problem, markup);
    show_page (self, "problem");
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
update_ready (AmendsImportDialog *self)
{
    g_autofree char *problem = NULL;

    gtk_widget_set_sensitive (self->import_button, amends_import_plan_is_ready (self->plan, &problem));
}

static void
mapping_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsImportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autofree char *mapping = amends_store_get_import_mapping_finish (AMENDS_STORE (source), result, &error);
    g_autofree char *problem = NULL;
    gboolean known;

    if (self->disposed || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    known = mapping != NULL && amends_import_plan_apply_mapping (self->plan, mapping);
    known = known || amends_import_plan_get_preset (self->plan) != NULL;
    amends_import_mapping_set_plan (self->mapping, self->plan,
                                    known && amends_import_plan_is_ready (self->plan, &problem));
    update_ready (self);
    show_page (self, "mapping");
}

static void
probed_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsImportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsImportPlan *plan = amends_import_plan_probe_finish (result, &error);

    if (self->disposed) {
        g_clear_object (&plan);
        return;
    }
    if (plan == NULL) {
        if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            show_problem (self, error);
        return;
    }
    self->plan = plan;
    amends_store_get_import_mapping_async (self->store, amends_import_plan_get_header_key (plan), self->cancellable,
                                           mapping_found_cb, g_object_ref (self));
}

/* The job counts from none to all twice, reading and putting in order; a bar that went back would look like a new beginning. */
static double
get_bar_fraction (AmendsImportJob *job)
{
    double fraction = amends_import_job_get_fraction (job);

    if (amends_import_job_is_settling (job))
        return READING_SHARE + (1 - READING_SHARE) * fraction;
    return READING_SHARE * fraction;
}

static void
progress_cb (AmendsImportDialog *self)
{
    double fraction = get_bar_fraction (self->job);
    guint64 n_read = amends_import_job_get_n_read (self->job);
    g_autofree char *count = amends_text_count (n_read);
    /* Translators: %s is a number, already written as the locale does */
    g_autofree char *text = g_strdup_printf (ngettext ("%s row read", "%s rows read", (gulong) n_read), count);

    if (fraction >= 0)
        gtk_progress_bar_set_fraction (self->bar, fraction);
    else
        gtk_progress_bar_pulse (self->bar);
    gtk_label_set_text (self->progress_label, amends_import_job_is_settling (self->job)
                                                  /* Translators: the end of a large import: all rows are stored. */
                                                  ? _ ("Putting the lists in order…")
                                                  : text);
}

static void
mapping_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    if (!amends_store_set_import_mapping_finish (AMENDS_STORE (source), result, &error))
        g_warning ("The columns of a file could not be remembered: %s", error->message);
}

static void
remember_mapping (AmendsImportDialog *self)
{
    g_autofree char *mapping = amends_import_plan_save_mapping (self->plan);

    amends_store_set_import_mapping_async (self->store, amends_import_plan_get_header_key (self->plan), mapping, NULL,
                                           mapping_kept_cb, NULL);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsImportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsImportJob *job = AMENDS_IMPORT_JOB (source);

    amends_import_job_run_finish (job, result, &error);
    if (self->disposed)
        return;
    amends_import_result_show (self->result, job, error);
    g_signal_handlers_disconnect_by_data (job, self);
    g_clear_object (&self->job);
    adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
    show_page (self, "result");
}

static void
account_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsImportDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBatchSource) reader = NULL;
    gint64 account_id = amends_store_save_account_finish (AMENDS_STORE (source), result, &error);

    if (self->disposed)
        return;
    if (account_id != 0)
        reader = amends_import_plan_open (self->plan, &error);
    if (reader == NULL) {
        show_problem (self, error);
        return;
    }
    remember_mapping (self);
    self->job = amends_import_job_new (self->store, account_id, reader, FALSE);
    g_signal_connect_object (self->job, "notify", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
    progress_cb (self);
    amends_import_job_run_async (self->job, self->cancellable, imported_cb, g_object_ref (self));
}

static void
import_cb (AmendsImportDialog *self)
{
    const AmendsAccount fields = {
        .kind = "file",
        .professional = AMENDS_TRI_UNKNOWN,
        .brand_owner = AMENDS_TRI_UNKNOWN,
        .brand_representative = AMENDS_TRI_UNKNOWN,
        .may_view = AMENDS_TRI_UNKNOWN,
        .may_edit = AMENDS_TRI_UNKNOWN,
    };
    g_autoptr (AmendsAccount) account = NULL;
    g_autofree char *problem = NULL;

    if (self->plan == NULL || self->job != NULL || !amends_import_plan_is_ready (self->plan, &problem) ||
        !g_str_equal (amends_import_dialog_get_page_name (self), "mapping"))
        return;
    account = amends_account_new (&fields);
    show_page (self, "progress");
    amends_store_save_account_async (self->store, account, self->cancellable, account_saved_cb, g_object_ref (self));
}

/* While rows are being stored, Cancel stops the job and the result page says what it did; before that it closes. */
static void
cancel_cb (AmendsImportDialog *self)
{
    g_cancellable_cancel (self->cancellable);
    if (self->job == NULL)
        adw_dialog_close (ADW_DIALOG (self));
}

static void
choose_another_cb (AmendsImportDialog *self)
{
    GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

    adw_dialog_close (ADW_DIALOG (self));
    if (window != NULL)
        gtk_widget_activate_action (window, "win.import", NULL);
}

static void
amends_import_dialog_closed (AdwDialog *dialog)
{
    g_cancellable_cancel (AMENDS_IMPORT_DIALOG (dialog)->cancellable);
}

static void
amends_import_dialog_dispose (GObject *object)
{
    AmendsImportDialog *self = AMENDS_IMPORT_DIALOG (object);

    self->disposed = TRUE;
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->job);
    g_clear_object (&self->plan);
    g_clear_object (&self->store);
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_IMPORT_DIALOG);
    G_OBJECT_CLASS (amends_import_dialog_parent_class)->dispose (object);
}

static void
amends_import_dialog_class_init (AmendsImportDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    g_type_ensure (AMENDS_TYPE_IMPORT_MAPPING);
    g_type_ensure (AMENDS_TYPE_IMPORT_RESULT);
    G_OBJECT_CLASS (klass)->dispose = amends_import_dialog_dispose;
    ADW_DIALOG_CLASS (klass)->closed = amends_import_dialog_closed;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/import/amends-import-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, mapping);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, bar);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, progress_label);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, result);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, cancel_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, import_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportDialog, done_button);
    gtk_widget_class_bind_template_callback (widget_class, update_ready);
    gtk_widget_class_bind_template_callback (widget_class, import_cb);
    gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
    gtk_widget_class_bind_template_callback (widget_class, choose_another_cb);
    gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
amends_import_dialog_init (AmendsImportDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    self->cancellable = g_cancellable_new ();
    show_page (self, "probing");
}

AmendsImportDialog *
amends_import_dialog_new (AmendsStore *store, GFile *file)
{
    AmendsImportDialog *self = g_object_new (AMENDS_TYPE_IMPORT_DIALOG, NULL);

    self->store = g_object_ref (store);
    amends_import_plan_probe_async (file, self->cancellable, probed_cb, g_object_ref (self));
    return self;
}
