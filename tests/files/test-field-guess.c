/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-field-guess.h"

#include <string.h>

#include "amends-field-names.h"
#include "amends-row.h"

static void
test_names (void)
{
    static const struct {
        AmendsField field;
        const char *names[14];
    } CASES[] = {
        { AMENDS_FIELD_STARS,
          { "Rating", "star_rating", "starRating", "Betyg", "Ocena", "Sterne", "星評価", "評分", "评分", "overall",
            "reviews.rating", "Antal stjärnor", "Review Score" } },
        { AMENDS_FIELD_TITLE,
          { "Title", "review_headline", "Summary", "Rubrik", "Tytuł", "Überschrift", "タイトル", "標題", "标题",
            "reviewTitle", "Titel" } },
        { AMENDS_FIELD_BODY,
          { "Body", "reviewText", "review_body", "Text", "Recension", "Treść opinii", "Bewertungstext", "本文",
            "評論內容", "评论内容", "Comments", "Kommentar" } },
        { AMENDS_FIELD_DATE,
          { "Date", "review_date", "createdAt", "Datum", "Data opinii", "Bewertungsdatum", "投稿日", "評論日期",
            "评论日期", "timestamp", "unixReviewTime", "Published At" } },
        { AMENDS_FIELD_AUTHOR,
          { "Author", "reviewerName", "Kund", "Recensent", "Autor", "Klient", "Verfasser", "投稿者", "作者", "买家",
            "profile-name", "author.name", "customer_name" } },
        { AMENDS_FIELD_PRODUCT,
          { "ASIN", "product_id", "SKU", "Artikelnummer", "Produkt-ID", "商品コード", "商品编号" } },
        { AMENDS_FIELD_PRODUCT_TITLE, { "Product Title", "productName", "Produktnamn", "Nazwa produktu", "商品名" } },
        { AMENDS_FIELD_VERIFIED,
          { "verified_purchase", "Verified", "Verifierat köp", "Zweryfikowany zakup", "Verifizierter Kauf",
            "已验证购买" } },
        { AMENDS_FIELD_HELPFUL, { "helpful_votes", "Helpful", "Hilfreich", "Pomocne", "役に立った" } },
        { AMENDS_FIELD_MARKETPLACE, { "marketplace", "Marknadsplats", "Marktplatz", "Country", "Rynek" } },
        { AMENDS_FIELD_ID, { "review_id", "ReviewID", "external_id", "Recensions-id", "レビューID" } },
        { AMENDS_FIELD_URL, { "URL", "review_link", "Länk" } },
        { AMENDS_FIELD_PHOTOS, { "images", "Photos", "Bilder", "Zdjęcia", "图片" } },
        { AMENDS_FIELD_LANGUAGE, { "language", "Språk", "Język", "Sprache", "语言" } },
        { AMENDS_FIELD_BRAND, { "Brand", "Varumärke", "Marka", "Marke", "ブランド", "品牌" } },
        { AMENDS_FIELD_ORDER, { "Order ID", "Ordernummer", "Numer zamówienia", "Bestellnummer" } },
        { AMENDS_FIELD_VARIANT, { "Variation", "variant", "Wariant", "Variante" } },
        { AMENDS_FIELD_ORDERED, { "Order Date", "purchase_date", "Orderdatum", "Bestelldatum", "注文日" } },
        { AMENDS_FIELD_SOLD, { "seller_of_record", "Sold by us" } },
        { AMENDS_FIELD_DIGITAL, { "digital_subscription", "Is digital" } },
        { AMENDS_FIELD_CONSENT, { "consent", "Message consent", "Samtycke" } },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        for (guint j = 0; CASES[i].names[j] != NULL; j++) {
            AmendsField field = AMENDS_FIELD_NONE;

            g_test_message ("%s", CASES[i].names[j]);
            g_assert_true (amends_field_names_find (CASES[i].names[j], &field, NULL));
            g_assert_cmpstr (amends_field_to_string (field), ==, amends_field_to_string (CASES[i].field));
        }
    }
}

static void
test_names_that_say_nothing (void)
{
    static const char *const NAMES[] = { "",        "???", "helpful_no_idea", "price", "Antal i lager", "total_votes",
                                         "day_diff" };

    for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        AmendsField field;

        g_test_message ("%s", NAMES[i]);
        g_assert_false (amends_field_names_find (NAMES[i], &field, NULL));
    }
}

static void
test_field_names_round_trip (void)
{
    for (guint i = 0; i < AMENDS_N_FIELDS; i++) {
        AmendsField field = AMENDS_N_FIELDS;

        g_assert_true (amends_field_from_string (amends_field_to_string (i), &field));
        g_assert_cmpint (field, ==, i);
        g_assert_cmpstr (amends_field_get_label (i), !=, "");
    }
    AmendsField field;

    g_assert_true (amends_field_from_string ("product_title", &field));
    g_assert_cmpint (field, ==, AMENDS_FIELD_PRODUCT_TITLE);
    g_assert_false (amends_field_from_string ("colour of the sky", &field));
}

