/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-resolve-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-correction.h"
#include "amends-cause-text.h"
#include "amends-cause-toast.h"
#include "amends-dates.h"
#include "amends-plan-text.h"
#include "amends-solution-row.h"
#include "amends-solution-tick.h"
#include "amends-stars.h"
#include "amends-store-feedback.h"
#include "amends-store-plans.h"
#include "amends-text.h"

struct _AmendsResolveDialog {
    AdwDialog parent_instance;

    AmendsStore *store; /* (nullable) */
    gint64 feedback_id;
    GCancellable *cancellable;
    AmendsFeedbackDetail *detail; /* (nullable): until it is read */
    gboolean showing;             /* values are being set, not by the person */
    AmendsCauses listed;          /* whose solutions are listed */

    GtkStack *stack;
    AdwStatusPage *problem;
    AmendsStars *stars;
    GtkLabel *text;
    AdwToggleGroup *state;
    AdwActionRow *cause;
    GtkWidget *suggested;
    AdwComboRow *responsible;
    GtkLabel *advice;
    GtkWidget *solutions_group;
    GtkListBox *solutions;
    GtkTextView *notes;
};

G_DEFINE_FINAL_TYPE (AmendsResolveDialog, amends_resolve_dialog, ADW_TYPE_DIALOG)

/* The causes of the feedback are those of its plan; the plan remembers the first. */
static AmendsCauses
get_causes (AmendsResolveDialog *self)
{
    const AmendsFeedbackDetail *detail = self->detail;
    AmendsCauses causes = detail->causes;

    if (causes.n == 0 && detail->plan != NULL && detail->plan->cause != AMENDS_CAUSE_NONE) {
        causes.n = 1;
        causes.items[0] = (AmendsCause) detail->plan->cause;
    }
    return causes;
}

static int
get_cause (AmendsResolveDialog *self)
{
    const AmendsCauses causes = get_causes (self);

    return causes.n > 0 ? (int) causes.items[0] : AMENDS_CAUSE_NONE;
}

static AmendsPlanState
get_state (AmendsResolveDialog *self)
{
    return self->detail->plan != NULL ? self->detail->plan->state : AMENDS_PLAN_OPEN;
}

static AmendsResponsible
get_responsible (AmendsResolveDialog *self)
{
    return self->detail->plan != NULL ? self->detail->plan->responsible : AMENDS_RESPONSIBLE_UNKNOWN;
}

static const char *
get_notes (AmendsResolveDialog *self)
{
    return self->detail->plan != NULL && self->detail->plan->notes != NULL ? self->detail->plan->notes : "";
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsResolveDialog) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error) && self->store != NULL)
        amends_cause_toast_fail (GTK_WIDGET (self->stack), error);
}

static void
save (AmendsResolveDialog *self, AmendsPlanState state, AmendsResponsible responsible, const char *notes)
{
    g_autoptr (AmendsResolvePlan) plan = amends_resolve_plan_new (&(AmendsResolvePlan) {
        .feedback_id = self->feedback_id,
        .state = state,
        .responsible = responsible,
        .cause = get_cause (self),
        .notes = notes[0] != '\0' ? notes : NULL,
    });

    /* What is shown is what the next change builds on, before the store has told of it. */
    g_clear_pointer (&self->detail->plan, amends_resolve_plan_unref);
    self->detail->plan = amends_resolve_plan_ref (plan);
    amends_store_set_plan_async (self->store, plan, NULL, saved_cb, g_object_ref (self));
}

static char *
dup_typed_notes (AmendsResolveDialog *self)
{
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes);
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
save_notes (AmendsResolveDialog *self)
{
    g_autofree char *notes = self->detail != NULL ? dup_typed_notes (self) : NULL;

    if (notes != NULL && self->store != NULL && !g_str_equal (notes, get_notes (self)))
        save (self, get_state (self), get_responsible (self), notes);
}

static void
state_cb (AmendsResolveDialog *self)
{
    AmendsPlanState state = (AmendsPlanState) (adw_toggle_group_get_active (self->state) + AMENDS_PLAN_OPEN);

    if (!self->showing && self->detail != NULL && state != get_state (self))
        save (self, state, get_responsible (self), get_notes (self));
}

static void
responsible_cb (AmendsResolveDialog *self)
{
    AmendsResponsible responsible = (AmendsResponsible) adw_combo_row_get_selected (self->responsible);

    gtk_label_set_text (self->advice, amends_plan_text_advise (responsible));
    if (!self->showing && self->detail != NULL && responsible != get_responsible (self))
        save (self, get_state (self), responsible, get_notes (self));
}

static void
change_cause_cb (AmendsResolveDialog *self)
{
    const AmendsFeedback *feedback = self->detail->feedback;
    AmendsComment comment = { AMENDS_SUBJECT_FEEDBACK, feedback->id, feedback->language, NULL, feedback->text };

    amends_cause_correction_choose (GTK_WIDGET (self->stack), self->store, &comment, &self->detail->causes, FALSE);
}

