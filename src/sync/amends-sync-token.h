/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-secrets.h"

G_BEGIN_DECLS

/**
 * amends_sync_token_find_async: the account's token: from the keyring or memory, else from the person's own file that
 * the account names, which is read anew each time. The task's source object is @secrets.
 */
void amends_sync_token_find_async (AmendsSecrets *secrets, const AmendsAccount *account, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/**
 * Returns: (transfer full): free with amends_secret_free(); or NULL with AMENDS_SYNC_ERROR_NO_TOKEN or
 * G_IO_ERROR_CANCELLED set
 */
char *amends_sync_token_find_finish (AmendsSecrets *secrets, GAsyncResult *result, GError **error);

G_END_DECLS
