/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"
#include "amends-query-language.h"
#include "amends-store-plans.h"
#include "cause-fixture.h"

#define FOUND_US (G_USEC_PER_SEC / 5)

static const AmendsFeedback ROWS[] = {
    { .external_id = "A",
      .marketplace = "SE",
      .stars = 5,
      .text = "Snabb leverans",
      .language = "sv",
      .published_at = TEST_NOW - TEST_DAY },
    { .external_id = "B",
      .marketplace = "SE",
      .stars = 1,
      .text = "Kom aldrig fram",
      .response = "Vi beklagar",
      .language = "sv",
      .published_at = TEST_NOW - 2 * TEST_DAY },
    { .external_id = "C",
      .marketplace = "DE",
      .stars = 3,
      .text = "Verpackung beschädigt",
      .language = "de",
      .published_at = TEST_NOW - 40 * TEST_DAY },
    { .external_id = "D",
      .marketplace = "DE",
      .stars = 2,
      .text = "Lieferung zu spät",
      .language = "de",
      .struck_at = TEST_NOW - TEST_DAY,
      .published_at = TEST_NOW - 50 * TEST_DAY },
    { .external_id = "E",
      .marketplace = "JP",
      .stars = 1,
      .text = "商品が届きません",
      .language = "ja",
      .removed_at = TEST_NOW - TEST_DAY,
      .published_at = TEST_NOW - 100 * TEST_DAY },
    { .external_id = "F", .marketplace = "", .stars = 4, .text = NULL, .language = "zh-Hant" },
};

/* By the person; C's is about the product, so it came in by the wrong door. */
static const char *const CAUSES[][2] = {
    { "B", "missed-delivery" }, { "C", "quality,size-or-material" }, { "D", "quality,slow-delivery" }, { "E", "" }
};

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
    store_fixture_set_up (fixture, data);
    test_apply_ok (fixture, test_feedback_batch (ROWS, G_N_ELEMENTS (ROWS)));
    for (guint i = 0; i < G_N_ELEMENTS (CAUSES); i++)
        g_assert_true (test_set_causes (fixture->store, AMENDS_SUBJECT_FEEDBACK,
                                        test_feedback_id (fixture->store, CAUSES[i][0]), CAUSES[i][1], NULL, NULL));
}

static AmendsFeedbackQuery *
parse (const char *text)
{
    g_autoptr (GPtrArray) problems = NULL;
    AmendsReviewQuery *common = amends_query_language_parse (text, NULL, &problems);

    g_assert_cmpuint (problems->len, ==, 0);
    return amends_feedback_query_new_for (common);
}

static void
test_typed (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *text, *found;
    } CASES[] = {
        { "", "A B C D E F" },
        { "sort:oldest", "F E D C B A" },
        { "sort:lowest", "B E D C F A" },
        { "sort:highest", "A F C D B E" },
        { "sort:relevance", "A B C D E F" },
        { "stars:<=2", "B D E" },
        { "stars:3,5", "A C" },
        { "marketplace:SE", "A B" },
        { "marketplace:se,jp", "A B E" },
        { "lang:de", "C D" },
        { "lang:zh", "F" },
        { "period:30d", "A B" },
        { "period:90d", "A B C D" },
        { "after:2025-10-10 before:2025-10-20", "C" },
        { "is:gone", "E" },
        { "is:present", "A B C D F" },
        { "leverans", "A" },
        { "lever", "A" },
        { "beklagar", "B" },
        { "\"kom aldrig\"", "B" },
        { "届", "E" },
        { "-leverans", "B C D E F" },
        { "lieferung -spät", "" },
        { "nirgends", "" },
        { "is:done", "" },
        { "is:open stars:1", "B E" },
        { "has:note", "" },
        { "account:99", "" },
        { "cause:quality", "C D" },
        { "cause:slow-delivery", "D" },
        { "cause:missed-delivery,slow-delivery", "B D" },
        { "cause:2b lang:sv", "B" },
        { "cause:few-positives", "" },
        { "cause:quality lieferung", "D" },
        { "cause:quality -lieferung", "C" },
        { "door:wrong", "C" },
        { "door:wrong cause:slow-delivery", "" },
        /* What only reviews have is not looked at. */
        { "brand:Nordvik product:X is:verified has:photo", "A B C D E F" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsFeedbackQuery) query = parse (CASES[i].text);
        g_autofree char *found = test_feedback_found (fixture->store, query);
        g_autoptr (AmendsFeedbackFacets) facets = test_feedback_facets (fixture->store, query);

        g_test_message ("%s", CASES[i].text);
        g_assert_cmpstr (found, ==, CASES[i].found);
        g_assert_cmpuint (facets->total, ==, (strlen (found) + 1) / 2);
    }
}

