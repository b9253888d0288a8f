/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "files-test.h"

/* One review in every shape that is known by name. What a shape has no place for is NULL or 0. */
typedef struct {
    const char *preset;
    const char *name; /* of the file */
    AmendsFileFormat format;
    const char *text;
    AmendsReview expected;
} Case;

#define JAN_15 1705276800 /* 2024-01-15 */

static const char *const PHOTO[] = { "https://example.com/large.jpg", NULL };

static const Case CASES[] = {
    { "helium10",
      "B0ABCDEFGH-SE.csv",
      AMENDS_FILE_FORMAT_CSV,
      "Date,Author,Verified,Helpful,Title,Body,Rating,Images,Videos,URL,Variation,Style\n"
      "\"January 15, 2024\",Åsa,Verified Purchase,3,Gick sönder,\"Höll i en vecka, sedan inte.\",2,"
      "https://example.com/large.jpg,,https://www.amazon.se/gp/customer-reviews/R1ABCDEFGHIJKL,Röd,\n",
      { .external_id = "R1ABCDEFGHIJKL",
        .marketplace = "SE",
        .product_id = "B0ABCDEFGH",
        .stars = 2,
        .title = "Gick sönder",
        .body = "Höll i en vecka, sedan inte.",
        .author = "Åsa",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_YES,
        .helpful = 3,
        .photos = PHOTO,
        .url = "https://www.amazon.se/gp/customer-reviews/R1ABCDEFGHIJKL",
        .variant = "Röd" } },
    { "amazon-us-reviews",
      "sample.tsv",
      AMENDS_FILE_FORMAT_TSV,
      "marketplace\tcustomer_id\treview_id\tproduct_id\tproduct_parent\tproduct_title\tproduct_category\tstar_rating\t"
      "helpful_votes\ttotal_votes\tvine\tverified_purchase\treview_headline\treview_body\treview_date\n"
      "US\t1\tR2ABCDEFGHIJKL\tB0ABCDEFGH\t9\tScreen 15\" wide\tPC\t2\t3\t4\tN\tY\t\"Gick sönder\tHöll \"en\" vecka\t"
      "2024-01-15\n",
      { .external_id = "R2ABCDEFGHIJKL",
        .marketplace = "US",
        .product_id = "B0ABCDEFGH",
        .product_title = "Screen 15\" wide",
        .stars = 2,
        .title = "\"Gick sönder",
        .body = "Höll \"en\" vecka",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_YES,
        .helpful = 3 } },
    { "amazon-reviews-2023",
      "sample.jsonl",
      AMENDS_FILE_FORMAT_JSON_LINES,
      "{\"rating\": 2.0, \"title\": \"Gick sönder\", \"text\": \"Höll i<br />en vecka\", \"images\": [{\"small_image_url\": "
      "\"https://example.com/s.jpg\", \"large_image_url\": \"https://example.com/large.jpg\", \"attachment_type\": \"IMAGE\"}], "
      "\"asin\": \"B0ABCDEFGH\", \"parent_asin\": \"B0PARENT00\", \"user_id\": \"AEXAMPLE\", \"timestamp\": 1705276800123, "
      "\"helpful_vote\": 3, \"verified_purchase\": true}\n",
      { .marketplace = "",
        .product_id = "B0ABCDEFGH",
        .stars = 2,
        .title = "Gick sönder",
        .body = "Höll i\nen vecka",
        .author = "AEXAMPLE",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_YES,
        .helpful = 3,
        .photos = PHOTO } },
    { "amazon-reviews-2018",
      "sample.json",
      AMENDS_FILE_FORMAT_JSON_LINES,
      "{\"overall\": 2.0, \"verified\": false, \"reviewTime\": \"01 15, 2024\", \"reviewerID\": \"A1\", \"asin\": \"B0ABCDEFGH\", "
      "\"style\": {\"Color:\": \" Röd\"}, \"reviewerName\": \"Åsa\", \"reviewText\": \"Höll i en vecka\", \"summary\": "
      "\"Gick sönder\", \"unixReviewTime\": 1705276800, \"vote\": \"1,003\", \"image\": [\"https://example.com/large.jpg\"]}\n",
      { .marketplace = "",
        .product_id = "B0ABCDEFGH",
        .stars = 2,
        .title = "Gick sönder",
        .body = "Höll i en vecka",
        .author = "Åsa",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_NO,
        .helpful = 1003,
        .photos = PHOTO,
        .variant = "Color: Röd" } },
    { "amazon-reviews-2018",
      "sample-2014.json",
      AMENDS_FILE_FORMAT_JSON_LINES,
      "{\"reviewerID\": \"A1\", \"asin\": \"B0ABCDEFGH\", \"reviewerName\": \"Åsa\", \"helpful\": [3, 5], \"reviewText\": \"Höll\", "
      "\"overall\": 2.0, \"summary\": \"Gick sönder\", \"unixReviewTime\": 1705276800, \"reviewTime\": \"01 15, 2024\"}\n",
      { .marketplace = "",
        .product_id = "B0ABCDEFGH",
        .stars = 2,
        .title = "Gick sönder",
        .body = "Höll",
        .author = "Åsa",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_UNKNOWN,
        .helpful = 3 } },
    { "kaggle-amazon",
      "amazon_review.csv",
      AMENDS_FILE_FORMAT_CSV,
      ",reviewerName,overall,reviewText,reviewTime,day_diff,helpful_yes,helpful_no,total_vote\n"
      "0,Åsa,2.0,\"Höll, i en vecka\",2024-01-15,138,3,0,3\n",
      { .marketplace = "",
        .product_id = "",
        .stars = 2,
        .body = "Höll, i en vecka",
        .author = "Åsa",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_UNKNOWN,
        .helpful = 3 } },
    { "woocommerce",
      "reviews.json",
      AMENDS_FILE_FORMAT_JSON,
      "[{\"id\": 22, \"date_created\": \"2024-01-15T02:00:00\", \"date_created_gmt\": \"2024-01-15T00:00:00\", \"product_id\": 22, "
      "\"product_name\": \"Lampa\", \"status\": \"approved\", \"reviewer\": \"Åsa\", \"reviewer_email\": \"a@example.com\", "
      "\"review\": \"<p>Höll i en vecka</p>\\n\", \"rating\": 2, \"verified\": false}]",
      { .external_id = "22",
        .marketplace = "",
        .product_id = "22",
        .product_title = "Lampa",
        .stars = 2,
        .body = "Höll i en vecka",
        .author = "Åsa",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_NO } },
    { "judge-me",
      "reviews.json",
      AMENDS_FILE_FORMAT_JSON,
      "{\"current_page\": 1, \"per_page\": 10, \"reviews\": [{\"id\": 9, \"title\": \"Gick sönder\", \"body\": \"Höll\", "
      "\"rating\": 2, \"product_external_id\": 77, \"reviewer\": {\"id\": 4, \"name\": \"Åsa\", \"email\": \"a@example.com\"}, "
      "\"created_at\": \"2024-01-15T00:00:00+00:00\", \"pictures\": [{\"urls\": {\"small\": \"https://example.com/s.jpg\", "
      "\"original\": \"https://example.com/large.jpg\"}}]}]}",
      { .external_id = "9",
        .marketplace = "",
        .product_id = "77",
        .stars = 2,
        .title = "Gick sönder",
        .body = "Höll",
        .author = "Åsa",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_UNKNOWN,
        .photos = PHOTO } },
    { "etsy",
      "reviews.json",
      AMENDS_FILE_FORMAT_JSON,
      "{\"count\": 1, \"results\": [{\"shop_id\": 1, \"listing_id\": 77, \"transaction_id\": 9, \"buyer_user_id\": 5, \"rating\": 2, "
      "\"review\": \"Höll\", \"language\": \"sv\", \"image_url_fullxfull\": \"https://example.com/large.jpg\", "
      "\"create_timestamp\": 1705276800}]}",
      { .external_id = "9",
        .marketplace = "",
        .product_id = "77",
        .stars = 2,
        .body = "Höll",
        .language = "sv",
        .author = "5",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_UNKNOWN,
        .photos = PHOTO } },
    { "scraper",
      "dataset.json",
      AMENDS_FILE_FORMAT_JSON,
      "[{\"asin\": \"B0ABCDEFGH\", \"rating\": \"2,0 av 5 stjärnor\", \"title\": \"Gick sönder\", \"body\": \"Höll\", \"author\": \"Åsa\", "
      "\"country\": \"Sweden\", \"date_text\": \"Recenserad i Sverige den 15 januari 2024\", \"verified\": true, "
      "\"helpful_votes\": \"3 personer\", \"variant\": \"Röd\"}]",
      { .marketplace = "SE",
        .product_id = "B0ABCDEFGH",
        .stars = 2,
        .title = "Gick sönder",
        .body = "Höll",
        .author = "Åsa",
        .published_at = JAN_15,
        .verified = AMENDS_TRI_YES,
        .helpful = 3,
        .variant = "Röd" } },
};

