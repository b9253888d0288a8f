/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"
#include "amends-query-parts.h"
#include "amends-review-kind.h"
#include "amends-store-actions.h"
#include "ui-fixture.h"

typedef struct {
    UiFixture ui;
    AmendsRowListModel *model;
    guint n_changes; /* "items-changed" since last looked at */
    guint position, removed, added;
} Fixture;

static void
items_changed_cb (GListModel *model G_GNUC_UNUSED, guint position, guint removed, guint added, gpointer user_data)
{
    Fixture *self = user_data;

    self->n_changes++;
    self->position = position;
    self->removed = removed;
    self->added = added;
}

static gboolean
is_ready (gpointer user_data)
{
    return amends_row_list_model_get_state (((Fixture *) user_data)->model) == AMENDS_LIST_READY;
}

static void
show (Fixture *self, AmendsReviewQuery *query)
{
    amends_row_list_model_set_query (self->model, query);
    amends_review_query_free (query);
    ui_wait (is_ready, self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
    ui_fixture_init (&self->ui);
    ui_fixture_fill (&self->ui, 0, GPOINTER_TO_UINT (data));
    self->model = amends_review_list_model_new (self->ui.store);
    show (self, amends_query_inbox ());
    ui_settle (50);
    self->n_changes = 0;
    g_signal_connect (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_finalize_object (self->model);
    ui_fixture_clear (&self->ui);
}

static void
set_done (Fixture *self, gint64 id, gboolean done)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_set_done_async (self->ui.store, &id, 1, done, NULL, amends_await_cb, &await);
    amends_store_action_finish (self->ui.store, amends_await (&await), NULL, &error);
    g_assert_no_error (error);
    amends_await_clear (&await);
    ui_settle (250);
}

static gboolean
has_review (gpointer user_data)
{
    return amends_review_item_get_review (user_data) != NULL;
}

static guint
count_rows (Fixture *self)
{
    return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
test_items_fill_themselves (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), 250);
    g_autoptr (AmendsRowItem) same = g_list_model_get_item (G_LIST_MODEL (self->model), 250);

    g_assert_cmpuint (count_rows (self), ==, 300);
    g_assert_true (item == same);
    g_assert_cmpint (amends_row_item_get_id (item), ==, amends_row_list_model_get_id (self->model, 250));
    ui_wait (has_review, item);
    g_assert_cmpint (amends_review_item_get_review (item)->id, ==, amends_row_item_get_id (item));
    g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->model), 300));
}

static void
test_a_page_comes_with_its_first_row (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), 64);
    g_autoptr (AmendsRowItem) neighbour = NULL;

    ui_wait (has_review, item);
    neighbour = g_list_model_get_item (G_LIST_MODEL (self->model), 127);
    g_assert_nonnull (amends_review_item_get_review (neighbour));
}

static gboolean
count_cb (gpointer user_data)
{
    (*(guint *) user_data)++;
    return G_SOURCE_REMOVE;
}

/* Before a frame nothing else may happen, but rows may come. */
static void
test_rows_can_be_waited_for (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), 250);
    guint n_others = 0;

    g_idle_add_full (G_PRIORITY_HIGH, count_cb, &n_others, NULL);
    g_assert_null (amends_review_item_get_review (item));
    amends_row_list_model_wait (self->model, 60000);
    g_assert_nonnull (amends_review_item_get_review (item));
    g_assert_cmpuint (n_others, ==, 0);
    ui_settle (10);
    g_assert_cmpuint (n_others, ==, 1);
}

static void
test_only_held_items_are_alive (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    for (guint i = 0; i < 300; i++)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->model), i));
    g_assert_cmpuint (amends_row_list_model_count_items (self->model), ==, 0);
    {
        g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), 7);

        g_assert_cmpuint (amends_row_list_model_count_items (self->model), ==, 1);
        g_assert_nonnull (item);
    }
    g_assert_cmpuint (amends_row_list_model_count_items (self->model), ==, 0);
}

static void
test_an_overtaken_answer_is_dropped (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsReviewQuery *all = amends_query_all (), *critical = amends_query_critical ();

    for (int i = 0; i < 20; i++)
        amends_row_list_model_set_query (self->model, all);
    amends_review_query_free (all);
    show (self, critical);
    ui_settle (200);
    g_assert_cmpuint (count_rows (self), ==, 113);
    for (guint i = 0; i < 113; i += 30) {
        g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

        ui_wait (has_review, item);
        g_assert_cmpint (amends_review_item_get_review (item)->stars, <=, 3);
    }
}

static void
test_a_done_row_leaves_alone (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = amends_row_list_model_get_id (self->model, 5);

    set_done (self, id, TRUE);
    g_assert_cmpuint (count_rows (self), ==, 299);
    g_assert_cmpuint (self->n_changes, ==, 1);
    g_assert_cmpuint (self->position, ==, 5);
    g_assert_cmpuint (self->removed, ==, 1);
    g_assert_cmpuint (self->added, ==, 0);
}

