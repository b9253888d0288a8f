/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-section.h"
#include "amends-cause-toast.h"
#include "amends-dates.h"
#include "amends-fact-grid.h"
#include "amends-feedback-text.h"
#include "amends-feedback-timeline.h"
#include "amends-marketplace.h"
#include "amends-money.h"
#include "amends-plan-text.h"
#include "amends-resolve-dialog.h"
#include "amends-spoken.h"
#include "amends-stars.h"
#include "amends-store-feedback.h"
#include "amends-text.h"

struct _AmendsFeedbackDialog {
    AdwDialog parent_instance;

    AmendsStore *store;
    const AmendsRulePack *pack; /* (unowned) */
    GSettings *settings;        /* (nullable) */
    AmendsRating rating;
    gint64 feedback_id;
    GCancellable *cancellable;
    AmendsFeedbackDetail *detail; /* (nullable): until it is read */
    gboolean showing;             /* what is told is shown, not what the person does */

    GtkStack *stack;
    AdwStatusPage *problem;
    AmendsStars *stars;
    GtkLabel *state;
    GtkLabel *plan;
    GtkWidget *resolve_button;
    GtkLabel *text;
    AmendsCauseSection *causes;
    GtkWidget *response_group;
    GtkLabel *response;
    AmendsFactGrid *facts;
    AdwPreferencesGroup *effects;
    AmendsFactGrid *history;
    GtkTextView *note;
    GtkCheckButton *done;
    GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (AmendsFeedbackDialog, amends_feedback_dialog, ADW_TYPE_DIALOG)

/* Showing */

static void
show_facts (AmendsFeedbackDialog *self)
{
    const AmendsFeedback *feedback = self->detail->feedback;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *published = amends_dates_exact (feedback->published_at, zone);
    const AmendsOrder *order = self->detail->order;
    g_autofree char *ordered =
        order != NULL && order->ordered_at != 0 ? amends_dates_exact (order->ordered_at, zone) : NULL;
    g_autofree char *total = order != NULL ? amends_money_format (order->currency, order->total_minor) : NULL;

    amends_fact_grid_clear (self->facts);
    amends_fact_grid_add_private (self->facts, _ ("Customer"), feedback->author, AMENDS_PRIVATE_NAME);
    amends_fact_grid_add_private (self->facts, _ ("Order"), feedback->order_id, AMENDS_PRIVATE_ORDER);
    amends_fact_grid_add (self->facts, _ ("Ordered"), ordered);
    amends_fact_grid_add (self->facts, _ ("Total"), total);
    amends_fact_grid_add (self->facts, _ ("Product"), self->detail->product_title);
    amends_fact_grid_add (self->facts, _ ("Marketplace"), amends_marketplace_get_name (feedback->marketplace));
    amends_fact_grid_add (self->facts, _ ("Packed and sent by"),
                          feedback->by_marketplace == AMENDS_TRI_YES  ? _ ("The marketplace")
                          : feedback->by_marketplace == AMENDS_TRI_NO ? _ ("You")
                                                                      : NULL);
    amends_fact_grid_add (self->facts, _ ("Written"), published);
}

static void
show_history (AmendsFeedbackDialog *self)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (GPtrArray) entries = amends_feedback_timeline_new (self->detail);

    amends_fact_grid_clear (self->history);
    for (guint i = 0; i < entries->len; i++) {
        const AmendsTimelineEntry *entry = g_ptr_array_index (entries, i);
        g_autofree char *when = amends_dates_exact (entry->at, zone);

        amends_fact_grid_add (self->history, when, entry->text);
    }
}

static void
show_done (AmendsFeedbackDialog *self)
{
    self->showing = TRUE;
    gtk_check_button_set_active (self->done, self->detail->feedback->done_at != 0);
    self->showing = FALSE;
}

static void
show_effects (AmendsFeedbackDialog *self)
{
    AmendsWhatIf what;

    amends_rating_what_if (self->pack, &self->rating, self->detail->feedback, &what);
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        g_autofree char *name = amends_feedback_text_window (self->pack, (AmendsFeedbackWindow) window);
        g_autofree char *effect = amends_feedback_text_what_if (&what, (AmendsFeedbackWindow) window);
        GtkWidget *row;

        if (effect == NULL)
            continue;
        row = g_object_new (ADW_TYPE_ACTION_ROW, "title", name, "subtitle", effect, "use-markup", FALSE, NULL);
        gtk_widget_add_css_class (row, "property");
        adw_preferences_group_add (self->effects, row);
        gtk_widget_set_visible (GTK_WIDGET (self->effects), TRUE);
    }
}

/* Why, and what is done about it */

static gboolean
is_kind (AmendsFeedbackDialog *self, AmendsFeedbackKind kind)
{
    return (amends_rating_get_stars (self->pack, kind) & (1u << self->detail->feedback->stars)) != 0;
}

