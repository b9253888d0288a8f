/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account.h"
#include "amends-batch.h"
#include "amends-event.h"
#include "amends-facets.h"

static void
test_review_keeps_all (void)
{
    const char *const photos[] = { "https://example.org/1.jpg", NULL };
    g_autoptr (AmendsReview) review = amends_review_new (&(AmendsReview) { .external_id = "R1",
                                                                           .marketplace = "SE",
                                                                           .product_id = "B0",
                                                                           .stars = 2,
                                                                           .title = "Trasig",
                                                                           .photos = photos,
                                                                           .variant = "Blå",
                                                                           .done_at = 7,
                                                                           .n_versions = 3 });
    g_autoptr (AmendsReview) again = amends_review_ref (review);

    g_assert_true (again == review);
    g_assert_cmpstr (review->external_id, ==, "R1");
    g_assert_cmpstr (review->variant, ==, "Blå");
    g_assert_cmpstr (review->photos[0], ==, photos[0]);
    g_assert_null (review->photos[1]);
    g_assert_null (review->author);
    g_assert_cmpint (review->done_at, ==, 7);
}

static void
test_review_refuses_bad_stars (void)
{
    static const int BAD[] = { 0, 6, -1 };

    for (guint i = 0; i < G_N_ELEMENTS (BAD); i++) {
        g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*stars*");
        g_assert_null (amends_review_new (&(AmendsReview) { .external_id = "R", .stars = BAD[i] }));
        g_test_assert_expected_messages ();
    }
}

static void
test_review_content (void)
{
    const char *const photos[] = { "a", NULL }, *const none[] = { NULL };
    const char *const here[] = { "http://127.0.0.1:4711/photos/R-1.png", NULL };
    const char *const there[] = { "http://127.0.0.1:4712/photos/R-1.png?signature=2", NULL };
    const char *const elsewhere[] = { "http://127.0.0.1:4711/photos/R-2.png", NULL };
    const char *const two[] = { here[0], elsewhere[0], NULL };
    AmendsReview review = { .external_id = "R", .stars = 3, .title = "T", .body = NULL };
    AmendsReview other = review;

    g_assert_true (amends_review_same_content (&review, &other));
    other.helpful = 12;
    other.author = "someone";
    g_assert_true (amends_review_same_content (&review, &other));
    other.body = "";
    other.photos = none;
    g_assert_true (amends_review_same_content (&review, &other));
    other.body = "now with text";
    g_assert_false (amends_review_same_content (&review, &other));
    other = review;
    other.photos = photos;
    g_assert_false (amends_review_same_content (&review, &other));
    review.photos = here;
    other.photos = there;
    g_assert_true (amends_review_same_content (&review, &other));
    other.photos = elsewhere;
    g_assert_false (amends_review_same_content (&review, &other));
    other.photos = two;
    g_assert_false (amends_review_same_content (&review, &other));
    g_assert_false (amends_review_same_content (&other, &review));
    review.photos = NULL;
    other = review;
    other.stars = 4;
    g_assert_false (amends_review_same_content (&review, &other));
}

static void
test_account_keeps_lists (void)
{
    const char *const marketplaces[] = { "SE", "PL", NULL };
    g_autoptr (AmendsAccount) account =
        amends_account_new (&(AmendsAccount) { .kind = "feed", .marketplaces = marketplaces, .token_file = "/t" });
    GValue value = G_VALUE_INIT;

    g_value_init (&value, AMENDS_TYPE_ACCOUNT);
    g_value_set_boxed (&value, account);
    g_assert_true (g_value_get_boxed (&value) == account);
    g_assert_cmpstrv ((char **) account->marketplaces, (char **) marketplaces);
    g_assert_cmpstr (account->token_file, ==, "/t");
    g_value_unset (&value);
}

static void
test_order_and_product (void)
{
    g_autoptr (AmendsOrder) order =
        amends_order_new (&(AmendsOrder) { .external_id = "1-2", .consent = AMENDS_TRI_UNKNOWN, .total_minor = 19900 });
    g_autoptr (AmendsProduct) product = amends_product_new (&(AmendsProduct) { .external_id = "B0", .brand = "Nord" });

    g_assert_cmpint (order->consent, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (order->total_minor, ==, 19900);
    g_assert_null (order->currency);
    g_assert_cmpstr (product->brand, ==, "Nord");
}

static void
test_event_names (void)
{
    g_autoptr (AmendsEvent) event = amends_event_new (&(AmendsEvent) { .kind = AMENDS_EVENT_NOTE, .text = "ring" });

    g_assert_cmpstr (event->text, ==, "ring");
    g_assert_cmpstr (amends_event_kind_to_string (AMENDS_EVENT_DONE), ==, "done");
    g_assert_cmpstr (amends_event_kind_to_string (AMENDS_EVENT_REOPENED), ==, "reopened");
    g_assert_cmpstr (amends_event_kind_to_string (event->kind), ==, "note");
    g_assert_cmpstr (amends_event_kind_to_string (AMENDS_EVENT_OPENED), ==, "opened");
    g_assert_cmpstr (amends_event_kind_to_string (AMENDS_EVENT_CONTACT), ==, "contact");
    g_assert_cmpstr (amends_event_kind_to_string (AMENDS_EVENT_REPORT_OPENED), ==, "report-opened");
    g_assert_cmpstr (amends_event_kind_to_string (AMENDS_EVENT_REPORTED), ==, "reported");
}

static void
test_batch_counts (void)
{
    g_autoptr (AmendsBatch) batch = amends_batch_new ();
    AmendsBatchResult sum = { 1, 2, 3, 4 };
    const AmendsRejection *rejection;

    g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = "R", .stars = 1 }));
    amends_batch_reject (batch, 12, g_strdup ("no stars"));
    rejection = g_ptr_array_index (batch->rejections, 0);
    g_assert_cmpuint (batch->n_read, ==, 1);
    g_assert_cmpuint (rejection->line, ==, 12);
    g_assert_cmpstr (rejection->reason, ==, "no stars");

    amends_batch_result_add (&sum, &(AmendsBatchResult) { 10, 20, 30, 40 });
    g_assert_cmpuint (sum.added, ==, 11);
    g_assert_cmpuint (sum.updated, ==, 22);
    g_assert_cmpuint (sum.unchanged, ==, 33);
    g_assert_cmpuint (sum.removed, ==, 44);
}

static void
test_facets_label (void)
{
    g_autoptr (AmendsFacets) facets = amends_facets_new ();
    const AmendsFacetValue *value;

    amends_facets_add (facets->brands, "Nord", NULL, 5);
    amends_facets_add (facets->marketplaces, "SE", "Sweden", 7);
    value = g_ptr_array_index (facets->brands, 0);
    g_assert_cmpstr (value->label, ==, "Nord");
    value = g_ptr_array_index (facets->marketplaces, 0);
    g_assert_cmpstr (value->key, ==, "SE");
    g_assert_cmpstr (value->label, ==, "Sweden");
    g_assert_cmpuint (value->count, ==, 7);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/values/review/keeps-all", test_review_keeps_all);
    g_test_add_func ("/values/review/refuses-bad-stars", test_review_refuses_bad_stars);
    g_test_add_func ("/values/review/content", test_review_content);
    g_test_add_func ("/values/account/keeps-lists", test_account_keeps_lists);
    g_test_add_func ("/values/order-and-product", test_order_and_product);
    g_test_add_func ("/values/event/names", test_event_names);
    g_test_add_func ("/values/batch/counts", test_batch_counts);
    g_test_add_func ("/values/facets/label", test_facets_label);
    return g_test_run ();
}
