/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-case.h"

G_BEGIN_DECLS

/**
 * AmendsStatedGroup: asks for what no source tells and contacting a customer needs: facts of the order, read off the marketplace's own page, and the
 * account's roles. Nothing that a source tells is asked for; hidden if it tells all.
 *
 * Signals: "facts-stated", "roles-stated": the person has said something else.
 */
#define AMENDS_TYPE_STATED_GROUP (amends_stated_group_get_type ())
G_DECLARE_FINAL_TYPE (AmendsStatedGroup, amends_stated_group, AMENDS, STATED_GROUP, AdwPreferencesGroup)

void amends_stated_group_set_case (AmendsStatedGroup *self, const AmendsContactCase *contact_case, gint64 now);

/** amends_stated_group_asks: whether the person may say how it stands with @criterion */
gboolean amends_stated_group_asks (AmendsStatedGroup *self, AmendsContactCriterion criterion);
/** amends_stated_group_focus: goes to the question about @criterion */
void amends_stated_group_focus (AmendsStatedGroup *self, AmendsContactCriterion criterion);

/** amends_stated_group_dup_facts: Returns: (transfer full): as they are entered now */
AmendsStatedFacts *amends_stated_group_dup_facts (AmendsStatedGroup *self);
void amends_stated_group_get_roles (AmendsStatedGroup *self, AmendsTri *professional, AmendsTri *brand_representative);

/**
 * amends_stated_group_parse_day: reads a day as people type it, as in 2026-03-14 or as the locale writes it.
 *
 * Returns: its first second in the local zone; 0 if it is none, or is later than @now
 */
gint64 amends_stated_group_parse_day (const char *text, gint64 now);

G_END_DECLS
