/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-http.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "amends-config.h"
#include "amends-deadline.h"
#include "amends-http-address.h"
#include "amends-http-error.h"
#include "amends-sync-error.h"

#define READ_TIMEOUT_S 30
#define CHUNK (64 * 1024)
#define MAX_ERROR_BODY (64 * 1024)

struct _AmendsHttp {
    GObject parent_instance;
    SoupSession *session;
    guint deadline_ms;
    gsize max_body;
};

G_DEFINE_FINAL_TYPE (AmendsHttp, amends_http, G_TYPE_OBJECT)

typedef struct {
    SoupMessage *message;
    AmendsDeadline *deadline;
    gboolean old_tls;
    gboolean has_left; /* the request, or a part of it */
    GInputStream *stream;
    GByteArray *body;
    gsize max_body;
} Request;

static void
free_request (gpointer data)
{
    Request *request = data;

    g_signal_handlers_disconnect_by_data (request->message, request);
    amends_deadline_free (request->deadline);
    g_clear_object (&request->stream);
    g_clear_object (&request->message);
    g_byte_array_unref (request->body);
    g_free (request);
}

void
amends_http_response_free (AmendsHttpResponse *self)
{
    g_clear_pointer (&self->body, g_bytes_unref);
    g_free (self->etag);
    g_free (self->retry_after);
    g_free (self);
}

/* Runs when the handshake is over and before the request, with the token in it, is written. */
static void
tls_version_cb (SoupMessage *message, GParamSpec *pspec G_GNUC_UNUSED, gpointer data)
{
    GTlsProtocolVersion version = soup_message_get_tls_protocol_version (message);
    Request *request = data;

    if (version != G_TLS_PROTOCOL_VERSION_UNKNOWN && version < G_TLS_PROTOCOL_VERSION_TLS_1_2) {
        request->old_tls = TRUE;
        amends_deadline_stop (request->deadline);
    }
}

static GError *
make_error (Request *request, const GError *cause)
{
    const char *host = g_uri_get_host (soup_message_get_uri (request->message));

    if (request->old_tls)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS,
                            _ ("No safe connection to %s could be made: it does not speak TLS 1.2 or newer."), host);
    if (amends_deadline_has_passed (request->deadline) && !amends_deadline_was_cancelled (request->deadline))
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED, _ ("%s is too slow to answer."), host);
    return amends_http_error_translate (cause, request->message);
}

/* A stream that is let go of half-read would be drained first; a cancelled one is dropped with its connection. */
static void
drop_stream (Request *request)
{
    amends_deadline_stop (request->deadline);
    if (request->stream != NULL)
        g_input_stream_close_async (request->stream, G_PRIORITY_DEFAULT,
                                    amends_deadline_get_cancellable (request->deadline), NULL, NULL);
}

static void
fail_request (GTask *task, GError *error)
{
    Request *request = g_task_get_task_data (task);

    drop_stream (request);
    g_task_return_error (task, error);
}

/* An answer that is what was asked for; any other only says why not. */
static gboolean
is_page (Request *request)
{
    return SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (request->message));
}

/* libsoup takes a body that ends too early for a whole one when the connection ends with it. */
static gboolean
check_length (Request *request, GError **error)
{
    SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);
    gboolean packed = soup_message_headers_get_one (headers, "Content-Encoding") != NULL;
    gboolean told = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH;

    if (!packed && told && (goffset) request->body->len != soup_message_headers_get_content_length (headers)) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED,
                     _ ("The connection to %s was cut before the whole answer was here."),
                     g_uri_get_host (soup_message_get_uri (request->message)));
        return FALSE;
    }
    if (request->body->len == 0) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED, _ ("The answer from %s is empty."),
                     g_uri_get_host (soup_message_get_uri (request->message)));
        return FALSE;
    }
    return TRUE;
}

static void
return_response (GTask *task, gboolean with_body)
{
    Request *request = g_task_get_task_data (task);
    SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);
    AmendsHttpResponse *response = g_new0 (AmendsHttpResponse, 1);

    response->status = soup_message_get_status (request->message);
    response->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
    response->retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
    if (with_body && request->body->len > 0)
        response->body = g_byte_array_free_to_bytes (g_steal_pointer (&request->body));
    if (request->body == NULL)
        request->body = g_byte_array_new ();
    g_task_return_pointer (task, response, (GDestroyNotify) amends_http_response_free);
}

