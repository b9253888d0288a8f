/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>

#include "amends-db.h"
#include "amends-query-language.h"
#include "amends-store-private.h"
#include "store-fixture.h"

/* A large import does without the indexes that put lists in order, and makes them at its end: whatever happens meanwhile, answers are right and they come back. */

#define BATCH 40
#define N_BATCHES 12
#define BULK 100

static AmendsBatch *
make_batch (guint number)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = number * BATCH; i < (number + 1) * BATCH; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);
        g_autofree char *product = g_strdup_printf ("B%u", i % 7);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .product_id = product,
                                             .stars = 1 + (int) (i * 31) % 5,
                                             .helpful = (int) (i * 17) % 9,
                                             .language = "sv",
                                             .body = i % 3 == 0 ? "lampa" : "stol",
                                             .published_at = TEST_NOW - (gint64) (i * 7919 % 500) * TEST_DAY,
                                         }));
    }
    return batch;
}

static AmendsDb *
open_beside (const char *folder)
{
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    AmendsDb *db = amends_db_open (path, AMENDS_DB_READ, NULL);

    g_assert_nonnull (db);
    return db;
}

/* Returns: (transfer full): the statements that make all indexes, as another process sees them */
static char *
list_indexes (const char *folder)
{
    g_autoptr (AmendsDb) db = open_beside (folder);
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql <> '' ORDER BY name", NULL);
    GString *all = g_string_new (NULL);

    while (amends_statement_step (rows, NULL) == AMENDS_STEP_ROW)
        g_string_append_printf (all, "%s\n", amends_statement_get_text (rows, 0));
    return g_string_free_and_steal (all);
}

static gboolean
has_list_indexes (const char *folder)
{
    g_autofree char *all = list_indexes (folder);

    return strstr (all, "review_by_date") != NULL && strstr (all, "review_by_item") != NULL &&
           strstr (all, "review_by_helpful") != NULL && strstr (all, "review_daily_by_item") != NULL;
}

static void
settle (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_settle_async (store, NULL, NULL, amends_await_cb, &await);
    g_assert_true (amends_store_settle_finish (store, amends_await (&await), &error));
    g_assert_no_error (error);
}

static void
assert_sound (AmendsStore *store, gint64 n)
{
    g_autofree char *problems = test_check (store);

    g_assert_cmpstr (problems, ==, "");
    g_assert_cmpint (test_count_all (store), ==, n);
}

/* Returns: (transfer full): what lists of all kinds begin with, and how many there are */
static char *
ask (AmendsStore *store)
{
    static const char *const TEXTS[] = { "",        "sort:oldest", "sort:helpful", "sort:stars-low", "product:B3 lampa",
                                         "stars:2", "period:90d",  "lampa",        "-lampa",         "product:B1" };
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    GString *answers = g_string_new (NULL);

    for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (TEXTS[i], zone, NULL);
        g_autoptr (GArray) first = test_find_ids (store, query, 20);
        g_autoptr (GArray) all = test_find_ids (store, query, 0);

        g_string_append_printf (answers, "%s: %" G_GINT64_FORMAT, TEXTS[i], test_count (store, query));
        for (guint j = 0; j < first->len; j++)
            g_string_append_printf (answers, " %" G_GINT64_FORMAT, g_array_index (first, gint64, j));
        for (guint j = 0; j < all->len; j++)
            g_string_append_printf (answers, ",%" G_GINT64_FORMAT, g_array_index (all, gint64, j));
        g_string_append_c (answers, '\n');
    }
    return g_string_free_and_steal (answers);
}

/* What the schema says and what is made after an import must not come apart. */
static void
test_they_come_back_as_they_were (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *before = list_indexes (fixture->folder);
    g_autofree char *after = NULL;

    test_drop_list_indexes (fixture->folder);
    g_assert_false (has_list_indexes (fixture->folder));
    settle (fixture->store);
    after = list_indexes (fixture->folder);
    g_assert_cmpstr (after, ==, before);
}

