/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "files-test.h"

/* Exports as sellers bring them, of which no preset knows: columns, encoding and dates must come out right without a hand. */
static const struct {
    const char *name;
    const char *encoding;
    const char *text;
    const char *fields; /* of the columns, in order */
    AmendsReview first;
} CASES[] = {
    { "recensioner.csv",
      "WINDOWS-1252",
      "Recensions-id;Datum;Betyg;Rubrik;Recension;Kund;Verifierat köp;Produkt;Artikelnummer;Marknadsplats\r\n"
      "SE-1;2024-01-15;4,0 av 5;\"Bra; men dyr\";\"Funkar som den ska.\r\nKöper gärna igen.\";Åsa Öberg;Ja;Lampa, vit;L-100;amazon.se\r\n"
      "SE-2;2024-01-16;1;Trasig;Gick sönder;Örjan;Nej;Lampa, vit;L-100;amazon.se\r\n",
      "id date stars title body author verified product-title product marketplace",
      { .external_id = "SE-1",
        .marketplace = "SE",
        .product_id = "L-100",
        .product_title = "Lampa, vit",
        .stars = 4,
        .title = "Bra; men dyr",
        .body = "Funkar som den ska.\nKöper gärna igen.",
        .author = "Åsa Öberg",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_YES } },
    { "opinie.csv",
      "WINDOWS-1250",
      "ID opinii;Data dodania;Ocena;Tytuł;Treść opinii;Autor;Zweryfikowany zakup;Nazwa produktu;SKU\r\n"
      "PL-1;15.01.2024;2,0 na 5;Zepsuło się;Bardzo źle wykończone, żałuję zakupu.;Łukasz;Tak;Lampka nocna;L-200\r\n"
      "PL-2;5 lutego 2024;5;Świetna;Świeci pięknie, dziękuję!;Zofia;Nie;Lampka nocna;L-200\r\n",
      "id date stars title body author verified product-title product",
      { .external_id = "PL-1",
        .marketplace = "",
        .product_id = "L-200",
        .product_title = "Lampka nocna",
        .stars = 2,
        .title = "Zepsuło się",
        .body = "Bardzo źle wykończone, żałuję zakupu.",
        .author = "Łukasz",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_YES } },
    { "bewertungen.csv",
      "UTF-8",
      "Bewertungsnummer\tBewertungsdatum\tSterne\tÜberschrift\tBewertungstext\tVerfasser\tVerifizierter Kauf\tBestellnummer\n"
      "DE-1\t15.1.24\t3,0 von 5 Sternen\tGeht so\tFür den Preis in Ordnung, aber das Kabel ist zu kurz.\tJürgen\tJa\t"
      "123-1234567-1234567\n",
      "id date stars title body author verified order",
      { .external_id = "DE-1",
        .marketplace = "",
        .product_id = "",
        .stars = 3,
        .title = "Geht so",
        .body = "Für den Preis in Ordnung, aber das Kabel ist zu kurz.",
        .author = "Jürgen",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_YES } },
    { "レビュー.csv",
      "CP932",
      "レビューID,投稿日,星評価,タイトル,本文,投稿者,商品名\r\n"
      "JP-1,2024年1月15日に日本でレビュー済み,5つ星のうち2.0,すぐに壊れました,\"一週間で動かなくなりました。\r\n残念です。\",山田,卓上ランプ\r\n",
      "id date stars title body author product-title",
      { .external_id = "JP-1",
        .marketplace = "JP",
        .product_id = "",
        .product_title = "卓上ランプ",
        .stars = 2,
        .title = "すぐに壊れました",
        .body = "一週間で動かなくなりました。\n残念です。",
        .author = "山田",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_UNKNOWN } },
    { "评论.csv",
      "GB18030",
      "评论ID,评论时间,评分,标题,评论内容,买家,是否验证购买,商品名称\n"
      "CN-1,2024/1/15,1,质量很差,用了一个星期就坏了，客服也没有回复，不推荐购买。,张三,是,台灯\n",
      "id date stars title body author verified product-title",
      { .external_id = "CN-1",
        .marketplace = "",
        .product_id = "",
        .product_title = "台灯",
        .stars = 1,
        .title = "质量很差",
        .body = "用了一个星期就坏了，客服也没有回复，不推荐购买。",
        .author = "张三",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_YES } },
    { "評論.csv",
      "BIG5",
      "評論ID,評論日期,評分,標題,評論內容,買家,商品名稱\n"
      "TW-1,2024/01/15,★★☆☆☆,品質很差,用了一個星期就壞了，客服也沒有回覆，不推薦購買。,陳先生,檯燈\n",
      "id date stars title body author product-title",
      { .external_id = "TW-1",
        .marketplace = "",
        .product_id = "",
        .product_title = "檯燈",
        .stars = 2,
        .title = "品質很差",
        .body = "用了一個星期就壞了，客服也沒有回覆，不推薦購買。",
        .author = "陳先生",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_UNKNOWN } },
    { "scrape.json",
      "UTF-8",
      "{\"status\":\"SUCCEEDED\",\"data\":{\"reviews\":[\n"
      "{\"reviewId\":\"R3ABCDEFGHIJKL\",\"ratingScore\":2,\"reviewTitle\":\"Broke\",\"reviewDescription\":\"Broke &amp; smoked.<br>Never again.\","
      "\"date\":\"2024-01-15\",\"user\":{\"name\":\"Ann\",\"profile\":\"https://example.com/u\"},\"isVerified\":true,"
      "\"product\":{\"asin\":\"B0ABCDEFGH\",\"title\":\"Lamp\"},\"reviewImages\":[\"https://example.com/1.jpg\"],"
      "\"reviewUrl\":\"https://www.amazon.co.uk/gp/customer-reviews/R3ABCDEFGHIJKL\"}]}}",
      "id stars title body date author none verified product product-title photos url",
      { .external_id = "R3ABCDEFGHIJKL",
        .marketplace = "UK",
        .product_id = "B0ABCDEFGH",
        .product_title = "Lamp",
        .stars = 2,
        .title = "Broke",
        .body = "Broke & smoked.\nNever again.",
        .author = "Ann",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_YES,
        .photos = (const char *const[]) { "https://example.com/1.jpg", NULL },
        .url = "https://www.amazon.co.uk/gp/customer-reviews/R3ABCDEFGHIJKL" } },
    { "Reviews.csv",
      "UTF-8",
      "Id,ProductId,UserId,ProfileName,HelpfulnessNumerator,HelpfulnessDenominator,Score,Time,Summary,Text\n"
      "1,B001E4KFG0,A3SGXH7AUHU8GW,ann,1,1,5,1303862400,Good,I have bought several of these and found them all to be good.\n",
      "id product none author helpful none stars date title body",
      { .external_id = "1",
        .marketplace = "",
        .product_id = "B001E4KFG0",
        .stars = 5,
        .title = "Good",
        .body = "I have bought several of these and found them all to be good.",
        .author = "ann",
        .published_at = 1303862400,
        .helpful = 1,
        .verified = AMENDS_TRI_UNKNOWN } },
    { "noheader_amazon.de.csv",
      "UTF-8",
      "2024-01-15,5,\"Works as it should, and quietly\",https://www.amazon.de/gp/customer-reviews/R4ABCDEFGHIJKL\n"
      "2024-01-16,1,\"Came broken, and nobody answers\",https://www.amazon.de/gp/customer-reviews/R5ABCDEFGHIJKL\n",
      "date stars body url",
      { .external_id = "R4ABCDEFGHIJKL",
        .marketplace = "DE",
        .product_id = "",
        .stars = 5,
        .body = "Works as it should, and quietly",
        .published_at = 1705276800,
        .verified = AMENDS_TRI_UNKNOWN,
        .url = "https://www.amazon.de/gp/customer-reviews/R4ABCDEFGHIJKL" } },
    { "dates.csv",
      "UTF-8",
      "Rating,Comment,Date\n4,Quite good for the money,01/02/2024\n5,Better than the last one,01/25/2024\n",
      "stars body date",
      { .marketplace = "",
        .product_id = "",
        .stars = 4,
        .body = "Quite good for the money",
        .published_at = 1704153600,
        .verified = AMENDS_TRI_UNKNOWN } },
};

