/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-candidates.h"
#include "amends-contact-rules.h"
#include "amends-migrations.h"
#include "amends-query-language.h"
#include "amends-store-stated.h"
#include "store-fixture.h"

/*
 * Who can be contacted: what the store finds, counts and orders by its table of candidates is compared with what the rules decide about each review, on
 * random reviews, orders, accounts and contacts that come, change and go. GLib prints the seed; --seed repeats a run.
 */

#define N_REVIEWS 300
#define N_ROUNDS 4
#define N_QUERIES 60

typedef struct {
    StoreFixture store;
    gint64 accounts[3];
    guint n_contacts;
} Fixture;

static gboolean
chance (int percent)
{
    return g_test_rand_int_range (0, 100) < percent;
}

/* One account may contact, one may not, of one it is not known. */
static void
set_up (Fixture *self, gconstpointer data)
{
    static const AmendsTri ROLES[] = { AMENDS_TRI_YES, AMENDS_TRI_NO, AMENDS_TRI_UNKNOWN };

    store_fixture_set_up (&self->store, data);
    for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++) {
        g_autofree char *url = g_strdup_printf ("https://shop%u.example/feed", i);
        g_autoptr (GError) error = NULL;

        self->accounts[i] = test_save_account (self->store.store,
                                               &(AmendsAccount) { .kind = "feed",
                                                                  .base_url = url,
                                                                  .professional = AMENDS_TRI_YES,
                                                                  .brand_owner = AMENDS_TRI_UNKNOWN,
                                                                  .brand_representative = ROLES[i],
                                                                  .may_view = AMENDS_TRI_UNKNOWN,
                                                                  .may_edit = AMENDS_TRI_UNKNOWN },
                                               &error);
        g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
    store_fixture_tear_down (&self->store, data);
}

static AmendsTri
mostly (AmendsTri usual)
{
    return chance (85) ? usual : (AmendsTri) g_test_rand_int_range (-1, 2);
}

static AmendsReview *
make_review (guint number)
{
    static const char *const MARKETPLACES[] = { "SE", "PL", "DE", "" };
    g_autofree char *id = g_strdup_printf ("R%u", number);
    g_autofree char *order = g_strdup_printf ("O%u", number / 2);

    return amends_review_new (&(AmendsReview) {
        .external_id = id,
        .marketplace = MARKETPLACES[g_test_rand_int_range (0, G_N_ELEMENTS (MARKETPLACES))],
        .product_id = chance (50) ? "B1" : "B2",
        .brand = chance (50) ? "Ljus" : NULL,
        .stars = g_test_rand_int_range (1, 6),
        .title = chance (50) ? "Lampa trasig" : "Bra lampa",
        .language = chance (50) ? "sv" : "pl",
        .published_at = TEST_NOW - g_test_rand_int_range (0, 400 * TEST_DAY),
        .verified = mostly (AMENDS_TRI_YES),
        .order_id = chance (90) ? order : NULL,
    });
}

static AmendsOrder *
make_order (guint number)
{
    g_autofree char *id = g_strdup_printf ("O%u", number);
    int age = g_test_rand_int_range (-3, 400);

    return amends_order_new (&(AmendsOrder) {
        .external_id = id,
        .marketplace = "SE",
        .ordered_at = chance (5) ? 0 : TEST_NOW - age * TEST_DAY + g_test_rand_int_range (0, TEST_DAY),
        .seller_of_record = mostly (AMENDS_TRI_YES),
        .digital_subscription = mostly (AMENDS_TRI_NO),
        .consent = mostly (AMENDS_TRI_YES),
    });
}

/* Orders before, after, or in the batch of their reviews; each time others. */
static void
stir_batches (Fixture *fixture, int percent)
{
    for (guint account = 0; account < G_N_ELEMENTS (fixture->accounts); account++) {
        AmendsBatch *batch = amends_batch_new ();
        g_autoptr (GError) error = NULL;

        for (guint i = account; i < N_REVIEWS; i += 3) {
            if (chance (percent))
                g_ptr_array_add (batch->reviews, make_review (i));
            if (chance (percent))
                g_ptr_array_add (batch->orders, make_order (i / 2));
            if (chance (percent / 10))
                g_ptr_array_add (batch->removed, g_strdup_printf ("R%u", i));
        }
        test_apply (fixture->store.store, fixture->accounts[account], batch, NULL, &error);
        g_assert_no_error (error);
    }
}

