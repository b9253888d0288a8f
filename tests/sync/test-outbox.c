/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"
#include "amends-contact-template.h"
#include "amends-feed-connector.h"
#include "amends-outbox-lock.h"
#include "amends-outbox.h"
#include "amends-sample-shop.h"
#include "amends-store-accounts.h"
#include "amends-store-contacts.h"
#include "amends-store-messages.h"
#include "amends-store-reviews.h"
#include "amends-sync-error.h"
#include "test-folder.h"

#define NOW G_GINT64_CONSTANT (1773500000)

/* A store that has synced the sample shop, and an outbox over it; store and shop go by the same clock. */
typedef struct {
    char *folder;
    gint64 now;
    AmendsStore *store;
    AmendsSecrets *secrets;
    AmendsHttp *http;
    AmendsSyncEngine *engine;
    AmendsOutbox *outbox;
    AmendsSampleShop *shop;
    guint n_settled;
} Fixture;

static gint64
tell_time (gpointer data)
{
    return *(gint64 *) data;
}

static void
settled_cb (AmendsOutbox *outbox G_GNUC_UNUSED, AmendsContact *contact, Fixture *fixture)
{
    g_assert_cmpint (contact->state, !=, AMENDS_CONTACT_WAITING);
    fixture->n_settled++;
}

static void
save_account (Fixture *fixture, const AmendsAccount *fields)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_save_account_async (fixture->store, fields, NULL, amends_await_cb, &await);
    g_assert_cmpint (amends_store_save_account_finish (fixture->store, amends_await (&await), NULL), >, 0);
}

static void
sync_shop (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_sync_engine_sync_async (fixture->engine, 1, NULL, amends_await_cb, &await);
    amends_sync_engine_sync_finish (fixture->engine, amends_await (&await), NULL, NULL, &error);
    g_assert_no_error (error);
}

static void
set_token (Fixture *fixture, const char *token)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_store_async (fixture->secrets, 1, "Shop", token, NULL, amends_await_cb, &await);
    amends_secrets_store_finish (fixture->secrets, amends_await (&await), NULL, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedConnector) connector = NULL;

    fixture->now = NOW;
    fixture->folder = g_dir_make_tmp ("amends-outbox-XXXXXX", &error);
    amends_store_open_async (fixture->folder, tell_time, &fixture->now, NULL, amends_await_cb, &await);
    fixture->store = amends_store_open_finish (amends_await (&await), &error);
    g_assert_no_error (error);
    fixture->shop = amends_sample_shop_new (300, 1, NOW);
    amends_sample_shop_set_clock (fixture->shop, tell_time, &fixture->now);
    g_assert_true (amends_sample_shop_start (fixture->shop, 0, &error));
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->http = amends_http_new ();
    amends_http_set_deadline (fixture->http, 1500);
    connector = amends_feed_connector_new (fixture->http, NULL);
    fixture->engine = amends_sync_engine_new (fixture->store, fixture->secrets);
    amends_sync_engine_set_connector (fixture->engine, "feed", connector);
    fixture->outbox = amends_outbox_new (fixture->store, fixture->secrets, fixture->engine);
    g_signal_connect (fixture->outbox, "settled", G_CALLBACK (settled_cb), fixture);
    save_account (fixture, &(AmendsAccount) { .kind = "feed", .base_url = amends_sample_shop_get_url (fixture->shop) });
    set_token (fixture, amends_sample_shop_get_token (fixture->shop));
    sync_shop (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) stopped = AMENDS_AWAIT_INIT, closed = AMENDS_AWAIT_INIT;

    amends_outbox_stop_async (fixture->outbox, amends_await_cb, &stopped);
    amends_outbox_stop_finish (fixture->outbox, amends_await (&stopped), NULL);
    while (amends_sync_engine_is_running (fixture->engine))
        g_main_context_iteration (NULL, TRUE);
    g_clear_object (&fixture->outbox);
    g_clear_object (&fixture->engine);
    g_clear_object (&fixture->http);
    g_clear_object (&fixture->secrets);
    amends_store_close_async (fixture->store, amends_await_cb, &closed);
    amends_store_close_finish (fixture->store, amends_await (&closed), NULL);
    g_clear_object (&fixture->store);
    g_clear_object (&fixture->shop);
    test_folder_remove (fixture->folder);
    g_free (fixture->folder);
}

static AmendsReviewDetail *
load_detail (Fixture *fixture, gint64 id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_load_detail_async (fixture->store, id, NULL, amends_await_cb, &await);
    return amends_store_load_detail_finish (fixture->store, amends_await (&await), NULL);
}

