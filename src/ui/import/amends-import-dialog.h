/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsImportDialog: takes one file from a first look to its reviews in the store: looking, correcting, importing, result. Closing it while it
 * imports asks the job to stop; whole batches stay.
 */
#define AMENDS_TYPE_IMPORT_DIALOG (amends_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsImportDialog, amends_import_dialog, AMENDS, IMPORT_DIALOG, AdwDialog)

/** amends_import_dialog_new: begins to look at @file at once */
AmendsImportDialog *amends_import_dialog_new (AmendsStore *store, GFile *file);

/** amends_import_dialog_get_page_name: Returns: "probing", "problem", "mapping", "progress" or "result" */
const char *amends_import_dialog_get_page_name (AmendsImportDialog *self);

G_END_DECLS
