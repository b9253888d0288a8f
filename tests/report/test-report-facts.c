/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-gather.h"
#include "amends-store-plans.h"
#include "feedback-fixture.h"
#include "report-fixture.h"

static void
test_mean (void)
{
    static const struct {
        AmendsReportStars stars;
        int tenths;
    } CASES[] = {
        { { { 0 } }, 0 },
        { { { 0, 0, 0, 0, 0, 1 } }, 50 },
        { { { 0, 1, 0, 0, 0, 0 } }, 10 },
        { { { 0, 1, 0, 0, 0, 1 } }, 30 },
        /* 19 / 20 = 4.75 and 4.25: a half is rounded up */
        { { { 0, 0, 0, 0, 1, 3 } }, 48 },
        { { { 0, 0, 0, 0, 3, 1 } }, 43 },
        { { { 0, 0, 0, 1, 0, 2 } }, 43 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpint (amends_report_stars_get_tenths (&CASES[i].stars), ==, CASES[i].tenths);
}

static void
test_critical (void)
{
    const AmendsReportStars stars = { { 0, 1, 2, 4, 8, 16 } };

    g_assert_cmpint (amends_report_stars_get_all (&stars), ==, 31);
    g_assert_cmpint (amends_report_stars_get_critical (&stars, amends_rule_pack_get_default ()), ==, 7);
}

static void
test_ranking (void)
{
    static const struct {
        const char *title;
        gint64 critical, other;
    } PRODUCTS[] = {
        { "few", 4, 0 },  { "none", 0, 50 },          { "half of few", 1, 1 }, { "a third", 3, 6 },
        { "half", 5, 5 }, { "half of more", 50, 50 }, { "five", 5, 0 },
    };
    static const char *const EXPECTED[] = { "five", "half of more", "half", "a third", "few", "half of few" };
    g_autoptr (AmendsReportFacts) facts = NULL;
    ReportFixture fixture;

    report_fixture_init (&fixture);
    for (guint i = 0; i < G_N_ELEMENTS (PRODUCTS); i++)
        report_fixture_add_product (&fixture, PRODUCTS[i].title, PRODUCTS[i].critical, PRODUCTS[i].other);
    facts = report_fixture_make (&fixture);
    g_assert_cmpuint (facts->products->len, ==, G_N_ELEMENTS (EXPECTED));
    for (guint i = 0; i < G_N_ELEMENTS (EXPECTED); i++)
        g_assert_cmpstr (((const AmendsRecordProduct *) facts->products->pdata[i])->title, ==, EXPECTED[i]);
}

static void
test_sums (void)
{
    g_autoptr (AmendsReportFacts) facts = NULL;
    AmendsFeedbackCell *cell;
    ReportFixture fixture;

    report_fixture_init (&fixture);
    report_fixture_add_reviews (&fixture, REPORT_FIRST - 90, 2, 1);
    report_fixture_add_reviews (&fixture, REPORT_FIRST - 1, 2, 10);
    report_fixture_add_reviews (&fixture, REPORT_FIRST, 2, 100);
    report_fixture_add_reviews (&fixture, REPORT_LAST, 2, 1000);
    cell = amends_feedback_history_get_cell (fixture.source.history, 1, "SE");
    amends_feedback_cell_add (cell, REPORT_FIRST - 91, 4, 1);
    amends_feedback_cell_add (cell, REPORT_FIRST - 90, 4, 10);
    amends_feedback_cell_add (cell, REPORT_FIRST - 1, 4, 100);
    amends_feedback_cell_add (cell, REPORT_FIRST, 4, 1000);
    amends_feedback_cell_add (cell, REPORT_LAST, 4, 10000);
    amends_feedback_cell_add (cell, REPORT_LAST + 1, 4, 100000);
    facts = report_fixture_make (&fixture);
    g_assert_cmpint (facts->reviews.n[2], ==, 1100);
    g_assert_cmpint (facts->reviews_before.n[2], ==, 11);
    g_assert_cmpint (facts->feedback.n[4], ==, 11000);
    g_assert_cmpint (facts->feedback_before.n[4], ==, 110);
    g_assert_cmpuint (facts->days->len, ==, 90);
    /* The rating is that of the last day, whatever came later. */
    g_assert_cmpint (facts->rating.day, ==, REPORT_LAST);
    g_assert_cmpint (facts->rating.windows[AMENDS_FEEDBACK_WINDOW_MIDDLE].counts.positive, ==, 11000);
}

static AmendsReportFacts *
gather (AmendsStore *store, const AmendsReportScope *scope, GCancellable *cancellable, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_report_gather_async (store, scope, cancellable, amends_await_cb, &await);
    return amends_report_gather_finish (store, amends_await (&await), error);
}

static void
test_gather (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 today = TEST_NOW / TEST_DAY;
    AmendsReportScope scope = { today - 29, today, "SE", "nordvik", TEST_NOW };
    AmendsReview review = { .external_id = "R1", .product_id = "B1", .marketplace = "SE", .brand = "Nordvik" };
    AmendsFeedback feedback = { .external_id = "F1", .marketplace = "SE", .stars = 5, .published_at = TEST_NOW };
    g_autoptr (AmendsReportFacts) facts = NULL;
    g_autoptr (GError) error = NULL;

    review.stars = 2;
    review.published_at = TEST_NOW - TEST_DAY;
    test_add_review (fixture, &review);
    review.external_id = "R2";
    review.brand = "Kopparo";
    test_add_review (fixture, &review);
    review.external_id = "R3";
    review.brand = "Nordvik";
    review.stars = 5;
    test_add_review (fixture, &review);
    review.external_id = "R4";
    review.published_at = TEST_NOW - 40 * TEST_DAY;
    test_add_review (fixture, &review);
    test_add_feedback (fixture, &feedback);
    feedback.external_id = "F2";
    feedback.marketplace = "DE";
    test_add_feedback (fixture, &feedback);
    facts = gather (fixture->store, &scope, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (facts->scope.brand, ==, "nordvik");
    g_assert_cmpint (amends_report_stars_get_all (&facts->reviews), ==, 2);
    g_assert_cmpuint (facts->source.causes.reviews.n, ==, 2);
    g_assert_cmpuint (facts->source.causes.reviews.n_low, ==, 1);
    g_assert_cmpuint (facts->source.causes_before.reviews.n, ==, 1);
    g_assert_cmpuint (facts->source.causes_before.reviews.n_low, ==, 0);
    g_assert_cmpuint (facts->source.causes.feedback.n, ==, 1);
    g_assert_cmpuint (facts->products->len, ==, 1);
    g_assert_cmpint (amends_report_stars_get_all (&facts->feedback), ==, 1);
    g_assert_cmpint (facts->rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].counts.positive, ==, 1);
}

static void
add_plan (StoreFixture *fixture, const char *external_id, const char *marketplace, gint64 published_at,
          AmendsPlanState state)
{
    const AmendsFeedback feedback = {
        .external_id = external_id, .marketplace = marketplace, .stars = 1, .published_at = published_at
    };
    g_auto (AmendsAwait) planning = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsResolvePlan) plan = NULL;

    test_add_feedback (fixture, &feedback);
    plan = amends_resolve_plan_new (&(AmendsResolvePlan) {
        .feedback_id = test_feedback_id (fixture->store, external_id), .state = state, .cause = AMENDS_CAUSE_NONE });
    amends_store_set_plan_async (fixture->store, plan, NULL, amends_await_cb, &planning);
    g_assert_true (amends_store_action_finish (fixture->store, amends_await (&planning), NULL, NULL));
}

/* What was resolved counts where and when the feedback was left. */
static void
test_resolved (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 today = TEST_NOW / TEST_DAY;
    AmendsReportScope scope = { today - 29, today, "SE", NULL, TEST_NOW };
    g_autoptr (AmendsReportFacts) here = NULL, everywhere = NULL;

    add_plan (fixture, "F1", "SE", TEST_NOW, AMENDS_PLAN_SOLVED);
    add_plan (fixture, "F2", "SE", TEST_NOW, AMENDS_PLAN_WORKING);
    add_plan (fixture, "F3", "DE", TEST_NOW, AMENDS_PLAN_SOLVED);
    add_plan (fixture, "F4", "SE", TEST_NOW - 40 * TEST_DAY, AMENDS_PLAN_SOLVED);
    here = gather (fixture->store, &scope, NULL, NULL);
    g_assert_cmpint (here->source.n_solved, ==, 1);
    scope.marketplace = NULL;
    everywhere = gather (fixture->store, &scope, NULL, NULL);
    g_assert_cmpint (everywhere->source.n_solved, ==, 2);
}

static void
test_empty_store (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 today = TEST_NOW / TEST_DAY;
    const AmendsReportScope scope = { today, today, NULL, NULL, TEST_NOW };
    g_autoptr (AmendsReportFacts) facts = NULL;
    g_autoptr (GError) error = NULL;

    facts = gather (fixture->store, &scope, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (amends_report_stars_get_all (&facts->reviews), ==, 0);
    g_assert_cmpuint (facts->products->len, ==, 0);
    g_assert_cmpuint (facts->source.history->cells->len, ==, 0);
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 today = TEST_NOW / TEST_DAY;
    const AmendsReportScope scope = { today, today, NULL, NULL, TEST_NOW };
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_null (gather (fixture->store, &scope, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/facts/mean", test_mean);
    g_test_add_func ("/facts/critical", test_critical);
    g_test_add_func ("/facts/ranking", test_ranking);
    g_test_add_func ("/facts/sums", test_sums);
    g_test_add ("/facts/gather", StoreFixture, NULL, store_fixture_set_up, test_gather, store_fixture_tear_down);
    g_test_add ("/facts/resolved", StoreFixture, NULL, store_fixture_set_up, test_resolved, store_fixture_tear_down);
    g_test_add ("/facts/empty-store", StoreFixture, NULL, store_fixture_set_up, test_empty_store,
                store_fixture_tear_down);
    g_test_add ("/facts/cancelled", StoreFixture, NULL, store_fixture_set_up, test_cancelled, store_fixture_tear_down);
    return g_test_run ();
}
