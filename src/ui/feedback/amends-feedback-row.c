/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-row.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-feedback-text.h"
#include "amends-marketplace.h"
#include "amends-stars.h"
#include "amends-text.h"

struct _AmendsFeedbackRow {
    GtkListBoxRow parent_instance;

    AmendsFeedback *feedback;
    gboolean showing; /* the tick is being set, not by the person */

    GtkCheckButton *check;
    AmendsStars *stars;
    GtkLabel *state;
    GtkLabel *date;
    GtkLabel *text;
    GtkLabel *source;
};

static guint toggled_signal;

G_DEFINE_FINAL_TYPE (AmendsFeedbackRow, amends_feedback_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_state (AmendsFeedbackRow *self)
{
    const char *state = amends_feedback_text_state (amends_feedback_get_state (self->feedback));

    gtk_label_set_text (self->state, state != NULL ? state : "");
    gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
    if (self->feedback->done_at != 0)
        gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed-row");
    else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "dimmed-row");
}

static void
show_source (AmendsFeedbackRow *self)
{
    const AmendsFeedback *feedback = self->feedback;
    const char *parts[] = {
        feedback->author,
        feedback->marketplace[0] != '\0' ? amends_marketplace_get_name (feedback->marketplace) : NULL,
        feedback->order_id,
        feedback->response != NULL ? _ ("Answered") : NULL,
    };
    g_autofree char *text = amends_text_join (parts, G_N_ELEMENTS (parts));

    gtk_label_set_text (self->source, text);
    gtk_widget_set_visible (GTK_WIDGET (self->source), text[0] != '\0');
}

static void
say_all (AmendsFeedbackRow *self, const char *text)
{
    g_autofree char *stars = amends_stars_describe (self->feedback->stars);
    g_autofree char *spoken = g_strdup_printf ("%s. %s. %s. %s", stars, gtk_label_get_text (self->state), text,
                                               gtk_label_get_text (self->date));

    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
amends_feedback_row_set (AmendsFeedbackRow *self, AmendsFeedback *feedback, gint64 now)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *text = amends_text_for_display (feedback->text, AMENDS_TEXT_LIST_CHARS, TRUE);
    g_autofree char *date = amends_dates_relative (feedback->published_at, now, zone);

    amends_feedback_ref (feedback);
    g_clear_pointer (&self->feedback, amends_feedback_unref);
    self->feedback = feedback;
    self->showing = TRUE;
    gtk_check_button_set_active (self->check, feedback->done_at != 0);
    self->showing = FALSE;
    amends_stars_set_value (self->stars, feedback->stars);
    gtk_label_set_text (self->text, text[0] != '\0' ? text : _ ("No comment"));
    gtk_label_set_text (self->date, date);
    show_state (self);
    show_source (self);
    say_all (self, gtk_label_get_text (self->text));
}

AmendsFeedback *
amends_feedback_row_get (AmendsFeedbackRow *self)
{
    return self->feedback;
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
    AmendsFeedbackRow *self = user_data;

    if (!self->showing)
        g_signal_emit (self, toggled_signal, 0, gtk_check_button_get_active (check));
}

static void
amends_feedback_row_dispose (GObject *object)
{
    AmendsFeedbackRow *self = AMENDS_FEEDBACK_ROW (object);

    g_clear_pointer (&self->feedback, amends_feedback_unref);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_FEEDBACK_ROW);
    G_OBJECT_CLASS (amends_feedback_row_parent_class)->dispose (object);
}

static void
amends_feedback_row_class_init (AmendsFeedbackRowClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_feedback_row_dispose;
    toggled_signal = g_signal_new ("toggled", AMENDS_TYPE_FEEDBACK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
    g_type_ensure (AMENDS_TYPE_STARS);
    gtk_widget_class_set_css_name (widget_class, "row");
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-feedback-row.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackRow, check);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackRow, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackRow, state);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackRow, date);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackRow, text);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackRow, source);
    gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
amends_feedback_row_init (AmendsFeedbackRow *self)
{
    gtk_widget_add_css_class (GTK_WIDGET (self), "feedback-row");
    gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
amends_feedback_row_new (AmendsFeedback *feedback, gint64 now)
{
    AmendsFeedbackRow *self = g_object_new (AMENDS_TYPE_FEEDBACK_ROW, NULL);

    amends_feedback_row_set (self, feedback, now);
    return GTK_WIDGET (self);
}
