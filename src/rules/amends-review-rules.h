/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-rule-pack.h"

G_BEGIN_DECLS

/* What the marketplace's rules say of a review. Pure: "now" and the pack are parameters; instants are seconds since 1970 UTC. */

/** amends_review_rules_is_critical: TRUE for reviews that call for an answer (rules #18, #40, X15). Feedback has another scale (X3). */
gboolean amends_review_rules_is_critical (const AmendsRulePack *pack, int stars);

/** AmendsAccessProblem: why an account may not see customer reviews; in the order in which they are to be mended. */
typedef enum {
    AMENDS_ACCESS_PROBLEM_NONE,
    AMENDS_ACCESS_PROBLEM_NOT_BRAND_OWNER, /* "not identified as brand owner" (#1) */
    AMENDS_ACCESS_PROBLEM_MISSING_PERMISSION, /* View or Edit for customer reviews; mended by the administrator (#14, #15) */
    AMENDS_ACCESS_PROBLEM_MISSING_ROLE,       /* professional account with the Brand Representative role (#16, #19) */
} AmendsAccessProblem;

/** amends_review_rules_find_access_problem: what is known to be wrong; what is unknown is no problem */
AmendsAccessProblem amends_review_rules_find_access_problem (const AmendsAccount *account);

G_END_DECLS
