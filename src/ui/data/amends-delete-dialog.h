/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-data-census.h"

G_BEGIN_DECLS

/**
 * AmendsDeleteDialog: asks before everything is deleted: says what goes and what stays, and wants a word to be typed.
 *
 * Responses: "cancel", "export", "delete"
 */
#define AMENDS_TYPE_DELETE_DIALOG (amends_delete_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsDeleteDialog, amends_delete_dialog, AMENDS, DELETE_DIALOG, AdwAlertDialog)

/** amends_delete_dialog_new: counts what is in @folder. @sample: it is the sample shop's: nothing of the person's own goes */
AmendsDeleteDialog *amends_delete_dialog_new (const char *folder, gboolean sample);

/** amends_delete_describe: Returns: (transfer full): what goes, a line each. @sample: without tokens and settings */
char *amends_delete_describe (const AmendsDataCensus *census, gboolean sample);

G_END_DECLS
