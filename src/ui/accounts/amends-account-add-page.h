/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-account.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/**
 * AmendsAccountAddPage: asks for a feed's address and token, and looks whether they work before anything is saved.
 *
 * Signal "found" (AmendsAccount *account, const char *token): the feed answered; the account is not stored yet.
 */
#define AMENDS_TYPE_ACCOUNT_ADD_PAGE (amends_account_add_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsAccountAddPage, amends_account_add_page, AMENDS, ACCOUNT_ADD_PAGE, AdwNavigationPage)

AmendsAccountAddPage *amends_account_add_page_new (AmendsSyncEngine *engine);

G_END_DECLS
