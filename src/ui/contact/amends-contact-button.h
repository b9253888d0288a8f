/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-case.h"

G_BEGIN_DECLS

/**
 * AmendsContactButton: at the top right of a critical review: Contact Buyer, or in its place Cannot Contact Customer (#23, #44, #48), or how the
 * contact stands that there is. Beside it is the way to the conditions. Uses the actions reviews.contact and reviews.eligibility.
 */
#define AMENDS_TYPE_CONTACT_BUTTON (amends_contact_button_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContactButton, amends_contact_button, AMENDS, CONTACT_BUTTON, GtkBox)

GtkWidget *amends_contact_button_new (void);

/** amends_contact_button_set_case: @contact_case: (nullable): NULL, or that of a review that is not critical, hides it */
void amends_contact_button_set_case (AmendsContactButton *self, const AmendsContactCase *contact_case, gint64 now);

G_END_DECLS
