/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-id-list.h"

static gboolean
is_small (gint64 id)
{
    return id >= 0 && id <= (gint64) G_MAXUINT32;
}

static gboolean
are_small (const gint64 *ids, guint n)
{
    for (guint i = 0; i < n; i++)
        if (!is_small (ids[i]))
            return FALSE;
    return TRUE;
}

AmendsIdList *
amends_id_list_new (const gint64 *ids, guint n_ids)
{
    AmendsIdList *self = g_new0 (AmendsIdList, 1);

    self->wide = !are_small (ids, n_ids);
    self->len = n_ids;
    /* Room for just these: most lists never change but by being replaced. */
    self->ids = g_array_sized_new (FALSE, FALSE, self->wide ? sizeof (gint64) : sizeof (guint32), n_ids);
    g_array_set_size (self->ids, n_ids);
    if (self->wide)
        for (guint i = 0; i < n_ids; i++)
            g_array_index (self->ids, gint64, i) = ids[i];
    else
        for (guint i = 0; i < n_ids; i++)
            g_array_index (self->ids, guint32, i) = (guint32) ids[i];
    return self;
}

void
amends_id_list_free (AmendsIdList *self)
{
    if (self == NULL)
        return;
    g_array_unref (self->ids);
    g_free (self);
}

void
amends_id_list_read (const AmendsIdList *self, guint position, guint n, gint64 *ids)
{
    for (guint i = 0; i < n; i++)
        ids[i] = amends_id_list_get (self, position + i);
}

static void
widen (AmendsIdList *self)
{
    GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->len);

    g_array_set_size (ids, self->len);
    amends_id_list_read (self, 0, self->len, (gint64 *) (gpointer) ids->data);
    g_array_unref (self->ids);
    self->ids = ids;
    self->wide = TRUE;
}

static void
make_room (AmendsIdList *self, guint position, guint n)
{
    gsize size = self->wide ? sizeof (gint64) : sizeof (guint32);

    g_array_set_size (self->ids, self->len + n);
    memmove (self->ids->data + (position + n) * size, self->ids->data + position * size, (self->len - position) * size);
    self->len += n;
}

static void
set (AmendsIdList *self, guint position, gint64 id)
{
    if (self->wide)
        g_array_index (self->ids, gint64, position) = id;
    else
        g_array_index (self->ids, guint32, position) = (guint32) id;
}

void
amends_id_list_splice (AmendsIdList *self, guint position, guint removed, const AmendsIdList *other, guint added)
{
    if (removed > 0)
        g_array_remove_range (self->ids, position, removed);
    self->len -= removed;
    if (added == 0)
        return;
    if (other->wide && !self->wide)
        widen (self);
    make_room (self, position, added);
    for (guint i = 0; i < added; i++)
        set (self, position + i, amends_id_list_get (other, position + i));
}

void
amends_id_list_insert (AmendsIdList *self, guint position, gint64 id)
{
    if (!self->wide && !is_small (id))
        widen (self);
    make_room (self, position, 1);
    set (self, position, id);
}

static gboolean
find_small (const guint32 *ids, guint n, guint32 id, guint *position)
{
    for (guint i = 0; i < n; i++)
        if (ids[i] == id) {
            *position = i;
            return TRUE;
        }
    return FALSE;
}

static gboolean
find_wide (const gint64 *ids, guint n, gint64 id, guint *position)
{
    for (guint i = 0; i < n; i++)
        if (ids[i] == id) {
            *position = i;
            return TRUE;
        }
    return FALSE;
}

gboolean
amends_id_list_find (const AmendsIdList *self, gint64 id, guint *position)
{
    const void *ids = self->ids->data;

    if (self->wide)
        return find_wide (ids, self->len, id, position);
    return is_small (id) && find_small (ids, self->len, (guint32) id, position);
}
