/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-restore-schema.h"

#include "amends-db-error.h"
#include "amends-migrations.h"

/* What SQLite makes by itself (sqlite_…) is no more than statistics and automatic indexes. */
#define DESCRIBE                                                                                                       \
    "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull (sql, '') FROM sqlite_schema "                     \
    "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"

static char *
describe (AmendsDb *db, GError **error)
{
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (AmendsStatement) rows = amends_db_prepare (db, DESCRIBE, error);
    AmendsStep step;

    if (rows == NULL)
        return NULL;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        g_string_append_printf (text, "%s\n", amends_statement_get_text (rows, 0));
    return step == AMENDS_STEP_DONE ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static char *
describe_empty (GError **error)
{
    g_autoptr (AmendsDb) empty = amends_db_open (":memory:", AMENDS_DB_CREATE, error);

    if (empty == NULL ||
        !amends_migrations_run (empty, amends_migrations_load, amends_migrations_get_latest (), NULL, error))
        return NULL;
    return describe (empty, error);
}

gboolean
amends_restore_schema_check (AmendsDb *db, GError **error)
{
    g_autofree char *found = describe (db, error);
    g_autofree char *wanted = found != NULL ? describe_empty (error) : NULL;

    if (wanted == NULL)
        return FALSE;
    if (g_str_equal (found, wanted))
        return TRUE;
    amends_store_set_error (error, AMENDS_STORE_ERROR_FOREIGN);
    return FALSE;
}