/* What to do */

static const AmendsSolutionDone *
find_done (AmendsResolveDialog *self, const char *solution)
{
    for (guint i = self->detail->solutions->len; i > 0; i--) {
        const AmendsSolutionDone *done = g_ptr_array_index (self->detail->solutions, i - 1);

        if (g_str_equal (done->solution, solution))
            return done;
    }
    return NULL;
}

/* The listed cause that @solution is about. */
static AmendsCause
find_cause (AmendsResolveDialog *self, const char *solution)
{
    for (guint i = 0; i < self->listed.n; i++) {
        gsize n;
        const AmendsGuideSolution *solutions =
            amends_guide_get_solutions (amends_cause_text_get_guide (), self->listed.items[i], &n);

        for (gsize j = 0; j < n; j++)
            if (g_str_equal (solutions[j].id, solution))
                return self->listed.items[i];
    }
    return self->listed.items[0];
}

static void
toggled_cb (AmendsSolutionRow *row, gboolean wanted, gpointer user_data)
{
    AmendsResolveDialog *self = user_data;
    const char *solution = amends_solution_row_get_id (row);
    const AmendsSolutionDone *done = find_done (self, solution);
    const AmendsSolutionDone about = { .cause = find_cause (self, solution),
                                       .solution = solution,
                                       .feedback_id = self->feedback_id };

    if (self->store == NULL)
        return;
    if (wanted)
        amends_solution_tick_ask (GTK_WIDGET (self->stack), self->store,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), &about,
                                  amends_dates_now ());
    else if (done != NULL)
        amends_solution_tick_clear (GTK_WIDGET (self->stack), self->store, done->id);
}

static void
change_cb (AmendsSolutionRow *row, gpointer user_data)
{
    AmendsResolveDialog *self = user_data;
    const AmendsSolutionDone *done = find_done (self, amends_solution_row_get_id (row));

    if (self->store != NULL && done != NULL)
        amends_solution_tick_ask (GTK_WIDGET (self->stack), self->store,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), done, amends_dates_now ());
}

static void
add_solutions (AmendsResolveDialog *self, AmendsCause cause)
{
    gsize n;
    const AmendsGuideSolution *solutions = amends_guide_get_solutions (amends_cause_text_get_guide (), cause, &n);

    for (gsize i = 0; i < n; i++) {
        GtkWidget *row = amends_solution_row_new (solutions[i].id, solutions[i].text);

        g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
        g_signal_connect_object (row, "change", G_CALLBACK (change_cb), self, G_CONNECT_DEFAULT);
        gtk_list_box_append (self->solutions, row);
    }
}

static void
list_solutions (AmendsResolveDialog *self, const AmendsCauses *causes)
{
    gboolean same = causes->n == self->listed.n;

    for (guint i = 0; i < causes->n && same; i++)
        same = causes->items[i] == self->listed.items[i];
    if (same)
        return;
    self->listed = *causes;
    gtk_list_box_remove_all (self->solutions);
    gtk_widget_set_visible (self->solutions_group, causes->n > 0);
    for (guint i = 0; i < causes->n; i++)
        add_solutions (self, causes->items[i]);
}

static void
tick_solutions (AmendsResolveDialog *self)
{
    for (int i = 0; gtk_list_box_get_row_at_index (self->solutions, i) != NULL; i++) {
        AmendsSolutionRow *row = AMENDS_SOLUTION_ROW (gtk_list_box_get_row_at_index (self->solutions, i));
        const AmendsSolutionDone *done = find_done (self, amends_solution_row_get_id (row));
        g_autofree char *facts = done != NULL ? amends_solution_tick_describe (done, amends_dates_now ()) : NULL;

        amends_solution_row_set (row, done != NULL, facts);
    }
}

/* Showing */

static char *
dup_names (const AmendsCauses *causes)
{
    GString *names = g_string_new (NULL);

    for (guint i = 0; i < causes->n; i++) {
        g_autofree char *name = amends_cause_text_dup_short (causes->items[i]);

        g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", name);
    }
    return g_string_free (names, FALSE);
}

static void
show_causes (AmendsResolveDialog *self)
{
    const AmendsCauses causes = get_causes (self);
    g_autofree char *names =
        causes.n > 0 ? dup_names (&causes) : g_strdup (_ ("Not known yet: choose one to see what to do"));

    adw_action_row_set_subtitle (self->cause, names);
    gtk_widget_set_visible (self->suggested, causes.n > 0 && causes.origin == AMENDS_CAUSE_ORIGIN_SUGGESTED);
    list_solutions (self, &causes);
    tick_solutions (self);
}

