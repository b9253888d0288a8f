/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-fit.h"
#include "amends-query-parts.h"
#include "amends-reviews-page-private.h"
#include "amends-text.h"

#define BAR "/io/github/amendsapp/Amends/ui/reviews/amends-reviews-page-bar.ui"

static AmendsReview *
find_review (AmendsReviewsPage *self, guint position)
{
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

    /* Its row is in the list and keeps the item, and with it the review, alive. */
    return item != NULL ? amends_review_item_get_review (item) : NULL;
}

/* Moves that follow each other faster than that are on the way to somewhere: the list keeps up with the keys, the detail waits. */
#define REST_MS 120

static void
show_opened (AmendsReviewsPage *self)
{
    guint position = self->opened_id != 0 ? amends_row_list_model_find (self->model, self->opened_id) : G_MAXUINT;

    self->is_behind = FALSE;
    if (self->opened_id == 0)
        return;
    amends_detail_pane_show (self->detail, self->opened_id,
                             position != G_MAXUINT ? find_review (self, position) : NULL);
    if (self->settings != NULL)
        g_settings_set_int64 (self->settings, "selected-review", self->opened_id);
}

static gboolean
rest_cb (gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    self->rest_id = 0;
    amends_reviews_page_catch_up (self);
    return G_SOURCE_REMOVE;
}

void
amends_reviews_page_catch_up (AmendsReviewsPage *self)
{
    if (self->is_behind)
        show_opened (self);
}

static void
show_opened_soon (AmendsReviewsPage *self)
{
    gboolean moving = self->rest_id != 0;

    g_clear_handle_id (&self->rest_id, g_source_remove);
    self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
    if (moving)
        self->is_behind = TRUE;
    else
        show_opened (self);
}

static void
close_review (AmendsReviewsPage *self)
{
    self->is_behind = FALSE;
    self->opened_id = 0;
    amends_detail_pane_show (self->detail, 0, NULL);
    adw_navigation_split_view_set_show_content (self->inner, FALSE);
}

/* Held rows leave when the selection has moved on; a row that is open but lost its selection gets it back, or was removed. */
static gboolean
settle_cb (gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    g_autoptr (GArray) ids = amends_review_selection_dup_ids (self->selection);

    self->settle_id = 0;
    if (ids->len == 0 && self->wanted_id == 0) {
        guint position = self->selecting        ? G_MAXUINT
                         : self->opened_id != 0 ? amends_row_list_model_find (self->model, self->opened_id)
                                                : G_MAXUINT;

        if (position != G_MAXUINT) {
            amends_review_list_select (self->list, position);
            return G_SOURCE_REMOVE;
        }
        close_review (self);
    }
    amends_row_list_model_release (self->model, (const gint64 *) ids->data, ids->len);
    return G_SOURCE_REMOVE;
}

/* Not at once: the list may be in the middle of moving its selection, and counts on its rows. */
static void
settle_soon (AmendsReviewsPage *self)
{
    if (self->settle_id == 0)
        self->settle_id = g_idle_add (settle_cb, self);
}

static void
open_review (AmendsReviewsPage *self, guint position)
{
    gint64 id = amends_row_list_model_get_id (self->model, position);

    self->opened_at = position;
    amends_row_list_model_hold (self->model, id);
    settle_soon (self);
    if (id == self->opened_id)
        return;
    self->opened_id = id;
    show_opened_soon (self);
}

static void
need_action_bar (AmendsReviewsPage *self)
{
    g_autoptr (GtkBuilder) builder = NULL;

    if (self->selected_label != NULL)
        return;
    builder = gtk_builder_new_from_resource (BAR);
    self->selected_label = GTK_LABEL (gtk_builder_get_object (builder, "selected_label"));
    self->select_all_button = GTK_BUTTON (gtk_builder_get_object (builder, "select_all_button"));
    self->contact_several_button = GTK_BUTTON (gtk_builder_get_object (builder, "contact_several_button"));
    gtk_revealer_set_child (self->action_bar, GTK_WIDGET (gtk_builder_get_object (builder, "bar")));
}

