/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-facts.h"

#define DAY (24 * 60 * 60)
#define NOW 1772625600 /* 2026-03-04 12:00 UTC */

static AmendsReview
make_fields (void)
{
    return (AmendsReview) {
        .external_id = "R1",
        .marketplace = "SE",
        .product_id = "B07",
        .product_title = "Thermos <Bottle>",
        .brand = "Nordhem",
        .stars = 2,
        .title = "Trasig",
        .body = "a < b\n& c",
        .published_at = NOW - 10 * DAY,
        .url = "https://shop.example/1",
        .n_versions = 1,
    };
}

static void
test_visible_for_ninety_days (void)
{
    AmendsReview fields = make_fields ();

    g_assert_cmpint (amends_review_facts_visible_until (&fields, NOW), ==, NOW + 80 * DAY);
    fields.published_at = NOW - 90 * DAY;
    g_assert_cmpint (amends_review_facts_visible_until (&fields, NOW), ==, 0);
    fields.published_at = NOW - 90 * DAY + 1;
    g_assert_cmpint (amends_review_facts_visible_until (&fields, NOW), ==, NOW + 1);
    fields.gone_at = NOW;
    g_assert_cmpint (amends_review_facts_visible_until (&fields, NOW), ==, 0);
    fields.gone_at = 0;
    fields.published_at = 0;
    g_assert_cmpint (amends_review_facts_visible_until (&fields, NOW), ==, 0);
}

static void
test_new_for_two_days_while_open (void)
{
    AmendsReview fields = make_fields ();

    g_assert_false (amends_review_facts_is_new (&fields, NOW));
    fields.published_at = NOW - 2 * DAY + 1;
    g_assert_true (amends_review_facts_is_new (&fields, NOW));
    fields.done_at = NOW;
    g_assert_false (amends_review_facts_is_new (&fields, NOW));
}

static void
test_the_spoken_row_says_all (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    AmendsReview fields = make_fields ();
    g_autofree char *spoken = NULL;
    g_autofree char *contact = NULL;

    fields.done_at = NOW;
    fields.has_note = TRUE;
    spoken = amends_review_facts_dup_spoken (&fields, NOW, utc);
    g_assert_true (g_str_has_prefix (spoken, "2 of 5 stars, Trasig, "));
    g_assert_nonnull (strstr (spoken, "Nordhem"));
    g_assert_nonnull (strstr (spoken, "Sweden"));
    g_assert_nonnull (strstr (spoken, "22 Feb"));
    g_assert_true (g_str_has_suffix (spoken, ", Done, Note"));
    fields.contactable = TRUE;
    fields.contact_state = AMENDS_CONTACT_FAILED;
    contact = amends_review_facts_dup_spoken (&fields, NOW, utc);
    g_assert_true (g_str_has_suffix (contact, ", Done, Note, Can be contacted, Message not sent"));
}

static void
test_missing_texts (void)
{
    AmendsReview fields = make_fields ();
    g_autofree char *title = NULL;
    g_autofree char *source = NULL;

    fields.title = NULL;
    fields.product_title = NULL;
    fields.brand = "";
    fields.marketplace = "";
    title = amends_review_facts_dup_title (&fields);
    source = amends_review_facts_dup_source (&fields);
    g_assert_cmpstr (title, ==, "No title");
    g_assert_cmpstr (source, ==,
                     "\xE2\x81\xA8"
                     "B07\xE2\x81\xA9");
}

static void
test_languages (void)
{
    static const char *const cases[][2] = {
        { "sv", "Swedish" },
        { "zh-Hant", "Chinese (Traditional)" },
        { "zh-Hant-TW", "Chinese (Traditional)" },
        { "zh", "Chinese" },
        { "pt-BR", "Portuguese" },
        { "xx", "xx" },
        { "svx", "svx" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *name = amends_review_facts_dup_language (cases[i][0]);

        g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_events (void)
{
    static const struct {
        AmendsEvent event;
        const char *expected;
    } cases[] = {
        { { .kind = AMENDS_EVENT_DONE, .n_reviews = 1 }, "Marked as done" },
        { { .kind = AMENDS_EVENT_DONE, .n_reviews = 3 }, "Marked as done, together with 2 others" },
        { { .kind = AMENDS_EVENT_DONE, .n_reviews = 2 }, "Marked as done, together with 1 other" },
        { { .kind = AMENDS_EVENT_REOPENED, .n_reviews = 1, .undoes = 7 }, "Reopened by undo" },
        { { .kind = AMENDS_EVENT_NOTE, .n_reviews = 1, .text = "hi" }, "Note changed" },
        { { .kind = AMENDS_EVENT_NOTE, .n_reviews = 1 }, "Note removed" },
        { { .kind = AMENDS_EVENT_OPENED, .n_reviews = 1 }, "Opened on the marketplace" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *line = amends_review_facts_dup_event (&cases[i].event);

        g_assert_cmpstr (line, ==, cases[i].expected);
    }
}

static void
test_copies (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    AmendsReview fields = make_fields ();
    g_autofree char *plain = amends_review_facts_dup_plain (&fields, utc);
    g_autofree char *html = amends_review_facts_dup_html (&fields, utc);

    g_assert_true (g_str_has_prefix (plain, "2 of 5 stars\nTrasig\na < b\n& c\n"));
    g_assert_true (g_str_has_suffix (plain, "https://shop.example/1"));
    g_assert_nonnull (strstr (html, "<p>a &lt; b\n&amp; c</p>"));
    g_assert_nonnull (strstr (html, "Thermos &lt;Bottle&gt;"));
    fields.url = "javascript:alert(1)";
    g_free (plain);
    plain = amends_review_facts_dup_plain (&fields, utc);
    g_assert_null (strstr (plain, "javascript"));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/facts/visible-for-ninety-days", test_visible_for_ninety_days);
    g_test_add_func ("/facts/new-for-two-days-while-open", test_new_for_two_days_while_open);
    g_test_add_func ("/facts/the-spoken-row-says-all", test_the_spoken_row_says_all);
    g_test_add_func ("/facts/missing-texts", test_missing_texts);
    g_test_add_func ("/facts/languages", test_languages);
    g_test_add_func ("/facts/events", test_events);
    g_test_add_func ("/facts/copies", test_copies);
    return g_test_run ();
}
