/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-row-item.h"

G_BEGIN_DECLS

typedef enum {
    AMENDS_LIST_LOADING, /* nothing is known of this query yet */
    AMENDS_LIST_PARTIAL, /* the first screen is there, more is being found */
    AMENDS_LIST_READY,
    AMENDS_LIST_FAILED, /* see amends_row_list_model_get_error() */
} AmendsListState;

/**
 * AmendsRowListModel: a GListModel of AmendsRowItem over a query of the store.
 *
 * It holds ids, eight bytes a row; items are made when they are asked for, filled page by page, and forgotten when nobody holds
 * them. An answer to a query that was replaced is dropped. When the store changes, the same query is asked again and only what came or
 * went is told by "items-changed", so scroll position and selection stay where they are.
 *
 * Properties: "state" (guint, AmendsListState), "n-matching" (guint). Never put a filter or sort model on top: it would read every row.
 */
#define AMENDS_TYPE_ROW_LIST_MODEL (amends_row_list_model_get_type ())
G_DECLARE_FINAL_TYPE (AmendsRowListModel, amends_row_list_model, AMENDS, ROW_LIST_MODEL, GObject)

/** amends_row_list_model_new: @kind: must outlive it */
AmendsRowListModel *amends_row_list_model_new (const AmendsRowKind *kind, AmendsStore *store);

/** amends_row_list_model_set_query: forgets what was there and finds these; held rows go. @query: of the kind's type, copied */
void amends_row_list_model_set_query (AmendsRowListModel *self, gconstpointer query);

/** amends_row_list_model_reload: asks the same query again: after an error, or when time has moved its period */
void amends_row_list_model_reload (AmendsRowListModel *self);

AmendsListState amends_row_list_model_get_state (AmendsRowListModel *self);
/** amends_row_list_model_get_error: Returns: (transfer none) (nullable): why the last question failed */
const GError *amends_row_list_model_get_error (AmendsRowListModel *self);

/** amends_row_list_model_get_id: Returns: the row at @position, or 0 */
gint64 amends_row_list_model_get_id (AmendsRowListModel *self, guint position);
/** amends_row_list_model_find: Returns: where the row is, or G_MAXUINT */
guint amends_row_list_model_find (AmendsRowListModel *self, gint64 id);
/** amends_row_list_model_get_n_matching: Returns: how many fit the query; held rows that no longer do are not counted */
guint amends_row_list_model_get_n_matching (AmendsRowListModel *self);

/** amends_row_list_model_hold: this row stays where it is, dimmed, even if it stops to fit the query (habit 7) */
void amends_row_list_model_hold (AmendsRowListModel *self, gint64 id);
/** amends_row_list_model_release: lets held rows go, those that do not fit leave at once. @except: (nullable): ids that are held further */
void amends_row_list_model_release (AmendsRowListModel *self, const gint64 *except, gsize n_except);

/** amends_row_list_model_wait: lets rows that are being read arrive, for at most @ms; nothing else happens meanwhile */
void amends_row_list_model_wait (AmendsRowListModel *self, guint ms);

/** amends_row_list_model_count_items: Returns: items alive now, for tests of the memory promise */
guint amends_row_list_model_count_items (AmendsRowListModel *self);

G_END_DECLS
