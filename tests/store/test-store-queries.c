/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static void
test_relevance (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields[] = {
        { .external_id = "once",
          .stars = 3,
          .body = "the lamp arrived in a large box and the box was wet and torn",
          .published_at = 300 },
        { .external_id = "often", .stars = 3, .title = "lamp", .body = "lamp lamp lamp", .published_at = 100 },
        { .external_id = "never", .stars = 3, .body = "a chair", .published_at = 200 },
    };
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) ids = NULL;
    g_autoptr (GArray) dated = NULL;

    test_apply_ok (fixture, test_batch_of (fields, 3));
    amends_review_query_add_term (query, "lamp", FALSE, FALSE);
    query->order = AMENDS_ORDER_RELEVANCE;
    ids = test_find_ids (fixture->store, query, 0);
    g_assert_cmpuint (ids->len, ==, 2);
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, test_find_id (fixture->store, "often"));
    query->order = AMENDS_ORDER_NEWEST;
    dated = test_find_ids (fixture->store, query, 0);
    g_assert_cmpint (g_array_index (dated, gint64, 0), ==, test_find_id (fixture->store, "once"));
}

static void
test_search_text_is_not_syntax (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const HOSTILE[] = { "\"",      "a\"b",      "*",         "NEAR(a b)", "title:lamp", "a AND",
                                           "(",       "'; DROP--", "{title}:x", "^lamp",     "-",          "\"\" OR 1",
                                           "lamp\"*", "+",         "%_",        "\\",        "a\tb" };
    const AmendsReview fields = { .external_id = "R", .stars = 1, .body = "lamp" };

    test_add_review (fixture, &fields);
    for (guint i = 0; i < G_N_ELEMENTS (HOSTILE); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
        g_autoptr (GArray) ids = NULL;

        amends_review_query_add_term (query, HOSTILE[i], i % 2 == 0, i % 3 == 0);
        g_ptr_array_add (query->products, g_strdup (HOSTILE[i]));
        ids = test_find_ids (fixture->store, query, 0);
        g_assert_cmpuint (ids->len, ==, 0);
        g_assert_cmpint (test_count (fixture->store, query), ==, 0);
    }
    g_assert_cmpint (test_count_all (fixture->store), ==, 1);
}

static void
test_only_marks_is_no_condition (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { .external_id = "R", .stars = 1, .body = "lamp" };
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    test_add_review (fixture, &fields);
    amends_review_query_add_term (query, "!!!", FALSE, FALSE);
    amends_review_query_add_term (query, "...", FALSE, TRUE);
    g_assert_cmpint (test_count (fixture->store, query), ==, 1);
}

static void
test_accounts_apart (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { .external_id = "R", .stars = 1, .body = "lamp", .published_at = TEST_NOW - 10 };
    gint64 other = test_add_account (fixture->store, "file", NULL);
    g_autoptr (GError) error = NULL;

    test_add_review (fixture, &fields);
    test_apply (fixture->store, other, test_batch_of (&fields, 1), NULL, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < 4; i++) {
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
        g_autoptr (GArray) ids = NULL;

        query->account_id = other;
        if ((i & 1) != 0)
            amends_review_query_add_term (query, "lamp", FALSE, FALSE);
        if ((i & 2) != 0)
            query->period = AMENDS_PERIOD_30_DAYS;
        ids = test_find_ids (fixture->store, query, 0);
        g_assert_cmpuint (ids->len, ==, 1);
        g_assert_cmpint (test_count (fixture->store, query), ==, 1);
    }
    g_assert_cmpint (test_count_all (fixture->store), ==, 2);
}

static void
test_product_without_id (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields[] = {
        { .external_id = "1", .stars = 1, .product_title = "Golvlampa" },
        { .external_id = "2", .stars = 1, .product_title = "Golvlampa" },
        { .external_id = "3", .stars = 1, .product_id = "B1", .product_title = "Stol" },
    };
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (AmendsFacets) facets = NULL;
    const AmendsFacetValue *first, *second;

    test_apply_ok (fixture, test_batch_of (fields, 3));
    facets = test_facets (fixture->store, query);
    g_assert_cmpuint (facets->products->len, ==, 2);
    first = facets->products->pdata[0];
    second = facets->products->pdata[1];
    g_assert_cmpstr (first->key, ==, "Golvlampa");
    g_assert_cmpuint (first->count, ==, 2);
    g_assert_cmpstr (second->key, ==, "B1");
    g_assert_cmpstr (second->label, ==, "Stol");
    g_ptr_array_add (query->products, g_strdup (first->key));
    g_assert_cmpint (test_count (fixture->store, query), ==, 2);
}

