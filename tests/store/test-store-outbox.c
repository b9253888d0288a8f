/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db.h"
#include "contact-calls.h"

/* As settle_contact() with nobody interested in what comes back. */
static void
settle (StoreFixture *fixture, const AmendsSettlement *settlement, AmendsContactState expected)
{
    g_autoptr (AmendsContact) contact = test_settle (fixture->store, settlement);

    g_assert_cmpstr (amends_contact_state_to_string (contact->state), ==, amends_contact_state_to_string (expected));
}

static gint64
claim (StoreFixture *fixture, gboolean asks)
{
    gboolean must_ask = !asks;
    g_autoptr (AmendsContact) contact = test_claim (fixture->store, &must_ask);

    g_assert_nonnull (contact);
    g_assert_cmpint (must_ask, ==, asks);
    return contact->id;
}

static void
assert_none_due (StoreFixture *fixture)
{
    gboolean must_ask;

    g_assert_null (test_claim (fixture->store, &must_ask));
}

static void
test_hold_back (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 10, NULL);

    g_assert_cmpint (test_get_wait (fixture->store), ==, 10);
    fixture->now += 9;
    g_assert_cmpint (test_get_wait (fixture->store), ==, 1);
    assert_none_due (fixture);
    test_hasten (fixture->store, FALSE);
    g_assert_true (test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_RETRY, NULL));
    assert_none_due (fixture);
    fixture->now += 1;
    g_assert_cmpint (test_get_wait (fixture->store), ==, 0);
    g_assert_cmpint (claim (fixture, FALSE), ==, id);
}

static void
test_nothing_waits (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_cmpint (test_get_wait (fixture->store), ==, -1);
    assert_none_due (fixture);
}

static void
test_earliest_first (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 late = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 20, NULL);
    gint64 early = test_add_contact (fixture, test_add_reviewed_order (fixture, 1), 10, NULL);

    fixture->now += 30;
    g_assert_cmpint (claim (fixture, FALSE), ==, early);
    settle (fixture, &(AmendsSettlement) { .contact_id = early, .state = AMENDS_CONTACT_FAILED },
            AMENDS_CONTACT_FAILED);
    g_assert_cmpint (claim (fixture, FALSE), ==, late);
}

/* What a process left behind is asked about, whenever it died, and never just sent. */
static void
test_left_in_sending (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContact) before = NULL;
    g_autoptr (AmendsContact) after = NULL;
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);

    before = test_get_contact (fixture->store, id);
    claim (fixture, FALSE);
    store_fixture_reopen (fixture);
    g_assert_cmpint (test_get_wait (fixture->store), ==, 0);
    g_assert_cmpint (claim (fixture, TRUE), ==, id);
    g_assert_cmpint (claim (fixture, TRUE), ==, id);
    after = test_get_contact (fixture->store, id);
    g_assert_cmpint (after->attempts, ==, 1);
    g_assert_cmpstr (after->key, ==, before->key);
    settle (fixture, &(AmendsSettlement) { .contact_id = id, .state = AMENDS_CONTACT_WAITING }, AMENDS_CONTACT_WAITING);
    claim (fixture, FALSE);
}

static void
test_sent (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsContactReceipt receipt = { .remote_id = "C9",
                                           .review_key = "R0",
                                           .accepted_at = TEST_NOW + 5,
                                           .refund = AMENDS_REFUND_OFFERED,
                                           .refund_at = TEST_NOW + 5,
                                           .currency = "SEK",
                                           .amount_minor = 24900 };
    g_autoptr (AmendsContact) contact = NULL;
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);

    claim (fixture, FALSE);
    settle (fixture, &(AmendsSettlement) { .contact_id = id, .state = AMENDS_CONTACT_SENT, .receipt = &receipt },
            AMENDS_CONTACT_SENT);
    contact = test_get_contact (fixture->store, id);
    g_assert_cmpstr (contact->remote_id, ==, "C9");
    g_assert_cmpint (contact->sent_at, ==, TEST_NOW + 5);
    g_assert_cmpint (contact->amount_minor, ==, 24900);
    g_assert_cmpint (contact->refunded_at, ==, 0);
    g_assert_cmpint (contact->attempts, ==, 1);
    g_assert_false (contact->by_hand);
    g_assert_cmpint (test_get_wait (fixture->store), ==, -1);
}