/* @table: rows of cells separated by "|"; the first is the header */
static char *
guess (const char *const *table)
{
    g_auto (GStrv) header = g_strsplit (table[0], "|", -1);
    g_autoptr (GPtrArray) columns = g_ptr_array_new ();
    g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_row_free);
    AmendsField fields[16] = { 0 };
    GString *result = g_string_new (NULL);

    for (guint i = 0; header[i] != NULL; i++)
        g_ptr_array_add (columns, header[i]);
    for (guint r = 1; table[r] != NULL; r++) {
        g_auto (GStrv) cells = g_strsplit (table[r], "|", -1);
        AmendsRow *row = amends_row_new ();

        for (guint i = 0; cells[i] != NULL; i++)
            amends_row_add (row, cells[i], strlen (cells[i]));
        g_ptr_array_add (rows, row);
    }
    amends_field_guess (columns, rows, fields);
    for (guint i = 0; i < columns->len; i++)
        g_string_append_printf (result, "%s%s", i > 0 ? " " : "", amends_field_to_string (fields[i]));
    return g_string_free (result, FALSE);
}

static void
test_guesses (void)
{
    static const struct {
        const char *table[5];
        const char *fields;
    } CASES[] = {
        /* by name */
        { { "Date|Rating|Title|Body", "2024-01-15|5|Good|It works as it should", NULL }, "date stars title body" },
        /* by content alone */
        { { "A|B|C|D|E", "17|4.0 out of 5 stars|Broke after a week of use|2024-01-15|https://example.com/r/1",
            "23|1.0 out of 5 stars|Does what it says on the box|2024-01-16|https://example.com/r/2", NULL },
          "none stars body date url" },
        { { "c1|c2|c3|c4", "SE|B0ABCDEFGH|3|very good thing to have", "DE|B0ABCDEFGJ|5|not so good but cheap enough",
            NULL },
          "marketplace product stars body" },
        { { "x|y", "★★★★☆|一週間で動かなくなりました。残念です。", NULL }, "stars body" },
        { { "x|y|z", "https://x/a.jpg|https://x/review|5", NULL }, "photos url stars" },
        /* a name that the cells contradict */
        { { "rating|score", "a very long text here|4", "another very long text|2", NULL }, "body stars" },
        { { "time|date", "123|2024-01-15", "124|2024-01-16", NULL }, "none date" },
        /* two columns for one thing: the surer name, and the one that holds something */
        { { "text|review_body|stars", "old text|new text|5", NULL }, "none body stars" },
        { { "review_body|text|stars", "|the text is here|5", NULL }, "none body stars" },
        { { "review|review_title|stars", "long text|short|5", NULL }, "body title stars" },
        { { "stars|helpful_votes", "5|3", NULL }, "stars helpful" },
        /* duplicate names: each field has one column */
        { { "Rating|Rating|Text", "5|4|quite good in all", NULL }, "stars none body" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *fields = guess (CASES[i].table);

        g_assert_cmpstr (fields, ==, CASES[i].fields);
    }
}

static void
test_order_of_dates (void)
{
    static const struct {
        const char *cells[4];
        AmendsDateOrder order;
        gboolean ambiguous;
    } CASES[] = {
        { { "3/4/24", "25/4/24" }, AMENDS_DATE_ORDER_DAY_FIRST, FALSE },
        { { "3/4/24", "4/25/24" }, AMENDS_DATE_ORDER_MONTH_FIRST, FALSE },
        { { "3/4/24", "4/5/24" }, AMENDS_DATE_ORDER_UNKNOWN, TRUE },
        { { "25/4/24", "4/25/24" }, AMENDS_DATE_ORDER_UNKNOWN, FALSE },
        { { "26/3/14", "26/10/2" }, AMENDS_DATE_ORDER_YEAR_FIRST, FALSE },
        { { "11/12/25", "11/25/12", "11/4/3" }, AMENDS_DATE_ORDER_YEAR_FIRST, FALSE },
        { { "2024-01-15", "" }, AMENDS_DATE_ORDER_UNKNOWN, FALSE },
        { { NULL }, AMENDS_DATE_ORDER_UNKNOWN, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_row_free);
        gboolean ambiguous = FALSE;

        for (guint j = 0; CASES[i].cells[j] != NULL; j++) {
            AmendsRow *row = amends_row_new ();

            amends_row_add (row, CASES[i].cells[j], strlen (CASES[i].cells[j]));
            g_ptr_array_add (rows, row);
        }
        g_test_message ("case %u", i);
        g_assert_cmpint (amends_field_guess_order (rows, 0, &ambiguous), ==, CASES[i].order);
        if (CASES[i].order != AMENDS_DATE_ORDER_UNKNOWN || CASES[i].ambiguous)
            g_assert_cmpint (ambiguous, ==, CASES[i].ambiguous);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/field-names/names", test_names);
    g_test_add_func ("/field-names/say-nothing", test_names_that_say_nothing);
    g_test_add_func ("/field-names/round-trip", test_field_names_round_trip);
    g_test_add_func ("/field-guess/guesses", test_guesses);
    g_test_add_func ("/field-guess/order-of-dates", test_order_of_dates);
    return g_test_run ();
}