/* The @skip-th review whose customer the shop lets be contacted. */
static gint64
find_good (Fixture *fixture, guint skip)
{
    for (gint64 id = 1; id <= 300; id++) {
        g_autoptr (AmendsReviewDetail) detail = load_detail (fixture, id);

        if (detail != NULL && detail->review->stars <= 3 && detail->review->verified == AMENDS_TRI_YES &&
            detail->order != NULL && detail->order->consent == AMENDS_TRI_YES &&
            detail->order->seller_of_record == AMENDS_TRI_YES && !detail->order->digital_subscription &&
            detail->order->ordered_at > NOW - 300 * 86400 && skip-- == 0)
            return id;
    }
    g_assert_not_reached ();
}

static gint64
add_contact (Fixture *fixture, gint64 review_id, gint64 hold)
{
    const AmendsContactDraft draft = { .review_id = review_id, .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_auto (AmendsContactsAdded) added = { 0 };

    amends_store_add_contacts_async (fixture->store, &draft, 1, fixture->now + hold, FALSE, NULL, amends_await_cb,
                                     &await);
    amends_store_add_contacts_finish (fixture->store, amends_await (&await), &added, NULL);
    return g_array_index (added.ids, gint64, 0);
}

static gboolean
flush (Fixture *fixture, guint *n_sent, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_outbox_flush_async (fixture->outbox, NULL, amends_await_cb, &await);
    return amends_outbox_flush_finish (fixture->outbox, amends_await (&await), n_sent, error);
}

static AmendsContact *
get_contact (Fixture *fixture, gint64 id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) contacts = NULL;

    amends_store_list_contacts_async (fixture->store, 0, FALSE, NULL, amends_await_cb, &await);
    contacts = amends_store_list_contacts_finish (fixture->store, amends_await (&await), NULL);
    for (guint i = 0; i < contacts->len; i++)
        if (((const AmendsContact *) contacts->pdata[i])->id == id)
            return amends_contact_ref (contacts->pdata[i]);
    g_assert_not_reached ();
}

static void
assert_contact (Fixture *fixture, gint64 id, AmendsContactState state, const char *error)
{
    g_autoptr (AmendsContact) contact = get_contact (fixture, id);

    g_assert_cmpstr (amends_contact_state_to_string (contact->state), ==, amends_contact_state_to_string (state));
    g_assert_cmpstr (contact->error, ==, error);
}

/* Whoever closes the data knows whether a message is on its way. */
static void
test_tells_that_it_sends (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gboolean seen = FALSE;

    add_contact (fixture, find_good (fixture, 0), 0);
    g_assert_false (amends_outbox_is_sending (fixture->outbox));
    amends_outbox_flush_async (fixture->outbox, NULL, amends_await_cb, &await);
    while (await.result == NULL) {
        g_main_context_iteration (NULL, TRUE);
        seen |= amends_outbox_is_sending (fixture->outbox);
    }
    g_assert_true (amends_outbox_flush_finish (fixture->outbox, amends_await (&await), NULL, NULL));
    g_assert_true (seen);
    g_assert_false (amends_outbox_is_sending (fixture->outbox));
}

