/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AMENDS_JSON_MAX_DEPTH 64

/**
 * amends_json_clean: makes bytes from outside safe for a JSON parser, so that one cut character costs that character
 * and not the page: bytes that are not UTF-8, lone surrogate escapes and escaped or raw zeros become U+FFFD; a byte
 * order mark is dropped.
 * @size: (out): of what is returned, in bytes
 *
 * Returns: (transfer full): NUL-terminated UTF-8; or NULL with AMENDS_SYNC_ERROR_MALFORMED set if it is nested too deep
 */
char *amends_json_clean (GBytes *body, gsize *size, GError **error);

G_END_DECLS
