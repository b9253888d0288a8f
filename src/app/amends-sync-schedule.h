/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a sync begins that nobody asked for; pure functions. */

/** AmendsSyncFacts: what decides it. */
typedef struct {
    gint64 now;
    gint64 last_at;     /* when the latest sync of this run of the program ended, however it ended; 0 = none yet */
    guint interval;     /* minutes from then to the next */
    gboolean wanted;    /* a window is open, or the person lets the program sync in the background */
    gboolean possible;  /* the data can be written and is the person's own, not the sample shop's */
    gboolean available; /* there is a network */
    gboolean metered;   /* it costs by what goes through it */
    gboolean running;   /* a sync runs */
} AmendsSyncFacts;

typedef enum {
    AMENDS_SYNC_OFF,     /* not before something changes */
    AMENDS_SYNC_BUSY,    /* one runs: think again when it has ended */
    AMENDS_SYNC_OFFLINE, /* not before there is a network */
    AMENDS_SYNC_METERED, /* not before there is another network */
    AMENDS_SYNC_WAITING, /* until the interval is over */
    AMENDS_SYNC_DUE,     /* now */
} AmendsSyncStep;

/** AmendsSyncPlan: the decision. */
typedef struct {
    AmendsSyncStep step;
    gint64 wait; /* of WAITING: seconds, above 0 */
} AmendsSyncPlan;

AmendsSyncPlan amends_sync_schedule_plan (const AmendsSyncFacts *facts);

/** amends_sync_schedule_describe: Returns: (transfer full): what the program does without a window, for the desktop's list of such programs. @interval: minutes */
char *amends_sync_schedule_describe (AmendsSyncStep step, guint interval);

G_END_DECLS
