/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_encoding_detect: looks at the beginning of a text: byte order mark, then strict UTF-8 (also where single lines are in another
 * encoding), then UTF-16 without a mark, then what uchardet and our own candidates make of it: the one that reads most like reviews.
 *
 * Returns: (transfer none): iconv's name, never %NULL; "UTF-8" for plain ASCII
 */
const char *amends_encoding_detect (const guint8 *data, gsize length);

/** amends_encoding_normalize: Returns: (transfer full) (nullable): iconv's name for what people and servers write; %NULL if unknown */
char *amends_encoding_normalize (const char *name);

/** amends_encoding_get_bom_length: Returns: how many bytes of mark of @encoding @data begins with */
gsize amends_encoding_get_bom_length (const char *encoding, const guint8 *data, gsize length);

G_END_DECLS
