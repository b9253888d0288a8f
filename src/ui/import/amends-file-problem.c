/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-file-problem.h"

#include "amends-import-plan.h"
#include "amends-store.h"

#include <glib/gi18n-lib.h>

static const char *
get_file_title (AmendsFileError code)
{
    switch (code) {
    case AMENDS_FILE_ERROR_EMPTY:
        return _ ("Nothing in the File");
    case AMENDS_FILE_ERROR_NOT_REVIEWS:
        return _ ("No Reviews Found");
    case AMENDS_FILE_ERROR_ENCODING:
        return _ ("Unknown Encoding");
    case AMENDS_FILE_ERROR_SYNTAX:
        return _ ("The File Is Damaged");
    case AMENDS_FILE_ERROR_CHANGED:
        return _ ("The File Changed");
    case AMENDS_FILE_ERROR_WRITE:
        return _ ("The File Cannot Be Written");
    case AMENDS_FILE_ERROR_BAD_MAPPING:
        return _ ("The Columns Do Not Fit");
    case AMENDS_FILE_ERROR_UNREADABLE:
    default:
        return _ ("The File Cannot Be Read");
    }
}

const char *
amends_file_problem_get_title (const GError *error)
{
    if (error->domain == AMENDS_FILE_ERROR)
        return get_file_title ((AmendsFileError) error->code);
    if (error->domain == AMENDS_STORE_ERROR && error->code == AMENDS_STORE_ERROR_FULL)
        return _ ("The Disk Is Full");
    if (error->domain == AMENDS_STORE_ERROR)
        return _ ("The Reviews Cannot Be Saved");
    return _ ("The File Cannot Be Read");
}
