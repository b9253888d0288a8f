/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsIdList: ids of rows in an order, 4 bytes each as long as all of them are that small, which a million rows' are; else 8. */
typedef struct {
    GArray *ids; /* (owned) (element-type guint32): gint64 if @wide */
    gboolean wide;
    guint len;
} AmendsIdList;

/** amends_id_list_new: @ids: (array length=n_ids) (nullable): copied */
AmendsIdList *amends_id_list_new (const gint64 *ids, guint n_ids);
/** amends_id_list_free: @self: (nullable) */
void amends_id_list_free (AmendsIdList *self);

/** amends_id_list_get: @position: below the length */
static inline gint64
amends_id_list_get (const AmendsIdList *self, guint position)
{
    return self->wide ? g_array_index (self->ids, gint64, position) : g_array_index (self->ids, guint32, position);
}

/** amends_id_list_read: copies @n ids from @position on, all of which there are, to @ids */
void amends_id_list_read (const AmendsIdList *self, guint position, guint n, gint64 *ids);

/**
 * amends_id_list_splice: puts the @added ones from @position on of @other, of whose own there are that many, in the place of @removed ones of @self.
 * @other: (nullable): only if none are added
 */
void amends_id_list_splice (AmendsIdList *self, guint position, guint removed, const AmendsIdList *other, guint added);

/** amends_id_list_insert: @position: at most the length */
void amends_id_list_insert (AmendsIdList *self, guint position, gint64 id);

/** amends_id_list_find: @position: (out): not changed if @id is not in @self. Returns: whether it is */
gboolean amends_id_list_find (const AmendsIdList *self, gint64 id, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsIdList, amends_id_list_free)

G_END_DECLS