static void
end_body (GTask *task)
{
    Request *request = g_task_get_task_data (task);
    GError *error = NULL;

    g_input_stream_close_async (request->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
    if (is_page (request) && !check_length (request, &error))
        g_task_return_error (task, error);
    else
        return_response (task, TRUE);
}

/* An error's answer counts by its status; a body that is too long or broken only costs its details. */
static void
drop_body (GTask *task)
{
    Request *request = g_task_get_task_data (task);

    drop_stream (request);
    return_response (task, FALSE);
}

static void read_some (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Request *request = g_task_get_task_data (task);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

    if (bytes == NULL &&
        (is_page (request) || g_cancellable_is_cancelled (amends_deadline_get_cancellable (request->deadline)))) {
        fail_request (task, make_error (request, error));
    } else if (bytes == NULL) {
        drop_body (task);
    } else if (g_bytes_get_size (bytes) == 0) {
        end_body (task);
    } else if (request->body->len + g_bytes_get_size (bytes) > request->max_body) {
        if (!is_page (request)) {
            drop_body (task);
            return;
        }
        fail_request (task, g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                                         _ ("The answer from %s is too large."),
                                         g_uri_get_host (soup_message_get_uri (request->message))));
    } else {
        g_byte_array_append (request->body, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
        read_some (g_steal_pointer (&task));
    }
}

/* @task: (transfer full) */
static void
read_some (GTask *task)
{
    Request *request = g_task_get_task_data (task);

    g_input_stream_read_bytes_async (request->stream, CHUNK, G_PRIORITY_DEFAULT,
                                     amends_deadline_get_cancellable (request->deadline), read_cb, task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Request *request = g_task_get_task_data (task);
    g_autoptr (GError) error = NULL;
    GError *refusal = NULL;

    request->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
    amends_deadline_set_held (request->deadline, FALSE);
    if (request->stream == NULL) {
        fail_request (task, make_error (request, error));
        return;
    }
    if (!amends_http_error_check_head (request->message, &refusal)) {
        fail_request (task, refusal);
        return;
    }
    if (!is_page (request))
        request->max_body = MAX_ERROR_BODY;
    if (!is_page (request) && !amends_http_error_is_json (request->message))
        drop_body (task);
    else
        read_some (g_steal_pointer (&task));
}

/*
 * What is put into a header must be one line of visible characters, or whoever gave it could write headers of their
 * own.
 */
static gboolean
is_header_safe (const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (!g_ascii_isgraph (*p))
            return FALSE;
    }
    return *text != '\0';
}

static SoupMessage *
make_message (const char *method, const char *url, const char *token, const char *etag, GError **error)
{
    g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
    g_autoptr (SoupMessage) message = NULL;

    if (uri == NULL || g_uri_get_host (uri) == NULL) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED, _ ("This is not a web address."));
        return NULL;
    }
    if (token != NULL && !is_header_safe (token)) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN,
                     _ ("The token has characters that no token can have, perhaps a line break."));
        return NULL;
    }
    message = soup_message_new_from_uri (method, uri);
    soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
    soup_message_headers_append (soup_message_get_request_headers (message), "Accept", "application/json");
    /* Without TLS it is this computer that answers: to pack and unpack would take longer than the way. */
    if (g_str_equal (g_uri_get_scheme (uri), "http"))
        soup_message_headers_append (soup_message_get_request_headers (message), "Accept-Encoding", "identity");
    if (token != NULL) {
        g_autofree char *value = g_strconcat ("Bearer ", token, NULL);

        soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", value);
        explicit_bzero (value, strlen (value));
    }
    if (etag != NULL && is_header_safe (etag))
        soup_message_headers_append (soup_message_get_request_headers (message), "If-None-Match", etag);
    return g_steal_pointer (&message);
}

/* Runs when there is a connection, and before the first byte is written to it. */
static void
starting_cb (SoupMessage *message G_GNUC_UNUSED, gpointer data)
{
    ((Request *) data)->has_left = TRUE;
}

/*
 * libsoup 3.6.5 takes a request out of its queue twice, and lets go of it twice, if it is cancelled between the arrival
 * of the answer's head and sent_cb().
 */
