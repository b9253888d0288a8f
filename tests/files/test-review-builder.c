/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-builder.h"

#include <string.h>

#include "files-test.h"

/* One row with the given cells for the given fields. */
typedef struct {
    AmendsField field;
    const char *cell;
} Cell;

static AmendsBatch *
build (const Cell *cells, void (*adjust) (AmendsMapping *mapping))
{
    g_autoptr (AmendsMapping) mapping = amends_mapping_new ();
    g_autoptr (AmendsReviewBuilder) builder = NULL;
    g_autoptr (AmendsRow) row = amends_row_new ();
    AmendsBatch *batch = amends_batch_new ();

    amends_row_clear (row, 0);
    row->line = 7;
    for (int i = 0; cells[i].cell != NULL; i++) {
        mapping->columns[cells[i].field] = i;
        amends_row_add (row, cells[i].cell, strlen (cells[i].cell));
    }
    if (adjust != NULL)
        adjust (mapping);
    builder = amends_review_builder_new (mapping);
    amends_review_builder_add (builder, row, batch);
    return batch;
}

static const AmendsReview *
build_review (AmendsBatch **batch, AmendsField field, const char *cell, void (*adjust) (AmendsMapping *mapping))
{
    const Cell cells[] = { { AMENDS_FIELD_STARS, "4" }, { field, cell }, { AMENDS_FIELD_NONE, NULL } };

    g_clear_pointer (batch, amends_batch_free);
    *batch = build (cells, adjust);
    return files_batch_get (*batch, 0);
}

static void
test_languages (void)
{
    static const struct {
        const char *cell;
        const char *language;
    } CASES[] = {
        { "sv", "sv" },
        { "SV", "sv" },
        { "sv_SE", "sv" },
        { "en-US", "en" },
        { "zh-TW", "zh-Hant" },
        { "zh_HK", "zh-Hant" },
        { "zh-Hant", "zh-Hant" },
        { "zh-CN", "zh-Hans" },
        { "zh", "zh" },
        { "fil", "fil" },
        { "Svenska", "sv" },
        { "GERMAN ", "de" },
        { "日本語", "ja" },
        { "Chinese (Traditional)", "zh-Hant" },
        { "Klingon", NULL },
        { "x", NULL },
        { "", NULL },
        { "null", NULL },
    };
    AmendsBatch *batch = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpstr (build_review (&batch, AMENDS_FIELD_LANGUAGE, CASES[i].cell, NULL)->language, ==,
                         CASES[i].language);
    amends_batch_free (batch);
}

static void
test_photos (void)
{
    static const struct {
        const char *cell;
        const char *photos; /* separated by a space */
    } CASES[] = {
        { "https://x/1.jpg", "https://x/1.jpg" },
        { "https://x/1.jpg,https://x/2.jpg", "https://x/1.jpg https://x/2.jpg" },
        { "https://x/1.jpg; https://x/2.jpg;", "https://x/1.jpg https://x/2.jpg" },
        { "https://x/1.jpg|http://x/2.jpg", "https://x/1.jpg http://x/2.jpg" },
        { "['https://x/1.jpg', 'https://x/2.jpg']", "https://x/1.jpg https://x/2.jpg" },
        { "https://x/a,b._SX466,CR0,0_.jpg", "https://x/a,b._SX466,CR0,0_.jpg" },
        { "1.jpg 2.jpg", "" },
        { "javascript:alert(1)", "" },
        { "httpx://x", "" },
        { "3", "" },
    };
    AmendsBatch *batch = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const AmendsReview *review = build_review (&batch, AMENDS_FIELD_PHOTOS, CASES[i].cell, NULL);
        g_autofree char *photos = review->photos != NULL ? g_strjoinv (" ", (char **) review->photos) : g_strdup ("");

        g_assert_cmpstr (photos, ==, CASES[i].photos);
    }
    amends_batch_free (batch);
}

static void
test_addresses_that_are_none (void)
{
    static const char *const CELLS[] = { "javascript:alert(1)", "file:///etc/passwd", "www.amazon.se/x", "" };
    AmendsBatch *batch = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (CELLS); i++)
        g_assert_null (build_review (&batch, AMENDS_FIELD_URL, CELLS[i], NULL)->url);
    amends_batch_free (batch);
}

static void
add_defaults (AmendsMapping *mapping)
{
    mapping->defaults[AMENDS_FIELD_MARKETPLACE] = g_strdup ("PL");
    mapping->defaults[AMENDS_FIELD_PRODUCT] = g_strdup ("DEFAULT");
    mapping->defaults[AMENDS_FIELD_BRAND] = g_strdup ("Lumi");
}

