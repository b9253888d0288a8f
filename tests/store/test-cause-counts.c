/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-file.h"
#include "cause-fixture.h"

/*
 * What charts show is compared with a plain look at every comment, on random reviews and feedback. GLib prints the seed; --seed repeats a run.
 */

#define N_COMMENTS 300
#define PICK(array) (array)[g_test_rand_int_range (0, G_N_ELEMENTS (array))]

static const char *const MARKETPLACES[] = { "SE", "DE", "" };
static const char *const BRANDS[] = { "Ljus", "Grün", NULL };
static const char *const PRODUCTS[] = { "B1", "B2", "B3", "" };
static const char *const TITLES[] = { "Lampa", "Bordslampa", NULL };
static const char *const AUTHORS[] = { "Ann", "Bo", "Cia", "", NULL };
static const char *const CAUSES[] = { "", "quality", "slow-delivery", "picture,slow-answer", "slow-delivery,quality" };

typedef struct {
    StoreFixture base;
    GPtrArray *reviews;  /* (element-type AmendsReview) */
    GPtrArray *feedback; /* (element-type AmendsFeedback) */
    GArray *causes[2];   /* (element-type AmendsCauses): theirs */
} Fixture;

static gint64
pick_instant (void)
{
    return g_test_rand_int_range (0, 20) == 0 ? 0 : TEST_NOW - g_test_rand_int_range (0, 100 * TEST_DAY);
}

static void
add_comments (Fixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = 0; i < N_COMMENTS; i++) {
        g_autofree char *id = g_strdup_printf ("C%u", i);
        AmendsReview review = { .external_id = id,
                                .marketplace = PICK (MARKETPLACES),
                                .product_id = PICK (PRODUCTS),
                                .product_title = PICK (TITLES),
                                .brand = PICK (BRANDS),
                                .author = PICK (AUTHORS),
                                .stars = g_test_rand_int_range (1, 6),
                                .published_at = pick_instant () };
        AmendsFeedback feedback = { .external_id = id,
                                    .marketplace = PICK (MARKETPLACES),
                                    .stars = g_test_rand_int_range (1, 6),
                                    .published_at = pick_instant () };

        g_ptr_array_add (batch->reviews, amends_review_new (&review));
        g_ptr_array_add (batch->feedback, amends_feedback_new (&feedback));
    }
    test_apply_ok (&fixture->base, batch);
}

static GArray *
load_causes (Fixture *fixture, AmendsSubject subject)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    gint64 ids[N_COMMENTS];
    GArray *causes;

    for (guint i = 0; i < N_COMMENTS; i++)
        ids[i] = subject == AMENDS_SUBJECT_FEEDBACK ? ((const AmendsFeedback *) fixture->feedback->pdata[i])->id
                                                    : ((const AmendsReview *) fixture->reviews->pdata[i])->id;
    amends_store_load_causes_async (fixture->base.store, subject, ids, N_COMMENTS, NULL, amends_await_cb, &await);
    causes = amends_store_load_causes_finish (fixture->base.store, amends_await (&await), &error);
    g_assert_no_error (error);
    return causes;
}

