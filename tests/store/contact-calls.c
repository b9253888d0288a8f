/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contact-calls.h"

#include "amends-reports.h"

gint64
test_add_reviewed_order (StoreFixture *fixture, int number)
{
    g_autofree char *name = g_strdup_printf ("R%d", number);
    g_autofree char *order = g_strdup_printf ("O%d", number);
    AmendsBatch *batch = test_batch_of (&(AmendsReview) { .external_id = name,
                                                          .order_id = order,
                                                          .stars = 2,
                                                          .verified = AMENDS_TRI_YES,
                                                          .published_at = TEST_NOW - number },
                                        1);

    g_ptr_array_add (batch->orders, amends_order_new (&(AmendsOrder) {
                                        .external_id = order,
                                        .ordered_at = TEST_NOW - 30 * TEST_DAY,
                                        .seller_of_record = AMENDS_TRI_YES,
                                        .consent = AMENDS_TRI_YES,
                                    }));
    test_apply_ok (fixture, batch);
    return test_find_id (fixture->store, name);
}

static void
add (StoreFixture *fixture, const AmendsContactDraft *draft, gint64 not_before, gboolean handed_over,
     AmendsContactsAdded *added)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_add_contacts_async (fixture->store, draft, 1, not_before, handed_over, NULL, amends_await_cb, &await);
    amends_store_add_contacts_finish (fixture->store, amends_await (&await), added, &error);
    g_assert_no_error (error);
}

gint64
test_add_contact (StoreFixture *fixture, gint64 review_id, gint64 hold, gint64 *event_id)
{
    const AmendsContactDraft draft = { review_id, AMENDS_CONTACT_COURTESY_REFUND, "base 1", "SEK", 19900 };
    g_auto (AmendsContactsAdded) added = { 0 };

    add (fixture, &draft, fixture->now + hold, FALSE, &added);
    if (event_id != NULL)
        *event_id = added.event_id;
    return g_array_index (added.ids, gint64, 0);
}

gint64
test_hand_over (StoreFixture *fixture, gint64 review_id)
{
    const AmendsContactDraft draft = { review_id, AMENDS_CONTACT_CUSTOMER_SUPPORT, "base 1", NULL, 0 };
    g_auto (AmendsContactsAdded) added = { 0 };

    add (fixture, &draft, 0, TRUE, &added);
    return g_array_index (added.ids, gint64, 0);
}

gboolean
test_change_contact (AmendsStore *store, gint64 id, AmendsContactChange change, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_change_contact_async (store, id, change, NULL, amends_await_cb, &await);
    return amends_store_change_contact_finish (store, amends_await (&await), error);
}

GPtrArray *
test_list_contacts (AmendsStore *store, gint64 review_id, gboolean unfinished)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    GPtrArray *contacts;

    amends_store_list_contacts_async (store, review_id, unfinished, NULL, amends_await_cb, &await);
    contacts = amends_store_list_contacts_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    return contacts;
}

AmendsContact *
test_get_contact (AmendsStore *store, gint64 id)
{
    g_autoptr (GPtrArray) contacts = test_list_contacts (store, 0, FALSE);

    for (guint i = 0; i < contacts->len; i++)
        if (((const AmendsContact *) contacts->pdata[i])->id == id)
            return amends_contact_ref (contacts->pdata[i]);
    g_assert_not_reached ();
}

void
test_assert_state (AmendsStore *store, gint64 id, AmendsContactState state)
{
    g_autoptr (AmendsContact) contact = test_get_contact (store, id);

    g_assert_cmpstr (amends_contact_state_to_string (contact->state), ==, amends_contact_state_to_string (state));
}

gint64
test_get_wait (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    gint64 wait = -2;

    amends_store_get_next_contact_async (store, NULL, amends_await_cb, &await);
    amends_store_get_next_contact_finish (store, amends_await (&await), &wait, &error);
    g_assert_no_error (error);
    return wait;
}

AmendsContact *
test_claim (AmendsStore *store, gboolean *must_ask)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReview) review = NULL;
    AmendsContact *contact = NULL;

    amends_store_claim_contact_async (store, NULL, amends_await_cb, &await);
    amends_store_claim_contact_finish (store, amends_await (&await), &contact, &review, must_ask, &error);
    g_assert_no_error (error);
    if (contact != NULL)
        g_assert_cmpint (review->id, ==, contact->review_id);
    return contact;
}

AmendsContact *
test_settle (AmendsStore *store, const AmendsSettlement *settlement)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsContact *contact;

    amends_store_settle_contact_async (store, settlement, NULL, amends_await_cb, &await);
    contact = amends_store_settle_contact_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    return contact;
}

void
test_hasten (AmendsStore *store, gboolean healthy_only)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_hasten_contacts_async (store, healthy_only, NULL, amends_await_cb, &await);
    amends_store_hasten_contacts_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
}

GPtrArray *
test_list_messages (AmendsStore *store, gint64 review_id, guint limit)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    GPtrArray *messages;

    amends_store_list_messages_async (store, review_id, limit, NULL, amends_await_cb, &await);
    messages = amends_store_list_messages_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    return messages;
}

gboolean
test_mark_message (AmendsStore *store, gint64 id, gboolean read, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_mark_message_async (store, id, read, NULL, amends_await_cb, &await);
    return amends_store_mark_message_finish (store, amends_await (&await), error);
}

gint64
test_count_unread (AmendsStore *store)
{
    return test_ask (store, "SELECT count (*) FROM message WHERE read_at = 0");
}

gboolean
test_set_report (AmendsStore *store, gint64 review_id, gboolean reported, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_set_report_async (store, review_id, reported, NULL, amends_await_cb, &await);
    return amends_store_report_finish (store, amends_await (&await), error);
}

gboolean
test_withdraw_report (AmendsStore *store, gint64 review_id, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_withdraw_report_async (store, review_id, NULL, amends_await_cb, &await);
    return amends_store_report_finish (store, amends_await (&await), error);
}

AmendsReport
test_get_report (AmendsStore *store, gint64 review_id)
{
    AmendsDb *db = test_open_db (store);
    AmendsReport report = { -1, -1 };

    g_assert_true (amends_reports_load (db, review_id, &report, NULL));
    amends_db_close (db);
    return report;
}

void
test_take_receipt (StoreFixture *fixture, const AmendsContactReceipt *fields)
{
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->receipts, amends_contact_receipt_new (fields));
    test_apply_ok (fixture, batch);
}

void
test_take_message (StoreFixture *fixture, const AmendsMessage *fields)
{
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->messages, amends_message_new (fields));
    test_apply_ok (fixture, batch);
}