static void
test_states (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        guint states;
        const char *found;
    } CASES[] = {
        { 1u << AMENDS_FEEDBACK_STANDS, "A B C F" },
        { 1u << AMENDS_FEEDBACK_STRUCK_THROUGH, "D" },
        { 1u << AMENDS_FEEDBACK_REMOVED, "E" },
        { 1u << AMENDS_FEEDBACK_STRUCK_THROUGH | 1u << AMENDS_FEEDBACK_REMOVED, "D E" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
        g_autofree char *found = NULL;

        query->states = CASES[i].states;
        found = test_feedback_found (fixture->store, query);
        g_assert_cmpstr (found, ==, CASES[i].found);
    }
}

static void
plan (StoreFixture *fixture, const char *external_id, AmendsPlanState state)
{
    g_auto (AmendsAwait) planning = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsResolvePlan) plan = amends_resolve_plan_new (&(AmendsResolvePlan) {
        .feedback_id = test_feedback_id (fixture->store, external_id), .state = state, .cause = AMENDS_CAUSE_NONE });

    amends_store_set_plan_async (fixture->store, plan, NULL, amends_await_cb, &planning);
    g_assert_true (amends_store_action_finish (fixture->store, amends_await (&planning), NULL, NULL));
}

static void
test_by_plan (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        guint plans;
        const char *found;
    } CASES[] = {
        { 0, "A B C D E F" },
        { 1u << 0, "A C F" },
        { 1u << AMENDS_PLAN_OPEN, "B" },
        { 1u << AMENDS_PLAN_OPEN | 1u << AMENDS_PLAN_SOLVED, "B E" },
        { 1u << AMENDS_PLAN_WORKING, "D" },
        { 1u << 0 | 1u << AMENDS_PLAN_WORKING, "A C D F" },
    };

    plan (fixture, "B", AMENDS_PLAN_OPEN);
    plan (fixture, "D", AMENDS_PLAN_WORKING);
    plan (fixture, "E", AMENDS_PLAN_WORKING);
    plan (fixture, "E", AMENDS_PLAN_SOLVED);
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
        g_autoptr (AmendsFeedbackFacets) facets = NULL;
        g_autofree char *found = NULL;

        query->plans = CASES[i].plans;
        found = test_feedback_found (fixture->store, query);
        facets = test_feedback_facets (fixture->store, query);
        g_assert_cmpstr (found, ==, CASES[i].found);
        g_assert_cmpuint (facets->total, ==, (strlen (found) + 1) / 2);
    }
}

static void
test_response (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autofree char *with = NULL;
    g_autofree char *without = NULL;

    query->has_response = AMENDS_TRI_YES;
    with = test_feedback_found (fixture->store, query);
    query->has_response = AMENDS_TRI_NO;
    without = test_feedback_found (fixture->store, query);
    g_assert_cmpstr (with, ==, "B");
    g_assert_cmpstr (without, ==, "A C D E F");
}

static void
test_limit (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GArray) two = test_find_feedback_ids (fixture->store, query, 2);
    g_autoptr (GArray) all = test_find_feedback_ids (fixture->store, query, 0);

    g_assert_cmpuint (two->len, ==, 2);
    g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (ROWS));
    g_assert_cmpint (g_array_index (two, gint64, 1), ==, g_array_index (all, gint64, 1));
}

static guint64
find_count (GPtrArray *list, const char *key)
{
    for (guint i = 0; i < list->len; i++) {
        const AmendsFacetValue *value = list->pdata[i];

        if (g_str_equal (value->key, key))
            return value->count;
    }
    return 0;
}

