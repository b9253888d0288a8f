/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * amends_http_address_parse: reads the address that a person gave: https, or http on loopback only; no user name,
 * query or fragment, which could hold secrets and would end up in logs.
 *
 * Returns: (transfer full): without a slash at its end; or NULL with AMENDS_SYNC_ERROR_UNSUPPORTED set
 */
char *amends_http_address_parse (const char *text, GError **error);

/**
 * AmendsDirectProxy: the system's choice of proxies, but never one for loopback: a proxy cannot reach it, and has no
 * business with the token that goes there.
 */
#define AMENDS_TYPE_DIRECT_PROXY (amends_direct_proxy_get_type ())
G_DECLARE_FINAL_TYPE (AmendsDirectProxy, amends_direct_proxy, AMENDS, DIRECT_PROXY, GObject)

/** amends_direct_proxy_new: @others: (nullable): who decides for other hosts; NULL = the system */
GProxyResolver *amends_direct_proxy_new (GProxyResolver *others);

G_END_DECLS