static void
show_action_bar (AmendsReviewsPage *self, guint n)
{
    guint all = g_list_model_get_n_items (G_LIST_MODEL (self->model));
    g_autofree char *number = amends_text_count (n);
    g_autofree char *all_number = amends_text_count (all);
    g_autofree char *selected = NULL;
    g_autofree char *select_all = NULL;
    g_autofree char *contact = NULL;

    gtk_widget_action_set_enabled (GTK_WIDGET (self), "reviews.mark-done", n > 0);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "reviews.reopen", n > 0);
    if (n > 1 || self->selecting)
        need_action_bar (self);
    gtk_revealer_set_reveal_child (self->action_bar, n > 1 || self->selecting);
    if (n <= 1 && !self->selecting)
        return;
    /* Translators: how many reviews are selected. */
    selected = g_strdup_printf (ngettext ("%s selected", "%s selected", n), number);
    /* Translators: button; selects every review that the filter and the search let through. */
    select_all = g_strdup_printf (ngettext ("Select All (%s)", "Select All (%s)", all), all_number);
    contact = g_strdup_printf (ngettext ("_Contact %s Buyer…", "_Contact %s Buyers…", n), number);
    gtk_label_set_text (self->selected_label, selected);
    gtk_button_set_label (self->contact_several_button, contact);
    gtk_button_set_label (self->select_all_button, select_all);
    amends_fit_buttons (GTK_WIDGET (self->action_bar));
    gtk_widget_set_visible (GTK_WIDGET (self->contact_several_button), n > 0);
    gtk_widget_set_visible (GTK_WIDGET (self->select_all_button), n < all);
}

static void
selection_changed_cb (GtkSelectionModel *selection G_GNUC_UNUSED, guint position G_GNUC_UNUSED,
                      guint n_items G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    guint n = amends_review_selection_get_size (self->selection);

    show_action_bar (self, n);
    if (n == 1) {
        self->wanted_id = 0;
        open_review (self, amends_review_selection_get_single (self->selection));
    } else if (n > 1) {
        self->opened_id = 0;
        self->is_behind = FALSE;
        amends_detail_pane_show_several (self->detail, n);
    } else {
        settle_soon (self);
    }
}

/* After the selection has followed: what was wanted may have come, what was open may have gone. */
static void
find_wanted (AmendsReviewsPage *self)
{
    AmendsListState state = amends_row_list_model_get_state (self->model);
    guint position;

    if (self->wanted_id == 0 || state == AMENDS_LIST_LOADING || state == AMENDS_LIST_FAILED)
        return;
    position = amends_row_list_model_find (self->model, self->wanted_id);
    if (position != G_MAXUINT) {
        self->wanted_id = 0;
        self->anywhere = FALSE;
        amends_review_list_select (self->list, position);
    } else if (state == AMENDS_LIST_READY && self->anywhere) {
        g_autoptr (AmendsReviewQuery) all = amends_query_all ();

        self->anywhere = FALSE;
        amends_reviews_page_set_query (self, all);
    } else if (state == AMENDS_LIST_READY) {
        self->wanted_id = 0;
        if (amends_review_selection_get_size (self->selection) == 0)
            close_review (self);
    }
}

static void
state_changed_cb (AmendsRowListModel *model G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    find_wanted (user_data);
}