static void
test_sends (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    guint n_sent = 0;
    gint64 first = add_contact (fixture, find_good (fixture, 0), 0);
    gint64 held = add_contact (fixture, find_good (fixture, 1), 10);

    g_assert_true (flush (fixture, &n_sent, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (n_sent, ==, 1);
    assert_contact (fixture, first, AMENDS_CONTACT_SENT, NULL);
    assert_contact (fixture, held, AMENDS_CONTACT_WAITING, NULL);
    fixture->now += 10;
    g_assert_true (flush (fixture, &n_sent, &error));
    assert_contact (fixture, held, AMENDS_CONTACT_SENT, NULL);
    g_assert_cmpuint (amends_sample_shop_count_contacts (fixture->shop), ==, 2);
    g_assert_cmpuint (fixture->n_settled, ==, 2);
}

/* An answer that never came: it is asked for, and nothing is sent again. */
static void
test_lost_answer (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsContact) contact = NULL;
    guint n_sent = 0;
    gint64 id = add_contact (fixture, find_good (fixture, 0), 0);

    amends_sample_shop_set_fault (fixture->shop, AMENDS_SAMPLE_FAULT_ACCEPT_THEN_TIMEOUT);
    g_assert_true (flush (fixture, &n_sent, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (n_sent, ==, 1);
    contact = get_contact (fixture, id);
    g_assert_cmpint (contact->state, ==, AMENDS_CONTACT_SENT);
    g_assert_cmpint (contact->attempts, ==, 1);
    g_assert_cmpuint (amends_sample_shop_count_contacts (fixture->shop), ==, 1);
}

/* A fault before it was taken: it is asked about, is not there, and goes again with the same key. */
static void
test_fault_before (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsContact) contact = NULL;
    gint64 id = add_contact (fixture, find_good (fixture, 0), 0);

    amends_sample_shop_set_fault (fixture->shop, AMENDS_SAMPLE_FAULT_FAIL_BEFORE_ACCEPT);
    g_assert_false (flush (fixture, NULL, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_SERVER);
    contact = get_contact (fixture, id);
    g_assert_cmpint (contact->state, ==, AMENDS_CONTACT_WAITING);
    g_assert_cmpint (contact->attempts, ==, 2);
    g_assert_cmpint (contact->not_before, ==, NOW + 30);
    amends_sample_shop_set_fault (fixture->shop, AMENDS_SAMPLE_FAULT_NONE);
    fixture->now += 30;
    g_assert_true (flush (fixture, NULL, NULL));
    assert_contact (fixture, id, AMENDS_CONTACT_SENT, NULL);
}

static void
test_not_eligible_any_more (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewDetail) detail = NULL;
    gint64 review = find_good (fixture, 0);
    gint64 id = add_contact (fixture, review, 0);

    amends_sample_shop_set_fault (fixture->shop, AMENDS_SAMPLE_FAULT_NOT_ELIGIBLE);
    g_assert_false (flush (fixture, NULL, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NOT_ELIGIBLE);
    assert_contact (fixture, id, AMENDS_CONTACT_FAILED, "not-eligible:consent");
    detail = load_detail (fixture, review);
    g_assert_cmpint (detail->order->consent, ==, AMENDS_TRI_NO);
    g_assert_true (amends_sync_engine_is_running (fixture->engine));
}

/* Somebody else was faster: that contact arrives by the sync that the refusal asks for. */
static void
test_already_contacted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewDetail) detail = NULL;
    gint64 review = find_good (fixture, 0);
    gint64 id = add_contact (fixture, review, 0);

    amends_sample_shop_set_fault (fixture->shop, AMENDS_SAMPLE_FAULT_DUPLICATE);
    g_assert_false (flush (fixture, NULL, NULL));
    assert_contact (fixture, id, AMENDS_CONTACT_FAILED, "already-contacted");
    while (amends_sync_engine_is_running (fixture->engine))
        g_main_context_iteration (NULL, TRUE);
    detail = load_detail (fixture, review);
    g_assert_cmpuint (detail->contacts->len, ==, 2);
    g_assert_cmpint (((const AmendsContact *) detail->contacts->pdata[0])->state, ==, AMENDS_CONTACT_SENT);
}

static void
test_wrong_token_and_no_shop (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) token = NULL;
    g_autoptr (GError) refused = NULL;
    gint64 first = add_contact (fixture, find_good (fixture, 0), 0);
    gint64 second = add_contact (fixture, find_good (fixture, 1), 0);

    set_token (fixture, "wrong");
    g_assert_false (flush (fixture, NULL, &token));
    g_assert_error (token, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNAUTHORISED);
    assert_contact (fixture, first, AMENDS_CONTACT_WAITING, "unauthorised");
    assert_contact (fixture, second, AMENDS_CONTACT_WAITING, "unauthorised");
    amends_sample_shop_stop (fixture->shop);
    fixture->now += 30;
    g_assert_false (flush (fixture, NULL, &refused));
    g_assert_error (refused, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED);
    assert_contact (fixture, first, AMENDS_CONTACT_WAITING, "refused");
}