/* What each of these files gives: columns, and the first review as "line: stars/title/body/author/product/verified". */
static const struct {
    const char *text;
    const char *fields;
    const char *first;
} SHAPES[] = {
    { "Product review report\nAccount: Nordvik AB,,,,\n\nRating,Title,Body,Date,ASIN\n5,Good,Nice,2024-04-01,B0HHHHHHH1\n",
      "stars title body date product", "5/Good/Nice/-/B0HHHHHHH1" },
    { "Rapport;\r\n\"Skapad: 2024-05-01\";\r\nBetyg;Kommentar;Namn\r\n4;Helt ok, tror jag;Per\r\n", "stars body author",
      "4/-/Helt ok, tror jag/Per/" },
    { "comment_ID,comment_post_ID,comment_author,comment_date,comment_content,user_id,rating,product_id\n"
      "5,77,Kim,2023-08-09 10:00:00,Lovely,3,5,77\n",
      "id none author date body none stars product", "5/-/Lovely/Kim/77" },
    { "Review ID,Published,Review Score,Review Content,Product ID\n1,true,5,Very nice,9\n",
      "id none stars body product", "5/-/Very nice/-/9" },
    { "id,product_handle,rating,author,body\nabc,mug,5,Li B.,Love\n", "id product stars author body",
      "5/-/Love/Li B./mug" },
    { "R1AAAAAAAAAA,5,Great mug,\"I love this mug, really\",2024-01-05,B0GGGGGGG1\n"
      "R2AAAAAAAAAA,1,Broken lid,\"Came in two pieces, sad\",2024-01-06,B0GGGGGGG1\n",
      "id stars title body date product", "5/Great mug/I love this mug, really/-/B0GGGGGGG1" },
    { "5\tGood item\t2024-01-01\n1\tBad item\t2024-01-02\n", "stars body date", "5/-/Good item/-/" },
    { "[{\"asin\":\"B0DDDDDDD1\",\"title\":\"Lamp\",\"rating\":4.2,\"reviews\":[{\"id\":\"RA1\",\"stars\":5,\"title\":\"A\",\"text\":\"ok\"}]}]",
      "id stars title body product-title product", "5/A/ok/-/B0DDDDDDD1" },
    { "Ocena;Treść opinii;Login;Nr oferty\n5;Wszystko ok;jan123;1234567\n", "stars body author product",
      "5/-/Wszystko ok/jan123/1234567" },
};