static void
test_large_import (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    gboolean was_bare = FALSE;

    amends_store_set_bulk_rows (fixture->store, BULK);
    amends_store_expect_batches (fixture->store, TRUE);
    for (guint i = 0; i < N_BATCHES; i++) {
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

        test_apply_ok (fixture, make_batch (i));
        was_bare |= !has_list_indexes (fixture->folder);
        g_assert_cmpint (test_count_all (fixture->store), ==, (i + 1) * BATCH);
    }
    g_assert_true (was_bare);
    /* While more is to come there is nothing to be settled. */
    settle (fixture->store);
    g_assert_false (has_list_indexes (fixture->folder));
    before = ask (fixture->store);
    assert_sound (fixture->store, N_BATCHES * BATCH);
    amends_store_expect_batches (fixture->store, FALSE);
    settle (fixture->store);
    g_assert_true (has_list_indexes (fixture->folder));
    after = ask (fixture->store);
    g_assert_cmpstr (before, ==, after);
    assert_sound (fixture->store, N_BATCHES * BATCH);
}

/* A few to the many that are there, or a source that nobody announced, leave them alone. */
static void
test_small_imports (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    amends_store_set_bulk_rows (fixture->store, BATCH);
    for (guint i = 0; i < N_BATCHES - 2; i++)
        test_apply_ok (fixture, make_batch (i));
    g_assert_true (has_list_indexes (fixture->folder));
    amends_store_expect_batches (fixture->store, TRUE);
    test_apply_ok (fixture, make_batch (N_BATCHES - 2));
    test_apply_ok (fixture, make_batch (N_BATCHES - 1));
    amends_store_expect_batches (fixture->store, FALSE);
    g_assert_true (has_list_indexes (fixture->folder));
    assert_sound (fixture->store, N_BATCHES * BATCH);
}

/* Another process drops and makes them while this one has statements that name them. */
static void
test_another_process (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsStore) other = test_store_open (fixture->folder, NULL, NULL);
    g_autofree char *before = NULL;

    g_assert_nonnull (other);
    for (guint i = 0; i < 3; i++)
        test_apply_ok (fixture, make_batch (i));
    before = ask (fixture->store);
    for (guint i = 0; i < 3; i++) {
        g_autofree char *meanwhile = NULL;
        g_autofree char *after = NULL;

        test_drop_list_indexes (fixture->folder);
        meanwhile = ask (fixture->store);
        settle (other);
        after = ask (fixture->store);
        g_assert_cmpstr (meanwhile, ==, before);
        g_assert_cmpstr (after, ==, before);
    }
    test_store_close (g_steal_pointer (&other));
}

typedef struct {
    GString *seen;
    GCancellable *cancellable; /* (nullable): is cancelled when the second is to come */
    AmendsAwait await;
} Watch;

static void
watch_settling_cb (guint n_made, guint n_all, gpointer data)
{
    Watch *watch = data;

    g_string_append_printf (watch->seen, "%u/%u ", n_made, n_all);
    if (watch->cancellable != NULL && n_made == 1)
        g_cancellable_cancel (watch->cancellable);
}

static void
watch_settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    amends_await_cb (source, result, &((Watch *) data)->await);
}

static gboolean
settle_watched (AmendsStore *store, Watch *watch, GError **error)
{
    gboolean settled;

    watch->await = (AmendsAwait) AMENDS_AWAIT_INIT;
    amends_store_settle_async (store, watch_settling_cb, watch->cancellable, watch_settled_cb, watch);
    settled = amends_store_settle_finish (store, amends_await (&watch->await), error);
    amends_await_clear (&watch->await);
    return settled;
}

