/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-learn-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-dialog-focus.h"
#include "amends-phrase.h"
#include "amends-text.h"

/* What the choices of the template weigh: two is enough for a suggestion, see AmendsCausePhrase. */
static const int WEIGHTS[] = { 3, 2, 1, -2 };

struct _AmendsLearnDialog {
    AdwDialog parent_instance;

    char *shown; /* the comment as it is shown */
    GtkLabel *cause;
    GtkTextView *text;
    AdwEntryRow *phrase;
    GtkLabel *verdict;
    AdwComboRow *weight;
    GtkWidget *learn_button;
};

static guint learned_signal;

G_DEFINE_FINAL_TYPE (AmendsLearnDialog, amends_learn_dialog, ADW_TYPE_DIALOG)

static char *
dup_phrase (AmendsLearnDialog *self)
{
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phrase))));
}

static void
phrase_cb (AmendsLearnDialog *self)
{
    g_autofree char *typed = dup_phrase (self);
    g_autoptr (AmendsPhrase) phrase = amends_phrase_new (typed);
    guint first, last;

    gtk_widget_set_sensitive (self->learn_button, phrase != NULL);
    if (phrase == NULL) {
        gtk_label_set_text (self->verdict, _ ("Select words in the comment, or type them."));
    } else {
        g_autoptr (AmendsPhraseText) text = amends_phrase_text_new (self->shown);

        gtk_label_set_text (self->verdict, amends_phrase_find (phrase, text, 0, &first, &last)
                                               ? _ ("This comment contains these words.")
                                               : _ ("This comment does not contain these words; others may."));
    }
}

static void
mark_set_cb (AmendsLearnDialog *self)
{
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
    g_autofree char *words = NULL;
    GtkTextIter start, end;

    if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
        return;
    words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    gtk_editable_set_text (GTK_EDITABLE (self->phrase), g_strstrip (words));
}

static void
learn_cb (AmendsLearnDialog *self)
{
    g_autofree char *phrase = dup_phrase (self);
    guint chosen = MIN (adw_combo_row_get_selected (self->weight), G_N_ELEMENTS (WEIGHTS) - 1);

    if (!gtk_widget_get_sensitive (self->learn_button))
        return;
    g_object_ref (self);
    adw_dialog_close (ADW_DIALOG (self));
    g_signal_emit (self, learned_signal, 0, phrase, WEIGHTS[chosen]);
    g_object_unref (self);
}

static void
amends_learn_dialog_dispose (GObject *object)
{
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_LEARN_DIALOG);
    G_OBJECT_CLASS (amends_learn_dialog_parent_class)->dispose (object);
}

static void
amends_learn_dialog_finalize (GObject *object)
{
    g_free (AMENDS_LEARN_DIALOG (object)->shown);
    G_OBJECT_CLASS (amends_learn_dialog_parent_class)->finalize (object);
}

static void
amends_learn_dialog_class_init (AmendsLearnDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_learn_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_learn_dialog_finalize;
    learned_signal = g_signal_new ("learned", AMENDS_TYPE_LEARN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-learn-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnDialog, cause);
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnDialog, text);
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnDialog, phrase);
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnDialog, verdict);
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnDialog, weight);
    gtk_widget_class_bind_template_child (widget_class, AmendsLearnDialog, learn_button);
    gtk_widget_class_bind_template_callback (widget_class, phrase_cb);
    gtk_widget_class_bind_template_callback (widget_class, learn_cb);
}

static void
amends_learn_dialog_init (AmendsLearnDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_dialog_focus_keep (ADW_DIALOG (self));
    g_signal_connect_object (gtk_text_view_get_buffer (self->text), "mark-set", G_CALLBACK (mark_set_cb), self,
                             G_CONNECT_SWAPPED);
}

AmendsLearnDialog *
amends_learn_dialog_new (const char *text, const char *phrase, AmendsCause cause)
{
    AmendsLearnDialog *self = g_object_new (AMENDS_TYPE_LEARN_DIALOG, NULL);
    g_autofree char *name = amends_cause_text_dup_spoken (cause);

    self->shown = amends_text_for_display (text, 0, FALSE);
    gtk_label_set_text (self->cause, name);
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), self->shown, -1);
    gtk_editable_set_text (GTK_EDITABLE (self->phrase), phrase != NULL ? phrase : "");
    adw_combo_row_set_selected (self->weight, 1);
    phrase_cb (self);
    return self;
}
