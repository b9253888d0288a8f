/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-resolve-plan.h"

G_BEGIN_DECLS

/* The words of plans to resolve feedback. */

/** amends_plan_text_get_state: Returns: "Open", "Working on it", "Solved" */
const char *amends_plan_text_get_state (AmendsPlanState state);
/** amends_plan_text_get_badge: Returns: the same for a row, where it stands among other facts: "Plan: open" */
const char *amends_plan_text_get_badge (AmendsPlanState state);

/** amends_plan_text_get_responsible: Returns: whose fault it was */
const char *amends_plan_text_get_responsible (AmendsResponsible responsible);
/** amends_plan_text_advise: Returns: what follows from whose fault it was (rules #65, #74, #78) */
const char *amends_plan_text_advise (AmendsResponsible responsible);

G_END_DECLS
