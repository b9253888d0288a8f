/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"
#include "amends-rule-packs.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/** ctl_rules_load: Returns: (transfer full): the rules with the person's own files in the data folder, each of which is warned of. The store is open. */
AmendsRulePacks *ctl_rules_load (CtlContext *context);

/** ctl_rules_set_limits: gives @query what it needs if it asks who can be contacted. The store is open. */
void ctl_rules_set_limits (CtlContext *context, AmendsReviewQuery *query);

G_END_DECLS
