/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-schedule.h"

#define DAY (24 * 60 * 60)
#define WEEK (7 * DAY)

/* An instant to come is of a clock that was put back since, and says nothing. */
static gint64
wait_after (gint64 now, gint64 then, gint64 seconds)
{
    return then > 0 && then <= now ? MAX (then + seconds - now, 0) : 0;
}

AmendsBackupPlan
amends_backup_schedule_plan (const AmendsBackupFacts *facts)
{
    gint64 wait;

    if (!facts->possible || facts->interval <= 0)
        return (AmendsBackupPlan) { AMENDS_BACKUP_OFF, 0 };
    if (facts->busy || !facts->known)
        return (AmendsBackupPlan) { AMENDS_BACKUP_BUSY, 0 };
    wait = MAX (wait_after (facts->now, facts->newest_at, facts->interval),
                wait_after (facts->now, facts->failed_at, AMENDS_BACKUP_RETRY_SECONDS));
    wait = MAX (wait, wait_after (facts->now, facts->brought_at, AMENDS_BACKUP_QUIET_SECONDS));
    if (wait > 0)
        return (AmendsBackupPlan) { AMENDS_BACKUP_WAITING, wait };
    return (AmendsBackupPlan) { AMENDS_BACKUP_DUE, 0 };
}

gint64
amends_backup_schedule_parse (const char *interval)
{
    if (g_str_equal (interval, "daily"))
        return DAY;
    return g_str_equal (interval, "weekly") ? WEEK : 0;
}
