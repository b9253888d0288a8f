/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selecting several comments without a key: the button beside the heading, clicks, and what is done with them. */
#include "amends-await.h"
#include "amends-dates.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-review-row.h"
#include "amends-store-batches.h"
#include "ui-fixture.h"

#define DAY 86400
#define N_COMMENTS 6

typedef struct {
    UiFixture store;
    GtkWidget *window, *page, *list, *view, *button;
    AdwToolbarView *bars;
    GtkSelectionModel *rows;
} Fixture;

static void
fill (UiFixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;

    for (int i = 1; i <= N_COMMENTS; i++) {
        g_autofree char *id = g_strdup_printf ("F%d", i);

        g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) {
                                              .external_id = id,
                                              .marketplace = "SE",
                                              .stars = 5,
                                              .text = "Allt bra",
                                              .published_at = amends_dates_now () - i * DAY,
                                          }));
    }
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (fixture->store, fixture->account_id, batch, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_apply_batch_finish (fixture->store, amends_await (&result), NULL, NULL));
}

static GtkWidget *
get_row (Fixture *self, guint n)
{
    return ui_find_nth (self->view, AMENDS_TYPE_REVIEW_ROW, n);
}

static gboolean
has_rows (gpointer user_data)
{
    GtkWidget *row = get_row (user_data, 2);

    return row != NULL && gtk_widget_get_mapped (row) && amends_review_row_is_filled (AMENDS_REVIEW_ROW (row));
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&self->store);
    fill (&self->store);
    self->page = GTK_WIDGET (amends_feedback_page_new (self->store.store, amends_rule_pack_get_default (), NULL, NULL));
    self->window = ui_present (self->page, 1100, 900);
    self->list = ui_find (self->page, AMENDS_TYPE_FEEDBACK_LIST);
    self->view = ui_find (self->list, GTK_TYPE_GRID_VIEW);
    self->bars = ADW_TOOLBAR_VIEW (ui_find (self->list, ADW_TYPE_TOOLBAR_VIEW));
    for (guint i = 0; self->button == NULL; i++) {
        GtkWidget *toggle = ui_find_nth (self->list, GTK_TYPE_TOGGLE_BUTTON, i);

        if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (toggle)), "selection-mode-symbolic") == 0)
            self->button = toggle;
    }
    ui_wait (has_rows, self);
    self->rows = gtk_grid_view_get_model (GTK_GRID_VIEW (self->view));
    amends_feedback_list_show (AMENDS_FEEDBACK_LIST (self->list));
    ui_settle (100);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (self->window);
    ui_fixture_clear (&self->store);
}

static guint
count_selected (Fixture *self)
{
    g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->rows);

    return (guint) gtk_bitset_get_size (selected);
}

static void
begin (Fixture *self)
{
    g_assert_null (ui_find_picker (self->view));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), TRUE);
    g_assert_true (adw_toolbar_view_get_reveal_bottom_bars (self->bars));
}

static void
assert_ended (Fixture *self)
{
    g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button)));
    g_assert_null (ui_find_picker (self->view));
    g_assert_cmpuint (count_selected (self), ==, 0);
    g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (self->bars));
}

static int
get_height_for (GtkWidget *row, int width)
{
    int height;

    gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
    return height;
}

static void
test_rows_are_as_low_as_their_width_lets_them (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *row = get_row (self, 0);

    g_assert_cmpint (get_height_for (row, 2000), <, get_height_for (row, 300));
    g_assert_cmpint (gtk_widget_get_height (row), ==, get_height_for (row, gtk_widget_get_width (row)));
}

static void
test_clicks_select_and_unselect (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *actions;

    /* What was read last, and may be far away, is not meant. */
    gtk_selection_model_select_item (self->rows, N_COMMENTS - 1, TRUE);
    begin (self);
    actions = gtk_widget_get_parent (ui_find_button (self->list, "Done"));
    g_assert_nonnull (ui_find_label (self->list, "0 selected"));
    g_assert_false (gtk_widget_is_sensitive (actions));
    ui_pick (self->view, get_row (self, 0));
    ui_pick (self->view, get_row (self, 1));
    ui_pick (self->view, get_row (self, 2));
    ui_pick (self->view, get_row (self, 1));
    g_assert_true (gtk_selection_model_is_selected (self->rows, 0));
    g_assert_false (gtk_selection_model_is_selected (self->rows, 1));
    g_assert_true (gtk_selection_model_is_selected (self->rows, 2));
    g_assert_nonnull (ui_find_label (self->list, "2 selected"));
    g_assert_true (gtk_widget_is_sensitive (actions));
}

static gboolean
has_one_less (gpointer user_data)
{
    return g_list_model_get_n_items (G_LIST_MODEL (((Fixture *) user_data)->rows)) == N_COMMENTS - 1;
}

/* One that was picked is done as many are: it leaves at once, and the next one is not selected. */
static void
test_one_that_was_picked_is_done (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    begin (self);
    ui_pick (self->view, get_row (self, 1));
    g_assert_true (gtk_widget_activate_action (self->list, "feedback.done-next", NULL));
    ui_wait (has_one_less, self);
    assert_ended (self);
}

static void
test_clearing_ends_it (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    begin (self);
    ui_pick (self->view, get_row (self, 0));
    ui_pick (self->view, get_row (self, 1));
    g_assert_true (gtk_widget_activate_action (self->list, "feedback.clear-selection", NULL));
    assert_ended (self);
    begin (self);
    ui_pick (self->view, get_row (self, 0));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), FALSE);
    assert_ended (self);
}

#define ADD(path, func) g_test_add ("/feedback-several/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("clicks-select-and-unselect", test_clicks_select_and_unselect);
    ADD ("one-that-was-picked-is-done", test_one_that_was_picked_is_done);
    ADD ("clearing-ends-it", test_clearing_ends_it);
    ADD ("rows-are-as-low-as-their-width-lets-them", test_rows_are_as_low_as_their_width_lets_them);
    return g_test_run ();
}
