/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-http.h"

#include <string.h>

#include "amends-await.h"
#include "amends-sync-error.h"
#include "fault-server.h"

#define TOKEN "CANARY-http-1"
#define JSON_HEADERS "Content-Type: application/json\r\n"

/* What a scripted server says, always the same. */
typedef struct {
    FaultReply *(*make) (void);
} Script;

static FaultReply *
play_cb (const FaultRequest *request G_GNUC_UNUSED, gpointer data)
{
    return ((Script *) data)->make ();
}

static AmendsHttp *
make_http (void)
{
    AmendsHttp *http = amends_http_new ();

    amends_http_set_deadline (http, 5000);
    return http;
}

static AmendsHttpResponse *
get (AmendsHttp *http, const char *url, GCancellable *cancellable, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_http_get_async (http, url, TOKEN, "\"known\"", cancellable, amends_await_cb, &await);
    return amends_http_get_finish (http, amends_await (&await), error);
}

static void
expect_error (FaultReply *(*make) (void), AmendsHttp *http, AmendsSyncError code, const char *word)
{
    Script script = { make };
    g_autoptr (FaultServer) server = fault_server_new (play_cb, &script);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsHttpResponse) response = get (http, fault_server_get_url (server), NULL, &error);

    g_assert_null (response);
    g_assert_error (error, AMENDS_SYNC_ERROR, (int) code);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, word));
    g_assert_null (strstr (error->message, TOKEN));
}

static AmendsHttpResponse *
expect_answer (FaultReply *(*make) (void), guint status)
{
    Script script = { make };
    g_autoptr (AmendsHttp) http = make_http ();
    g_autoptr (FaultServer) server = fault_server_new (play_cb, &script);
    g_autoptr (GError) error = NULL;
    AmendsHttpResponse *response = get (http, fault_server_get_url (server), NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (response->status, ==, status);
    return response;
}

static FaultReply *
say_well (void)
{
    return fault_reply_new (200, JSON_HEADERS "ETag: \"v1\"\r\n", "{\"a\":1}");
}

static void
test_reads_a_document (void)
{
    g_autoptr (AmendsHttpResponse) response = expect_answer (say_well, 200);

    g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), "{\"a\":1}", 7);
    g_assert_cmpstr (response->etag, ==, "\"v1\"");
    g_assert_null (response->retry_after);
}

static void
test_sends_what_it_should (void)
{
    Script script = { say_well };
    g_autoptr (AmendsHttp) http = make_http ();
    g_autoptr (FaultServer) server = fault_server_new (play_cb, &script);
    g_autoptr (AmendsHttpResponse) response = get (http, fault_server_get_url (server), NULL, NULL);
    g_autofree char *heard = fault_server_dup_heard (server);

    g_assert_nonnull (strstr (heard, "Authorization: Bearer " TOKEN "\n"));
    g_assert_nonnull (strstr (heard, "If-None-Match: \"known\"\n"));
    g_assert_nonnull (strstr (heard, "Accept: application/json\n"));
    /* On the same computer packing only costs time; with TLS it is asked for: see test-http-tls. */
    g_assert_nonnull (strstr (heard, "Accept-Encoding: identity\n"));
    g_assert_null (strstr (heard, "gzip"));
    g_assert_nonnull (strstr (heard, "User-Agent: Amends/"));
}

