/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-feedback-row.h"
#include "amends-filter-chip.h"
#include "amends-query-language.h"
#include "amends-rating.h"
#include "amends-store-feedback.h"
#include "amends-text.h"

#define PAGE 50

struct _AmendsFeedbackList {
    GtkBox parent_instance;

    AmendsStore *store;         /* (nullable) */
    const AmendsRulePack *pack; /* (unowned) */
    AmendsFeedbackQuery *scope;
    GCancellable *cancellable; /* of the question that runs */
    GArray *ids;               /* (element-type gint64): all that match */
    guint n_asked;             /* of them, those whose rows were asked for */

    GtkLabel *count;
    AdwBin *narrowed;
    GtkSearchEntry *search;
    AdwToggleGroup *kinds;
    GtkCheckButton *with_done;
    GtkStack *stack;
    GtkListBox *rows;
    GtkButton *more;
};

enum { OPENED, ACTED, FAILED, WIDENED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsFeedbackList, amends_feedback_list, GTK_TYPE_BOX)

/* Reading */

static void
fail (AmendsFeedbackList *self, const GError *error)
{
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackList) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        fail (self, error);
    else if (what.event_id != 0)
        g_signal_emit (self, signals[ACTED], 0, what.event_id, what.kind == AMENDS_EVENT_DONE);
}

static void
row_toggled_cb (AmendsFeedbackRow *row, gboolean done, gpointer user_data)
{
    AmendsFeedbackList *self = user_data;
    gint64 id = amends_feedback_row_get (row)->id;

    if (self->store != NULL)
        amends_store_set_feedback_done_async (self->store, &id, 1, done, NULL, acted_cb, g_object_ref (self));
}

static GtkWidget *
find_row (AmendsFeedbackList *self, gint64 id)
{
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
         row = gtk_widget_get_next_sibling (row)) {
        if (amends_feedback_row_get (AMENDS_FEEDBACK_ROW (row))->id == id)
            return row;
    }
    return NULL;
}

static void
show_feedback (AmendsFeedbackList *self, AmendsFeedback *feedback)
{
    GtkWidget *row = find_row (self, feedback->id);

    if (row != NULL) {
        amends_feedback_row_set (AMENDS_FEEDBACK_ROW (row), feedback, amends_dates_now ());
        return;
    }
    row = amends_feedback_row_new (feedback, amends_dates_now ());
    g_signal_connect_object (row, "toggled", G_CALLBACK (row_toggled_cb), self, G_CONNECT_DEFAULT);
    gtk_list_box_append (self->rows, row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackList) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) feedback = amends_store_load_feedback_finish (AMENDS_STORE (source), result, &error);

    if (feedback == NULL) {
        fail (self, error);
        return;
    }
    for (guint i = 0; self->store != NULL && i < feedback->len; i++)
        show_feedback (self, g_ptr_array_index (feedback, i));
    gtk_widget_set_visible (GTK_WIDGET (self->more), self->n_asked < self->ids->len);
}

static void
load_rows (AmendsFeedbackList *self, guint first, guint n)
{
    if (n > 0)
        amends_store_load_feedback_async (self->store, &g_array_index (self->ids, gint64, first), n, self->cancellable,
                                          loaded_cb, g_object_ref (self));
}

static void
load_more (AmendsFeedbackList *self)
{
    guint first = self->n_asked;

    self->n_asked = MIN (self->ids->len, first + PAGE);
    load_rows (self, first, self->n_asked - first);
}

static void
show_count (AmendsFeedbackList *self)
{
    g_autofree char *number = amends_text_count (self->ids->len);
    g_autofree char *text = g_strdup_printf (ngettext ("%s shown", "%s in all", self->ids->len), number);

    gtk_label_set_text (self->count, text);
    gtk_stack_set_visible_child_name (self->stack, self->ids->len > 0 ? "rows" : "empty");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackList) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = amends_store_find_feedback_ids_finish (AMENDS_STORE (source), result, &error);

    if (ids == NULL) {
        fail (self, error);
        return;
    }
    if (self->store == NULL)
        return;
    g_array_unref (self->ids);
    self->ids = g_steal_pointer (&ids);
    self->n_asked = 0;
    gtk_list_box_remove_all (self->rows);
    gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
    show_count (self);
    load_more (self);
}

/* What is asked for */

