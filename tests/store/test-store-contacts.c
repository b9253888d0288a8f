/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db.h"
#include "contact-calls.h"

static void
assert_well (AmendsStore *store)
{
    g_autofree char *problems = test_check (store);

    g_assert_cmpstr (problems, ==, "");
}

static guint
take_changes (StoreFixture *fixture)
{
    guint changes;

    while (g_main_context_iteration (NULL, FALSE))
        ;
    changes = fixture->changes;
    fixture->changes = 0;
    return changes;
}

static void
test_add_many (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_auto (AmendsContactsAdded) added = { 0 };
    g_autoptr (GPtrArray) contacts = NULL;
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    const AmendsContact *first, *second;
    AmendsContactDraft drafts[3];

    for (int i = 0; i < 3; i++)
        drafts[i] = (AmendsContactDraft) { test_add_reviewed_order (fixture, i), AMENDS_CONTACT_CUSTOMER_SUPPORT,
                                           "se 1", NULL, 0 };
    drafts[0].reason = AMENDS_CONTACT_COURTESY_REFUND;
    drafts[0].currency = "SEK";
    drafts[0].amount_minor = 19900;
    drafts[2].review_id = drafts[1].review_id;
    take_changes (fixture);
    amends_store_add_contacts_async (fixture->store, drafts, 3, TEST_NOW + 10, FALSE, NULL, amends_await_cb, &await);
    g_assert_true (amends_store_add_contacts_finish (fixture->store, amends_await (&await), &added, &error));
    g_assert_no_error (error);
    g_assert_cmphex (take_changes (fixture), ==,
                     AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_UNDO);
    g_assert_cmpuint (added.ids->len, ==, 3);
    g_assert_cmpint (g_array_index (added.ids, gint64, 0), !=, 0);
    g_assert_cmpint (g_array_index (added.ids, gint64, 2), ==, 0);
    contacts = test_list_contacts (fixture->store, 0, TRUE);
    g_assert_cmpuint (contacts->len, ==, 2);
    second = contacts->pdata[0];
    first = contacts->pdata[1];
    g_assert_cmpint (first->id, ==, g_array_index (added.ids, gint64, 0));
    g_assert_cmpint (first->state, ==, AMENDS_CONTACT_WAITING);
    g_assert_cmpint (first->created_at, ==, TEST_NOW);
    g_assert_cmpint (first->not_before, ==, TEST_NOW + 10);
    g_assert_cmpstr (first->rule_pack, ==, "se 1");
    g_assert_cmpstr (first->currency, ==, "SEK");
    g_assert_cmpint (first->amount_minor, ==, 19900);
    g_assert_cmpstr (first->key, !=, second->key);
    g_assert_cmpuint (strlen (first->key), >=, 8);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 1);
    g_assert_cmpint (((const AmendsEvent *) events->pdata[0])->kind, ==, AMENDS_EVENT_CONTACT);
    g_assert_cmpuint (((const AmendsEvent *) events->pdata[0])->n_reviews, ==, 2);
    assert_well (fixture->store);
}

static void
test_one_that_counts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 review = test_add_reviewed_order (fixture, 0);
    gint64 event_id = -1;
    gint64 first = test_add_contact (fixture, review, 10, NULL);

    g_assert_cmpint (first, !=, 0);
    take_changes (fixture);
    g_assert_cmpint (test_add_contact (fixture, review, 10, &event_id), ==, 0);
    g_assert_cmpint (event_id, ==, 0);
    g_assert_cmphex (take_changes (fixture), ==, 0);
    g_assert_true (test_change_contact (fixture->store, first, AMENDS_CONTACT_CHANGE_CANCEL, NULL));
    g_assert_cmpint (test_add_contact (fixture, review, 10, NULL), !=, 0);
    assert_well (fixture->store);
}

