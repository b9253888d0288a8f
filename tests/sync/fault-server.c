/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-server.h"

#include <string.h>
#include <sys/socket.h>

struct _FaultServer {
    GSocketService *service;
    FaultHandler handler;
    gpointer data;
    GTlsCertificate *certificate;
    GCancellable *stop;
    char *url;
    GMutex lock;
    GCond idle;
    guint n_open; /* under the lock, as all below */
    guint n_requests;
    guint n_connections;
    GString *heard;
};

FaultReply *
fault_reply_raw (const void *bytes, gssize length)
{
    FaultReply *reply = g_new0 (FaultReply, 1);

    reply->bytes = g_byte_array_new ();
    g_byte_array_append (reply->bytes, bytes, length >= 0 ? (guint) length : (guint) strlen (bytes));
    return reply;
}

FaultReply *
fault_reply_new (guint status, const char *headers, const char *body)
{
    g_autofree char *text = g_strdup_printf ("HTTP/1.1 %u Told\r\nConnection: close\r\n%sContent-Length: %zu\r\n\r\n%s",
                                             status, headers, strlen (body), body);

    return fault_reply_raw (text, -1);
}

FaultReply *
fault_reply_json (const char *body)
{
    return fault_reply_new (200, "Content-Type: application/json\r\n", body);
}

FaultReply *
fault_reply_hang_up (void)
{
    return fault_reply_raw ("", 0);
}

static void
free_reply (FaultReply *reply)
{
    g_byte_array_unref (reply->bytes);
    g_free (reply);
}

static void
clear_request (FaultRequest *request)
{
    g_free (request->path);
    g_free (request->query);
    g_free (request->authorization);
    g_free (request->if_none_match);
    g_free (request->accept_encoding);
}

static void
take_header (FaultRequest *request, const char *line)
{
    if (g_ascii_strncasecmp (line, "Authorization: ", 15) == 0)
        g_set_str (&request->authorization, line + 15);
    else if (g_ascii_strncasecmp (line, "If-None-Match: ", 15) == 0)
        g_set_str (&request->if_none_match, line + 15);
    else if (g_ascii_strncasecmp (line, "Accept-Encoding: ", 17) == 0)
        g_set_str (&request->accept_encoding, line + 17);
}

static gboolean
read_request (FaultServer *self, GInputStream *stream, FaultRequest *request)
{
    g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);
    g_autofree char *first = NULL;
    char *target, *end;

    g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
    g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
    first = g_data_input_stream_read_line (lines, NULL, self->stop, NULL);
    if (first == NULL || !g_str_has_prefix (first, "GET ") || (end = strrchr (first, ' ')) < first + 4)
        return FALSE;
    g_mutex_lock (&self->lock);
    g_string_append_printf (self->heard, "%s\n", first);
    g_mutex_unlock (&self->lock);
    *end = '\0';
    target = first + 4;
    end = strchr (target, '?');
    request->path = end != NULL ? g_strndup (target, (gsize) (end - target)) : g_strdup (target);
    request->query = g_strdup (end != NULL ? end + 1 : "");
    while (TRUE) {
        g_autofree char *line = g_data_input_stream_read_line (lines, NULL, self->stop, NULL);

        if (line == NULL || *line == '\0')
            return line != NULL;
        g_mutex_lock (&self->lock);
        g_string_append_printf (self->heard, "%s\n", line);
        g_mutex_unlock (&self->lock);
        take_header (request, line);
    }
}

/* Waits as told, unless the server is being stopped. */
static gboolean
pause_for (FaultServer *self, guint milliseconds)
{
    gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

    while (g_get_monotonic_time () < end && !g_cancellable_is_cancelled (self->stop))
        g_usleep (MIN (milliseconds, 5) * 1000);
    return !g_cancellable_is_cancelled (self->stop);
}

static void
write_reply (FaultServer *self, GOutputStream *stream, FaultReply *reply)
{
    gsize step = reply->chunk > 0 ? reply->chunk : MAX (reply->bytes->len, 1);
    g_autofree char *filler = reply->filler > 0 ? g_strnfill (64 * 1024, ' ') : NULL;

    for (gsize at = 0; at < reply->bytes->len; at += step) {
        gsize size = MIN (step, reply->bytes->len - at);

        if (!g_output_stream_write_all (stream, reply->bytes->data + at, size, NULL, self->stop, NULL))
            return;
        if (reply->pause_ms > 0 && !pause_for (self, reply->pause_ms))
            return;
    }
    for (guint64 left = reply->filler; left > 0;) {
        gsize size = MIN (left, 64 * 1024);

        if (!g_output_stream_write_all (stream, filler, size, NULL, self->stop, NULL))
            return;
        left -= size;
    }
}

