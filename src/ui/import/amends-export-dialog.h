/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsExportDialog: what to export and in which format, then where to, then progress.
 *
 * Signal "exported" (GFile *file, guint64 n_reviews): the file is written; the dialog closes then.
 */
#define AMENDS_TYPE_EXPORT_DIALOG (amends_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsExportDialog, amends_export_dialog, AMENDS, EXPORT_DIALOG, AdwDialog)

/** amends_export_dialog_new: @shown: what the list shows now */
AmendsExportDialog *amends_export_dialog_new (AmendsStore *store, const AmendsReviewQuery *shown);

/** amends_export_dialog_write: writes what is chosen to @file, without asking where to */
void amends_export_dialog_write (AmendsExportDialog *self, GFile *file);

G_END_DECLS