static void
load_comments (Fixture *fixture)
{
    gint64 ids[N_COMMENTS];
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    for (gint64 i = 0; i < N_COMMENTS; i++)
        ids[i] = i + 1;
    fixture->reviews = test_load (fixture->base.store, ids, N_COMMENTS);
    amends_store_load_feedback_async (fixture->base.store, ids, N_COMMENTS, NULL, amends_await_cb, &await);
    fixture->feedback = amends_store_load_feedback_finish (fixture->base.store, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_cmpuint (fixture->reviews->len, ==, N_COMMENTS);
    g_assert_cmpuint (fixture->feedback->len, ==, N_COMMENTS);
    fixture->causes[0] = load_causes (fixture, AMENDS_SUBJECT_REVIEW);
    fixture->causes[1] = load_causes (fixture, AMENDS_SUBJECT_FEEDBACK);
}

static void
free_comments (Fixture *fixture)
{
    g_clear_pointer (&fixture->reviews, g_ptr_array_unref);
    g_clear_pointer (&fixture->feedback, g_ptr_array_unref);
    g_clear_pointer (&fixture->causes[0], g_array_unref);
    g_clear_pointer (&fixture->causes[1], g_array_unref);
}

/* A question that only the columns answer: so they are in memory, as in a program that has run for a while. */
static void
warm_up (Fixture *fixture)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (AmendsFacets) facets = NULL;

    query->gone = AMENDS_TRI_NO;
    facets = test_facets (fixture->base.store, query);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
    const AmendsSurveyScope scope = TEST_CAUSE_SCOPE;

    store_fixture_set_up (&fixture->base, data);
    add_comments (fixture);
    test_survey (fixture->base.store, &scope, "quality,unreachable", 7);
    for (gint64 id = 1; id <= N_COMMENTS; id++) {
        g_assert_true (test_set_causes (fixture->base.store, AMENDS_SUBJECT_REVIEW, id, PICK (CAUSES), NULL, NULL));
        if (id % 3 == 0)
            g_assert_true (test_undo (fixture->base.store, NULL, NULL));
        if (id % 2 == 0)
            g_assert_true (
                test_set_causes (fixture->base.store, AMENDS_SUBJECT_FEEDBACK, id, PICK (CAUSES), NULL, NULL));
    }
    load_comments (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
    free_comments (fixture);
    store_fixture_tear_down (&fixture->base, data);
}

static gboolean
has_any (GPtrArray *wanted, const char *value)
{
    return wanted->len == 0 || g_ptr_array_find_with_equal_func (wanted, value, g_str_equal, NULL);
}

static void
count_one (AmendsCauseCount *count, int stars, const AmendsCauses *causes)
{
    count->n++;
    count->n_low += stars <= 3;
    for (guint i = 0; i < causes->n; i++)
        count->causes[causes->items[i]]++;
    count->n_explained += causes->n > 0;
    count->by_person += causes->n > 0 && causes->origin == AMENDS_CAUSE_ORIGIN_PERSON;
    count->wrong_door += causes->wrong_door;
}

static void
count_plainly (Fixture *fixture, const AmendsReviewQuery *query, gint64 from, gint64 before, AmendsCauseBucket *bucket)
{
    for (guint i = 0; i < N_COMMENTS; i++) {
        const AmendsReview *review = fixture->reviews->pdata[i];
        const AmendsFeedback *feedback = fixture->feedback->pdata[i];

        if (review->published_at > 0 && review->published_at >= from && review->published_at < before &&
            has_any (query->marketplaces, review->marketplace) && has_any (query->products, review->product_id) &&
            (query->brands->len == 0 || (review->brand != NULL && has_any (query->brands, review->brand))))
            count_one (&bucket->reviews, review->stars, &g_array_index (fixture->causes[0], AmendsCauses, i));
        if (feedback->published_at > 0 && feedback->published_at >= from && feedback->published_at < before &&
            has_any (query->marketplaces, feedback->marketplace))
            count_one (&bucket->feedback, feedback->stars, &g_array_index (fixture->causes[1], AmendsCauses, i));
    }
}

static void
assert_same (const AmendsCauseCount *found, const AmendsCauseCount *expected)
{
    g_assert_cmpuint (found->n, ==, expected->n);
    g_assert_cmpuint (found->n_low, ==, expected->n_low);
    g_assert_cmpuint (found->n_explained, ==, expected->n_explained);
    g_assert_cmpuint (found->by_person, ==, expected->by_person);
    g_assert_cmpuint (found->wrong_door, ==, expected->wrong_door);
    for (guint i = 0; i < AMENDS_N_CAUSES; i++)
        g_assert_cmpuint (found->causes[i], ==, expected->causes[i]);
}

static AmendsReviewQuery *
make_query (void)
{
    AmendsReviewQuery *query = amends_review_query_new ();

    if (g_test_rand_bit ())
        g_ptr_array_add (query->marketplaces, g_strdup (g_test_rand_bit () ? "SE" : "DE"));
    if (g_test_rand_int_range (0, 3) == 0)
        g_ptr_array_add (query->brands, g_strdup ("Ljus"));
    if (g_test_rand_int_range (0, 3) == 0)
        g_ptr_array_add (query->products, g_strdup ("B2"));
    /* Of these nothing is looked at. */
    query->stars = 1u << 5;
    query->period = AMENDS_PERIOD_7_DAYS;
    query->done = AMENDS_DONE_ONLY;
    query->causes = 1u << AMENDS_CAUSE_PICTURE;
    return query;
}

static void
test_like_a_plain_look (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    for (guint run = 0; run < 60; run++) {
        g_autoptr (AmendsReviewQuery) query = make_query ();
        gint64 edges[8];
        gsize n = (gsize) g_test_rand_int_range (2, 9);
        g_autoptr (GArray) buckets = NULL;

        edges[0] = run % 5 == 0 ? 0 : TEST_NOW - g_test_rand_int_range (50, 110) * TEST_DAY;
        for (gsize i = 1; i < n; i++)
            edges[i] = MAX (edges[i - 1], TEST_NOW - 60 * TEST_DAY) + g_test_rand_int_range (0, 20 * TEST_DAY);
        /* From the file, and from what the store holds in memory after a while. */
        if (run == 30)
            warm_up (fixture);
        buckets = test_count_causes (fixture->base.store, query, edges, n);
        for (gsize i = 0; i + 1 < n; i++) {
            const AmendsCauseBucket *found = &g_array_index (buckets, AmendsCauseBucket, i);
            AmendsCauseBucket expected = { .start = edges[i] };

            count_plainly (fixture, query, edges[i], edges[i + 1], &expected);
            g_assert_cmpint (found->start, ==, expected.start);
            assert_same (&found->reviews, &expected.reviews);
            assert_same (&found->feedback, &expected.feedback);
        }
    }
}

static void
test_of_another_account (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 edges[] = { 0, TEST_NOW + 1 };
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) all = test_count_causes (fixture->base.store, query, edges, 2);
    g_autoptr (GArray) own = NULL, other = NULL;

    query->account_id = fixture->base.account_id;
    own = test_count_causes (fixture->base.store, query, edges, 2);
    query->account_id = 99;
    other = test_count_causes (fixture->base.store, query, edges, 2);
    g_assert_cmpmem (all->data, sizeof (AmendsCauseBucket), own->data, sizeof (AmendsCauseBucket));
    g_assert_cmpuint (g_array_index (other, AmendsCauseBucket, 0).reviews.n, ==, 0);
    g_assert_cmpuint (g_array_index (other, AmendsCauseBucket, 0).feedback.n, ==, 0);
    g_assert_cmpuint (g_array_index (other, AmendsCauseBucket, 0).reviews.n_explained, ==, 0);
    g_assert_cmpuint (g_array_index (other, AmendsCauseBucket, 0).feedback.n_explained, ==, 0);
}