/* Each choice is counted under the other filters, not under its own. */
static void
test_facets_under_others (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedbackQuery) query = parse ("marketplace:DE stars:3");
    g_autoptr (AmendsFeedbackFacets) facets = test_feedback_facets (fixture->store, query);

    g_assert_cmpuint (facets->total, ==, 1);
    g_assert_cmpuint (facets->stars[3], ==, 1);
    g_assert_cmpuint (facets->stars[2], ==, 1);
    g_assert_cmpuint (facets->stars[5], ==, 0);
    g_assert_cmpuint (find_count (facets->marketplaces, "DE"), ==, 1);
    g_assert_cmpuint (find_count (facets->marketplaces, "SE"), ==, 0);
    g_assert_cmpuint (facets->states[AMENDS_FEEDBACK_STANDS], ==, 1);
    g_assert_cmpuint (facets->without_response, ==, 1);
    g_assert_cmpuint (facets->with_response, ==, 0);
    g_assert_cmpuint (find_count (facets->languages, "de"), ==, 1);

    query->states = 1u << AMENDS_FEEDBACK_REMOVED;
    g_clear_pointer (&facets, amends_feedback_facets_unref);
    facets = test_feedback_facets (fixture->store, query);
    g_assert_cmpuint (facets->total, ==, 0);
    g_assert_cmpuint (facets->states[AMENDS_FEEDBACK_STANDS], ==, 1);
}

static void
test_facets_of_all (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (AmendsFeedbackFacets) facets = test_feedback_facets (fixture->store, query);

    g_assert_cmpuint (facets->total, ==, 6);
    g_assert_cmpuint (facets->stars[1], ==, 2);
    g_assert_cmpuint (facets->states[AMENDS_FEEDBACK_STANDS], ==, 4);
    g_assert_cmpuint (facets->states[AMENDS_FEEDBACK_STRUCK_THROUGH], ==, 1);
    g_assert_cmpuint (facets->states[AMENDS_FEEDBACK_REMOVED], ==, 1);
    g_assert_cmpuint (facets->with_response, ==, 1);
    g_assert_cmpuint (facets->marketplaces->len, ==, 3);
    g_assert_cmpstr (((AmendsFacetValue *) facets->marketplaces->pdata[0])->key, ==, "DE");
    g_assert_cmpuint (facets->languages->len, ==, 4);
}

static void
test_load_in_order (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rows = NULL;
    gint64 ids[] = { test_feedback_id (fixture->store, "C"), 4711, test_feedback_id (fixture->store, "A") };

    amends_store_load_feedback_async (fixture->store, ids, G_N_ELEMENTS (ids), NULL, amends_await_cb, &await);
    rows = amends_store_load_feedback_finish (fixture->store, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_cmpuint (rows->len, ==, 2);
    g_assert_cmpstr (((AmendsFeedback *) rows->pdata[0])->external_id, ==, "C");
    g_assert_cmpstr (((AmendsFeedback *) rows->pdata[1])->external_id, ==, "A");
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    g_cancellable_cancel (cancellable);
    amends_store_find_feedback_ids_async (fixture->store, query, 0, cancellable, amends_await_cb, &await);
    g_assert_null (amends_store_find_feedback_ids_finish (fixture->store, amends_await (&await), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What the person no longer asks for must not overtake the answer to what they ask now, even if it was found already. */
static void
test_cancelled_when_found (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) old = AMENDS_AWAIT_INIT, new = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    amends_store_find_feedback_ids_async (fixture->store, query, 0, cancellable, amends_await_cb, &old);
    g_usleep (FOUND_US);
    g_cancellable_cancel (cancellable);
    amends_store_find_feedback_ids_async (fixture->store, query, 0, NULL, amends_await_cb, &new);
    g_assert_null (amends_store_find_feedback_ids_finish (fixture->store, amends_await (&old), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    amends_await (&new);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/feedback-queries/typed", test_typed },
        { "/feedback-queries/states", test_states },
        { "/feedback-queries/plans", test_by_plan },
        { "/feedback-queries/response", test_response },
        { "/feedback-queries/limit", test_limit },
        { "/feedback-queries/facets", test_facets_under_others },
        { "/feedback-queries/facets-of-all", test_facets_of_all },
        { "/feedback-queries/load-in-order", test_load_in_order },
        { "/feedback-queries/cancelled", test_cancelled },
        { "/feedback-queries/cancelled-when-found", test_cancelled_when_found },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
