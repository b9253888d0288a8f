/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-backup-info.h"
#include "amends-restore.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsBackups: the backups of one data folder: makes them, lists them, looks whether they are whole, and puts one in the place of the data. It has
 * threads and connections of its own, so that neither the main thread nor the store waits for it, and works whether the store is open or not. Only a
 * restore needs it closed.
 *
 * Properties: "running": gboolean: one is being made; "progress": double, 0 to 1; "failure": (nullable) utf8: why the latest was not made
 * Signals: "changed": the list is another one; "restore-requested" (const char *path): a person wants this one, and was asked
 */
#define AMENDS_TYPE_BACKUPS (amends_backups_get_type ())
G_DECLARE_FINAL_TYPE (AmendsBackups, amends_backups, AMENDS, BACKUPS, GObject)

/** amends_backups_new: @folder: the store's. @clock: (nullable): the system's by default */
AmendsBackups *amends_backups_new (const char *folder, AmendsClock clock, gpointer clock_data);

/** amends_backups_get_folder: Returns: where they are: the folder "backups" in the store's */
const char *amends_backups_get_folder (AmendsBackups *self);

/**
 * amends_backups_make_async: copies the data as it is at this moment, whatever is written meanwhile, looks whether the copy is whole, and only then
 * gives it its name. One at a time: a second one fails with BUSY.
 * @path: (nullable): file to be made, which must not be there yet; one in the folder, named after the date, by default
 * @keep: how many good ones are to stay in the folder: older ones are removed once this one is known to be good; 0 = all
 */
void amends_backups_make_async (AmendsBackups *self, const char *path, guint keep, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): AMENDS_STORE_ERROR_* otherwise, or G_IO_ERROR_CANCELLED; nothing is left behind then */
AmendsBackupInfo *amends_backups_make_finish (AmendsBackups *self, GAsyncResult *result, GError **error);

/** amends_backups_cancel: stops the one that is being made, if any */
void amends_backups_cancel (AmendsBackups *self);
gboolean amends_backups_is_running (AmendsBackups *self);
/** amends_backups_get_progress: from 0.9 on the copy is there and is looked at */
double amends_backups_get_progress (AmendsBackups *self);
/** amends_backups_get_failure: Returns: (nullable): a sentence that says what to do */
const char *amends_backups_get_failure (AmendsBackups *self);

/** amends_backups_list_async: newest first, with what a restore has set aside; looks at the head of each file only */
void amends_backups_list_async (AmendsBackups *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
/** Returns: (transfer full) (element-type AmendsBackupInfo) */
GPtrArray *amends_backups_list_finish (AmendsBackups *self, GAsyncResult *result, GError **error);

/** amends_backups_check_async: looks at every page of the file @path, wherever it is. The same file is looked at once. */
void amends_backups_check_async (AmendsBackups *self, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): its state says what was found: an error only if it was cancelled */
AmendsBackupInfo *amends_backups_check_finish (AmendsBackups *self, GAsyncResult *result, GError **error);

/** amends_backups_request_restore: for the interface: emits "restore-requested"; who has opened the data closes it and restores */
void amends_backups_request_restore (AmendsBackups *self, const char *path);

/** amends_backups_prepare_restore_async: see amends_restore_prepare(); waits until a backup that is being made has ended */
void amends_backups_prepare_restore_async (AmendsBackups *self, const char *path, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) */
AmendsRestore *amends_backups_prepare_restore_finish (AmendsBackups *self, GAsyncResult *result, GError **error);

/** amends_backups_commit_restore_async: see amends_restore_commit(). @restore: (transfer none): must live until the callback */
void amends_backups_commit_restore_async (AmendsBackups *self, AmendsRestore *restore, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean amends_backups_commit_restore_finish (AmendsBackups *self, GAsyncResult *result, GError **error);

G_END_DECLS
