/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-record.h"

#include "contact-calls.h"
#include "feedback-fixture.h"

#define TODAY (TEST_NOW / TEST_DAY)
#define FIRST (TODAY - 9)
#define ROUNDS 300

static AmendsRecord *
load (AmendsStore *store, const AmendsReviewQuery *query, gint64 first, gint64 last)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (GError) error = NULL;
    AmendsRecord *record;

    amends_store_load_record_async (store, query != NULL ? query : all, first, last, NULL, amends_await_cb, &await);
    record = amends_store_load_record_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    return record;
}

static void
add (StoreFixture *fixture, const char *id, const char *product, const char *marketplace, const char *title, int stars,
     gint64 day)
{
    AmendsReview fields = { .external_id = id, .product_id = product, .marketplace = marketplace };

    fields.product_title = title;
    fields.brand = *product == 'A' ? "Nordvik" : "Köpparo";
    fields.stars = stars;
    fields.published_at = day * TEST_DAY + 4711;
    test_add_review (fixture, &fields);
}

static gint64
count (const AmendsRecord *record, const char *key, int stars)
{
    for (guint i = 0; i < record->products->len; i++) {
        const AmendsRecordProduct *product = record->products->pdata[i];

        if (g_str_equal (product->key, key))
            return product->stars[stars];
    }
    return 0;
}

static void
test_products (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRecord) record = NULL;
    const AmendsRecordProduct *product;

    add (fixture, "1", "A1", "SE", "Lampa", 1, FIRST);
    add (fixture, "2", "A1", "DE", "Lampe", 5, FIRST + 1);
    add (fixture, "3", "A1", "DE", "Lampe", 5, TODAY);
    add (fixture, "4", "B1", "SE", "Kniv", 2, TODAY);
    /* outside of the period */
    add (fixture, "5", "B2", "SE", "Gaffel", 1, FIRST - 1);
    add (fixture, "6", "B2", "SE", "Gaffel", 1, TODAY + 1);
    record = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpuint (record->products->len, ==, 2);
    product = record->products->pdata[0];
    g_assert_cmpstr (product->key, ==, "A1");
    g_assert_cmpstr (product->title, ==, "Lampe");
    g_assert_cmpstr (product->brand, ==, "Nordvik");
    g_assert_cmpint (product->stars[1], ==, 1);
    g_assert_cmpint (product->stars[5], ==, 2);
    g_assert_cmpint (count (record, "B1", 2), ==, 1);
}

static void
test_days (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRecord) record = NULL;
    static const gint64 EXPECTED[] = { FIRST - 10, FIRST - 1, FIRST, TODAY };

    add (fixture, "0", "A1", "SE", "Lampa", 3, FIRST - 11);
    add (fixture, "1", "A1", "SE", "Lampa", 3, FIRST - 10);
    add (fixture, "2", "A1", "SE", "Lampa", 3, FIRST - 1);
    add (fixture, "3", "A1", "SE", "Lampa", 3, FIRST);
    add (fixture, "4", "B1", "SE", "Kniv", 3, TODAY);
    add (fixture, "5", "A1", "DE", "Lampe", 4, TODAY);
    record = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpuint (record->days->len, ==, G_N_ELEMENTS (EXPECTED));
    for (guint i = 0; i < G_N_ELEMENTS (EXPECTED); i++) {
        g_assert_cmpint (g_array_index (record->days, AmendsRecordDay, i).day, ==, EXPECTED[i]);
        g_assert_cmpint (g_array_index (record->days, AmendsRecordDay, i).stars[3], ==, 1);
    }
    g_assert_cmpint (g_array_index (record->days, AmendsRecordDay, 3).stars[4], ==, 1);
}

