/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-db.h"
#include "amends-tally.h"

G_BEGIN_DECLS

/** AmendsBatchWriter: the batches of one transaction on their way into the tables. Made on the stack by amends_batch_writer_begin(). */
typedef struct {
    AmendsDb *db;
    gint64 now;
    GHashTable *items;  /* (element-type utf8 gint64): those that this transaction has met */
    AmendsTally *tally; /* what the counts have to learn of */
    GArray *texts;      /* what the search index has to learn of */

    /* Of the batch that was applied last. */
    gint64 account_id;
    AmendsBatchResult counts;
    gboolean products_changed;
    gboolean contacts_changed;
    gboolean messages_changed;
} AmendsBatchWriter;

void amends_batch_writer_begin (AmendsBatchWriter *self, AmendsDb *db, gint64 now);
void amends_batch_writer_clear (AmendsBatchWriter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsBatchWriter, amends_batch_writer_clear)

/** amends_batch_writer_apply: products and orders first, so that reviews find them; then reviews, removals, what became of contacts, messages and the cursor */
gboolean amends_batch_writer_apply (AmendsBatchWriter *self, gint64 account_id, const AmendsBatch *batch,
                                    GError **error);

/** amends_batch_writer_end: writes what was gathered. To be called before the transaction is committed. */
gboolean amends_batch_writer_end (AmendsBatchWriter *self, GError **error);

G_END_DECLS
