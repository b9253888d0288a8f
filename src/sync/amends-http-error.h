/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * amends_http_error_translate: says in our words why a request failed.
 * @cause: from libsoup or GIO
 *
 * Returns: (transfer full): AMENDS_SYNC_ERROR, or @cause itself if it is G_IO_ERROR_CANCELLED
 */
GError *amends_http_error_translate (const GError *cause, SoupMessage *message);

/** amends_http_error_new_tls: @flags: what is wrong with the certificate; the worst is named */
GError *amends_http_error_new_tls (GTlsCertificateFlags flags, const char *host);

/**
 * amends_http_error_check_head: what can be told before the body is read: redirects, login pages, lengths that
 * contradict each other.
 *
 * Returns: FALSE with AMENDS_SYNC_ERROR_MALFORMED set
 */
gboolean amends_http_error_check_head (SoupMessage *message, GError **error);

/** amends_http_error_is_json: whether the answer says that it is JSON; one that says nothing may be */
gboolean amends_http_error_is_json (SoupMessage *message);

G_END_DECLS
