/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#define BASIC                                                                                                          \
    .external_id = "R1", .marketplace = "SE", .product_id = "B1", .stars = 2, .title = "Sprack", .body = "Den sprack", \
    .language = "sv", .published_at = TEST_NOW - TEST_DAY, .updated_at = TEST_NOW - TEST_DAY,                          \
    .verified = AMENDS_TRI_YES

static const char *const PHOTOS[] = { "https://img.example/1.jpg", "https://img.example/2.jpg", NULL };

static void
assert_counts (AmendsBatchResult counts, guint64 added, guint64 updated, guint64 unchanged, guint64 removed)
{
    g_assert_cmpuint (counts.added, ==, added);
    g_assert_cmpuint (counts.updated, ==, updated);
    g_assert_cmpuint (counts.unchanged, ==, unchanged);
    g_assert_cmpuint (counts.removed, ==, removed);
}

static void
assert_sound (StoreFixture *fixture)
{
    g_autofree char *problems = test_check (fixture->store);

    g_assert_cmpstr (problems, ==, "");
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = {
        BASIC,
        .product_title = "Lampa",
        .brand = "Ljus",
        .author = "Åsa",
        .helpful = 7,
        .photos = PHOTOS,
        .url = "https://shop.example/r/R1",
        .order_id = "O-1",
        .variant = "Röd",
    };
    g_autoptr (AmendsReview) review = NULL;

    assert_counts (test_add_review (fixture, &fields), 1, 0, 0, 0);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R1"));
    g_assert_cmpint (review->account_id, ==, fixture->account_id);
    g_assert_cmpstr (review->external_id, ==, "R1");
    g_assert_cmpstr (review->marketplace, ==, "SE");
    g_assert_cmpstr (review->product_id, ==, "B1");
    g_assert_cmpstr (review->product_title, ==, "Lampa");
    g_assert_cmpstr (review->brand, ==, "Ljus");
    g_assert_cmpint (review->stars, ==, 2);
    g_assert_cmpstr (review->title, ==, "Sprack");
    g_assert_cmpstr (review->body, ==, "Den sprack");
    g_assert_cmpstr (review->language, ==, "sv");
    g_assert_cmpstr (review->author, ==, "Åsa");
    g_assert_cmpint (review->published_at, ==, fields.published_at);
    g_assert_cmpint (review->updated_at, ==, fields.updated_at);
    g_assert_cmpint (review->verified, ==, AMENDS_TRI_YES);
    g_assert_cmpint (review->helpful, ==, 7);
    g_assert_true (g_strv_equal (review->photos, PHOTOS));
    g_assert_cmpstr (review->url, ==, "https://shop.example/r/R1");
    g_assert_cmpstr (review->order_id, ==, "O-1");
    g_assert_cmpstr (review->variant, ==, "Röd");
    g_assert_cmpint (review->first_seen_at, ==, TEST_NOW);
    g_assert_cmpint (review->done_at, ==, 0);
    g_assert_cmpint (review->gone_at, ==, 0);
    g_assert_cmpint (review->n_versions, ==, 1);
    g_assert_false (review->has_note);
}

