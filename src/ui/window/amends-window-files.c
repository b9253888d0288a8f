/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-window-private.h"

#include "amends-export-dialog.h"
#include "amends-import-dialog.h"
#include "amends-print-dialog.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

static void
import_closed_cb (AmendsWindow *self)
{
    self->importing = NULL;
    amends_window_import_next (self);
}

static void
leave_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;
    gboolean leave = g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "leave");

    self->leaving = leave;
    if (leave)
        g_signal_emit_by_name (self, "sample-shop-requested", FALSE);
    else
        amends_window_forget_files (self);
}

/* Real reviews and invented customers are never mixed: a file waits until the sample shop is left. */
static void
ask_to_leave (AmendsWindow *self)
{
    AdwDialog *dialog = adw_alert_dialog_new (
        _ ("Leave the Sample Shop?"),
        _ ("Your own reviews are kept apart from the invented customers. Leave the sample shop to import the file."));

    self->leaving = TRUE;
    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "leave",
                                    _ ("_Leave and Import"), NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave", ADW_RESPONSE_SUGGESTED);
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
    adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, leave_answered_cb,
                             g_object_ref (self));
}

void
amends_window_import_next (AmendsWindow *self)
{
    g_autoptr (GFile) file = NULL;

    if (self->store == NULL || self->importing != NULL || self->leaving || g_queue_is_empty (&self->files))
        return;
    if (self->sample) {
        ask_to_leave (self);
        return;
    }
    file = g_queue_pop_head (&self->files);
    self->importing = ADW_DIALOG (amends_import_dialog_new (self->store, file));
    g_signal_connect_object (self->importing, "closed", G_CALLBACK (import_closed_cb), self, G_CONNECT_SWAPPED);
    adw_dialog_present (self->importing, GTK_WIDGET (self));
}

void
amends_window_import (AmendsWindow *self, GFile *file)
{
    g_queue_push_tail (&self->files, g_object_ref (file));
    amends_window_import_next (self);
}

void
amends_window_forget_files (AmendsWindow *self)
{
    g_queue_clear_full (&self->files, g_object_unref);
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

    if (files == NULL) {
        if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
            !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
            amends_window_toast_text (self, error->message);
        return;
    }
    for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
        g_autoptr (GFile) file = g_list_model_get_item (files, i);

        amends_window_import (self, file);
    }
}

static GListModel *
new_import_filters (void)
{
    GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
    g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
    g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
    static const char *const SUFFIXES[] = { "csv", "tsv", "txt", "json", "jsonl", "ndjson" };

    gtk_file_filter_set_name (tables, _ ("Review Exports"));
    for (gsize i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
        gtk_file_filter_add_suffix (tables, SUFFIXES[i]);
    gtk_file_filter_set_name (all, _ ("All Files"));
    gtk_file_filter_add_pattern (all, "*");
    g_list_store_append (filters, tables);
    g_list_store_append (filters, all);
    return G_LIST_MODEL (filters);
}

void
amends_window_choose_files (AmendsWindow *self)
{
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
    g_autoptr (GListModel) filters = new_import_filters ();

    gtk_file_dialog_set_title (dialog, _ ("Import Reviews"));
    gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
    gtk_file_dialog_set_filters (dialog, filters);
    gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), NULL, files_chosen_cb, g_object_ref (self));
}

static void
folder_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsWindow) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
        !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        amends_window_toast_text (self, error->message);
}

static void
show_folder_cb (AdwToast *toast, AmendsWindow *self)
{
    GFile *file = g_object_get_data (G_OBJECT (toast), "file");
    g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

    gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), NULL, folder_shown_cb, g_object_ref (self));
}

static void
tell_of_file (AmendsWindow *self, const char *text, GFile *file)
{
    AdwToast *toast = adw_toast_new (text);

    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_set_button_label (toast, _ ("_Show in Folder"));
    g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_folder_cb), self, 0);
    amends_window_add_toast (self, toast);
}

static void
exported_cb (AmendsExportDialog *dialog G_GNUC_UNUSED, GFile *file, guint64 n_reviews, AmendsWindow *self)
{
    g_autofree char *count = amends_text_count (n_reviews);
    /* Translators: %s is a number, already written as the locale does */
    g_autofree char *text =
        g_strdup_printf (ngettext ("%s review exported", "%s reviews exported", (gulong) n_reviews), count);

    tell_of_file (self, text, file);
}

static void
report_saved_cb (AmendsPrintDialog *dialog G_GNUC_UNUSED, GFile *file, AmendsWindow *self)
{
    tell_of_file (self, _ ("Report saved"), file);
}

void
amends_window_print (AmendsWindow *self)
{
    AmendsPrintDialog *dialog;

    if (self->store == NULL)
        return;
    dialog = amends_print_dialog_new (self->store);
    g_signal_connect_object (dialog, "saved", G_CALLBACK (report_saved_cb), self, 0);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

void
amends_window_export (AmendsWindow *self)
{
    g_autoptr (AmendsReviewQuery) shown = NULL;
    AmendsExportDialog *dialog;

    if (self->reviews == NULL)
        return;
    shown = amends_reviews_page_dup_query (self->reviews);
    dialog = amends_export_dialog_new (self->store, shown);
    g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, 0);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GdkDragAction
drag_entered_cb (AmendsWindow *self, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED,
                 GtkDropTarget *target G_GNUC_UNUSED)
{
    if (self->store == NULL)
        return 0;
    gtk_widget_set_visible (self->drop_hint, TRUE);
    return GDK_ACTION_COPY;
}

static void
drag_left_cb (AmendsWindow *self)
{
    gtk_widget_set_visible (self->drop_hint, FALSE);
}

static gboolean
dropped_cb (AmendsWindow *self, const GValue *value)
{
    GSList *files = g_value_get_boxed (value);

    gtk_widget_set_visible (self->drop_hint, FALSE);
    for (GSList *l = files; l != NULL; l = l->next)
        amends_window_import (self, l->data);
    return files != NULL;
}

void
amends_window_set_up_drop (AmendsWindow *self)
{
    GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

    g_signal_connect_object (target, "enter", G_CALLBACK (drag_entered_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (target, "leave", G_CALLBACK (drag_left_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
