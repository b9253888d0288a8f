/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "amends-event-log.h"
#include "amends-list-indexes.h"

static gint64
tell_test_time (gpointer user_data)
{
    return *(gint64 *) user_data;
}

char *
test_make_folder (void)
{
    g_autoptr (GError) error = NULL;
    char *folder = g_dir_make_tmp ("amends-store-XXXXXX", &error);

    g_assert_no_error (error);
    return folder;
}

void
test_remove_folder (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR))
            test_remove_folder (path);
        else
            g_unlink (path);
    }
    g_rmdir (folder);
}

AmendsStore *
test_store_open (const char *folder, gint64 *now, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    AmendsStore *store;

    amends_store_open_async (folder, now != NULL ? tell_test_time : NULL, now, NULL, amends_await_cb, &await);
    store = amends_store_open_finish (amends_await (&await), error);
    if (store != NULL)
        amends_store_set_done_days (store, TEST_DONE_DAYS);
    return store;
}

void
test_store_close (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_close_async (store, amends_await_cb, &await);
    amends_store_close_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
}

static void
note_change_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    StoreFixture *self = user_data;

    self->changes |= changes;
}

static void
open_fixture (StoreFixture *self)
{
    g_autoptr (GError) error = NULL;

    self->store = test_store_open (self->folder, &self->now, &error);
    g_assert_no_error (error);
    g_signal_connect (self->store, "changed", G_CALLBACK (note_change_cb), self);
}

static void
close_fixture (StoreFixture *self)
{
    g_signal_handlers_disconnect_by_func (self->store, note_change_cb, self);
    test_store_close (self->store);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_finalize_object (self->store);
}

void
store_fixture_set_up (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    self->folder = test_make_folder ();
    self->now = TEST_NOW;
    open_fixture (self);
    self->account_id = test_add_account (self->store, "feed", "https://shop.example/feed/v1");
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    close_fixture (self);
    test_remove_folder (self->folder);
    g_free (self->folder);
}

void
store_fixture_reopen (StoreFixture *self)
{
    close_fixture (self);
    open_fixture (self);
}

/* A call that waits: starts @start_call, finishes with @finish_call. */
#define WAIT(start_call, finish_call)                                                                                  \
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;                                                                    \
    start_call;                                                                                                        \
    amends_await (&await);                                                                                             \
    return finish_call

gint64
test_save_account (AmendsStore *store, const AmendsAccount *account, GError **error)
{
    WAIT (amends_store_save_account_async (store, account, NULL, amends_await_cb, &await),
          amends_store_save_account_finish (store, await.result, error));
}

gint64
test_add_account (AmendsStore *store, const char *kind, const char *base_url)
{
    g_autoptr (GError) error = NULL;
    gint64 id = test_save_account (store,
                                   &(AmendsAccount) { .kind = kind,
                                                      .name = "Shop",
                                                      .base_url = base_url,
                                                      .professional = AMENDS_TRI_UNKNOWN,
                                                      .brand_owner = AMENDS_TRI_UNKNOWN,
                                                      .brand_representative = AMENDS_TRI_UNKNOWN,
                                                      .may_view = AMENDS_TRI_UNKNOWN,
                                                      .may_edit = AMENDS_TRI_UNKNOWN },
                                   &error);

    g_assert_no_error (error);
    g_assert_cmpint (id, >, 0);
    return id;
}

static GPtrArray *
list_accounts (AmendsStore *store, GError **error)
{
    WAIT (amends_store_list_accounts_async (store, NULL, amends_await_cb, &await),
          amends_store_list_accounts_finish (store, await.result, error));
}

GPtrArray *
test_list_accounts (AmendsStore *store)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *accounts = list_accounts (store, &error);

    g_assert_no_error (error);
    return accounts;
}

gboolean
test_remove_account (AmendsStore *store, gint64 id, GError **error)
{
    WAIT (amends_store_remove_account_async (store, id, NULL, amends_await_cb, &await),
          amends_store_remove_account_finish (store, await.result, error));
}

gboolean
test_apply (AmendsStore *store, gint64 account_id, AmendsBatch *batch, AmendsBatchResult *counts, GError **error)
{
    WAIT (amends_store_apply_batch_async (store, account_id, batch, NULL, amends_await_cb, &await),
          amends_store_apply_batch_finish (store, await.result, counts, error));
}

