/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-data-census.h"

#include "archive-fixture.h"
#include "feedback-fixture.h"

static gboolean
take (const char *folder, AmendsDataCensus *census, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_data_census_take_async (folder, NULL, amends_await_cb, &await);
    return amends_data_census_take_finish (amends_await (&await), census, error);
}

static void
add_contact (StoreFixture *fixture, gint64 review_id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_auto (AmendsContactsAdded) added = { 0 };
    const AmendsContactDraft draft = { .review_id = review_id, .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT };
    g_autoptr (GError) error = NULL;

    amends_store_add_contacts_async (fixture->store, &draft, 1, TEST_NOW + 60, FALSE, NULL, amends_await_cb, &await);
    amends_store_add_contacts_finish (fixture->store, amends_await (&await), &added, &error);
    g_assert_no_error (error);
}

static void
test_counts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsDataCensus census;
    g_autoptr (GError) error = NULL;
    gint64 id;

    test_add_account (fixture->store, "file", NULL);
    test_add_review (fixture, &(AmendsReview) { .external_id = "R1", .marketplace = "SE", .stars = 1 });
    test_add_review (fixture, &(AmendsReview) { .external_id = "R2", .marketplace = "SE", .stars = 2 });
    test_add_feedback (fixture, &(AmendsFeedback) { .external_id = "F1", .marketplace = "SE", .stars = 1 });
    id = test_find_id (fixture->store, "R1");
    g_assert_true (test_set_note (fixture->store, id, "Call", NULL, NULL));
    g_assert_true (
        test_set_feedback_note (fixture->store, test_feedback_id (fixture->store, "F1"), "Write", NULL, NULL));
    add_contact (fixture, id);
    archive_write (fixture->folder, "backups/amends-2026-11-22-180500Z.db", "x");
    take (fixture->folder, &census, &error);
    g_assert_no_error (error);
    g_assert_cmpint (census.n_reviews, ==, 2);
    g_assert_cmpint (census.n_feedback, ==, 1);
    g_assert_cmpint (census.n_notes, ==, 2);
    g_assert_cmpint (census.n_contacts, ==, 1);
    g_assert_cmpint (census.n_waiting, ==, 1);
    g_assert_cmpint (census.n_answers, ==, 0);
    g_assert_cmpint (census.n_learned_rules, ==, 0);
    /* The one of files has no token. */
    g_assert_cmpint (census.n_accounts, ==, 1);
    g_assert_cmpuint (census.n_backups, ==, 1);
}

static void
test_no_data (void)
{
    AmendsDataCensus census;
    g_autoptr (GError) error = NULL;

    g_assert_false (take ("/nonexistent", &census, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/data-census/counts", StoreFixture, NULL, store_fixture_set_up, test_counts, store_fixture_tear_down);
    g_test_add_func ("/data-census/no-data", test_no_data);
    return g_test_run ();
}
