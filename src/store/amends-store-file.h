/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

#define AMENDS_STORE_FILE_NAME "amends.db"

/**
 * amends_store_file_open: opens the data file of @folder, made or brought to the present version where needed. A file that is not ours,
 * or too new, is refused before SQLite has seen it. Blocks.
 * @read_only: (out): TRUE if it could only be opened for reading
 *
 * Returns: (transfer full)
 */
AmendsDb *amends_store_file_open (const char *folder, gboolean *read_only, GCancellable *cancellable, GError **error);

/** amends_store_file_open_to_read: the same for reading alone; makes nothing. Returns: (transfer full) */
AmendsDb *amends_store_file_open_to_read (const char *folder, GError **error);

G_END_DECLS