/* What the person says of some, often of what the source leaves open. */
static void
stir_statements (Fixture *fixture, int n)
{
    for (int i = 0; i < n; i++) {
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
        g_autofree char *order = g_strdup_printf ("O%d", g_test_rand_int_range (0, N_REVIEWS / 2));
        AmendsStatedFacts facts = { .order_id = chance (50) ? order : NULL,
                                    .ordered_at =
                                        chance (80) ? TEST_NOW - g_test_rand_int_range (-2, 400) * TEST_DAY : 0,
                                    .verified = mostly (AMENDS_TRI_YES),
                                    .seller_of_record = mostly (AMENDS_TRI_YES),
                                    .digital_subscription = mostly (AMENDS_TRI_NO),
                                    .consent = mostly (AMENDS_TRI_YES) };
        const AmendsStatedFacts nothing = AMENDS_STATED_FACTS_NONE;
        g_autoptr (GError) error = NULL;

        amends_store_state_facts_async (fixture->store.store, g_test_rand_int_range (1, N_REVIEWS + 1),
                                        chance (80) ? &facts : &nothing, NULL, amends_await_cb, &await);
        amends_store_action_finish (fixture->store.store, amends_await (&await), NULL, &error);
        if (!g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND))
            g_assert_no_error (error);
    }
}

static void
stir_roles (Fixture *fixture)
{
    for (guint i = 0; i < G_N_ELEMENTS (fixture->accounts); i++) {
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
        g_autoptr (GError) error = NULL;

        amends_store_state_roles_async (fixture->store.store, fixture->accounts[i],
                                        (AmendsTri) g_test_rand_int_range (-1, 2),
                                        (AmendsTri) g_test_rand_int_range (-1, 2), NULL, amends_await_cb, &await);
        amends_store_action_finish (fixture->store.store, amends_await (&await), NULL, &error);
        g_assert_no_error (error);
    }
}

static AmendsDb *
open_file (Fixture *fixture)
{
    g_autofree char *path = g_build_filename (fixture->store.folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsDb *db = amends_db_open (path, AMENDS_DB_WRITE, &error);

    g_assert_no_error (error);
    return db;
}

static void
run (AmendsDb *db, const char *sql)
{
    g_autoptr (GError) error = NULL;

    amends_db_run (db, sql, &error);
    g_assert_no_error (error);
}

/* What the outbox does to its table, by statements of the test's own; a review has at most one contact that counts. */
static void
stir_contacts (Fixture *fixture, int n)
{
    static const char *const ERRORS[] = {
        "NULL", "'offline'", "'already-contacted'", "'not-eligible:consent'", "'not-eligible'", "'not-eligible:weather'"
    };
    g_autoptr (AmendsDb) db = open_file (fixture);

    for (int i = 0; i < n; i++) {
        int state = g_test_rand_int_range (1, 8);
        const char *failure = state == 4 ? ERRORS[g_test_rand_int_range (0, G_N_ELEMENTS (ERRORS))] : "NULL";
        g_autofree char *add = g_strdup_printf (
            "INSERT OR IGNORE INTO contact (account_id, review_id, reason, state, key, created_at, not_before, sent_at, error) "
            "SELECT account_id, id, 1, %d, 'k%u', 1, 1, %d, %s FROM review WHERE id = %d",
            state, fixture->n_contacts++, state == AMENDS_CONTACT_SENT, failure,
            g_test_rand_int_range (1, N_REVIEWS + 1));
        g_autofree char *move =
            g_strdup_printf ("UPDATE OR IGNORE contact SET state = %d, sent_at = %d, error = %s WHERE id = %d", state,
                             state == AMENDS_CONTACT_SENT, failure, g_test_rand_int_range (1, 2 * n));

        run (db, chance (60) ? add : move);
    }
}

static AmendsContact *
load_contact (AmendsDb *db, gint64 review_id)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStatement) row = amends_db_prepare (
        db, "SELECT state, error FROM contact WHERE review_id = ? ORDER BY state NOT IN (4, 7) DESC, id DESC LIMIT 1",
        &error);

    g_assert_no_error (error);
    amends_statement_bind_int (row, 1, review_id);
    if (amends_statement_step (row, &error) != AMENDS_STEP_ROW)
        return NULL;
    return amends_contact_new (&(AmendsContact) { .key = "k",
                                                  .review_id = review_id,
                                                  .reason = AMENDS_CONTACT_COURTESY_REFUND,
                                                  .state = (AmendsContactState) amends_statement_get_int (row, 0),
                                                  .error = amends_statement_get_text (row, 1) });
}

