/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-case.h"

G_BEGIN_DECLS

/* Values about contacts, made by hand: no store, no network, a fixed instant. */

#define CONTACT_NOW G_GINT64_CONSTANT (1794657600) /* 14 November 2026, noon UTC */

/** contact_values_case: a critical review whose customer can be contacted until 14 March 2027 */
AmendsContactCase *contact_values_case (void);

/** contact_values_fail: @criterion has @verdict, for the reason @sentence; it becomes the headline */
void contact_values_fail (AmendsContactCase *self, AmendsContactCriterion criterion, AmendsVerdict verdict,
                          const char *sentence);

/** contact_values_add_contact: the latest contact; @fields without key */
void contact_values_add_contact (AmendsContactCase *self, AmendsContact fields);

/** contact_values_set_review: @fields may hold strings of the review that is replaced */
void contact_values_set_review (AmendsContactCase *self, const AmendsReview *fields);

/** contact_values_templates: both reasons, in Swedish for the customer and in English for the clerk, with a refund of 199.00 kr */
GPtrArray *contact_values_templates (void);

/** contact_values_message: an answer by customer number @id, @days ago */
AmendsMessage *contact_values_message (gint64 id, int days, gboolean read);

G_END_DECLS