/* Whoever keeps the page back until there is something to see hears of it once. */
static void
tell_filled (AmendsReviewsPage *self)
{
    if (self->filled || g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
        return;
    self->filled = TRUE;
    g_signal_emit_by_name (self, "filled");
}

static void
items_changed_cb (GListModel *model G_GNUC_UNUSED, guint position G_GNUC_UNUSED, guint removed G_GNUC_UNUSED,
                  guint added G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    guint single = amends_review_selection_get_single (self->selection);

    tell_filled (self);
    if (single != G_MAXUINT && amends_row_list_model_get_id (self->model, single) == self->opened_id)
        self->opened_at = single;
    else if (single == G_MAXUINT && self->opened_id != 0)
        settle_soon (self);
    show_action_bar (self, amends_review_selection_get_size (self->selection));
}

static void
opened_cb (AmendsReviewList *list G_GNUC_UNUSED, gint64 id, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    amends_reviews_page_select_id (self, id);
    adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

static void
done_toggled_cb (AmendsReviewList *list G_GNUC_UNUSED, gint64 id, gboolean done, gpointer user_data)
{
    amends_reviews_page_set_done (user_data, id, done);
}

/* By whatever way a person goes back, to the row that was read: it may be another one than that which was opened, which is gone. */
static void
show_content_cb (AmendsReviewsPage *self)
{
    if (adw_navigation_split_view_get_collapsed (self->inner) &&
        !adw_navigation_split_view_get_show_content (self->inner))
        amends_review_list_focus (self->list);
}

void
amends_reviews_page_selection_init (AmendsReviewsPage *self)
{
    g_signal_connect_object (self->inner, "notify::show-content", G_CALLBACK (show_content_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
    g_signal_connect_after (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self);
    g_signal_connect (self->model, "notify::state", G_CALLBACK (state_changed_cb), self);
    g_signal_connect (self->list, "opened", G_CALLBACK (opened_cb), self);
    g_signal_connect (self->list, "done-toggled", G_CALLBACK (done_toggled_cb), self);
}

void
amends_reviews_page_selection_dispose (AmendsReviewsPage *self)
{
    g_clear_handle_id (&self->settle_id, g_source_remove);
    g_clear_handle_id (&self->rest_id, g_source_remove);
}

void
amends_reviews_page_select_id (AmendsReviewsPage *self, gint64 id)
{
    guint position = amends_row_list_model_find (self->model, id);

    if (position != G_MAXUINT)
        amends_review_list_select (self->list, position);
}

void
amends_reviews_page_move (AmendsReviewsPage *self, int by)
{
    guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
    g_autoptr (GArray) ids = amends_review_selection_dup_ids (self->selection);
    guint position = 0;

    if (n_items == 0)
        return;
    if (ids->len > 0) {
        gint64 from = g_array_index (ids, gint64, by > 0 ? ids->len - 1 : 0);

        position = amends_row_list_model_find (self->model, from);
        if (by > 0 ? position + 1 >= n_items : position == 0)
            return;
        position = by > 0 ? position + 1 : position - 1;
    } else if (self->opened_at < n_items && self->opened_at > 0) {
        /* The row that was read has left: its neighbour took its place. */
        position = by > 0 ? self->opened_at : self->opened_at - 1;
    }
    amends_review_list_select (self->list, position);
}

gboolean
amends_reviews_page_has_several (AmendsReviewsPage *self)
{
    return self->selecting || amends_review_selection_get_size (self->selection) > 1;
}

void
amends_reviews_page_set_selecting (AmendsReviewsPage *self, gboolean selecting)
{
    if (self->selecting == selecting)
        return;
    if (!selecting) {
        amends_reviews_page_clear_selection (self);
        return;
    }
    self->selecting = TRUE;
    amends_review_list_set_picking (self->list, TRUE);
    show_action_bar (self, amends_review_selection_get_size (self->selection));
    g_object_notify (G_OBJECT (self), "selecting");
}

static void
end_selecting (AmendsReviewsPage *self)
{
    if (!self->selecting)
        return;
    self->selecting = FALSE;
    amends_review_list_set_picking (self->list, FALSE);
    show_action_bar (self, 0);
    g_object_notify (G_OBJECT (self), "selecting");
}

void
amends_reviews_page_clear_selection (AmendsReviewsPage *self)
{
    self->wanted_id = 0;
    end_selecting (self);
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
    close_review (self);
    settle_soon (self);
}

void
amends_reviews_page_go_back (AmendsReviewsPage *self)
{
    if (amends_reviews_page_has_several (self))
        amends_reviews_page_clear_selection (self);
    else if (adw_navigation_split_view_get_collapsed (self->inner) &&
             adw_navigation_split_view_get_show_content (self->inner))
        adw_navigation_split_view_set_show_content (self->inner, FALSE);
    else if (gtk_search_bar_get_search_mode (self->search_bar))
        gtk_search_bar_set_search_mode (self->search_bar, FALSE);
    else
        amends_reviews_page_clear_selection (self);
    amends_review_list_focus (self->list);
}

void
amends_reviews_page_show_review (AmendsReviewsPage *self, gint64 review_id)
{
    guint position;

    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    position = amends_row_list_model_find (self->model, review_id);
    if (position != G_MAXUINT) {
        amends_review_list_select (self->list, position);
    } else {
        self->wanted_id = review_id;
        self->anywhere = TRUE;
        find_wanted (self);
    }
    adw_navigation_split_view_set_show_content (self->inner, TRUE);
}
