/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-rules.h"

#define HOUR ((gint64) 60 * 60)
#define DAY (24 * HOUR)

gboolean
amends_review_rules_is_critical (const AmendsRulePack *pack, int stars)
{
    return stars >= 1 && stars <= amends_rule_pack_get_value (pack, AMENDS_RULE_CRITICAL_MAX_STARS);
}

gint64
amends_review_rules_visible_until (const AmendsRulePack *pack, gint64 published_at)
{
    return published_at != 0 ? published_at + amends_rule_pack_get_value (pack, AMENDS_RULE_VISIBLE_DAYS) * DAY : 0;
}

gboolean
amends_review_rules_is_new (const AmendsRulePack *pack, gint64 first_seen_at, gint64 now)
{
    gint64 span = amends_rule_pack_get_value (pack, AMENDS_RULE_NEW_HOURS) * HOUR;

    return first_seen_at != 0 && now - first_seen_at < span && first_seen_at - now < span;
}

gint64
amends_review_rules_done_view_cutoff (const AmendsRulePack *pack, gint64 now)
{
    return now - amends_rule_pack_get_value (pack, AMENDS_RULE_DONE_VIEW_DAYS) * DAY;
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
