/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-candidates.h"
#include "amends-store-stated.h"
#include "store-fixture.h"

/* What the person states: kept, told, taken back, logged, and never in the way of a source. */

static const AmendsReview FILED = {
    .external_id = "R1",
    .marketplace = "SE",
    .product_id = "B1",
    .stars = 1,
    .published_at = TEST_NOW - 9 * TEST_DAY,
    .verified = AMENDS_TRI_UNKNOWN,
};

static AmendsStatedFacts
make_facts (void)
{
    return (AmendsStatedFacts) {
        .order_id = "O-1",
        .ordered_at = TEST_NOW - 30 * TEST_DAY,
        .verified = AMENDS_TRI_YES,
        .seller_of_record = AMENDS_TRI_YES,
        .digital_subscription = AMENDS_TRI_NO,
        .consent = AMENDS_TRI_YES,
    };
}

static AmendsActionResult
state (StoreFixture *fixture, gint64 review, const AmendsStatedFacts *facts)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    amends_store_state_facts_async (fixture->store, review, facts, NULL, amends_await_cb, &await);
    amends_store_action_finish (fixture->store, amends_await (&await), &what, &error);
    g_assert_no_error (error);
    return what;
}

static gboolean
state_roles (AmendsStore *store, gint64 account, AmendsTri professional, AmendsTri representative,
             AmendsActionResult *what, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_state_roles_async (store, account, professional, representative, NULL, amends_await_cb, &await);
    return amends_store_action_finish (store, amends_await (&await), what, error);
}

static gint64
add_filed (StoreFixture *fixture)
{
    test_add_review (fixture, &FILED);
    return test_find_id (fixture->store, "R1");
}

static AmendsContactLimits *
get_limits (gint64 now, GTimeZone *zone G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    AmendsContactLimit limit = { .max_stars = 3,
                                 .ordered_since = now - 365 * TEST_DAY,
                                 .ordered_until = now + TEST_DAY };
    AmendsContactLimits limits = { &limit, 1 };

    return amends_contact_limits_copy (&limits);
}

static gint64
count_contactable (StoreFixture *fixture)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    query->contactable = AMENDS_TRI_YES;
    return test_count (fixture->store, query);
}

static void
assert_candidates_are_right (StoreFixture *fixture)
{
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsDb *db = amends_db_open (path, AMENDS_DB_WRITE, &error);
    gboolean right = FALSE;

    g_assert_no_error (error);
    amends_contact_candidates_are_right (db, &right, &error);
    g_assert_no_error (error);
    g_assert_true (right);
    amends_db_close (db);
}

static void
test_kept (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsStatedFacts facts = make_facts ();
    gint64 review = add_filed (fixture);
    AmendsActionResult what = state (fixture, review, &facts);
    g_autoptr (AmendsReviewDetail) detail = NULL;

    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_STATED);
    g_assert_cmpint (what.n_changed, ==, 1);
    store_fixture_reopen (fixture);
    detail = test_detail (fixture->store, review, NULL);
    g_assert_nonnull (detail->stated);
    g_assert_true (amends_stated_facts_are_equal (detail->stated, &facts));
    g_assert_cmpint (detail->stated->stated_at, ==, TEST_NOW);
    g_assert_null (detail->order);
    g_assert_cmpint (detail->review->verified, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpuint (detail->events->len, ==, 1);
    g_assert_cmpint (((const AmendsEvent *) detail->events->pdata[0])->kind, ==, AMENDS_EVENT_STATED);
}

static void
test_said_twice (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsStatedFacts nothing = AMENDS_STATED_FACTS_NONE;
    AmendsStatedFacts facts = make_facts ();
    gint64 review = add_filed (fixture);
    g_autoptr (GPtrArray) events = NULL;

    g_assert_cmpint (state (fixture, review, &nothing).event_id, ==, 0);
    g_assert_cmpint (state (fixture, review, &facts).event_id, !=, 0);
    g_assert_cmpint (state (fixture, review, &facts).event_id, ==, 0);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 1);
}

static void
test_taken_back (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsStatedFacts nothing = AMENDS_STATED_FACTS_NONE;
    AmendsStatedFacts facts = make_facts ();
    gint64 review = add_filed (fixture);
    g_autoptr (AmendsReviewDetail) detail = NULL;

    state (fixture, review, &facts);
    state (fixture, review, &nothing);
    detail = test_detail (fixture->store, review, NULL);
    g_assert_null (detail->stated);
    g_assert_cmpuint (detail->events->len, ==, 2);
    assert_candidates_are_right (fixture);
}