/* Three questions in a row that nobody answers, and the person is told; it is asked on. */
static void
test_three_questions (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);
    AmendsSettlement ask = { .contact_id = id, .state = AMENDS_CONTACT_SENDING, .error = "refused", .wait = 30 };

    claim (fixture, FALSE);
    settle (fixture, &ask, AMENDS_CONTACT_SENDING);
    ask.has_asked = TRUE;
    for (int i = 1; i <= 4; i++) {
        assert_none_due (fixture);
        g_assert_cmpint (test_get_wait (fixture->store), ==, 30);
        fixture->now += 30;
        g_assert_cmpint (claim (fixture, TRUE), ==, id);
        settle (fixture, &ask, i < AMENDS_OUTBOX_ASKS ? AMENDS_CONTACT_SENDING : AMENDS_CONTACT_UNKNOWN);
    }
    fixture->now += 30;
    claim (fixture, TRUE);
    settle (fixture, &(AmendsSettlement) { .contact_id = id, .state = AMENDS_CONTACT_WAITING }, AMENDS_CONTACT_WAITING);
}

static void
test_cannot_be_asked (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);

    claim (fixture, FALSE);
    settle (fixture, &(AmendsSettlement) { .contact_id = id, .state = AMENDS_CONTACT_UNKNOWN }, AMENDS_CONTACT_UNKNOWN);
    g_assert_cmpint (test_get_wait (fixture->store), ==, -1);
    g_assert_false (test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_RETRY, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    g_assert_true (test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_NOT_SENT, NULL));
    g_assert_true (test_change_contact (fixture->store, id, AMENDS_CONTACT_CHANGE_RETRY, NULL));
    claim (fixture, FALSE);
}

/* The person's word, or the receipt of a sync, that came during the try stands. */
static void
test_settled_meanwhile (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);
    g_autoptr (AmendsContact) contact = test_get_contact (fixture->store, id);

    claim (fixture, FALSE);
    test_take_receipt (fixture, &(AmendsContactReceipt) { .remote_id = "C1", .review_key = "R0", .key = contact->key });
    settle (fixture, &(AmendsSettlement) { .contact_id = id, .state = AMENDS_CONTACT_WAITING, .wait = 30 },
            AMENDS_CONTACT_SENT);
    g_assert_cmpint (test_get_wait (fixture->store), ==, -1);
}

static void
test_no_network_holds_all (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContact) other = NULL;
    gint64 first = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);
    gint64 second = test_add_contact (fixture, test_add_reviewed_order (fixture, 1), 0, NULL);
    gint64 held = test_add_contact (fixture, test_add_reviewed_order (fixture, 2), 40, NULL);

    claim (fixture, FALSE);
    settle (fixture,
            &(AmendsSettlement) { .contact_id = first,
                                  .state = AMENDS_CONTACT_WAITING,
                                  .error = "offline",
                                  .wait = 30,
                                  .account_wide = TRUE },
            AMENDS_CONTACT_WAITING);
    assert_none_due (fixture);
    other = test_get_contact (fixture->store, second);
    g_assert_cmpstr (other->error, ==, "offline");
    g_assert_cmpint (other->attempts, ==, 0);
    test_hasten (fixture->store, FALSE);
    g_assert_cmpint (claim (fixture, FALSE), ==, first);
    settle (fixture, &(AmendsSettlement) { .contact_id = first, .state = AMENDS_CONTACT_FAILED },
            AMENDS_CONTACT_FAILED);
    g_assert_cmpint (claim (fixture, FALSE), ==, second);
    settle (fixture, &(AmendsSettlement) { .contact_id = second, .state = AMENDS_CONTACT_FAILED },
            AMENDS_CONTACT_FAILED);
    assert_none_due (fixture);
    fixture->now += 40;
    g_assert_cmpint (claim (fixture, FALSE), ==, held);
}

