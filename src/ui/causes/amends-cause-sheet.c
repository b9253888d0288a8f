/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-sheet.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-cause-toast.h"
#include "amends-effect-text.h"
#include "amends-query-language.h"
#include "amends-solution-row.h"
#include "amends-solution-tick.h"
#include "amends-text.h"

struct _AmendsCauseSheet {
    GtkBox parent_instance;

    AmendsStore *store;        /* (nullable) */
    GCancellable *cancellable; /* of the effects that are being counted */
    AmendsCause cause;
    AmendsCauseBucket counts;
    GPtrArray *done; /* (nullable) (element-type AmendsSolutionDone) */
    gint64 now;

    GtkLabel *problem;
    GtkLabel *title;
    GtkLabel *often;
    GtkLabel *split;
    GtkWidget *reviews_button;
    GtkWidget *feedback_button;
    GtkListBox *solutions;
};

G_DEFINE_FINAL_TYPE (AmendsCauseSheet, amends_cause_sheet, GTK_TYPE_BOX)

/* How often */

static void
show_counts (AmendsCauseSheet *self)
{
    guint64 reviews = self->counts.reviews.causes[self->cause], feedback = self->counts.feedback.causes[self->cause];
    guint64 n = reviews + feedback, all = self->counts.reviews.n + self->counts.feedback.n;
    g_autofree char *number = amends_text_count (n), *of = amends_text_count (all);
    g_autofree char *rate = amends_cause_text_dup_rate (n, all);
    /* Translators: %1$s and %3$s are numbers of comments, %2$d of days. */
    g_autofree char *often =
        g_strdup_printf (ngettext ("%1$s complaint in the last %2$d days, of %3$s comments",
                                   "%1$s complaints in the last %2$d days, of %3$s comments", (gulong) n),
                         number, AMENDS_GUIDE_DAYS, of);
    /* Translators: %s is a number with one decimal. */
    g_autofree char *split = all > 0 ? g_strdup_printf (_ ("%s of 100 reviews and feedback"), rate)
                                     : g_strdup (_ ("No comments in this time"));
    g_autofree char *n_reviews = amends_text_count (reviews), *n_feedback = amends_text_count (feedback);
    /* Translators: a button; %s is a number. */
    g_autofree char *reviews_label =
        g_strdup_printf (ngettext ("Show %s _Review", "Show %s _Reviews", (gulong) reviews), n_reviews);
    /* Translators: a button; %s is a number. */
    g_autofree char *feedback_label =
        g_strdup_printf (ngettext ("Show %s _Feedback", "Show %s _Feedback", (gulong) feedback), n_feedback);

    gtk_label_set_text (self->often, often);
    gtk_label_set_text (self->split, split);
    gtk_button_set_label (GTK_BUTTON (self->reviews_button), reviews_label);
    gtk_widget_set_sensitive (self->reviews_button, reviews > 0);
    gtk_button_set_label (GTK_BUTTON (self->feedback_button), feedback_label);
    gtk_widget_set_sensitive (self->feedback_button, feedback > 0);
}

static char *
dup_query (AmendsCauseSheet *self)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

    query->causes = 1u << self->cause;
    query->period = AMENDS_GUIDE_PERIOD;
    query->done = AMENDS_DONE_ALL;
    return amends_query_language_format (query, zone);
}

static void
reviews_clicked_cb (AmendsCauseSheet *self)
{
    g_autofree char *query = dup_query (self);

    gtk_widget_activate_action (GTK_WIDGET (self), "win.find-reviews", "s", query);
}

static void
feedback_clicked_cb (AmendsCauseSheet *self)
{
    g_autofree char *query = dup_query (self);

    gtk_widget_activate_action (GTK_WIDGET (self), "win.find-feedback", "s", query);
}

/* What was done */

/* Of several ticks the latest counts: an earlier one has ended with it. */
static const AmendsSolutionDone *
find_done (AmendsCauseSheet *self, const char *solution)
{
    for (guint i = self->done != NULL ? self->done->len : 0; i > 0; i--) {
        const AmendsSolutionDone *done = g_ptr_array_index (self->done, i - 1);

        if (done->feedback_id == 0 && done->cause == self->cause && g_str_equal (done->solution, solution))
            return done;
    }
    return NULL;
}

typedef struct {
    AmendsCauseSheet *self; /* (owned) */
    AmendsSolutionRow *row; /* (owned) */
    AmendsCause cause;
    char *since;
} Measuring;

static void
free_measuring (Measuring *measuring)
{
    g_object_unref (measuring->self);
    g_object_unref (measuring->row);
    g_free (measuring->since);
    g_free (measuring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Measuring, free_measuring)

static void
show_effect (AmendsSolutionRow *row, const char *since, const AmendsEffect *effect)
{
    g_autofree char *text = amends_effect_text_new (effect);
    g_autofree char *facts = g_strdup_printf ("%s\n%s", since, text);

    amends_solution_row_set (row, TRUE, facts);
}

static AmendsEffectSide
add_kinds (const AmendsCauseBucket *bucket, AmendsCause cause)
{
    return (AmendsEffectSide) { bucket->reviews.n + bucket->feedback.n,
                                bucket->reviews.causes[cause] + bucket->feedback.causes[cause] };
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Measuring) measuring = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) buckets = amends_store_count_causes_finish (AMENDS_STORE (source), result, &error);
    AmendsEffect effect;

    if (buckets == NULL || buckets->len < 2) {
        amends_cause_toast_fail (GTK_WIDGET (measuring->self), error);
        return;
    }
    effect = amends_cause_effect_measure (add_kinds (&g_array_index (buckets, AmendsCauseBucket, 0), measuring->cause),
                                          add_kinds (&g_array_index (buckets, AmendsCauseBucket, 1), measuring->cause));
    show_effect (measuring->row, measuring->since, &effect);
}

