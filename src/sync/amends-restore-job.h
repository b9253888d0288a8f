/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-backups.h"
#include "amends-secrets.h"

G_BEGIN_DECLS

/**
 * amends_restore_job_run_async: the whole of a restore: prepares the file @path, forgets the tokens that would go to another address than they were given for,
 * and puts it in the place of the data, which nobody may have open.
 * @secrets: of the same folder
 */
void amends_restore_job_run_async (AmendsBackups *backups, AmendsSecrets *secrets, const char *path,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): what was done; NULL with @error set: the data is as it was, though a token may have to be entered again */
AmendsRestore *amends_restore_job_run_finish (AmendsBackups *backups, GAsyncResult *result, GError **error);

G_END_DECLS