static void
test_unknown_review (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsContactDraft drafts[] = {
        { test_add_reviewed_order (fixture, 0), AMENDS_CONTACT_CUSTOMER_SUPPORT, NULL, NULL, 0 },
        { 4711, AMENDS_CONTACT_CUSTOMER_SUPPORT, NULL, NULL, 0 },
    };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) contacts = NULL;
    g_autoptr (GError) error = NULL;

    amends_store_add_contacts_async (fixture->store, drafts, 2, TEST_NOW, FALSE, NULL, amends_await_cb, &await);
    g_assert_false (amends_store_add_contacts_finish (fixture->store, amends_await (&await), NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    contacts = test_list_contacts (fixture->store, 0, FALSE);
    g_assert_cmpuint (contacts->len, ==, 0);
}

/* Undo takes back those that still wait, once; redo sends nothing. */
static void
test_undo_cancels (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) again = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);
    gint64 mark = test_set_done (fixture->store, &review, 1, TRUE).event_id;
    AmendsActionResult what;
    gint64 event_id;
    gint64 id = test_add_contact (fixture, review, 10, &event_id);

    g_assert_cmpint (test_undo_state (fixture->store).undo.kind, ==, AMENDS_EVENT_CONTACT);
    take_changes (fixture);
    g_assert_true (test_undo_event (fixture->store, event_id, &what, NULL));
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_CONTACT);
    g_assert_cmpuint (what.n_changed, ==, 1);
    g_assert_cmphex (take_changes (fixture) & AMENDS_STORE_CHANGE_CONTACTS, !=, 0);
    test_assert_state (fixture->store, id, AMENDS_CONTACT_CANCELLED);
    g_assert_false (test_undo_event (fixture->store, event_id, NULL, &again));
    g_assert_error (again, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
    g_assert_false (test_undo_state (fixture->store).can_redo);
    g_assert_cmpint (test_undo_state (fixture->store).undo.event_id, ==, mark);
    assert_well (fixture->store);
}

static void
test_undo_comes_too_late (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsContact) claimed = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);
    gboolean must_ask;
    gint64 event_id;
    gint64 id = test_add_contact (fixture, review, 0, &event_id);

    claimed = test_claim (fixture->store, &must_ask);
    g_assert_cmpint (claimed->id, ==, id);
    g_assert_false (test_undo_state (fixture->store).can_undo);
    g_assert_false (test_undo_event (fixture->store, event_id, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    test_assert_state (fixture->store, id, AMENDS_CONTACT_SENDING);
}

/* Of several, only those go that still wait. */
static void
test_undo_of_some (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_auto (AmendsContactsAdded) added = { 0 };
    g_autoptr (AmendsContact) claimed = NULL;
    AmendsContactDraft drafts[2];
    AmendsActionResult what;
    gboolean must_ask;

    for (int i = 0; i < 2; i++)
        drafts[i] = (AmendsContactDraft) { test_add_reviewed_order (fixture, i), AMENDS_CONTACT_CUSTOMER_SUPPORT, NULL,
                                           NULL, 0 };
    amends_store_add_contacts_async (fixture->store, drafts, 2, TEST_NOW, FALSE, NULL, amends_await_cb, &await);
    amends_store_add_contacts_finish (fixture->store, amends_await (&await), &added, NULL);
    claimed = test_claim (fixture->store, &must_ask);
    g_assert_true (test_undo_event (fixture->store, added.event_id, &what, NULL));
    g_assert_cmpuint (what.n_changed, ==, 1);
    test_assert_state (fixture->store, g_array_index (added.ids, gint64, 0), AMENDS_CONTACT_SENDING);
    test_assert_state (fixture->store, g_array_index (added.ids, gint64, 1), AMENDS_CONTACT_CANCELLED);
    assert_well (fixture->store);
}

/* Brings a new contact into @state. */
static gint64
make_contact (StoreFixture *fixture, gint64 review, AmendsContactState state)
{
    const AmendsContactReceipt receipt = { .remote_id = "C1", .review_key = "R0", .accepted_at = TEST_NOW };
    gint64 id = state == AMENDS_CONTACT_HANDED_OVER ? test_hand_over (fixture, review)
                                                    : test_add_contact (fixture, review, 0, NULL);
    g_autoptr (AmendsContact) claimed = NULL;
    g_autoptr (AmendsContact) settled = NULL;
    gboolean must_ask;

    if (state == AMENDS_CONTACT_CANCELLED)
        test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_CANCEL, NULL);
    if (state == AMENDS_CONTACT_WAITING || state == AMENDS_CONTACT_HANDED_OVER || state == AMENDS_CONTACT_CANCELLED)
        return id;
    claimed = test_claim (fixture->store, &must_ask);
    if (state == AMENDS_CONTACT_SENDING)
        return id;
    settled = test_settle (
        fixture->store,
        &(AmendsSettlement) { .contact_id = id, .state = state, .error = "server", .wait = 60, .receipt = &receipt });
    g_assert_cmpint (settled->state, ==, state);
    return id;
}

