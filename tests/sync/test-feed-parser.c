/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-parser.h"

#include <string.h>

#include "amends-sync-error.h"

static AmendsFeedPage *
parse (AmendsFeedStream stream, const char *text)
{
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
    g_autoptr (GError) error = NULL;
    AmendsFeedPage *page = amends_feed_parser_parse_page (stream, body, &error);

    g_assert_no_error (error);
    return page;
}

static AmendsFeedPage *
parse_review (const char *members)
{
    g_autofree char *text = g_strdup_printf ("{\"reviews\":[{%s}],\"next_cursor\":null}", members);

    return parse (AMENDS_FEED_REVIEWS, text);
}

static void
test_a_whole_review (void)
{
    g_autoptr (AmendsFeedPage) page =
        parse (AMENDS_FEED_REVIEWS,
               "{\"reviews\":[{\"id\":\"R1\",\"marketplace\":\"se\",\"product_id\":\"P\",\"product_title\":\"Kettle\","
               "\"brand\":\"B\",\"stars\":2,\"title\":\"T\",\"body\":\"Läcker inte\",\"language\":\"ZH-Hant\","
               "\"author\":\"Li\",\"published_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-02T00:00:00Z\","
               "\"verified\":true,\"helpful\":4,\"photos\":[\"https://p.example/1.jpg\"],\"url\":\"https://r.example\","
               "\"order_id\":\"O\",\"variant\":\"Red\",\"from_the_future\":{\"x\":[1]}}],\"next_cursor\":\"c 1/2\","
               "\"as_of\":\"2026-01-03T00:00:00Z\",\"also_new\":1}");
    AmendsReview *review = g_ptr_array_index (page->batch->reviews, 0);

    g_assert_cmpuint (page->batch->n_read, ==, 1);
    g_assert_cmpstr (page->next_cursor, ==, "c 1/2");
    g_assert_cmpstr (page->as_of, ==, "2026-01-03T00:00:00Z");
    g_assert_cmpstr (review->external_id, ==, "R1");
    g_assert_cmpstr (review->marketplace, ==, "SE");
    g_assert_cmpstr (review->body, ==, "Läcker inte");
    g_assert_cmpstr (review->language, ==, "zh-Hant");
    g_assert_cmpint (review->stars, ==, 2);
    g_assert_cmpint (review->published_at, ==, 1767225600);
    g_assert_cmpint (review->updated_at, ==, 1767312000);
    g_assert_cmpint (review->verified, ==, AMENDS_TRI_YES);
    g_assert_cmpint (review->helpful, ==, 4);
    g_assert_cmpstr (review->photos[0], ==, "https://p.example/1.jpg");
    g_assert_cmpstr (review->order_id, ==, "O");
    g_assert_cmpstr (review->variant, ==, "Red");
}

static void
test_a_bare_review (void)
{
    g_autoptr (AmendsFeedPage) page = parse_review ("\"id\":\"R1\",\"stars\":5,\"title\":null");
    AmendsReview *review = g_ptr_array_index (page->batch->reviews, 0);

    g_assert_cmpstr (review->marketplace, ==, "");
    g_assert_cmpstr (review->product_id, ==, "");
    g_assert_null (review->title);
    g_assert_null (review->photos);
    g_assert_cmpint (review->published_at, ==, 0);
    g_assert_cmpint (review->verified, ==, AMENDS_TRI_UNKNOWN);
    g_assert_null (page->next_cursor);
    g_assert_null (page->as_of);
}