static void
test_little_is_told (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { .external_id = "R",
                                  .stars = 5,
                                  .verified = AMENDS_TRI_UNKNOWN,
                                  .helpful = -3,
                                  .published_at = -5,
                                  .updated_at = -1 };
    g_autoptr (AmendsReview) review = NULL;

    assert_counts (test_add_review (fixture, &fields), 1, 0, 0, 0);
    assert_counts (test_add_review (fixture, &fields), 0, 0, 1, 0);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R"));
    g_assert_cmpstr (review->marketplace, ==, "");
    g_assert_cmpstr (review->product_id, ==, "");
    g_assert_null (review->product_title);
    g_assert_null (review->brand);
    g_assert_null (review->title);
    g_assert_null (review->body);
    g_assert_null (review->language);
    g_assert_null (review->photos);
    g_assert_cmpint (review->verified, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (review->helpful, ==, 0);
    g_assert_cmpint (review->published_at, ==, 0);
    assert_sound (fixture);
}

static void
test_again_changes_nothing (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { BASIC, .photos = PHOTOS, .brand = "Ljus", .author = "Åsa" };

    test_add_review (fixture, &fields);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    fixture->changes = 0;
    assert_counts (test_add_review (fixture, &fields), 0, 0, 1, 0);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_cmpuint (fixture->changes, ==, 0);
    assert_sound (fixture);
}

static void
test_edit_keeps_old_text (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (GError) error = NULL;
    const AmendsReviewVersion *version;
    AmendsReview fields = { BASIC };
    gint64 id;

    test_add_review (fixture, &fields);
    id = test_find_id (fixture->store, "R1");
    test_set_done (fixture->store, &id, 1, TRUE);
    fixture->now += TEST_DAY;
    fields.stars = 4;
    fields.body = "Den höll ändå";
    fields.updated_at += TEST_DAY;
    assert_counts (test_add_review (fixture, &fields), 0, 1, 0, 0);
    detail = test_detail (fixture->store, id, &error);
    g_assert_no_error (error);
    g_assert_cmpint (detail->review->stars, ==, 4);
    g_assert_cmpstr (detail->review->body, ==, "Den höll ändå");
    g_assert_cmpint (detail->review->n_versions, ==, 2);
    g_assert_cmpint (detail->review->done_at, ==, TEST_NOW);
    g_assert_cmpuint (detail->versions->len, ==, 1);
    version = detail->versions->pdata[0];
    g_assert_cmpint (version->number, ==, 1);
    g_assert_cmpint (version->stars, ==, 2);
    g_assert_cmpstr (version->title, ==, "Sprack");
    g_assert_cmpstr (version->body, ==, "Den sprack");
    g_assert_cmpint (version->seen_at, ==, TEST_NOW - TEST_DAY);
    assert_sound (fixture);
}

/* A shop that answers at another port has not changed what the customer wrote; the pictures are shown from where they are now. */
static void
test_moved_picture_is_no_edit (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const before[] = { "http://127.0.0.1:4711/photos/R1-1.png", NULL };
    static const char *const after[] = { "http://127.0.0.1:4712/photos/R1-1.png", NULL };
    g_autoptr (AmendsReview) review = NULL;
    AmendsReview fields = { BASIC };

    fields.photos = before;
    test_add_review (fixture, &fields);
    fields.photos = after;
    assert_counts (test_add_review (fixture, &fields), 0, 1, 0, 0);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R1"));
    g_assert_cmpint (review->n_versions, ==, 1);
    g_assert_cmpstr (review->photos[0], ==, after[0]);
    assert_sound (fixture);
}

/* Both versions in one sync: the older one bears the date that the source gave it. */
static void
test_history_in_one_batch (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (GError) error = NULL;
    AmendsBatch *batch = amends_batch_new ();
    AmendsReview fields = { BASIC };

    fields.updated_at = TEST_NOW - 60 * TEST_DAY;
    g_ptr_array_add (batch->reviews, amends_review_new (&fields));
    fields.updated_at = TEST_NOW - TEST_DAY;
    fields.body = "Den höll ändå";
    g_ptr_array_add (batch->reviews, amends_review_new (&fields));
    assert_counts (test_apply_ok (fixture, batch), 1, 1, 0, 0);
    detail = test_detail (fixture->store, test_find_id (fixture->store, "R1"), &error);
    g_assert_no_error (error);
    g_assert_cmpstr (detail->review->body, ==, "Den höll ändå");
    g_assert_cmpuint (detail->versions->len, ==, 1);
    g_assert_cmpint (((AmendsReviewVersion *) detail->versions->pdata[0])->seen_at, ==, TEST_NOW - 60 * TEST_DAY);
    assert_sound (fixture);
}

static void
test_three_versions (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const BODIES[] = { "one", "two", "three" };
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (BODIES); i++) {
        const AmendsReview fields = { .external_id = "R", .stars = 3, .body = BODIES[i] };

        test_add_review (fixture, &fields);
        fixture->now += 60;
    }
    detail = test_detail (fixture->store, test_find_id (fixture->store, "R"), &error);
    g_assert_no_error (error);
    g_assert_cmpuint (detail->versions->len, ==, 2);
    for (guint i = 0; i < 2; i++) {
        const AmendsReviewVersion *version = detail->versions->pdata[1 - i];

        g_assert_cmpint (version->number, ==, (int) i + 1);
        g_assert_cmpstr (version->body, ==, BODIES[i]);
        g_assert_cmpint (version->seen_at, ==, TEST_NOW + 60 * (gint64) i);
    }
}

