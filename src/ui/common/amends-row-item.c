/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-item.h"

struct _AmendsRowItem {
    GObject parent_instance;

    const AmendsRowKind *kind;
    gint64 id;
    gpointer row; /* (owned) (nullable) */
    gboolean stale;
};

typedef enum {
    PROP_ID = 1,
    PROP_ROW,
    PROP_STALE,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsRowItem, amends_row_item, G_TYPE_OBJECT)

static void
amends_row_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    AmendsRowItem *self = AMENDS_ROW_ITEM (object);

    switch ((Property) id) {
    case PROP_ID:
        g_value_set_int64 (value, self->id);
        break;
    case PROP_ROW:
        g_value_set_pointer (value, self->row);
        break;
    case PROP_STALE:
        g_value_set_boolean (value, self->stale);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clear_row (AmendsRowItem *self)
{
    if (self->row != NULL)
        g_boxed_free (self->kind->get_type (), self->row);
    self->row = NULL;
}

static void
amends_row_item_finalize (GObject *object)
{
    AmendsRowItem *self = AMENDS_ROW_ITEM (object);

    clear_row (self);
    G_OBJECT_CLASS (amends_row_item_parent_class)->finalize (object);
}

static void
amends_row_item_class_init (AmendsRowItemClass *klass)
{
    const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = amends_row_item_get_property;
    object_class->finalize = amends_row_item_finalize;
    properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    properties[PROP_ROW] = g_param_spec_pointer ("row", NULL, NULL, flags);
    properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, flags);
    g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
amends_row_item_init (AmendsRowItem *self G_GNUC_UNUSED)
{
}

AmendsRowItem *
amends_row_item_new (const AmendsRowKind *kind, gint64 id)
{
    AmendsRowItem *self = g_object_new (AMENDS_TYPE_ROW_ITEM, NULL);

    self->kind = kind;
    self->id = id;
    return self;
}

const AmendsRowKind *
amends_row_item_get_kind (AmendsRowItem *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_ITEM (self), NULL);
    return self->kind;
}

gint64
amends_row_item_get_id (AmendsRowItem *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_ITEM (self), 0);
    return self->id;
}

gpointer
amends_row_item_get_row (AmendsRowItem *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_ITEM (self), NULL);
    return self->row;
}

void
amends_row_item_set_row (AmendsRowItem *self, gconstpointer row)
{
    g_return_if_fail (AMENDS_IS_ROW_ITEM (self));
    if (self->row == row || (self->row != NULL && row != NULL && self->kind->looks_the_same (self->row, row)))
        return;
    clear_row (self);
    self->row = row != NULL ? g_boxed_copy (self->kind->get_type (), row) : NULL;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

gboolean
amends_row_item_get_stale (AmendsRowItem *self)
{
    g_return_val_if_fail (AMENDS_IS_ROW_ITEM (self), FALSE);
    return self->stale;
}

void
amends_row_item_set_stale (AmendsRowItem *self, gboolean stale)
{
    g_return_if_fail (AMENDS_IS_ROW_ITEM (self));
    stale = !!stale;
    if (self->stale == stale)
        return;
    self->stale = stale;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}
