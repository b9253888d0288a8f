/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-secrets.h"
#include "amends-store.h"
#include "amends-sync-error.h"

G_BEGIN_DECLS

/**
 * AmendsSyncEngine: brings accounts up to date, one after the other, through the connector of each account's kind.
 *
 * Properties: "running" (gboolean), "rows" (guint64) and "pages" (guint) of the running sync, notified as pages are
 * stored;
 * "waiting-until" (gint64): the instant until which the source asked to wait, else 0;
 * "settling" (gboolean): all rows are stored, and the lists are being put in order.
 * A sync that is asked for while one runs joins it.
 */
#define AMENDS_TYPE_SYNC_ENGINE (amends_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSyncEngine, amends_sync_engine, AMENDS, SYNC_ENGINE, GObject)

AmendsSyncEngine *amends_sync_engine_new (AmendsStore *store, AmendsSecrets *secrets);

/**
 * amends_sync_engine_sync_async: @account_id: 0 = every account that has a connector. The end of each account's sync
 * is recorded in the store
 * (last_synced_at, or last_error). With several accounts, one that fails does not stop the others.
 */
void amends_sync_engine_sync_async (AmendsSyncEngine *self, gint64 account_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/**
 * @totals: (out) (optional): what was stored, also when it ended in an error
 * @rejections: (out) (optional) (transfer full) (element-type AmendsRejection): rows that were skipped
 *
 * Returns: FALSE with the first account's @error set (AMENDS_SYNC_ERROR, AMENDS_STORE_ERROR, G_IO_ERROR_CANCELLED)
 */
gboolean amends_sync_engine_sync_finish (AmendsSyncEngine *self, GAsyncResult *result, AmendsBatchResult *totals,
                                         GPtrArray **rejections, GError **error);

gboolean amends_sync_engine_is_running (AmendsSyncEngine *self);

/**
 * amends_sync_engine_set_connector: reads accounts of @kind through @connector (type AmendsConnector); "feed" and
 * "sample" are there already
 */
void amends_sync_engine_set_connector (AmendsSyncEngine *self, const char *kind, gpointer connector);

/** amends_sync_engine_get_connector: Returns: (transfer none) (nullable) (type AmendsConnector): of accounts of @kind */
gpointer amends_sync_engine_get_connector (AmendsSyncEngine *self, const char *kind);

/**
 * amends_sync_engine_probe_async: reads the account at @url with @token, to check them before they are saved.
 */
void amends_sync_engine_probe_async (AmendsSyncEngine *self, const char *url, const char *token,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (type AmendsAccount): not stored yet (id 0, kind "feed") */
gpointer amends_sync_engine_probe_finish (AmendsSyncEngine *self, GAsyncResult *result, GError **error);

G_END_DECLS
