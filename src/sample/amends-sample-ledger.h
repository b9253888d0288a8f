/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-receipt.h"
#include "amends-sample-data.h"

G_BEGIN_DECLS

/** AmendsSampleContact: a contact that the sample shop has taken. Owned by its ledger. */
typedef struct {
    AmendsSampleRow row;
    const AmendsSampleReview *review; /* as it was then */
    const AmendsSampleOrder *order;
    AmendsContactReason reason;
    char *key, *language; /* language: (nullable) */
    gint64 accepted_at;
    gint64 delivered_at; /* 0 = not yet */
    AmendsRefundState refund;
    gint64 refund_at;
    struct {
        gint64 delivery, answer, change; /* 0 = does not happen, or has happened */
        gboolean agrees, deletes;
    } plan; /* what the customer is going to do */
} AmendsSampleContact;

/** AmendsSampleMessage: what a customer answered. Owned by its ledger. */
typedef struct {
    AmendsSampleRow row;
    const AmendsSampleContact *contact;
    const char *text;
} AmendsSampleMessage;

/** AmendsSampleLedger: who was contacted, and what came of it: a function of seed, review and instant. */
typedef struct _AmendsSampleLedger AmendsSampleLedger;

/** amends_sample_ledger_new: @data: is changed by what customers do later; must live as long */
AmendsSampleLedger *amends_sample_ledger_new (AmendsSampleData *data, guint32 seed);
void amends_sample_ledger_free (AmendsSampleLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSampleLedger, amends_sample_ledger_free)

/** amends_sample_ledger_advance: lets happen what happens until @now */
void amends_sample_ledger_advance (AmendsSampleLedger *self, gint64 now);

/** amends_sample_ledger_find_review: Returns: (nullable): as it is now */
const AmendsSampleReview *amends_sample_ledger_find_review (AmendsSampleLedger *self, const char *review_id);
/** amends_sample_ledger_find_order: Returns: (nullable): the one behind @review */
AmendsSampleOrder *amends_sample_ledger_find_order (AmendsSampleLedger *self, const AmendsSampleReview *review);
/** amends_sample_ledger_get_obstacle: Returns: (nullable): the criterion that stands against a contact, as the rules name it; NULL if none does */
const char *amends_sample_ledger_get_obstacle (AmendsSampleLedger *self, const AmendsSampleReview *review, gint64 now);

/** amends_sample_ledger_find_*: Returns: (nullable) */
const AmendsSampleContact *amends_sample_ledger_find_contact (AmendsSampleLedger *self, const char *id);
const AmendsSampleContact *amends_sample_ledger_find_by_key (AmendsSampleLedger *self, const char *key);
const AmendsSampleContact *amends_sample_ledger_find_by_review (AmendsSampleLedger *self, const char *review_id);

/** amends_sample_ledger_add: takes a contact about a review that has an order and was not contacted. @language: (nullable) */
const AmendsSampleContact *amends_sample_ledger_add (AmendsSampleLedger *self, const AmendsSampleReview *review,
                                                     AmendsContactReason reason, const char *key, const char *language,
                                                     gint64 now);
/** amends_sample_ledger_withdraw_consent: the customer does not want messages any more */
void amends_sample_ledger_withdraw_consent (AmendsSampleLedger *self, const AmendsSampleReview *review, gint64 now);

/** (element-type AmendsSampleContact), (element-type AmendsSampleMessage): by (updated_at, id) */
GPtrArray *amends_sample_ledger_get_contacts (AmendsSampleLedger *self);
GPtrArray *amends_sample_ledger_get_messages (AmendsSampleLedger *self);

G_END_DECLS
