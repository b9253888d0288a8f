/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-case.h"

G_BEGIN_DECLS

/**
 * AmendsContactStatus: below a review's title: why its customer cannot be contacted, how a contact or a report stands, and what can be done about it.
 * Uses the actions reviews.change-contact ("(xi)": contact, AmendsContactChange) and reviews.settle-report ("(xb)": review, was it reported).
 */
#define AMENDS_TYPE_CONTACT_STATUS (amends_contact_status_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContactStatus, amends_contact_status, AMENDS, CONTACT_STATUS, GtkBox)

GtkWidget *amends_contact_status_new (void);

/** amends_contact_status_set_case: @contact_case: (nullable): NULL, or one with nothing to tell, hides it */
void amends_contact_status_set_case (AmendsContactStatus *self, const AmendsContactCase *contact_case, gint64 now);

G_END_DECLS
