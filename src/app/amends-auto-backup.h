/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-backup-schedule.h"
#include "amends-backups.h"
#include "amends-store.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/**
 * AmendsAutoBackup: makes backups by itself, as often as the person chose (key backup-interval), and keeps as many as they chose (key backup-keep): not while
 * rows of a source come in, and not at all of the sample shop's data. One that could not be made is tried again after a while. One that was made by hand counts, too.
 *
 * Signals: "failed" (const char *sentence): the first of failures in a row
 */
#define AMENDS_TYPE_AUTO_BACKUP (amends_auto_backup_get_type ())
G_DECLARE_FINAL_TYPE (AmendsAutoBackup, amends_auto_backup, AMENDS, AUTO_BACKUP, GObject)

/** AmendsAutoBackupOptions: what it works with; borrowed, and kept as long as it needs it. */
typedef struct {
    AmendsBackups *backups; /* of the folder of @store */
    AmendsStore *store;
    AmendsSyncEngine *engine;
    GSettings *settings;
    AmendsClock clock; /* (nullable): the system's by default */
    gpointer clock_data;
    gboolean sample;
} AmendsAutoBackupOptions;

/** amends_auto_backup_new: makes none in the first minute */
AmendsAutoBackup *amends_auto_backup_new (const AmendsAutoBackupOptions *options);

AmendsBackupStage amends_auto_backup_get_stage (AmendsAutoBackup *self);

/** amends_auto_backup_check: thinks again, as it does by itself when something changes and every few minutes */
void amends_auto_backup_check (AmendsAutoBackup *self);

G_END_DECLS
