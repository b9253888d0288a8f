/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-rules.h"

#include "amends-contact-rules.h"
#include "ctl-output.h"

AmendsRulePacks *
ctl_rules_load (CtlContext *context)
{
    g_autofree char *folder = g_build_filename (context->data_folder, "rules", NULL);
    g_autoptr (GPtrArray) warnings = NULL;
    AmendsRulePacks *packs = amends_rule_packs_load (folder, &warnings);

    for (guint i = 0; i < warnings->len; i++)
        ctl_warn ("%s", (const char *) g_ptr_array_index (warnings, i));
    return packs;
}

void
ctl_rules_set_limits (CtlContext *context, AmendsReviewQuery *query)
{
    g_autoptr (AmendsRulePacks) packs = NULL;
    g_autoptr (GTimeZone) zone = NULL;
    g_autoptr (AmendsContactLimits) limits = NULL;

    if (query->contactable == AMENDS_TRI_UNKNOWN && query->order != AMENDS_ORDER_CONTACT_ENDS)
        return;
    packs = ctl_rules_load (context);
    zone = g_time_zone_new_local ();
    limits = amends_contact_rules_get_limits (packs, g_get_real_time () / G_USEC_PER_SEC, zone);
    amends_review_query_set_contact_limits (query, limits);
}