static void
edit_one (Fixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();
    g_autofree char *id = g_strdup_printf ("C%d", g_test_rand_int_range (0, N_COMMENTS));

    g_ptr_array_add (batch->reviews,
                     amends_review_new (&(AmendsReview) { .external_id = id,
                                                          .marketplace = PICK (MARKETPLACES),
                                                          .product_id = PICK (PRODUCTS),
                                                          .brand = PICK (BRANDS),
                                                          .body = g_test_rand_bit () ? "another text" : "one more text",
                                                          .stars = g_test_rand_int_range (1, 6),
                                                          .published_at = pick_instant (),
                                                          .updated_at = TEST_NOW }));
    test_apply_ok (&fixture->base, batch);
}

/* Another process, which either keeps what it wrote or dies before. */
static void
change_from_outside (Fixture *fixture)
{
    g_autoptr (GError) error = NULL;
    gboolean read_only, dies = g_test_rand_bit ();
    AmendsDb *db = amends_store_file_open (fixture->base.folder, &read_only, NULL, &error);
    g_autofree char *sql = g_strdup_printf (
        "BEGIN; DELETE FROM review_cause WHERE review_id = %d; UPDATE review_cause SET first = 6, second = -1, "
        "by_person = 0, wrong_door = 0 WHERE review_id %% 7 = %d; %s",
        g_test_rand_int_range (1, N_COMMENTS + 1), g_test_rand_int_range (0, 7), dies ? "" : "COMMIT;");

    g_assert_no_error (error);
    amends_db_run (db, sql, &error);
    g_assert_no_error (error);
    amends_db_close (db);
}