static void
test_fact_without_edit (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReview) review = NULL;
    AmendsReview fields = { BASIC };

    test_add_review (fixture, &fields);
    fields.helpful = 12;
    fields.marketplace = "DE";
    assert_counts (test_add_review (fixture, &fields), 0, 1, 0, 0);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R1"));
    g_assert_cmpint (review->helpful, ==, 12);
    g_assert_cmpstr (review->marketplace, ==, "DE");
    g_assert_cmpint (review->n_versions, ==, 1);
    assert_sound (fixture);
}

static void
test_open_facts_stay (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview whole = { BASIC,      .author = "Åsa", .brand = "Ljus", .product_title = "Lampa",
                                 .url = "u", .order_id = "O", .variant = "v" };
    const AmendsReview bare = {
        .external_id = "R1", .stars = 2, .title = "Sprack", .body = "Den sprack", .verified = AMENDS_TRI_UNKNOWN
    };
    g_autoptr (AmendsReview) review = NULL;

    test_add_review (fixture, &whole);
    assert_counts (test_add_review (fixture, &bare), 0, 0, 1, 0);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R1"));
    g_assert_cmpstr (review->author, ==, "Åsa");
    g_assert_cmpstr (review->brand, ==, "Ljus");
    g_assert_cmpstr (review->language, ==, "sv");
    g_assert_cmpint (review->verified, ==, AMENDS_TRI_YES);
    g_assert_cmpint (review->published_at, ==, TEST_NOW - TEST_DAY);
}

static void
test_older_changes_nothing (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReview) review = NULL;
    AmendsReview fields = { BASIC };

    test_add_review (fixture, &fields);
    fields.body = "from a page that came late";
    fields.updated_at -= 1;
    assert_counts (test_add_review (fixture, &fields), 0, 0, 1, 0);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R1"));
    g_assert_cmpstr (review->body, ==, "Den sprack");
}

static void
test_same_id_twice_in_a_batch (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsReview fields[] = { { BASIC }, { BASIC }, { BASIC } };
    g_autoptr (AmendsReview) review = NULL;

    fields[2].stars = 5;
    assert_counts (test_apply_ok (fixture, test_batch_of (fields, 3)), 1, 1, 1, 0);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R1"));
    g_assert_cmpint (review->stars, ==, 5);
    g_assert_cmpint (test_count_all (fixture->store), ==, 1);
    assert_sound (fixture);
}

static void
test_gone_and_back (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { BASIC };
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (AmendsReview) gone = NULL;
    g_autoptr (AmendsReview) back = NULL;
    gint64 id;

    test_add_review (fixture, &fields);
    id = test_find_id (fixture->store, "R1");
    g_ptr_array_add (batch->removed, g_strdup ("R1"));
    g_ptr_array_add (batch->removed, g_strdup ("never seen"));
    assert_counts (test_apply_ok (fixture, batch), 0, 0, 0, 1);
    gone = test_load_one (fixture->store, id);
    g_assert_cmpint (gone->gone_at, ==, TEST_NOW);
    g_assert_cmpstr (gone->body, ==, "Den sprack");
    assert_counts (test_add_review (fixture, &fields), 0, 1, 0, 0);
    back = test_load_one (fixture->store, id);
    g_assert_cmpint (back->gone_at, ==, 0);
    g_assert_cmpint (back->n_versions, ==, 1);
}

