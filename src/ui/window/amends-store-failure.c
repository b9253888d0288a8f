/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-failure.h"

#include "amends-store.h"

#include <glib/gi18n-lib.h>

AmendsStoreFailure
amends_store_failure_explain (const GError *error)
{
    AmendsStoreFailure other = { "dialog-error-symbolic", _ ("Your Data Cannot Be Opened"), NULL, TRUE, FALSE };
    const char *afresh = _ ("You can also start afresh: the old file is kept under another name.");

    if (error->domain != AMENDS_STORE_ERROR)
        return other;
    switch ((AmendsStoreError) error->code) {
    case AMENDS_STORE_ERROR_NEWER:
        return (AmendsStoreFailure) { "software-update-available-symbolic", _ ("Made by a Newer Amends"), NULL, FALSE,
                                      FALSE };
    case AMENDS_STORE_ERROR_CORRUPT:
        return (AmendsStoreFailure) { "dialog-error-symbolic", _ ("Your Data Is Damaged"), afresh, TRUE, TRUE };
    case AMENDS_STORE_ERROR_FOREIGN:
        return (AmendsStoreFailure) { "dialog-question-symbolic", _ ("This Is Not Amends’ Data"), afresh, TRUE, TRUE };
    case AMENDS_STORE_ERROR_FULL:
        return (AmendsStoreFailure) { "drive-harddisk-symbolic", _ ("The Disk Is Full"), NULL, TRUE, FALSE };
    case AMENDS_STORE_ERROR_BUSY:
        return (AmendsStoreFailure) { "alarm-symbolic", _ ("Your Data Is in Use"), NULL, TRUE, FALSE };
    case AMENDS_STORE_ERROR_READ_ONLY:
        return (AmendsStoreFailure) { "changes-prevent-symbolic", _ ("Your Data Cannot Be Written"), NULL, TRUE,
                                      FALSE };
    case AMENDS_STORE_ERROR_CANNOT_OPEN:
        return (AmendsStoreFailure) { "changes-prevent-symbolic", _ ("Your Data Cannot Be Opened"), NULL, TRUE, FALSE };
    case AMENDS_STORE_ERROR_FAILED:
    case AMENDS_STORE_ERROR_NOT_FOUND:
    case AMENDS_STORE_ERROR_NOTHING_TO_UNDO:
    case AMENDS_STORE_ERROR_CONFLICT:
    default:
        return other;
    }
}