static void
change_anything (Fixture *fixture)
{
    const AmendsSurveyScope again = { g_test_rand_int_range (2, 1000), 3, 3 };
    AmendsStore *store = fixture->base.store;
    gint64 id = g_test_rand_int_range (1, N_COMMENTS + 1);

    switch (g_test_rand_int_range (0, 7)) {
    case 0:
        edit_one (fixture);
        break;
    case 1:
        test_undo (store, NULL, NULL);
        break;
    case 2:
        test_survey (store, &again, g_test_rand_bit () ? "picture" : "quality,slow-delivery", 50);
        break;
    case 3:
        test_set_done (store, &id, 1, g_test_rand_bit () != 0);
        break;
    case 4:
        change_from_outside (fixture);
        break;
    default:
        test_set_causes (store, AMENDS_SUBJECT_REVIEW, id, PICK (CAUSES), NULL, NULL);
        break;
    }
}

static void
test_while_things_change (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 edges[] = { 0, TEST_NOW + 1 };
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (GArray) none = NULL;

    for (guint run = 0; run < 60; run++) {
        g_autoptr (AmendsReviewQuery) query = make_query ();
        g_autoptr (GArray) buckets = NULL;
        AmendsCauseBucket expected = { 0 };

        if (run % 4 != 0)
            warm_up (fixture);
        change_anything (fixture);
        if (run % 3 == 0)
            warm_up (fixture);
        buckets = test_count_causes (fixture->base.store, query, edges, 2);
        free_comments (fixture);
        load_comments (fixture);
        count_plainly (fixture, query, edges[0], edges[1], &expected);
        assert_same (&g_array_index (buckets, AmendsCauseBucket, 0).reviews, &expected.reviews);
        assert_same (&g_array_index (buckets, AmendsCauseBucket, 0).feedback, &expected.feedback);
    }
    warm_up (fixture);
    g_assert_true (test_remove_account (fixture->base.store, fixture->base.account_id, NULL));
    none = test_count_causes (fixture->base.store, all, edges, 2);
    assert_same (&g_array_index (none, AmendsCauseBucket, 0).reviews, &(AmendsCauseCount) { 0 });
    assert_same (&g_array_index (none, AmendsCauseBucket, 0).feedback, &(AmendsCauseCount) { 0 });
}

/* Who knows how many comments there are asks for the causes alone, and is told the same of them. */
static void
test_causes_alone (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 edges[] = { 0, TEST_NOW + 1 };
    const int only[2] = { AMENDS_CAUSE_COUNTS_ONLY, AMENDS_CAUSE_COUNTS_ONLY };
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) all = test_count_causes (fixture->base.store, query, edges, 2);
    AmendsCauseBucket expected = g_array_index (all, AmendsCauseBucket, 0);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) found = NULL;

    amends_store_count_causes_async (fixture->base.store, query, edges, 2, only, NULL, amends_await_cb, &await);
    found = amends_store_count_causes_finish (fixture->base.store, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_cmpuint (expected.reviews.n_low, >, 0);
    expected.reviews.n = expected.reviews.n_low = expected.feedback.n = expected.feedback.n_low = 0;
    assert_same (&g_array_index (found, AmendsCauseBucket, 0).reviews, &expected.reviews);
    assert_same (&g_array_index (found, AmendsCauseBucket, 0).feedback, &expected.feedback);
}

