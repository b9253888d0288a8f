/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "amends-facet-query.h"
#include "amends-query-compiler.h"
#include "amends-query-language.h"
#include "amends-store-file.h"
#include "store-fixture.h"

/* Every list is read by an index: EXPLAIN QUERY PLAN of each kind of condition, of each pair of them, and of each order, must name one. */

static const char *const CONDITIONS[] = {
    "",
    "stars:1",
    "stars:1,2,3",
    "brand:Ljus",
    "product:B1",
    "product:lampa",
    "marketplace:SE",
    "lang:sv",
    "is:verified",
    "has:photo",
    "is:edited",
    "is:open",
    "is:done",
    "include:done",
    "has:note",
    "is:gone",
    "period:30d",
    "after:2025-01-01",
    "account:1",
    "lampa",
    "\"en lampa\"",
    "-lampa",
    "燈",
    "is:contactable",
    "is:uncontactable",
    "cause:quality,picture",
    "door:wrong",
};
static const char *const ORDERS[] = { "newest", "oldest", "lowest", "highest", "helpful", "relevance", "contact-ends" };

static AmendsDb *
open_file (const char *folder)
{
    g_autoptr (GError) error = NULL;
    gboolean read_only;
    AmendsDb *db = amends_store_file_open (folder, &read_only, NULL, &error);

    g_assert_no_error (error);
    g_assert_false (read_only);
    return db;
}

static void
explain (AmendsDb *db, const AmendsSql *sql, const char *text)
{
    g_autofree char *statement = g_strconcat ("EXPLAIN QUERY PLAN ", sql->text->str, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStatement) rows = amends_db_prepare_once (db, statement, &error);
    gboolean by_index = FALSE;
    AmendsStep step;

    g_assert_no_error (error);
    while ((step = amends_statement_step (rows, &error)) == AMENDS_STEP_ROW) {
        const char *detail = amends_statement_get_text (rows, 3);

        if (strstr (detail, "INDEX review_") != NULL || strstr (detail, "VIRTUAL TABLE INDEX") != NULL ||
            strstr (detail, "INDEX contact_candidate_") != NULL)
            by_index = TRUE;
        /* The table of reviews itself is never walked through. */
        if (g_str_equal (detail, "SCAN r") || g_str_equal (detail, "SCAN review") || g_str_equal (detail, "SCAN k"))
            g_error ("%s scans: %s", text, detail);
    }
    g_assert_no_error (error);
    if (!by_index)
        g_error ("no index for: %s\n%s", text, sql->text->str);
}

/* One marketplace has numbers of its own, so that the statement has all its parts. */
static void
set_limits (AmendsReviewQuery *query)
{
    AmendsContactLimit items[] = {
        { "SE", 2, TEST_NOW - 300 * TEST_DAY, TEST_NOW },
        { "PL", 3, TEST_NOW - 365 * TEST_DAY, TEST_NOW },
        { "", 3, TEST_NOW - 365 * TEST_DAY, TEST_NOW },
    };
    AmendsContactLimits limits = { items, G_N_ELEMENTS (items) };

    amends_review_query_set_contact_limits (query, &limits);
}

static void
explain_text (AmendsDb *db, const char *text)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, zone, NULL);
    AmendsQueryContext context = { query, TEST_NOW, zone };
    int stars, step;
    g_autoptr (AmendsSql) ids = NULL;
    g_autoptr (AmendsSql) first = NULL;
    g_autoptr (AmendsSql) facets = amends_sql_new ();

    set_limits (query);
    if (!amends_query_orders_by_stars (query, &stars, &step))
        stars = 0;
    ids = amends_query_compile_ids (&context, stars, 0);
    first = amends_query_compile_ids (&context, stars, 50);
    amends_sql_add (facets, "SELECT 1");
    amends_query_compile_source (facets, &context, AMENDS_CONDITIONS_OTHERS, 0);
    explain (db, ids, text);
    explain (db, first, text);
    explain (db, facets, text);
}

static void
test_conditions_are_understood (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

    for (guint i = 0; i < G_N_ELEMENTS (CONDITIONS); i++) {
        g_autoptr (GPtrArray) problems = NULL;
        g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (CONDITIONS[i], zone, &problems);

        g_assert_cmpuint (problems->len, ==, 0);
    }
}

static void
test_every_pair_has_an_index (void)
{
    g_autofree char *folder = test_make_folder ();
    AmendsDb *db = open_file (folder);

    for (guint i = 0; i < G_N_ELEMENTS (CONDITIONS); i++)
        for (guint j = i; j < G_N_ELEMENTS (CONDITIONS); j++) {
            g_autofree char *text = g_strjoin (" ", CONDITIONS[i], i == j ? "" : CONDITIONS[j], NULL);

            explain_text (db, text);
        }
    amends_db_close (db);
    test_remove_folder (folder);
}

