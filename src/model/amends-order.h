/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsOrder: what is known of the order behind a review; decides contact eligibility (rules #23, #32). Immutable. */
typedef struct {
    gint64 account_id;
    const char *external_id;    /* the order number; not NULL */
    const char *marketplace;    /* two-letter code, or "" */
    const char *product_id;     /* (nullable) */
    gint64 ordered_at;          /* 0 = not known */
    AmendsTri seller_of_record; /* the account sold it */
    AmendsTri digital_subscription;
    AmendsTri consent;          /* the customer consented to messages */
    const char *currency;       /* ISO 4217; (nullable) */
    gint64 total_minor;         /* in the currency's minor unit; 0 if not told */
    const char *buyer_language; /* BCP 47; (nullable) */
} AmendsOrder;

#define AMENDS_TYPE_ORDER (amends_order_get_type ())
GType amends_order_get_type (void);

/** amends_order_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsOrder *amends_order_new (const AmendsOrder *fields);
AmendsOrder *amends_order_ref (AmendsOrder *self);
void amends_order_unref (AmendsOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsOrder, amends_order_unref)

G_END_DECLS
