/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feedback-fixture.h"

static const AmendsFeedback F1 = { .external_id = "F1",
                                   .marketplace = "SE",
                                   .order_id = "O-1",
                                   .stars = 1,
                                   .text = "Kom aldrig fram",
                                   .language = "sv",
                                   .author = "Åsa",
                                   .url = "https://shop.example/F1",
                                   .by_marketplace = AMENDS_TRI_NO,
                                   .published_at = TEST_NOW - 5 * TEST_DAY,
                                   .updated_at = TEST_NOW - 5 * TEST_DAY };

static void
assert_result (AmendsBatchResult result, guint64 added, guint64 updated, guint64 unchanged, guint64 removed)
{
    g_assert_cmpuint (result.added, ==, added);
    g_assert_cmpuint (result.updated, ==, updated);
    g_assert_cmpuint (result.unchanged, ==, unchanged);
    g_assert_cmpuint (result.removed, ==, removed);
}

static void
assert_sound (StoreFixture *fixture)
{
    g_autofree char *problems = test_check (fixture->store);

    g_assert_cmpstr (problems, ==, "");
}

static void
test_all_is_kept (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedback) kept = NULL;

    assert_result (test_add_feedback (fixture, &F1), 1, 0, 0, 0);
    g_assert_cmphex (fixture->changes & AMENDS_STORE_CHANGE_FEEDBACK_SHAPE, !=, 0);
    g_assert_cmphex (fixture->changes & AMENDS_STORE_CHANGE_SHAPE, ==, 0);
    kept = test_load_feedback (fixture->store, "F1");
    g_assert_cmpint (kept->account_id, ==, fixture->account_id);
    g_assert_cmpstr (kept->marketplace, ==, "SE");
    g_assert_cmpstr (kept->order_id, ==, "O-1");
    g_assert_cmpint (kept->stars, ==, 1);
    g_assert_cmpstr (kept->text, ==, "Kom aldrig fram");
    g_assert_null (kept->response);
    g_assert_cmpstr (kept->language, ==, "sv");
    g_assert_cmpstr (kept->author, ==, "Åsa");
    g_assert_cmpstr (kept->url, ==, "https://shop.example/F1");
    g_assert_cmpint (kept->by_marketplace, ==, AMENDS_TRI_NO);
    g_assert_cmpint (kept->published_at, ==, F1.published_at);
    g_assert_cmpint (kept->first_seen_at, ==, TEST_NOW);
    g_assert_cmpint (kept->done_at, ==, 0);
    g_assert_true (amends_feedback_counts (kept));
    assert_sound (fixture);
}

static void
test_again_is_nothing (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    test_add_feedback (fixture, &F1);
    fixture->changes = 0;
    assert_result (test_add_feedback (fixture, &F1), 0, 0, 1, 0);
    g_assert_cmphex (fixture->changes & AMENDS_STORE_CHANGE_FEEDBACK_SHAPE, ==, 0);
}

static void
test_change (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsFeedback told = F1;
    g_autoptr (AmendsFeedback) kept = NULL;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autofree char *found = NULL;

    test_add_feedback (fixture, &F1);
    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "F1"), TRUE);
    told.stars = 4;
    told.response = "Vi beklagar";
    told.responded_at = TEST_NOW - TEST_DAY;
    told.updated_at = TEST_NOW - TEST_DAY;
    assert_result (test_add_feedback (fixture, &told), 0, 1, 0, 0);
    kept = test_load_feedback (fixture->store, "F1");
    g_assert_cmpint (kept->stars, ==, 4);
    g_assert_cmpstr (kept->response, ==, "Vi beklagar");
    g_assert_cmpint (kept->responded_at, ==, TEST_NOW - TEST_DAY);
    g_assert_cmpint (kept->done_at, ==, TEST_NOW);
    amends_review_query_add_term (query->common, "beklagar", FALSE, FALSE);
    found = test_feedback_found (fixture->store, query);
    g_assert_cmpstr (found, ==, "F1");
    assert_sound (fixture);
}

/* Something older than what is here changes nothing. */
static void
test_stale (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsFeedback told = F1;
    g_autoptr (AmendsFeedback) kept = NULL;

    test_add_feedback (fixture, &F1);
    told.stars = 5;
    told.updated_at = F1.updated_at - 1;
    assert_result (test_add_feedback (fixture, &told), 0, 0, 1, 0);
    kept = test_load_feedback (fixture->store, "F1");
    g_assert_cmpint (kept->stars, ==, 1);
}

