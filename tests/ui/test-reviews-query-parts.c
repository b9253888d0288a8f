/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause.h"
#include "amends-query-parts.h"

#define NOW 1772625600 /* 2026-03-04 12:00 UTC */

static char *
spell (const AmendsReviewQuery *query, AmendsFacets *facets)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (GPtrArray) parts = amends_query_parts_list (query, facets, NOW, utc);
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < parts->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                                ((AmendsQueryPart *) g_ptr_array_index (parts, i))->label);
    return g_string_free (text, FALSE);
}

static void
test_the_inbox_has_no_parts (void)
{
    g_autoptr (AmendsReviewQuery) inbox = amends_query_inbox ();
    g_autofree char *text = spell (inbox, NULL);

    g_assert_cmpint (inbox->done, ==, AMENDS_DONE_OPEN);
    g_assert_cmpstr (text, ==, "");
}

static void
test_stars_read_well (void)
{
    static const struct {
        guint stars;
        const char *expected;
    } cases[] = {
        { 1u << 1, "1 star" },
        { 1u << 5, "5 stars" },
        { 1u << 1 | 1u << 2, "1, 2 stars" },
        { 1u << 1 | 1u << 2 | 1u << 3, "1–3 stars" },
        { 1u << 1 | 1u << 3 | 1u << 5, "1, 3, 5 stars" },
        { 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5, "2–5 stars" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_query_inbox ();
        g_autofree char *text = NULL;

        query->stars = cases[i].stars;
        text = spell (query, NULL);
        g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static AmendsReviewQuery *
make_full_query (void)
{
    AmendsReviewQuery *query = amends_query_all ();

    query->stars = 1u << 1;
    amends_query_list_set (query->brands, "Nordhem", TRUE);
    amends_query_list_set (query->products, "B07", TRUE);
    amends_query_list_set (query->marketplaces, "SE", TRUE);
    amends_query_list_set (query->languages, "zh-Hant", TRUE);
    query->account_id = 3;
    query->period = AMENDS_PERIOD_CUSTOM;
    query->after = NOW - 12 * 3600;
    query->before = NOW + 12 * 3600 + 2 * 86400;
    query->verified = AMENDS_TRI_YES;
    query->has_photo = AMENDS_TRI_NO;
    query->edited = AMENDS_TRI_YES;
    query->has_note = AMENDS_TRI_YES;
    query->gone = AMENDS_TRI_NO;
    query->contactable = AMENDS_TRI_YES;
    query->causes = 1u << AMENDS_CAUSE_QUALITY;
    query->wrong_door = TRUE;
    return query;
}

static void
test_every_condition_is_a_part (void)
{
    g_autoptr (AmendsReviewQuery) query = make_full_query ();
    g_autoptr (AmendsFacets) facets = amends_facets_new ();
    g_autofree char *text = NULL;

    amends_facets_add (facets->products, "B07", "Thermos Bottle", 4);
    text = spell (query, facets);
    g_assert_cmpstr (
        text, ==,
        "1 star | Nordhem | Thermos Bottle | Sweden | Chinese (Traditional) | One account | 4 Mar – 6 Mar | "
        "Open and done | Verified | Without photos | Edited | With a note | Not removed | Can be contacted | "
        "Buyer is not satisfied with the quality | About the seller");
}

static void
test_taking_all_parts_away_leads_to_the_inbox (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = make_full_query ();
    g_autoptr (AmendsReviewQuery) inbox = amends_query_inbox ();

    for (guint left = 16; left > 0; left--) {
        g_autoptr (GPtrArray) parts = amends_query_parts_list (query, NULL, NOW, utc);

        g_assert_cmpuint (parts->len, ==, left);
        amends_query_parts_remove (query, g_ptr_array_index (parts, 0));
    }
    g_assert_true (amends_review_query_equal (query, inbox));
}

static void
test_open_periods (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_inbox ();
    g_autofree char *from = NULL;
    g_autofree char *until = NULL;

    query->period = AMENDS_PERIOD_CUSTOM;
    query->after = NOW - 12 * 3600;
    from = spell (query, NULL);
    query->after = 0;
    query->before = NOW + 12 * 3600;
    until = spell (query, NULL);
    g_assert_cmpstr (from, ==, "From 4 Mar");
    g_assert_cmpstr (until, ==, "Until 4 Mar");
}

static void
test_lists_ignore_case (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_inbox ();

    amends_query_list_set (query->brands, "VINDÖ", TRUE);
    amends_query_list_set (query->brands, "vindö", TRUE);
    g_assert_cmpuint (query->brands->len, ==, 1);
    g_assert_true (amends_query_list_contains (query->brands, "Vindö"));
    amends_query_list_set (query->brands, "Vindö", FALSE);
    g_assert_cmpuint (query->brands->len, ==, 0);
}

static void
test_critical_is_open_with_up_to_three_stars (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_critical ();

    g_assert_cmpuint (query->stars, ==, 0xE);
    g_assert_cmpint (query->done, ==, AMENDS_DONE_OPEN);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/query-parts/the-inbox-has-no-parts", test_the_inbox_has_no_parts);
    g_test_add_func ("/query-parts/stars-read-well", test_stars_read_well);
    g_test_add_func ("/query-parts/every-condition-is-a-part", test_every_condition_is_a_part);
    g_test_add_func ("/query-parts/taking-all-away", test_taking_all_parts_away_leads_to_the_inbox);
    g_test_add_func ("/query-parts/open-periods", test_open_periods);
    g_test_add_func ("/query-parts/lists-ignore-case", test_lists_ignore_case);
    g_test_add_func ("/query-parts/critical", test_critical_is_open_with_up_to_three_stars);
    return g_test_run ();
}
