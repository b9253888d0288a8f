/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-query-language.h"

static AmendsReviewQuery *
parse (const char *text)
{
    g_autoptr (GPtrArray) problems = NULL;
    AmendsReviewQuery *query = amends_query_language_parse (text, NULL, &problems);

    g_assert_cmpuint (problems->len, ==, 0);
    return query;
}

static void
test_new_wants_everything (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    gint64 after = 1, before = 1;

    g_assert_cmpint (query->verified, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (query->gone, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (query->done, ==, AMENDS_DONE_UNSET);
    amends_review_query_get_range (query, 1000000000, NULL, &after, &before);
    g_assert_cmpint (after, ==, 0);
    g_assert_cmpint (before, ==, 0);
}

static void
test_copy_is_equal_and_apart (void)
{
    g_autoptr (AmendsReviewQuery) query =
        parse ("stars:1,2 brand:A,B product:x marketplace:SE lang:sv is:open has:note "
               "after:2025-01-01 sort:helpful word -\"a phrase\"");
    g_autoptr (AmendsReviewQuery) copy = amends_review_query_copy (query);

    g_assert_true (amends_review_query_equal (query, copy));
    g_ptr_array_add (copy->brands, g_strdup ("C"));
    g_assert_false (amends_review_query_equal (query, copy));
    g_assert_cmpuint (query->brands->len, ==, 2);
}

static void
test_equal (void)
{
    static const struct {
        const char *a, *b;
        gboolean equal;
    } CASES[] = {
        { "", "", TRUE },
        { "brand:A,B", "brand:B,A", TRUE },
        { "brand:A", "product:A", FALSE },
        { "one two", "two one", TRUE },
        { "one", "-one", FALSE },
        { "one", "\"one\"", FALSE },
        { "is:all", "", FALSE },
        { "is:verified", "is:unverified", FALSE },
        { "has:photo", "has:no-photo", FALSE },
        { "period:7d", "period:30d", FALSE },
        { "after:2025", "after:2024", FALSE },
        { "account:1", "account:2", FALSE },
        { "sort:oldest", "", FALSE },
        { "stars:1", "stars:1,2", FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewQuery) a = parse (CASES[i].a);
        g_autoptr (AmendsReviewQuery) b = parse (CASES[i].b);

        g_test_message ("%s | %s", CASES[i].a, CASES[i].b);
        g_assert_cmpint (amends_review_query_equal (a, b), ==, CASES[i].equal);
        g_assert_cmpint (amends_review_query_equal (b, a), ==, CASES[i].equal);
    }
}

/* The custom instants of a query whose period was changed since are no difference, and an open custom period is none. */
static void
test_equal_ignores_unused_instants (void)
{
    g_autoptr (AmendsReviewQuery) a = parse ("period:7d"), b = parse ("period:7d");

    b->after = 12345;
    g_assert_true (amends_review_query_equal (a, b));
    a->period = AMENDS_PERIOD_ALL;
    b->period = AMENDS_PERIOD_CUSTOM;
    g_assert_false (amends_review_query_equal (a, b));
    b->after = 0;
    g_assert_true (amends_review_query_equal (a, b));
}

static void
test_narrow (void)
{
    static const struct {
        const char *sidebar, *typed, *result;
    } CASES[] = {
        { "", "stars:1", "stars:1" },
        { "stars:1,2,3", "stars:>=3", "stars:3" },
        { "stars:1,2", "stars:5", "stars:5" },
        { "brand:A,B", "brand:b,c", "brand:b" },
        { "brand:A", "brand:Z", "brand:Z" },
        { "brand:A", "word", "brand:A word" },
        { "marketplace:SE,DE", "marketplace:DE,PL", "marketplace:DE" },
        { "lang:zh", "lang:zh-Hant", "lang:zh-Hant" },
        { "lang:zh-Hant,sv", "lang:zh", "lang:zh-Hant" },
        { "lang:sv", "lang:de", "lang:de" },
        { "is:open", "is:done", "is:done" },
        { "is:open", "lamp", "is:open lamp" },
        { "is:verified has:photo", "is:unverified", "is:unverified has:photo" },
        { "period:90d", "after:2020-01-01", "after:2020-01-01" },
        { "after:2020-01-01", "period:7d", "period:7d" },
        { "period:90d", "stars:1", "period:90d stars:1" },
        { "sort:lowest", "word", "sort:lowest word" },
        { "sort:lowest", "sort:oldest", "sort:oldest" },
        { "account:1", "account:2", "account:2" },
        { "one", "two", "one two" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewQuery) query = parse (CASES[i].sidebar);
        g_autoptr (AmendsReviewQuery) typed = parse (CASES[i].typed);
        g_autoptr (AmendsReviewQuery) result = parse (CASES[i].result);

        g_test_message ("%s + %s", CASES[i].sidebar, CASES[i].typed);
        amends_review_query_narrow (query, typed);
        g_assert_true (amends_review_query_equal (query, result));
    }
}

static gint64
instant (const char *iso)
{
    g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

    g_assert_nonnull (time);
    return g_date_time_to_unix (time);
}

static void
test_range (void)
{
    static const struct {
        const char *query, *zone, *now, *after;
    } CASES[] = {
        { "period:7d", "UTC", "2026-03-01T12:00:00Z", "2026-02-22T00:00:00Z" },
        { "period:30d", "UTC", "2026-03-31T00:00:00Z", "2026-03-01T00:00:00Z" },
        { "period:90d", "UTC", "2026-01-31T23:59:59Z", "2025-11-02T00:00:00Z" },
        { "period:12m", "UTC", "2025-10-31T08:00:00Z", "2024-10-31T00:00:00Z" },
        { "period:12m", "UTC", "2024-02-29T08:00:00Z", "2023-02-28T00:00:00Z" },
        { "period:12m", "UTC", "2025-02-28T08:00:00Z", "2024-02-28T00:00:00Z" },
        /* The day is the person's: late evening in UTC is tomorrow in Tokyo. */
        { "period:7d", "Asia/Tokyo", "2026-03-01T20:00:00Z", "2026-02-22T15:00:00Z" },
        { "period:7d", "America/Los_Angeles", "2026-03-01T05:00:00Z", "2026-02-21T08:00:00Z" },
        /* Across both changes of the clock, midnight stays midnight. */
        { "period:7d", "Europe/Stockholm", "2026-03-31T10:00:00Z", "2026-03-23T23:00:00Z" },
        { "period:7d", "Europe/Stockholm", "2025-10-28T10:00:00Z", "2025-10-20T22:00:00Z" },
        { "period:12m", "Europe/Stockholm", "2026-03-29T10:00:00Z", "2025-03-28T23:00:00Z" },
        /* 2018-11-04 had no midnight in São Paulo: the clock went from 00:00 to 01:00. */
        { "period:7d", "America/Sao_Paulo", "2018-11-11T15:00:00Z", "2018-11-04T03:00:00Z" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewQuery) query = parse (CASES[i].query);
        g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (CASES[i].zone);
        gint64 after, before;

        g_test_message ("%s in %s at %s", CASES[i].query, CASES[i].zone, CASES[i].now);
        g_assert_nonnull (zone);
        amends_review_query_get_range (query, instant (CASES[i].now), zone, &after, &before);
        g_assert_cmpint (after, ==, instant (CASES[i].after));
        g_assert_cmpint (before, ==, 0);
    }
}

static void
test_range_custom (void)
{
    g_autoptr (AmendsReviewQuery) query = parse ("after:2026-01-01 before:2026-02-01");
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    gint64 after, before;

    amends_review_query_get_range (query, instant ("2026-03-01T00:00:00Z"), zone, &after, &before);
    g_assert_cmpint (after, ==, instant ("2026-01-01T00:00:00Z"));
    g_assert_cmpint (before, ==, instant ("2026-02-01T00:00:00Z"));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/review-query/new-wants-everything", test_new_wants_everything);
    g_test_add_func ("/review-query/copy-is-equal-and-apart", test_copy_is_equal_and_apart);
    g_test_add_func ("/review-query/equal", test_equal);
    g_test_add_func ("/review-query/equal-ignores-unused-instants", test_equal_ignores_unused_instants);
    g_test_add_func ("/review-query/narrow", test_narrow);
    g_test_add_func ("/review-query/range", test_range);
    g_test_add_func ("/review-query/range-custom", test_range_custom);
    return g_test_run ();
}
