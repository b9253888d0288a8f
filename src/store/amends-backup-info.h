/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** AmendsBackupState: whether a backup can be restored. */
typedef enum {
    AMENDS_BACKUP_GOOD,    /* nothing speaks against it */
    AMENDS_BACKUP_DAMAGED, /* cut off, or not whole */
    AMENDS_BACKUP_NEWER,   /* made by a newer version of Amends */
    AMENDS_BACKUP_LIVE,    /* the data itself, which may be open */
    AMENDS_BACKUP_FOREIGN, /* no file of Amends at all, or one that cannot be read */
} AmendsBackupState;

/** AmendsBackupInfo: what a backup is. Immutable. */
typedef struct {
    const char *path; /* not NULL */
    gint64 made_at;   /* by its name, else when the file was written last */
    guint64 size;     /* bytes */
    gint64 n_reviews; /* -1 = cannot be told */
    AmendsBackupState state;
    gboolean set_aside;  /* what a restore has moved out of its way: never removed by itself */
    gboolean is_checked; /* every page was looked at: before that, damage within the file may be missed */
} AmendsBackupInfo;

#define AMENDS_TYPE_BACKUP_INFO (amends_backup_info_get_type ())
GType amends_backup_info_get_type (void);

/** amends_backup_info_new: Returns: (transfer full): a copy of @fields and of its path */
AmendsBackupInfo *amends_backup_info_new (const AmendsBackupInfo *fields);
AmendsBackupInfo *amends_backup_info_ref (AmendsBackupInfo *self);
void amends_backup_info_unref (AmendsBackupInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsBackupInfo, amends_backup_info_unref)

G_END_DECLS