static void
test_malformed_reviews_are_skipped (void)
{
    const char *const bad[] = {
        "5",
        "null",
        "\"R\"",
        "[]",
        "{}",
        "{\"id\":\"\",\"stars\":1}",
        "{\"id\":7,\"stars\":1}",
        "{\"id\":\"x\"}",
        "{\"id\":\"x\",\"stars\":0}",
        "{\"id\":\"x\",\"stars\":6}",
        "{\"id\":\"x\",\"stars\":4.5}",
        "{\"id\":\"x\",\"stars\":\"5\"}",
        "{\"id\":\"x\",\"stars\":99999999999999999999}",
        "{\"id\":\"x\",\"stars\":1e400}",
        "{\"id\":\"x\",\"stars\":1,\"title\":5}",
        "{\"id\":\"x\",\"stars\":1,\"body\":{}}",
        "{\"id\":\"x\",\"stars\":1,\"published_at\":\"1970-01-01T00:00:00Z\"}",
        "{\"id\":\"x\",\"stars\":1,\"updated_at\":\"2999-01-01T00:00:00Z\"}",
        "{\"id\":\"x\",\"stars\":1,\"verified\":1}",
        "{\"id\":\"x\",\"stars\":1,\"helpful\":-1}",
        "{\"id\":\"x\",\"stars\":1,\"photos\":\"https://p.example\"}",
        "{\"id\":\"x\",\"stars\":1,\"photos\":[null]}",
        "{\"deleted_at\":\"2026-01-01T00:00:00Z\"}",
        "{\"id\":\"x\",\"deleted_at\":true}",
    };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autofree char *text =
            g_strdup_printf ("{\"reviews\":[{\"id\":\"a\",\"stars\":1},%s,{\"id\":\"b\",\"stars\":2}]}", bad[i]);
        g_autoptr (AmendsFeedPage) page = parse (AMENDS_FEED_REVIEWS, text);
        AmendsRejection *rejection;

        g_test_message ("%s", bad[i]);
        g_assert_cmpuint (page->batch->reviews->len, ==, 2);
        g_assert_cmpuint (page->batch->removed->len, ==, 0);
        g_assert_cmpuint (page->batch->rejections->len, ==, 1);
        g_assert_cmpuint (page->batch->n_read, ==, 3);
        rejection = g_ptr_array_index (page->batch->rejections, 0);
        g_assert_cmpuint (rejection->line, ==, 2);
        g_assert_true (g_str_has_suffix (rejection->reason, "."));
    }
}

static void
test_lengths (void)
{
    g_autofree char *long_id = g_strnfill (257, 'x'), *long_body = g_strnfill (100001, 'x');
    g_autofree char *id_members = g_strdup_printf ("\"id\":\"%s\",\"stars\":1", long_id);
    g_autofree char *body_members = g_strdup_printf ("\"id\":\"a\",\"stars\":1,\"body\":\"%s\"", long_body);
    g_autoptr (AmendsFeedPage) by_id = parse_review (id_members);
    g_autoptr (AmendsFeedPage) by_body = parse_review (body_members);

    g_assert_cmpuint (by_id->batch->reviews->len, ==, 0);
    g_assert_cmpuint (by_body->batch->reviews->len, ==, 0);
    g_assert_cmpuint (by_body->batch->rejections->len, ==, 1);
}

static void
test_tombstones (void)
{
    g_autoptr (AmendsFeedPage) page = parse_review ("\"id\":\"R9\",\"deleted_at\":\"2026-01-01T00:00:00Z\"");

    g_assert_cmpuint (page->batch->removed->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (page->batch->removed, 0), ==, "R9");
    g_assert_cmpuint (page->batch->reviews->len, ==, 0);
    g_assert_cmpuint (page->batch->n_read, ==, 1);
}

static void
test_text_is_mended_not_dropped (void)
{
    const char text[] =
        "{\"reviews\":[{\"id\":\"a\",\"stars\":1,\"title\":\"cut \\ud83d\",\"body\":\"zero \\u0000 end\"},"
        "{\"id\":\"b\",\"stars\":1,\"title\":\"bad \xff byte\",\"body\":\"raw \0 zero\"}]}";
    g_autoptr (GBytes) body = g_bytes_new_static (text, sizeof text - 1);
    g_autoptr (AmendsFeedPage) page = amends_feed_parser_parse_page (AMENDS_FEED_REVIEWS, body, NULL);
    AmendsReview *first = g_ptr_array_index (page->batch->reviews, 0);
    AmendsReview *second = g_ptr_array_index (page->batch->reviews, 1);

    g_assert_cmpstr (first->title, ==, "cut �");
    g_assert_cmpstr (first->body, ==, "zero � end");
    g_assert_cmpstr (second->title, ==, "bad � byte");
    g_assert_cmpstr (second->body, ==, "raw � zero");
}

