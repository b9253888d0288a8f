/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-rules.h"
#include "amends-stated-group.h"

G_BEGIN_DECLS

/**
 * AmendsEligibilityPanel: every condition for contacting a customer, whether it holds, and why: the rule, its number, its source and date.
 *
 * Accessibility: each row is described by its state in words; the picture before it only repeats that.
 */
#define AMENDS_TYPE_ELIGIBILITY_PANEL (amends_eligibility_panel_get_type ())
G_DECLARE_FINAL_TYPE (AmendsEligibilityPanel, amends_eligibility_panel, AMENDS, ELIGIBILITY_PANEL, AdwBin)

GtkWidget *amends_eligibility_panel_new (void);

void amends_eligibility_panel_set_decision (AmendsEligibilityPanel *self, const AmendsContactDecision *decision,
                                            gint64 now, GTimeZone *zone);

/** amends_eligibility_panel_get_stated: Returns: (transfer none): what the person states; hidden until it is given a case */
AmendsStatedGroup *amends_eligibility_panel_get_stated (AmendsEligibilityPanel *self);

G_END_DECLS
