/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-cause-evidence.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsCauseSection: the causes of the comment that a detail shows, and all that a person can do about them: into the store at once, told in a toast.
 *
 * Signals: "marked": other words of the comment decide now, see amends_cause_section_get_evidence(). Expects the action win.show-cause ("s") on the window.
 */
#define AMENDS_TYPE_CAUSE_SECTION (amends_cause_section_get_type ())
G_DECLARE_FINAL_TYPE (AmendsCauseSection, amends_cause_section, AMENDS, CAUSE_SECTION, AdwBin)

/** amends_cause_section_set_store: once */
void amends_cause_section_set_store (AmendsCauseSection *self, AmendsStore *store);

/**
 * amends_cause_section_show:
 * @comment: (nullable): NULL shows none: nothing is open, or it is no unhappy customer's. Copied
 * @kept: its causes in the store
 */
void amends_cause_section_show (AmendsCauseSection *self, const AmendsComment *comment, const AmendsCauses *kept);

/** amends_cause_section_get_evidence: Returns: (transfer none) (nullable): of the comment that is shown; until it changes */
const AmendsCauseEvidence *amends_cause_section_get_evidence (AmendsCauseSection *self);

/** amends_cause_section_choose: opens the list of causes for the comment that is shown; nothing happens without one */
void amends_cause_section_choose (AmendsCauseSection *self);

G_END_DECLS