static void
test_product_fills_title_and_brand (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields[] = {
        { .external_id = "plain", .marketplace = "SE", .product_id = "B1", .stars = 1 },
        { .external_id = "own",
          .marketplace = "SE",
          .product_id = "B1",
          .stars = 1,
          .product_title = "Own",
          .brand = "Mine" },
        { .external_id = "elsewhere", .marketplace = "PL", .product_id = "B1", .stars = 1 },
    };
    const char *const TITLES[] = { "Lampa", "Own", "Lampa" };
    const char *const BRANDS[] = { "Ljus", "Mine", "Ljus" };
    AmendsBatch *batch = amends_batch_new ();
    AmendsBatch *again = amends_batch_new ();
    AmendsProduct product = { .external_id = "B1", .marketplace = "SE", .title = "Lampa", .brand = "Ljus" };

    test_apply_ok (fixture, test_batch_of (fields, 3));
    g_ptr_array_add (batch->products, amends_product_new (&product));
    test_apply_ok (fixture, batch);
    for (guint i = 0; i < 3; i++) {
        g_autoptr (AmendsReview) review =
            test_load_one (fixture->store, test_find_id (fixture->store, fields[i].external_id));

        g_assert_cmpstr (review->product_title, ==, TITLES[i]);
        g_assert_cmpstr (review->brand, ==, BRANDS[i]);
    }
    product.title = "Bordslampa";
    g_ptr_array_add (again->products, amends_product_new (&product));
    test_apply_ok (fixture, again);
    {
        g_autoptr (AmendsReview) review = test_load_one (fixture->store, test_find_id (fixture->store, "plain"));

        g_assert_cmpstr (review->product_title, ==, "Bordslampa");
    }
    assert_sound (fixture);
}

static void
test_order_facts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { BASIC, .order_id = "O-1" };
    const AmendsOrder order = { .external_id = "O-1",
                                .marketplace = "SE",
                                .product_id = "B1",
                                .ordered_at = 1000,
                                .seller_of_record = AMENDS_TRI_YES,
                                .digital_subscription = AMENDS_TRI_NO,
                                .consent = AMENDS_TRI_UNKNOWN,
                                .currency = "SEK",
                                .total_minor = 19900,
                                .buyer_language = "sv" };
    AmendsBatch *batch = test_batch_of (&fields, 1);
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (batch->orders, amends_order_new (&order));
    test_apply_ok (fixture, batch);
    detail = test_detail (fixture->store, test_find_id (fixture->store, "R1"), &error);
    g_assert_no_error (error);
    g_assert_nonnull (detail->order);
    g_assert_cmpstr (detail->order->external_id, ==, "O-1");
    g_assert_cmpint (detail->order->ordered_at, ==, 1000);
    g_assert_cmpint (detail->order->seller_of_record, ==, AMENDS_TRI_YES);
    g_assert_cmpint (detail->order->digital_subscription, ==, AMENDS_TRI_NO);
    g_assert_cmpint (detail->order->consent, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpstr (detail->order->currency, ==, "SEK");
    g_assert_cmpint (detail->order->total_minor, ==, 19900);
    g_assert_cmpstr (detail->order->buyer_language, ==, "sv");
}

static void
test_cursor_is_part_of_the_batch (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { BASIC };
    AmendsBatch *batch = test_batch_of (&fields, 1);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsSyncState) state = NULL;

    batch->stream = g_strdup ("reviews");
    batch->cursor = g_strdup ("page-2");
    batch->etag = g_strdup ("\"abc\"");
    test_apply_ok (fixture, batch);
    amends_store_get_sync_state_async (fixture->store, fixture->account_id, "reviews", NULL, amends_await_cb, &await);
    state = amends_store_get_sync_state_finish (fixture->store, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_cmpstr (state->cursor, ==, "page-2");
    g_assert_cmpstr (state->etag, ==, "\"abc\"");
    g_assert_null (state->since);
    g_assert_cmpint (state->at, ==, TEST_NOW);
}

