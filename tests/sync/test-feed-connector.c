/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-connector.h"

#include <string.h>

#include "amends-await.h"
#include "amends-store-accounts.h"
#include "sync-fixture.h"

static void
test_a_whole_sync (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (25, 10);
    g_autoptr (AmendsAccount) account = NULL;
    AmendsBatchResult totals = { 0 };
    g_autofree char *cursor = NULL, *since = NULL;

    g_assert_true (sync_fixture_sync (fixture, NULL, &totals, NULL, NULL));
    g_assert_cmpint (sync_fixture_count (fixture), ==, 25);
    g_assert_cmpuint (totals.added, >=, 25);
    account = sync_fixture_load_account (fixture, fixture->account_id);
    g_assert_cmpstr (account->external_id, ==, "A1");
    g_assert_cmpstr (account->name, ==, "Mine");
    g_assert_cmpint (account->brand_owner, ==, AMENDS_TRI_YES);
    g_assert_cmpint (account->brand_representative, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (account->may_edit, ==, AMENDS_TRI_NO);
    cursor = sync_fixture_dup_cursor (fixture, "reviews");
    since = sync_fixture_dup_since (fixture, "reviews");
    g_assert_null (cursor);
    g_assert_cmpstr (since, ==, FAULT_FEED_AS_OF);
}

static void
test_the_next_sync_asks_for_what_is_new (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (25, 10);
    g_autofree char *before = NULL, *after = NULL, *heard = NULL;
    AmendsBatchResult totals = { 0 };

    sync_fixture_expect_success (fixture);
    before = sync_fixture_dump (fixture);
    g_assert_true (sync_fixture_sync (fixture, NULL, &totals, NULL, NULL));
    after = sync_fixture_dump (fixture);
    g_assert_cmpstr (before, ==, after);
    g_assert_cmpuint (totals.added + totals.updated, ==, 0);
    heard = fault_server_dup_heard (fixture->feed->server);
    g_assert_nonnull (strstr (heard, "/reviews?updated_since=2026-01-31T12%3A00%3A00Z&limit="));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/feed-connector/a-whole-sync", test_a_whole_sync);
    g_test_add_func ("/sync/feed-connector/the-next-sync-asks-for-what-is-new",
                     test_the_next_sync_asks_for_what_is_new);
    return g_test_run ();
}