static void
assert_expected (const AmendsReview *review, const AmendsReview *expected)
{
    AmendsReview same = *expected;

    /* An id that we made ourselves is only known to be there, and to be ours. */
    if (same.external_id == NULL) {
        g_assert_true (g_str_has_prefix (review->external_id, "file-"));
        same.external_id = review->external_id;
    }
    files_assert_same_review (review, &same);
    g_assert_cmpstr (review->variant, ==, expected->variant);
}

static void
check_file (GFile *file, const Case *c, const char *encoding)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsImportPlan) plan = files_probe (file, &error);
    g_autoptr (AmendsBatch) batch = NULL;
    g_autoptr (AmendsBatch) again = NULL;

    g_test_message ("%s in %s", c->preset, encoding);
    g_assert_no_error (error);
    g_assert_cmpstr (amends_import_plan_get_preset (plan), ==, c->preset);
    g_assert_cmpint (amends_import_plan_get_format (plan), ==, c->format);
    g_assert_cmpstr (amends_import_plan_get_encoding (plan), ==, encoding);
    batch = files_import (file);
    again = files_import (file);
    g_assert_cmpuint (batch->n_read, ==, 1);
    assert_expected (files_batch_get (batch, 0), &c->expected);
    /* The same file says the same again, ids included. */
    files_assert_same_review (files_batch_get (batch, 0), files_batch_get (again, 0));
}