static void
test_unknown_account (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields = { BASIC };
    g_autoptr (GError) error = NULL;

    g_assert_false (test_apply (fixture->store, 999, test_batch_of (&fields, 1), NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    g_assert_cmpint (test_count_all (fixture->store), ==, 0);
}

static void
test_preview_changes_nothing (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsReview fields[] = { { BASIC }, { BASIC } };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReview) review = NULL;
    AmendsBatchResult counts;

    test_add_review (fixture, fields);
    fields[0].stars = 5;
    fields[1].external_id = "R2";
    amends_store_preview_batch_async (fixture->store, fixture->account_id, test_batch_of (fields, 2), NULL,
                                      amends_await_cb, &await);
    amends_store_preview_batch_finish (fixture->store, amends_await (&await), &counts, &error);
    g_assert_no_error (error);
    assert_counts (counts, 1, 1, 0, 0);
    g_assert_cmpint (test_count_all (fixture->store), ==, 1);
    review = test_load_one (fixture->store, test_find_id (fixture->store, "R1"));
    g_assert_cmpint (review->stars, ==, 2);
    assert_sound (fixture);
}

static void
test_mapping_is_remembered (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const MAPPINGS[] = { "{\"stars\":1}", "{\"stars\":2}" };

    for (guint i = 0; i < G_N_ELEMENTS (MAPPINGS); i++) {
        g_auto (AmendsAwait) set = AMENDS_AWAIT_INIT;
        g_auto (AmendsAwait) get = AMENDS_AWAIT_INIT;
        g_auto (AmendsAwait) other = AMENDS_AWAIT_INIT;
        g_autoptr (GError) error = NULL;
        g_autofree char *mapping = NULL;

        amends_store_set_import_mapping_async (fixture->store, "key", MAPPINGS[i], NULL, amends_await_cb, &set);
        g_assert_true (amends_store_set_import_mapping_finish (fixture->store, amends_await (&set), &error));
        g_assert_no_error (error);
        amends_store_get_import_mapping_async (fixture->store, "key", NULL, amends_await_cb, &get);
        mapping = amends_store_get_import_mapping_finish (fixture->store, amends_await (&get), &error);
        g_assert_no_error (error);
        g_assert_cmpstr (mapping, ==, MAPPINGS[i]);
        amends_store_get_import_mapping_async (fixture->store, "other", NULL, amends_await_cb, &other);
        g_assert_null (amends_store_get_import_mapping_finish (fixture->store, amends_await (&other), &error));
        g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-batches/round-trip", test_round_trip },
        { "/store-batches/little-is-told", test_little_is_told },
        { "/store-batches/again-changes-nothing", test_again_changes_nothing },
        { "/store-batches/edit-keeps-old-text", test_edit_keeps_old_text },
        { "/store-batches/moved-picture", test_moved_picture_is_no_edit },
        { "/store-batches/history-in-one-batch", test_history_in_one_batch },
        { "/store-batches/three-versions", test_three_versions },
        { "/store-batches/fact-without-edit", test_fact_without_edit },
        { "/store-batches/open-facts-stay", test_open_facts_stay },
        { "/store-batches/older-changes-nothing", test_older_changes_nothing },
        { "/store-batches/same-id-twice-in-a-batch", test_same_id_twice_in_a_batch },
        { "/store-batches/gone-and-back", test_gone_and_back },
        { "/store-batches/product-fills-title-and-brand", test_product_fills_title_and_brand },
        { "/store-batches/order-facts", test_order_facts },
        { "/store-batches/cursor-is-part-of-the-batch", test_cursor_is_part_of_the_batch },
        { "/store-batches/unknown-account", test_unknown_account },
        { "/store-batches/preview-changes-nothing", test_preview_changes_nothing },
        { "/store-batches/mapping-is-remembered", test_mapping_is_remembered },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