static void
test_shapes (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();

    for (guint i = 0; i < G_N_ELEMENTS (SHAPES); i++) {
        g_autoptr (GFile) file = files_fixture_write (fixture, "shape", SHAPES[i].text, -1);
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsImportPlan) plan = files_probe (file, &error);
        g_autoptr (GString) fields = g_string_new (NULL);
        g_autoptr (AmendsBatch) batch = NULL;
        g_autofree char *first = NULL;
        const AmendsReview *review;

        g_test_message ("case %u", i);
        g_assert_no_error (error);
        for (guint j = 0; j < amends_import_plan_get_n_columns (plan); j++)
            g_string_append_printf (fields, "%s%s", j > 0 ? " " : "",
                                    amends_field_to_string (amends_import_plan_get_field (plan, j)));
        g_assert_cmpstr (fields->str, ==, SHAPES[i].fields);
        batch = files_import (file);
        g_assert_cmpuint (batch->rejections->len, ==, 0);
        review = files_batch_get (batch, 0);
        first = g_strdup_printf ("%d/%s/%s/%s/%s", review->stars, review->title != NULL ? review->title : "-",
                                 review->body != NULL ? review->body : "-",
                                 review->author != NULL ? review->author : "-", review->product_id);
        g_assert_cmpstr (first, ==, SHAPES[i].first);
        g_assert_cmpint (review->verified, ==, AMENDS_TRI_UNKNOWN);
    }
}

static void
test_unseen (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GFile) file =
            files_fixture_write_as (fixture, CASES[i].name, CASES[i].text, CASES[i].encoding, "", 0);
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsImportPlan) plan = files_probe (file, &error);
        g_autoptr (GString) fields = g_string_new (NULL);
        g_autoptr (AmendsBatch) batch = NULL;
        AmendsReview expected = CASES[i].first;

        g_test_message ("%s", CASES[i].name);
        g_assert_no_error (error);
        g_assert_null (amends_import_plan_get_preset (plan));
        g_assert_cmpstr (amends_import_plan_get_encoding (plan), ==, CASES[i].encoding);
        for (guint j = 0; j < amends_import_plan_get_n_columns (plan); j++)
            g_string_append_printf (fields, "%s%s", j > 0 ? " " : "",
                                    amends_field_to_string (amends_import_plan_get_field (plan, j)));
        g_assert_cmpstr (fields->str, ==, CASES[i].fields);
        batch = files_import (file);
        g_assert_cmpuint (batch->rejections->len, ==, 0);
        if (expected.external_id == NULL)
            expected.external_id = files_batch_get (batch, 0)->external_id;
        files_assert_same_review (files_batch_get (batch, 0), &expected);
    }
}