static void
test_filters (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *marketplace, *brand;
        gint64 account;
        guint n_products;
        gint64 n;
    } CASES[] = {
        { NULL, NULL, 0, 2, 4 },      { "SE", NULL, 0, 2, 3 },      { "de", NULL, 0, 1, 1 },
        { NULL, "nordvik", 0, 1, 3 }, { NULL, "KÖPPARO", 0, 1, 1 }, { "DE", "köpparo", 0, 0, 0 },
        { NULL, "Kö", 0, 0, 0 },      { "PL", NULL, 0, 0, 0 },      { NULL, NULL, 4711, 0, 0 },
    };

    add (fixture, "1", "A1", "SE", "Lampa", 1, TODAY);
    add (fixture, "2", "A1", "SE", "Lampa", 1, TODAY);
    add (fixture, "3", "A1", "DE", "Lampe", 1, TODAY);
    add (fixture, "4", "B1", "SE", "Kniv", 1, TODAY);
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
        g_autoptr (AmendsRecord) record = NULL;

        if (CASES[i].marketplace != NULL)
            g_ptr_array_add (query->marketplaces, g_strdup (CASES[i].marketplace));
        if (CASES[i].brand != NULL)
            g_ptr_array_add (query->brands, g_strdup (CASES[i].brand));
        query->account_id = CASES[i].account;
        record = load (fixture->store, query, FIRST, TODAY);
        g_assert_cmpuint (record->products->len, ==, CASES[i].n_products);
        g_assert_cmpuint (record->days->len, ==, CASES[i].n > 0 ? 1 : 0);
        if (CASES[i].n > 0)
            g_assert_cmpint (g_array_index (record->days, AmendsRecordDay, 0).stars[1], ==, CASES[i].n);
    }
}

static void
test_without_id (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRecord) record = NULL;

    add (fixture, "1", "", "SE", "Lampa", 1, TODAY);
    add (fixture, "2", "", "DE", "Lampa", 2, TODAY);
    add (fixture, "3", "", "SE", "Kniv", 3, TODAY);
    record = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpuint (record->products->len, ==, 2);
    g_assert_cmpint (count (record, "Lampa", 2), ==, 1);
    g_assert_cmpint (count (record, "Kniv", 3), ==, 1);
}

static void
test_done (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsRecord) before = NULL, after = NULL, undone = NULL;
    gint64 ids[2];

    add (fixture, "1", "A1", "SE", "Lampa", 1, TODAY);
    add (fixture, "2", "A1", "SE", "Lampa", 1, FIRST - 1);
    add (fixture, "3", "A1", "SE", "Lampa", 1, FIRST);
    before = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpint (before->work.done, ==, 0);
    ids[0] = test_find_id (fixture->store, "1");
    ids[1] = test_find_id (fixture->store, "2");
    test_set_done (fixture->store, ids, 2, TRUE);
    after = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpint (after->work.done, ==, 1);
    g_assert_true (test_undo (fixture->store, NULL, NULL));
    undone = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpint (undone->work.done, ==, 0);
}

static void
test_feedback_work (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsFeedback fields = { .external_id = "F1", .marketplace = "SE", .stars = 1 };
    g_autoptr (AmendsReviewQuery) polish = amends_review_query_new ();
    g_autoptr (AmendsRecord) record = NULL, elsewhere = NULL;

    fields.published_at = FIRST * TEST_DAY;
    fields.response = "Förlåt";
    fields.responded_at = TODAY * TEST_DAY;
    test_add_feedback (fixture, &fields);
    fields.external_id = "F2";
    fields.responded_at = (FIRST - 1) * TEST_DAY;
    fields.struck_at = FIRST * TEST_DAY;
    test_add_feedback (fixture, &fields);
    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "F1"), TRUE);
    record = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpint (record->work.feedback_done, ==, 1);
    g_assert_cmpint (record->work.feedback_responses, ==, 1);
    g_assert_cmpint (record->work.feedback_removed, ==, 1);
    g_ptr_array_add (polish->marketplaces, g_strdup ("PL"));
    elsewhere = load (fixture->store, polish, FIRST, TODAY);
    g_assert_cmpint (elsewhere->work.feedback_done + elsewhere->work.feedback_responses, ==, 0);
}

static void
test_abuse (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) opened = AMENDS_AWAIT_INIT, reported = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) german = amends_review_query_new ();
    g_autoptr (AmendsRecord) record = NULL, elsewhere = NULL, earlier = NULL;
    g_autoptr (GError) error = NULL;

    add (fixture, "1", "A1", "SE", "Lampa", 1, TODAY);
    amends_store_set_report_async (fixture->store, test_find_id (fixture->store, "1"), TRUE, NULL, amends_await_cb,
                                   &reported);
    g_assert_true (amends_store_report_finish (fixture->store, amends_await (&reported), &error));
    record = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpint (record->work.abuse, ==, 1);
    g_ptr_array_add (german->marketplaces, g_strdup ("DE"));
    elsewhere = load (fixture->store, german, FIRST, TODAY);
    g_assert_cmpint (elsewhere->work.abuse, ==, 0);
    earlier = load (fixture->store, NULL, FIRST - 10, FIRST - 1);
    g_assert_cmpint (earlier->work.abuse, ==, 0);
}

