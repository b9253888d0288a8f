/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/**
 * amends_restore_schema_check: whether @db, of the present version, has the tables, indexes, views and triggers of an empty file of this program, and no
 * others: a file from elsewhere may say that it is ours and bring triggers of its own. FOREIGN if not
 */
gboolean amends_restore_schema_check (AmendsDb *db, GError **error);

G_END_DECLS
