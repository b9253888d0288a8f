/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-schedule.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define MINUTES_PER_HOUR 60

AmendsSyncPlan
amends_sync_schedule_plan (const AmendsSyncFacts *facts)
{
    gint64 due = facts->last_at + (gint64) facts->interval * MINUTE;

    if (!facts->wanted || !facts->possible)
        return (AmendsSyncPlan) { AMENDS_SYNC_OFF, 0 };
    if (facts->running)
        return (AmendsSyncPlan) { AMENDS_SYNC_BUSY, 0 };
    if (!facts->available)
        return (AmendsSyncPlan) { AMENDS_SYNC_OFFLINE, 0 };
    if (facts->metered)
        return (AmendsSyncPlan) { AMENDS_SYNC_METERED, 0 };
    /* A clock that was put back says nothing about how long ago it was. */
    if (facts->last_at == 0 || facts->last_at > facts->now || due <= facts->now)
        return (AmendsSyncPlan) { AMENDS_SYNC_DUE, 0 };
    return (AmendsSyncPlan) { AMENDS_SYNC_WAITING, due - facts->now };
}

char *
amends_sync_schedule_describe (AmendsSyncStep step, guint interval)
{
    if (step == AMENDS_SYNC_OFFLINE)
        return g_strdup (_ ("Waits for a network to look for new reviews"));
    if (step == AMENDS_SYNC_METERED)
        return g_strdup (_ ("Paused on a metered network"));
    if (interval % MINUTES_PER_HOUR == 0)
        return g_strdup_printf (ngettext ("Looks for new reviews every hour", "Looks for new reviews every %u hours",
                                          interval / MINUTES_PER_HOUR),
                                interval / MINUTES_PER_HOUR);
    return g_strdup_printf (
        ngettext ("Looks for new reviews every minute", "Looks for new reviews every %u minutes", interval), interval);
}
