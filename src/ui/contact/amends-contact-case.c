/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-case.h"

void
amends_contact_case_free (AmendsContactCase *self)
{
    g_clear_pointer (&self->detail, amends_review_detail_free);
    g_clear_pointer (&self->decision, amends_contact_decision_free);
    g_clear_pointer (&self->account, amends_account_unref);
    g_free (self);
}

const AmendsContact *
amends_contact_case_get_contact (const AmendsContactCase *self)
{
    const AmendsContact *latest = NULL;

    for (guint i = 0; i < self->detail->contacts->len; i++) {
        const AmendsContact *contact = g_ptr_array_index (self->detail->contacts, i);

        if (amends_contact_state_counts (contact->state))
            return contact;
        if (latest == NULL && contact->state != AMENDS_CONTACT_CANCELLED)
            latest = contact;
    }
    return latest;
}

gboolean
amends_contact_case_is_critical (const AmendsContactCase *self)
{
    return self->decision->rows[AMENDS_CONTACT_CRITERION_CRITICAL].verdict == AMENDS_VERDICT_PASS;
}

gboolean
amends_contact_case_may_send (const AmendsContactCase *self)
{
    const AmendsContact *contact = amends_contact_case_get_contact (self);

    return self->decision->eligible && (contact == NULL || !amends_contact_state_counts (contact->state));
}

const char *
amends_contact_case_get_order_id (const AmendsContactCase *self)
{
    const AmendsReviewDetail *detail = self->detail;

    if (detail->order != NULL)
        return detail->order->external_id;
    if (detail->review->order_id != NULL || detail->stated == NULL)
        return detail->review->order_id;
    return detail->stated->order_id;
}
