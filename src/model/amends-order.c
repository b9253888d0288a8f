/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-order.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsOrder, external_id),    G_STRUCT_OFFSET (AmendsOrder, marketplace),
    G_STRUCT_OFFSET (AmendsOrder, product_id),     G_STRUCT_OFFSET (AmendsOrder, currency),
    G_STRUCT_OFFSET (AmendsOrder, buyer_language),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsOrder), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsOrder, amends_order, amends_order_ref, amends_order_unref)

AmendsOrder *
amends_order_new (const AmendsOrder *fields)
{
    g_return_val_if_fail (fields->external_id != NULL, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsOrder *
amends_order_ref (AmendsOrder *self)
{
    return amends_packed_ref (self);
}

void
amends_order_unref (AmendsOrder *self)
{
    amends_packed_unref (self);
}
