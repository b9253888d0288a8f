/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-shop.h"

#include <libsoup/soup.h>

#include "amends-sample-listener.h"

#define NOW ((gint64) 1795305600 + 43200)

typedef struct {
    AmendsSampleShop *shop;
    SoupSession *session;
    GPtrArray *connections;
    gboolean done;
    gssize n_read;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    self->shop = amends_sample_shop_new (100, 1, NOW);
    amends_sample_shop_set_most_requests (self->shop, 50);
    g_assert_null (amends_sample_shop_get_url (self->shop));
    g_assert_null (amends_sample_shop_get_token (self->shop));
    g_assert_true (amends_sample_shop_start (self->shop, 0, &error));
    g_assert_no_error (error);
    self->session = soup_session_new ();
    self->connections = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    soup_session_abort (self->session);
    g_clear_object (&self->session);
    g_clear_pointer (&self->connections, g_ptr_array_unref);
    amends_sample_shop_stop (self->shop);
    while (g_main_context_iteration (NULL, FALSE))
        continue;
    g_assert_finalize_object (self->shop);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Fixture *self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

    self->n_read = body != NULL ? (gssize) g_bytes_get_size (body) : -1;
    self->done = TRUE;
}

static void
wait_done (Fixture *self)
{
    while (!self->done)
        g_main_context_iteration (NULL, TRUE);
    self->done = FALSE;
}

/* Returns: (transfer full): after its answer came. @path: below the feed's base, or below the origin if it begins with ":" */
static SoupMessage *
ask (Fixture *self, const char *method, const char *path, gboolean with_token, const char *header, const char *value)
{
    const char *url = amends_sample_shop_get_url (self->shop);
    g_autofree char *origin = g_strndup (url, strlen (url) - strlen ("/feed/v1"));
    g_autofree char *uri = *path == ':' ? g_strconcat (origin, path + 1, NULL) : g_strconcat (url, path, NULL);
    g_autofree char *bearer = g_strconcat ("Bearer ", amends_sample_shop_get_token (self->shop), NULL);
    SoupMessage *message = soup_message_new (method, uri);

    if (with_token)
        soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", bearer);
    if (header != NULL)
        soup_message_headers_replace (soup_message_get_request_headers (message), header, value);
    soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, answered_cb, self);
    wait_done (self);
    return message;
}

static void
assert_status (Fixture *self, guint status, const char *method, const char *path, gboolean with_token,
               const char *header, const char *value)
{
    g_autoptr (SoupMessage) message = ask (self, method, path, with_token, header, value);

    g_assert_cmpuint (soup_message_get_status (message), ==, status);
}

static void
test_doors (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    assert_status (self, 200, "GET", "/account", TRUE, NULL, NULL);
    assert_status (self, 401, "GET", "/account", FALSE, NULL, NULL);
    assert_status (self, 401, "GET", "/nowhere", FALSE, NULL, NULL);
    assert_status (self, 401, "GET", "", FALSE, NULL, NULL);
    assert_status (self, 404, "GET", "/nowhere", TRUE, NULL, NULL);
    assert_status (self, 403, "GET", "/account", TRUE, "Host", "rebound.example:80");
    assert_status (self, 403, "GET", "/account", TRUE, "Origin", "https://shop.example");
    assert_status (self, 405, "POST", "/account", TRUE, NULL, NULL);
    assert_status (self, 405, "DELETE", "/reviews", TRUE, NULL, NULL);
    assert_status (self, 404, "GET", ":/feed/v10/account", TRUE, NULL, NULL);
    assert_status (self, 404, "GET", ":/etc/passwd", TRUE, NULL, NULL);
    assert_status (self, 404, "GET", ":/photos/", FALSE, NULL, NULL);
    assert_status (self, 404, "GET", ":/photos/R3K9V0W2MZ7QXA-1.jpg", FALSE, NULL, NULL);
    assert_status (self, 404, "GET", ":/photos/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png", FALSE, NULL, NULL);
    assert_status (self, 200, "GET", ":/photos/R3K9V0W2MZ7QXA-1.png", FALSE, NULL, NULL);
    assert_status (self, 403, "GET", ":/photos/R3K9V0W2MZ7QXA-1.png", FALSE, "Origin", "null");
    assert_status (self, 200, "GET", ":/", FALSE, NULL, NULL);
}

static void
test_etag (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (SoupMessage) first = ask (self, "GET", "/reviews", TRUE, NULL, NULL);
    const char *etag = soup_message_headers_get_one (soup_message_get_response_headers (first), "ETag");
    g_autoptr (SoupMessage) same = ask (self, "GET", "/reviews", TRUE, "If-None-Match", etag);
    g_autoptr (SoupMessage) other = NULL;

    g_assert_nonnull (etag);
    g_assert_true (g_str_has_prefix (etag, "\""));
    g_assert_cmpuint (soup_message_get_status (same), ==, 304);
    g_assert_cmpint (self->n_read, ==, 0);
    other = ask (self, "GET", "/reviews?limit=5", TRUE, "If-None-Match", etag);
    g_assert_cmpuint (soup_message_get_status (other), ==, 200);
}

