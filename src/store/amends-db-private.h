/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/* For what works with whole files, page by page. */

sqlite3 *amends_db_get_handle (AmendsDb *self);
/** amends_db_meet_fault: Returns: SQLITE_OK, or what the next call fails with: see amends_db_set_fault() */
int amends_db_meet_fault (void);
/** amends_db_fail: FALSE, with @error set to what stands for SQLite's @result */
gboolean amends_db_fail (AmendsDb *self, int result, GError **error);

G_END_DECLS
