/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-secrets.h"
#include "amends-store.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/**
 * AmendsAccountsDialog: where reviews come from: lists, adds, syncs and removes accounts.
 *
 * Actions (group "accounts"): add, save, sync(x), enter-token(x), remove(x), state-roles(xii). Syncs run in the engine and go on when the dialog is closed.
 */
#define AMENDS_TYPE_ACCOUNTS_DIALOG (amends_accounts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsAccountsDialog, amends_accounts_dialog, AMENDS, ACCOUNTS_DIALOG, AdwDialog)

AmendsAccountsDialog *amends_accounts_dialog_new (AmendsStore *store, AmendsSyncEngine *engine, AmendsSecrets *secrets);

/** amends_accounts_dialog_show_add_page: goes straight to the page that connects a new account */
void amends_accounts_dialog_show_add_page (AmendsAccountsDialog *self);

G_END_DECLS