AmendsBatchResult
test_apply_ok (StoreFixture *self, AmendsBatch *batch)
{
    g_autoptr (GError) error = NULL;
    AmendsBatchResult counts = { 0 };

    test_apply (self->store, self->account_id, batch, &counts, &error);
    g_assert_no_error (error);
    return counts;
}

AmendsBatch *
test_batch_of (const AmendsReview *fields, gsize n)
{
    AmendsBatch *batch = amends_batch_new ();

    for (gsize i = 0; i < n; i++)
        g_ptr_array_add (batch->reviews, amends_review_new (&fields[i]));
    batch->n_read = n;
    return batch;
}

AmendsBatchResult
test_add_review (StoreFixture *self, const AmendsReview *fields)
{
    return test_apply_ok (self, test_batch_of (fields, 1));
}

static GArray *
find_ids (AmendsStore *store, const AmendsReviewQuery *query, guint limit, GError **error)
{
    WAIT (amends_store_find_ids_async (store, query, limit, NULL, amends_await_cb, &await),
          amends_store_find_ids_finish (store, await.result, error));
}

GArray *
test_find_ids (AmendsStore *store, const AmendsReviewQuery *query, guint limit)
{
    g_autoptr (GError) error = NULL;
    GArray *ids = find_ids (store, query, limit, &error);

    g_assert_no_error (error);
    return ids;
}

static GPtrArray *
load (AmendsStore *store, const gint64 *ids, gsize n, GError **error)
{
    WAIT (amends_store_load_reviews_async (store, ids, n, NULL, amends_await_cb, &await),
          amends_store_load_reviews_finish (store, await.result, error));
}

GPtrArray *
test_load (AmendsStore *store, const gint64 *ids, gsize n)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *reviews = load (store, ids, n, &error);

    g_assert_no_error (error);
    return reviews;
}

AmendsReview *
test_load_one (AmendsStore *store, gint64 id)
{
    g_autoptr (GPtrArray) reviews = test_load (store, &id, 1);

    g_assert_cmpuint (reviews->len, ==, 1);
    return amends_review_ref (reviews->pdata[0]);
}

gint64
test_find_id (AmendsStore *store, const char *external_id)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) ids = test_find_ids (store, query, 0);
    g_autoptr (GPtrArray) reviews = test_load (store, (const gint64 *) (gpointer) ids->data, ids->len);

    for (guint i = 0; i < reviews->len; i++) {
        const AmendsReview *review = reviews->pdata[i];

        if (g_str_equal (review->external_id, external_id))
            return review->id;
    }
    return 0;
}

static AmendsFacets *
find_facets (AmendsStore *store, const AmendsReviewQuery *query, GError **error)
{
    WAIT (amends_store_find_facets_async (store, query, NULL, amends_await_cb, &await),
          amends_store_find_facets_finish (store, await.result, error));
}

AmendsFacets *
test_facets (AmendsStore *store, const AmendsReviewQuery *query)
{
    g_autoptr (GError) error = NULL;
    AmendsFacets *facets = find_facets (store, query, &error);

    g_assert_no_error (error);
    return facets;
}

static gint64
count (AmendsStore *store, const AmendsReviewQuery *query, GError **error)
{
    WAIT (amends_store_count_async (store, query, NULL, amends_await_cb, &await),
          amends_store_count_finish (store, await.result, error));
}

gint64
test_count (AmendsStore *store, const AmendsReviewQuery *query)
{
    g_autoptr (GError) error = NULL;
    gint64 n = count (store, query, &error);

    g_assert_no_error (error);
    return n;
}

gint64
test_count_all (AmendsStore *store)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    return test_count (store, query);
}

AmendsReviewDetail *
test_detail (AmendsStore *store, gint64 id, GError **error)
{
    WAIT (amends_store_load_detail_async (store, id, NULL, amends_await_cb, &await),
          amends_store_load_detail_finish (store, await.result, error));
}