static void
end_connection (FaultServer *self, GSocketConnection *connection, GIOStream *stream, const FaultReply *reply)
{
    char byte;

    if (reply->hang)
        g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, self->stop, NULL);
    if (reply->reset) {
        struct linger now = { .l_onoff = 1, .l_linger = 0 };

        setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)), SOL_SOCKET, SO_LINGER, &now,
                    sizeof now);
    }
    g_io_stream_close (stream, NULL, NULL);
}

static void
serve (FaultServer *self, GSocketConnection *connection, GIOStream *stream)
{
    FaultRequest request = { 0 };
    FaultReply *reply = NULL;

    if (read_request (self, g_io_stream_get_input_stream (stream), &request)) {
        g_mutex_lock (&self->lock);
        request.number = self->n_requests++;
        reply = self->handler (&request, self->data);
        g_mutex_unlock (&self->lock);
    }
    if (reply != NULL) {
        write_reply (self, g_io_stream_get_output_stream (stream), reply);
        end_connection (self, connection, stream, reply);
        free_reply (reply);
    }
    clear_request (&request);
}

static gboolean
run_cb (GThreadedSocketService *service G_GNUC_UNUSED, GSocketConnection *connection, GObject *origin G_GNUC_UNUSED,
        gpointer data)
{
    FaultServer *self = data;
    g_autoptr (GIOStream) stream = g_object_ref (G_IO_STREAM (connection));

    g_mutex_lock (&self->lock);
    self->n_open++;
    self->n_connections++;
    g_mutex_unlock (&self->lock);
    if (self->certificate != NULL) {
        g_clear_object (&stream);
        stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
        g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (stream), FALSE);
    }
    serve (self, connection, stream);
    g_mutex_lock (&self->lock);
    self->n_open--;
    g_cond_broadcast (&self->idle);
    g_mutex_unlock (&self->lock);
    return TRUE;
}

static FaultServer *
make_server (FaultHandler handler, gpointer data, GTlsCertificate *certificate)
{
    FaultServer *self = g_new0 (FaultServer, 1);
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
    g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
    g_autoptr (GSocketAddress) bound = NULL;
    g_autoptr (GError) error = NULL;

    g_mutex_init (&self->lock);
    g_cond_init (&self->idle);
    self->handler = handler;
    self->data = data;
    self->certificate = certificate;
    self->stop = g_cancellable_new ();
    self->heard = g_string_new (NULL);
    self->service = g_threaded_socket_service_new (-1);
    g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                   G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
    g_assert_no_error (error);
    self->url = g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http",
                                 g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
    g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
    g_socket_service_start (self->service);
    return self;
}

FaultServer *
fault_server_new (FaultHandler handler, gpointer data)
{
    return make_server (handler, data, NULL);
}

FaultServer *
fault_server_new_tls (FaultHandler handler, gpointer data, const char *pem)
{
    g_autoptr (GError) error = NULL;
    GTlsCertificate *certificate = g_tls_certificate_new_from_pem (pem, -1, &error);

    g_assert_no_error (error);
    return make_server (handler, data, certificate);
}

void
fault_server_free (FaultServer *self)
{
    g_socket_service_stop (self->service);
    g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    g_cancellable_cancel (self->stop);
    g_mutex_lock (&self->lock);
    while (self->n_open > 0)
        g_cond_wait (&self->idle, &self->lock);
    g_mutex_unlock (&self->lock);
    g_signal_handlers_disconnect_by_data (self->service, self);
    g_object_unref (self->service);
    g_clear_object (&self->certificate);
    g_object_unref (self->stop);
    g_string_free (self->heard, TRUE);
    g_mutex_clear (&self->lock);
    g_cond_clear (&self->idle);
    g_free (self->url);
    g_free (self);
}

const char *
fault_server_get_url (FaultServer *self)
{
    return self->url;
}

static guint
read_counter (FaultServer *self, const guint *counter)
{
    guint value;

    g_mutex_lock (&self->lock);
    value = *counter;
    g_mutex_unlock (&self->lock);
    return value;
}

guint
fault_server_get_n_requests (FaultServer *self)
{
    return read_counter (self, &self->n_requests);
}

guint
fault_server_get_n_connections (FaultServer *self)
{
    return read_counter (self, &self->n_connections);
}

char *
fault_server_dup_heard (FaultServer *self)
{
    char *heard;

    g_mutex_lock (&self->lock);
    heard = g_strdup (self->heard->str);
    g_mutex_unlock (&self->lock);
    return heard;
}
