/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-account.h"
#include "amends-secrets.h"

G_BEGIN_DECLS

/**
 * AmendsTokenDialog: asks for the token of an account that is stored already, and keeps it.
 *
 * Signal "done" (gboolean kept, const char *problem): after the token was handed to the keyring. @kept: FALSE = only until the program ends.
 * @problem: (nullable): a translated sentence if it could not be taken at all. Not emitted if the person cancels.
 */
#define AMENDS_TYPE_TOKEN_DIALOG (amends_token_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsTokenDialog, amends_token_dialog, AMENDS, TOKEN_DIALOG, AdwAlertDialog)

AmendsTokenDialog *amends_token_dialog_new (const AmendsAccount *account, AmendsSecrets *secrets);

gint64 amends_token_dialog_get_account_id (AmendsTokenDialog *self);

/** amends_token_dialog_get_kept_message: Returns: (nullable): what to tell the person after a token was taken; NULL if all is as expected */
const char *amends_token_dialog_get_kept_message (gboolean kept);

G_END_DECLS
