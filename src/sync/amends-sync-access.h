/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-connector.h"
#include "amends-secrets.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/** AmendsSyncAccess: what it takes to talk to the marketplace about one account. */
typedef struct {
    AmendsAccount *account;
    AmendsConnector *connector; /* can send contacts */
    char *token;
} AmendsSyncAccess;

void amends_sync_access_free (AmendsSyncAccess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSyncAccess, amends_sync_access_free)

/** amends_sync_access_find_async: the task's source object is @engine */
void amends_sync_access_find_async (AmendsSyncEngine *engine, AmendsStore *store, AmendsSecrets *secrets,
                                    gint64 account_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/**
 * Returns: (transfer full): or NULL with AMENDS_SYNC_ERROR_UNSUPPORTED (no such account, or it has no interface for contacts), NO_TOKEN,
 * AMENDS_STORE_ERROR or G_IO_ERROR_CANCELLED set
 */
AmendsSyncAccess *amends_sync_access_find_finish (AmendsSyncEngine *engine, GAsyncResult *result, GError **error);

G_END_DECLS