/* While another process sends, this one waits; then it goes on. */
static void
test_one_sender (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    int lock = -1, second = -1;
    gint64 id = add_contact (fixture, find_good (fixture, 0), 0);
    gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

    g_assert_true (amends_outbox_lock_take (fixture->folder, &lock, NULL));
    g_assert_cmpint (lock, >=, 0);
    g_assert_true (amends_outbox_lock_take (fixture->folder, &second, NULL));
    g_assert_cmpint (second, ==, -1);
    amends_outbox_flush_async (fixture->outbox, NULL, amends_await_cb, &await);
    while (g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
    assert_contact (fixture, id, AMENDS_CONTACT_WAITING, NULL);
    amends_outbox_lock_release (&lock);
    g_assert_true (amends_outbox_flush_finish (fixture->outbox, amends_await (&await), NULL, NULL));
    assert_contact (fixture, id, AMENDS_CONTACT_SENT, NULL);
}

/* Started, it sends by itself what comes; stopped, it does not. */
static void
test_runs_by_itself (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gint64 first;
    gint64 until;

    amends_outbox_start (fixture->outbox);
    first = add_contact (fixture, find_good (fixture, 0), 0);
    while (fixture->n_settled == 0)
        g_main_context_iteration (NULL, TRUE);
    assert_contact (fixture, first, AMENDS_CONTACT_SENT, NULL);
    amends_outbox_stop_async (fixture->outbox, amends_await_cb, &await);
    g_assert_true (amends_outbox_stop_finish (fixture->outbox, amends_await (&await), NULL));
    add_contact (fixture, find_good (fixture, 1), 0);
    until = g_get_monotonic_time () + G_USEC_PER_SEC / 3;
    while (g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
    g_assert_cmpuint (fixture->n_settled, ==, 1);
}

/* Who waits for the outbox to be empty is told when it stops instead, also in the middle of a try. */
static void
test_stop_ends_flushes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) flushed = AMENDS_AWAIT_INIT;
    g_auto (AmendsAwait) stopped = AMENDS_AWAIT_INIT;
    guint n_sent = 7;

    add_contact (fixture, find_good (fixture, 0), 0);
    add_contact (fixture, find_good (fixture, 1), 0);
    amends_outbox_flush_async (fixture->outbox, NULL, amends_await_cb, &flushed);
    while (!amends_outbox_is_sending (fixture->outbox))
        g_main_context_iteration (NULL, TRUE);
    amends_outbox_stop_async (fixture->outbox, amends_await_cb, &stopped);
    g_assert_true (amends_outbox_stop_finish (fixture->outbox, amends_await (&stopped), NULL));
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_nonnull (flushed.result);
    g_assert_true (amends_outbox_flush_finish (fixture->outbox, flushed.result, &n_sent, NULL));
    g_assert_cmpuint (n_sent, ==, 1);
}

static void
test_ways_and_templates (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewDetail) detail = load_detail (fixture, find_good (fixture, 0));
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) templates = NULL;

    g_assert_cmpint (amends_outbox_get_way (fixture->outbox, "feed"), ==, AMENDS_SEND_WAY_CONNECTOR);
    g_assert_cmpint (amends_outbox_get_way (fixture->outbox, "sample"), ==, AMENDS_SEND_WAY_CONNECTOR);
    g_assert_cmpint (amends_outbox_get_way (fixture->outbox, "file"), ==, AMENDS_SEND_WAY_BROWSER);
    g_assert_cmpint (amends_outbox_get_way (fixture->outbox, NULL), ==, AMENDS_SEND_WAY_BROWSER);
    amends_outbox_load_templates_async (fixture->outbox, detail->review, "sv", NULL, amends_await_cb, &await);
    templates = amends_outbox_load_templates_finish (fixture->outbox, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_cmpuint (templates->len, >=, 2);
    g_assert_true (((const AmendsContactTemplate *) templates->pdata[0])->is_buyers);
}

/* What the sync brings: deliveries and answers, each with its place in the review's detail. */
static void
test_answers_arrive (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    guint n_delivered = 0, n_answered = 0;
    gint64 reviews[8];

    for (guint i = 0; i < G_N_ELEMENTS (reviews); i++) {
        reviews[i] = find_good (fixture, i);
        add_contact (fixture, reviews[i], 0);
    }
    g_assert_true (flush (fixture, NULL, NULL));
    fixture->now += 60;
    sync_shop (fixture);
    for (guint i = 0; i < G_N_ELEMENTS (reviews); i++) {
        g_autoptr (AmendsReviewDetail) detail = load_detail (fixture, reviews[i]);

        n_delivered += ((const AmendsContact *) detail->contacts->pdata[0])->delivered_at > 0;
        n_answered += detail->messages->len;
    }
    g_assert_cmpuint (n_delivered, ==, G_N_ELEMENTS (reviews));
    g_assert_cmpuint (n_answered, >, 0);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/sync/outbox/tells-that-it-sends", test_tells_that_it_sends },
        { "/sync/outbox/sends", test_sends },
        { "/sync/outbox/lost-answer", test_lost_answer },
        { "/sync/outbox/fault-before", test_fault_before },
        { "/sync/outbox/not-eligible-any-more", test_not_eligible_any_more },
        { "/sync/outbox/already-contacted", test_already_contacted },
        { "/sync/outbox/wrong-token-and-no-shop", test_wrong_token_and_no_shop },
        { "/sync/outbox/one-sender", test_one_sender },
        { "/sync/outbox/runs-by-itself", test_runs_by_itself },
        { "/sync/outbox/stop-ends-flushes", test_stop_ends_flushes },
        { "/sync/outbox/ways-and-templates", test_ways_and_templates },
        { "/sync/outbox/answers-arrive", test_answers_arrive },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    return g_test_run ();
}
