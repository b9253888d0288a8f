/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of files that hold an instant, in UTC, so that they sort by date and mean the same wherever the computer is: PREFIX2026-11-22-180500Z.db */

#define AMENDS_BACKUP_PREFIX "amends-"            /* a backup, in the folder of backups */
#define AMENDS_SET_ASIDE_PREFIX "before-restore-" /* what a restore has moved out of its way, in the data folder */
#define AMENDS_RESTORED_PREFIX "restored-"        /* what is about to take the data's place, in the data folder */
#define AMENDS_BACKUP_PART ".part"                /* at the end of what is not whole yet */

/** amends_backup_name_new: Returns: (transfer full): @number: from 1, tells those of the same second apart */
char *amends_backup_name_new (const char *prefix, gint64 instant, guint number);

/** amends_backup_name_read: @instant: (out) (optional). FALSE if @name is none with this prefix */
gboolean amends_backup_name_read (const char *name, const char *prefix, gint64 *instant);

/** amends_backup_name_is_part: TRUE for what a backup or a restore that was cut off has left: the file, its journal and its log */
gboolean amends_backup_name_is_part (const char *name, const char *prefix);

G_END_DECLS
