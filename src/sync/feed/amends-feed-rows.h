/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-json-reader.h"

G_BEGIN_DECLS

/* One row each: reads it and adds it to the batch, or leaves the batch alone and the reader with a problem. */

void amends_feed_rows_read_product (AmendsJsonReader *reader, AmendsBatch *batch);
void amends_feed_rows_read_order (AmendsJsonReader *reader, AmendsBatch *batch);
/** amends_feed_rows_read_review: a review, or a tombstone, which is a row with a "deleted_at" */
void amends_feed_rows_read_review (AmendsJsonReader *reader, AmendsBatch *batch);
/** amends_feed_rows_read_feedback: feedback about the seller, or its tombstone */
void amends_feed_rows_read_feedback (AmendsJsonReader *reader, AmendsBatch *batch);
/** amends_feed_rows_read_total: one window of one marketplace */
void amends_feed_rows_read_total (AmendsJsonReader *reader, AmendsBatch *batch);

G_END_DECLS
