/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-db.h"

G_BEGIN_DECLS

/** AmendsFeedbackWriter: the feedback of one batch on its way into the tables, inside a transaction. */
typedef struct {
    AmendsDb *db;
    gint64 account_id;
    gint64 now;
    AmendsBatchResult counts;
    gboolean totals_changed;
} AmendsFeedbackWriter;

/** amends_feedback_writer_apply: feedback, removals, what the source says of itself, and its totals */
gboolean amends_feedback_writer_apply (AmendsFeedbackWriter *self, const AmendsBatch *batch, GError **error);

/**
 * amends_feedback_writer_set_total: keeps the counts of one window. @origin: told or typed
 * @changed: (out): FALSE if it was known, or something newer is
 */
gboolean amends_feedback_writer_set_total (AmendsDb *db, gint64 account_id, const AmendsFeedbackTotal *total,
                                           AmendsTotalsOrigin origin, gboolean *changed, GError **error);

G_END_DECLS