/* A wait that the marketplace asked for is not cut short, nor what belongs to an account that is still in trouble. */
static void
test_hasten_spares (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);
    AmendsSettlement later = { .contact_id = id, .state = AMENDS_CONTACT_WAITING, .error = "throttled", .wait = 30 };

    claim (fixture, FALSE);
    settle (fixture, &later, AMENDS_CONTACT_WAITING);
    test_hasten (fixture->store, FALSE);
    g_assert_cmpint (test_get_wait (fixture->store), ==, 30);
    fixture->now += 30;
    claim (fixture, FALSE);
    later.error = "unauthorised";
    settle (fixture, &later, AMENDS_CONTACT_WAITING);
    amends_store_set_sync_result_async (fixture->store, fixture->account_id, "unauthorised", NULL, amends_await_cb,
                                        &await);
    amends_store_set_sync_result_finish (fixture->store, amends_await (&await), NULL);
    test_hasten (fixture->store, TRUE);
    g_assert_cmpint (test_get_wait (fixture->store), ==, 30);
    amends_await_clear (&await);
    await = (AmendsAwait) AMENDS_AWAIT_INIT;
    amends_store_set_sync_result_async (fixture->store, fixture->account_id, NULL, NULL, amends_await_cb, &await);
    amends_store_set_sync_result_finish (fixture->store, amends_await (&await), NULL);
    test_hasten (fixture->store, TRUE);
    g_assert_cmpint (test_get_wait (fixture->store), ==, 0);
}

/* Why the marketplace refused is believed at once: the fact that it names is what it says. */
static void
test_refusal_corrects_facts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const CRITERIA[] = { "consent", "seller-of-record", "not-digital", "verified", "window" };

    for (guint i = 0; i < G_N_ELEMENTS (CRITERIA); i++) {
        g_autoptr (AmendsReviewDetail) detail = NULL;
        g_autofree char *problems = NULL;
        gint64 review = test_add_reviewed_order (fixture, (int) i);
        gint64 id = test_add_contact (fixture, review, 0, NULL);

        claim (fixture, FALSE);
        settle (
            fixture,
            &(AmendsSettlement) {
                .contact_id = id, .state = AMENDS_CONTACT_FAILED, .error = "not-eligible", .criterion = CRITERIA[i] },
            AMENDS_CONTACT_FAILED);
        detail = test_detail (fixture->store, review, NULL);
        g_assert_cmpint (detail->order->consent, ==, i == 0 ? AMENDS_TRI_NO : AMENDS_TRI_YES);
        g_assert_cmpint (detail->order->seller_of_record, ==, i == 1 ? AMENDS_TRI_NO : AMENDS_TRI_YES);
        g_assert_cmpint (detail->order->digital_subscription, ==, i == 2 ? AMENDS_TRI_YES : AMENDS_TRI_NO);
        g_assert_cmpint (detail->review->verified, ==, i == 3 ? AMENDS_TRI_NO : AMENDS_TRI_YES);
        problems = test_check (fixture->store);
        g_assert_cmpstr (problems, ==, "");
    }
}

static void
test_receipts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContact) own = NULL;
    g_autoptr (AmendsContact) taken = NULL;
    g_autoptr (GPtrArray) foreign = NULL;
    const AmendsContact *added;
    gint64 first = test_add_reviewed_order (fixture, 0), second = test_add_reviewed_order (fixture, 1);
    gint64 by_hand = test_hand_over (fixture, first);

    /* The one that the person has sent on the marketplace's own page. */
    test_take_receipt (fixture, &(AmendsContactReceipt) { .remote_id = "C1", .review_key = "R0" });
    test_assert_state (fixture->store, by_hand, AMENDS_CONTACT_SENT);
    /* The same again, with what happened since. */
    test_take_receipt (fixture, &(AmendsContactReceipt) { .remote_id = "C1",
                                                          .review_key = "R0",
                                                          .delivered_at = 70,
                                                          .refund = AMENDS_REFUND_ACCEPTED,
                                                          .refund_at = 80,
                                                          .currency = "EUR",
                                                          .amount_minor = 5 });
    taken = test_get_contact (fixture->store, by_hand);
    g_assert_cmpint (taken->delivered_at, ==, 70);
    g_assert_cmpint (taken->refunded_at, ==, 80);
    g_assert_cmpstr (taken->currency, ==, "EUR");
    /* One that went out from elsewhere: its customer is not contacted again. */
    test_take_receipt (fixture, &(AmendsContactReceipt) { .remote_id = "C2",
                                                          .review_key = "R1",
                                                          .key = "of-another-program",
                                                          .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT,
                                                          .accepted_at = 60 });
    foreign = test_list_contacts (fixture->store, second, FALSE);
    g_assert_cmpuint (foreign->len, ==, 1);
    added = foreign->pdata[0];
    g_assert_cmpint (added->state, ==, AMENDS_CONTACT_SENT);
    g_assert_cmpint (added->sent_at, ==, 60);
    g_assert_cmpstr (added->remote_id, ==, "C2");
    g_assert_cmpint (test_add_contact (fixture, second, 0, NULL), ==, 0);
    /* About a review that is not here: nothing to hang it on. */
    test_take_receipt (fixture, &(AmendsContactReceipt) { .remote_id = "C3", .review_key = "R99" });
}