/* As the marketplace tells of what was sent there. */
static void
test_contacts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        AmendsContactReason reason;
        gint64 accepted_day, refund_day; /* 0 = none */
    } RECEIPTS[] = {
        { AMENDS_CONTACT_COURTESY_REFUND, TODAY, TODAY },     { AMENDS_CONTACT_COURTESY_REFUND, FIRST, 0 },
        { AMENDS_CONTACT_COURTESY_REFUND, FIRST - 1, FIRST }, { AMENDS_CONTACT_CUSTOMER_SUPPORT, TODAY, 0 },
        { AMENDS_CONTACT_CUSTOMER_SUPPORT, TODAY + 1, 0 },
    };
    g_autoptr (AmendsRecord) record = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (RECEIPTS); i++) {
        g_autofree char *id = g_strdup_printf ("C%u", i), *key = g_strdup_printf ("R%u", i);
        AmendsContactReceipt receipt = { .remote_id = id, .review_key = key, .reason = RECEIPTS[i].reason };

        test_add_reviewed_order (fixture, (int) i);
        receipt.accepted_at = RECEIPTS[i].accepted_day * TEST_DAY;
        receipt.refund = RECEIPTS[i].refund_day != 0 ? AMENDS_REFUND_ACCEPTED : AMENDS_REFUND_NONE;
        receipt.refund_at = RECEIPTS[i].refund_day * TEST_DAY;
        test_take_receipt (fixture, &receipt);
    }
    record = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpint (record->work.refund_offers, ==, 2);
    g_assert_cmpint (record->work.support_offers, ==, 1);
    g_assert_cmpint (record->work.refunds, ==, 2);
}

static void
test_answers (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const AmendsMessage MESSAGES[] = {
        { .external_id = "M1", .review_key = "R0", .sent_at = FIRST * TEST_DAY, .text = "first" },
        { .external_id = "M2", .review_key = "R0", .sent_at = (TODAY + 1) * TEST_DAY - 1, .text = "last" },
        { .external_id = "M3", .review_key = "R0", .sent_at = (TODAY + 1) * TEST_DAY, .text = "too late" },
    };
    g_autoptr (AmendsRecord) record = NULL;

    test_add_reviewed_order (fixture, 0);
    for (guint i = 0; i < G_N_ELEMENTS (MESSAGES); i++)
        test_take_message (fixture, &MESSAGES[i]);
    record = load (fixture->store, NULL, FIRST, TODAY);
    g_assert_cmpint (record->work.answers, ==, 2);
}

/* Many reviews at random, counted by hand beside the store. */
static void
test_random (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const PRODUCTS[] = { "A1", "A2", "B1" };
    gint64 expected[G_N_ELEMENTS (PRODUCTS)][6] = { 0 };
    g_autoptr (AmendsRecord) record = NULL;

    for (int i = 0; i < ROUNDS; i++) {
        g_autofree char *id = g_strdup_printf ("R%d", i);
        int product = g_test_rand_int_range (0, G_N_ELEMENTS (PRODUCTS)), stars = g_test_rand_int_range (1, 6);
        gint64 day = FIRST - 15 + g_test_rand_int_range (0, 30);

        add (fixture, id, PRODUCTS[product], "SE", PRODUCTS[product], stars, day);
        if (day >= FIRST && day <= TODAY)
            expected[product][stars]++;
    }
    record = load (fixture->store, NULL, FIRST, TODAY);
    for (guint product = 0; product < G_N_ELEMENTS (PRODUCTS); product++)
        for (int stars = 1; stars <= 5; stars++)
            g_assert_cmpint (count (record, PRODUCTS[product], stars), ==, expected[product][stars]);
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    amends_store_load_record_async (fixture->store, query, FIRST, TODAY, cancellable, amends_await_cb, &await);
    g_assert_null (amends_store_load_record_finish (fixture->store, amends_await (&await), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/record/products", test_products },   { "/record/days", test_days },
        { "/record/filters", test_filters },     { "/record/without-id", test_without_id },
        { "/record/done", test_done },           { "/record/feedback-work", test_feedback_work },
        { "/record/abuse", test_abuse },         { "/record/contacts", test_contacts },
        { "/record/answers", test_answers },     { "/record/random", test_random },
        { "/record/cancelled", test_cancelled },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
