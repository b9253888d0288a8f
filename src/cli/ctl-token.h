/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-secrets.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/* Tokens are read and passed on, never written or printed. All results are freed with amends_secret_free(). */

/** ctl_token_read_file: Returns: (transfer full) (nullable): the token in the file at @path; NULL after telling why, with @exit_code set */
char *ctl_token_read_file (const char *path, int *exit_code);

/** ctl_token_ask: Returns: (transfer full) (nullable): what was typed at the terminal, unseen; NULL if there is no terminal or nothing was typed */
char *ctl_token_ask (const char *name);

/**
 * ctl_token_find: looks for the token of @account: in @path, in the keyring, in the file that the account names, at the terminal.
 * @path: (nullable)
 *
 * Returns: (transfer full) (nullable): NULL after telling why, with @exit_code set
 */
char *ctl_token_find (CtlContext *context, AmendsSecrets *keyring, const AmendsAccount *account, const char *path,
                      int *exit_code);

G_END_DECLS
