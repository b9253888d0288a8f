/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-query.h"
#include "amends-text.h"

typedef struct {
    const char *name;
    const char *text;
    gsize max_chars;
    gboolean one_line;
    const char *expected;
} Case;

static const Case cases[] = {
    { "null", NULL, 0, FALSE, "" },
    { "plain", "Bra pris", 0, FALSE, "Bra pris" },
    { "markup-stays-literal", "<b>a & b</b>", 0, TRUE, "<b>a & b</b>" },
    { "bidi-override",
      "abc\xE2\x80\xAE"
      "def\xE2\x80\xAC",
      0, FALSE, "abcdef" },
    { "bidi-isolates", "\xE2\x81\xA6x\xE2\x81\xA9y", 0, TRUE, "xy" },
    { "c0-control", "a\x01\x1b[31mb", 0, FALSE, "a\xEF\xBF\xBD\xEF\xBF\xBD[31mb" },
    { "c1-control", "a\xC2\x9Bz", 0, FALSE, "a\xEF\xBF\xBDz" },
    { "tab-and-newline-stay", "a\tb\nc", 0, FALSE, "a\tb\nc" },
    { "crlf-is-one-line-end", "a\r\nb\rc", 0, FALSE, "a\nb\nc" },
    { "line-separator",
      "a\xE2\x80\xA8"
      "b",
      0, FALSE, "a\nb" },
    { "one-line", "  a\n\n b\t\tc \n", 0, TRUE, "a b c" },
    { "cut", "abcdef", 3, FALSE, "abc…" },
    { "not-cut", "abc", 3, FALSE, "abc" },
    { "cut-between-characters", "包裝破損", 2, TRUE, "包裝…" },
    { "combining-marks-are-capped",
      "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81x", 0, FALSE,
      "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81x" },
    { "ordinary-marks-stay", "Vind\x6f\xCC\x88", 0, FALSE, "Vind\x6f\xCC\x88" },
};

static void
test_for_display (gconstpointer data)
{
    const Case *c = data;
    g_autofree char *shown = amends_text_for_display (c->text, c->max_chars, c->one_line);

    g_assert_cmpstr (shown, ==, c->expected);
    g_assert_true (g_utf8_validate (shown, -1, NULL));
}

static void
test_long_text_is_bounded (void)
{
    g_autofree char *huge = g_strnfill (5 * 1024 * 1024, 'x');
    g_autofree char *shown = amends_text_for_display (huge, AMENDS_TEXT_LIST_CHARS, TRUE);

    g_assert_cmpint (g_utf8_strlen (shown, -1), ==, AMENDS_TEXT_LIST_CHARS + 1);
}

static void
test_join_isolates_and_skips (void)
{
    const char *parts[] = { "Product", NULL, "", "שלום" };
    g_autofree char *joined = amends_text_join (parts, G_N_ELEMENTS (parts));

    g_assert_cmpstr (joined, ==, "\xE2\x81\xA8Product\xE2\x81\xA9 · \xE2\x81\xA8שלום\xE2\x81\xA9");
}

static void
count_attribute (PangoAttrList *list, guint *backgrounds, guint *start, guint *end)
{
    GSList *all = pango_attr_list_get_attributes (list);

    *backgrounds = 0;
    for (GSList *l = all; l != NULL; l = l->next) {
        PangoAttribute *attribute = l->data;

        if (attribute->klass->type != PANGO_ATTR_BACKGROUND)
            continue;
        if ((*backgrounds)++ == 0) {
            *start = attribute->start_index;
            *end = attribute->end_index;
        }
    }
    g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
}

static void
test_highlight (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (PangoAttrList) marks = NULL;
    guint n, start = 0, end = 0;

    g_assert_null (amends_text_highlight ("no terms", NULL));
    g_assert_null (amends_text_highlight ("no terms", query->terms));
    amends_review_query_add_term (query, "forpack", FALSE, FALSE);
    g_assert_null (amends_text_highlight ("ingen träff", query->terms));
    marks = amends_text_highlight ("Trasig förpackning", query->terms);
    g_assert_nonnull (marks);
    count_attribute (marks, &n, &start, &end);
    g_assert_cmpuint (n, ==, 1);
    g_assert_cmpuint (start, ==, 7);
    g_assert_cmpuint (end, >=, 7 + strlen ("förpack"));
}

static void
test_highlight_chinese (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (PangoAttrList) marks = NULL;
    guint n, start = 0, end = 0;

    amends_review_query_add_term (query, "包裝", FALSE, FALSE);
    marks = amends_text_highlight ("收到時包裝已經破了", query->terms);
    g_assert_nonnull (marks);
    count_attribute (marks, &n, &start, &end);
    g_assert_cmpuint (start, ==, strlen ("收到時"));
    g_assert_cmpuint (end, ==, strlen ("收到時包裝"));
}

static void
test_web_addresses (void)
{
    static const struct {
        const char *address;
        gboolean opened;
    } addresses[] = {
        { "https://shop.example/r/1", TRUE },
        { "http://shop.example", TRUE },
        { "HTTPS://shop.example/", TRUE },
        { "javascript:alert(1)", FALSE },
        { "file:///etc/passwd", FALSE },
        { "https://", FALSE },
        { "shop.example/r/1", FALSE },
        { "ssh://shop.example", FALSE },
        { "", FALSE },
        { NULL, FALSE },
        { "data:text/html,hi", FALSE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
        g_assert_cmpint (amends_text_is_web_address (addresses[i].address), ==, addresses[i].opened);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *path = g_strdup_printf ("/text/for-display/%s", cases[i].name);

        g_test_add_data_func (path, &cases[i], test_for_display);
    }
    g_test_add_func ("/text/long-text-is-bounded", test_long_text_is_bounded);
    g_test_add_func ("/text/join-isolates-and-skips", test_join_isolates_and_skips);
    g_test_add_func ("/text/highlight", test_highlight);
    g_test_add_func ("/text/highlight-chinese", test_highlight_chinese);
    g_test_add_func ("/text/web-addresses", test_web_addresses);
    return g_test_run ();
}
