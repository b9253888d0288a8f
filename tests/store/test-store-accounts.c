/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static const char *const MARKETPLACES[] = { "SE", "PL", NULL };

#define UNKNOWN_ROLES                                                                                                  \
    .professional = AMENDS_TRI_UNKNOWN, .brand_owner = AMENDS_TRI_UNKNOWN, .brand_representative = AMENDS_TRI_UNKNOWN, \
    .may_view = AMENDS_TRI_UNKNOWN, .may_edit = AMENDS_TRI_UNKNOWN

static AmendsAccount *
load_account (AmendsStore *store, gint64 id)
{
    g_autoptr (GPtrArray) accounts = test_list_accounts (store);

    for (guint i = 0; i < accounts->len; i++) {
        AmendsAccount *account = accounts->pdata[i];

        if (account->id == id)
            return amends_account_ref (account);
    }
    return NULL;
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsAccount fields = {
        .kind = "feed",
        .name = "Ljusbutiken",
        .base_url = "https://feed.example/v1",
        .external_id = "A1",
        .professional = AMENDS_TRI_YES,
        .brand_owner = AMENDS_TRI_NO,
        .brand_representative = AMENDS_TRI_UNKNOWN,
        .may_view = AMENDS_TRI_YES,
        .may_edit = AMENDS_TRI_NO,
        .marketplaces = MARKETPLACES,
        .token_file = "/home/me/token",
    };
    g_autoptr (GError) error = NULL;
    gint64 id = test_save_account (fixture->store, &fields, &error);
    g_autoptr (AmendsAccount) account = load_account (fixture->store, id);

    g_assert_no_error (error);
    g_assert_cmpint (id, !=, fixture->account_id);
    g_assert_cmpstr (account->kind, ==, "feed");
    g_assert_cmpstr (account->name, ==, "Ljusbutiken");
    g_assert_cmpstr (account->base_url, ==, "https://feed.example/v1");
    g_assert_cmpstr (account->external_id, ==, "A1");
    g_assert_cmpint (account->professional, ==, AMENDS_TRI_YES);
    g_assert_cmpint (account->brand_owner, ==, AMENDS_TRI_NO);
    g_assert_cmpint (account->brand_representative, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (account->may_view, ==, AMENDS_TRI_YES);
    g_assert_cmpint (account->may_edit, ==, AMENDS_TRI_NO);
    g_assert_true (g_strv_equal (account->marketplaces, MARKETPLACES));
    g_assert_cmpstr (account->token_file, ==, "/home/me/token");
    g_assert_cmpint (account->last_synced_at, ==, 0);
    g_assert_null (account->last_error);
}

static void
test_same_place_is_same_account (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsAccount told = { .kind = "file",
                                 .name = "Files",
                                 .professional = AMENDS_TRI_UNKNOWN,
                                 .brand_owner = AMENDS_TRI_YES,
                                 .brand_representative = AMENDS_TRI_UNKNOWN,
                                 .may_view = AMENDS_TRI_UNKNOWN,
                                 .may_edit = AMENDS_TRI_UNKNOWN };
    const AmendsAccount bare = { .kind = "file", UNKNOWN_ROLES };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) accounts = NULL;
    g_autoptr (AmendsAccount) account = NULL;
    gint64 id;

    g_assert_cmpint (test_add_account (fixture->store, "feed", "https://shop.example/feed/v1"), ==,
                     fixture->account_id);
    id = test_save_account (fixture->store, &told, &error);
    g_assert_cmpint (test_save_account (fixture->store, &bare, &error), ==, id);
    g_assert_no_error (error);
    accounts = test_list_accounts (fixture->store);
    g_assert_cmpuint (accounts->len, ==, 2);
    g_assert_cmpint (((const AmendsAccount *) accounts->pdata[0])->id, ==, fixture->account_id);
    account = load_account (fixture->store, id);
    g_assert_cmpstr (account->name, ==, "Files");
    g_assert_cmpint (account->brand_owner, ==, AMENDS_TRI_YES);
}

