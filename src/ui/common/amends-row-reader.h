/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-row-item.h"

G_BEGIN_DECLS

/**
 * AmendsRowReader: the items of a list that somebody holds, and the reading of what they show. Items are known without being kept; rows
 * that were read last are kept in a small cache.
 *
 * Signals: "failed" (GError *): rows could not be read.
 */
#define AMENDS_TYPE_ROW_READER (amends_row_reader_get_type ())
G_DECLARE_FINAL_TYPE (AmendsRowReader, amends_row_reader, AMENDS, ROW_READER, GObject)

AmendsRowReader *amends_row_reader_new (const AmendsRowKind *kind, AmendsStore *store);

/** amends_row_reader_get: Returns: (transfer full): the one item of this row */
AmendsRowItem *amends_row_reader_get (AmendsRowReader *self, gint64 id);
/** amends_row_reader_find: Returns: (transfer none) (nullable): the item, if somebody holds it */
AmendsRowItem *amends_row_reader_find (AmendsRowReader *self, gint64 id);

/** amends_row_reader_is_known: TRUE if the row was read or is being read */
gboolean amends_row_reader_is_known (AmendsRowReader *self, gint64 id);
/** amends_row_reader_load: reads those of @ids that are not known */
void amends_row_reader_load (AmendsRowReader *self, const gint64 *ids, gsize n_ids);
/** amends_row_reader_refresh: reads the items that somebody holds again, and forgets all others */
void amends_row_reader_refresh (AmendsRowReader *self);
/** amends_row_reader_cancel: stops reading: what was asked for is no longer wanted */
void amends_row_reader_cancel (AmendsRowReader *self);

guint amends_row_reader_get_n_items (AmendsRowReader *self);

/** amends_row_reader_wait: lets rows that are being read arrive, for at most @ms; nothing else happens meanwhile. Returns: whether all have */
gboolean amends_row_reader_wait (AmendsRowReader *self, guint ms);

G_END_DECLS