static void
test_presets (gconstpointer data)
{
    static const struct {
        const char *encoding; /* iconv's, and what is to be found */
        const char *mark;
        gsize mark_length;
    } ENCODINGS[] = {
        { "UTF-8", "", 0 },
        { "UTF-8", "\xef\xbb\xbf", 3 },
        { "UTF-16LE", "\xff\xfe", 2 },
        { "UTF-16BE", "\xfe\xff", 2 },
        { "UTF-16LE", "", 0 },
        { "WINDOWS-1252", "", 0 },
    };
    const Case *c = data;
    g_autoptr (FilesFixture) fixture = files_fixture_new ();

    for (guint i = 0; i < G_N_ELEMENTS (ENCODINGS); i++) {
        g_autoptr (GFile) file = files_fixture_write_as (fixture, c->name, c->text, ENCODINGS[i].encoding,
                                                         ENCODINGS[i].mark, ENCODINGS[i].mark_length);

        check_file (file, c, ENCODINGS[i].encoding);
    }
}

static void
test_line_ends (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_auto (GStrv) lines = g_strsplit (CASES[i].text, "\n", -1);
        g_autofree char *crlf = g_strjoinv ("\r\n", lines);
        g_autoptr (GFile) file = files_fixture_write (fixture, CASES[i].name, crlf, -1);

        check_file (file, &CASES[i], "UTF-8");
    }
}

/* Every preset that is offered is tried above. */
static void
test_every_preset_is_tested (void)
{
    const char *const *presets = amends_import_plan_list_presets ();

    for (guint i = 0; presets[i] != NULL; i++) {
        gboolean found = g_str_has_prefix (presets[i], "amends"); /* the exports' own tests */

        for (guint j = 0; j < G_N_ELEMENTS (CASES); j++)
            found |= g_str_equal (presets[i], CASES[j].preset);
        g_test_message ("%s", presets[i]);
        g_assert_true (found);
    }
}

static void
test_zero_stars_have_their_own_reason (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (
        fixture, "r.json",
        "[{\"id\":1,\"date_created_gmt\":\"2024-01-15T00:00:00\",\"product_id\":2,\"reviewer\":\"x\",\"review\":\"y\",\"rating\":0},"
        "{\"id\":2,\"date_created_gmt\":\"2024-01-15T00:00:00\",\"product_id\":2,\"reviewer\":\"x\",\"review\":\"y\",\"rating\":7}]",
        -1);
    g_autoptr (AmendsBatch) batch = files_import (file);

    g_assert_cmpuint (batch->reviews->len, ==, 0);
    g_assert_cmpuint (batch->n_read, ==, 2);
    g_assert_cmpstr (files_batch_get_rejection (batch, 0)->reason, !=, files_batch_get_rejection (batch, 1)->reason);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *path = g_strdup_printf ("/import-presets/%s/%u", CASES[i].preset, i);

        g_test_add_data_func (path, &CASES[i], test_presets);
    }
    g_test_add_func ("/import-presets/line-ends", test_line_ends);
    g_test_add_func ("/import-presets/every-preset-is-tested", test_every_preset_is_tested);
    g_test_add_func ("/import-presets/zero-stars-have-their-own-reason", test_zero_stars_have_their_own_reason);
    return g_test_run ();
}
