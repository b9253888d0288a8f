/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-template.h"
#include "amends-feed-contact-rows.h"
#include "amends-feed-parser.h"
#include "amends-send-outcome.h"
#include "amends-sync-error.h"

static GBytes *
make_body (const char *text)
{
    return g_bytes_new (text, strlen (text));
}

#define CONTACT                                                                                                         \
    "{\"id\":\"C1\",\"review_id\":\"R1\",\"reason\":\"courtesy-refund\",\"state\":\"delivered\","                       \
    "\"accepted_at\":\"2026-03-14T12:00:00Z\",\"delivered_at\":\"2026-03-14T12:00:05Z\",\"idempotency_key\":\"key-1\"," \
    "\"refund\":{\"state\":\"accepted\",\"at\":\"2026-03-15T07:20:00Z\",\"currency\":\"SEK\",\"amount\":\"649.00\"},"   \
    "\"mood\":\"unknown member\"}"

static void
test_contact (void)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) body = make_body (CONTACT);
    g_autoptr (AmendsContactReceipt) receipt = amends_feed_contact_rows_parse_contact (body, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (receipt->remote_id, ==, "C1");
    g_assert_cmpstr (receipt->review_key, ==, "R1");
    g_assert_cmpstr (receipt->key, ==, "key-1");
    g_assert_cmpint (receipt->reason, ==, AMENDS_CONTACT_COURTESY_REFUND);
    g_assert_cmpint (receipt->accepted_at, ==, 1773489600);
    g_assert_cmpint (receipt->delivered_at, ==, 1773489605);
    g_assert_cmpint (receipt->refund, ==, AMENDS_REFUND_ACCEPTED);
    g_assert_cmpint (receipt->refund_at, ==, 1773559200);
    g_assert_cmpint (receipt->amount_minor, ==, 64900);
}