static void
test_undone (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsStatedFacts facts = make_facts (), others = make_facts ();
    gint64 review = add_filed (fixture);
    AmendsActionResult what;

    others.consent = AMENDS_TRI_NO;
    others.order_id = NULL;
    state (fixture, review, &facts);
    state (fixture, review, &others);
    for (guint round = 0; round < 2; round++) {
        g_autoptr (AmendsReviewDetail) first = NULL;
        g_autoptr (AmendsReviewDetail) none = NULL;
        g_autoptr (AmendsReviewDetail) second = NULL;

        g_assert_true (test_undo (fixture->store, &what, NULL));
        g_assert_cmpint (what.kind, ==, AMENDS_EVENT_STATED);
        first = test_detail (fixture->store, review, NULL);
        g_assert_true (amends_stated_facts_are_equal (first->stated, &facts));
        g_assert_true (test_undo (fixture->store, &what, NULL));
        none = test_detail (fixture->store, review, NULL);
        g_assert_null (none->stated);
        assert_candidates_are_right (fixture);
        g_assert_true (test_redo (fixture->store, &what, NULL));
        g_assert_true (test_redo (fixture->store, &what, NULL));
        second = test_detail (fixture->store, review, NULL);
        g_assert_true (amends_stated_facts_are_equal (second->stated, &others));
    }
    assert_candidates_are_right (fixture);
}

/* The order of a stated number may be known to the source: then that is the order, and its facts come first. */
static void
test_number_finds_the_order (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsStatedFacts facts = make_facts ();
    gint64 review = add_filed (fixture);
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (AmendsReviewDetail) detail = NULL;

    state (fixture, review, &facts);
    g_ptr_array_add (batch->orders, amends_order_new (&(AmendsOrder) { .external_id = "O-1",
                                                                       .marketplace = "SE",
                                                                       .ordered_at = TEST_NOW - 3 * TEST_DAY,
                                                                       .seller_of_record = AMENDS_TRI_UNKNOWN,
                                                                       .digital_subscription = AMENDS_TRI_NO,
                                                                       .consent = AMENDS_TRI_NO }));
    test_apply_ok (fixture, batch);
    detail = test_detail (fixture->store, review, NULL);
    g_assert_nonnull (detail->order);
    g_assert_cmpint (detail->order->consent, ==, AMENDS_TRI_NO);
    assert_candidates_are_right (fixture);
}

/* The row says the same as the filter. */
static void
assert_contactable (StoreFixture *fixture, gint64 review, gboolean expected)
{
    g_autoptr (AmendsReviewDetail) detail = test_detail (fixture->store, review, NULL);

    g_assert_cmpint (count_contactable (fixture), ==, expected ? 1 : 0);
    g_assert_cmpint (detail->review->contactable, ==, expected);
}

/* What is stated makes a candidate, together with the roles; a source that says otherwise, or a better review, ends it. */
static void
test_can_be_contacted (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsStatedFacts facts = make_facts ();
    AmendsReview better = FILED;
    gint64 review;

    amends_store_set_contact_limits_func (fixture->store, get_limits, NULL, NULL);
    review = add_filed (fixture);
    assert_contactable (fixture, review, FALSE);
    state (fixture, review, &facts);
    assert_contactable (fixture, review, FALSE);
    g_assert_true (state_roles (fixture->store, fixture->account_id, AMENDS_TRI_YES, AMENDS_TRI_YES, NULL, NULL));
    assert_contactable (fixture, review, TRUE);
    better.stars = 5;
    test_add_review (fixture, &better);
    assert_contactable (fixture, review, FALSE);
    assert_candidates_are_right (fixture);
    test_add_review (fixture, &FILED);
    assert_contactable (fixture, review, TRUE);
    better = FILED;
    better.verified = AMENDS_TRI_NO;
    test_add_review (fixture, &better);
    assert_contactable (fixture, review, FALSE);
    assert_candidates_are_right (fixture);
}

static const AmendsAccount *
get_account (GPtrArray *accounts, gint64 id)
{
    for (guint i = 0; i < accounts->len; i++)
        if (((const AmendsAccount *) accounts->pdata[i])->id == id)
            return accounts->pdata[i];
    g_assert_not_reached ();
}

