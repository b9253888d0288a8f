/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * amends_sample_http_send: answers @message with @body: a strong ETag and gzip where both sides gain from it; 304 where the client
 * has the same already.
 *
 * @status: anything but 200 is sent as it is, without an ETag
 */
void amends_sample_http_send (SoupServerMessage *message, guint status, const char *content_type, GBytes *body);

/** amends_sample_http_matches: TRUE if If-None-Match, @header (nullable), names @etag: a list, "*", with or without a weak mark (RFC 9110 §13.1.2) */
gboolean amends_sample_http_matches (const char *header, const char *etag);

/** amends_sample_http_accepts_gzip: @header: (nullable): Accept-Encoding; "gzip;q=0" is a no */
gboolean amends_sample_http_accepts_gzip (const char *header);

G_END_DECLS
