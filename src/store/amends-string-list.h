/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A list of strings as one value in the file: each string is ended by a zero byte, so any text survives.
 */

/** amends_string_list_pack: Returns: (transfer full) (nullable): NULL for an empty list */
GBytes *amends_string_list_pack (const char *const *strings);

/** amends_string_list_unpack: Returns: (transfer container) (nullable): points into @data, which must stay; NULL for an empty list */
const char **amends_string_list_unpack (gconstpointer data, gsize size);

G_END_DECLS
