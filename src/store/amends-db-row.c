/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db-row.h"

#include "amends-db-error.h"

gboolean
amends_db_find_row (AmendsDb *db, const char *sql, gint64 id, AmendsStatement **row, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (db, sql, error);
    AmendsStep step;

    *row = NULL;
    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, id);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW)
        *row = g_steal_pointer (&find);
    return step != AMENDS_STEP_ERROR;
}

AmendsStatement *
amends_db_require_row (AmendsDb *db, const char *sql, gint64 id, GError **error)
{
    AmendsStatement *row;

    if (amends_db_find_row (db, sql, id, &row, error) && row == NULL)
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
    return row;
}
