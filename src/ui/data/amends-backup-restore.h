/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-backup-text.h"

G_BEGIN_DECLS

/* What is asked before a restore and told after it. */

/** amends_backup_restore_ask: says exactly what it does; choose with adw_alert_dialog_choose(): "restore" is yes. Returns: (transfer floating) */
AdwAlertDialog *amends_backup_restore_ask (const AmendsBackupInfo *info);

/** amends_backup_restore_refuse: why that file cannot be restored. Returns: (transfer floating) */
AdwAlertDialog *amends_backup_restore_refuse (const AmendsBackupInfo *info);

/** amends_backup_restore_tell: what was done. Returns: (transfer floating) */
AdwAlertDialog *amends_backup_restore_tell (const AmendsRestoreFacts *facts);

/** amends_backup_restore_tell_failure: @sentence says what to do. Returns: (transfer floating) */
AdwAlertDialog *amends_backup_restore_tell_failure (const char *sentence);

G_END_DECLS
