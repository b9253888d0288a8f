/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-http.h"

#include <string.h>

#define WORTH_PACKING 512

gboolean
amends_sample_http_matches (const char *header, const char *etag)
{
    g_auto (GStrv) candidates = header != NULL ? g_strsplit (header, ",", -1) : NULL;

    for (guint i = 0; candidates != NULL && candidates[i] != NULL; i++) {
        const char *candidate = g_strstrip (candidates[i]);

        if (g_str_has_prefix (candidate, "W/"))
            candidate += 2;
        if (g_str_equal (candidate, etag) || g_str_equal (candidate, "*"))
            return TRUE;
    }
    return FALSE;
}

gboolean
amends_sample_http_accepts_gzip (const char *header)
{
    GSList *accepted = header != NULL ? soup_header_parse_quality_list (header, NULL) : NULL;
    gboolean found = FALSE;

    for (GSList *l = accepted; l != NULL; l = l->next)
        found |= g_ascii_strcasecmp (l->data, "gzip") == 0 || g_ascii_strcasecmp (l->data, "x-gzip") == 0;
    g_clear_pointer (&accepted, soup_header_free_list);
    return found;
}

static gboolean
is_packable (const char *content_type, GBytes *body)
{
    return g_str_has_prefix (content_type, "application/json") && g_bytes_get_size (body) >= WORTH_PACKING;
}

static GBytes *
pack (GBytes *body)
{
    g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));

    return g_converter_convert_bytes (compressor, body, NULL);
}

/* A strong tag names one sequence of bytes, so the packed form has one of its own. It guards against nobody, so the fastest digest will do. */
static char *
make_etag (GBytes *body, gboolean packed)
{
    g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, body);

    return g_strdup_printf ("\"%s%s\"", digest, packed ? "-gzip" : "");
}

void
amends_sample_http_send (SoupServerMessage *message, guint status, const char *content_type, GBytes *body)
{
    SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
    SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
    gboolean packed = is_packable (content_type, body) &&
                      amends_sample_http_accepts_gzip (soup_message_headers_get_list (asked, "Accept-Encoding"));
    g_autofree char *etag = make_etag (body, packed);
    g_autoptr (GBytes) sent = packed ? pack (body) : g_bytes_ref (body);
    gsize size;
    const char *bytes = g_bytes_get_data (sent, &size);

    soup_message_headers_replace (headers, "Cache-Control", "private, no-cache");
    soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
    soup_message_headers_replace (headers, "Vary", "Authorization, Accept-Encoding");
    if (status == SOUP_STATUS_OK) {
        soup_message_headers_replace (headers, "ETag", etag);
        if (amends_sample_http_matches (soup_message_headers_get_list (asked, "If-None-Match"), etag)) {
            soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
            return;
        }
    }
    if (packed)
        soup_message_headers_replace (headers, "Content-Encoding", "gzip");
    soup_server_message_set_status (message, status, NULL);
    soup_server_message_set_response (message, content_type, SOUP_MEMORY_COPY, bytes, size);
}
