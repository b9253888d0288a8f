/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-connector.h"

#include <string.h>

#include "amends-await.h"
#include "amends-store-accounts.h"
#include "amends-store-feedback.h"
#include "sync-fixture.h"

#define JSON_HEADERS "Content-Type: application/json\r\n"

/* Answers requests for one path, from the nth one on, with a text of its own. */
typedef struct {
    const char *path; /* (nullable): any */
    guint from;       /* counted from when it is set */
    guint until;
    guint status;
    const char *headers;
    const char *body;
    guint seen;
} Fault;

static FaultReply *
play_fault_cb (const FaultRequest *request, gpointer data)
{
    Fault *fault = data;
    guint number;

    if (fault->path != NULL && !g_str_has_suffix (request->path, fault->path))
        return NULL;
    number = fault->seen++;
    if (number < fault->from || number >= fault->until)
        return NULL;
    return fault_reply_new (fault->status, fault->headers, fault->body);
}

static void
set_fault (SyncFixture *fixture, Fault *fault)
{
    fault->seen = 0;
    if (fault->headers == NULL)
        fault->headers = JSON_HEADERS;
    if (fault->until == 0)
        fault->until = G_MAXUINT;
    fixture->feed->fault = play_fault_cb;
    fixture->feed->fault_data = fault;
}

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

static void
test_an_unchanged_answer_is_not_sent_again (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (5, 10);
    g_autofree char *heard = NULL;
    guint n_tags = 0;

    for (guint i = 0; i < 4; i++)
        sync_fixture_expect_success (fixture);
    heard = fault_server_dup_heard (fixture->feed->server);
    for (const char *p = heard; (p = strstr (p, "If-None-Match")) != NULL; p++)
        n_tags++;
    /* Products and totals from the second sync on; orders, reviews and feedback from the third, when the question is the same again. */
    g_assert_cmpuint (n_tags, ==, 3 + 3 + 2 + 2 + 2);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 5);
}

/* What comes of each fault, while there are reviews here already: a clear error, and nothing else. */
static void
test_faults_change_nothing (void)
{
    static const struct {
        const char *path;
        guint status;
        const char *headers;
        const char *body;
        AmendsSyncError code;
    } cases[] = {
        { "/reviews", 200, NULL, "{}", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 200, NULL, "null", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 200, NULL, "\"str\"", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 200, NULL, "[]", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 200, NULL, "", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 200, NULL, "{\"reviews\":[{\"id\":\"R0\",\"stars\":5}", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 200, "Content-Type: text/html\r\n", "<html>Log in</html>", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 200, JSON_HEADERS "Content-Encoding: gzip\r\n", "no gzip at all", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 302, "Location: https://elsewhere.example/\r\n", "", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 204, NULL, "", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 400, NULL, "{\"error\":{\"code\":\"invalid_request\"}}", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 401, NULL, "{\"error\":{\"code\":\"unauthorised\"}}", AMENDS_SYNC_ERROR_UNAUTHORISED },
        { "/orders", 401, "Content-Type: text/html\r\n", "<html>", AMENDS_SYNC_ERROR_UNAUTHORISED },
        { "/reviews", 403, NULL, "{\"error\":{\"code\":\"missing_permission\"}}", AMENDS_SYNC_ERROR_FORBIDDEN },
        { "/account", 403, NULL, "{\"error\":{\"code\":\"not_brand_owner\"}}", AMENDS_SYNC_ERROR_NOT_BRAND_OWNER },
        { "/reviews", 403, "Content-Type: text/html\r\n", "<html>", AMENDS_SYNC_ERROR_FORBIDDEN },
        { "/account", 404, NULL, "{\"error\":{\"code\":\"not_found\"}}", AMENDS_SYNC_ERROR_UNSUPPORTED },
        { "/reviews", 404, NULL, "{\"error\":{\"code\":\"not_found\"}}", AMENDS_SYNC_ERROR_UNSUPPORTED },
        { "/reviews", 410, NULL, "{\"error\":{\"code\":\"cursor_expired\"}}", AMENDS_SYNC_ERROR_MALFORMED },
        { "/reviews", 429, NULL, "{\"error\":{\"code\":\"throttled\"}}", AMENDS_SYNC_ERROR_THROTTLED },
        { "/reviews", 500, "Content-Type: text/html\r\n", "<html>", AMENDS_SYNC_ERROR_SERVER },
        { "/account", 502, "Content-Type: text/html\r\n", "<html>", AMENDS_SYNC_ERROR_SERVER },
        { "/products", 503, NULL, "{\"error\":{\"code\":\"unavailable\"}}", AMENDS_SYNC_ERROR_SERVER },
        { "/account", 200, NULL, "{\"id\":\"SOMEBODY ELSE\"}", AMENDS_SYNC_ERROR_MALFORMED },
        { "/account", 200, NULL, "{\"name\":\"no id\"}", AMENDS_SYNC_ERROR_MALFORMED },
    };
    g_autoptr (SyncFixture) fixture = sync_fixture_new (12, 5);
    g_autofree char *before = NULL;

    sync_fixture_expect_success (fixture);
    before = sync_fixture_dump (fixture);
    fixture->feed->as_of = "2026-02-02T00:00:00Z"; /* so that reviews are asked for in earnest */
    fixture->feed->stars = 5;
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        Fault fault = { cases[i].path, 0, 0, cases[i].status, cases[i].headers, cases[i].body, 0 };
        g_autofree char *after = NULL, *since = NULL;

        g_test_message ("%s %u %s", cases[i].path, cases[i].status, cases[i].body);
        set_fault (fixture, &fault);
        sync_fixture_expect_error (fixture, cases[i].code);
        after = sync_fixture_dump (fixture);
        since = sync_fixture_dup_since (fixture, "reviews");
        g_assert_cmpstr (after, ==, before);
        g_assert_cmpstr (since, ==, FAULT_FEED_AS_OF);
    }
}

