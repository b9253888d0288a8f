/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-backup-info.h"

G_BEGIN_DECLS

/**
 * AmendsBackupRow: one backup, with a button to restore it.
 *
 * Signals: "restore": the button was pressed
 */
#define AMENDS_TYPE_BACKUP_ROW (amends_backup_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsBackupRow, amends_backup_row, AMENDS, BACKUP_ROW, AdwActionRow)

GtkWidget *amends_backup_row_new (AmendsBackupInfo *info);

/** amends_backup_row_set_info: what is known of it now */
void amends_backup_row_set_info (AmendsBackupRow *self, AmendsBackupInfo *info);
/** amends_backup_row_get_info: Returns: (transfer none) */
AmendsBackupInfo *amends_backup_row_get_info (AmendsBackupRow *self);

G_END_DECLS