/* Lines of another encoding, damage and surprises: what can be read is read, the rest is named by its line. */
static const struct {
    const char *name;
    const char *bytes;
    gsize length; /* 0: up to the NUL */
    guint n_reviews;
    const char *rejected; /* lines */
    const char *last_body;
} DAMAGED[] = {
    { "mixed encodings", "stars,body\n5,G\xc3\xa5r bra\n4,G\xe5r s\xe4mre\n3,\xc3\xa5\xc3\xa4\n2,Tr\xe5kigt\n", 0, 4,
      "", "Tråkigt" },
    { "NUL", "stars,body\n5,a\0b\n4,c\n", 20, 2, "", "c" },
    { "lone CR", "stars,body\n5,\"a\rb\"\n4,c\rd\n", 0, 2, "", "c\nd" },
    { "old Macintosh", "stars,body\r5,a\r4,b\r", 0, 2, "", "b" },
    { "CRLF in quotes", "stars,body\r\n5,\"a\r\n\r\nb\"\r\n", 0, 1, "", "a\n\nb" },
    { "open quote", "stars,body\n5,a\n4,\"b\n3,c\n2,d\n", 0, 3, "3", "d" },
    { "too many cells", "stars,body\n5,a\n4,b,c\n3,d\n", 0, 2, "3", "d" },
    { "empty cells at the end", "stars,body,\n5,a,\n4,b,,,\n", 0, 2, "", "b" },
    { "too few cells", "stars,body,date\n5,a\n4\n", 0, 2, "", NULL },
    { "bad stars", "stars,body\n5,a\n3.5,b\n6,c\nx,d\n,e\n1,f\n", 0, 2, "3 4 5 6", "f" },
    { "bad dates", "stars,body,date\n5,a,2024-01-15\n4,b,2024-02-30\n3,c,soon\n2,d,\n1,e,2024-01-16\n", 0, 3, "3 4",
      "e" },
    { "duplicate headers", "stars,stars,body,body\n5,1,a,b\n", 0, 1, "", "a" },
    { "white space lines", "stars,body\n\n   \n5,a\n\n", 0, 1, "", "a" },
    { "mark in the middle", "stars,body\n5,a\xef\xbb\xbf\n", 0, 1, "", "a\xef\xbb\xbf" },
    { "cut list", "[{\"stars\":5,\"body\":\"a\"},{\"stars\":4,\"body\":\"b\"},{\"stars\":", 0, 2, "1", "b" },
};

static void
test_damaged (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();

    for (guint i = 0; i < G_N_ELEMENTS (DAMAGED); i++) {
        gssize length = DAMAGED[i].length > 0 ? (gssize) DAMAGED[i].length : -1;
        g_autoptr (GFile) file = files_fixture_write (fixture, "damaged", DAMAGED[i].bytes, length);
        g_autoptr (AmendsBatch) batch = files_import (file);
        g_autoptr (GString) lines = g_string_new (NULL);

        g_test_message ("%s", DAMAGED[i].name);
        for (guint j = 0; j < batch->rejections->len; j++)
            g_string_append_printf (lines, "%s%" G_GUINT64_FORMAT, j > 0 ? " " : "",
                                    files_batch_get_rejection (batch, j)->line);
        g_assert_cmpstr (lines->str, ==, DAMAGED[i].rejected);
        g_assert_cmpuint (batch->reviews->len, ==, DAMAGED[i].n_reviews);
        g_assert_cmpuint (batch->n_read, ==, batch->reviews->len + batch->rejections->len);
        g_assert_cmpstr (files_batch_get (batch, batch->reviews->len - 1)->body, ==, DAMAGED[i].last_body);
    }
}

/* The program's own data, which is not even opened: that would cost the store its locks. */
static void
test_own_data (void)
{
    static const char *const NAMES[] = { "amends.db", "amends.db-wal" };
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) other = files_fixture_write (fixture, "amends.db.csv", "rating,review\n5,Good\n4,Fine\n", -1);
    g_autoptr (GFile) database = files_fixture_write (fixture, "a.sqlite", "SQLite format 3\0 and so on", 26);
    g_autoptr (AmendsImportPlan) plan = NULL;
    g_autoptr (GError) error = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        g_autoptr (GFile) file = files_fixture_write (fixture, NAMES[i], "rating,review\n5,Good\n4,Fine\n", -1);

        g_assert_null (files_probe (file, &error));
        g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE);
        g_clear_error (&error);
    }
    g_assert_null (files_probe (database, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE);
    g_assert_nonnull (strstr (error->message, "database"));
    g_clear_error (&error);
    plan = files_probe (other, &error);
    g_assert_no_error (error);
    g_assert_nonnull (plan);
}

