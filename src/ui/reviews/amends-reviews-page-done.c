/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-action-text.h"
#include "amends-reviews-page-private.h"
#include "amends-store-actions.h"
#include "amends-text.h"

/* Above that many selected rows only the one that is read is held: the others leave together. */
#define MAX_HELD 1

typedef struct {
    AmendsReviewsPage *self; /* (owned) */
    gboolean is_redo;
    gboolean quiet; /* one of several steps: the last one speaks for all */
} Doing;

static Doing *
make_doing (AmendsReviewsPage *self, gboolean is_redo, gboolean quiet)
{
    Doing *doing = g_new (Doing, 1);

    *doing = (Doing) { g_object_ref (self), is_redo, quiet };
    return doing;
}

static void
free_doing (Doing *doing)
{
    g_object_unref (doing->self);
    g_free (doing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Doing, free_doing)

/* One toast for what was done in a row */

static void
toast_dismissed_cb (AdwToast *toast, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    if (self->done_toast != toast)
        return;
    self->done_toast = NULL;
    self->n_done = 0;
    g_array_set_size (self->done_events, 0);
}

static void
show_done_toast (AmendsReviewsPage *self, const AmendsActionResult *what)
{
    g_autofree char *title = NULL;

    /* Reopening is another story than marking as done: it begins a toast of its own. */
    if (self->done_toast != NULL && self->done_kind != (guint) what->kind)
        adw_toast_dismiss (self->done_toast);
    self->done_kind = (guint) what->kind;
    self->n_done += what->n_changed;
    g_array_append_val (self->done_events, what->event_id);
    title = amends_action_text_describe (
        &(AmendsActionResult) { .kind = what->kind, .n_changed = self->n_done, .subject = AMENDS_SUBJECT_REVIEW },
        AMENDS_SUBJECT_REVIEW);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    if (self->done_toast != NULL) {
        adw_toast_set_title (self->done_toast, title);
        /* Shown again, so that its time starts anew. */
        adw_toast_overlay_add_toast (self->toast_overlay, g_object_ref (self->done_toast));
        return;
    }
    self->done_toast = adw_toast_new (title);
    adw_toast_set_use_markup (self->done_toast, FALSE);
    adw_toast_set_button_label (self->done_toast, _ ("Undo"));
    adw_toast_set_action_name (self->done_toast, "reviews.undo-toast");
    adw_toast_set_priority (self->done_toast, ADW_TOAST_PRIORITY_HIGH);
    g_signal_connect_object (self->done_toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_DEFAULT);
    adw_toast_overlay_add_toast (self->toast_overlay, self->done_toast);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Doing) doing = user_data;
    AmendsActionResult what = { 0 };
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, &what, &error))
        amends_reviews_page_tell_error (doing->self, error);
    else if (what.event_id != 0 && doing->self->store != NULL)
        show_done_toast (doing->self, &what);
}

void
amends_reviews_page_set_done (AmendsReviewsPage *self, gint64 review_id, gboolean done)
{
    amends_row_list_model_hold (self->model, review_id);
    amends_store_set_done_async (self->store, &review_id, 1, done, NULL, done_cb, make_doing (self, FALSE, FALSE));
}

static gboolean
everything_is_selected (AmendsReviewsPage *self)
{
    guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));

    return amends_row_list_model_get_state (self->model) == AMENDS_LIST_READY &&
           amends_review_selection_get_size (self->selection) == n_items &&
           amends_row_list_model_get_n_matching (self->model) == n_items;
}

