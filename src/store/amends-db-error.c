/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db-error.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

GQuark
amends_store_error_quark (void)
{
    return g_quark_from_static_string ("amends-store-error-quark");
}

static AmendsStoreError
classify (int result)
{
    switch (result & 0xff) {
    case SQLITE_FULL:
        return AMENDS_STORE_ERROR_FULL;
    case SQLITE_READONLY:
        return AMENDS_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return AMENDS_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
        return AMENDS_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
        return AMENDS_STORE_ERROR_FOREIGN;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return AMENDS_STORE_ERROR_CANNOT_OPEN;
    default:
        return AMENDS_STORE_ERROR_FAILED;
    }
}

static const char *
explain (AmendsStoreError code)
{
    switch (code) {
    case AMENDS_STORE_ERROR_CANNOT_OPEN:
        return _ ("The data folder cannot be opened. Check that it exists and that you may write to it.");
    case AMENDS_STORE_ERROR_FOREIGN:
        return _ (
            "The file amends.db is not a data file of Amends. It was left as it is: move it away, or choose another "
            "data folder.");
    case AMENDS_STORE_ERROR_NEWER:
        return _ ("The data was written by a newer version of Amends. It was left as it is: update Amends to open it.");
    case AMENDS_STORE_ERROR_CORRUPT:
        return _ ("The data file is damaged. Restore a backup, or move the file away and import the reviews again.");
    case AMENDS_STORE_ERROR_READ_ONLY:
        return _ ("The data can be read but not changed. Make the data folder writable, then start Amends again.");
    case AMENDS_STORE_ERROR_FULL:
        return _ ("The disk is full: nothing new is saved. Make room, then try again.");
    case AMENDS_STORE_ERROR_BUSY:
        return _ ("Another program is using the data file. Close it, or wait a moment, then try again.");
    case AMENDS_STORE_ERROR_NOT_FOUND:
        return _ ("This entry is no longer there. Refresh the list.");
    case AMENDS_STORE_ERROR_NOTHING_TO_UNDO:
        return _ ("There is nothing to undo or redo.");
    case AMENDS_STORE_ERROR_CONFLICT:
        return _ ("It has changed in the meantime, so nothing was done. Look at it again, then decide.");
    case AMENDS_STORE_ERROR_FAILED:
    default:
        return _ (
            "The data file could not be read or written. Try again; if it happens again, run “amendsctl check-data”.");
    }
}

void
amends_store_set_error (GError **error, AmendsStoreError code)
{
    g_set_error_literal (error, AMENDS_STORE_ERROR, code, explain (code));
}

void
amends_db_set_error (GError **error, int result)
{
    amends_store_set_error (error, classify (result));
}