static AmendsFeedbackQuery *
make_query (AmendsFeedbackList *self)
{
    const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (AmendsReviewQuery) typed = amends_query_language_parse (text, zone, NULL);
    AmendsFeedbackQuery *query = amends_feedback_query_copy (self->scope);
    guint kind = adw_toggle_group_get_active (self->kinds);

    query->common->done = gtk_check_button_get_active (self->with_done) ? AMENDS_DONE_ALL : AMENDS_DONE_OPEN;
    amends_review_query_narrow (query->common, typed);
    if (kind > 0 && kind <= AMENDS_N_FEEDBACK_KINDS)
        query->common->stars = amends_rating_get_stars (self->pack, (AmendsFeedbackKind) (kind - 1));
    return query;
}

static void
ask (AmendsFeedbackList *self)
{
    g_autoptr (AmendsFeedbackQuery) query = NULL;

    if (self->store == NULL)
        return;
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    query = make_query (self);
    amends_store_find_feedback_ids_async (self->store, query, 0, self->cancellable, found_cb, g_object_ref (self));
}

void
amends_feedback_list_set_store (AmendsFeedbackList *self, AmendsStore *store, const AmendsRulePack *pack)
{
    self->pack = pack;
    g_set_object (&self->store, store);
    if (store == NULL)
        g_cancellable_cancel (self->cancellable);
}

void
amends_feedback_list_set_scope (AmendsFeedbackList *self, const AmendsFeedbackQuery *query)
{
    amends_feedback_query_free (self->scope);
    self->scope = amends_feedback_query_copy (query);
    ask (self);
}

static void
remove_cb (AmendsFeedbackList *self)
{
    g_signal_emit (self, signals[WIDENED], 0);
}

void
amends_feedback_list_set_narrowed (AmendsFeedbackList *self, const char *label)
{
    GtkWidget *chip = label != NULL ? amends_filter_chip_new (label) : NULL;

    if (chip != NULL)
        g_signal_connect_object (chip, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
    adw_bin_set_child (self->narrowed, chip);
}

void
amends_feedback_list_set_kind (AmendsFeedbackList *self, int kind)
{
    adw_toggle_group_set_active (self->kinds, (guint) (kind + 1));
}

void
amends_feedback_list_refresh (AmendsFeedbackList *self)
{
    if (self->store != NULL)
        load_rows (self, 0, self->n_asked);
}

/* The person's doings */

static void
asked_cb (AmendsFeedbackList *self)
{
    ask (self);
}

static void
more_cb (AmendsFeedbackList *self)
{
    load_more (self);
}

static void
activated_cb (AmendsFeedbackList *self, GtkListBoxRow *row)
{
    g_signal_emit (self, signals[OPENED], 0, amends_feedback_row_get (AMENDS_FEEDBACK_ROW (row))->id);
}

static void
amends_feedback_list_dispose (GObject *object)
{
    AmendsFeedbackList *self = AMENDS_FEEDBACK_LIST (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->store);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_FEEDBACK_LIST);
    G_OBJECT_CLASS (amends_feedback_list_parent_class)->dispose (object);
}

static void
amends_feedback_list_finalize (GObject *object)
{
    AmendsFeedbackList *self = AMENDS_FEEDBACK_LIST (object);

    amends_feedback_query_free (self->scope);
    g_array_unref (self->ids);
    G_OBJECT_CLASS (amends_feedback_list_parent_class)->finalize (object);
}

static void
amends_feedback_list_class_init (AmendsFeedbackListClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_feedback_list_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_feedback_list_finalize;
    signals[OPENED] = g_signal_new ("opened", AMENDS_TYPE_FEEDBACK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
    signals[ACTED] = g_signal_new ("acted", AMENDS_TYPE_FEEDBACK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
    signals[FAILED] = g_signal_new ("failed", AMENDS_TYPE_FEEDBACK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_ERROR);
    signals[WIDENED] =
        g_signal_new ("widened", AMENDS_TYPE_FEEDBACK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-feedback-list.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, count);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, narrowed);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, search);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, kinds);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, with_done);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, rows);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, more);
    gtk_widget_class_bind_template_callback (widget_class, asked_cb);
    gtk_widget_class_bind_template_callback (widget_class, more_cb);
    gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
amends_feedback_list_init (AmendsFeedbackList *self)
{
    self->scope = amends_feedback_query_new ();
    self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    gtk_widget_init_template (GTK_WIDGET (self));
}