static FaultReply *
deep_cb (const FaultRequest *request, gpointer data)
{
    g_autoptr (GString) body = g_string_new ("{\"reviews\":");

    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    for (guint i = 0; i < 100000; i++)
        g_string_append (body, data);
    return fault_reply_json (body->str);
}

static void
test_deep_nesting_is_refused (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
    char arrays[] = "[", objects[] = "{\"a\":";

    fixture->feed->fault = deep_cb;
    fixture->feed->fault_data = arrays;
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_MALFORMED);
    fixture->feed->fault_data = objects;
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_MALFORMED);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 0);
}

/* A page of JSON packed by gzip, and cut: libsoup takes what came for the whole. */
static FaultReply *
cut_gzip_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    g_autoptr (GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 0));
    g_autoptr (GString) body = g_string_new ("{\"reviews\":[");
    guchar packed[65536];
    gsize n_read, n_written;
    FaultReply *reply;

    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    for (guint i = 0; i < 500; i++)
        g_string_append_printf (body, "{\"id\":\"R%u\",\"stars\":1},", i);
    g_string_append (body, "{\"id\":\"last\",\"stars\":1}]}");
    g_converter_convert (packer, body->str, body->len, packed, sizeof packed, G_CONVERTER_INPUT_AT_END, &n_read,
                         &n_written, NULL);
    reply =
        fault_reply_raw ("HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS "Content-Encoding: gzip\r\n\r\n", -1);
    g_byte_array_append (reply->bytes, packed, (guint) n_written / 2);
    return reply;
}

static FaultReply *
cut_without_length_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    return fault_reply_raw ("HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS
                            "\r\n{\"reviews\":[{\"id\":\"R1\",\"stars\":1},{\"id\":\"R2\"",
                            -1);
}

static FaultReply *
cut_with_length_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    return fault_reply_raw (
        "HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS
        "Content-Length: 4000\r\n\r\n{\"reviews\":[{\"id\":\"R1\",\"stars\":1}],\"next_cursor\":null}",
        -1);
}