static void
set_selected_done (AmendsReviewsPage *self, gboolean done)
{
    g_autoptr (GArray) ids = amends_review_selection_dup_ids (self->selection);

    if (ids->len == 0)
        return;
    if (ids->len > MAX_HELD && everything_is_selected (self)) {
        g_autoptr (AmendsReviewQuery) query = amends_reviews_page_dup_query (self);

        amends_store_set_query_done_async (self->store, query, done, NULL, done_cb, make_doing (self, FALSE, FALSE));
        return;
    }
    for (guint i = 0; ids->len <= MAX_HELD && i < ids->len; i++)
        amends_row_list_model_hold (self->model, g_array_index (ids, gint64, i));
    amends_store_set_done_async (self->store, (const gint64 *) ids->data, ids->len, done, NULL, done_cb,
                                 make_doing (self, FALSE, FALSE));
}

static void
done_next_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    gboolean several = amends_reviews_page_has_several (self);

    set_selected_done (self, TRUE);
    if (several)
        amends_reviews_page_clear_selection (self);
    else
        amends_reviews_page_move (self, 1);
}

static void
mark_done_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    set_selected_done (self, TRUE);
    if (amends_reviews_page_has_several (self))
        amends_reviews_page_clear_selection (self);
}

static void
reopen_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    set_selected_done (self, FALSE);
    if (amends_reviews_page_has_several (self))
        amends_reviews_page_clear_selection (self);
}

static void
toggle_done_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    AmendsReview *review;

    amends_reviews_page_catch_up (self);
    review = amends_detail_pane_get_review (self->detail);
    if (review != NULL)
        amends_reviews_page_set_done (self, review->id, review->done_at == 0);
    else
        set_selected_done (self, TRUE);
}

/* Undo and redo */

static void
tell_undone (AmendsReviewsPage *self, const AmendsActionResult *what)
{
    g_autofree char *action = amends_action_text_describe (what, AMENDS_SUBJECT_REVIEW);

    amends_reviews_page_tell (self, action);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Doing) doing = user_data;
    AmendsActionResult what = { 0 };
    g_autoptr (GError) error = NULL;

    if (amends_store_action_finish (AMENDS_STORE (source), result, &what, &error)) {
        if (doing->self->store != NULL && !doing->quiet)
            tell_undone (doing->self, &what);
    } else if (g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO)) {
        amends_reviews_page_tell (doing->self, doing->is_redo ? _ ("Nothing to redo") : _ ("Nothing to undo"));
    } else {
        amends_reviews_page_tell_error (doing->self, error);
    }
}

static void
drop_done_toast (AmendsReviewsPage *self)
{
    if (self->done_toast != NULL)
        adw_toast_dismiss (self->done_toast);
}

static void
undo_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    /* A note that is being written is the latest thing to take back. */
    amends_detail_pane_flush (self->detail);
    drop_done_toast (self);
    amends_store_undo_async (self->store, NULL, undone_cb, make_doing (self, FALSE, FALSE));
}

static void
redo_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    drop_done_toast (self);
    amends_store_redo_async (self->store, NULL, undone_cb, make_doing (self, TRUE, FALSE));
}

static void
undo_toast_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    g_autoptr (GArray) events = g_array_copy (self->done_events);

    drop_done_toast (self);
    for (guint i = events->len; i-- > 0;)
        amends_store_undo_event_async (self->store, g_array_index (events, gint64, i), NULL, undone_cb,
                                       make_doing (self, FALSE, i > 0));
    /* The button that had the focus is gone with the toast. */
    amends_review_list_focus (self->list);
}

void
amends_reviews_page_install_done_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "reviews.done-next", NULL, done_next_action);
    gtk_widget_class_install_action (widget_class, "reviews.mark-done", NULL, mark_done_action);
    gtk_widget_class_install_action (widget_class, "reviews.reopen", NULL, reopen_action);
    gtk_widget_class_install_action (widget_class, "reviews.toggle-done", NULL, toggle_done_action);
    gtk_widget_class_install_action (widget_class, "reviews.undo", NULL, undo_action);
    gtk_widget_class_install_action (widget_class, "reviews.redo", NULL, redo_action);
    gtk_widget_class_install_action (widget_class, "reviews.undo-toast", NULL, undo_toast_action);
}
