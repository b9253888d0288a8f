/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-account.h"

G_BEGIN_DECLS

/**
 * AmendsAccountPage: one account: where it is, what it may, how its last sync went. An account that is not stored yet (id 0) can be saved, others
 * synced, given a new token and removed; the person states the roles that the source does not tell. Expects the actions accounts.save, accounts.sync,
 * .enter-token and .remove with the id as target, and .state-roles with the id and two AmendsTri.
 */
#define AMENDS_TYPE_ACCOUNT_PAGE (amends_account_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsAccountPage, amends_account_page, AMENDS, ACCOUNT_PAGE, AdwNavigationPage)

/** amends_account_page_new: @now: instant that times are told relative to */
AmendsAccountPage *amends_account_page_new (const AmendsAccount *account, gint64 now);

/** amends_account_page_set_account: shows the account as it is now */
void amends_account_page_set_account (AmendsAccountPage *self, const AmendsAccount *account, gint64 now);
gint64 amends_account_page_get_account_id (AmendsAccountPage *self);

G_END_DECLS
