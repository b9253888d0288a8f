/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selecting several reviews without a key: the button in the header, clicks, and what is done with them. */
#include "amends-await.h"
#include "amends-review-list.h"
#include "amends-review-row.h"
#include "amends-reviews-page.h"
#include "ui-fixture.h"

#include <adwaita.h>

typedef struct {
    UiFixture ui;
    AmendsReviewsPage *page;
    GtkWidget *window;
    GtkWidget *view;
    GtkSelectionModel *rows;
    GtkWidget *button;
} Fixture;

static guint
count_selected (Fixture *self)
{
    g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->rows);

    return (guint) gtk_bitset_get_size (selected);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
    if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = find_button (child, action);

        if (found != NULL)
            return found;
    }
    return NULL;
}

static gboolean
has_rows (gpointer user_data)
{
    GtkWidget *row = ui_find_nth (((Fixture *) user_data)->view, AMENDS_TYPE_REVIEW_ROW, 3);

    return row != NULL && gtk_widget_get_mapped (row) && amends_review_row_is_filled (AMENDS_REVIEW_ROW (row));
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&self->ui);
    ui_fixture_fill (&self->ui, 1, 12);
    self->page = amends_reviews_page_new (self->ui.store, NULL, NULL, NULL);
    self->window = ui_present (GTK_WIDGET (self->page), 1300, 900);
    self->view = ui_find (ui_find (GTK_WIDGET (self->page), AMENDS_TYPE_REVIEW_LIST), GTK_TYPE_GRID_VIEW);
    self->rows = gtk_grid_view_get_model (GTK_GRID_VIEW (self->view));
    self->button = find_button (GTK_WIDGET (self->page), "reviews.select-several");
    ui_wait (has_rows, self);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (self->window);
    ui_fixture_clear (&self->ui);
}

static GtkWidget *
get_row (Fixture *self, guint n)
{
    return ui_find_nth (self->view, AMENDS_TYPE_REVIEW_ROW, n);
}

static void
begin (Fixture *self)
{
    g_assert_null (ui_find_picker (self->view));
    g_signal_emit_by_name (self->button, "clicked");
    g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)));
}

static void
assert_ended (Fixture *self)
{
    GtkWidget *bar;

    g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)));
    g_assert_null (ui_find_picker (self->view));
    g_assert_cmpuint (count_selected (self), ==, 0);
    bar = gtk_widget_get_ancestor (find_button (GTK_WIDGET (self->page), "reviews.mark-done"), GTK_TYPE_REVEALER);
    g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
}

static gboolean
is_counted (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->page), "2 selected") != NULL;
}

static void
test_clicks_select_and_unselect (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    begin (self);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (self->page), "0 selected"));
    g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (self->page), "reviews.mark-done")));
    ui_pick (self->view, get_row (self, 0));
    ui_pick (self->view, get_row (self, 1));
    ui_pick (self->view, get_row (self, 2));
    g_assert_cmpuint (count_selected (self), ==, 3);
    ui_pick (self->view, get_row (self, 1));
    g_assert_true (gtk_selection_model_is_selected (self->rows, 0));
    g_assert_false (gtk_selection_model_is_selected (self->rows, 1));
    g_assert_true (gtk_selection_model_is_selected (self->rows, 2));
    ui_wait (is_counted, self);
    g_assert_true (gtk_widget_get_sensitive (find_button (GTK_WIDGET (self->page), "reviews.mark-done")));
}

/* The last one that is clicked away leaves none, not the one that was open. */
static void
test_none_is_none (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    begin (self);
    ui_pick (self->view, get_row (self, 1));
    ui_settle (200);
    g_assert_cmpuint (count_selected (self), ==, 1);
    ui_pick (self->view, get_row (self, 1));
    ui_settle (200);
    g_assert_cmpuint (count_selected (self), ==, 0);
    g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)));
}

static void
test_the_box_of_a_row_stays_its_box (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    begin (self);
    ui_pick (self->view, ui_find (get_row (self, 1), GTK_TYPE_CHECK_BUTTON));
    g_assert_cmpuint (count_selected (self), ==, 0);
}

static gboolean
has_ten (gpointer user_data)
{
    return g_list_model_get_n_items (G_LIST_MODEL (((Fixture *) user_data)->rows)) == 10;
}

static void
test_doing_something_ends_it (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    begin (self);
    ui_pick (self->view, get_row (self, 0));
    ui_pick (self->view, get_row (self, 2));
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "reviews.mark-done", NULL));
    ui_wait (has_ten, self);
    assert_ended (self);
}

static void
test_going_back_ends_it (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const WAYS[] = { "reviews.back", "reviews.clear-selection", "reviews.select-several" };

    for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++) {
        begin (self);
        ui_pick (self->view, get_row (self, 0));
        ui_pick (self->view, get_row (self, 1));
        g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), WAYS[i], NULL));
        ui_settle (100);
        assert_ended (self);
    }
}

#define ADD(path, func) g_test_add ("/reviews-several/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("clicks-select-and-unselect", test_clicks_select_and_unselect);
    ADD ("none-is-none", test_none_is_none);
    ADD ("the-box-of-a-row-stays-its-box", test_the_box_of_a_row_stays_its_box);
    ADD ("doing-something-ends-it", test_doing_something_ends_it);
    ADD ("going-back-ends-it", test_going_back_ends_it);
    return g_test_run ();
}
