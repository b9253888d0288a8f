/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-receipt.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsContactReceipt, remote_id),
    G_STRUCT_OFFSET (AmendsContactReceipt, review_key),
    G_STRUCT_OFFSET (AmendsContactReceipt, key),
    G_STRUCT_OFFSET (AmendsContactReceipt, currency),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsContactReceipt), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsContactReceipt, amends_contact_receipt, amends_contact_receipt_ref,
                     amends_contact_receipt_unref)

AmendsContactReceipt *
amends_contact_receipt_new (const AmendsContactReceipt *fields)
{
    g_return_val_if_fail (fields->remote_id != NULL && fields->review_key != NULL, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsContactReceipt *
amends_contact_receipt_ref (AmendsContactReceipt *self)
{
    return amends_packed_ref (self);
}

void
amends_contact_receipt_unref (AmendsContactReceipt *self)
{
    amends_packed_unref (self);
}
