/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db.h"
#include "store-fixture.h"

/* Marks of thousands are kept otherwise than those of a few; to everybody else they are the same. */

#define N 2600
#define N_OTHER 60

static void
fill (StoreFixture *fixture, gint64 account_id, guint n)
{
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < n; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);
        g_autofree char *product = g_strdup_printf ("B%u", i % 7);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .product_id = product,
                                             .stars = 1 + (int) (i % 5),
                                             .published_at = TEST_NOW - (gint64) (i % 40) * TEST_DAY,
                                         }));
    }
    test_apply (fixture->store, account_id, batch, NULL, &error);
    g_assert_no_error (error);
}

static gint64
count_done (StoreFixture *fixture)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autofree char *problems = test_check (fixture->store);

    g_assert_cmpstr (problems, ==, "");
    query->done = AMENDS_DONE_ONLY;
    return test_count (fixture->store, query);
}

static AmendsActionResult
mark_all (StoreFixture *fixture, gboolean done)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    return test_set_query_done (fixture->store, query, done);
}

static void
test_undo_and_redo (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gint64 id;

    fill (fixture, fixture->account_id, N);
    id = test_find_id (fixture->store, "R11");
    test_set_done (fixture->store, &id, 1, TRUE);
    fixture->now += 1000;
    g_assert_cmpuint (mark_all (fixture, TRUE).n_changed, ==, N - 1);
    g_assert_cmpint (count_done (fixture), ==, N);
    fixture->now += 1000;
    g_assert_cmpuint (mark_all (fixture, FALSE).n_changed, ==, N);
    g_assert_cmpint (count_done (fixture), ==, 0);
    for (int round = 0; round < 2; round++) {
        static const gint64 BACK[] = { N, 1, 0 }, AGAIN[] = { 1, N, 0 };

        for (guint i = 0; i < 3; i++) {
            g_assert_true (test_undo (fixture->store, NULL, &error));
            g_assert_cmpint (count_done (fixture), ==, BACK[i]);
            if (i == 0) {
                g_autoptr (AmendsReview) first = test_load_one (fixture->store, id);

                /* Each is as done as it was. */
                g_assert_cmpint (first->done_at, ==, TEST_NOW);
            }
            store_fixture_reopen (fixture);
        }
        for (guint i = 0; i < 3; i++) {
            g_assert_true (test_redo (fixture->store, NULL, &error));
            g_assert_cmpint (count_done (fixture), ==, AGAIN[i]);
        }
    }
    g_assert_no_error (error);
}

static void
test_later_will_is_kept (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult all, what;
    gint64 id;

    fill (fixture, fixture->account_id, N);
    id = test_find_id (fixture->store, "R11");
    all = mark_all (fixture, TRUE);
    test_set_done (fixture->store, &id, 1, FALSE);
    g_assert_true (test_undo_event (fixture->store, all.event_id, &what, &error));
    g_assert_cmpuint (what.n_changed, ==, N - 1);
    g_assert_cmpint (count_done (fixture), ==, 0);
    g_assert_no_error (error);
}

static void
test_history_tells_of_it (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const AmendsEventKind KINDS[] = { AMENDS_EVENT_DONE, AMENDS_EVENT_REOPENED, AMENDS_EVENT_DONE };
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    gint64 id, later;

    fill (fixture, fixture->account_id, N);
    id = test_find_id (fixture->store, "R11");
    mark_all (fixture, TRUE);
    test_set_done (fixture->store, &id, 1, FALSE);
    mark_all (fixture, TRUE);
    mark_all (fixture, FALSE);
    fill (fixture, fixture->account_id, N + 1);
    later = test_find_id (fixture->store, "R2600");
    test_set_done (fixture->store, &later, 1, TRUE);
    for (guint i = 0; i < 2; i++) {
        g_autoptr (AmendsReviewDetail) one = test_detail (fixture->store, i == 0 ? id : later, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (one->events->len, ==, i == 0 ? 4 : 1);
    }
    detail = test_detail (fixture->store, id, &error);
    for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
        g_assert_cmpint (((const AmendsEvent *) detail->events->pdata[i + 1])->kind, ==, KINDS[2 - i]);
    g_assert_cmpuint (((const AmendsEvent *) detail->events->pdata[3])->n_reviews, ==, N);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 5);
    for (guint i = 0; i < events->len; i++)
        g_assert_cmpint (((const AmendsEvent *) events->pdata[i])->review_id, >, 0);
}

static void
test_account_takes_its_part_along (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 other = test_add_account (fixture->store, "file", NULL);
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;

    fill (fixture, fixture->account_id, N);
    fill (fixture, other, N_OTHER);
    mark_all (fixture, TRUE);
    g_assert_true (test_remove_account (fixture->store, fixture->account_id, &error));
    g_assert_no_error (error);
    g_assert_cmpint (count_done (fixture), ==, N_OTHER);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 1);
    g_assert_cmpuint (((const AmendsEvent *) events->pdata[0])->n_reviews, ==, N_OTHER);
    g_assert_true (test_undo (fixture->store, NULL, &error));
    g_assert_cmpint (count_done (fixture), ==, 0);
    g_assert_true (test_remove_account (fixture->store, other, &error));
    g_assert_no_error (error);
    g_assert_cmpint (count_done (fixture), ==, 0);
}

static void
test_log_cannot_be_changed (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const CHANGES[] = { "DELETE FROM event_bulk", "UPDATE event_bulk SET old_done_at = 1",
                                           "DELETE FROM event_review", "UPDATE event_review SET old_done_at = 1" };
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsDb *db;
    gint64 id;

    fill (fixture, fixture->account_id, N);
    id = test_find_id (fixture->store, "R11");
    test_set_done (fixture->store, &id, 1, TRUE);
    mark_all (fixture, TRUE);
    db = amends_db_open (path, AMENDS_DB_WRITE, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
        g_assert_false (amends_db_run (db, CHANGES[i], NULL));
    amends_db_close (db);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-bulk/undo-and-redo", test_undo_and_redo },
        { "/store-bulk/later-will-is-kept", test_later_will_is_kept },
        { "/store-bulk/history-tells-of-it", test_history_tells_of_it },
        { "/store-bulk/account-takes-its-part-along", test_account_takes_its_part_along },
        { "/store-bulk/log-cannot-be-changed", test_log_cannot_be_changed },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
