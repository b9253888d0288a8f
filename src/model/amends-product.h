/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsProduct: one of the seller's own products on one marketplace. Immutable. */
typedef struct {
    gint64 account_id;
    const char *external_id; /* the source's product id (ASIN, SKU); not NULL */
    const char *marketplace; /* two-letter code, or "" */
    const char *title;       /* (nullable) */
    const char *brand;       /* (nullable) */
    const char *url;         /* the product's page on the marketplace; (nullable) */
    const char *image_url;   /* (nullable) */
} AmendsProduct;

#define AMENDS_TYPE_PRODUCT (amends_product_get_type ())
GType amends_product_get_type (void);

/** amends_product_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsProduct *amends_product_new (const AmendsProduct *fields);
AmendsProduct *amends_product_ref (AmendsProduct *self);
void amends_product_unref (AmendsProduct *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsProduct, amends_product_unref)

G_END_DECLS