/* Whoever waits is told how far it is, and may stop waiting; what was left is made by the next. */
static void
test_told_and_cancelled (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GString) seen = g_string_new (NULL);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    Watch watch = { .seen = seen, .cancellable = cancellable };

    test_apply_ok (fixture, make_batch (0));
    test_drop_list_indexes (fixture->folder);
    g_assert_false (settle_watched (fixture->store, &watch, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    g_assert_cmpstr (seen->str, ==, "0/4 1/4 ");
    g_assert_false (has_list_indexes (fixture->folder));
    assert_sound (fixture->store, BATCH);
    g_string_truncate (seen, 0);
    watch.cancellable = NULL;
    g_assert_true (settle_watched (fixture->store, &watch, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (seen->str, ==, "0/3 1/3 2/3 ");
    g_assert_true (has_list_indexes (fixture->folder));
    g_string_truncate (seen, 0);
    g_assert_true (settle_watched (fixture->store, &watch, &error));
    g_assert_cmpstr (seen->str, ==, "");
}

static void
test_account_goes_meanwhile (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    test_apply_ok (fixture, make_batch (0));
    test_drop_list_indexes (fixture->folder);
    g_assert_true (test_remove_account (fixture->store, fixture->account_id, NULL));
    g_assert_true (has_list_indexes (fixture->folder));
    assert_sound (fixture->store, 0);
}

static int
kill_cb (gpointer data)
{
    gint *left = data;

    if (g_atomic_int_add (left, -1) == 1)
        raise (SIGKILL);
    return SQLITE_OK;
}

/* The child: an import that is killed by itself at the call into SQLite of which the number is told. */
static int
run_child (const char *folder, gint n_calls)
{
    static gint left;
    g_autoptr (AmendsStore) store = test_store_open (folder, NULL, NULL);
    gint64 account_id = test_add_account (store, "feed", "https://shop.example/feed/v1");

    left = n_calls;
    amends_store_set_bulk_rows (store, BULK);
    amends_db_set_fault (kill_cb, &left);
    amends_store_expect_batches (store, TRUE);
    for (guint i = 0; i < N_BATCHES; i++)
        if (!test_apply (store, account_id, make_batch (i), NULL, NULL))
            return 1;
    amends_store_expect_batches (store, FALSE);
    settle (store);
    test_store_close (store);
    return 0;
}

/* Returns: whether it was killed */
static gboolean
run_killed (const char *program, const char *folder, gint n_calls)
{
    g_autofree char *number = g_strdup_printf ("%d", n_calls);
    const char *const argv[] = { program, "--child", folder, number, NULL };
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);

    g_assert_no_error (error);
    g_assert_true (g_subprocess_wait (child, NULL, &error));
    g_assert_no_error (error);
    if (g_subprocess_get_if_signaled (child))
        return TRUE;
    g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
    return FALSE;
}

/* At every stage: before they are dropped, without them, while each is made. A batch is whole or absent, and what is missing is made by the next. */
static void
test_killed (gconstpointer program)
{
    gboolean killed = TRUE;
    guint n_bare = 0;

    for (gint n_calls = 150; killed; n_calls = n_calls * 4 / 3) {
        g_autofree char *folder = test_make_folder ();
        g_autoptr (AmendsStore) store = NULL;
        gint64 account_id, n;

        killed = run_killed (program, folder, n_calls);
        store = test_store_open (folder, NULL, NULL);
        g_assert_nonnull (store);
        n_bare += !has_list_indexes (folder);
        n = test_count_all (store);
        g_assert_cmpint (n % BATCH, ==, 0);
        assert_sound (store, n);
        settle (store);
        g_assert_true (has_list_indexes (folder));
        account_id = test_add_account (store, "feed", "https://shop.example/feed/v1");
        for (guint i = 0; i < N_BATCHES; i++)
            g_assert_true (test_apply (store, account_id, make_batch (i), NULL, NULL));
        assert_sound (store, N_BATCHES * BATCH);
        test_store_close (g_steal_pointer (&store));
        test_remove_folder (folder);
    }
    g_assert_cmpuint (n_bare, >, 2);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/list-indexes/they-come-back-as-they-were", test_they_come_back_as_they_were },
        { "/list-indexes/large-import", test_large_import },
        { "/list-indexes/small-imports", test_small_imports },
        { "/list-indexes/another-process", test_another_process },
        { "/list-indexes/told-and-cancelled", test_told_and_cancelled },
        { "/list-indexes/account-goes-meanwhile", test_account_goes_meanwhile },
    };

    if (argc == 4 && g_str_equal (argv[1], "--child"))
        return run_child (argv[2], (gint) g_ascii_strtoll (argv[3], NULL, 10));
    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    g_test_add_data_func ("/list-indexes/killed", argv[0], test_killed);
    return g_test_run ();
}