static void
test_what_is_no_page (void)
{
    const char *const bad[] = {
        "{}",
        "null",
        "\"str\"",
        "[]",
        "{\"reviews\":null}",
        "{\"reviews\":{}}",
        "{\"reviews\":\"none\"}",
        "{\"products\":[]}",
        "{\"reviews\":[],\"next_cursor\":5}",
        "{\"reviews\":[],\"next_cursor\":{}}",
        "{\"reviews\":[],\"as_of\":5}",
        "{\"reviews\":[],\"as_of\":\"soon\"}",
        "{\"reviews\":[{\"id\":\"a\",\"stars\":1}",
        "{\"reviews\":[]",
    };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (GBytes) body = g_bytes_new (bad[i], strlen (bad[i]));
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", bad[i]);
        g_assert_null (amends_feed_parser_parse_page (AMENDS_FEED_REVIEWS, body, &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
    }
}

static void
test_links_of_other_kinds_are_dropped (void)
{
    g_autoptr (AmendsFeedPage) page =
        parse_review ("\"id\":\"a\",\"stars\":1,\"url\":\"javascript:x\",\"photos\":[\"file:///x\"]");
    AmendsReview *review = g_ptr_array_index (page->batch->reviews, 0);

    g_assert_null (review->url);
    g_assert_null (review->photos);
}

static void
test_marketplaces_and_languages (void)
{
    static const struct {
        const char *marketplace, *language, *code, *tag;
    } cases[] = {
        { "SE", "sv", "SE", "sv" },
        { "gb", "EN-GB", "UK", "en-GB" },
        { "amazon.se", "sv_SE", "SE", "sv-SE" },
        { "zz", "", "ZZ", NULL },
        { "Nowhere", "x y", "", NULL },
        { "", "123", "", NULL },
        { "A2NODRKZP88ZB9", "pl", "SE", "pl" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *members =
            g_strdup_printf ("\"id\":\"a\",\"stars\":1,\"marketplace\":\"%s\",\"language\":\"%s\"",
                             cases[i].marketplace, cases[i].language);
        g_autoptr (AmendsFeedPage) page = parse_review (members);
        AmendsReview *review = g_ptr_array_index (page->batch->reviews, 0);

        g_assert_cmpstr (review->marketplace, ==, cases[i].code);
        g_assert_cmpstr (review->language, ==, cases[i].tag);
    }
}

static void
test_order_totals_are_exact (void)
{
    static const struct {
        const char *currency, *total;
        gint64 minor; /* -1 = rejected */
    } cases[] = {
        { "SEK", "\"199.00\"", 19900 },  { "SEK", "\"199\"", 19900 },  { "SEK", "\"0.1\"", 10 },
        { "SEK", "\"199.500\"", 19950 }, { "SEK", "\"199.005\"", -1 }, { "JPY", "\"1980\"", 1980 },
        { "JPY", "\"1980.00\"", 1980 },  { "JPY", "\"1980.5\"", -1 },  { "KWD", "\"1.234\"", 1234 },
        { "SEK", "\"-5\"", -1 },         { "SEK", "\"1,5\"", -1 },     { "SEK", "\"1.2.3\"", -1 },
        { "SEK", "\".\"", -1 },          { "SEK", "199", -1 },         { "sek", "\"1\"", -1 },
        { "KRONA", "\"1\"", -1 },        { "SEK", "null", 0 },         { "SEK", "\"99999999999999999999\"", -1 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *text = g_strdup_printf ("{\"orders\":[{\"id\":\"O\",\"currency\":\"%s\",\"total\":%s}]}",
                                                 cases[i].currency, cases[i].total);
        g_autoptr (AmendsFeedPage) page = parse (AMENDS_FEED_ORDERS, text);

        g_test_message ("%s %s", cases[i].currency, cases[i].total);
        g_assert_cmpuint (page->batch->orders->len, ==, cases[i].minor >= 0 ? 1 : 0);
        if (cases[i].minor >= 0)
            g_assert_cmpint (((AmendsOrder *) g_ptr_array_index (page->batch->orders, 0))->total_minor, ==,
                             cases[i].minor);
    }
}

static void
test_orders_and_products (void)
{
    g_autoptr (AmendsFeedPage) orders = parse (
        AMENDS_FEED_ORDERS, "{\"orders\":[{\"id\":\"O\",\"marketplace\":\"SE\",\"product_id\":\"P\",\"ordered_at\":"
                            "\"2026-01-01T00:00:00Z\",\"seller_of_record\":true,\"digital_subscription\":false,"
                            "\"consent\":null,\"buyer_language\":\"SV\"},{\"id\":\"O2\",\"consent\":\"yes\"}]}");
    g_autoptr (AmendsFeedPage) products = parse (
        AMENDS_FEED_PRODUCTS, "{\"products\":[{\"id\":\"P\",\"marketplace\":\"SE\",\"title\":\"Kettle\",\"brand\":"
                              "\"B\",\"url\":\"https://p.example\",\"image_url\":\"ftp://p.example\"},{}]}");
    AmendsOrder *order = g_ptr_array_index (orders->batch->orders, 0);
    AmendsProduct *product = g_ptr_array_index (products->batch->products, 0);

    g_assert_cmpint (order->ordered_at, ==, 1767225600);
    g_assert_cmpint (order->seller_of_record, ==, AMENDS_TRI_YES);
    g_assert_cmpint (order->digital_subscription, ==, AMENDS_TRI_NO);
    g_assert_cmpint (order->consent, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpstr (order->buyer_language, ==, "sv");
    g_assert_cmpuint (orders->batch->rejections->len, ==, 1);
    g_assert_cmpstr (product->title, ==, "Kettle");
    g_assert_cmpstr (product->url, ==, "https://p.example");
    g_assert_null (product->image_url);
    g_assert_cmpuint (products->batch->rejections->len, ==, 1);
}

static void
test_accounts (void)
{
    const char *text = "{\"id\":\"A\",\"name\":\"Shop\",\"marketplaces\":[\"SE\",5,\"DE\"],\"professional\":true,"
                       "\"brand_owner\":false,\"permissions\":{\"view\":true,\"edit\":null}}";
    const char *const bad[] = { "{}",
                                "[]",
                                "{\"id\":5}",
                                "{\"id\":\"A\",\"brand_owner\":\"yes\"}",
                                "{\"id\":\"A\",\"permissions\":[]}",
                                "{\"id\":\"A\",\"permissions\":{\"view\":2}}" };
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
    g_autoptr (AmendsAccount) account = amends_feed_parser_parse_account (body, NULL);

    g_assert_cmpstr (account->external_id, ==, "A");
    g_assert_cmpstr (account->marketplaces[1], ==, "DE");
    g_assert_null (account->marketplaces[2]);
    g_assert_cmpint (account->professional, ==, AMENDS_TRI_YES);
    g_assert_cmpint (account->brand_owner, ==, AMENDS_TRI_NO);
    g_assert_cmpint (account->brand_representative, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (account->may_view, ==, AMENDS_TRI_YES);
    g_assert_cmpint (account->may_edit, ==, AMENDS_TRI_UNKNOWN);
    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (GBytes) bad_body = g_bytes_new (bad[i], strlen (bad[i]));
        g_autoptr (GError) error = NULL;

        g_assert_null (amends_feed_parser_parse_account (bad_body, &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
    }
}

static void
test_error_codes (void)
{
    static const struct {
        const char *text, *code;
    } cases[] = {
        { "{\"error\":{\"code\":\"not_brand_owner\",\"message\":\"No\"}}", "not_brand_owner" },
        { "{\"error\":{\"code\":5}}", NULL },
        { "{\"error\":\"not_brand_owner\"}", NULL },
        { "{}", NULL },
        { "<html>", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GBytes) body = g_bytes_new (cases[i].text, strlen (cases[i].text));
        g_autofree char *code = amends_feed_parser_parse_error (body);

        g_assert_cmpstr (code, ==, cases[i].code);
    }
    g_assert_null (amends_feed_parser_parse_error (NULL));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/feed-parser/a-whole-review", test_a_whole_review);
    g_test_add_func ("/sync/feed-parser/a-bare-review", test_a_bare_review);
    g_test_add_func ("/sync/feed-parser/malformed-reviews-are-skipped", test_malformed_reviews_are_skipped);
    g_test_add_func ("/sync/feed-parser/lengths", test_lengths);
    g_test_add_func ("/sync/feed-parser/tombstones", test_tombstones);
    g_test_add_func ("/sync/feed-parser/text-is-mended-not-dropped", test_text_is_mended_not_dropped);
    g_test_add_func ("/sync/feed-parser/what-is-no-page", test_what_is_no_page);
    g_test_add_func ("/sync/feed-parser/links-of-other-kinds-are-dropped", test_links_of_other_kinds_are_dropped);
    g_test_add_func ("/sync/feed-parser/marketplaces-and-languages", test_marketplaces_and_languages);
    g_test_add_func ("/sync/feed-parser/order-totals-are-exact", test_order_totals_are_exact);
    g_test_add_func ("/sync/feed-parser/orders-and-products", test_orders_and_products);
    g_test_add_func ("/sync/feed-parser/accounts", test_accounts);
    g_test_add_func ("/sync/feed-parser/error-codes", test_error_codes);
    return g_test_run ();
}
