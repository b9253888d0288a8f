/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-key.h"

#include <string.h>

static char *
make (AmendsReviewKeys *keys, const char *author, gint64 date, const char *body)
{
    return amends_review_keys_make (keys, &(AmendsReview) { .marketplace = "SE",
                                                            .product_id = "B0TESTTEST",
                                                            .author = author,
                                                            .published_at = date,
                                                            .body = body,
                                                            .stars = 3 });
}

/* A customer who changes the text has changed a review, not written another one. */
static void
test_changed_text_is_the_same_review (void)
{
    g_autoptr (AmendsReviewKeys) first = amends_review_keys_new ();
    g_autoptr (AmendsReviewKeys) second = amends_review_keys_new ();
    g_autofree char *before = make (first, "Åsa", 1700000000, "Fine");
    g_autofree char *after = make (second, "Åsa", 1700000000, "Broke after a week");

    g_assert_cmpstr (before, ==, after);
}

static void
test_text_counts_where_author_or_date_is_missing (void)
{
    g_autoptr (AmendsReviewKeys) keys = amends_review_keys_new ();
    g_autofree char *a = make (keys, NULL, 1700000000, "Fine");
    g_autofree char *b = make (keys, NULL, 1700000000, "Bad");
    g_autofree char *c = make (keys, "Åsa", 0, "Fine");
    g_autofree char *d = make (keys, "Åsa", 0, "Bad");

    g_assert_cmpstr (a, !=, b);
    g_assert_cmpstr (c, !=, d);
    g_assert_null (strchr (b, '#'));
    g_assert_null (strchr (d, '#'));
}

static void
test_twins_of_one_file_are_told_apart (void)
{
    g_autoptr (AmendsReviewKeys) keys = amends_review_keys_new ();
    g_autofree char *first = make (keys, "Kund", 1700000000, "One");
    g_autofree char *again = make (keys, "Kund", 1700000000, "One");
    g_autofree char *second = make (keys, "Kund", 1700000000, "Two");
    g_autofree char *third = make (keys, "Kund", 1700000000, "Three");
    g_autofree char *second_again = make (keys, "Kund", 1700000000, "Two");
    g_autofree char *with_two = g_strconcat (first, "#2", NULL);
    g_autofree char *with_three = g_strconcat (first, "#3", NULL);

    g_assert_cmpstr (again, ==, first);
    g_assert_cmpstr (second, ==, with_two);
    g_assert_cmpstr (third, ==, with_three);
    g_assert_cmpstr (second_again, ==, second);
}

static void
test_no_two_lists_of_texts_are_one (void)
{
    g_autoptr (AmendsReviewKeys) keys = amends_review_keys_new ();
    g_autofree char *a = amends_review_keys_make (keys, &(AmendsReview) { .marketplace = "", .product_id = "ab" });
    g_autofree char *b =
        amends_review_keys_make (keys, &(AmendsReview) { .marketplace = "", .product_id = "a", .author = "b" });

    g_assert_cmpstr (a, !=, b);
}

/* More rows than are remembered at once, and no id given twice. */
static void
test_many (void)
{
    g_autoptr (AmendsReviewKeys) keys = amends_review_keys_new ();
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (gint64 i = 1; i <= 20000; i++)
        g_assert_true (g_hash_table_add (seen, make (keys, "Kund", i, "text")));
}

static void
test_ids_in_addresses (void)
{
    static const struct {
        const char *url;
        const char *id;
    } CASES[] = {
        { "https://www.amazon.se/gp/customer-reviews/R1ABCDEFGHIJKL/ref=cm_cr", "R1ABCDEFGHIJKL" },
        { "https://www.amazon.de/gp/customer-reviews/R1ABCDEFGHIJKL?ASIN=B0ABCDEFGH", "R1ABCDEFGHIJKL" },
        { "https://www.amazon.com/review/R1ABCDEFGHI", "R1ABCDEFGHI" },
        { "https://www.amazon.com/gp/customer-reviews/R1SHORT", NULL },
        { "https://www.amazon.com/gp/customer-reviews/R1ABCDEFGHIJKLMNOP", NULL },
        { "https://example.com/R1ABCDEFGHIJKL", NULL },
        { "", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *id = amends_review_key_from_url (CASES[i].url);

        g_assert_cmpstr (id, ==, CASES[i].id);
    }
}

static void
test_products_in_texts (void)
{
    static const struct {
        const char *text;
        const char *product;
    } CASES[] = {
        { "https://www.amazon.se/dp/B0ABCDEFGH/ref=x", "B0ABCDEFGH" },
        { "B0ABCDEFGH_reviews_2024.csv", "B0ABCDEFGH" },
        { "reviews-B0ABCDEFGH.csv", "B0ABCDEFGH" },
        { "B0ABCDEFGHI.csv", NULL },
        { "XB0ABCDEFGH.csv", NULL },
        { "b0abcdefgh.csv", NULL },
        { "reviews.csv", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *product = amends_product_key_from_text (CASES[i].text);

        g_assert_cmpstr (product, ==, CASES[i].product);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/review-key/changed-text-is-the-same-review", test_changed_text_is_the_same_review);
    g_test_add_func ("/review-key/text-counts-where-author-or-date-is-missing",
                     test_text_counts_where_author_or_date_is_missing);
    g_test_add_func ("/review-key/twins-of-one-file-are-told-apart", test_twins_of_one_file_are_told_apart);
    g_test_add_func ("/review-key/no-two-lists-of-texts-are-one", test_no_two_lists_of_texts_are_one);
    g_test_add_func ("/review-key/many", test_many);
    g_test_add_func ("/review-key/ids-in-addresses", test_ids_in_addresses);
    g_test_add_func ("/review-key/products-in-texts", test_products_in_texts);
    return g_test_run ();
}
