/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-store.h"

G_BEGIN_DECLS

/** amends_store_save_account_async: adds (id 0) or changes an account; an account of the same kind and base_url (or, for files, kind) is reused. */
void amends_store_save_account_async (AmendsStore *self, const AmendsAccount *account, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/** Returns: the account's id, or 0 with @error set */
gint64 amends_store_save_account_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_list_accounts_async: in the order they were added */
void amends_store_list_accounts_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
/** Returns: (transfer full) (element-type AmendsAccount) */
GPtrArray *amends_store_list_accounts_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_remove_account_async: the account and all that came from it, its events included. */
void amends_store_remove_account_async (AmendsStore *self, gint64 account_id, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_remove_account_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** AmendsSyncState: how far one stream ("products", "orders", "reviews") of an account has come. */
typedef struct {
    char *cursor; /* (nullable): where the next page begins */
    char *etag;   /* (nullable): of the last answer */
    char *since;  /* (nullable): source's watermark of the last whole pass, as text */
    gint64 at;    /* when it was stored */
} AmendsSyncState;

void amends_sync_state_free (AmendsSyncState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSyncState, amends_sync_state_free)

/** amends_store_get_sync_state_async: finish gives a state whose members are all NULL if the stream was never read */
void amends_store_get_sync_state_async (AmendsStore *self, gint64 account_id, const char *stream,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
AmendsSyncState *amends_store_get_sync_state_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_set_sync_state_async: for streams without rows (an unchanged answer, the end of a pass) */
void amends_store_set_sync_state_async (AmendsStore *self, gint64 account_id, const char *stream,
                                        const AmendsSyncState *state, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_set_sync_state_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_set_sync_result_async: records the end of a sync. @error_code: (nullable): NULL = it was whole */
void amends_store_set_sync_result_async (AmendsStore *self, gint64 account_id, const char *error_code,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_set_sync_result_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