/* What the marketplace already has may not wait here: a lost answer, found by a sync before it was asked. */
static void
test_receipt_of_a_waiting_one (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 review = test_add_reviewed_order (fixture, 0);
    gint64 id = test_add_contact (fixture, review, 0, NULL);
    gint64 other;
    g_autoptr (AmendsContact) contact = test_get_contact (fixture->store, id);

    claim (fixture, FALSE);
    settle (fixture, &(AmendsSettlement) { .contact_id = id, .state = AMENDS_CONTACT_FAILED }, AMENDS_CONTACT_FAILED);
    other = test_add_contact (fixture, review, 0, NULL);
    test_take_receipt (fixture, &(AmendsContactReceipt) { .remote_id = "C1", .review_key = "R0", .key = contact->key });
    test_assert_state (fixture->store, id, AMENDS_CONTACT_FAILED);
    test_assert_state (fixture->store, other, AMENDS_CONTACT_WAITING);
    g_assert_true (test_change_contact (fixture->store, other, AMENDS_CONTACT_CHANGE_CANCEL, NULL));
    test_take_receipt (fixture, &(AmendsContactReceipt) { .remote_id = "C1", .review_key = "R0", .key = contact->key });
    test_assert_state (fixture->store, id, AMENDS_CONTACT_SENT);
}

/* Whichever call into SQLite fails, a claim is whole or not at all, and the outbox is not lost. */
static int
count_down_cb (gpointer user_data)
{
    int *left = user_data;

    return --*left == 0 ? SQLITE_IOERR : SQLITE_OK;
}

static void
test_any_call_may_fail (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_add_contact (fixture, test_add_reviewed_order (fixture, 0), 0, NULL);
    gboolean done = FALSE;

    for (int i = 1; !done; i++) {
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
        g_autoptr (AmendsContact) contact = NULL;
        g_autoptr (AmendsReview) review = NULL;
        gboolean must_ask;
        int left = i;

        amends_db_set_fault (count_down_cb, &left);
        amends_store_claim_contact_async (fixture->store, NULL, amends_await_cb, &await);
        done = amends_store_claim_contact_finish (fixture->store, amends_await (&await), &contact, &review, &must_ask,
                                                  NULL);
        amends_db_set_fault (NULL, NULL);
        test_assert_state (fixture->store, id, done ? AMENDS_CONTACT_SENDING : AMENDS_CONTACT_WAITING);
        g_assert_cmpint (i, <, 200);
    }
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-outbox/hold-back", test_hold_back },
        { "/store-outbox/nothing-waits", test_nothing_waits },
        { "/store-outbox/earliest-first", test_earliest_first },
        { "/store-outbox/left-in-sending", test_left_in_sending },
        { "/store-outbox/sent", test_sent },
        { "/store-outbox/three-questions", test_three_questions },
        { "/store-outbox/cannot-be-asked", test_cannot_be_asked },
        { "/store-outbox/settled-meanwhile", test_settled_meanwhile },
        { "/store-outbox/no-network-holds-all", test_no_network_holds_all },
        { "/store-outbox/hasten-spares", test_hasten_spares },
        { "/store-outbox/refusal-corrects-facts", test_refusal_corrects_facts },
        { "/store-outbox/receipts", test_receipts },
        { "/store-outbox/receipt-of-a-waiting-one", test_receipt_of_a_waiting_one },
        { "/store-outbox/any-call-may-fail", test_any_call_may_fail },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