static FaultReply *
say_gzip (void)
{
    g_autoptr (GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
    g_autofree char *text = g_strnfill (50000, ' ');
    guchar packed[4096];
    gsize n_read, n_written;
    FaultReply *reply;
    g_autofree char *head = NULL;

    text[0] = '{';
    text[49999] = '}';
    g_converter_convert (packer, text, 50000, packed, sizeof packed, G_CONVERTER_INPUT_AT_END, &n_read, &n_written,
                         NULL);
    head = g_strdup_printf ("HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS
                            "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                            n_written);
    reply = fault_reply_raw (head, -1);
    g_byte_array_append (reply->bytes, packed, (guint) n_written);
    return reply;
}

static void
test_unpacks_gzip (void)
{
    g_autoptr (AmendsHttpResponse) response = expect_answer (say_gzip, 200);

    g_assert_cmpuint (g_bytes_get_size (response->body), ==, 50000);
}

static FaultReply *
say_unchanged (void)
{
    return fault_reply_raw ("HTTP/1.1 304 Not Modified\r\nConnection: close\r\nETag: \"known\"\r\n\r\n", -1);
}

static void
test_unchanged_is_an_answer (void)
{
    g_autoptr (AmendsHttpResponse) response = expect_answer (say_unchanged, 304);

    g_assert_null (response->body);
    g_assert_cmpstr (response->etag, ==, "\"known\"");
}

static FaultReply *
say_throttled (void)
{
    return fault_reply_new (429, JSON_HEADERS "Retry-After: 3\r\n", "{\"error\":{\"code\":\"throttled\"}}");
}

static FaultReply *
say_html_error (void)
{
    return fault_reply_new (503, "Content-Type: text/html\r\n", "<html>down</html>");
}

static FaultReply *
say_endless_error (void)
{
    FaultReply *reply = fault_reply_raw ("HTTP/1.1 500 Oh\r\nConnection: close\r\n" JSON_HEADERS "\r\n{", -1);

    reply->filler = G_GUINT64_CONSTANT (2) << 30;
    return reply;
}

static FaultReply *
say_cut_error (void)
{
    return fault_reply_raw ("HTTP/1.1 403 No\r\nConnection: close\r\n" JSON_HEADERS "Content-Length: 500\r\n\r\n{\"err",
                            -1);
}

static void
test_errors_keep_their_status (void)
{
    g_autoptr (AmendsHttpResponse) throttled = expect_answer (say_throttled, 429);
    g_autoptr (AmendsHttpResponse) html = expect_answer (say_html_error, 503);
    g_autoptr (AmendsHttpResponse) endless = expect_answer (say_endless_error, 500);
    g_autoptr (AmendsHttpResponse) cut = expect_answer (say_cut_error, 403);

    g_assert_cmpstr (throttled->retry_after, ==, "3");
    g_assert_nonnull (throttled->body);
    g_assert_null (html->body);
    g_assert_null (endless->body);
    g_assert_nonnull (cut);
}

static FaultReply *
say_short (void)
{
    return fault_reply_raw ("HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS "Content-Length: 500\r\n\r\n{}",
                            -1);
}

static FaultReply *
say_short_keep_alive (void)
{
    return fault_reply_raw ("HTTP/1.1 200 OK\r\n" JSON_HEADERS "Content-Length: 500\r\n\r\n{}", -1);
}

static FaultReply *
say_reset (void)
{
    FaultReply *reply = say_short ();

    reply->chunk = 1000;
    reply->pause_ms = 50;
    reply->reset = TRUE;
    return reply;
}

static FaultReply *
say_chunked_cut (void)
{
    return fault_reply_raw ("HTTP/1.1 200 OK\r\n" JSON_HEADERS "Transfer-Encoding: chunked\r\n\r\nff\r\n{}", -1);
}

static FaultReply *
say_bad_chunk (void)
{
    return fault_reply_raw (
        "HTTP/1.1 200 OK\r\n" JSON_HEADERS "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", -1);
}

static FaultReply *
say_empty (void)
{
    return fault_reply_new (200, JSON_HEADERS, "");
}

static FaultReply *
say_two_lengths (void)
{
    return fault_reply_raw ("HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS
                            "Content-Length: 2\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
                            -1);
}

static FaultReply *
say_negative_length (void)
{
    return fault_reply_raw (
        "HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS "Content-Length: -7\r\n\r\n{\"a\":1}", -1);
}

static FaultReply *
say_nothing (void)
{
    return fault_reply_hang_up ();
}

static FaultReply *
say_noise (void)
{
    return fault_reply_raw ("220 mail.example ESMTP ready\r\n\r\n", -1);
}

static FaultReply *
say_login_page (void)
{
    return fault_reply_new (200, "Content-Type: text/html; charset=utf-8\r\n", "<html>Log in</html>");
}

static FaultReply *
say_large_header (void)
{
    FaultReply *reply = fault_reply_raw ("HTTP/1.1 200 OK\r\nX-Large: ", -1);

    reply->filler = 200 << 20;
    return reply;
}

static void
test_damaged_answers_are_dropped (void)
{
    static const struct {
        FaultReply *(*make) (void);
        AmendsSyncError code;
        const char *word;
    } cases[] = {
        { say_short, AMENDS_SYNC_ERROR_REFUSED, "cut before" },
        { say_short_keep_alive, AMENDS_SYNC_ERROR_REFUSED, "cut" },
        { say_reset, AMENDS_SYNC_ERROR_REFUSED, "cut" },
        { say_chunked_cut, AMENDS_SYNC_ERROR_REFUSED, "cut" },
        { say_bad_chunk, AMENDS_SYNC_ERROR_MALFORMED, "" },
        { say_empty, AMENDS_SYNC_ERROR_MALFORMED, "empty" },
        { say_two_lengths, AMENDS_SYNC_ERROR_MALFORMED, "" },
        { say_negative_length, AMENDS_SYNC_ERROR_MALFORMED, "" },
        { say_nothing, AMENDS_SYNC_ERROR_REFUSED, "cut" },
        { say_noise, AMENDS_SYNC_ERROR_MALFORMED, "web server" },
        { say_login_page, AMENDS_SYNC_ERROR_MALFORMED, "log in" },
        { say_large_header, AMENDS_SYNC_ERROR_REFUSED, "" },
    };
    g_autoptr (AmendsHttp) http = make_http ();

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_test_message ("case %u", i);
        if (cases[i].make == say_negative_length) /* libsoup complains to the log, and goes on */
            g_test_expect_message ("GLib-GObject", G_LOG_LEVEL_CRITICAL, "*content-length*");
        expect_error (cases[i].make, http, cases[i].code, cases[i].word);
    }
}

static FaultReply *
say_two_gigabytes (void)
{
    FaultReply *reply = fault_reply_raw ("HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS "\r\n{", -1);

    reply->filler = G_GUINT64_CONSTANT (2) << 30;
    return reply;
}

static void
test_large_bodies_stop_at_the_cap (void)
{
    g_autoptr (AmendsHttp) http = make_http ();
    gint64 began = g_get_monotonic_time ();

    expect_error (say_two_gigabytes, http, AMENDS_SYNC_ERROR_MALFORMED, "too large");
    g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
    amends_http_set_max_body (http, 40000);
    expect_error (say_gzip, http, AMENDS_SYNC_ERROR_MALFORMED, "too large");
}

static FaultReply *
say_slow_header (void)
{
    FaultReply *reply = say_well ();

    reply->chunk = 1;
    reply->pause_ms = 200;
    return reply;
}

static FaultReply *
say_slow_body (void)
{
    FaultReply *reply = fault_reply_raw ("HTTP/1.1 200 OK\r\nConnection: close\r\n" JSON_HEADERS "\r\n", -1);
    g_autofree char *spaces = g_strnfill (1000, ' ');

    g_byte_array_append (reply->bytes, (const guint8 *) spaces, 1000);
    reply->chunk = 70;
    reply->pause_ms = 200;
    return reply;
}

static FaultReply *
say_hang (void)
{
    FaultReply *reply = fault_reply_hang_up ();

    reply->hang = TRUE;
    return reply;
}

static void
test_the_deadline_is_for_the_whole_request (void)
{
    FaultReply *(*const cases[]) (void) = { say_slow_header, say_slow_body, say_hang };
    g_autoptr (AmendsHttp) http = make_http ();

    amends_http_set_deadline (http, 400);
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        gint64 began = g_get_monotonic_time ();

        expect_error (cases[i], http, AMENDS_SYNC_ERROR_REFUSED, "too slow");
        g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);
    }
}

static FaultReply *
listen_cb (const FaultRequest *request G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
    return say_well ();
}

static FaultReply *
redirect_cb (const FaultRequest *request, gpointer data)
{
    g_autofree char *headers = g_strdup_printf ("Location: %s/feed\r\n", fault_server_get_url (data));

    return fault_reply_new (request->number % 2 == 0 ? 302 : 308, headers, "");
}

static void
test_redirects_are_not_followed (void)
{
    g_autoptr (AmendsHttp) http = make_http ();
    g_autoptr (FaultServer) other = fault_server_new (listen_cb, NULL);
    g_autoptr (FaultServer) server = fault_server_new (redirect_cb, other);

    for (guint i = 0; i < 2; i++) {
        g_autoptr (GError) error = NULL;

        g_assert_null (get (http, fault_server_get_url (server), NULL, &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
        g_assert_nonnull (strstr (error->message, "127.0.0.1"));
    }
    g_assert_cmpuint (fault_server_get_n_connections (other), ==, 0);
}

static void
test_nobody_there (void)
{
    g_autoptr (AmendsHttp) http = make_http ();
    FaultServer *server = fault_server_new (listen_cb, NULL);
    g_autofree char *url = g_strdup (fault_server_get_url (server));
    g_autoptr (GError) error = NULL;

    fault_server_free (server);
    g_assert_null (get (http, url, NULL, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED);
}

static void
test_unknown_host_is_offline (void)
{
    g_autoptr (AmendsHttp) http = make_http ();
    g_autoptr (GError) error = NULL;

    g_assert_null (get (http, "https://nobody.invalid/feed", NULL, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_OFFLINE);
}

static gboolean
cancel_cb (gpointer cancellable)
{
    g_cancellable_cancel (cancellable);
    return G_SOURCE_REMOVE;
}

static void
test_cancels_at_once (void)
{
    FaultReply *(*const cases[]) (void) = { say_hang, say_slow_header, say_slow_body };
    g_autoptr (AmendsHttp) http = make_http ();

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        Script script = { cases[i] };
        g_autoptr (FaultServer) server = fault_server_new (play_cb, &script);
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        gint64 began = g_get_monotonic_time ();

        g_timeout_add (100, cancel_cb, cancellable);
        g_assert_null (get (http, fault_server_get_url (server), cancellable, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpint (g_get_monotonic_time () - began, <, G_USEC_PER_SEC);
    }
}

static void
test_already_cancelled_connects_nowhere (void)
{
    g_autoptr (AmendsHttp) http = make_http ();
    g_autoptr (FaultServer) server = fault_server_new (listen_cb, NULL);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_null (get (http, fault_server_get_url (server), cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (fault_server_get_n_requests (server), ==, 0);
}

static void
test_a_token_cannot_write_headers (void)
{
    g_autoptr (AmendsHttp) http = make_http ();
    g_autoptr (FaultServer) server = fault_server_new (listen_cb, NULL);
    const char *const tokens[] = { "", "a\r\nX-Evil: 1", "two words", "å" };

    for (guint i = 0; i < G_N_ELEMENTS (tokens); i++) {
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
        g_autoptr (GError) error = NULL;

        amends_http_get_async (http, fault_server_get_url (server), tokens[i], NULL, NULL, amends_await_cb, &await);
        g_assert_null (amends_http_get_finish (http, amends_await (&await), &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN);
    }
    g_assert_cmpuint (fault_server_get_n_requests (server), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/http/reads-a-document", test_reads_a_document);
    g_test_add_func ("/sync/http/sends-what-it-should", test_sends_what_it_should);
    g_test_add_func ("/sync/http/unpacks-gzip", test_unpacks_gzip);
    g_test_add_func ("/sync/http/unchanged-is-an-answer", test_unchanged_is_an_answer);
    g_test_add_func ("/sync/http/errors-keep-their-status", test_errors_keep_their_status);
    g_test_add_func ("/sync/http/damaged-answers-are-dropped", test_damaged_answers_are_dropped);
    g_test_add_func ("/sync/http/large-bodies-stop-at-the-cap", test_large_bodies_stop_at_the_cap);
    g_test_add_func ("/sync/http/the-deadline-is-for-the-whole-request", test_the_deadline_is_for_the_whole_request);
    g_test_add_func ("/sync/http/redirects-are-not-followed", test_redirects_are_not_followed);
    g_test_add_func ("/sync/http/nobody-there", test_nobody_there);
    g_test_add_func ("/sync/http/unknown-host-is-offline", test_unknown_host_is_offline);
    g_test_add_func ("/sync/http/cancels-at-once", test_cancels_at_once);
    g_test_add_func ("/sync/http/already-cancelled-connects-nowhere", test_already_cancelled_connects_nowhere);
    g_test_add_func ("/sync/http/a-token-cannot-write-headers", test_a_token_cannot_write_headers);
    return g_test_run ();
}
