/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-bulk.h"

#include <string.h>

#define N 20000

static void
test_depends_on_seed_and_number_only (void)
{
    g_autoptr (AmendsSampleBulk) bulk = amends_sample_bulk_new (1);
    g_autoptr (AmendsSampleBulk) same = amends_sample_bulk_new (1);
    g_autoptr (AmendsSampleBulk) other = amends_sample_bulk_new (2);
    guint n_different = 0;

    for (guint i = 0; i < 50; i++) {
        g_autoptr (AmendsReview) a = amends_sample_bulk_make (bulk, i);
        g_autoptr (AmendsReview) b = amends_sample_bulk_make (same, 49 - i);
        g_autoptr (AmendsReview) again = amends_sample_bulk_make (same, i);
        g_autoptr (AmendsReview) c = amends_sample_bulk_make (other, i);

        g_assert_cmpstr (a->external_id, ==, again->external_id);
        g_assert_cmpstr (a->product_id, ==, again->product_id);
        g_assert_cmpint (a->published_at, ==, again->published_at);
        g_assert_true (amends_review_same_content (a, again));
        g_assert_cmpstr (a->external_id, !=, c->external_id);
        n_different += !amends_review_same_content (a, c) + (b->published_at != a->published_at);
    }
    g_assert_cmpuint (n_different, >=, 90);
}

typedef struct {
    GHashTable *ids, *products, *brands, *marketplaces, *languages, *listings;
    guint stars[6], n_photos, n_words, n_spaced;
} Shape;

static GHashTable *
new_set (void)
{
    return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
take (Shape *shape, const AmendsReview *review)
{
    g_assert_true (g_hash_table_add (shape->ids, g_strdup (review->external_id)));
    g_hash_table_add (shape->products, g_strdup (review->product_id));
    g_hash_table_add (shape->brands, g_strdup (review->brand));
    g_hash_table_add (shape->marketplaces, g_strdup (review->marketplace));
    g_hash_table_add (shape->languages, g_strdup (review->language));
    g_hash_table_add (shape->listings, g_strconcat (review->product_id, " ", review->marketplace, NULL));
    shape->stars[review->stars]++;
    shape->n_photos += review->photos != NULL;
    g_assert_cmpint (review->published_at, <, AMENDS_SAMPLE_BULK_END);
    g_assert_cmpint (review->published_at, >=, AMENDS_SAMPLE_BULK_END - AMENDS_SAMPLE_BULK_YEARS * 365 * 86400);
    if (!g_str_equal (review->language, "ja") && !g_str_equal (review->language, "zh-Hant")) {
        g_auto (GStrv) words = g_strsplit (review->body, " ", -1);

        shape->n_words += g_strv_length (words);
        shape->n_spaced++;
    }
}

static void
check (const Shape *shape)
{
    g_assert_cmpuint (g_hash_table_size (shape->products), >, AMENDS_SAMPLE_BULK_PRODUCTS * 8 / 10);
    g_assert_cmpuint (g_hash_table_size (shape->products), <=, AMENDS_SAMPLE_BULK_PRODUCTS);
    g_assert_cmpuint (g_hash_table_size (shape->listings), >, g_hash_table_size (shape->products));
    g_assert_cmpuint (g_hash_table_size (shape->brands), ==, AMENDS_SAMPLE_BULK_BRANDS);
    g_assert_cmpuint (g_hash_table_size (shape->marketplaces), ==, 8);
    g_assert_cmpuint (g_hash_table_size (shape->languages), ==, 6);
    for (guint i = 1; i <= 5; i++)
        g_assert_cmpuint (shape->stars[i], >, N / 20);
    g_assert_cmpuint (shape->stars[5], >, N / 2);
    g_assert_cmpuint (shape->n_photos, >, N / 10);
    g_assert_cmpuint (shape->n_words / shape->n_spaced, >=, 43);
    g_assert_cmpuint (shape->n_words / shape->n_spaced, <=, 52);
}

static void
test_shape (void)
{
    g_autoptr (AmendsSampleBulk) bulk = amends_sample_bulk_new (1);
    g_autoptr (GHashTable) ids = new_set (), products = new_set (), brands = new_set (), marketplaces = new_set ();
    g_autoptr (GHashTable) languages = new_set (), listings = new_set ();
    Shape shape = { ids, products, brands, marketplaces, languages, listings, { 0 }, 0, 0, 0 };

    for (guint i = 0; i < N; i++) {
        g_autoptr (AmendsReview) review = amends_sample_bulk_make (bulk, i);

        take (&shape, review);
    }
    check (&shape);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/bulk/deterministic", test_depends_on_seed_and_number_only);
    g_test_add_func ("/sample/bulk/shape", test_shape);
    return g_test_run ();
}
