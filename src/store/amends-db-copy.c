/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db-copy.h"

#include "amends-db-private.h"

/* A megabyte, and a moment for everybody else. */
#define PAGES_PER_STEP 256
#define PAUSE_US 1000

static int
take_step (sqlite3_backup *backup)
{
    int result = amends_db_meet_fault ();

    return result == SQLITE_OK ? sqlite3_backup_step (backup, PAGES_PER_STEP) : result;
}

static double
tell_progress (sqlite3_backup *backup)
{
    int all = sqlite3_backup_pagecount (backup);

    return all > 0 ? 1.0 - (double) sqlite3_backup_remaining (backup) / all : 1.0;
}

gboolean
amends_db_copy (AmendsDb *from, AmendsDb *to, AmendsDbCopyFunc func, gpointer user_data, GError **error)
{
    sqlite3 *target = amends_db_get_handle (to);
    sqlite3_backup *backup = sqlite3_backup_init (target, "main", amends_db_get_handle (from), "main");
    int result;

    if (backup == NULL)
        return amends_db_fail (to, sqlite3_extended_errcode (target), error);
    while ((result = take_step (backup)) == SQLITE_OK && !amends_db_is_cancelled (from, NULL)) {
        func (tell_progress (backup), user_data);
        g_usleep (PAUSE_US);
    }
    sqlite3_backup_finish (backup);
    if (result == SQLITE_OK)
        return !amends_db_is_cancelled (from, error);
    return result == SQLITE_DONE || amends_db_fail (to, result, error);
}
