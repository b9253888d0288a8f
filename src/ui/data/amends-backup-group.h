/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-backups.h"

G_BEGIN_DECLS

/**
 * AmendsBackupGroup: how often backups are made and how many are kept; makes one now, lists them, and asks before one is restored. Who restores it is
 * whoever listens to "restore-requested" of the source.
 */
#define AMENDS_TYPE_BACKUP_GROUP (amends_backup_group_get_type ())
G_DECLARE_FINAL_TYPE (AmendsBackupGroup, amends_backup_group, AMENDS, BACKUP_GROUP, AdwPreferencesGroup)

/** amends_backup_group_new: can do nothing before it has a source */
GtkWidget *amends_backup_group_new (void);

/**
 * amends_backup_group_set_source: whose backups it is about.
 * @backups: (nullable): NULL: data that is not backed up: the sample shop's, and the group says so
 * @settings: schema io.github.amendsapp.Amends: keys backup-interval and backup-keep
 */
void amends_backup_group_set_source (AmendsBackupGroup *self, AmendsBackups *backups, GSettings *settings);

/** amends_backup_group_choose: looks at the file @path and asks whether it is to be restored, as after the dialog for files */
void amends_backup_group_choose (AmendsBackupGroup *self, const char *path);

G_END_DECLS