static void
test_rows_in_the_order_asked_for (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields[] = { { .external_id = "a", .stars = 1 }, { .external_id = "b", .stars = 2 } };
    gint64 ids[4];
    g_autoptr (GPtrArray) reviews = NULL;
    g_autoptr (GPtrArray) none = NULL;

    test_apply_ok (fixture, test_batch_of (fields, 2));
    ids[0] = ids[3] = test_find_id (fixture->store, "b");
    ids[1] = 4711;
    ids[2] = test_find_id (fixture->store, "a");
    reviews = test_load (fixture->store, ids, 4);
    g_assert_cmpuint (reviews->len, ==, 3);
    g_assert_cmpint (((AmendsReview *) reviews->pdata[0])->stars, ==, 2);
    g_assert_cmpint (((AmendsReview *) reviews->pdata[1])->stars, ==, 1);
    g_assert_cmpint (((AmendsReview *) reviews->pdata[2])->stars, ==, 2);
    none = test_load (fixture->store, NULL, 0);
    g_assert_cmpuint (none->len, ==, 0);
}

/* What is held in memory for quick answers is given up when another program, such as the command line, has written. */
static void
test_another_program_writes (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStore) other = test_store_open (fixture->folder, &fixture->now, &error);
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    g_assert_no_error (error);
    amends_review_query_add_term (query, "lamp", FALSE, FALSE);
    query->done = AMENDS_DONE_OPEN;
    for (guint i = 1; i <= 8; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);
        g_autofree char *product = g_strdup_printf ("B%u", i);
        const AmendsReview fields = { .external_id = id, .product_id = product, .stars = 3, .body = "en lampa" };
        g_autoptr (GArray) ids = NULL;
        g_autoptr (AmendsFacets) facets = NULL;
        gint64 last;

        test_apply (i % 2 == 0 ? fixture->store : other, fixture->account_id, test_batch_of (&fields, 1), NULL, &error);
        g_assert_no_error (error);
        for (guint limit = 0; limit <= 100; limit += 100) {
            g_clear_pointer (&ids, g_array_unref);
            ids = test_find_ids (fixture->store, query, limit);
            g_assert_cmpuint (ids->len, ==, 1);
        }
        facets = test_facets (fixture->store, query);
        g_assert_cmpuint (facets->total, ==, 1);
        g_assert_cmpuint (facets->products->len, ==, 1);
        last = g_array_index (ids, gint64, 0);
        test_set_done (i % 3 == 0 ? fixture->store : other, &last, 1, TRUE);
        g_assert_cmpint (test_count (fixture->store, query), ==, 0);
    }
    test_store_close (other);
}

typedef struct {
    AmendsFacets *facets; /* (owned) (nullable) */
    GError *error;        /* (owned) (nullable) */
    gboolean answered;
} Answer;

static void
facets_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Answer *answer = user_data;

    answer->facets = amends_store_find_facets_finish (AMENDS_STORE (source), result, &answer->error);
    answer->answered = TRUE;
}

/* Who types on is not kept waiting by what was typed before: that ends, and the last question is answered rightly. */
static void
test_newer_question_ends_the_older (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char WORD[] = "lampa";
    AmendsBatch *batch = amends_batch_new ();
    Answer answers[G_N_ELEMENTS (WORD) - 1] = { 0 };
    GCancellable *cancellables[G_N_ELEMENTS (WORD) - 1];

    for (guint i = 0; i < 3000; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);
        g_autofree char *body = g_strdup_printf ("lampa%u lamp%u la%u", i, i / 2, i / 3);

        g_ptr_array_add (batch->reviews,
                         amends_review_new (&(AmendsReview) { .external_id = id, .stars = 3, .body = body }));
    }
    test_apply_ok (fixture, batch);
    for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
        g_autofree char *text = g_strndup (WORD, i + 1);

        amends_review_query_add_term (query, text, FALSE, FALSE);
        cancellables[i] = g_cancellable_new ();
        amends_store_find_facets_async (fixture->store, query, cancellables[i], facets_found_cb, &answers[i]);
        if (i > 0)
            g_cancellable_cancel (cancellables[i - 1]);
    }
    for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
        gboolean is_last = i == G_N_ELEMENTS (answers) - 1;

        while (!answers[i].answered)
            g_main_context_iteration (NULL, TRUE);
        /* The first may have been answered before it could be cancelled. */
        if (i > 0 && !is_last)
            g_assert_error (answers[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        if (is_last)
            g_assert_cmpuint (answers[i].facets->total, ==, 3000);
        g_clear_pointer (&answers[i].facets, amends_facets_unref);
        g_clear_error (&answers[i].error);
        g_object_unref (cancellables[i]);
    }
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-queries/relevance", test_relevance },
        { "/store-queries/search-text-is-not-syntax", test_search_text_is_not_syntax },
        { "/store-queries/only-marks-is-no-condition", test_only_marks_is_no_condition },
        { "/store-queries/accounts-apart", test_accounts_apart },
        { "/store-queries/product-without-id", test_product_without_id },
        { "/store-queries/rows-in-the-order-asked-for", test_rows_in_the_order_asked_for },
        { "/store-queries/another-program-writes", test_another_program_writes },
        { "/store-queries/newer-question-ends-the-older", test_newer_question_ends_the_older },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