static FaultReply *
longer_than_told_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    return fault_reply_raw (
        "HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS
        "Content-Length: 30\r\n\r\n{\"reviews\":[{\"id\":\"R1\",\"stars\":1}],\"next_cursor\":null}",
        -1);
}

static void
test_half_a_page_is_no_page (void)
{
    static const struct {
        FaultFunction function;
        AmendsSyncError code;
    } cases[] = {
        { cut_gzip_cb, AMENDS_SYNC_ERROR_MALFORMED },
        { cut_without_length_cb, AMENDS_SYNC_ERROR_MALFORMED },
        { cut_with_length_cb, AMENDS_SYNC_ERROR_REFUSED },
        { longer_than_told_cb, AMENDS_SYNC_ERROR_MALFORMED },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);

        g_test_message ("case %u", i);
        fixture->feed->fault = cases[i].function;
        sync_fixture_expect_error (fixture, cases[i].code);
        g_assert_cmpint (sync_fixture_count (fixture), ==, 0);
    }
}

static void
test_what_passes_is_waited_for (void)
{
    static const struct {
        guint status;
        const char *headers;
        guint wait_ms;
    } cases[] = {
        { 429, JSON_HEADERS "Retry-After: 3\r\n", 3000 },
        { 429, JSON_HEADERS "Retry-After: Sun, 01 Feb 2026 00:01:00 GMT\r\n", 60000 },
        { 429, JSON_HEADERS "Retry-After: Sat, 31 Jan 2026 00:00:00 GMT\r\n", 1000 },
        { 429, JSON_HEADERS "Retry-After: 0\r\n", 1000 },
        { 429, JSON_HEADERS "Retry-After: -5\r\n", 1000 },
        { 429, JSON_HEADERS "Retry-After: 1000000000\r\n", AMENDS_RETRY_CAP_MS },
        { 429, JSON_HEADERS "Retry-After: soon\r\n", 1000 },
        { 429, JSON_HEADERS, 1000 },
        { 500, "Content-Type: text/html\r\n", 1000 },
        { 502, "Content-Type: text/html\r\n", 1000 },
        { 503, "Content-Type: text/html\r\nRetry-After: 7\r\n", 7000 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
        Fault fault = { "/reviews", 0, 1, cases[i].status, cases[i].headers, "<html>", 0 };

        g_test_message ("%u %s", cases[i].status, cases[i].headers);
        set_fault (fixture, &fault);
        sync_fixture_expect_success (fixture);
        g_assert_cmpint (sync_fixture_count (fixture), ==, 3);
        g_assert_cmpuint (fixture->pauses->len, ==, 1);
        g_assert_cmpuint (g_array_index (fixture->pauses, guint, 0), ==, cases[i].wait_ms);
    }
}

static void
test_five_tries_and_no_more (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    Fault fault = { "/account", 0, 0, 503, NULL, "{}", 0 };

    set_fault (fixture, &fault);
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_SERVER);
    g_assert_cmpuint (fault_server_get_n_requests (fixture->feed->server), ==, AMENDS_RETRY_TRIES);
    g_assert_cmpuint (fixture->pauses->len, ==, AMENDS_RETRY_TRIES - 1);
    for (guint i = 1; i < fixture->pauses->len; i++)
        g_assert_cmpuint (g_array_index (fixture->pauses, guint, i), >, g_array_index (fixture->pauses, guint, i - 1));
}

static void
test_refusals_are_not_repeated (void)
{
    const guint statuses[] = { 400, 401, 403, 404 };

    for (guint i = 0; i < G_N_ELEMENTS (statuses); i++) {
        g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
        Fault fault = { NULL, 0, 0, statuses[i], NULL, "{}", 0 };

        set_fault (fixture, &fault);
        g_assert_false (sync_fixture_sync (fixture, NULL, NULL, NULL, NULL));
        g_assert_cmpuint (fault_server_get_n_requests (fixture->feed->server), ==, 1);
    }
}

