/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"

G_BEGIN_DECLS

/**
 * AmendsSyncProgress: what a running sync has done so far; written by connectors, read by the engine. One thread.
 *
 * Signals: "changed"
 */
#define AMENDS_TYPE_SYNC_PROGRESS (amends_sync_progress_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSyncProgress, amends_sync_progress, AMENDS, SYNC_PROGRESS, GObject)

#define AMENDS_SYNC_MAX_REJECTIONS 1000

AmendsSyncProgress *amends_sync_progress_new (void);

/**
 * amends_sync_progress_add_page: a page that is stored.
 * @rejections: (element-type AmendsRejection): emptied: those that there is room for are kept
 */
void amends_sync_progress_add_page (AmendsSyncProgress *self, guint64 n_rows, const AmendsBatchResult *counts,
                                    GPtrArray *rejections);

/** amends_sync_progress_set_waiting: @until: the instant until which the source asked to wait, 0 = not waiting */
void amends_sync_progress_set_waiting (AmendsSyncProgress *self, gint64 until);

/** amends_sync_progress_set_settling: whether all rows are here, and the lists are being put in order */
void amends_sync_progress_set_settling (AmendsSyncProgress *self, gboolean settling);

guint64 amends_sync_progress_get_rows (AmendsSyncProgress *self);
guint amends_sync_progress_get_pages (AmendsSyncProgress *self);
gint64 amends_sync_progress_get_waiting (AmendsSyncProgress *self);
gboolean amends_sync_progress_is_settling (AmendsSyncProgress *self);
const AmendsBatchResult *amends_sync_progress_get_totals (AmendsSyncProgress *self);
/** Returns: (transfer none) (element-type AmendsRejection): the first 1,000 */
GPtrArray *amends_sync_progress_get_rejections (AmendsSyncProgress *self);

G_END_DECLS
