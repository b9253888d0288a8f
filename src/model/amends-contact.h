/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsContactReason: the two offers that a marketplace has for the customer of a critical review (rules #24 to #27, X14). */
typedef enum {
    AMENDS_CONTACT_COURTESY_REFUND = 1, /* offers a full refund as goodwill */
    AMENDS_CONTACT_CUSTOMER_SUPPORT,    /* asks for the customer's permission to write */
} AmendsContactReason;

/** amends_contact_reason_to_string: Returns: the stable name ("courtesy-refund", "customer-support") */
const char *amends_contact_reason_to_string (AmendsContactReason reason);
gboolean amends_contact_reason_from_string (const char *name, AmendsContactReason *reason);

/** AmendsContactState: where a contact is on its way out. Only UNKNOWN and HANDED_OVER wait for the person. */
typedef enum {
    AMENDS_CONTACT_WAITING = 1, /* held back, offline, or between two tries; may be cancelled */
    AMENDS_CONTACT_SENDING,     /* a try is running; nobody may take it back now */
    AMENDS_CONTACT_SENT,        /* the marketplace has taken it, or the person says so (by_hand) */
    AMENDS_CONTACT_FAILED,      /* the marketplace has refused it, or it never got there; may be tried again */
    AMENDS_CONTACT_UNKNOWN,     /* it may have got there: to be checked by the person, never repeated by itself */
    AMENDS_CONTACT_HANDED_OVER, /* the review's page was opened in the browser: did the person send it? */
    AMENDS_CONTACT_CANCELLED,   /* taken back before it was sent */
} AmendsContactState;

/** amends_contact_state_to_string: Returns: the stable name ("waiting", …, "handed-over", "cancelled") */
const char *amends_contact_state_to_string (AmendsContactState state);
/** amends_contact_state_from_string: FALSE if @name is none */
gboolean amends_contact_state_from_string (const char *name, AmendsContactState *state);
/** amends_contact_state_counts: TRUE if a customer in this state counts as contacted, so must not be contacted again: all but FAILED and CANCELLED */
gboolean amends_contact_state_counts (AmendsContactState state);

/** AmendsContact: one message to one customer about one review, in the outbox or gone out. Immutable. */
typedef struct {
    gint64 id;
    gint64 account_id;
    gint64 review_id;
    AmendsContactReason reason;
    AmendsContactState state;
    const char *key;       /* idempotency key, made before the first try; not NULL */
    const char *remote_id; /* the marketplace's id of it; (nullable) */
    gint64 created_at;
    gint64 not_before;   /* end of the hold-back, or of the wait before the next try */
    gint64 sent_at;      /* 0 = not yet */
    gint64 delivered_at; /* as the marketplace tells; 0 = not told */
    gint64 refunded_at;  /* when the customer took the refund; 0 = not told */
    int attempts;
    const char *error; /* stable code of the last failure, see AmendsSyncError and AmendsContactRefusal; (nullable) */
    gboolean by_hand;  /* sent on the marketplace's own page, as the person says */
    const char *rule_pack; /* id and version of the pack that allowed it, "base 2026-11-22"; (nullable) */
    const char *currency;  /* of the refund; (nullable) */
    gint64 amount_minor;   /* of the refund, in the currency's minor unit; 0 = not told */
} AmendsContact;

#define AMENDS_TYPE_CONTACT (amends_contact_get_type ())
GType amends_contact_get_type (void);

/** amends_contact_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsContact *amends_contact_new (const AmendsContact *fields);
AmendsContact *amends_contact_ref (AmendsContact *self);
void amends_contact_unref (AmendsContact *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsContact, amends_contact_unref)

G_END_DECLS
