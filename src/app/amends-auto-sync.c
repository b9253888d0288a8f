/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-auto-sync.h"

/* A timer stands still while the computer sleeps, so it never waits for long. */
#define MOST_SECONDS 300

struct _AmendsAutoSync {
    GObject parent_instance;

    AmendsAutoSyncOptions with; /* all objects owned, none NULL */
    GCancellable *cancellable;
    gint64 last_at;
    gboolean wanted;
    gboolean was_running;
    AmendsSyncStep step;
    guint timer;
};

static guint planned_signal;

G_DEFINE_FINAL_TYPE (AmendsAutoSync, amends_auto_sync, G_TYPE_OBJECT)

static gint64
get_system_time (gpointer user_data G_GNUC_UNUSED)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}

static AmendsSyncPlan
make_plan (AmendsAutoSync *self)
{
    const AmendsSyncFacts facts = {
        .now = self->with.clock (self->with.clock_data),
        .last_at = self->last_at,
        .interval = g_settings_get_uint (self->with.settings, "sync-interval"),
        .wanted = self->wanted,
        .possible = !self->with.sample && !amends_store_is_read_only (self->with.store),
        .available = g_network_monitor_get_network_available (self->with.monitor),
        .metered = g_network_monitor_get_network_metered (self->with.monitor),
        .running = amends_sync_engine_is_running (self->with.engine),
    };

    return amends_sync_schedule_plan (&facts);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAutoSync) self = user_data;
    g_autoptr (GError) error = NULL;

    /* The store keeps what went wrong with which account, and the window tells it. */
    if (!amends_sync_engine_sync_finish (AMENDS_SYNC_ENGINE (source), result, NULL, NULL, &error))
        g_debug ("A sync by itself was not whole: %s %d", g_quark_to_string (error->domain), error->code);
}

static void
timer_cb (gpointer user_data)
{
    AmendsAutoSync *self = user_data;

    self->timer = 0;
    amends_auto_sync_check (self);
}

static void
set_step (AmendsAutoSync *self, AmendsSyncStep step)
{
    if (self->step == step)
        return;
    self->step = step;
    g_signal_emit (self, planned_signal, 0);
}

void
amends_auto_sync_check (AmendsAutoSync *self)
{
    AmendsSyncPlan plan;

    g_return_if_fail (AMENDS_IS_AUTO_SYNC (self));

    if (g_cancellable_is_cancelled (self->cancellable))
        return;
    plan = make_plan (self);
    g_clear_handle_id (&self->timer, g_source_remove);
    if (plan.step == AMENDS_SYNC_WAITING) {
        self->timer = g_timeout_add_seconds_once ((guint) MIN (plan.wait, MOST_SECONDS), timer_cb, self);
        g_source_set_name_by_id (self->timer, "[amends] next sync");
    }
    set_step (self, plan.step);
    if (plan.step == AMENDS_SYNC_DUE)
        amends_sync_engine_sync_async (self->with.engine, 0, self->cancellable, synced_cb, g_object_ref (self));
}

static void
running_changed_cb (AmendsSyncEngine *engine, GParamSpec *pspec G_GNUC_UNUSED, AmendsAutoSync *self)
{
    gboolean running = amends_sync_engine_is_running (engine);

    if (self->was_running && !running)
        self->last_at = self->with.clock (self->with.clock_data);
    self->was_running = running;
    amends_auto_sync_check (self);
}

static void
settings_changed_cb (GSettings *settings G_GNUC_UNUSED, const char *key G_GNUC_UNUSED, AmendsAutoSync *self)
{
    amends_auto_sync_check (self);
}

static void
network_changed_cb (GNetworkMonitor *monitor G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, AmendsAutoSync *self)
{
    amends_auto_sync_check (self);
}

void
amends_auto_sync_set_wanted (AmendsAutoSync *self, gboolean wanted)
{
    g_return_if_fail (AMENDS_IS_AUTO_SYNC (self));

    self->wanted = wanted;
    amends_auto_sync_check (self);
}

AmendsSyncStep
amends_auto_sync_get_step (AmendsAutoSync *self)
{
    g_return_val_if_fail (AMENDS_IS_AUTO_SYNC (self), AMENDS_SYNC_OFF);

    return self->step;
}

static void
amends_auto_sync_dispose (GObject *object)
{
    AmendsAutoSync *self = AMENDS_AUTO_SYNC (object);

    g_clear_handle_id (&self->timer, g_source_remove);
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->with.monitor);
    g_clear_object (&self->with.settings);
    g_clear_object (&self->with.engine);
    g_clear_object (&self->with.store);
    G_OBJECT_CLASS (amends_auto_sync_parent_class)->dispose (object);
}

static void
amends_auto_sync_finalize (GObject *object)
{
    g_object_unref (AMENDS_AUTO_SYNC (object)->cancellable);
    G_OBJECT_CLASS (amends_auto_sync_parent_class)->finalize (object);
}

static void
amends_auto_sync_class_init (AmendsAutoSyncClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_auto_sync_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_auto_sync_finalize;
    planned_signal =
        g_signal_new ("planned", AMENDS_TYPE_AUTO_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_auto_sync_init (AmendsAutoSync *self)
{
    self->cancellable = g_cancellable_new ();
}

AmendsAutoSync *
amends_auto_sync_new (const AmendsAutoSyncOptions *options)
{
    AmendsAutoSync *self = g_object_new (AMENDS_TYPE_AUTO_SYNC, NULL);
    AmendsAutoSyncOptions *with = &self->with;

    *with = *options;
    with->monitor = options->monitor != NULL ? options->monitor : g_network_monitor_get_default ();
    with->clock = options->clock != NULL ? options->clock : get_system_time;
    g_object_ref (with->store);
    g_object_ref (with->engine);
    g_object_ref (with->settings);
    g_object_ref (with->monitor);
    self->was_running = amends_sync_engine_is_running (with->engine);
    self->last_at = with->synced ? with->clock (with->clock_data) : 0;
    g_signal_connect_object (with->engine, "notify::running", G_CALLBACK (running_changed_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (with->settings, "changed::sync-interval", G_CALLBACK (settings_changed_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (with->monitor, "notify::network-available", G_CALLBACK (network_changed_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (with->monitor, "notify::network-metered", G_CALLBACK (network_changed_cb), self,
                             G_CONNECT_DEFAULT);
    return self;
}