/* One review as the rules see it. */
typedef struct {
    AmendsReview *review;
    gint64 ordered_at;
    gboolean eligible;
} Judged;

static void
free_judged (gpointer data)
{
    Judged *judged = data;

    amends_review_unref (judged->review);
    g_free (judged);
}

static const AmendsAccount *
find_account (GPtrArray *accounts, gint64 id)
{
    for (guint i = 0; i < accounts->len; i++) {
        const AmendsAccount *account = accounts->pdata[i];

        if (account->id == id)
            return account;
    }
    g_assert_not_reached ();
}

static GPtrArray *
judge_all (Fixture *fixture, GTimeZone *zone)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (GArray) ids = test_find_ids (fixture->store.store, all, 0);
    g_autoptr (GPtrArray) accounts = test_list_accounts (fixture->store.store);
    g_autoptr (AmendsDb) db = open_file (fixture);
    GPtrArray *judged = g_ptr_array_new_with_free_func (free_judged);

    for (guint i = 0; i < ids->len; i++) {
        gint64 id = g_array_index (ids, gint64, i);
        g_autoptr (AmendsReviewDetail) detail = test_detail (fixture->store.store, id, NULL);
        g_autoptr (AmendsContact) contact = load_contact (db, id);
        g_autoptr (AmendsContactDecision) decision = amends_contact_rules_decide (
            amends_rule_packs_get_default (), detail->review, detail->order, detail->stated,
            find_account (accounts, detail->review->account_id), contact, TEST_NOW, zone);
        Judged *one = g_new (Judged, 1);

        *one =
            (Judged) { amends_review_ref (detail->review),
                       amends_known_facts_join (detail->review, detail->order, detail->stated, NULL).ordered_at.value,
                       decision->eligible };
        g_ptr_array_add (judged, one);
    }
    return judged;
}

static const char *const TEXTS[] = {
    "",          "stars:1",     "stars:2,3",  "brand:Ljus", "marketplace:SE", "marketplace:PL,DE",
    "lang:sv",   "is:verified", "product:B1", "period:90d", "trasig",         "-trasig",
    "bra lampa", "is:gone",     "is:present", "is:open",    "is:done",        "stars:5",
};

static gboolean
contains (GArray *ids, gint64 id)
{
    for (guint i = 0; i < ids->len; i++) {
        if (g_array_index (ids, gint64, i) == id)
            return TRUE;
    }
    return FALSE;
}

typedef struct {
    AmendsTri contactable;
    AmendsReviewOrder order;
} Wanted;

static int
compare_judged (gconstpointer first, gconstpointer second, gpointer user_data)
{
    const Judged *a = *(const Judged *const *) first, *b = *(const Judged *const *) second;
    const Wanted *wanted = user_data;

    if (wanted->order == AMENDS_ORDER_CONTACT_ENDS) {
        if (a->eligible != b->eligible)
            return a->eligible ? -1 : 1;
        if (a->eligible && a->ordered_at != b->ordered_at)
            return a->ordered_at < b->ordered_at ? -1 : 1;
    }
    if (a->review->published_at != b->review->published_at)
        return a->review->published_at > b->review->published_at ? -1 : 1;
    return a->review->id > b->review->id ? -1 : 1;
}

/* Those of @judged that also match the rest of the query, which the other tests of queries look at. */
static GPtrArray *
find_plainly (GPtrArray *judged, GArray *rest, Wanted *wanted)
{
    GPtrArray *found = g_ptr_array_new ();

    for (guint i = 0; i < judged->len; i++) {
        const Judged *one = judged->pdata[i];

        if (contains (rest, one->review->id) &&
            (wanted->contactable == AMENDS_TRI_UNKNOWN || (wanted->contactable == AMENDS_TRI_YES) == one->eligible))
            g_ptr_array_add (found, judged->pdata[i]);
    }
    g_ptr_array_sort_with_data (found, compare_judged, wanted);
    return found;
}

static void
assert_ids (AmendsStore *store, const AmendsReviewQuery *query, GPtrArray *expected)
{
    static const guint LIMITS[] = { 0, 1, 7, 100 };

    for (guint l = 0; l < G_N_ELEMENTS (LIMITS); l++) {
        g_autoptr (GArray) ids = test_find_ids (store, query, LIMITS[l]);

        g_assert_cmpuint (ids->len, ==, LIMITS[l] == 0 ? expected->len : MIN (LIMITS[l], expected->len));
        for (guint i = 0; i < ids->len; i++)
            g_assert_cmpint (g_array_index (ids, gint64, i), ==, ((const Judged *) expected->pdata[i])->review->id);
    }
}

