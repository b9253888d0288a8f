/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-product.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsProduct, external_id), G_STRUCT_OFFSET (AmendsProduct, marketplace),
    G_STRUCT_OFFSET (AmendsProduct, title),       G_STRUCT_OFFSET (AmendsProduct, brand),
    G_STRUCT_OFFSET (AmendsProduct, url),         G_STRUCT_OFFSET (AmendsProduct, image_url),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsProduct), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsProduct, amends_product, amends_product_ref, amends_product_unref)

AmendsProduct *
amends_product_new (const AmendsProduct *fields)
{
    g_return_val_if_fail (fields->external_id != NULL, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsProduct *
amends_product_ref (AmendsProduct *self)
{
    return amends_packed_ref (self);
}

void
amends_product_unref (AmendsProduct *self)
{
    amends_packed_unref (self);
}
