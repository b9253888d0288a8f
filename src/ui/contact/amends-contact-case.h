/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-rules.h"
#include "amends-contact.h"
#include "amends-event.h"
#include "amends-message.h"
#include "amends-outbox.h"
#include "amends-store-reviews.h"

G_BEGIN_DECLS

/** AmendsContactCase: one review with all that decides and tells about contacting its customer. */
typedef struct {
    AmendsReviewDetail *detail;
    AmendsContactDecision *decision;
    AmendsAccount *account; /* (nullable): that of the review, once it is known */
    AmendsSendWay way;
} AmendsContactCase;

void amends_contact_case_free (AmendsContactCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsContactCase, amends_contact_case_free)

/** amends_contact_case_get_contact: Returns: (transfer none) (nullable): the one that counts, else the latest that was not taken back */
const AmendsContact *amends_contact_case_get_contact (const AmendsContactCase *self);

/** amends_contact_case_is_critical: whether its review is one whose customer a seller may want to contact (#18) */
gboolean amends_contact_case_is_critical (const AmendsContactCase *self);

/** amends_contact_case_get_order_id: Returns: (transfer none) (nullable): the number of its order, as a source or the person says */
const char *amends_contact_case_get_order_id (const AmendsContactCase *self);

/** amends_contact_case_may_send: TRUE if a contact may be put into the outbox now */
gboolean amends_contact_case_may_send (const AmendsContactCase *self);

G_END_DECLS
