/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsFullExportDialog: says what an export of everything is, asks where to, writes it, and says where it is. It can be stopped at any time. */
#define AMENDS_TYPE_FULL_EXPORT_DIALOG (amends_full_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFullExportDialog, amends_full_export_dialog, AMENDS, FULL_EXPORT_DIALOG, AdwDialog)

/**
 * amends_full_export_dialog_new:
 * @folder: of the data
 * @settings: (nullable): to be exported too
 */
AmendsFullExportDialog *amends_full_export_dialog_new (const char *folder, GSettings *settings);

/** amends_full_export_dialog_write: what follows the choice of a place: makes a folder in @parent */
void amends_full_export_dialog_write (AmendsFullExportDialog *self, GFile *parent);

G_END_DECLS
