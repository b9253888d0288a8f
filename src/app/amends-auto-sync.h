/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-store.h"
#include "amends-sync-engine.h"
#include "amends-sync-schedule.h"

G_BEGIN_DECLS

/**
 * AmendsAutoSync: syncs all accounts by itself, at the interval that the person chose (key sync-interval), as long as that is wanted, and only
 * on a network that costs nothing. A sync by hand counts as one, too.
 *
 * Signals: "planned": the plan is another one
 */
#define AMENDS_TYPE_AUTO_SYNC (amends_auto_sync_get_type ())
G_DECLARE_FINAL_TYPE (AmendsAutoSync, amends_auto_sync, AMENDS, AUTO_SYNC, GObject)

/** AmendsAutoSyncOptions: what it works with; all but the numbers is borrowed, and kept as long as it needs it. */
typedef struct {
    AmendsStore *store;
    AmendsSyncEngine *engine;
    GSettings *settings;
    GNetworkMonitor *monitor; /* (nullable): the system's by default */
    AmendsClock clock;        /* (nullable): the system's by default */
    gpointer clock_data;
    gboolean sample; /* the store is the sample shop's, which never has anything new */
    gboolean synced; /* who opens the data syncs it anyway: the first one here is due after the interval */
} AmendsAutoSyncOptions;

/** amends_auto_sync_new: does nothing before it is wanted */
AmendsAutoSync *amends_auto_sync_new (const AmendsAutoSyncOptions *options);

/** amends_auto_sync_set_wanted: whether it may sync at all */
void amends_auto_sync_set_wanted (AmendsAutoSync *self, gboolean wanted);

AmendsSyncStep amends_auto_sync_get_step (AmendsAutoSync *self);

/** amends_auto_sync_check: thinks again, as it does by itself when something changes and every few minutes */
void amends_auto_sync_check (AmendsAutoSync *self);

G_END_DECLS
