/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-db.h"

G_BEGIN_DECLS

/** AmendsBatchWriter: one batch on its way into the tables, inside a transaction. */
typedef struct {
    AmendsDb *db;
    gint64 account_id;
    gint64 now;
    AmendsBatchResult counts;
    gboolean products_changed;
    gboolean contacts_changed;
    gboolean messages_changed;
    GHashTable *items;  /* (element-type utf8 gint64): those that this batch has met */
    GArray *texts;      /* whose text goes into the search index at the end */
    gint64 first_added; /* the first review that this batch added, or 0: it and later ones are counted at the end */
} AmendsBatchWriter;

/** amends_batch_writer_apply: products and orders first, so that reviews find them; then reviews, removals, what became of contacts, messages and the cursor */
gboolean amends_batch_writer_apply (AmendsBatchWriter *self, const AmendsBatch *batch, GError **error);

G_END_DECLS