/* A report knows less than a feed; what it leaves open stays. */
static void
test_what_is_left_open_stays (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsFeedback told = F1;
    AmendsFeedback less = { .external_id = "F1", .marketplace = "", .stars = 2, .by_marketplace = AMENDS_TRI_UNKNOWN };
    AmendsFeedback without = F1;
    g_autoptr (AmendsFeedback) kept = NULL;
    g_autoptr (AmendsFeedback) last = NULL;

    told.response = "Vi beklagar";
    told.responded_at = TEST_NOW;
    test_add_feedback (fixture, &told);
    assert_result (test_add_feedback (fixture, &less), 0, 1, 0, 0);
    kept = test_load_feedback (fixture->store, "F1");
    g_assert_cmpint (kept->stars, ==, 2);
    g_assert_cmpstr (kept->text, ==, "Kom aldrig fram");
    g_assert_cmpstr (kept->response, ==, "Vi beklagar");
    g_assert_cmpstr (kept->marketplace, ==, "SE");
    g_assert_cmpstr (kept->order_id, ==, "O-1");
    g_assert_cmpint (kept->by_marketplace, ==, AMENDS_TRI_NO);
    g_assert_cmpint (kept->published_at, ==, F1.published_at);

    /* An answer that was withdrawn is told as empty. */
    without.response = "";
    test_add_feedback (fixture, &without);
    last = test_load_feedback (fixture->store, "F1");
    g_assert_null (last->response);
    g_assert_cmpint (last->responded_at, ==, 0);
    assert_sound (fixture);
}

static void
test_removal (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedback) kept = NULL;

    test_add_feedback (fixture, &F1);
    assert_result (test_remove_feedback (fixture, "F1", F1.updated_at - 1), 0, 0, 0, 0);
    assert_result (test_remove_feedback (fixture, "F1", TEST_NOW - 60), 0, 0, 0, 1);
    assert_result (test_remove_feedback (fixture, "F1", TEST_NOW), 0, 0, 0, 0);
    assert_result (test_remove_feedback (fixture, "nobody", TEST_NOW), 0, 0, 0, 0);
    kept = test_load_feedback (fixture->store, "F1");
    g_assert_cmpint (kept->removed_at, ==, TEST_NOW - 60);
    g_assert_cmpstr (kept->text, ==, "Kom aldrig fram");
    g_assert_cmpint (amends_feedback_get_state (kept), ==, AMENDS_FEEDBACK_REMOVED);
    assert_sound (fixture);
}

static void
test_removal_without_instant (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedback) kept = NULL;

    test_add_feedback (fixture, &F1);
    test_remove_feedback (fixture, "F1", 0);
    kept = test_load_feedback (fixture->store, "F1");
    g_assert_cmpint (kept->removed_at, ==, TEST_NOW);
}

/* The same id of another account is another feedback. */
static void
test_accounts_are_apart (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    gint64 other = test_add_account (fixture->store, "file", NULL);
    AmendsBatchResult counts = { 0 };
    g_autoptr (GArray) ids = NULL;

    test_add_feedback (fixture, &F1);
    test_apply (fixture->store, other, test_feedback_batch (&F1, 1), &counts, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (counts.added, ==, 1);
    query->common->account_id = other;
    ids = test_find_feedback_ids (fixture->store, query, 0);
    g_assert_cmpuint (ids->len, ==, 1);
    g_assert_true (test_remove_account (fixture->store, other, &error));
    g_clear_pointer (&ids, g_array_unref);
    query->common->account_id = 0;
    ids = test_find_feedback_ids (fixture->store, query, 0);
    g_assert_cmpuint (ids->len, ==, 1);
    assert_sound (fixture);
}

static void
test_preview_stores_nothing (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GArray) ids = NULL;
    AmendsBatchResult counts = { 0 };

    amends_store_preview_batch_async (fixture->store, fixture->account_id, test_feedback_batch (&F1, 1), NULL,
                                      amends_await_cb, &await);
    amends_store_preview_batch_finish (fixture->store, amends_await (&await), &counts, &error);
    g_assert_no_error (error);
    assert_result (counts, 1, 0, 0, 0);
    ids = test_find_feedback_ids (fixture->store, query, 0);
    g_assert_cmpuint (ids->len, ==, 0);
    assert_sound (fixture);
}

/* A page with reviews and feedback counts both, and its cursor goes with them. */
static void
test_together_with_reviews (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsBatch *batch = test_feedback_batch (&F1, 1);

    g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = "R1", .stars = 3 }));
    assert_result (test_apply_ok (fixture, batch), 2, 0, 0, 0);
    assert_sound (fixture);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/feedback-batches/all-is-kept", test_all_is_kept },
        { "/feedback-batches/again-is-nothing", test_again_is_nothing },
        { "/feedback-batches/change", test_change },
        { "/feedback-batches/stale", test_stale },
        { "/feedback-batches/what-is-left-open-stays", test_what_is_left_open_stays },
        { "/feedback-batches/removal", test_removal },
        { "/feedback-batches/removal-without-instant", test_removal_without_instant },
        { "/feedback-batches/accounts-are-apart", test_accounts_are_apart },
        { "/feedback-batches/preview-stores-nothing", test_preview_stores_nothing },
        { "/feedback-batches/together-with-reviews", test_together_with_reviews },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
