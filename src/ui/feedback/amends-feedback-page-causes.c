/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-correction.h"
#include "amends-feedback-page-private.h"
#include "amends-resolve-dialog.h"
#include "amends-store-causes.h"

#define UNUSED_ACTION_ARGUMENTS const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED

static void
causes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    AmendsFeedback *feedback = self->store != NULL ? amends_feedback_list_get_selected (self->list) : NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) causes = amends_store_load_causes_finish (AMENDS_STORE (source), result, &error);

    if (feedback == NULL)
        return;
    if (causes != NULL) {
        AmendsComment comment = { AMENDS_SUBJECT_FEEDBACK, feedback->id, feedback->language, NULL, feedback->text };

        amends_cause_correction_choose (GTK_WIDGET (self->list), self->store, &comment,
                                        &g_array_index (causes, AmendsCauses, 0), FALSE);
    } else {
        amends_feedback_page_tell (self, error->message);
    }
}

static gboolean
has_kind (AmendsFeedbackPage *self, AmendsFeedback *feedback, AmendsFeedbackKind kind)
{
    return (amends_rating_get_stars (self->pack, kind) & (1u << feedback->stars)) != 0;
}

static void
cause_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);
    AmendsFeedback *feedback = amends_feedback_list_get_selected (self->list);

    if (feedback != NULL && !has_kind (self, feedback, AMENDS_FEEDBACK_POSITIVE) && self->store != NULL)
        amends_store_load_causes_async (self->store, AMENDS_SUBJECT_FEEDBACK, &feedback->id, 1, NULL, causes_cb,
                                        g_object_ref (self));
}

static void
resolve_action (GtkWidget *widget, UNUSED_ACTION_ARGUMENTS)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);
    AmendsFeedback *feedback = amends_feedback_list_get_selected (self->list);

    if (feedback != NULL && has_kind (self, feedback, AMENDS_FEEDBACK_NEGATIVE) && self->store != NULL)
        adw_dialog_present (ADW_DIALOG (amends_resolve_dialog_new (self->store, feedback->id)), widget);
}

void
amends_feedback_page_show_feedback (AmendsFeedbackPage *self, gint64 feedback_id)
{
    g_return_if_fail (AMENDS_IS_FEEDBACK_PAGE (self));
    amends_feedback_page_open (self, feedback_id);
}

void
amends_feedback_page_find (AmendsFeedbackPage *self, const char *query)
{
    g_return_if_fail (AMENDS_IS_FEEDBACK_PAGE (self));
    adw_combo_row_set_selected (self->period, 0);
    amends_feedback_list_set_kind (self->list, -1);
    gtk_editable_set_text (amends_feedback_list_get_search (self->list), query);
    amends_feedback_list_show (self->list);
}

void
amends_feedback_page_install_cause_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "feedback.cause", NULL, cause_action);
    gtk_widget_class_install_action (widget_class, "feedback.resolve", NULL, resolve_action);
}
