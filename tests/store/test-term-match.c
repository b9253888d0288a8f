/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-term-match.h"

#include "store-fixture.h"

/* What a look at the text finds must be what the search index finds: both are asked, and what is expected is written down too. */

static const struct {
    const char *term;
    gboolean phrase, negated;
    const char *title, *body;
    gboolean matches;
} CASES[] = {
    { "lamp", FALSE, FALSE, "Lampan", NULL, TRUE },
    { "lamp", TRUE, FALSE, "Lampan", NULL, FALSE },
    { "lamp", TRUE, FALSE, "En lamp till", NULL, TRUE },
    { "lamp", FALSE, FALSE, NULL, "en bra lampa", TRUE },
    { "amp", FALSE, FALSE, NULL, "en bra lampa", FALSE },
    { "bra lampa", TRUE, FALSE, NULL, "en bra lampa", TRUE },
    { "lampa bra", TRUE, FALSE, NULL, "en bra lampa", FALSE },
    { "bra lampa", TRUE, FALSE, "bra", "lampa", FALSE },
    { "bra bra lampa", TRUE, FALSE, NULL, "bra bra bra lampa", TRUE },
    { "bra la", FALSE, FALSE, NULL, "en bra lampa", TRUE },
    { "bra la", TRUE, FALSE, NULL, "en bra lampa", FALSE },
    { "lamp", FALSE, TRUE, NULL, "en bra lampa", FALSE },
    { "stol", FALSE, TRUE, NULL, "en bra lampa", TRUE },
    { "große", FALSE, FALSE, NULL, "GROSSE", TRUE },
    { "żarów", FALSE, FALSE, "ZAROWKA", NULL, TRUE },
    { "好", FALSE, FALSE, NULL, "這很好用", TRUE },
    { "好用", FALSE, FALSE, NULL, "這很好用", TRUE },
    { "很好用", FALSE, FALSE, NULL, "這很好用", TRUE },
    { "很用", FALSE, FALSE, NULL, "這很好用", FALSE },
    { "好用", FALSE, FALSE, NULL, "這很好，用", FALSE },
    { "好好用", FALSE, FALSE, NULL, "好好好用", TRUE },
    { "LED燈", FALSE, FALSE, NULL, "很亮的LED燈", TRUE },
    { "LED燈", FALSE, FALSE, NULL, "很亮的燈LED", FALSE },
    { "lamp", FALSE, FALSE, NULL, NULL, FALSE },
    { "lamp", FALSE, TRUE, NULL, NULL, TRUE },
    { "!?", FALSE, FALSE, NULL, "lampa", TRUE },
};

static void
test_finds_what_the_index_finds (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
        g_autoptr (AmendsTermMatch) match = NULL;
        g_autofree char *id = g_strdup_printf ("T%u", i);
        gint64 row;

        test_add_review (
            fixture,
            &(AmendsReview) {
                .external_id = id, .product_id = "B1", .stars = 3, .title = CASES[i].title, .body = CASES[i].body });
        row = test_find_id (fixture->store, id);
        amends_review_query_add_term (query, CASES[i].term, CASES[i].phrase, CASES[i].negated);
        match = amends_term_match_new (query->terms);
        g_test_message ("%s in %s / %s", CASES[i].term, CASES[i].title, CASES[i].body);
        g_assert_true (amends_term_match_test (match, CASES[i].title, CASES[i].body) == CASES[i].matches);
        for (guint limit = 0; limit <= 1000; limit += 1000) {
            g_autoptr (GArray) ids = test_find_ids (fixture->store, query, limit);
            gboolean found = FALSE;

            for (guint j = 0; j < ids->len; j++)
                found |= g_array_index (ids, gint64, j) == row;
            g_assert_true (found == CASES[i].matches);
        }
    }
}

static void
test_all_terms_count (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (AmendsTermMatch) match = NULL;

    amends_review_query_add_term (query, "bra", FALSE, FALSE);
    amends_review_query_add_term (query, "lampa", FALSE, FALSE);
    amends_review_query_add_term (query, "trasig", FALSE, TRUE);
    match = amends_term_match_new (query->terms);
    g_assert_true (amends_term_match_test (match, "Bra", "lampa"));
    g_assert_false (amends_term_match_test (match, "Bra", "stol"));
    g_assert_false (amends_term_match_test (match, "Bra lampa", "trasig"));
    g_assert_true (amends_term_match_test (match, NULL, "lampan är bra"));
}

static void
test_too_long_a_term_is_left_to_the_index (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < 64; i++)
        g_string_append (text, "ord ");
    amends_review_query_add_term (query, text->str, TRUE, FALSE);
    g_assert_null (amends_term_match_new (query->terms));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/term-match/like-the-index", StoreFixture, NULL, store_fixture_set_up, test_finds_what_the_index_finds,
                store_fixture_tear_down);
    g_test_add_func ("/term-match/all-terms", test_all_terms_count);
    g_test_add_func ("/term-match/too-long", test_too_long_a_term_is_left_to_the_index);
    return g_test_run ();
}