/* One product, counted by looking at all reviews. */
static void
count_product_plainly (Fixture *fixture, AmendsProductCauses *product, gint64 start, gint64 recent, gint64 end)
{
    g_autoptr (GHashTable) low = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GHashTable) by_cause = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < N_COMMENTS; i++) {
        const AmendsReview *review = fixture->reviews->pdata[i];
        const AmendsCauses *causes = &g_array_index (fixture->causes[0], AmendsCauses, i);
        gboolean is_recent = review->published_at >= recent;
        gboolean named = review->author != NULL && *review->author != '\0';
        g_autofree char *who = named ? g_strdup (review->author) : g_strdup_printf ("#%u", i);

        if (review->published_at < MAX (start, 1) || review->published_at >= end ||
            !g_str_equal (review->product_id, product->product_id) ||
            !g_str_equal (review->marketplace, product->marketplace))
            continue;
        *(is_recent ? &product->n_recent : &product->n_before) += 1;
        if (review->stars <= 3)
            *(is_recent ? &product->low_recent : &product->low_before) += 1;
        if (is_recent && review->stars <= 3 && g_hash_table_add (low, g_strdup (who)))
            product->low_customers++;
        for (guint j = 0; j < causes->n; j++) {
            (is_recent ? product->recent : product->before)[causes->items[j]]++;
            if (is_recent && g_hash_table_add (by_cause, g_strdup_printf ("%d %s", (int) causes->items[j], who)))
                product->customers[causes->items[j]]++;
        }
    }
}

static void
assert_same_product (const AmendsProductCauses *found, const AmendsProductCauses *expected)
{
    g_assert_cmpuint (found->n_recent, ==, expected->n_recent);
    g_assert_cmpuint (found->n_before, ==, expected->n_before);
    g_assert_cmpuint (found->low_recent, ==, expected->low_recent);
    g_assert_cmpuint (found->low_before, ==, expected->low_before);
    g_assert_cmpuint (found->low_customers, ==, expected->low_customers);
    for (guint i = 0; i < AMENDS_N_CAUSES; i++) {
        g_assert_cmpuint (found->recent[i], ==, expected->recent[i]);
        g_assert_cmpuint (found->before[i], ==, expected->before[i]);
        g_assert_cmpuint (found->customers[i], ==, expected->customers[i]);
    }
}

static void
test_products (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    for (guint run = 0; run < 20; run++) {
        gint64 start = TEST_NOW - g_test_rand_int_range (60, 120) * TEST_DAY;
        gint64 recent = TEST_NOW - g_test_rand_int_range (10, 50) * TEST_DAY;
        guint min_low = (guint) g_test_rand_int_range (0, 6);
        g_autoptr (GPtrArray) products =
            test_count_products (fixture->base.store, query, start, recent, TEST_NOW, min_low);

        /* Three products on three marketplaces; what has no id is no product. */
        g_assert_cmpuint (products->len, <=, 9);
        g_assert_true (min_low > 0 || products->len == 9);
        for (guint i = 0; i < products->len; i++) {
            const AmendsProductCauses *found = products->pdata[i];
            AmendsProductCauses expected = { .marketplace = found->marketplace, .product_id = found->product_id };

            g_assert_cmpint (found->account_id, ==, fixture->base.account_id);
            g_assert_cmpuint (found->low_recent, >=, min_low);
            g_assert_true (i == 0 || found->low_recent <= ((AmendsProductCauses *) products->pdata[i - 1])->low_recent);
            count_product_plainly (fixture, &expected, start, recent, TEST_NOW);
            assert_same_product (found, &expected);
        }
    }
}

static void
test_silence_one (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    for (int silent = 1; silent >= 0; silent--) {
        g_autoptr (GPtrArray) products = NULL;

        fixture->base.changes = 0;
        test_silence (fixture->base.store, fixture->base.account_id, "SE", "B2", silent != 0);
        g_assert_cmphex (fixture->base.changes, ==, AMENDS_STORE_CHANGE_CAUSES);
        products = test_count_products (fixture->base.store, query, 0, TEST_NOW - 50 * TEST_DAY, TEST_NOW, 0);
        for (guint i = 0; i < products->len; i++) {
            const AmendsProductCauses *product = products->pdata[i];
            gboolean is_it = g_str_equal (product->product_id, "B2") && g_str_equal (product->marketplace, "SE");

            g_assert_cmpint (product->silenced, ==, is_it && silent);
        }
    }
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/cause-counts/like-a-plain-look", test_like_a_plain_look },
        { "/cause-counts/of-another-account", test_of_another_account },
        { "/cause-counts/causes-alone", test_causes_alone },
        { "/cause-counts/while-things-change", test_while_things_change },
        { "/cause-counts/products", test_products },
        { "/cause-counts/silence", test_silence_one },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    return g_test_run ();
}
