/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-search.h"

/* What feedback has no such thing as is left out, and said so; all else holds. */
static void
test_what_only_reviews_have_is_told (void)
{
    static const struct {
        const char *text, *left_out; /* (nullable) */
    } CASES[] = {
        { "stars:<=2 late", NULL },
        { "door:wrong cause:2a is:open has:note marketplace:SE lang:sv period:90d", NULL },
        { "brand:Nordvik", "“brand:”" },
        { "product:B01", "“product:”" },
        { "is:verified", "“is:verified”" },
        { "is:unedited", "“is:edited”" },
        { "is:contactable", "“is:contactable”" },
        { "has:no-photo", "“has:photo”" },
        { "stars:9", "“9” does not fit “stars:”" },
        { "plan:none,OPEN late", NULL },
        { "plan:", "“plan:” takes" },
        { "plan:waiting", "“plan:” takes" },
        { "-plan:open", "“plan:” takes" },
        { "plan:open plan:solved", "No plan is both at once" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *problems = NULL;
        g_autoptr (AmendsFeedbackQuery) query = amends_feedback_search_parse (CASES[i].text, &problems);

        g_assert_nonnull (query);
        if (CASES[i].left_out == NULL)
            g_assert_cmpstr (problems, ==, NULL);
        else
            g_assert_nonnull (strstr (problems, CASES[i].left_out));
    }
}

static void
test_the_rest_holds_and_each_problem_has_a_line (void)
{
    g_autofree char *problems = NULL;
    g_autoptr (AmendsFeedbackQuery) query =
        amends_feedback_search_parse ("brand:A stars:1 has:photo door:wrong", &problems);
    g_auto (GStrv) lines = NULL;

    g_assert_cmpuint (query->common->stars, ==, 1u << 1);
    g_assert_true (query->common->wrong_door);
    g_assert_nonnull (problems);
    lines = g_strsplit (problems, "\n", -1);
    g_assert_cmpuint (g_strv_length (lines), ==, 2);
}

static void
test_plans_are_found_among_the_rest (void)
{
    static const struct {
        const char *text;
        guint plans;
        const char *rest;
    } CASES[] = {
        { "late parcel", 0, "late parcel" },
        { "plan:none", 1u << 0, "" },
        { "plan:open,working", 1u << AMENDS_PLAN_OPEN | 1u << AMENDS_PLAN_WORKING, "" },
        { "late plan:solved parcel", 1u << AMENDS_PLAN_SOLVED, "late parcel" },
        { "plan:open,working plan:working", 1u << AMENDS_PLAN_WORKING, "" },
        { "\"plan:open\"", 0, "\"plan:open\"" },
        { "plan:waiting late", 0, "late" },
        { "stars:<=2 plan:working -parcel", 1u << AMENDS_PLAN_WORKING, "stars:<=2 -parcel" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *problems = NULL, *rest_problems = NULL;
        g_autoptr (AmendsFeedbackQuery) query = amends_feedback_search_parse (CASES[i].text, &problems);
        g_autoptr (AmendsFeedbackQuery) rest = amends_feedback_search_parse (CASES[i].rest, &rest_problems);

        g_test_message ("%s", CASES[i].text);
        g_assert_cmpuint (query->plans, ==, CASES[i].plans);
        g_assert_cmpuint (rest->plans, ==, 0);
        g_assert_true (amends_review_query_equal (query->common, rest->common));
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/feedback-search/what-only-reviews-have-is-told", test_what_only_reviews_have_is_told);
    g_test_add_func ("/feedback-search/the-rest-holds-and-each-problem-has-a-line",
                     test_the_rest_holds_and_each_problem_has_a_line);
    g_test_add_func ("/feedback-search/plans-are-found-among-the-rest", test_plans_are_found_among_the_rest);
    return g_test_run ();
}