static void
test_a_held_row_stays_until_released (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = amends_row_list_model_get_id (self->model, 5);
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), 5);

    amends_row_list_model_hold (self->model, id);
    set_done (self, id, TRUE);
    g_assert_cmpuint (count_rows (self), ==, 300);
    g_assert_cmpuint (self->n_changes, ==, 0);
    g_assert_cmpint (amends_row_list_model_get_id (self->model, 5), ==, id);
    g_assert_true (amends_row_item_get_stale (item));
    g_assert_cmpint (amends_review_item_get_review (item)->done_at, !=, 0);
    g_assert_cmpuint (amends_row_list_model_get_n_matching (self->model), ==, 299);

    amends_row_list_model_release (self->model, &id, 1);
    g_assert_cmpuint (count_rows (self), ==, 300);
    amends_row_list_model_release (self->model, NULL, 0);
    g_assert_cmpuint (count_rows (self), ==, 299);
    g_assert_cmpuint (self->n_changes, ==, 1);
    g_assert_cmpuint (self->removed, ==, 1);
    g_assert_cmpuint (amends_row_list_model_find (self->model, id), ==, G_MAXUINT);
}

static void
test_a_held_row_that_fits_again_is_not_dimmed (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = amends_row_list_model_get_id (self->model, 5);
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), 5);

    amends_row_list_model_hold (self->model, id);
    set_done (self, id, TRUE);
    set_done (self, id, FALSE);
    g_assert_false (amends_row_item_get_stale (item));
    amends_row_list_model_release (self->model, NULL, 0);
    g_assert_cmpuint (count_rows (self), ==, 300);
    g_assert_cmpuint (self->n_changes, ==, 0);
}

static void
test_new_reviews_do_not_disturb_the_old (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), 150);

    ui_fixture_fill (&self->ui, 300, 40);
    ui_settle (500);
    g_assert_cmpuint (count_rows (self), ==, 340);
    g_assert_cmpuint (self->n_changes, >, 0);
    g_assert_cmpuint (amends_row_list_model_find (self->model, amends_row_item_get_id (item)), !=, G_MAXUINT);
}

static void
test_an_edit_shows_in_place (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = ui_fixture_find (&self->ui, 1);
    guint position = amends_row_list_model_find (self->model, id);
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

    ui_wait (has_review, item);
    ui_fixture_edit (&self->ui, 1, 4);
    ui_settle (500);
    g_assert_cmpint (amends_review_item_get_review (item)->stars, ==, 4);
    g_assert_cmpint (amends_review_item_get_review (item)->n_versions, ==, 2);
}

static void
test_nothing_matches (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsReviewQuery *query = amends_query_inbox ();

    amends_query_list_set (query->brands, "Nobody", TRUE);
    show (self, query);
    g_assert_cmpuint (count_rows (self), ==, 0);
    g_assert_null (amends_row_list_model_get_error (self->model));
}

static void
test_a_closed_store_is_told (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAwait await = AMENDS_AWAIT_INIT;

    amends_store_close_async (self->ui.store, amends_await_cb, &await);
    amends_store_close_finish (self->ui.store, amends_await (&await), NULL);
    amends_await_clear (&await);
    amends_row_list_model_reload (self->model);
    ui_settle (200);
    g_assert_cmpint (amends_row_list_model_get_state (self->model), ==, AMENDS_LIST_FAILED);
    g_assert_nonnull (amends_row_list_model_get_error (self->model));
    g_assert_cmpuint (count_rows (self), ==, 300);
}

static void
test_it_can_die_while_it_waits (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsRowListModel *model = amends_review_list_model_new (self->ui.store);
    g_autoptr (AmendsReviewQuery) query = amends_query_all ();

    amends_row_list_model_set_query (model, query);
    g_object_unref (model);
    ui_settle (100);
}

#define ADD(path, n, func) g_test_add ("/list-model/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    ADD ("items-fill-themselves", 300, test_items_fill_themselves);
    ADD ("a-page-comes-with-its-first-row", 300, test_a_page_comes_with_its_first_row);
    ADD ("rows-can-be-waited-for", 300, test_rows_can_be_waited_for);
    ADD ("only-held-items-are-alive", 300, test_only_held_items_are_alive);
    ADD ("an-overtaken-answer-is-dropped", 300, test_an_overtaken_answer_is_dropped);
    ADD ("a-done-row-leaves-alone", 300, test_a_done_row_leaves_alone);
    ADD ("a-held-row-stays-until-released", 300, test_a_held_row_stays_until_released);
    ADD ("a-held-row-that-fits-again", 300, test_a_held_row_that_fits_again_is_not_dimmed);
    ADD ("new-reviews-do-not-disturb-the-old", 300, test_new_reviews_do_not_disturb_the_old);
    ADD ("an-edit-shows-in-place", 300, test_an_edit_shows_in_place);
    ADD ("nothing-matches", 300, test_nothing_matches);
    ADD ("a-closed-store-is-told", 300, test_a_closed_store_is_told);
    ADD ("it-can-die-while-it-waits", 300, test_it_can_die_while_it_waits);
    return g_test_run ();
}
