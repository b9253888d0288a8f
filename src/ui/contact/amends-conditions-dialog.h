/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-desk.h"
#include "amends-eligibility-panel.h"

G_BEGIN_DECLS

/**
 * AmendsConditionsDialog: why the customer of one review can be contacted, or cannot, and what the person knows where no source says anything. Follows the
 * store.
 *
 * Signals: "contact": the person wants to contact the customer, which is possible now; the dialog closes.
 */
#define AMENDS_TYPE_CONDITIONS_DIALOG (amends_conditions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsConditionsDialog, amends_conditions_dialog, AMENDS, CONDITIONS_DIALOG, AdwDialog)

/** amends_conditions_dialog_new: @contact_case: as it is now; not kept */
AmendsConditionsDialog *amends_conditions_dialog_new (AmendsContactDesk *desk, const AmendsContactCase *contact_case);

gint64 amends_conditions_dialog_get_review_id (AmendsConditionsDialog *self);

G_END_DECLS