static void
test_an_expired_cursor_starts_again_once (void)
{
    static const struct {
        guint status;
        const char *body;
    } cases[] = {
        { 410, "{\"error\":{\"code\":\"cursor_expired\"}}" },
        { 410, "gone" },
        { 400, "{\"error\":{\"code\":\"invalid_cursor\"}}" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (SyncFixture) fixture = sync_fixture_new (12, 5);
        Fault once = { "/reviews", 1, 2, cases[i].status, NULL, cases[i].body, 0 };

        set_fault (fixture, &once);
        sync_fixture_expect_success (fixture);
        g_assert_cmpint (sync_fixture_count (fixture), ==, 12);
        g_assert_cmpuint (once.seen, ==, 1 + 1 + 3);
    }
}

static FaultReply *
tombstone_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    return fault_reply_json (
        "{\"reviews\":[{\"id\":\"R1\",\"deleted_at\":\"2026-02-01T00:00:00Z\"},{\"id\":\"R0\",\"stars\":5,"
        "\"updated_at\":\"2026-02-01T00:00:00Z\"}],\"next_cursor\":null}");
}

static void
test_removals_and_edits_arrive (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    AmendsBatchResult totals = { 0 };
    g_autofree char *dump = NULL;

    sync_fixture_expect_success (fixture);
    fixture->feed->fault = tombstone_cb;
    g_assert_true (sync_fixture_sync (fixture, NULL, &totals, NULL, NULL));
    g_assert_cmpuint (totals.removed, ==, 1);
    g_assert_cmpuint (totals.updated, ==, 1);
    dump = sync_fixture_dump (fixture);
    g_assert_nonnull (strstr (dump, " 2\nR1")); /* R0 has two versions */
}

static FaultReply *
bad_row_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    return fault_reply_json (
        "{\"reviews\":[{\"id\":\"A\",\"stars\":1},{\"id\":\"B\",\"stars\":9},{\"id\":\"C\",\"stars\":3}],"
        "\"next_cursor\":null}");
}

static void
test_a_malformed_row_is_reported (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    g_autoptr (GPtrArray) rejections = NULL;
    AmendsRejection *rejection;

    fixture->feed->fault = bad_row_cb;
    g_assert_true (sync_fixture_sync (fixture, NULL, NULL, &rejections, NULL));
    g_assert_cmpint (sync_fixture_count (fixture), ==, 2);
    g_assert_cmpuint (rejections->len, ==, 1);
    rejection = g_ptr_array_index (rejections, 0);
    g_assert_cmpuint (rejection->line, ==, 2);
    g_assert_nonnull (strstr (rejection->reason, "stars"));
}

static void
test_a_feed_may_have_reviews_only (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    Fault products = { "/products", 0, 0, 404, NULL, "{}", 0 };
    Fault orders = { "/orders", 0, 0, 404, NULL, "{}", 0 };
    Fault feedback = { "/feedback", 0, 0, 404, NULL, "{}", 0 };

    set_fault (fixture, &products);
    sync_fixture_expect_success (fixture);
    set_fault (fixture, &orders);
    sync_fixture_expect_success (fixture);
    set_fault (fixture, &feedback);
    sync_fixture_expect_success (fixture);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 3);
}

static AmendsFeedbackHistory *
load_history (SyncFixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackHistory *history;

    amends_store_load_feedback_history_async (fixture->store, 0, NULL, NULL, amends_await_cb, &await);
    history = amends_store_load_feedback_history_finish (fixture->store, amends_await (&await), &error);
    g_assert_no_error (error);
    return history;
}

/* Feedback, what was removed of it, and the marketplace's own totals. */
static void
test_feedback (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 5);
    g_autoptr (AmendsFeedbackHistory) history = NULL;
    g_autofree char *dump = NULL;
    const AmendsFeedbackCell *cell;

    sync_fixture_expect_success (fixture);
    dump = sync_fixture_dump (fixture);
    g_assert_nonnull (strstr (dump, "F0 SE O0 5 Snabb leverans "));
    history = load_history (fixture);
    g_assert_cmpuint (history->cells->len, ==, 1);
    cell = history->cells->pdata[0];
    g_assert_false (cell->incomplete);
    g_assert_cmpuint (cell->days->len, ==, 2);
    g_assert_cmpint (g_array_index (cell->days, AmendsFeedbackDay, 0).stars[5], ==, 1);
    g_assert_cmpint (g_array_index (cell->days, AmendsFeedbackDay, 1).stars[0], ==, 1);
    g_assert_cmpint (cell->told[AMENDS_FEEDBACK_WINDOW_LIFETIME].counts.positive, ==, 90);
    g_assert_cmpint (cell->told[AMENDS_FEEDBACK_WINDOW_SHORT].at, ==, 0);
}

