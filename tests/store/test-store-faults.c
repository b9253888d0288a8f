/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "amends-db.h"
#include "store-fixture.h"

/* What happens when a call into SQLite fails, whichever it is, and when the process is killed at any moment. */

#define N_PAGES 6
#define PAGE 5

static int
fail_at_cb (gpointer user_data)
{
    gint *left = user_data;

    return g_atomic_int_add (left, -1) == 1 ? SQLITE_IOERR : SQLITE_OK;
}

static int
fail_from_cb (gpointer user_data)
{
    gint *left = user_data;

    return g_atomic_int_add (left, -1) <= 1 ? SQLITE_IOERR : SQLITE_OK;
}

/* Page @page of a source: some new reviews, one of the page before edited, and the cursor. */
static AmendsBatch *
make_page (guint page)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = 0; i < PAGE; i++) {
        g_autofree char *id = g_strdup_printf ("P%u-%u", page, i);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = id,
                                                                              .product_id = "B1",
                                                                              .stars = 1 + (int) i % 5,
                                                                              .body = "lampa",
                                                                              .published_at = 1000 + page }));
    }
    if (page > 0) {
        g_autofree char *id = g_strdup_printf ("P%u-0", page - 1);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id, .product_id = "B1", .stars = 5, .body = "lampan" }));
    }
    batch->stream = g_strdup ("reviews");
    batch->cursor = g_strdup_printf ("%u", page + 1);
    return batch;
}

static guint
get_cursor (AmendsStore *store, gint64 account_id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsSyncState) state = NULL;

    amends_store_get_sync_state_async (store, account_id, "reviews", NULL, amends_await_cb, &await);
    state = amends_store_get_sync_state_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    return state->cursor != NULL ? (guint) atoi (state->cursor) : 0;
}

static gboolean
sync_rest (AmendsStore *store, gint64 account_id, GError **error)
{
    for (guint page = get_cursor (store, account_id); page < N_PAGES; page++)
        if (!test_apply (store, account_id, make_page (page), NULL, error))
            return FALSE;
    return TRUE;
}

static void
assert_sound (AmendsStore *store, gint64 account_id)
{
    g_autofree char *problems = test_check (store);

    g_assert_cmpstr (problems, ==, "");
    g_assert_cmpint (test_count_all (store), ==, get_cursor (store, account_id) * PAGE);
}

static void
test_page_is_whole_or_absent (StoreFixture *fixture, gconstpointer data)
{
    AmendsDbFault fault = (AmendsDbFault) data;
    gboolean failed = TRUE;
    int n_failures = 0;

    for (int i = 1; failed; i++) {
        g_autoptr (GError) error = NULL;
        gint left = i;

        g_assert_true (test_remove_account (fixture->store, fixture->account_id, &error));
        fixture->account_id = test_add_account (fixture->store, "feed", "https://shop.example/feed/v1");
        test_apply_ok (fixture, make_page (0));
        amends_db_set_fault (fault, &left);
        failed = !test_apply (fixture->store, fixture->account_id, make_page (1), NULL, &error);
        amends_db_set_fault (NULL, NULL);
        if (failed) {
            g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED);
            g_clear_error (&error);
            n_failures++;
        }
        g_assert_cmpuint (get_cursor (fixture->store, fixture->account_id), ==, failed ? 1 : 2);
        assert_sound (fixture->store, fixture->account_id);
        g_assert_true (sync_rest (fixture->store, fixture->account_id, &error));
        g_assert_no_error (error);
        assert_sound (fixture->store, fixture->account_id);
        g_assert_cmpint (i, <, 1000);
    }
    g_assert_cmpint (n_failures, >, 30);
}

/* Every action, with each of its calls failing once: nothing half done, and done when it is tried again. */
static void
test_action_is_whole_or_absent (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gboolean failed = TRUE;
    gint64 id;

    test_apply_ok (fixture, make_page (0));
    id = test_find_id (fixture->store, "P0-0");
    for (int i = 1; failed; i++) {
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
        g_autoptr (AmendsReview) review = NULL;
        g_autoptr (GPtrArray) events = test_events (fixture->store, 0);
        g_autoptr (GPtrArray) after = NULL;
        g_autoptr (GError) error = NULL;
        gint left = i;

        amends_db_set_fault (fail_at_cb, &left);
        amends_store_set_done_async (fixture->store, &id, 1, TRUE, NULL, amends_await_cb, &await);
        failed = !amends_store_action_finish (fixture->store, amends_await (&await), NULL, &error);
        amends_db_set_fault (NULL, NULL);
        review = test_load_one (fixture->store, id);
        after = test_events (fixture->store, 0);
        g_assert_cmpint (review->done_at > 0, ==, !failed);
        g_assert_cmpuint (after->len, ==, events->len + (failed ? 0 : 1));
        assert_sound (fixture->store, fixture->account_id);
    }
}