static void
got_headers_cb (SoupMessage *message G_GNUC_UNUSED, gpointer data)
{
    amends_deadline_set_held (((Request *) data)->deadline, TRUE);
}

static Request *
make_request (AmendsHttp *self, SoupMessage *message, GCancellable *cancellable)
{
    Request *request = g_new0 (Request, 1);

    request->message = message;
    request->body = g_byte_array_new ();
    request->max_body = self->max_body;
    request->deadline = amends_deadline_new (self->deadline_ms, cancellable);
    g_signal_connect (message, "notify::tls-protocol-version", G_CALLBACK (tls_version_cb), request);
    g_signal_connect (message, "starting", G_CALLBACK (starting_cb), request);
    g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), request);
    return request;
}

/* @message: (transfer full) */
static void
send_message (AmendsHttp *self, GTask *task, SoupMessage *message)
{
    Request *request = make_request (self, message, g_task_get_cancellable (task));

    g_task_set_task_data (task, request, free_request);
    soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT,
                             amends_deadline_get_cancellable (request->deadline), sent_cb, g_object_ref (task));
}

void
amends_http_get_async (AmendsHttp *self, const char *url, const char *token, const char *etag,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    GError *error = NULL;
    SoupMessage *message;

    g_return_if_fail (AMENDS_IS_HTTP (self));

    g_task_set_source_tag (task, amends_http_get_async);
    g_task_set_check_cancellable (task, FALSE);
    message = make_message (SOUP_METHOD_GET, url, token, etag, &error);
    if (message != NULL)
        send_message (self, task, message);
    else
        g_task_return_error (task, error);
}

AmendsHttpResponse *
amends_http_get_finish (AmendsHttp *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_http_get_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

void
amends_http_post_async (AmendsHttp *self, const char *url, const char *token, const char *key, GBytes *body,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    GError *error = NULL;
    SoupMessage *message;

    g_return_if_fail (AMENDS_IS_HTTP (self));
    g_return_if_fail (is_header_safe (key));

    g_task_set_source_tag (task, amends_http_post_async);
    g_task_set_check_cancellable (task, FALSE);
    message = make_message (SOUP_METHOD_POST, url, token, NULL, &error);
    if (message == NULL) {
        g_task_return_error (task, error);
        return;
    }
    soup_message_headers_append (soup_message_get_request_headers (message), "Idempotency-Key", key);
    soup_message_set_request_body_from_bytes (message, "application/json", body);
    send_message (self, task, message);
}

AmendsHttpResponse *
amends_http_post_finish (AmendsHttp *self, GAsyncResult *result, gboolean *left, GError **error)
{
    Request *request;

    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_http_post_async), NULL);

    request = g_task_get_task_data (G_TASK (result));
    *left = request != NULL && request->has_left;
    return g_task_propagate_pointer (G_TASK (result), error);
}

void
amends_http_set_deadline (AmendsHttp *self, guint milliseconds)
{
    g_return_if_fail (AMENDS_IS_HTTP (self));

    self->deadline_ms = milliseconds;
}

void
amends_http_set_max_body (AmendsHttp *self, gsize bytes)
{
    g_return_if_fail (AMENDS_IS_HTTP (self));

    self->max_body = bytes;
}

void
amends_http_set_tls_database (AmendsHttp *self, GTlsDatabase *database)
{
    g_return_if_fail (AMENDS_IS_HTTP (self));

    soup_session_set_tls_database (self->session, database);
}

static void
amends_http_dispose (GObject *object)
{
    AmendsHttp *self = AMENDS_HTTP (object);

    g_clear_object (&self->session);

    G_OBJECT_CLASS (amends_http_parent_class)->dispose (object);
}

static void
amends_http_class_init (AmendsHttpClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_http_dispose;
}

static void
amends_http_init (AmendsHttp *self)
{
    g_autoptr (GProxyResolver) proxy = amends_direct_proxy_new (NULL);

    self->session = soup_session_new_with_options ("timeout", READ_TIMEOUT_S, "user-agent", "Amends/" AMENDS_VERSION,
                                                   "proxy-resolver", proxy, NULL);
    self->deadline_ms = AMENDS_HTTP_DEADLINE_MS;
    self->max_body = AMENDS_HTTP_MAX_BODY;
}

AmendsHttp *
amends_http_new (void)
{
    return g_object_new (AMENDS_TYPE_HTTP, NULL);
}