/* The whole table: what a person may do in which state, and what becomes of it; 0 = a conflict. */
static void
test_changes (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    enum { N = 4 };
    static const AmendsContactState AFTER[][N] = {
        /* CANCEL, RETRY, WAS_SENT, NOT_SENT */
        [AMENDS_CONTACT_WAITING] = { AMENDS_CONTACT_CANCELLED, AMENDS_CONTACT_WAITING, 0, 0 },
        [AMENDS_CONTACT_SENDING] = { 0, AMENDS_CONTACT_SENDING, 0, 0 },
        [AMENDS_CONTACT_SENT] = { 0, 0, 0, 0 },
        [AMENDS_CONTACT_FAILED] = { AMENDS_CONTACT_CANCELLED, AMENDS_CONTACT_WAITING, 0, 0 },
        [AMENDS_CONTACT_UNKNOWN] = { 0, AMENDS_CONTACT_UNKNOWN, AMENDS_CONTACT_SENT, AMENDS_CONTACT_FAILED },
        [AMENDS_CONTACT_HANDED_OVER] = { 0, 0, AMENDS_CONTACT_SENT, AMENDS_CONTACT_CANCELLED },
        [AMENDS_CONTACT_CANCELLED] = { 0, 0, 0, 0 },
    };
    int number = 0;

    for (guint state = AMENDS_CONTACT_WAITING; state < G_N_ELEMENTS (AFTER); state++) {
        for (guint change = 0; change < N; change++) {
            g_autoptr (GError) error = NULL;
            gint64 review = test_add_reviewed_order (fixture, number++);
            gint64 id = make_contact (fixture, review, state);
            AmendsContactState after = AFTER[state][change];
            gboolean done = test_change_contact (fixture->store, id, change, &error);

            if (after == 0)
                g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
            g_assert_cmpint (done, ==, after != 0);
            test_assert_state (fixture->store, id, after != 0 ? after : state);
            test_remove_account (fixture->store, fixture->account_id, NULL);
            fixture->account_id = test_add_account (fixture->store, "feed", "https://shop.example/feed/v1");
        }
    }
    assert_well (fixture->store);
}

static void
test_change_of_none (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    g_assert_false (test_change_contact (fixture->store, 4711, AMENDS_CONTACT_CHANGE_CANCEL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

/* What was refused may be tried again, with the same key, but not beside another that counts. */
static void
test_retry_after_refusal (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsContact) before = NULL;
    g_autoptr (AmendsContact) after = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);
    gint64 id = make_contact (fixture, review, AMENDS_CONTACT_FAILED);
    gint64 other;

    before = test_get_contact (fixture->store, id);
    g_assert_cmpstr (before->error, ==, "server");
    other = test_add_contact (fixture, review, 10, NULL);
    g_assert_false (test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_RETRY, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    g_assert_true (test_change_contact (fixture->store, other, AMENDS_CONTACT_CHANGE_CANCEL, NULL));
    g_assert_true (test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_RETRY, NULL));
    after = test_get_contact (fixture->store, id);
    g_assert_cmpint (after->state, ==, AMENDS_CONTACT_WAITING);
    g_assert_cmpstr (after->key, ==, before->key);
    g_assert_null (after->error);
}

static void
test_by_hand (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContact) contact = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);
    gint64 id = make_contact (fixture, review, AMENDS_CONTACT_HANDED_OVER);

    g_assert_cmpint (test_get_wait (fixture->store), ==, -1);
    fixture->now += 60;
    g_assert_true (test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_WAS_SENT, NULL));
    contact = test_get_contact (fixture->store, id);
    g_assert_true (contact->by_hand);
    g_assert_cmpint (contact->sent_at, ==, TEST_NOW + 60);
}