static void
assert_query (Fixture *fixture, GPtrArray *judged, const char *text, Wanted *wanted, GTimeZone *zone)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, zone, NULL);
    g_autoptr (AmendsContactLimits) limits =
        amends_contact_rules_get_limits (amends_rule_packs_get_default (), TEST_NOW, zone);
    g_autoptr (GArray) rest = test_find_ids (fixture->store.store, query, 0);
    g_autoptr (GPtrArray) expected = find_plainly (judged, rest, wanted);
    Wanted contactable = { AMENDS_TRI_YES, AMENDS_ORDER_NEWEST };
    g_autoptr (GPtrArray) expected_contactable = find_plainly (judged, rest, &contactable);
    g_autoptr (AmendsFacets) facets = NULL;

    query->contactable = wanted->contactable;
    query->order = wanted->order;
    amends_review_query_set_contact_limits (query, limits);
    g_test_message ("%s contactable %d order %u: %u of %u", text, wanted->contactable, wanted->order, expected->len,
                    rest->len);
    assert_ids (fixture->store.store, query, expected);
    facets = test_facets (fixture->store.store, query);
    g_assert_cmpuint (facets->total, ==, expected->len);
    g_assert_cmpuint (facets->contactable, ==, expected_contactable->len);
    g_assert_cmpint (test_count (fixture->store.store, query), ==, expected->len);
}

static void
test_is_what_the_rules_decide (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Stockholm");
    guint n_eligible = 0;

    for (int round = 0; round < N_ROUNDS; round++) {
        g_autoptr (GPtrArray) judged = NULL;
        g_autofree char *problems = NULL;

        stir_batches (fixture, round == 0 ? 90 : 25);
        stir_contacts (fixture, 40);
        stir_statements (fixture, 60);
        stir_roles (fixture);
        problems = test_check (fixture->store.store);
        g_assert_cmpstr (problems, ==, "");
        judged = judge_all (fixture, zone);
        for (guint i = 0; i < judged->len; i++)
            n_eligible += ((const Judged *) judged->pdata[i])->eligible;
        for (int i = 0; i < N_QUERIES; i++) {
            Wanted wanted = { (AmendsTri) g_test_rand_int_range (-1, 2),
                              chance (50) ? AMENDS_ORDER_CONTACT_ENDS : AMENDS_ORDER_NEWEST };

            assert_query (fixture, judged, TEXTS[g_test_rand_int_range (0, G_N_ELEMENTS (TEXTS))], &wanted, zone);
        }
    }
    /* Enough of them that the comparison says something. */
    g_assert_cmpuint (n_eligible, >, 20);
}

/* Without limits nobody knows who can be contacted: unknown is not yes. */
static void
test_no_limits (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (AmendsFacets) facets = NULL;

    stir_batches (fixture, 100);
    facets = test_facets (fixture->store.store, query);
    g_assert_cmpuint (facets->contactable, ==, 0);
    query->contactable = AMENDS_TRI_YES;
    g_assert_cmpint (test_count (fixture->store.store, query), ==, 0);
    query->contactable = AMENDS_TRI_NO;
    g_assert_cmpint (test_count (fixture->store.store, query), ==, (gint64) facets->total);
}

/* "Mark all as done" under the filter marks what the filter shows. */
static void
test_action_on_query (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (AmendsContactLimits) limits =
        amends_contact_rules_get_limits (amends_rule_packs_get_default (), TEST_NOW, zone);
    gint64 n;

    stir_batches (fixture, 100);
    amends_review_query_set_contact_limits (query, limits);
    query->contactable = AMENDS_TRI_YES;
    query->done = AMENDS_DONE_OPEN;
    n = test_count (fixture->store.store, query);
    g_assert_cmpint (n, >, 0);
    g_assert_cmpint (test_set_query_done (fixture->store.store, query, TRUE).n_changed, ==, n);
    g_assert_cmpint (test_count (fixture->store.store, query), ==, 0);
}

static void
test_damage_is_seen (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const DAMAGE[] = {
        "DELETE FROM contact_candidate WHERE review_id = (SELECT min (review_id) FROM contact_candidate)",
        "UPDATE contact_candidate SET ordered_at = ordered_at + 1",
        "INSERT INTO contact_candidate SELECT id, 5 FROM review WHERE stars = 5 LIMIT 1",
    };

    stir_batches (fixture, 100);
    for (guint i = 0; i < G_N_ELEMENTS (DAMAGE); i++) {
        g_autoptr (AmendsDb) db = open_file (fixture);
        g_autofree char *problems = NULL;

        run (db, DAMAGE[i]);
        problems = test_check (fixture->store.store);
        g_assert_true (g_str_has_prefix (problems, "“Can be contacted” does not show"));
        run (db, "DELETE FROM contact_candidate; "
                 "INSERT INTO contact_candidate SELECT * FROM contact_candidate_wanted");
    }
}