/* Where a review is from: its own column, its address, its date's sentence, and only then the default. */
static void
test_marketplace (void)
{
    static const struct {
        Cell cells[5];
        const char *marketplace;
    } CASES[] = {
        { { { AMENDS_FIELD_STARS, "4" },
            { AMENDS_FIELD_MARKETPLACE, "amazon.de" },
            { AMENDS_FIELD_URL, "https://www.amazon.se/x" } },
          "DE" },
        { { { AMENDS_FIELD_STARS, "4" },
            { AMENDS_FIELD_MARKETPLACE, "" },
            { AMENDS_FIELD_URL, "https://www.amazon.se/x" },
            { AMENDS_FIELD_DATE, "Reviewed in Japan on January 15, 2024" } },
          "SE" },
        { { { AMENDS_FIELD_STARS, "4" }, { AMENDS_FIELD_DATE, "Reviewed in Japan on January 15, 2024" } }, "JP" },
        { { { AMENDS_FIELD_STARS, "4" }, { AMENDS_FIELD_DATE, "2024-01-15" } }, "PL" },
        { { { AMENDS_FIELD_STARS, "4" }, { AMENDS_FIELD_MARKETPLACE, "GB" } }, "UK" },
        { { { AMENDS_FIELD_STARS, "4" }, { AMENDS_FIELD_MARKETPLACE, "a corner shop" } }, "PL" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsBatch) batch = build (CASES[i].cells, add_defaults);

        g_assert_cmpstr (files_batch_get (batch, 0)->marketplace, ==, CASES[i].marketplace);
        g_assert_cmpstr (files_batch_get (batch, 0)->brand, ==, "Lumi");
    }
}

static void
test_product (void)
{
    AmendsBatch *batch = NULL;

    g_assert_cmpstr (build_review (&batch, AMENDS_FIELD_PRODUCT, "SKU-1", add_defaults)->product_id, ==, "SKU-1");
    g_assert_cmpstr (build_review (&batch, AMENDS_FIELD_PRODUCT, "", add_defaults)->product_id, ==, "DEFAULT");
    g_assert_cmpstr (
        build_review (&batch, AMENDS_FIELD_URL, "https://www.amazon.se/dp/B0ABCDEFGH", add_defaults)->product_id, ==,
        "B0ABCDEFGH");
    g_assert_cmpstr (build_review (&batch, AMENDS_FIELD_TITLE, "x", NULL)->product_id, ==, "");
    amends_batch_free (batch);
}

/* 3/4/24 at each place; what the file itself proves goes first. */
static void
prove_month_first (AmendsMapping *mapping)
{
    mapping->order = AMENDS_DATE_ORDER_MONTH_FIRST;
}

static void
test_dates_by_marketplace (void)
{
    static const struct {
        const char *marketplace;
        const char *date;
        void (*adjust) (AmendsMapping *mapping);
        gint64 at;
    } CASES[] = {
        { "SE", "3/4/24", NULL, 1712102400 }, /* 3 April 2024 */
        { "US", "3/4/24", NULL, 1709510400 }, /* 4 March 2024 */
        { "JP", "24/4/3", NULL, 1712102400 }, { "SE", "3/4/24", prove_month_first, 1709510400 },
        { "", "3/4/24", NULL, 1712102400 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const Cell cells[] = { { AMENDS_FIELD_STARS, "4" },
                               { AMENDS_FIELD_DATE, CASES[i].date },
                               { AMENDS_FIELD_MARKETPLACE, CASES[i].marketplace },
                               { AMENDS_FIELD_NONE, NULL } };
        g_autoptr (AmendsBatch) batch = build (cells, CASES[i].adjust);

        g_assert_cmpint (files_batch_get (batch, 0)->published_at, ==, CASES[i].at);
    }
}

static void
test_refusals_name_line_and_reason (void)
{
    static const Cell CASES[][4] = {
        { { AMENDS_FIELD_STARS, "" }, { AMENDS_FIELD_BODY, "x" } },
        { { AMENDS_FIELD_STARS, "3.5" }, { AMENDS_FIELD_BODY, "x" } },
        { { AMENDS_FIELD_STARS, "0" }, { AMENDS_FIELD_BODY, "x" } },
        { { AMENDS_FIELD_STARS, "6" }, { AMENDS_FIELD_BODY, "x" } },
        { { AMENDS_FIELD_STARS, "bad" }, { AMENDS_FIELD_BODY, "x" } },
        { { AMENDS_FIELD_STARS, "5" }, { AMENDS_FIELD_DATE, "2024-02-30" } },
        { { AMENDS_FIELD_STARS, "5" }, { AMENDS_FIELD_DATE, "some day" } },
    };
    g_autoptr (GHashTable) reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsBatch) batch = build (CASES[i], NULL);
        const AmendsRejection *rejection = files_batch_get_rejection (batch, 0);

        g_assert_cmpuint (batch->reviews->len, ==, 0);
        g_assert_cmpuint (batch->n_read, ==, 1);
        g_assert_cmpuint (rejection->line, ==, 7);
        g_assert_true (g_str_has_suffix (rejection->reason, "."));
        g_assert_true (g_hash_table_add (reasons, g_strdup (rejection->reason)));
    }
}