static void
test_head_has_no_body (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (SoupMessage) message = ask (self, "HEAD", "/reviews", TRUE, NULL, NULL);

    g_assert_cmpuint (soup_message_get_status (message), ==, 200);
    g_assert_cmpint (self->n_read, ==, 0);
}

static void
test_overload (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    guint refused = 0;

    for (guint i = 0; i < 60; i++) {
        g_autoptr (SoupMessage) message = ask (self, "GET", "/account", TRUE, NULL, NULL);

        if (soup_message_get_status (message) != 429)
            continue;
        refused++;
        g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After"), ==,
                         "1");
    }
    g_assert_cmpuint (refused, >, 0);
    g_usleep (G_USEC_PER_SEC + 50000);
    assert_status (self, 200, "GET", "/account", TRUE, NULL, NULL);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Fixture *self = user_data;
    GSocketConnection *connection = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, NULL);

    if (connection != NULL)
        g_ptr_array_add (self->connections, connection);
    self->done = TRUE;
}

static void
connect_to (Fixture *self, const char *host, guint16 port)
{
    g_autoptr (GSocketClient) client = g_socket_client_new ();

    g_socket_client_set_enable_proxy (client, FALSE);
    g_socket_client_connect_to_host_async (client, host, port, NULL, connected_cb, self);
    wait_done (self);
}

static guint16
get_port (Fixture *self)
{
    g_autoptr (GUri) uri = g_uri_parse (amends_sample_shop_get_url (self->shop), G_URI_FLAGS_NONE, NULL);

    return (guint16) g_uri_get_port (uri);
}

static void
test_loopback_only (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    /* Every address of 127/8 is this computer; a socket bound to all interfaces would answer here too. */
    connect_to (self, "127.0.0.2", get_port (self));
    g_assert_cmpuint (self->connections->len, ==, 0);
    connect_to (self, "::1", get_port (self));
    g_assert_cmpuint (self->connections->len, ==, 0);
    connect_to (self, "127.0.0.1", get_port (self));
    g_assert_cmpuint (self->connections->len, ==, 1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Fixture *self = user_data;

    self->n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
    self->done = TRUE;
}

static void
test_idle_connections_are_bounded (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    char byte[1];

    for (guint i = 0; i <= AMENDS_SAMPLE_CONNECTIONS; i++)
        connect_to (self, "127.0.0.1", get_port (self));
    g_input_stream_read_async (g_io_stream_get_input_stream (self->connections->pdata[AMENDS_SAMPLE_CONNECTIONS]), byte,
                               1, G_PRIORITY_DEFAULT, NULL, read_cb, self);
    wait_done (self);
    g_assert_cmpint (self->n_read, <=, 0);

    g_ptr_array_set_size (self->connections, 0);
    assert_status (self, 200, "GET", "/account", TRUE, NULL, NULL);
}

static void
test_port_taken (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsSampleShop) second = amends_sample_shop_new (1, 1, NOW);
    g_autoptr (GError) error = NULL;

    g_assert_false (amends_sample_shop_start (second, get_port (self), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
    g_assert_null (amends_sample_shop_get_url (second));
    g_clear_error (&error);
    g_assert_true (amends_sample_shop_start (second, 0, &error));
    g_assert_no_error (error);
}

static void
test_restart (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *token = g_strdup (amends_sample_shop_get_token (self->shop));
    g_autofree char *url = g_strdup (amends_sample_shop_get_url (self->shop));
    g_autoptr (GError) error = NULL;

    amends_sample_shop_stop (self->shop);
    g_assert_null (amends_sample_shop_get_token (self->shop));
    amends_sample_shop_stop (self->shop);
    g_assert_true (amends_sample_shop_start (self->shop, 0, &error));
    g_assert_cmpstr (token, !=, amends_sample_shop_get_token (self->shop));
    g_assert_nonnull (url);
    assert_status (self, 200, "GET", "/account", TRUE, NULL, NULL);
}

static void
test_stop_during_requests (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *uri = g_strconcat (amends_sample_shop_get_url (self->shop), "/reviews", NULL);
    g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);

    soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, answered_cb, self);
    g_main_context_iteration (NULL, TRUE);
    amends_sample_shop_stop (self->shop);
    wait_done (self);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*function) (Fixture *self, gconstpointer data);
    } tests[] = {
        { "/sample/shop/doors", test_doors },
        { "/sample/shop/etag", test_etag },
        { "/sample/shop/head", test_head_has_no_body },
        { "/sample/shop/overload", test_overload },
        { "/sample/shop/loopback-only", test_loopback_only },
        { "/sample/shop/idle-connections", test_idle_connections_are_bounded },
        { "/sample/shop/port-taken", test_port_taken },
        { "/sample/shop/restart", test_restart },
        { "/sample/shop/stop-during-requests", test_stop_during_requests },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
        g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
    return g_test_run ();
}
