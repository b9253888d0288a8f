/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-alone.h"

#include "amends-db.h"
#include "amends-store-file.h"
#include "amends-store.h"

/* SQLite gives up its write-ahead log only where nobody else has the file open. Whoever opens it next has one again. */
gboolean
amends_store_is_alone (const char *folder)
{
    g_autofree char *path = g_build_filename (folder, AMENDS_STORE_FILE_NAME, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsDb) db =
        g_file_test (path, G_FILE_TEST_EXISTS) ? amends_db_open (path, AMENDS_DB_WRITE, &error) : NULL;

    if (db != NULL)
        amends_db_run (db, "PRAGMA journal_mode = DELETE", &error);
    return !g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY);
}
