/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-result.h"

#include "amends-file-problem.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsImportResult {
    AdwBin parent_instance;

    AdwStatusPage *status;
    AdwActionRow *added;
    AdwActionRow *updated;
    AdwActionRow *unchanged;
    AdwActionRow *rejected;
    GtkWidget *rejections_box;
    GtkLabel *rejections_note;
    GtkListView *rejections;
    GtkStringList *lines;
    char *list; /* (nullable): to be copied */
};

G_DEFINE_FINAL_TYPE (AmendsImportResult, amends_import_result, ADW_TYPE_BIN)

char *
amends_import_result_dup_list (GPtrArray *rejections)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < rejections->len; i++) {
        const AmendsRejection *rejection = g_ptr_array_index (rejections, i);

        g_string_append_printf (text, "%" G_GUINT64_FORMAT "\t%s\n", rejection->line, rejection->reason);
    }
    return g_string_free_and_steal (text);
}

static void
copy_cb (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsImportResult *self = AMENDS_IMPORT_RESULT (widget);

    if (self->list == NULL)
        return;
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->list);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("List copied"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_count (AdwActionRow *row, guint64 n)
{
    g_autofree char *count = amends_text_count (n);

    adw_action_row_set_subtitle (row, count);
}

static void
show_rejections (AmendsImportResult *self, const AmendsImportOutcome *outcome)
{
    g_autofree char *shown = amends_text_count (outcome->rejections->len);
    g_autofree char *note = NULL;

    gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), NULL);
    for (guint i = 0; i < outcome->rejections->len; i++) {
        const AmendsRejection *rejection = g_ptr_array_index (outcome->rejections, i);
        g_autofree char *number = amends_text_count (rejection->line);
        g_autofree char *reason = amends_text_for_display (rejection->reason, AMENDS_TEXT_LIST_CHARS, TRUE);

        /* Translators: %1$s is the number of a line in a file, %2$s a sentence that says why it was left out */
        gtk_string_list_take (self->lines, g_strdup_printf (_ ("Line %1$s: %2$s"), number, reason));
    }
    if (outcome->rejections->len < outcome->n_rejected)
        /* Translators: %s is a number */
        note = g_strdup_printf (_ ("Only the first %s are listed."), shown);
    gtk_label_set_text (self->rejections_note, note != NULL ? note : "");
    gtk_widget_set_visible (GTK_WIDGET (self->rejections_note), note != NULL);
    gtk_widget_set_visible (self->rejections_box, outcome->rejections->len > 0);
    g_free (self->list);
    self->list = amends_import_result_dup_list (outcome->rejections);
}

static void
show_headline (AmendsImportResult *self, const GError *error)
{
    g_autofree char *text = NULL;
    g_autofree char *markup = NULL;

    if (error == NULL) {
        adw_status_page_set_icon_name (self->status, "object-select-symbolic");
        adw_status_page_set_title (self->status, _ ("Import Finished"));
    } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        adw_status_page_set_icon_name (self->status, "process-stop-symbolic");
        adw_status_page_set_title (self->status, _ ("Import Stopped"));
        text = g_strdup (_ ("What was imported before is kept. Importing the file again goes on from there."));
    } else {
        adw_status_page_set_icon_name (self->status, "dialog-error-symbolic");
        adw_status_page_set_title (self->status, amends_file_problem_get_title (error));
        text = g_strdup_printf ("%s %s", error->message, _ ("What was imported before is kept."));
    }
    if (text != NULL)
        markup = g_markup_escape_text (text, -1);
    adw_status_page_set_description (self->status, markup);
}

void
amends_import_result_set_outcome (AmendsImportResult *self, const AmendsImportOutcome *outcome)
{
    show_headline (self, outcome->error);
    show_count (self->added, outcome->counts.added);
    show_count (self->updated, outcome->counts.updated);
    show_count (self->unchanged, outcome->counts.unchanged);
    show_count (self->rejected, outcome->n_rejected);
    show_rejections (self, outcome);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_title (self->status),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
amends_import_result_show (AmendsImportResult *self, AmendsImportJob *job, const GError *error)
{
    const AmendsImportOutcome outcome = {
        .counts = *amends_import_job_get_counts (job),
        .n_rejected = amends_import_job_get_n_rejected (job),
        .rejections = amends_import_job_get_rejections (job),
        .error = error,
    };

    amends_import_result_set_outcome (self, &outcome);
}

static void
setup_line_cb (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    gtk_list_item_set_child (item, label);
}

static void
bind_line_cb (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
    GtkStringObject *line = gtk_list_item_get_item (item);

    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (line));
}

static void
amends_import_result_dispose (GObject *object)
{
    AmendsImportResult *self = AMENDS_IMPORT_RESULT (object);

    g_clear_pointer (&self->list, g_free);
    /* The bin holds its child by a pointer that disposing the template would leave dangling. */
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_IMPORT_RESULT);
    G_OBJECT_CLASS (amends_import_result_parent_class)->dispose (object);
}

static void
amends_import_result_class_init (AmendsImportResultClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_import_result_dispose;
    gtk_widget_class_install_action (widget_class, "result.copy", NULL, copy_cb);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/import/amends-import-result.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, status);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, added);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, updated);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, unchanged);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, rejected);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, rejections_box);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, rejections_note);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, rejections);
    gtk_widget_class_bind_template_child (widget_class, AmendsImportResult, lines);
    gtk_widget_class_bind_template_callback (widget_class, setup_line_cb);
    gtk_widget_class_bind_template_callback (widget_class, bind_line_cb);
}

static void
amends_import_result_init (AmendsImportResult *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

AmendsImportResult *
amends_import_result_new (void)
{
    return g_object_new (AMENDS_TYPE_IMPORT_RESULT, NULL);
}
