/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "store-fixture.h"

/* The first screen of a search is what stands first in the whole list, whichever way it was found: words of every frequency, in every order. */

#define N_REVIEWS 1600

static void
fill (StoreFixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = 0; i < N_REVIEWS; i++) {
        g_autofree char *id = g_strdup_printf ("W%u", i);
        g_autoptr (GString) body = g_string_new ("every");

        for (guint step = 3; step < 1000; step *= 3)
            if (g_test_rand_int_range (0, (gint) step) == 0)
                g_string_append_printf (body, " each%uth 好%u", step, step);
        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .product_id = i % 3 == 0 ? "B1" : "B2",
                                             .stars = g_test_rand_int_range (1, 6),
                                             .body = body->str,
                                             .published_at = TEST_NOW - g_test_rand_int_range (0, 300 * TEST_DAY),
                                             .helpful = g_test_rand_int_range (0, 3),
                                         }));
    }
    test_apply_ok (fixture, batch);
}

static void
assert_begins_the_same (StoreFixture *fixture, const AmendsReviewQuery *query)
{
    g_autoptr (GArray) all = test_find_ids (fixture->store, query, 0);

    for (guint limit = 1; limit <= 64; limit *= 4) {
        g_autoptr (GArray) first = test_find_ids (fixture->store, query, limit);

        g_assert_cmpuint (first->len, ==, MIN (limit, all->len));
        g_assert_cmpmem (first->data, first->len * sizeof (gint64), all->data, first->len * sizeof (gint64));
    }
}

/* Where the search index is laid out as a later SQLite might do it, or a date is beyond what the columns hold, SQLite's own way is taken. */
static void
be_strange (StoreFixture *fixture, const char *sql)
{
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    sqlite3 *handle = NULL;

    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close (handle);
}

static void
assert_counts (StoreFixture *fixture, const AmendsReviewQuery *query)
{
    g_autoptr (GArray) all = test_find_ids (fixture->store, query, 0);
    g_autoptr (AmendsFacets) facets = test_facets (fixture->store, query);

    g_assert_cmpuint (facets->total, ==, all->len);
}

static void
test_first_screen_begins_the_list (StoreFixture *fixture, gconstpointer data)
{
    static const char *const TERMS[] = { "every",     "each", "each3th", "each27th", "each243th",
                                         "each729th", "好",   "好729",   "nowhere" };

    fill (fixture);
    if (data != NULL)
        be_strange (fixture, data);
    for (guint i = 0; i < G_N_ELEMENTS (TERMS); i++) {
        for (AmendsReviewOrder order = AMENDS_ORDER_NEWEST; order <= AMENDS_ORDER_RELEVANCE; order++) {
            for (guint with = 0; with < 4; with++) {
                g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

                query->order = order;
                amends_review_query_add_term (query, TERMS[i], with == 3, FALSE);
                if (with == 1)
                    amends_review_query_add_term (query, "each9th", FALSE, TRUE);
                if (with == 2)
                    g_ptr_array_add (query->products, g_strdup ("B1"));
                assert_begins_the_same (fixture, query);
                assert_counts (fixture, query);
            }
        }
    }
}

int
main (int argc, char **argv)
{
    static const char OTHER_LAYOUT[] = "UPDATE review_search_config SET v = 5 WHERE k = 'version'";
    static const char FAR_DATE[] = "UPDATE review SET published_at = published_at + 4294967296 WHERE id = 5";

    g_test_init (&argc, &argv, NULL);
    g_test_add ("/text-walk/first-screen", StoreFixture, NULL, store_fixture_set_up, test_first_screen_begins_the_list,
                store_fixture_tear_down);
    g_test_add ("/text-walk/first-screen-of-another-layout", StoreFixture, OTHER_LAYOUT, store_fixture_set_up,
                test_first_screen_begins_the_list, store_fixture_tear_down);
    g_test_add ("/text-walk/first-screen-with-a-far-date", StoreFixture, FAR_DATE, store_fixture_set_up,
                test_first_screen_begins_the_list, store_fixture_tear_down);
    return g_test_run ();
}