static gboolean
set_done (AmendsStore *store, const gint64 *ids, gsize n, gboolean done, AmendsActionResult *what, GError **error)
{
    WAIT (amends_store_set_done_async (store, ids, n, done, NULL, amends_await_cb, &await),
          amends_store_action_finish (store, await.result, what, error));
}

AmendsActionResult
test_set_done (AmendsStore *store, const gint64 *ids, gsize n, gboolean done)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    set_done (store, ids, n, done, &what, &error);
    g_assert_no_error (error);
    return what;
}

static gboolean
set_query_done (AmendsStore *store, const AmendsReviewQuery *query, gboolean done, AmendsActionResult *what,
                GError **error)
{
    WAIT (amends_store_set_query_done_async (store, query, done, NULL, amends_await_cb, &await),
          amends_store_action_finish (store, await.result, what, error));
}

AmendsActionResult
test_set_query_done (AmendsStore *store, const AmendsReviewQuery *query, gboolean done)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    set_query_done (store, query, done, &what, &error);
    g_assert_no_error (error);
    return what;
}

gboolean
test_set_note (AmendsStore *store, gint64 id, const char *text, AmendsActionResult *what, GError **error)
{
    WAIT (amends_store_set_note_async (store, id, text, NULL, amends_await_cb, &await),
          amends_store_action_finish (store, await.result, what, error));
}

gboolean
test_undo (AmendsStore *store, AmendsActionResult *what, GError **error)
{
    WAIT (amends_store_undo_async (store, NULL, amends_await_cb, &await),
          amends_store_action_finish (store, await.result, what, error));
}

gboolean
test_undo_event (AmendsStore *store, gint64 event_id, AmendsActionResult *what, GError **error)
{
    WAIT (amends_store_undo_event_async (store, event_id, NULL, amends_await_cb, &await),
          amends_store_action_finish (store, await.result, what, error));
}

gboolean
test_redo (AmendsStore *store, AmendsActionResult *what, GError **error)
{
    WAIT (amends_store_redo_async (store, NULL, amends_await_cb, &await),
          amends_store_action_finish (store, await.result, what, error));
}

AmendsDb *
test_open_db (AmendsStore *store)
{
    g_autofree char *path = g_build_filename (amends_store_get_folder (store), "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsDb *db = amends_db_open (path, AMENDS_DB_READ, &error);

    g_assert_no_error (error);
    return db;
}

gint64
test_ask (AmendsStore *store, const char *sql)
{
    AmendsDb *db = test_open_db (store);
    g_autoptr (GError) error = NULL;
    gint64 value = 0;

    g_assert_true (amends_db_get_int (db, sql, &value, &error));
    g_assert_no_error (error);
    amends_db_close (db);
    return value;
}

AmendsUndoState
test_undo_state (AmendsStore *store)
{
    AmendsDb *db = test_open_db (store);
    AmendsUndoState state = { 0 };

    g_assert_true (amends_event_log_find_undo (db, FALSE, &state.undo, NULL));
    g_assert_true (amends_event_log_find_undo (db, TRUE, &state.redo, NULL));
    state.can_undo = state.undo.event_id != 0;
    state.can_redo = state.redo.event_id != 0;
    g_assert_true (!state.can_redo || amends_event_log_get_undone (db, &state.redo, NULL));
    amends_db_close (db);
    return state;
}

GPtrArray *
test_events (AmendsStore *store, guint limit)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    GPtrArray *events;

    amends_store_list_events_async (store, limit, NULL, amends_await_cb, &await);
    events = amends_store_list_events_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    return events;
}

static gboolean
drop_list_indexes (AmendsDb *db, gpointer data G_GNUC_UNUSED, GError **error)
{
    return amends_list_indexes_drop (db, error);
}

void
test_drop_list_indexes (const char *folder)
{
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    g_autoptr (AmendsDb) db = amends_db_open (path, AMENDS_DB_WRITE, NULL);

    g_assert_nonnull (db);
    g_assert_true (amends_db_write (db, AMENDS_DURABILITY_CRASH, drop_list_indexes, NULL, NULL));
}

char *
test_check (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) sentences = NULL;

    amends_store_check_async (store, NULL, amends_await_cb, &await);
    sentences = amends_store_check_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    return g_strjoinv ("\n", sentences);
}
