/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/**
 * amends_db_find_row: looks for one row, such as that of an id.
 * @sql: a fixed statement with one parameter, for @id
 * @row: (out) (transfer full) (nullable): the statement, on its first row; %NULL if it has none
 */
gboolean amends_db_find_row (AmendsDb *db, const char *sql, gint64 id, AmendsStatement **row, GError **error);

/** amends_db_require_row: the same of a row that has to be there. Returns: (transfer full) (nullable): %NULL with AMENDS_STORE_ERROR_NOT_FOUND if it is not */
AmendsStatement *amends_db_require_row (AmendsDb *db, const char *sql, gint64 id, GError **error);

G_END_DECLS