/* An order alone, that arrives later, is told to those who show reviews. */
static void
test_order_changes_rows (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (GError) error = NULL;

    fixture->store.changes = 0;
    g_ptr_array_add (batch->orders, make_order (1));
    test_apply (fixture->store.store, fixture->accounts[0], batch, NULL, &error);
    g_assert_no_error (error);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_cmpuint (fixture->store.changes & AMENDS_STORE_CHANGE_ROWS, !=, 0);
}

/* A file of version 1 has its candidates after the step to version 2. */
static void
test_old_file (void)
{
    static const char SQL[] =
        "INSERT INTO account (id, kind, professional, brand_owner, brand_representative, may_view, may_edit) "
        "VALUES (1, 'feed', 1, 1, 1, 1, 1); INSERT INTO language VALUES (1, 'sv');"
        "INSERT INTO item VALUES (1, 1, 'B1', 'SE', '', '', '', '', '', '');"
        "INSERT INTO review (id, account_id, external_id, item_id, language_id, stars, traits, helpful, published_at, "
        "updated_at, first_seen_at, version_at, gone_at) VALUES (1, 1, 'R1', 1, 1, 2, 2, 0, 9, 0, 9, 9, 0), "
        "(2, 1, 'R2', 1, 1, 2, 1, 0, 9, 0, 9, 9, 0), (3, 1, 'R3', 1, 1, 2, 2, 0, 9, 0, 9, 9, 8);"
        "INSERT INTO review_text (review_id, order_id) VALUES (1, 'O1'), (2, 'O1'), (3, 'O1');"
        "INSERT INTO order_fact VALUES (1, 'O1', 'SE', NULL, 7, 1, 0, 1, NULL, 0, NULL);";
    g_autofree char *folder = test_make_folder ();
    g_autofree char *path = g_build_filename (folder, "x.db", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsDb) db = amends_db_open (path, AMENDS_DB_CREATE, &error);
    gint64 sum = 0;
    gboolean right = FALSE;

    g_assert_no_error (error);
    amends_migrations_run (db, amends_migrations_load, 1, NULL, &error);
    g_assert_no_error (error);
    run (db, SQL);
    amends_migrations_run (db, amends_migrations_load, amends_migrations_get_latest (), NULL, &error);
    g_assert_no_error (error);
    amends_db_get_int (db, "SELECT sum (review_id * 100 + ordered_at) FROM contact_candidate", &sum, &error);
    g_assert_cmpint (sum, ==, 107);
    g_assert_true (amends_contact_candidates_are_right (db, &right, &error));
    g_assert_true (right);
    g_clear_pointer (&db, amends_db_close);
    test_remove_folder (folder);
}

static void
test_may_hold (void)
{
    AmendsReview good = { .external_id = "R", .stars = 4, .verified = AMENDS_TRI_YES, .order_id = "O" };
    AmendsReview five = good, unverified = good, no_order = good, empty_order = good;

    five.stars = 5;
    unverified.verified = AMENDS_TRI_UNKNOWN;
    no_order.order_id = NULL;
    empty_order.order_id = "";
    g_assert_true (amends_contact_candidates_may_hold (&good));
    g_assert_false (amends_contact_candidates_may_hold (&five));
    g_assert_false (amends_contact_candidates_may_hold (&unverified));
    g_assert_false (amends_contact_candidates_may_hold (&no_order));
    g_assert_false (amends_contact_candidates_may_hold (&empty_order));
}

static void
add (const char *path, void (*func) (Fixture *fixture, gconstpointer data))
{
    g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    add ("/contact-candidates/is-what-the-rules-decide", test_is_what_the_rules_decide);
    add ("/contact-candidates/no-limits", test_no_limits);
    add ("/contact-candidates/action-on-query", test_action_on_query);
    add ("/contact-candidates/damage-is-seen", test_damage_is_seen);
    add ("/contact-candidates/order-changes-rows", test_order_changes_rows);
    g_test_add_func ("/contact-candidates/old-file", test_old_file);
    g_test_add_func ("/contact-candidates/may-hold", test_may_hold);
    return g_test_run ();
}