static void
measure (AmendsCauseSheet *self, AmendsSolutionRow *row, const AmendsSolutionDone *done)
{
    static const int EVERY_STAR[2] = { 5, 5 };
    g_autofree char *since = amends_solution_tick_describe (done, self->now);
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    gint64 edges[3];
    Measuring *measuring;

    if (!amends_cause_effect_get_edges (done->done_at, self->now, edges)) {
        AmendsEffect early = amends_cause_effect_too_early ();

        show_effect (row, since, &early);
        return;
    }
    amends_solution_row_set (row, TRUE, since);
    measuring = g_new (Measuring, 1);
    *measuring = (Measuring) { g_object_ref (self), g_object_ref (row), self->cause, g_steal_pointer (&since) };
    amends_store_count_causes_async (self->store, query, edges, G_N_ELEMENTS (edges), EVERY_STAR, self->cancellable,
                                     measured_cb, measuring);
}

static void
show_done (AmendsCauseSheet *self)
{
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    for (int i = 0; gtk_list_box_get_row_at_index (self->solutions, i) != NULL; i++) {
        AmendsSolutionRow *row = AMENDS_SOLUTION_ROW (gtk_list_box_get_row_at_index (self->solutions, i));
        const AmendsSolutionDone *done = find_done (self, amends_solution_row_get_id (row));

        if (done != NULL && self->store != NULL)
            measure (self, row, done);
        else
            amends_solution_row_set (row, FALSE, NULL);
    }
}

/* Ticking */

static void
toggled_cb (AmendsSolutionRow *row, gboolean wanted, gpointer user_data)
{
    AmendsCauseSheet *self = user_data;
    const char *solution = amends_solution_row_get_id (row);
    const AmendsSolutionDone *done = find_done (self, solution);
    const AmendsSolutionDone about = { .cause = self->cause, .solution = solution };

    if (self->store == NULL)
        return;
    if (wanted)
        amends_solution_tick_ask (GTK_WIDGET (self), self->store,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), &about, self->now);
    else if (done != NULL)
        amends_solution_tick_clear (GTK_WIDGET (self), self->store, done->id);
}

static void
change_cb (AmendsSolutionRow *row, gpointer user_data)
{
    AmendsCauseSheet *self = user_data;
    const AmendsSolutionDone *done = find_done (self, amends_solution_row_get_id (row));

    if (self->store != NULL && done != NULL)
        amends_solution_tick_ask (GTK_WIDGET (self), self->store,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), done, self->now);
}

static void
fill_solutions (AmendsCauseSheet *self)
{
    const AmendsGuideSolution *solutions;
    gsize n;

    gtk_list_box_remove_all (self->solutions);
    solutions = amends_guide_get_solutions (amends_cause_text_get_guide (), self->cause, &n);
    for (gsize i = 0; i < n; i++) {
        GtkWidget *row = amends_solution_row_new (solutions[i].id, solutions[i].text);

        g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
        g_signal_connect_object (row, "change", G_CALLBACK (change_cb), self, G_CONNECT_DEFAULT);
        gtk_list_box_append (self->solutions, row);
    }
}

void
amends_cause_sheet_show (AmendsCauseSheet *self, AmendsCause cause)
{
    const AmendsGuide *guide = amends_cause_text_get_guide ();
    g_autofree char *title = NULL;

    g_return_if_fail (AMENDS_IS_CAUSE_SHEET (self));
    self->cause = cause;
    title = amends_cause_text_dup_short (cause);
    gtk_label_set_text (self->problem, amends_guide_get_problem_title (guide, amends_cause_get_problem (cause)));
    gtk_label_set_text (self->title, title);
    show_counts (self);
    fill_solutions (self);
    show_done (self);
}

AmendsCause
amends_cause_sheet_get_cause (AmendsCauseSheet *self)
{
    g_return_val_if_fail (AMENDS_IS_CAUSE_SHEET (self), AMENDS_CAUSE_STOCK_UNAVAILABLE);
    return self->cause;
}

void
amends_cause_sheet_set (AmendsCauseSheet *self, const AmendsCauseBucket *counts, GPtrArray *done, gint64 now)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SHEET (self));
    self->counts = *counts;
    self->now = now;
    g_ptr_array_ref (done);
    g_clear_pointer (&self->done, g_ptr_array_unref);
    self->done = done;
    show_counts (self);
    show_done (self);
}

void
amends_cause_sheet_set_store (AmendsCauseSheet *self, AmendsStore *store)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SHEET (self));
    g_set_object (&self->store, store);
    if (store == NULL)
        g_cancellable_cancel (self->cancellable);
}

static void
amends_cause_sheet_dispose (GObject *object)
{
    AmendsCauseSheet *self = AMENDS_CAUSE_SHEET (object);

    amends_cause_sheet_set_store (self, NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_CAUSE_SHEET);
    G_OBJECT_CLASS (amends_cause_sheet_parent_class)->dispose (object);
}

static void
amends_cause_sheet_finalize (GObject *object)
{
    AmendsCauseSheet *self = AMENDS_CAUSE_SHEET (object);

    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->done, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_cause_sheet_parent_class)->finalize (object);
}

static void
amends_cause_sheet_class_init (AmendsCauseSheetClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_cause_sheet_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_cause_sheet_finalize;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-cause-sheet.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseSheet, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseSheet, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseSheet, often);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseSheet, split);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseSheet, reviews_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseSheet, feedback_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseSheet, solutions);
    gtk_widget_class_bind_template_callback (widget_class, reviews_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, feedback_clicked_cb);
}

static void
amends_cause_sheet_init (AmendsCauseSheet *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
