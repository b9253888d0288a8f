/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

static const char *
explain_making (AmendsStoreError code)
{
    switch ((int) code) {
    case AMENDS_STORE_ERROR_NOT_FOUND:
        return _ ("There is no data yet, so no backup was made. Import reviews or connect a shop first.");
    case AMENDS_STORE_ERROR_CANNOT_OPEN:
    case AMENDS_STORE_ERROR_READ_ONLY:
        return _ ("No backup was made: its folder cannot be written to. Check that it exists and that you may write to "
                  "it, then try again.");
    case AMENDS_STORE_ERROR_FULL:
        return _ ("No backup was made: the disk is full. Make room, or keep fewer backups, then try again.");
    case AMENDS_STORE_ERROR_BUSY:
        return _ ("No backup was made: another one is being made or restored. Wait until it is done, then try again.");
    case AMENDS_STORE_ERROR_CORRUPT:
    case AMENDS_STORE_ERROR_FOREIGN:
        return _ ("No backup was made: the data file is damaged. Earlier backups are kept: restore one of them.");
    case AMENDS_STORE_ERROR_CONFLICT:
        return _ ("No backup was made: there is a file of that name. Choose another name.");
    default:
        return _ ("No backup was made: the copy could not be written or read. Check the disk, then try again.");
    }
}

static const char *
explain_opening (AmendsStoreError code)
{
    switch ((int) code) {
    case AMENDS_STORE_ERROR_FOREIGN:
        return _ ("This file is not a backup of Amends. Nothing was changed: choose another file.");
    case AMENDS_STORE_ERROR_NEWER:
        return _ ("This backup was made by a newer version of Amends. Nothing was changed: update Amends, then restore "
                  "it.");
    case AMENDS_STORE_ERROR_CORRUPT:
        return _ ("This backup is damaged. Nothing was changed: choose another one.");
    case AMENDS_STORE_ERROR_CONFLICT:
        return _ ("This file is the data that is in use. Choose a backup of it.");
    default:
        return _ (
            "This backup cannot be read. Nothing was changed: check that the file exists and that you may read it.");
    }
}

static const char *
explain_restoring (AmendsStoreError code)
{
    switch ((int) code) {
    case AMENDS_STORE_ERROR_FULL:
        return _ ("The backup was not restored: the disk is full. Make room, then try again; your data is as it was.");
    case AMENDS_STORE_ERROR_BUSY:
        return _ ("The backup was not restored: another program uses the data, or another backup is being made. Close "
                  "it, or wait, then try again; your data is as it was.");
    case AMENDS_STORE_ERROR_CANNOT_OPEN:
    case AMENDS_STORE_ERROR_READ_ONLY:
        return _ (
            "The backup was not restored: the data folder cannot be written to. Make it writable, then try again; "
            "your data is as it was.");
    default:
        return _ (
            "The backup was not restored: it could not be copied. Check the disk, then try again; your data is as "
            "it was.");
    }
}

void
amends_backup_set_error (GError **error, AmendsBackupWork work, AmendsStoreError code)
{
    const char *sentence = NULL;

    switch (work) {
    case AMENDS_BACKUP_MAKING:
        sentence = explain_making (code);
        break;
    case AMENDS_BACKUP_OPENING:
        sentence = explain_opening (code);
        break;
    case AMENDS_BACKUP_RESTORING:
    default:
        sentence = explain_restoring (code);
    }
    g_set_error_literal (error, AMENDS_STORE_ERROR, code, sentence);
}

void
amends_backup_set_errno (GError **error, AmendsBackupWork work, int number)
{
    AmendsStoreError code = number == ENOSPC || number == EDQUOT || number == EFBIG ? AMENDS_STORE_ERROR_FULL
                            : number == EEXIST                                      ? AMENDS_STORE_ERROR_CONFLICT
                            : number == EIO                                         ? AMENDS_STORE_ERROR_FAILED
                                                                                    : AMENDS_STORE_ERROR_CANNOT_OPEN;

    amends_backup_set_error (error, work, code);
}

gboolean
amends_backup_fail (GError **error, AmendsBackupWork work)
{
    AmendsStoreError code;

    if (error == NULL || *error == NULL || (*error)->domain != AMENDS_STORE_ERROR)
        return FALSE;
    code = (AmendsStoreError) (*error)->code;
    g_clear_error (error);
    amends_backup_set_error (error, work, code);
    return FALSE;
}
