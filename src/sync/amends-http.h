/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsHttp: fetches and sends JSON documents, and distrusts whoever sends them. HTTP/2 and gzip where the server has them;
 * never follows a redirect; a deadline for the whole request; a cap on the unpacked body; TLS 1.2 or newer, except on
 * loopback. It does not retry.
 */
#define AMENDS_TYPE_HTTP (amends_http_get_type ())
G_DECLARE_FINAL_TYPE (AmendsHttp, amends_http, AMENDS, HTTP, GObject)

#define AMENDS_HTTP_DEADLINE_MS (60 * 1000)
#define AMENDS_HTTP_MAX_BODY (32 * 1024 * 1024)

AmendsHttp *amends_http_new (void);

/** amends_http_set_deadline: how long one request may take from its beginning to the body's last byte */
void amends_http_set_deadline (AmendsHttp *self, guint milliseconds);
/** amends_http_set_max_body: how large a body may be once it is unpacked */
void amends_http_set_max_body (AmendsHttp *self, gsize bytes);
/** amends_http_set_tls_database: @database: (nullable): whom to trust; NULL = the system's authorities */
void amends_http_set_tls_database (AmendsHttp *self, GTlsDatabase *database);

/** AmendsHttpResponse: an answer that came whole. */
typedef struct {
    guint status;
    GBytes *body;      /* (nullable): JSON text as it came; NULL where an error's body is none or not JSON */
    char *etag;        /* (nullable) */
    char *retry_after; /* (nullable): as it came */
} AmendsHttpResponse;

void amends_http_response_free (AmendsHttpResponse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsHttpResponse, amends_http_response_free)

/**
 * amends_http_get_async: one GET request.
 * @token: (nullable): bearer token
 * @etag: (nullable): sent as If-None-Match
 */
void amends_http_get_async (AmendsHttp *self, const char *url, const char *token, const char *etag,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/**
 * Returns: (transfer full): the answer whatever its status, but redirects; or NULL with one of
 * AMENDS_SYNC_ERROR_OFFLINE, REFUSED, TLS,
 * MALFORMED, NO_TOKEN, UNSUPPORTED or G_IO_ERROR_CANCELLED set
 */
AmendsHttpResponse *amends_http_get_finish (AmendsHttp *self, GAsyncResult *result, GError **error);

/**
 * amends_http_post_async: one POST request of a JSON document, never repeated.
 * @key: sent as Idempotency-Key
 */
void amends_http_post_async (AmendsHttp *self, const char *url, const char *token, const char *key, GBytes *body,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/**
 * @left: (out): whether any of the request may have left this computer: if not, the other side surely knows nothing of it
 *
 * Returns: (transfer full): as amends_http_get_finish()
 */
AmendsHttpResponse *amends_http_post_finish (AmendsHttp *self, GAsyncResult *result, gboolean *left, GError **error);

G_END_DECLS
