/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"
#include "amends-query-parts.h"
#include "amends-review-selection.h"
#include "amends-store-actions.h"
#include "ui-fixture.h"

typedef struct {
    UiFixture ui;
    AmendsRowListModel *model;
    AmendsReviewSelection *selection;
    GtkSelectionModel *as_model;
} Fixture;

static gboolean
is_ready (gpointer user_data)
{
    return amends_row_list_model_get_state (((Fixture *) user_data)->model) == AMENDS_LIST_READY;
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) inbox = amends_query_inbox ();

    ui_fixture_init (&self->ui);
    ui_fixture_fill (&self->ui, 0, 200);
    self->model = amends_review_list_model_new (self->ui.store);
    self->selection = amends_review_selection_new (self->model);
    self->as_model = GTK_SELECTION_MODEL (self->selection);
    amends_row_list_model_set_query (self->model, inbox);
    ui_wait (is_ready, self);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_finalize_object (self->selection);
    g_assert_finalize_object (self->model);
    ui_fixture_clear (&self->ui);
}

static void
test_select (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_cmpuint (amends_review_selection_get_size (self->selection), ==, 0);
    g_assert_cmpuint (amends_review_selection_get_single (self->selection), ==, G_MAXUINT);
    gtk_selection_model_select_item (self->as_model, 7, TRUE);
    g_assert_cmpuint (amends_review_selection_get_single (self->selection), ==, 7);
    gtk_selection_model_select_item (self->as_model, 9, TRUE);
    g_assert_cmpuint (amends_review_selection_get_single (self->selection), ==, 9);
    gtk_selection_model_select_range (self->as_model, 20, 10, FALSE);
    g_assert_cmpuint (amends_review_selection_get_size (self->selection), ==, 11);
    g_assert_cmpuint (amends_review_selection_get_single (self->selection), ==, G_MAXUINT);
    gtk_selection_model_unselect_item (self->as_model, 25);
    g_assert_false (gtk_selection_model_is_selected (self->as_model, 25));
    g_assert_true (gtk_selection_model_is_selected (self->as_model, 26));
    gtk_selection_model_unselect_all (self->as_model);
    g_assert_cmpuint (amends_review_selection_get_size (self->selection), ==, 0);
}

static void
test_all_costs_no_items (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GArray) ids = NULL;

    gtk_selection_model_select_all (self->as_model);
    g_assert_cmpuint (amends_review_selection_get_size (self->selection), ==, 200);
    g_assert_cmpuint (amends_row_list_model_count_items (self->model), ==, 0);
    ids = amends_review_selection_dup_ids (self->selection);
    g_assert_cmpuint (ids->len, ==, 200);
    g_assert_cmpint (g_array_index (ids, gint64, 3), ==, amends_row_list_model_get_id (self->model, 3));
}

static void
test_beyond_the_end (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gtk_selection_model_select_item (self->as_model, 5000, TRUE);
    g_assert_cmpuint (amends_review_selection_get_size (self->selection), ==, 0);
}

static void
changed_cb (GtkSelectionModel *model G_GNUC_UNUSED, guint position G_GNUC_UNUSED, guint n G_GNUC_UNUSED,
            gpointer user_data)
{
    ++*(guint *) user_data;
}

static void
test_it_follows_its_rows (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;
    gint64 kept = amends_row_list_model_get_id (self->model, 50), gone = amends_row_list_model_get_id (self->model, 40);
    g_autoptr (GArray) ids = NULL;
    guint changes = 0;

    gtk_selection_model_select_item (self->as_model, 50, TRUE);
    gtk_selection_model_select_item (self->as_model, 40, FALSE);
    g_signal_connect (self->selection, "selection-changed", G_CALLBACK (changed_cb), &changes);
    amends_store_set_done_async (self->ui.store, &gone, 1, TRUE, NULL, amends_await_cb, &await);
    amends_store_action_finish (self->ui.store, amends_await (&await), NULL, NULL);
    amends_await_clear (&await);
    ui_settle (250);
    ids = amends_review_selection_dup_ids (self->selection);
    g_assert_cmpuint (ids->len, ==, 1);
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, kept);
    g_assert_cmpuint (amends_review_selection_get_single (self->selection), ==, 49);
    g_assert_cmpuint (changes, >, 0);
}

#define ADD(path, func) g_test_add ("/selection/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    ADD ("select", test_select);
    ADD ("all-costs-no-items", test_all_costs_no_items);
    ADD ("beyond-the-end", test_beyond_the_end);
    ADD ("it-follows-its-rows", test_it_follows_its_rows);
    return g_test_run ();
}