static void
marked_cb (AmendsFeedbackDialog *self)
{
    const AmendsCauseEvidence *evidence = amends_cause_section_get_evidence (self->causes);
    g_autoptr (PangoAttrList) marks = evidence != NULL ? amends_cause_evidence_mark_body (evidence) : NULL;

    gtk_label_set_attributes (self->text, marks);
}

static void
show_causes (AmendsFeedbackDialog *self)
{
    const AmendsFeedback *feedback = self->detail->feedback;
    AmendsComment comment = { AMENDS_SUBJECT_FEEDBACK, feedback->id, feedback->language, NULL, feedback->text };

    amends_cause_section_show (self->causes, is_kind (self, AMENDS_FEEDBACK_POSITIVE) ? NULL : &comment,
                               &self->detail->causes);
}

static void
show_plan (AmendsFeedbackDialog *self)
{
    const AmendsResolvePlan *plan = self->detail->plan;

    gtk_widget_set_visible (GTK_WIDGET (self->plan), plan != NULL);
    gtk_widget_set_visible (self->resolve_button, is_kind (self, AMENDS_FEEDBACK_NEGATIVE));
    if (plan == NULL)
        return;
    gtk_label_set_text (self->plan, amends_plan_text_get_state (plan->state));
    if (plan->state == AMENDS_PLAN_WORKING)
        gtk_widget_add_css_class (GTK_WIDGET (self->plan), "accent");
    else
        gtk_widget_remove_css_class (GTK_WIDGET (self->plan), "accent");
}

static void
resolve_clicked_cb (AmendsFeedbackDialog *self)
{
    adw_dialog_present (ADW_DIALOG (amends_resolve_dialog_new (self->store, self->feedback_id)), GTK_WIDGET (self));
}

static void
show_detail (AmendsFeedbackDialog *self)
{
    const AmendsFeedback *feedback = self->detail->feedback;
    const char *state = amends_feedback_text_state (amends_feedback_get_state (feedback));
    g_autofree char *text = amends_text_for_display (feedback->text, 0, FALSE);
    g_autofree char *response = amends_text_for_display (feedback->response, 0, FALSE);

    amends_stars_set_value (self->stars, feedback->stars);
    gtk_label_set_text (self->state, state != NULL ? state : "");
    gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
    gtk_label_set_text (self->text, text[0] != '\0' ? text : _ ("No comment"));
    gtk_label_set_text (self->response, response);
    gtk_widget_set_visible (self->response_group, response[0] != '\0');
    show_facts (self);
    show_causes (self);
    show_plan (self);
    show_effects (self);
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note),
                              self->detail->note != NULL ? self->detail->note : "", -1);
    show_done (self);
    show_history (self);
    gtk_widget_set_visible (self->open_button, amends_text_is_web_address (feedback->url));
    gtk_stack_set_visible_child_name (self->stack, "feedback");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackDetail *detail = amends_store_load_feedback_detail_finish (AMENDS_STORE (source), result, &error);

    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    if (detail == NULL) {
        adw_status_page_set_description (self->problem, error->message);
        gtk_stack_set_visible_child_name (self->stack, "problem");
        return;
    }
    self->detail = detail;
    show_detail (self);
}

/* What is written into the note stays; it is the person's. */
static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackDetail *detail = amends_store_load_feedback_detail_finish (AMENDS_STORE (source), result, &error);

    if (detail == NULL) {
        if (self->stack != NULL)
            amends_cause_toast_fail (GTK_WIDGET (self->stack), error);
        return;
    }
    g_set_str (&detail->note, self->detail->note);
    amends_feedback_detail_free (self->detail);
    self->detail = detail;
    if (self->stack == NULL)
        return;
    show_causes (self);
    show_plan (self);
    show_done (self);
    show_history (self);
}

static void
store_changed_cb (AmendsStore *store, guint changes, gpointer user_data)
{
    AmendsFeedbackDialog *self = user_data;

    const guint shown = AMENDS_STORE_CHANGE_CAUSES | AMENDS_STORE_CHANGE_FEEDBACK | AMENDS_STORE_CHANGE_FEEDBACK_SHAPE;

    if (self->detail != NULL && (changes & shown) != 0)
        amends_store_load_feedback_detail_async (store, self->feedback_id, self->cancellable, reloaded_cb,
                                                 g_object_ref (self));
}

/* The person's doings */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    amends_store_action_finish (AMENDS_STORE (source), result, &what, &error);
    if (self->stack != NULL)
        amends_cause_toast_tell_undone (GTK_WIDGET (self->stack), &what, error);
}

static gboolean
undo_or_redo (AmendsFeedbackDialog *self, GdkModifierType modifiers)
{
    if (modifiers == GDK_CONTROL_MASK)
        amends_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
    else if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
        amends_store_redo_async (self->store, NULL, undone_cb, g_object_ref (self));
    else
        return GDK_EVENT_PROPAGATE;
    return GDK_EVENT_STOP;
}

