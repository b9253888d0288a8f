/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a backup is made that nobody asked for; pure functions. */

#define AMENDS_BACKUP_RETRY_SECONDS (30 * 60) /* after one that could not be made */
#define AMENDS_BACKUP_QUIET_SECONDS 60        /* for so long nothing was brought in: an import or a sync is over */

/** AmendsBackupFacts: what decides it. */
typedef struct {
    gint64 now;
    gint64 newest_at;  /* when the newest good backup was made; 0 = there is none */
    gint64 failed_at;  /* when the latest one could not be made; 0 = none since the newest */
    gint64 brought_at; /* when the data was opened, or rows of a source came last; 0 = none of it */
    gint64 interval;   /* seconds; 0 = off */
    gboolean possible; /* the data can be written and is the person's own, not the sample shop's */
    gboolean known;    /* it is known when the newest one was made */
    gboolean busy;     /* a sync or a backup runs */
} AmendsBackupFacts;

typedef enum {
    AMENDS_BACKUP_OFF,     /* not before something changes */
    AMENDS_BACKUP_BUSY,    /* think again when what runs has ended */
    AMENDS_BACKUP_WAITING, /* for the time that the plan tells */
    AMENDS_BACKUP_DUE,     /* now */
} AmendsBackupStage;

/** AmendsBackupPlan: the decision. */
typedef struct {
    AmendsBackupStage stage;
    gint64 wait; /* of WAITING: seconds, above 0 */
} AmendsBackupPlan;

AmendsBackupPlan amends_backup_schedule_plan (const AmendsBackupFacts *facts);

/** amends_backup_schedule_parse: Returns: seconds of a value of the key backup-interval; 0 for "off" */
gint64 amends_backup_schedule_parse (const char *interval);

G_END_DECLS
