/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-case.h"

G_BEGIN_DECLS

/**
 * AmendsContactDialog: Contact Buyer (#24 to #33): two fixed reasons, the marketplace's own message to be read, and Send. A widget over values: it
 * loads and sends nothing. There is no field in it: nothing can be written that would link a refund with a change of the review (X1).
 *
 * Signals: "load": the templates are wanted (again). "send": the person has confirmed; reason and template can be asked for, and the dialog closes.
 */
#define AMENDS_TYPE_CONTACT_DIALOG (amends_contact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContactDialog, amends_contact_dialog, AMENDS, CONTACT_DIALOG, AdwDialog)

/** amends_contact_dialog_new: @contact_case: (transfer full). @hold: how long, in seconds, a message can be taken back */
AmendsContactDialog *amends_contact_dialog_new (AmendsContactCase *contact_case, gint64 now, guint hold);

/** amends_contact_dialog_set_templates: @templates: (element-type AmendsContactTemplate) */
void amends_contact_dialog_set_templates (AmendsContactDialog *self, GPtrArray *templates);

/** amends_contact_dialog_set_problem: the templates could not be loaded */
void amends_contact_dialog_set_problem (AmendsContactDialog *self, const GError *error);

/** amends_contact_dialog_get_case: Returns: (transfer none) */
const AmendsContactCase *amends_contact_dialog_get_case (AmendsContactDialog *self);

/** amends_contact_dialog_get_reason: Returns: the chosen one, or 0 */
AmendsContactReason amends_contact_dialog_get_reason (AmendsContactDialog *self);

/** amends_contact_dialog_get_refund: what a courtesy refund would pay back. @currency: (out) (transfer none) (nullable). Returns: 0 if not told */
gint64 amends_contact_dialog_get_refund (AmendsContactDialog *self, const char **currency);

/** amends_contact_dialog_get_obstacle: Returns: (transfer none) (nullable): why it cannot be sent yet; NULL if it can */
const char *amends_contact_dialog_get_obstacle (AmendsContactDialog *self);

G_END_DECLS
