/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-rules.h"

gboolean
amends_review_rules_is_critical (const AmendsRulePack *pack, int stars)
{
    return stars >= 1 && stars <= amends_rule_pack_get_value (pack, AMENDS_RULE_CRITICAL_MAX_STARS);
}

AmendsAccessProblem
amends_review_rules_find_access_problem (const AmendsAccount *account)
{
    if (account->brand_owner == AMENDS_TRI_NO)
        return AMENDS_ACCESS_PROBLEM_NOT_BRAND_OWNER;
    /* Permissions come first: the administrator can mend these alone, the role needs a case (#14 before #16). */
    if (account->may_view == AMENDS_TRI_NO || account->may_edit == AMENDS_TRI_NO)
        return AMENDS_ACCESS_PROBLEM_MISSING_PERMISSION;
    if (account->brand_representative == AMENDS_TRI_NO || account->professional == AMENDS_TRI_NO)
        return AMENDS_ACCESS_PROBLEM_MISSING_ROLE;
    return AMENDS_ACCESS_PROBLEM_NONE;
}