static void
test_refused (void)
{
    static const struct {
        const char *bytes;
        AmendsFileError code;
    } REFUSED[] = {
        { "", AMENDS_FILE_ERROR_EMPTY },
        { "\n\n  \n", AMENDS_FILE_ERROR_EMPTY },
        { "stars,body\n", AMENDS_FILE_ERROR_EMPTY },
        { "[]", AMENDS_FILE_ERROR_EMPTY },
        { "\xef\xbb\xbf", AMENDS_FILE_ERROR_EMPTY },
        { "sku,price\nA,19.90\n", AMENDS_FILE_ERROR_NOT_REVIEWS },
        { "[{\"sku\":\"A\",\"price\":19.90}]", AMENDS_FILE_ERROR_NOT_REVIEWS },
        { "sku,asin,quantity\nA,B0KKKKKKK1,2\nB,B0KKKKKKK2,3\n", AMENDS_FILE_ERROR_NOT_REVIEWS },
        { "amazon-order-id\tpurchase-date\tquantity\n1-1\t2024-01-01\t1\n", AMENDS_FILE_ERROR_NOT_REVIEWS },
        { "PK\x03\x04 a workbook", AMENDS_FILE_ERROR_UNREADABLE },
        { "%PDF-1.7 a document", AMENDS_FILE_ERROR_UNREADABLE },
        { "\x1f\x8b not really", AMENDS_FILE_ERROR_SYNTAX },
    };
    g_autoptr (FilesFixture) fixture = files_fixture_new ();

    for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++) {
        g_autoptr (GFile) file = files_fixture_write (fixture, "refused", REFUSED[i].bytes, -1);
        g_autoptr (GError) error = NULL;

        g_test_message ("case %u", i);
        g_assert_null (files_probe (file, &error));
        g_assert_error (error, AMENDS_FILE_ERROR, (gint) REFUSED[i].code);
        g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_many_columns (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GString) text = g_string_new ("stars,body");
    g_autoptr (GError) error = NULL;
    g_autoptr (GFile) file = NULL;

    for (guint i = 0; i < 5000; i++)
        g_string_append_printf (text, ",c%u", i);
    g_string_append (text, "\n5,text\n");
    file = files_fixture_write (fixture, "wide.csv", text->str, -1);
    g_assert_null (files_probe (file, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX);
}

static void
test_long_line (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autofree char *big = g_strnfill (8 * 1024 * 1024, 'x');
    g_autofree char *text = g_strconcat ("stars,body\n5,a\n4,", big, "\n3,c\n", NULL);
    g_autoptr (GFile) file = files_fixture_write (fixture, "long.csv", text, -1);
    g_autoptr (AmendsBatch) batch = files_import (file);

    g_assert_cmpuint (batch->reviews->len, ==, 2);
    g_assert_cmpuint (files_batch_get_rejection (batch, 0)->line, ==, 3);
}

/* The first letter beyond ASCII may come long after the sample. */
static void
test_late_letters (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GString) text = g_string_new ("stars,body\n");
    g_autoptr (GFile) file = NULL;
    g_autoptr (AmendsBatch) batch = NULL;

    while (text->len < 3 * 1024 * 1024)
        g_string_append (text, "5,a plain line of a review that has no letter of its own\n");
    for (guint i = 0; i < 50; i++)
        g_string_append (text, "1,一週間で動かなくなりました。残念です。\n");
    file = files_fixture_write_as (fixture, "late.csv", text->str, "CP932", "", 0);
    batch = files_import (file);
    g_assert_cmpstr (files_batch_get (batch, batch->reviews->len - 1)->body, ==,
                     "一週間で動かなくなりました。残念です。");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/import-unseen/unseen", test_unseen);
    g_test_add_func ("/import-unseen/shapes", test_shapes);
    g_test_add_func ("/import-unseen/damaged", test_damaged);
    g_test_add_func ("/import-unseen/refused", test_refused);
    g_test_add_func ("/import-unseen/own-data", test_own_data);
    g_test_add_func ("/import-unseen/many-columns", test_many_columns);
    g_test_add_func ("/import-unseen/long-line", test_long_line);
    g_test_add_func ("/import-unseen/late-letters", test_late_letters);
    return g_test_run ();
}