static void
test_roles (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) before = NULL;
    g_autoptr (GPtrArray) after = NULL;
    g_autoptr (GPtrArray) events = NULL;
    const AmendsAccount *account;
    AmendsActionResult what;

    fixture->changes = 0;
    g_assert_true (state_roles (fixture->store, fixture->account_id, AMENDS_TRI_YES, AMENDS_TRI_UNKNOWN, &what, NULL));
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_ROLES);
    g_assert_cmpuint (fixture->changes & AMENDS_STORE_CHANGE_ACCOUNTS, !=, 0);
    before = test_list_accounts (fixture->store);
    account = get_account (before, fixture->account_id);
    g_assert_cmpint (account->professional, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (account->stated_professional, ==, AMENDS_TRI_YES);
    g_assert_cmpint (account->stated_brand_representative, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (account->stated_at, ==, TEST_NOW);
    /* Said anew instead of undone. */
    g_assert_false (test_undo_state (fixture->store).can_undo);
    g_assert_true (state_roles (fixture->store, fixture->account_id, AMENDS_TRI_YES, AMENDS_TRI_UNKNOWN, &what, NULL));
    g_assert_cmpint (what.event_id, ==, 0);
    g_assert_true (
        state_roles (fixture->store, fixture->account_id, AMENDS_TRI_UNKNOWN, AMENDS_TRI_UNKNOWN, NULL, NULL));
    after = test_list_accounts (fixture->store);
    g_assert_cmpint (get_account (after, fixture->account_id)->stated_at, ==, 0);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 2);
    g_assert_cmpuint (((const AmendsEvent *) events->pdata[0])->n_reviews, ==, 0);
}

/* To save what a source tells of the account does not touch what the person said. */
static void
test_roles_survive_a_save (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) before = NULL;
    g_autoptr (GPtrArray) after = NULL;

    g_assert_true (state_roles (fixture->store, fixture->account_id, AMENDS_TRI_YES, AMENDS_TRI_YES, NULL, NULL));
    before = test_list_accounts (fixture->store);
    test_save_account (fixture->store, get_account (before, fixture->account_id), NULL);
    after = test_list_accounts (fixture->store);
    g_assert_cmpint (get_account (after, fixture->account_id)->stated_brand_representative, ==, AMENDS_TRI_YES);
    g_assert_cmpint (get_account (after, fixture->account_id)->brand_representative, ==, AMENDS_TRI_UNKNOWN);
}

static void
test_goes_with_the_account (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsStatedFacts facts = make_facts ();
    gint64 review = add_filed (fixture);
    g_autoptr (GPtrArray) events = NULL;
    g_autofree char *problems = NULL;

    state (fixture, review, &facts);
    state_roles (fixture->store, fixture->account_id, AMENDS_TRI_YES, AMENDS_TRI_YES, NULL, NULL);
    g_assert_true (test_remove_account (fixture->store, fixture->account_id, NULL));
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 0);
    problems = test_check (fixture->store);
    g_assert_cmpstr (problems, ==, "");
}

static void
test_of_none (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) no_review = NULL;
    g_autoptr (GError) no_account = NULL;
    AmendsStatedFacts facts = make_facts ();

    amends_store_state_facts_async (fixture->store, 4711, &facts, NULL, amends_await_cb, &await);
    g_assert_false (amends_store_action_finish (fixture->store, amends_await (&await), NULL, &no_review));
    g_assert_error (no_review, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    g_assert_false (state_roles (fixture->store, 4711, AMENDS_TRI_YES, AMENDS_TRI_YES, NULL, &no_account));
    g_assert_error (no_account, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static void
add (const char *path, void (*func) (StoreFixture *fixture, gconstpointer data))
{
    g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    add ("/store-stated/kept", test_kept);
    add ("/store-stated/said-twice", test_said_twice);
    add ("/store-stated/taken-back", test_taken_back);
    add ("/store-stated/undone", test_undone);
    add ("/store-stated/number-finds-the-order", test_number_finds_the_order);
    add ("/store-stated/can-be-contacted", test_can_be_contacted);
    add ("/store-stated/roles", test_roles);
    add ("/store-stated/roles-survive-a-save", test_roles_survive_a_save);
    add ("/store-stated/goes-with-the-account", test_goes_with_the_account);
    add ("/store-stated/of-none", test_of_none);
    return g_test_run ();
}
