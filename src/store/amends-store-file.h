/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

#define AMENDS_STORE_FILE_NAME "amends.db"

/**
 * amends_store_file_check_header: refuses a file that is not ours, or too new, before SQLite has seen it. Not for a file that this process may have open:
 * it would lose the locks by which other programs are told.
 * @n_bytes: (out) (optional): how long the file has to be, by its own word
 */
gboolean amends_store_file_check_header (const char *path, guint64 *n_bytes, GError **error);

/** amends_store_file_is_ours: the same question of a file that is open; FALSE with @error set if it is not */
gboolean amends_store_file_is_ours (AmendsDb *db, GError **error);

/** amends_store_file_lock: the lock under which the data file is made, migrated and exchanged. Returns: a descriptor that holds it until it is closed, or -1 */
int amends_store_file_lock (const char *folder, GCancellable *cancellable, GError **error);

/** amends_store_file_bring_up_to_date: a copy of an older file is kept in @folder */
gboolean amends_store_file_bring_up_to_date (AmendsDb *db, const char *folder, GError **error);

/**
 * amends_store_file_open: opens the data file of @folder, made or brought to the present version where needed. A file that is not ours,
 * or too new, is refused before SQLite has seen it. Blocks.
 * @read_only: (out): TRUE if it could only be opened for reading
 *
 * Returns: (transfer full)
 */
AmendsDb *amends_store_file_open (const char *folder, gboolean *read_only, GCancellable *cancellable, GError **error);

/** amends_store_file_open_to_read: the same for reading alone, also while this process has the data open; makes nothing. Returns: (transfer full) */
AmendsDb *amends_store_file_open_to_read (const char *folder, GError **error);

G_END_DECLS