static void
test_feedback_of_unhappy_ones_only (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 5);
    Fault partial = { "/feedback",
                      0,
                      0,
                      200,
                      JSON_HEADERS,
                      "{\"feedback\":[{\"id\":\"F9\",\"marketplace\":\"SE\",\"stars\":2,\"published_at\":"
                      "\"2026-01-02T10:00:00Z\"}],\"next_cursor\":null,\"only_critical\":true}",
                      0 };
    g_autoptr (AmendsFeedbackHistory) history = NULL;

    set_fault (fixture, &partial);
    sync_fixture_expect_success (fixture);
    history = load_history (fixture);
    g_assert_true (((AmendsFeedbackCell *) history->cells->pdata[0])->incomplete);
}

static void
test_it_says_what_it_can (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
    AmendsConnector *connector = AMENDS_CONNECTOR (fixture->connector);

    g_assert_cmpuint (amends_connector_get_capabilities (connector), ==,
                      AMENDS_CAPABILITY_PRODUCTS | AMENDS_CAPABILITY_ORDERS | AMENDS_CAPABILITY_REVIEWS |
                          AMENDS_CAPABILITY_ROLES | AMENDS_CAPABILITY_CONTACT | AMENDS_CAPABILITY_MESSAGES |
                          AMENDS_CAPABILITY_FEEDBACK);
}

static FaultReply *
slow_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    FaultReply *reply;

    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    reply = fault_reply_json ("{\"reviews\":[],\"next_cursor\":null}");
    reply->chunk = 1;
    reply->pause_ms = 100;
    return reply;
}

/* One byte at a time keeps every socket's own timeout quiet for ever. */
static void
test_one_byte_at_a_time_has_an_end (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
    gint64 began = g_get_monotonic_time ();

    amends_http_set_deadline (fixture->http, 300);
    fixture->feed->fault = slow_cb;
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_REFUSED);
    g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/sync/feed-connector/" name, function)
    ADD ("a-whole-sync", test_a_whole_sync);
    ADD ("the-next-sync-asks-for-what-is-new", test_the_next_sync_asks_for_what_is_new);
    ADD ("an-unchanged-answer-is-not-sent-again", test_an_unchanged_answer_is_not_sent_again);
    ADD ("faults-change-nothing", test_faults_change_nothing);
    ADD ("deep-nesting-is-refused", test_deep_nesting_is_refused);
    ADD ("half-a-page-is-no-page", test_half_a_page_is_no_page);
    ADD ("what-passes-is-waited-for", test_what_passes_is_waited_for);
    ADD ("five-tries-and-no-more", test_five_tries_and_no_more);
    ADD ("refusals-are-not-repeated", test_refusals_are_not_repeated);
    ADD ("an-expired-cursor-starts-again-once", test_an_expired_cursor_starts_again_once);
    ADD ("removals-and-edits-arrive", test_removals_and_edits_arrive);
    ADD ("a-malformed-row-is-reported", test_a_malformed_row_is_reported);
    ADD ("it-says-what-it-can", test_it_says_what_it_can);
    ADD ("feedback", test_feedback);
    ADD ("feedback-of-unhappy-ones-only", test_feedback_of_unhappy_ones_only);
    ADD ("one-byte-at-a-time-has-an-end", test_one_byte_at_a_time_has_an_end);
    ADD ("a-feed-may-have-reviews-only", test_a_feed_may_have_reviews_only);
    return g_test_run ();
}