static void
test_change (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsAccount fields = { .id = fixture->account_id,
                                   .kind = "feed",
                                   .name = "New name",
                                   .base_url = "https://moved.example",
                                   UNKNOWN_ROLES };
    const AmendsAccount unknown = { .id = 4711, .kind = "feed", UNKNOWN_ROLES };
    g_autoptr (AmendsAccount) account = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (test_save_account (fixture->store, &fields, &error), ==, fixture->account_id);
    g_assert_no_error (error);
    account = load_account (fixture->store, fixture->account_id);
    g_assert_cmpstr (account->name, ==, "New name");
    g_assert_cmpstr (account->base_url, ==, "https://moved.example");
    g_assert_cmpint (test_save_account (fixture->store, &unknown, &error), ==, 0);
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static gboolean
set_result (StoreFixture *fixture, gint64 account_id, const char *code, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_set_sync_result_async (fixture->store, account_id, code, NULL, amends_await_cb, &await);
    return amends_store_set_sync_result_finish (fixture->store, amends_await (&await), error);
}

static void
test_sync_result (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsAccount) whole = NULL;
    g_autoptr (AmendsAccount) failed = NULL;
    g_autoptr (AmendsAccount) mended = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (set_result (fixture, fixture->account_id, NULL, &error));
    whole = load_account (fixture->store, fixture->account_id);
    g_assert_cmpint (whole->last_synced_at, ==, TEST_NOW);
    g_assert_null (whole->last_error);
    fixture->now += 60;
    g_assert_true (set_result (fixture, fixture->account_id, "offline", &error));
    failed = load_account (fixture->store, fixture->account_id);
    g_assert_cmpint (failed->last_synced_at, ==, TEST_NOW);
    g_assert_cmpstr (failed->last_error, ==, "offline");
    g_assert_cmpint (failed->last_error_at, ==, TEST_NOW + 60);
    g_assert_true (set_result (fixture, fixture->account_id, NULL, &error));
    mended = load_account (fixture->store, fixture->account_id);
    g_assert_null (mended->last_error);
    g_assert_cmpint (mended->last_synced_at, ==, TEST_NOW + 60);
    g_assert_no_error (error);
    g_assert_false (set_result (fixture, 4711, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static AmendsSyncState *
get_state (StoreFixture *fixture, const char *stream)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsSyncState *state;

    amends_store_get_sync_state_async (fixture->store, fixture->account_id, stream, NULL, amends_await_cb, &await);
    state = amends_store_get_sync_state_finish (fixture->store, amends_await (&await), &error);
    g_assert_no_error (error);
    return state;
}

static gboolean
set_state (StoreFixture *fixture, gint64 account_id, const AmendsSyncState *state, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_set_sync_state_async (fixture->store, account_id, "reviews", state, NULL, amends_await_cb, &await);
    return amends_store_set_sync_state_finish (fixture->store, amends_await (&await), error);
}

static void
test_sync_state (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsSyncState state = { .cursor = (char *) "c", .etag = (char *) "e", .since = (char *) "s" };
    const AmendsSyncState done = { .since = (char *) "later" };
    g_autoptr (AmendsSyncState) none = get_state (fixture, "reviews");
    g_autoptr (AmendsSyncState) kept = NULL;
    g_autoptr (AmendsSyncState) ended = NULL;
    g_autoptr (AmendsSyncState) other = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_null (none->cursor);
    g_assert_null (none->etag);
    g_assert_null (none->since);
    g_assert_cmpint (none->at, ==, 0);
    g_assert_true (set_state (fixture, fixture->account_id, &state, &error));
    kept = get_state (fixture, "reviews");
    g_assert_cmpstr (kept->cursor, ==, "c");
    g_assert_cmpstr (kept->etag, ==, "e");
    g_assert_cmpstr (kept->since, ==, "s");
    g_assert_cmpint (kept->at, ==, TEST_NOW);
    g_assert_true (set_state (fixture, fixture->account_id, &done, &error));
    ended = get_state (fixture, "reviews");
    g_assert_null (ended->cursor);
    g_assert_cmpstr (ended->since, ==, "later");
    other = get_state (fixture, "orders");
    g_assert_null (other->since);
    g_assert_no_error (error);
    g_assert_false (set_state (fixture, 4711, &done, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static void
test_removal_takes_all (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsReview fields[] = {
        { .external_id = "1", .stars = 1, .product_id = "B1", .order_id = "O", .body = "lamp" },
        { .external_id = "2", .stars = 2, .product_id = "B2", .body = "lamp" },
    };
    gint64 other = test_add_account (fixture->store, "file", NULL);
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *problems = NULL;

    test_apply_ok (fixture, test_batch_of (fields, 2));
    test_apply (fixture->store, other, test_batch_of (fields, 2), NULL, &error);
    g_assert_no_error (error);
    query->account_id = other;
    test_set_query_done (fixture->store, query, TRUE);
    query->account_id = 0;
    test_set_query_done (fixture->store, query, TRUE);
    query->account_id = other;
    test_set_query_done (fixture->store, query, FALSE);
    test_undo (fixture->store, NULL, &error);
    query->account_id = 0;
    test_set_query_done (fixture->store, query, FALSE);
    g_assert_true (test_remove_account (fixture->store, other, &error));
    g_assert_no_error (error);
    problems = test_check (fixture->store);
    g_assert_cmpstr (problems, ==, "");
    g_assert_cmpint (test_count_all (fixture->store), ==, 2);
    amends_review_query_add_term (query, "lamp", FALSE, FALSE);
    g_assert_cmpint (test_count (fixture->store, query), ==, 2);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 2);
    for (guint i = 0; i < events->len; i++)
        g_assert_cmpuint (((const AmendsEvent *) events->pdata[i])->n_reviews, ==, 2);
    g_assert_false (test_remove_account (fixture->store, other, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static void
test_ids_do_not_come_back (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gint64 id = test_add_account (fixture->store, "feed", "https://one.example");

    g_assert_true (test_remove_account (fixture->store, id, &error));
    g_assert_cmpint (test_add_account (fixture->store, "feed", "https://two.example"), >, id);
}

static gint64
save_view (AmendsStore *store, const AmendsSavedView *view, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_save_view_async (store, view, NULL, amends_await_cb, &await);
    return amends_store_save_view_finish (store, amends_await (&await), error);
}

static gboolean
remove_view (AmendsStore *store, gint64 id, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_remove_view_async (store, id, NULL, amends_await_cb, &await);
    return amends_store_remove_view_finish (store, amends_await (&await), error);
}

static char *
list_views (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) views = NULL;
    GString *text = g_string_new (NULL);

    amends_store_list_views_async (store, NULL, amends_await_cb, &await);
    views = amends_store_list_views_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    for (guint i = 0; i < views->len; i++) {
        const AmendsSavedView *view = views->pdata[i];

        g_string_append_printf (text, "%s=%s;", view->name, view->query);
    }
    return g_string_free_and_steal (text);
}

static void
test_views (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsSavedView first = { 0, (char *) "Bad lamps", (char *) "stars:1 lamp" };
    AmendsSavedView second = { 0, (char *) "Polska", (char *) "marketplace:PL" };
    g_autoptr (GError) error = NULL;
    g_autofree char *both = NULL;
    g_autofree char *changed = NULL;
    g_autofree char *one = NULL;

    first.id = save_view (fixture->store, &first, &error);
    second.id = save_view (fixture->store, &second, &error);
    g_assert_no_error (error);
    both = list_views (fixture->store);
    g_assert_cmpstr (both, ==, "Bad lamps=stars:1 lamp;Polska=marketplace:PL;");
    first.name = (char *) "Worst lamps";
    g_assert_cmpint (save_view (fixture->store, &first, &error), ==, first.id);
    store_fixture_reopen (fixture);
    changed = list_views (fixture->store);
    g_assert_cmpstr (changed, ==, "Worst lamps=stars:1 lamp;Polska=marketplace:PL;");
    g_assert_true (remove_view (fixture->store, first.id, &error));
    g_assert_no_error (error);
    one = list_views (fixture->store);
    g_assert_cmpstr (one, ==, "Polska=marketplace:PL;");
    g_assert_false (remove_view (fixture->store, first.id, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    g_clear_error (&error);
    g_assert_cmpint (save_view (fixture->store, &first, &error), ==, 0);
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-accounts/round-trip", test_round_trip },
        { "/store-accounts/same-place-is-same-account", test_same_place_is_same_account },
        { "/store-accounts/change", test_change },
        { "/store-accounts/sync-result", test_sync_result },
        { "/store-accounts/sync-state", test_sync_state },
        { "/store-accounts/removal-takes-all", test_removal_takes_all },
        { "/store-accounts/ids-do-not-come-back", test_ids_do_not_come_back },
        { "/store-accounts/views", test_views },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
