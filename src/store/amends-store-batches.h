/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-store.h"

G_BEGIN_DECLS

/* So many batches may share a transaction. A source that may have fewer of them with the store would keep it waiting. */
#define AMENDS_STORE_GROUP_MAX 24

/**
 * amends_store_expect_batches: says that batches come one soon after the other (@expect), or that this source has come to its end; one call ends the other. Meanwhile
 * a transaction does not end for want of rows.
 */
void amends_store_expect_batches (AmendsStore *self, gboolean expect);

/** AmendsSettleFunc: @n_made of @n_all indexes are made, and another is to come now. Runs where amends_store_settle_async() was called. */
typedef void (*AmendsSettleFunc) (guint n_made, guint n_all, gpointer user_data);

/**
 * amends_store_settle_async: makes the indexes that a large import put off, or one that was cut, unless rows are still coming. One at a time: a person's questions are
 * answered in between. What is cancelled is made by the next import or sync, or at the next start.
 * @progress: (nullable): gets @user_data, too; is not called where nothing is to be made
 */
void amends_store_settle_async (AmendsStore *self, AmendsSettleFunc progress, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/** Errors: AMENDS_STORE_ERROR, G_IO_ERROR_CANCELLED */
gboolean amends_store_settle_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/**
 * amends_store_apply_batch_async: takes a batch whole, in one transaction, its cursor included. Upserts by (account, external id); keeps the
 * old version of an edited review; leaves everything local (done, notes) alone; a removed review gets gone_at and stays.
 * A review older than the stored one (by updated_at, both known) changes nothing.
 * @batch: (transfer full)
 */
void amends_store_apply_batch_async (AmendsStore *self, gint64 account_id, AmendsBatch *batch,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_apply_batch_finish (AmendsStore *self, GAsyncResult *result, AmendsBatchResult *counts,
                                          GError **error);

/**
 * amends_store_preview_batch_async: what applying would do, without doing it (import --dry-run). The batch is (transfer full).
 */
void amends_store_preview_batch_async (AmendsStore *self, gint64 account_id, AmendsBatch *batch,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_preview_batch_finish (AmendsStore *self, GAsyncResult *result, AmendsBatchResult *counts,
                                            GError **error);

/** amends_store_get_import_mapping_async: the mapping that a person chose for files with this header, as the JSON text it was saved with. */
void amends_store_get_import_mapping_async (AmendsStore *self, const char *header_key, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (nullable): NULL without @error if there is none */
char *amends_store_get_import_mapping_finish (AmendsStore *self, GAsyncResult *result, GError **error);

void amends_store_set_import_mapping_async (AmendsStore *self, const char *header_key, const char *mapping,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean amends_store_set_import_mapping_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