static void
take_verbatim (AmendsMapping *mapping)
{
    mapping->verbatim = TRUE;
}

static void
test_own_export_is_taken_as_it_stands (void)
{
    AmendsBatch *batch = NULL;

    g_assert_cmpstr (build_review (&batch, AMENDS_FIELD_BODY, " &amp;<br> None ", take_verbatim)->body, ==,
                     " &amp;<br> None ");
    g_assert_cmpstr (build_review (&batch, AMENDS_FIELD_BODY, " &amp;<br> None ", NULL)->body, ==, "&\n None");
    g_assert_cmpstr (build_review (&batch, AMENDS_FIELD_TITLE, "None", take_verbatim)->title, ==, "None");
    g_assert_null (build_review (&batch, AMENDS_FIELD_TITLE, "None", NULL)->title);
    g_assert_cmpstr (
        build_review (&batch, AMENDS_FIELD_URL, "https://www.amazon.se/dp/B0ABCDEFGH", take_verbatim)->product_id, ==,
        "");
    amends_batch_free (batch);
}

static void
test_orders (void)
{
    static const Cell CELLS[] = {
        { AMENDS_FIELD_STARS, "2" },    { AMENDS_FIELD_ORDER, "O-1" },  { AMENDS_FIELD_ORDERED, "2026-09-10" },
        { AMENDS_FIELD_SOLD, "yes" },   { AMENDS_FIELD_DIGITAL, "no" }, { AMENDS_FIELD_CONSENT, "true" },
        { AMENDS_FIELD_PRODUCT, "B1" }, { AMENDS_FIELD_NONE, NULL },
    };
    g_autoptr (AmendsBatch) batch = build (CELLS, NULL);
    const AmendsOrder *order;

    g_assert_cmpuint (batch->orders->len, ==, 1);
    order = batch->orders->pdata[0];
    g_assert_cmpstr (order->external_id, ==, "O-1");
    g_assert_cmpstr (order->product_id, ==, "B1");
    g_assert_cmpint (order->ordered_at, ==, G_GINT64_CONSTANT (1788998400)); /* 2026-09-10 */
    g_assert_cmpint (order->seller_of_record, ==, AMENDS_TRI_YES);
    g_assert_cmpint (order->digital_subscription, ==, AMENDS_TRI_NO);
    g_assert_cmpint (order->consent, ==, AMENDS_TRI_YES);
}

/* An order without a number, or of which nothing is told, is none; a day that cannot be read does not cost the review. */
static void
test_no_orders (void)
{
    static const Cell CASES[][4] = {
        { { AMENDS_FIELD_STARS, "2" }, { AMENDS_FIELD_CONSENT, "yes" }, { AMENDS_FIELD_NONE, NULL } },
        { { AMENDS_FIELD_STARS, "2" }, { AMENDS_FIELD_ORDER, "O-1" }, { AMENDS_FIELD_NONE, NULL } },
        { { AMENDS_FIELD_STARS, "2" },
          { AMENDS_FIELD_ORDER, "O-1" },
          { AMENDS_FIELD_ORDERED, "some day" },
          { AMENDS_FIELD_NONE, NULL } },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsBatch) batch = build (CASES[i], NULL);

        g_assert_cmpuint (batch->reviews->len, ==, 1);
        g_assert_cmpuint (batch->rejections->len, ==, 0);
        g_assert_cmpuint (batch->orders->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/review-builder/languages", test_languages);
    g_test_add_func ("/review-builder/photos", test_photos);
    g_test_add_func ("/review-builder/addresses-that-are-none", test_addresses_that_are_none);
    g_test_add_func ("/review-builder/marketplace", test_marketplace);
    g_test_add_func ("/review-builder/product", test_product);
    g_test_add_func ("/review-builder/dates-by-marketplace", test_dates_by_marketplace);
    g_test_add_func ("/review-builder/refusals-name-line-and-reason", test_refusals_name_line_and_reason);
    g_test_add_func ("/review-builder/own-export-is-taken-as-it-stands", test_own_export_is_taken_as_it_stands);
    g_test_add_func ("/review-builder/orders", test_orders);
    g_test_add_func ("/review-builder/no-orders", test_no_orders);
    return g_test_run ();
}
