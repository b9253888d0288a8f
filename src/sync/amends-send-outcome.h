/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-receipt.h"

G_BEGIN_DECLS

/** AmendsContactRequest: what is sent. All members borrowed for the call. */
typedef struct {
    const char *review_key; /* external id of the review */
    AmendsContactReason reason;
    const char *key;      /* idempotency key: the same with every try */
    const char *language; /* of the text, BCP 47; (nullable): the customer's */
} AmendsContactRequest;

typedef enum {
    AMENDS_SEND_TAKEN,      /* the marketplace has it */
    AMENDS_SEND_REFUSED,    /* it does not take it, and will not later */
    AMENDS_SEND_LATER,      /* it surely does not have it, but may take it later */
    AMENDS_SEND_UNANSWERED, /* it may have it or not: to be asked by the key */
} AmendsSendKind;

/** AmendsSendOutcome: how one try to send a contact ended. */
typedef struct {
    AmendsSendKind kind;
    AmendsContactReceipt *receipt; /* of TAKEN; (nullable) */
    char *code;                    /* of the others: stable, see AmendsSyncError; (nullable) */
    char *criterion;               /* of REFUSED: which fact stands against it, as the rules name it; (nullable) */
    gint64 retry_after;            /* of LATER: seconds that the marketplace asks for, -1 = does not say */
    gboolean account_wide;         /* of LATER: the reason holds for whatever is sent by this account */
} AmendsSendOutcome;

AmendsSendOutcome *amends_send_outcome_new (AmendsSendKind kind, const char *code);
void amends_send_outcome_free (AmendsSendOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSendOutcome, amends_send_outcome_free)

/**
 * amends_send_outcome_new_lost: of a request without an answer.
 * @left: whether any of it may have left this computer
 */
AmendsSendOutcome *amends_send_outcome_new_lost (const GError *error, gboolean left);

/** amends_send_outcome_new_status: of an answer that is no receipt. @code: (nullable): the error code in it. @retry_after: seconds, or -1 */
AmendsSendOutcome *amends_send_outcome_new_status (guint status, const char *code, gint64 retry_after);

G_END_DECLS
