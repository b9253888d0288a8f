/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db-error.h"
#include "amends-db.h"
#include "amends-query-language.h"
#include "amends-store-history.h"
#include "store-fixture.h"

/*
 * A file that somebody has tampered with, or that a disk has spoiled, may tell nonsense, but must not make us write where nothing of ours is. Under the sanitizers
 * each step too far ends the test; without them those that go far do.
 */

#define FAR "(1 << 40)"

static const struct {
    const char *name;
    const char *sql;
    gboolean is_refused;
} CASES[] = {
    { "item-below-zero", "INSERT INTO item SELECT -5, account_id, 'B0', 'XX', '', '', '', '', '', '' FROM item LIMIT 1",
      FALSE },
    { "item-far", "UPDATE item SET id = " FAR, TRUE },
    { "language-below-zero", "INSERT INTO language VALUES (-7, 'xx')", FALSE },
    { "language-far", "INSERT INTO language VALUES (" FAR ", 'xx')", TRUE },
    { "stars-far", "UPDATE review_total SET stars = 100000", FALSE },
    { "stars-below-zero", "UPDATE review_total SET stars = -100000", FALSE },
    { "traits-far", "UPDATE review_total SET traits = 100000", FALSE },
    { "days-far", "UPDATE review_daily SET stars = 100000, traits = 100000", FALSE },
    { "item-of-counts-far", "UPDATE review_total SET item_id = " FAR, FALSE },
    { "done-below-zero", "INSERT INTO review_done VALUES (-9, 1)", FALSE },
    { "done-far", "INSERT INTO review_done VALUES (" FAR ", 1)", FALSE },
    { "review-below-zero", "UPDATE review SET id = -3 WHERE id = 1", FALSE },
};

static gboolean
tamper (AmendsDb *db, gpointer data, GError **error)
{
    return amends_db_run (db, data, error);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
    store_fixture_set_up (fixture, data);
    for (guint i = 0; i < 20; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);

        test_add_review (fixture, &(AmendsReview) { .external_id = id,
                                                    .marketplace = "SE",
                                                    .product_id = "P1",
                                                    .product_title = "Kettle",
                                                    .brand = "Nordlys",
                                                    .stars = 2,
                                                    .body = "lampa",
                                                    .language = "sv",
                                                    .published_at = TEST_NOW - TEST_DAY * (gint64) i });
    }
}

/* Counts and lists by all the ways that lead to them; what the answers say does not matter here. */
static void
ask (StoreFixture *fixture, const char *text, gboolean is_refused)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, utc, NULL);
    g_auto (AmendsAwait) counted = AMENDS_AWAIT_INIT;
    g_auto (AmendsAwait) found = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsFacets) facets = NULL;
    g_autoptr (GArray) ids = NULL;
    g_autoptr (GError) error = NULL;

    amends_store_find_facets_async (fixture->store, query, NULL, amends_await_cb, &counted);
    facets = amends_store_find_facets_finish (fixture->store, amends_await (&counted), &error);
    if (is_refused)
        g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT);
    else
        g_assert_no_error (error);
    g_clear_error (&error);
    amends_store_find_ids_async (fixture->store, query, 0, NULL, amends_await_cb, &found);
    ids = amends_store_find_ids_finish (fixture->store, amends_await (&found), &error);
    g_assert_true (ids != NULL || g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT));
}

static void
ask_for_history (StoreFixture *fixture)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewHistory) history = NULL;
    g_autoptr (GError) error = NULL;

    amends_store_load_review_history_async (fixture->store, query, TEST_NOW / TEST_DAY - 60, TEST_NOW / TEST_DAY, 3,
                                            NULL, amends_await_cb, &await);
    history = amends_store_load_review_history_finish (fixture->store, amends_await (&await), &error);
    g_assert_true (history != NULL || g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT));
}

static void
test_no_step_too_far (StoreFixture *fixture, gconstpointer data)
{
    static const char *const QUERIES[] = { "",         "brand:Nordlys",   "market:SE lampa", "lang:sv is:done",
                                           "-lampa",   "is:done",         "is:open lampa",   "stars:2 product:P1",
                                           "is:noted", "after:2020-01-01" };
    guint number = GPOINTER_TO_UINT (data);
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsDb) db = amends_db_open (path, AMENDS_DB_WRITE, &error);

    g_assert_no_error (error);
    amends_db_write (db, AMENDS_DURABILITY_CRASH, tamper, (gpointer) CASES[number].sql, &error);
    g_assert_no_error (error);
    ask_for_history (fixture);
    for (int round = 0; round < 2; round++)
        for (guint i = 0; i < G_N_ELEMENTS (QUERIES); i++)
            ask (fixture, QUERIES[i], CASES[number].is_refused);
    ask_for_history (fixture);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *path = g_strconcat ("/tampered/", CASES[i].name, NULL);

        g_test_add (path, StoreFixture, GUINT_TO_POINTER (i), set_up, test_no_step_too_far, store_fixture_tear_down);
    }
    return g_test_run ();
}