static void
show_plan (AmendsResolveDialog *self)
{
    g_autofree char *typed = dup_typed_notes (self);

    self->showing = TRUE;
    adw_toggle_group_set_active (self->state, (guint) get_state (self) - AMENDS_PLAN_OPEN);
    adw_combo_row_set_selected (self->responsible, get_responsible (self));
    if (!gtk_widget_has_focus (GTK_WIDGET (self->notes)) && !g_str_equal (typed, get_notes (self)))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), get_notes (self), -1);
    self->showing = FALSE;
    show_causes (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsResolveDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    AmendsFeedbackDetail *detail = amends_store_load_feedback_detail_finish (AMENDS_STORE (source), result, &error);

    if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        g_clear_pointer (&detail, amends_feedback_detail_free);
        return;
    }
    if (detail == NULL) {
        adw_status_page_set_description (self->problem, error->message);
        gtk_stack_set_visible_child_name (self->stack, "problem");
        return;
    }
    g_clear_pointer (&self->detail, amends_feedback_detail_free);
    self->detail = detail;
    text = amends_text_for_display (detail->feedback->text, 0, FALSE);
    amends_stars_set_value (self->stars, detail->feedback->stars);
    gtk_label_set_text (self->text, text[0] != '\0' ? text : _ ("No comment"));
    show_plan (self);
    gtk_stack_set_visible_child_name (self->stack, "plan");
}

static void
load (AmendsResolveDialog *self)
{
    /* Of two answers under way the older must not come last. */
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    amends_store_load_feedback_detail_async (self->store, self->feedback_id, self->cancellable, loaded_cb,
                                             g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    if ((changes & AMENDS_STORE_CHANGE_CAUSES) != 0)
        load (user_data);
}

/* Undo and redo */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsResolveDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    amends_store_action_finish (AMENDS_STORE (source), result, &what, &error);
    if (self->store != NULL)
        amends_cause_toast_tell_undone (GTK_WIDGET (self->stack), &what, error);
}

/* While notes are typed their own undo has these keys. */
static gboolean
key_pressed_cb (AmendsResolveDialog *self, guint keyval, guint keycode G_GNUC_UNUSED, GdkModifierType state)
{
    GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

    if (gdk_keyval_to_lower (keyval) != GDK_KEY_z || self->store == NULL)
        return GDK_EVENT_PROPAGATE;
    if (modifiers == GDK_CONTROL_MASK)
        amends_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
    else if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
        amends_store_redo_async (self->store, NULL, undone_cb, g_object_ref (self));
    else
        return GDK_EVENT_PROPAGATE;
    return GDK_EVENT_STOP;
}

static void
amends_resolve_dialog_dispose (GObject *object)
{
    AmendsResolveDialog *self = AMENDS_RESOLVE_DIALOG (object);

    g_cancellable_cancel (self->cancellable);
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    g_clear_object (&self->store);
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_RESOLVE_DIALOG);
    G_OBJECT_CLASS (amends_resolve_dialog_parent_class)->dispose (object);
}

static void
amends_resolve_dialog_finalize (GObject *object)
{
    AmendsResolveDialog *self = AMENDS_RESOLVE_DIALOG (object);

    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->detail, amends_feedback_detail_free);
    G_OBJECT_CLASS (amends_resolve_dialog_parent_class)->finalize (object);
}

static void
amends_resolve_dialog_class_init (AmendsResolveDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_resolve_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_resolve_dialog_finalize;
    g_type_ensure (AMENDS_TYPE_STARS);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-resolve-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, text);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, state);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, cause);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, suggested);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, responsible);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, advice);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, solutions_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, solutions);
    gtk_widget_class_bind_template_child (widget_class, AmendsResolveDialog, notes);
    gtk_widget_class_bind_template_callback (widget_class, state_cb);
    gtk_widget_class_bind_template_callback (widget_class, responsible_cb);
    gtk_widget_class_bind_template_callback (widget_class, change_cause_cb);
    gtk_widget_class_bind_template_callback (widget_class, save_notes);
    gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
amends_resolve_dialog_init (AmendsResolveDialog *self)
{
    g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

    gtk_widget_init_template (GTK_WIDGET (self));
    for (int i = 0; i < AMENDS_N_RESPONSIBLES; i++)
        gtk_string_list_append (names, amends_plan_text_get_responsible ((AmendsResponsible) i));
    for (int state = AMENDS_PLAN_OPEN; state <= AMENDS_PLAN_SOLVED; state++) {
        AdwToggle *toggle = adw_toggle_new ();

        adw_toggle_set_label (toggle, amends_plan_text_get_state ((AmendsPlanState) state));
        adw_toggle_group_add (self->state, toggle);
    }
    adw_combo_row_set_model (self->responsible, G_LIST_MODEL (names));
    gtk_widget_set_visible (self->solutions_group, FALSE);
}

AmendsResolveDialog *
amends_resolve_dialog_new (AmendsStore *store, gint64 feedback_id)
{
    AmendsResolveDialog *self = g_object_new (AMENDS_TYPE_RESOLVE_DIALOG, NULL);

    self->store = g_object_ref (store);
    self->feedback_id = feedback_id;
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    load (self);
    return self;
}
