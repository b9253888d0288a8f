/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsSecrets: tokens of accounts, in the person's keyring (libsecret). Where no keyring answers, a token is held
 * in memory until the program ends and the person is asked again next time; it is never written to a file.
 */
#define AMENDS_TYPE_SECRETS (amends_secrets_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSecrets, amends_secrets, AMENDS, SECRETS, GObject)

AmendsSecrets *amends_secrets_new (void);
/** amends_secrets_new_in_memory: for tests, and for the sample shop, whose token is made anew each time */
AmendsSecrets *amends_secrets_new_in_memory (void);

/**
 * amends_secrets_set_folder: accounts are numbered per data folder, so their tokens in the one keyring are told apart
 * by it. Give the store's folder right after making this.
 */
void amends_secrets_set_folder (AmendsSecrets *self, const char *folder);
/** amends_secrets_set_deadline: after how long a keyring counts as one that does not answer */
void amends_secrets_set_deadline (AmendsSecrets *self, guint milliseconds);

/**
 * amends_secrets_store_async: keeps @token for @account_id; finish tells in @kept whether a keyring took it (FALSE:
 * only until the program ends).
 */
void amends_secrets_store_async (AmendsSecrets *self, gint64 account_id, const char *label, const char *token,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_secrets_store_finish (AmendsSecrets *self, GAsyncResult *result, gboolean *kept, GError **error);

void amends_secrets_lookup_async (AmendsSecrets *self, gint64 account_id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (nullable): NULL without @error if there is none; free with amends_secret_free() */
char *amends_secrets_lookup_finish (AmendsSecrets *self, GAsyncResult *result, GError **error);

void amends_secrets_clear_async (AmendsSecrets *self, gint64 account_id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_secrets_clear_finish (AmendsSecrets *self, GAsyncResult *result, GError **error);

/**
 * amends_secrets_clear_all_async: forgets the tokens of all accounts of the folder, also of those that nobody knows any more. Finish returns FALSE with
 * @error set if a keyring that may hold some did not let go of them; where there is no keyring there is nothing to let go of.
 */
void amends_secrets_clear_all_async (AmendsSecrets *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean amends_secrets_clear_all_finish (AmendsSecrets *self, GAsyncResult *result, GError **error);

/** amends_secret_free: overwrites and frees. @secret: (nullable) */
void amends_secret_free (char *secret);

G_END_DECLS
