/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsFullExport: writes everything that a data folder holds into a folder of open formats: each kind of record as CSV and as JSON Lines, rule packs as
 * they are, a README and a list of the files with counts and SHA-256. All of one instant; whole or not at all; on a thread, a record at a time, so memory
 * stays flat. Tokens are not in it.
 *
 * Property "fraction" (double, 0 to 1), notified in the thread-default context of who made it.
 */
#define AMENDS_TYPE_FULL_EXPORT (amends_full_export_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFullExport, amends_full_export, AMENDS, FULL_EXPORT, GObject)

/**
 * amends_full_export_new: @folder: the store's
 * @target: folder to be made; may be there, if it is empty
 * @settings: (nullable): to be written too
 * @now: instant that it says it was made at
 */
AmendsFullExport *amends_full_export_new (const char *folder, GFile *target, GSettings *settings, gint64 now);

/** Errors: AMENDS_FILE_ERROR_WRITE, AMENDS_STORE_ERROR_*, G_IO_ERROR_CANCELLED; nothing is left behind then */
void amends_full_export_run_async (AmendsFullExport *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/** @n_records: (out) (optional): of all kinds, each once */
gboolean amends_full_export_run_finish (AmendsFullExport *self, GAsyncResult *result, guint64 *n_records,
                                        GError **error);

double amends_full_export_get_fraction (AmendsFullExport *self);

/** amends_full_export_choose_target: Returns: (transfer full): a folder in @parent named after the day of @now that is not there yet. Blocks a moment */
GFile *amends_full_export_choose_target (GFile *parent, gint64 now);

G_END_DECLS