static void
test_lists (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) all = NULL;
    g_autoptr (GPtrArray) open = NULL;
    g_autoptr (GPtrArray) of_one = NULL;
    g_autoptr (AmendsReviewDetail) detail = NULL;
    gint64 first = test_add_reviewed_order (fixture, 0), second = test_add_reviewed_order (fixture, 1);

    make_contact (fixture, first, AMENDS_CONTACT_CANCELLED);
    make_contact (fixture, first, AMENDS_CONTACT_SENT);
    make_contact (fixture, second, AMENDS_CONTACT_WAITING);
    all = test_list_contacts (fixture->store, 0, FALSE);
    open = test_list_contacts (fixture->store, 0, TRUE);
    of_one = test_list_contacts (fixture->store, first, FALSE);
    detail = test_detail (fixture->store, first, NULL);
    g_assert_cmpuint (all->len, ==, 3);
    g_assert_cmpint (((const AmendsContact *) all->pdata[0])->review_id, ==, second);
    g_assert_cmpuint (open->len, ==, 1);
    g_assert_cmpuint (of_one->len, ==, 2);
    g_assert_cmpint (((const AmendsContact *) of_one->pdata[0])->state, ==, AMENDS_CONTACT_SENT);
    g_assert_cmpuint (detail->contacts->len, ==, 2);
    g_assert_cmpuint (detail->events->len, ==, 2);
}

static void
test_account_goes (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) contacts = NULL;

    make_contact (fixture, test_add_reviewed_order (fixture, 0), AMENDS_CONTACT_WAITING);
    take_changes (fixture);
    g_assert_true (test_remove_account (fixture->store, fixture->account_id, NULL));
    g_assert_cmphex (take_changes (fixture) & (AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_MESSAGES), ==,
                     AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_MESSAGES);
    contacts = test_list_contacts (fixture->store, 0, FALSE);
    g_assert_cmpuint (contacts->len, ==, 0);
    assert_well (fixture->store);
}

/* The last line of defence is the index: no statement of ours or of anybody gets a second one in. */
static void
test_index_refuses (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    g_autofree char *sql = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsDb) db = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);

    make_contact (fixture, review, AMENDS_CONTACT_SENT);
    db = amends_db_open (path, AMENDS_DB_WRITE, &error);
    g_assert_no_error (error);
    sql = g_strdup_printf (
        "INSERT INTO contact (account_id, review_id, reason, state, key, created_at, not_before) "
        "SELECT account_id, review_id, 1, 1, 'other', 1, 1 FROM contact WHERE review_id = %" G_GINT64_FORMAT,
        review);
    g_assert_false (amends_db_run (db, sql, &error));
    g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-contacts/add-many", test_add_many },
        { "/store-contacts/one-that-counts", test_one_that_counts },
        { "/store-contacts/unknown-review", test_unknown_review },
        { "/store-contacts/undo-cancels", test_undo_cancels },
        { "/store-contacts/undo-comes-too-late", test_undo_comes_too_late },
        { "/store-contacts/undo-of-some", test_undo_of_some },
        { "/store-contacts/changes", test_changes },
        { "/store-contacts/change-of-none", test_change_of_none },
        { "/store-contacts/retry-after-refusal", test_retry_after_refusal },
        { "/store-contacts/by-hand", test_by_hand },
        { "/store-contacts/lists", test_lists },
        { "/store-contacts/account-goes", test_account_goes },
        { "/store-contacts/index-refuses", test_index_refuses },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
