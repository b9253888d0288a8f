/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "ctl-context.h"

G_BEGIN_DECLS

/** ctl_list_accounts: Returns: (transfer full) (nullable) (element-type AmendsAccount): NULL after telling why, with @exit_code set */
GPtrArray *ctl_list_accounts (CtlContext *context, AmendsStore *store, int *exit_code);

/** ctl_save_account: Returns: its id; 0 after telling why, with @exit_code set */
gint64 ctl_save_account (CtlContext *context, AmendsStore *store, const AmendsAccount *account, int *exit_code);

/** ctl_remove_account: removes an account and all that came from it; tells why if it cannot */
void ctl_remove_account (CtlContext *context, AmendsStore *store, gint64 id);

G_END_DECLS
