/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-row-kind.h"

G_BEGIN_DECLS

/**
 * AmendsRowItem: a place in a list; knows its row's id at once and the row when its page has been read.
 *
 * Signals: "notify::row" when the row arrives or looks different; "notify::stale" when it stops or starts to fit the query.
 */
#define AMENDS_TYPE_ROW_ITEM (amends_row_item_get_type ())
G_DECLARE_FINAL_TYPE (AmendsRowItem, amends_row_item, AMENDS, ROW_ITEM, GObject)

AmendsRowItem *amends_row_item_new (const AmendsRowKind *kind, gint64 id);

const AmendsRowKind *amends_row_item_get_kind (AmendsRowItem *self);
gint64 amends_row_item_get_id (AmendsRowItem *self);

/** amends_row_item_get_row: Returns: (transfer none) (nullable): of the kind's type; NULL until its page has been read */
gpointer amends_row_item_get_row (AmendsRowItem *self);
/** amends_row_item_set_row: @row: (nullable): copied, as boxed values are */
void amends_row_item_set_row (AmendsRowItem *self, gconstpointer row);

/** amends_row_item_get_stale: TRUE if the row no longer fits the query and stays only until the selection moves (habit 7) */
gboolean amends_row_item_get_stale (AmendsRowItem *self);
void amends_row_item_set_stale (AmendsRowItem *self, gboolean stale);

G_END_DECLS