static void
test_every_order_has_an_index (void)
{
    g_autofree char *folder = test_make_folder ();
    AmendsDb *db = open_file (folder);

    for (guint i = 0; i < G_N_ELEMENTS (CONDITIONS); i++)
        for (guint j = 0; j < G_N_ELEMENTS (ORDERS); j++) {
            g_autofree char *text = g_strdup_printf ("%s sort:%s", CONDITIONS[i], ORDERS[j]);

            explain_text (db, text);
        }
    amends_db_close (db);
    test_remove_folder (folder);
}

/* The first screen must not wait for a sort of everything. */
static void
test_common_orders_do_not_sort (void)
{
    static const char *const TEXTS[] = { "",
                                         "is:open",
                                         "stars:1",
                                         "brand:Ljus",
                                         "marketplace:SE lang:sv",
                                         "period:90d",
                                         "sort:oldest",
                                         "sort:helpful",
                                         "is:verified has:photo is:open" };
    g_autofree char *folder = test_make_folder ();
    AmendsDb *db = open_file (folder);
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

    for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (TEXTS[i], zone, NULL);
        AmendsQueryContext context = { query, TEST_NOW, zone };
        g_autoptr (AmendsSql) sql = amends_query_compile_ids (&context, 0, 50);
        g_autofree char *statement = g_strconcat ("EXPLAIN QUERY PLAN ", sql->text->str, NULL);
        g_autoptr (AmendsStatement) rows = amends_db_prepare_once (db, statement, NULL);

        while (amends_statement_step (rows, NULL) == AMENDS_STEP_ROW)
            g_assert_null (strstr (amends_statement_get_text (rows, 3), "TEMP B-TREE"));
    }
    amends_db_close (db);
    test_remove_folder (folder);
}

/* Those who can be contacted are looked for among the candidates of the last months alone, in the order in which their time ends. */
static void
test_candidates_lead (void)
{
    g_autofree char *folder = test_make_folder ();
    AmendsDb *db = open_file (folder);
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse ("is:contactable sort:contact-ends", zone, NULL);
    AmendsQueryContext context = { query, TEST_NOW, zone };
    g_autoptr (AmendsSql) sql = NULL;
    g_autofree char *statement = NULL;
    g_autoptr (AmendsStatement) rows = NULL;

    set_limits (query);
    sql = amends_query_compile_ids (&context, 0, 50);
    statement = g_strconcat ("EXPLAIN QUERY PLAN ", sql->text->str, NULL);
    rows = amends_db_prepare_once (db, statement, NULL);
    g_assert_cmpint (amends_statement_step (rows, NULL), ==, AMENDS_STEP_ROW);
    g_assert_cmpstr (amends_statement_get_text (rows, 3), ==,
                     "SEARCH k USING COVERING INDEX contact_candidate_by_order (ordered_at>?)");
    g_assert_cmpint (amends_statement_step (rows, NULL), ==, AMENDS_STEP_ROW);
    g_assert_cmpstr (amends_statement_get_text (rows, 3), ==, "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)");
    g_clear_pointer (&rows, amends_statement_release);
    amends_db_close (db);
    test_remove_folder (folder);
}

/* What people type is bound, never part of the statement. */
static void
test_values_are_bound (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    AmendsQueryContext context = { query, TEST_NOW, zone };
    g_autoptr (AmendsSql) sql = NULL;

    g_ptr_array_add (query->brands, g_strdup ("zebra"));
    g_ptr_array_add (query->products, g_strdup ("zebra"));
    g_ptr_array_add (query->marketplaces, g_strdup ("zebra"));
    g_ptr_array_add (query->languages, g_strdup ("zebra"));
    amends_review_query_add_term (query, "zebra", FALSE, FALSE);
    amends_review_query_add_term (query, "zebra", TRUE, TRUE);
    sql = amends_query_compile_ids (&context, 0, 77);
    g_assert_null (strstr (sql->text->str, "zebra"));
    g_assert_null (strstr (sql->text->str, "77"));
    g_assert_cmpuint (sql->values->len, ==, 8);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/query-plan/conditions-are-understood", test_conditions_are_understood);
    g_test_add_func ("/query-plan/every-pair-has-an-index", test_every_pair_has_an_index);
    g_test_add_func ("/query-plan/every-order-has-an-index", test_every_order_has_an_index);
    g_test_add_func ("/query-plan/common-orders-do-not-sort", test_common_orders_do_not_sort);
    g_test_add_func ("/query-plan/candidates-lead", test_candidates_lead);
    g_test_add_func ("/query-plan/values-are-bound", test_values_are_bound);
    return g_test_run ();
}
