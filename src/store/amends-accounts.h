/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/** amends_accounts_require: FALSE with NOT_FOUND if there is no account @id */
gboolean amends_accounts_require (AmendsDb *db, gint64 id, GError **error);

/** amends_accounts_remove: the account and all that hangs on it, in a transaction */
gboolean amends_accounts_remove (AmendsDb *db, gint64 id, GError **error);

G_END_DECLS