/* Keys that something is typed with do not come here. */
static gboolean
key_pressed_cb (AmendsFeedbackDialog *self, guint keyval, guint keycode G_GNUC_UNUSED, GdkModifierType state)
{
    GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK);
    gboolean letters = self->settings == NULL || g_settings_get_boolean (self->settings, "single-key-shortcuts");

    if (self->detail == NULL)
        return GDK_EVENT_PROPAGATE;
    if (gdk_keyval_to_lower (keyval) == GDK_KEY_z && (modifiers & GDK_CONTROL_MASK) != 0)
        return undo_or_redo (self, modifiers);
    if (!letters || modifiers != 0)
        return GDK_EVENT_PROPAGATE;
    if (keyval == GDK_KEY_l)
        amends_cause_section_choose (self->causes);
    else if (keyval == GDK_KEY_r && gtk_widget_get_visible (self->resolve_button))
        resolve_clicked_cb (self);
    else
        return GDK_EVENT_PROPAGATE;
    return GDK_EVENT_STOP;
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error) && self->stack != NULL)
        amends_cause_toast_fail (GTK_WIDGET (self->stack), error);
}

static void
done_toggled_cb (AmendsFeedbackDialog *self)
{
    gboolean done = gtk_check_button_get_active (self->done);

    if (!self->showing)
        amends_store_set_feedback_done_async (self->store, &self->feedback_id, 1, done, NULL, acted_cb,
                                              g_object_ref (self));
}

static char *
dup_note (AmendsFeedbackDialog *self)
{
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
closed_cb (AmendsFeedbackDialog *self)
{
    g_autofree char *note = self->detail != NULL ? dup_note (self) : NULL;

    if (note != NULL && g_strcmp0 (note, self->detail->note != NULL ? self->detail->note : "") != 0)
        amends_store_set_feedback_note_async (self->store, self->feedback_id, note, NULL, acted_cb,
                                              g_object_ref (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
        amends_store_log_feedback_opened_async (self->store, self->feedback_id, NULL, acted_cb, g_object_ref (self));
    else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && self->stack != NULL)
        amends_cause_toast_tell (
            GTK_WIDGET (self->stack),
            _ ("The page could not be opened. Look for the order in the marketplace’s feedback manager."));
}

static void
open_clicked_cb (AmendsFeedbackDialog *self)
{
    g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (self->detail->feedback->url);

    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, opened_cb,
                             g_object_ref (self));
}

static void
amends_feedback_dialog_dispose (GObject *object)
{
    AmendsFeedbackDialog *self = AMENDS_FEEDBACK_DIALOG (object);

    g_cancellable_cancel (self->cancellable);
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    adw_dialog_set_child (ADW_DIALOG (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_FEEDBACK_DIALOG);
    G_OBJECT_CLASS (amends_feedback_dialog_parent_class)->dispose (object);
}

static void
amends_feedback_dialog_finalize (GObject *object)
{
    AmendsFeedbackDialog *self = AMENDS_FEEDBACK_DIALOG (object);

    g_clear_object (&self->cancellable);
    g_clear_object (&self->store);
    g_clear_object (&self->settings);
    g_clear_pointer (&self->detail, amends_feedback_detail_free);
    G_OBJECT_CLASS (amends_feedback_dialog_parent_class)->finalize (object);
}

static void
amends_feedback_dialog_class_init (AmendsFeedbackDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_feedback_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_feedback_dialog_finalize;
    g_type_ensure (AMENDS_TYPE_STARS);
    g_type_ensure (AMENDS_TYPE_FACT_GRID);
    g_type_ensure (AMENDS_TYPE_CAUSE_SECTION);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-feedback-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, state);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, plan);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, resolve_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, causes);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, text);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, response_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, response);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, facts);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, effects);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, history);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, note);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, done);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackDialog, open_button);
    gtk_widget_class_bind_template_callback (widget_class, done_toggled_cb);
    gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, closed_cb);
    gtk_widget_class_bind_template_callback (widget_class, marked_cb);
    gtk_widget_class_bind_template_callback (widget_class, resolve_clicked_cb);
}

static void
amends_feedback_dialog_init (AmendsFeedbackDialog *self)
{
    GtkEventController *keys = gtk_event_controller_key_new ();

    self->cancellable = g_cancellable_new ();
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_spoken_name_check (self->done);
    g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

AmendsFeedbackDialog *
amends_feedback_dialog_new (AmendsStore *store, const AmendsRulePack *pack, GSettings *settings,
                            const AmendsRating *rating, gint64 feedback_id)
{
    AmendsFeedbackDialog *self = g_object_new (AMENDS_TYPE_FEEDBACK_DIALOG, NULL);

    self->store = g_object_ref (store);
    self->pack = pack;
    g_set_object (&self->settings, settings);
    self->rating = *rating;
    self->feedback_id = feedback_id;
    amends_cause_section_set_store (self->causes, store);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    amends_store_load_feedback_detail_async (store, feedback_id, self->cancellable, loaded_cb, g_object_ref (self));
    return self;
}