/* Opening anew, with each call failing once: told, and well the next time. */
static void
test_opening_may_fail (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gboolean failed = TRUE;

    for (int i = 1; failed; i++) {
        g_autofree char *folder = test_make_folder ();
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsStore) store = NULL;
        g_autofree char *problems = NULL;
        gint left = i;

        amends_db_set_fault (fail_at_cb, &left);
        store = test_store_open (folder, NULL, &error);
        amends_db_set_fault (NULL, NULL);
        failed = store == NULL;
        if (failed) {
            g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED);
            g_clear_error (&error);
            store = test_store_open (folder, NULL, &error);
            g_assert_no_error (error);
        }
        problems = test_check (store);
        g_assert_cmpstr (problems, ==, "");
        test_store_close (store);
        test_remove_folder (folder);
        g_assert_cmpint (i, <, 200);
    }
    assert_sound (fixture->store, fixture->account_id);
}

/* The child: goes on where the store is, tells what is acknowledged, until it is killed. */
static int
run_child (const char *folder)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStore) store = test_store_open (folder, NULL, &error);
    gint64 account_id = test_add_account (store, "feed", "https://shop.example/feed/v1");

    for (guint page = get_cursor (store, account_id);; page++) {
        g_autofree char *name = g_strdup_printf ("P%u-1", page);
        gint64 id;

        if (!test_apply (store, account_id, make_page (page), NULL, &error))
            return 1;
        id = (gint64) page * PAGE + 2;
        test_set_done (store, &id, 1, TRUE);
        printf ("%" G_GINT64_FORMAT "\n", id);
        fflush (stdout);
    }
}

/* @marked: the ids whose mark the child has told to be done are added */
static void
kill_a_child (const char *program, const char *folder, GArray *marked)
{
    const char *const argv[] = { program, "--child", folder, NULL };
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
    g_autoptr (GDataInputStream) lines = NULL;
    char *line;

    g_assert_no_error (error);
    lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
    g_usleep ((gulong) g_test_rand_int_range (5000, 90000));
    g_subprocess_send_signal (child, SIGKILL);
    while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL) {
        gint64 id = g_ascii_strtoll (line, NULL, 10);

        g_array_append_val (marked, id);
        g_free (line);
    }
    g_assert_true (g_subprocess_wait (child, NULL, &error));
    g_assert_no_error (error);
    g_assert_true (g_subprocess_get_if_signaled (child));
}

/* Nothing that was acknowledged is lost, and no page is half there. */
static void
test_killed (gconstpointer program)
{
    g_autofree char *folder = test_make_folder ();
    g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (gint64));
    guint n_kills = g_test_slow () ? 300 : 25;

    for (guint i = 0; i < n_kills; i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsStore) store = NULL;
        g_autoptr (GPtrArray) reviews = NULL;

        kill_a_child (program, folder, marked);
        store = test_store_open (folder, NULL, &error);
        g_assert_no_error (error);
        assert_sound (store, test_add_account (store, "feed", "https://shop.example/feed/v1"));
        reviews = test_load (store, (const gint64 *) (gpointer) marked->data, marked->len);
        g_assert_cmpuint (reviews->len, ==, marked->len);
        for (guint j = 0; j < reviews->len; j++)
            g_assert_cmpint (((const AmendsReview *) reviews->pdata[j])->done_at, >, 0);
        test_store_close (store);
    }
    g_assert_cmpuint (marked->len, >, 10);
    test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
    if (argc == 3 && g_str_equal (argv[1], "--child"))
        return run_child (argv[2]);

    g_test_init (&argc, &argv, NULL);
    g_test_add ("/store-faults/page-is-whole-or-absent/once", StoreFixture, fail_at_cb, store_fixture_set_up,
                test_page_is_whole_or_absent, store_fixture_tear_down);
    g_test_add ("/store-faults/page-is-whole-or-absent/from-there-on", StoreFixture, fail_from_cb, store_fixture_set_up,
                test_page_is_whole_or_absent, store_fixture_tear_down);
    g_test_add ("/store-faults/action-is-whole-or-absent", StoreFixture, NULL, store_fixture_set_up,
                test_action_is_whole_or_absent, store_fixture_tear_down);
    g_test_add ("/store-faults/opening-may-fail", StoreFixture, NULL, store_fixture_set_up, test_opening_may_fail,
                store_fixture_tear_down);
    g_test_add_data_func ("/store-faults/killed", argv[0], test_killed);
    return g_test_run ();
}
