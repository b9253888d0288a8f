/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact.h"

G_BEGIN_DECLS

/** AmendsRefundState: what became of the refund that a contact offered. */
typedef enum {
    AMENDS_REFUND_NONE,
    AMENDS_REFUND_OFFERED,
    AMENDS_REFUND_ACCEPTED,
    AMENDS_REFUND_DECLINED,
} AmendsRefundState;

/** AmendsContactReceipt: what the marketplace tells of a contact that it has taken. Immutable. */
typedef struct {
    const char *remote_id;  /* the marketplace's id of it; not NULL */
    const char *review_key; /* external id of the review that it is about; not NULL */
    const char *key;        /* idempotency key of the try that it was taken from; (nullable) */
    AmendsContactReason reason;
    gint64 accepted_at;  /* 0 = not told */
    gint64 delivered_at; /* 0 = not yet, or not told */
    AmendsRefundState refund;
    gint64 refund_at;     /* when the refund came to that state; 0 = not told */
    const char *currency; /* of the refund; (nullable) */
    gint64 amount_minor;  /* of the refund, in the currency's minor unit; 0 = not told */
} AmendsContactReceipt;

#define AMENDS_TYPE_CONTACT_RECEIPT (amends_contact_receipt_get_type ())
GType amends_contact_receipt_get_type (void);

/** amends_contact_receipt_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsContactReceipt *amends_contact_receipt_new (const AmendsContactReceipt *fields);
AmendsContactReceipt *amends_contact_receipt_ref (AmendsContactReceipt *self);
void amends_contact_receipt_unref (AmendsContactReceipt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsContactReceipt, amends_contact_receipt_unref)

G_END_DECLS
