/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-row-kind.h"

G_BEGIN_DECLS

/**
 * AmendsRowCache: the rows that were read last, so that scrolling back does not read them again. Holds a few screens, no more.
 */
typedef struct _AmendsRowCache AmendsRowCache;

/** amends_row_cache_new: @capacity: rows kept at most */
AmendsRowCache *amends_row_cache_new (const AmendsRowKind *kind, guint capacity);
void amends_row_cache_free (AmendsRowCache *self);

/** amends_row_cache_put: the oldest goes when it is full. @row: copied, as boxed values are */
void amends_row_cache_put (AmendsRowCache *self, gconstpointer row);
/** amends_row_cache_get: Returns: (transfer none) (nullable) */
gconstpointer amends_row_cache_get (AmendsRowCache *self, gint64 id);
void amends_row_cache_clear (AmendsRowCache *self);
guint amends_row_cache_get_size (AmendsRowCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRowCache, amends_row_cache_free)

G_END_DECLS