static void
test_malformed_contacts (void)
{
    static const char *const BODIES[] = {
        "",
        "[]",
        "{}",
        "{\"id\":\"C1\"}",
        "{\"id\":\"C1\",\"review_id\":\"R1\",\"reason\":\"bribe\"}",
        "{\"id\":7,\"review_id\":\"R1\",\"reason\":\"courtesy-refund\"}",
        "{\"id\":\"C1\",\"review_id\":\"R1\",\"reason\":\"courtesy-refund\",\"refund\":{\"currency\":\"kr\"}}",
        "{\"id\":\"C1\",\"review_id\":\"R1\",\"reason\":\"courtesy-refund\",\"accepted_at\":\"soon\"}",
    };

    for (guint i = 0; i < G_N_ELEMENTS (BODIES); i++) {
        g_autoptr (GBytes) body = make_body (BODIES[i]);
        g_autoptr (GError) error = NULL;

        g_assert_null (amends_feed_contact_rows_parse_contact (body, &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
    }
}

static void
test_found (void)
{
    static const struct {
        const char *body;
        gboolean valid, there;
    } CASES[] = {
        { "{\"contacts\":[" CONTACT "]}", TRUE, TRUE },
        { "{\"contacts\":[]}", TRUE, FALSE },
        { "{\"contacts\":[7]}", FALSE, FALSE },
        { "{\"contacts\":[{}]}", FALSE, FALSE },
        { "{}", FALSE, FALSE },
        { "{\"contacts\":null}", FALSE, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GBytes) body = make_body (CASES[i].body);
        g_autoptr (AmendsContactReceipt) receipt = NULL;
        g_autoptr (GError) error = NULL;

        g_assert_cmpint (amends_feed_contact_rows_parse_found (body, &receipt, &error), ==, CASES[i].valid);
        g_assert_cmpint (error == NULL, ==, CASES[i].valid);
        g_assert_cmpint (receipt != NULL, ==, CASES[i].there);
    }
}

static void
test_templates (void)
{
    g_autoptr (GBytes) body = make_body (
        "{\"templates\":[{\"reason\":\"courtesy-refund\",\"language\":\"ja\",\"subject\":\"S\",\"body\":\"<b>B</b>\","
        "\"buyer_language\":true,\"refund\":{\"currency\":\"JPY\",\"amount\":\"8980\"}},"
        "{\"reason\":\"from-the-future\",\"language\":\"sv\",\"subject\":\"S\",\"body\":\"B\"}]}");
    g_autoptr (GBytes) none = make_body ("{\"templates\":[{\"reason\":\"from-the-future\"}]}");
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) templates = amends_feed_contact_rows_parse_templates (body, &error);
    const AmendsContactTemplate *template;

    g_assert_no_error (error);
    g_assert_cmpuint (templates->len, ==, 1);
    template = templates->pdata[0];
    g_assert_true (template->is_buyers);
    g_assert_cmpstr (template->body, ==, "<b>B</b>");
    g_assert_cmpint (template->amount_minor, ==, 8980);
    g_assert_null (amends_feed_contact_rows_parse_templates (none, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
}

static void
test_messages (void)
{
    g_autoptr (GBytes) body =
        make_body ("{\"messages\":[{\"id\":\"M1\",\"contact_id\":\"C1\",\"sent_at\":\"2026-03-15T07:20:00Z\","
                   "\"text\":\"Tack\",\"url\":\"javascript:x\"},{\"text\":\"no id\"}],\"next_cursor\":null}");
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedPage) page = amends_feed_parser_parse_page (AMENDS_FEED_MESSAGES, body, &error);
    const AmendsMessage *message;

    g_assert_no_error (error);
    g_assert_cmpuint (page->batch->messages->len, ==, 1);
    g_assert_cmpuint (page->batch->rejections->len, ==, 1);
    message = page->batch->messages->pdata[0];
    g_assert_cmpstr (message->contact_key, ==, "C1");
    g_assert_null (message->url);
}

/* The whole table of answers to a contact: what is over, what is tried again, and what must be asked about. */
static void
test_outcomes (void)
{
    static const struct {
        guint status;
        const char *code;
        AmendsSendKind kind;
        const char *stored;
    } CASES[] = {
        { 400, "invalid_request", AMENDS_SEND_REFUSED, "rejected" },
        { 401, NULL, AMENDS_SEND_LATER, "unauthorised" },
        { 403, "not_eligible", AMENDS_SEND_REFUSED, "not-eligible" },
        { 403, "not_brand_owner", AMENDS_SEND_REFUSED, "not-brand-owner" },
        { 403, NULL, AMENDS_SEND_REFUSED, "forbidden" },
        { 404, "not_found", AMENDS_SEND_REFUSED, "rejected" },
        { 405, NULL, AMENDS_SEND_REFUSED, "rejected" },
        { 408, NULL, AMENDS_SEND_UNANSWERED, "server" },
        { 409, "already_contacted", AMENDS_SEND_REFUSED, "already-contacted" },
        { 409, "key_reused", AMENDS_SEND_REFUSED, "rejected" },
        { 429, "throttled", AMENDS_SEND_LATER, "throttled" },
        { 500, NULL, AMENDS_SEND_UNANSWERED, "server" },
        { 502, NULL, AMENDS_SEND_UNANSWERED, "server" },
        { 503, NULL, AMENDS_SEND_LATER, "server" },
        { 504, NULL, AMENDS_SEND_UNANSWERED, "server" },
        { 204, NULL, AMENDS_SEND_UNANSWERED, "server" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsSendOutcome) outcome = amends_send_outcome_new_status (CASES[i].status, CASES[i].code, 7);

        g_assert_cmpint (outcome->kind, ==, CASES[i].kind);
        g_assert_cmpstr (outcome->code, ==, CASES[i].stored);
        g_assert_cmpint (outcome->retry_after, ==, CASES[i].kind == AMENDS_SEND_LATER ? 7 : -1);
    }
}

static void
test_lost (void)
{
    static const struct {
        AmendsSyncError error;
        gboolean left;
        AmendsSendKind kind;
    } CASES[] = {
        { AMENDS_SYNC_ERROR_REFUSED, FALSE, AMENDS_SEND_LATER },
        { AMENDS_SYNC_ERROR_REFUSED, TRUE, AMENDS_SEND_UNANSWERED },
        { AMENDS_SYNC_ERROR_OFFLINE, FALSE, AMENDS_SEND_LATER },
        { AMENDS_SYNC_ERROR_MALFORMED, TRUE, AMENDS_SEND_UNANSWERED },
        { AMENDS_SYNC_ERROR_TLS, TRUE, AMENDS_SEND_LATER },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GError) error = g_error_new_literal (AMENDS_SYNC_ERROR, (int) CASES[i].error, "x");
        g_autoptr (AmendsSendOutcome) outcome = amends_send_outcome_new_lost (error, CASES[i].left);

        g_assert_cmpint (outcome->kind, ==, CASES[i].kind);
        g_assert_cmpstr (outcome->code, ==, amends_sync_error_to_code (CASES[i].error));
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/feed-contact-rows/contact", test_contact);
    g_test_add_func ("/sync/feed-contact-rows/malformed-contacts", test_malformed_contacts);
    g_test_add_func ("/sync/feed-contact-rows/found", test_found);
    g_test_add_func ("/sync/feed-contact-rows/templates", test_templates);
    g_test_add_func ("/sync/feed-contact-rows/messages", test_messages);
    g_test_add_func ("/sync/send-outcome/statuses", test_outcomes);
    g_test_add_func ("/sync/send-outcome/lost", test_lost);
    return g_test_run ();
}
