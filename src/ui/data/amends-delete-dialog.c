/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-delete-dialog.h"

#include "amends-text.h"

#include <glib/gi18n-lib.h>

struct _AmendsDeleteDialog {
    AdwAlertDialog parent_instance;

    GtkLabel *goes;
    GtkLabel *waiting;
    GtkLabel *ask;
    AdwEntryRow *word;

    gboolean sample;
    GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AmendsDeleteDialog, amends_delete_dialog, ADW_TYPE_ALERT_DIALOG)

static void
add_line (GString *text, gint64 n, char *line)
{
    if (n > 0)
        g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", line);
    g_free (line);
}

/* Returns: (transfer full): @one or @many with the number in it */
static char *
count (gint64 n, const char *format)
{
    g_autofree char *number = amends_text_count ((guint64) MAX (n, 0));
    g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

    return g_strjoinv (number, parts);
}

char *
amends_delete_describe (const AmendsDataCensus *census, gboolean sample)
{
    GString *text = g_string_new (NULL);
    const AmendsDataCensus *c = census;

    /* Translators: in each of these %s is a number, already written as the locale does */
    add_line (text, c->n_reviews, count (c->n_reviews, ngettext ("%s review", "%s reviews", (gulong) c->n_reviews)));
    add_line (
        text, c->n_feedback,
        count (c->n_feedback, ngettext ("%s feedback about you", "%s feedback about you", (gulong) c->n_feedback)));
    add_line (text, c->n_contacts,
              count (c->n_contacts,
                     ngettext ("%s message to a customer", "%s messages to customers", (gulong) c->n_contacts)));
    add_line (
        text, c->n_answers,
        count (c->n_answers, ngettext ("%s answer of a customer", "%s answers of customers", (gulong) c->n_answers)));
    add_line (text, c->n_notes, count (c->n_notes, ngettext ("%s note", "%s notes", (gulong) c->n_notes)));
    add_line (text, c->n_learned_rules,
              count (c->n_learned_rules,
                     ngettext ("%s rule that you taught", "%s rules that you taught", (gulong) c->n_learned_rules)));
    add_line (text, c->n_backups, count (c->n_backups, ngettext ("%s backup", "%s backups", (gulong) c->n_backups)));
    if (sample)
        return g_string_free (text, FALSE);
    add_line (text, c->n_accounts,
              count (c->n_accounts, ngettext ("%s account with its token in the keyring",
                                              "%s accounts with their tokens in the keyring", (gulong) c->n_accounts)));
    add_line (text, 1, g_strdup (_ ("All settings, saved searches and the log of what you did")));
    return g_string_free (text, FALSE);
}

static void
show_waiting (AmendsDeleteDialog *self, gint64 n)
{
    g_autofree char *text = count (
        n, ngettext ("%s message has not gone out yet, and will not: send or cancel it first if it matters.",
                     "%s messages have not gone out yet, and will not: send or cancel them first if they matter.",
                     (gulong) n));

    gtk_label_set_text (self->waiting, text);
    gtk_widget_set_visible (GTK_WIDGET (self->waiting), n > 0);
}

static void
counted_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsDeleteDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsDataCensus census;
    g_autofree char *text = NULL;

    if (!amends_data_census_take_finish (result, &census, &error)) {
        if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            gtk_label_set_text (self->goes, error->message);
        return;
    }
    text = amends_delete_describe (&census, self->sample);
    gtk_label_set_text (self->goes, text);
    show_waiting (self, census.n_waiting);
}

static gboolean
is_typed (AmendsDeleteDialog *self)
{
    g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->word)), -1);
    /* Translators: the word that has to be typed before everything is deleted; the same as in “Type “delete” to confirm” */
    g_autofree char *wanted = g_utf8_casefold (C_ ("typed word", "delete"), -1);

    return g_str_equal (g_strstrip (typed), wanted);
}

static void
word_changed_cb (AmendsDeleteDialog *self)
{
    adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "delete", is_typed (self));
}

/* Enter stays without effect: the button is the second step. */
static void
entered_cb (AmendsDeleteDialog *self)
{
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
amends_delete_dialog_dispose (GObject *object)
{
    AmendsDeleteDialog *self = AMENDS_DELETE_DIALOG (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_DELETE_DIALOG);
    G_OBJECT_CLASS (amends_delete_dialog_parent_class)->dispose (object);
}

static void
amends_delete_dialog_class_init (AmendsDeleteDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_delete_dialog_dispose;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/data/amends-delete-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsDeleteDialog, goes);
    gtk_widget_class_bind_template_child (widget_class, AmendsDeleteDialog, waiting);
    gtk_widget_class_bind_template_child (widget_class, AmendsDeleteDialog, ask);
    gtk_widget_class_bind_template_child (widget_class, AmendsDeleteDialog, word);
    gtk_widget_class_bind_template_callback (widget_class, word_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
amends_delete_dialog_init (AmendsDeleteDialog *self)
{
    g_autofree char *text = NULL;

    gtk_widget_init_template (GTK_WIDGET (self));
    self->cancellable = g_cancellable_new ();
    /* Translators: %s is the word to type, “delete” */
    text = g_strdup_printf (_ ("Type “%s” if that is what you want."), C_ ("typed word", "delete"));
    gtk_label_set_text (self->ask, text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->word), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

AmendsDeleteDialog *
amends_delete_dialog_new (const char *folder, gboolean sample)
{
    AmendsDeleteDialog *self = g_object_new (AMENDS_TYPE_DELETE_DIALOG, NULL);

    self->sample = sample;
    adw_alert_dialog_set_body (
        ADW_ALERT_DIALOG (self),
        sample ? _ ("All of the sample shop is deleted from this computer for good. Your own data stays as it is.")
               : _ ("All of this is deleted from this computer for good. It cannot be undone."));
    amends_data_census_take_async (folder, self->cancellable, counted_cb, g_object_ref (self));
    return self;
}
