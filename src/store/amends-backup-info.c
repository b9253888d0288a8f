/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-info.h"

G_DEFINE_BOXED_TYPE (AmendsBackupInfo, amends_backup_info, amends_backup_info_ref, amends_backup_info_unref)

AmendsBackupInfo *
amends_backup_info_new (const AmendsBackupInfo *fields)
{
    AmendsBackupInfo *self = g_atomic_rc_box_new (AmendsBackupInfo);

    *self = *fields;
    self->path = g_strdup (fields->path);
    return self;
}

AmendsBackupInfo *
amends_backup_info_ref (AmendsBackupInfo *self)
{
    return g_atomic_rc_box_acquire (self);
}

static void
clear_info (gpointer data)
{
    g_free ((char *) ((AmendsBackupInfo *) data)->path);
}

void
amends_backup_info_unref (AmendsBackupInfo *self)
{
    g_atomic_rc_box_release_full (self, clear_info);
}
