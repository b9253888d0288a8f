/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How a restored file takes the place of the data, so that an end at any moment leaves the one or the other, never neither. All of it under
 * amends_store_file_lock().
 *
 *   restored-DATE.db.part   being written; worth nothing
 *   restored-DATE.db        whole, on the disk, and waiting for its place
 *   before-restore-DATE.db  what was in that place, under the same date
 *
 * The data file is renamed first, its log follows, then the new one comes. Where the data file is missing and a whole one waits, the exchange had begun
 * and is ended; where both are there, it had not, and the one that waits goes.
 */

/** amends_restore_files_exchange: @ready: path of restored-DATE.db. Returns: FALSE with errno set; the data file is in its place then, if that can be had */
gboolean amends_restore_files_exchange (const char *folder, const char *ready);

/** amends_restore_files_resolve: ends or forgets a restore that was cut off. FALSE with AMENDS_STORE_ERROR if it has to be ended and cannot be */
gboolean amends_restore_files_resolve (const char *folder, GError **error);

/** amends_restore_files_name_aside: Returns: (transfer full): path of the before-restore-DATE.db that goes with @ready */
char *amends_restore_files_name_aside (const char *folder, const char *ready);

G_END_DECLS
