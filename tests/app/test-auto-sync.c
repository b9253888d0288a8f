/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-auto-sync.h"

#include "amends-settings.h"
#include "bus-fixture.h"
#include "store-fixture.h"

/* A network that the test connects and disconnects. */

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor {
    GObject parent_instance;
    gboolean available;
    gboolean metered;
};

typedef enum { PROP_AVAILABLE = 1, PROP_METERED, PROP_CONNECTIVITY } MonitorProperty;

static gboolean
test_monitor_initable_init (GInitable *initable G_GNUC_UNUSED, GCancellable *cancellable G_GNUC_UNUSED,
                            GError **error G_GNUC_UNUSED)
{
    return TRUE;
}

static void
test_monitor_initable_iface_init (GInitableIface *iface)
{
    iface->init = test_monitor_initable_init;
}

static void
test_monitor_monitor_iface_init (GNetworkMonitorInterface *iface G_GNUC_UNUSED)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor, test_monitor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, test_monitor_initable_iface_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, test_monitor_monitor_iface_init))

static void
test_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec G_GNUC_UNUSED)
{
    TestMonitor *self = TEST_MONITOR (object);

    switch ((MonitorProperty) id) {
    case PROP_AVAILABLE:
        g_value_set_boolean (value, self->available);
        break;
    case PROP_METERED:
        g_value_set_boolean (value, self->metered);
        break;
    case PROP_CONNECTIVITY:
    default:
        g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
    }
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = test_monitor_get_property;
    g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
    g_object_class_override_property (object_class, PROP_METERED, "network-metered");
    g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
    self->available = TRUE;
}

typedef struct {
    StoreFixture data;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    GSettings *settings;
    TestMonitor *monitor;
    AmendsAutoSync *auto_sync;
    gint64 clock;
    guint n_syncs;
    guint n_planned;
} Fixture;

static gint64
tell_time (gpointer user_data)
{
    return ((Fixture *) user_data)->clock;
}

static void
running_cb (AmendsSyncEngine *engine, GParamSpec *pspec G_GNUC_UNUSED, Fixture *fixture)
{
    if (amends_sync_engine_is_running (engine))
        fixture->n_syncs++;
}

static void
planned_cb (AmendsAutoSync *auto_sync G_GNUC_UNUSED, Fixture *fixture)
{
    fixture->n_planned++;
}

static void
start (Fixture *fixture, gboolean sample, gboolean synced)
{
    g_clear_object (&fixture->auto_sync);
    fixture->auto_sync = amends_auto_sync_new (&(AmendsAutoSyncOptions) {
        .store = fixture->data.store,
        .engine = fixture->engine,
        .settings = fixture->settings,
        .monitor = G_NETWORK_MONITOR (fixture->monitor),
        .clock = tell_time,
        .clock_data = fixture,
        .sample = sample,
        .synced = synced,
    });
    g_signal_connect (fixture->auto_sync, "planned", G_CALLBACK (planned_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    store_fixture_set_up (&fixture->data, NULL);
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->engine = amends_sync_engine_new (fixture->data.store, fixture->secrets);
    fixture->settings = amends_settings_new_in_memory ();
    fixture->monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
    fixture->clock = TEST_NOW;
    g_signal_connect (fixture->engine, "notify::running", G_CALLBACK (running_cb), fixture);
    start (fixture, FALSE, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_finalize_object (fixture->auto_sync);
    g_object_unref (fixture->monitor);
    g_object_unref (fixture->settings);
    g_object_unref (fixture->engine);
    g_object_unref (fixture->secrets);
    store_fixture_tear_down (&fixture->data, NULL);
}

static gboolean
is_idle (gpointer user_data)
{
    return !amends_sync_engine_is_running (((Fixture *) user_data)->engine);
}

/* Until the sync that has begun is over, with all that follows from that. */
static void
settle (Fixture *fixture)
{
    bus_fixture_wait (is_idle, fixture);
    while (g_main_context_iteration (NULL, FALSE))
        ;
}

static void
assert_state (Fixture *fixture, guint n_syncs, AmendsSyncStep step)
{
    settle (fixture);
    g_assert_cmpuint (fixture->n_syncs, ==, n_syncs);
    g_assert_cmpint (amends_auto_sync_get_step (fixture->auto_sync), ==, step);
}

static void
set_network (Fixture *fixture, gboolean available, gboolean metered)
{
    fixture->monitor->available = available;
    fixture->monitor->metered = metered;
    g_object_notify (G_OBJECT (fixture->monitor), "network-available");
    g_object_notify (G_OBJECT (fixture->monitor), "network-metered");
}

static void
test_interval (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    assert_state (fixture, 0, AMENDS_SYNC_OFF);
    amends_auto_sync_set_wanted (fixture->auto_sync, TRUE);
    assert_state (fixture, 1, AMENDS_SYNC_WAITING);
    fixture->clock += 59 * 60;
    amends_auto_sync_check (fixture->auto_sync);
    assert_state (fixture, 1, AMENDS_SYNC_WAITING);
    fixture->clock += 60;
    amends_auto_sync_check (fixture->auto_sync);
    assert_state (fixture, 2, AMENDS_SYNC_WAITING);
    fixture->clock += 20 * 60;
    g_settings_set_uint (fixture->settings, "sync-interval", 15);
    assert_state (fixture, 3, AMENDS_SYNC_WAITING);
    amends_auto_sync_set_wanted (fixture->auto_sync, FALSE);
    fixture->clock += 86400;
    amends_auto_sync_check (fixture->auto_sync);
    assert_state (fixture, 3, AMENDS_SYNC_OFF);
}

static void
test_by_hand_counts (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    start (fixture, FALSE, TRUE);
    amends_auto_sync_set_wanted (fixture->auto_sync, TRUE);
    assert_state (fixture, 0, AMENDS_SYNC_WAITING);
    fixture->clock += 50 * 60;
    amends_sync_engine_sync_async (fixture->engine, 0, NULL, amends_await_cb, &await);
    amends_sync_engine_sync_finish (fixture->engine, amends_await (&await), NULL, NULL, NULL);
    assert_state (fixture, 1, AMENDS_SYNC_WAITING);
    fixture->clock += 50 * 60;
    amends_auto_sync_check (fixture->auto_sync);
    assert_state (fixture, 1, AMENDS_SYNC_WAITING);
    fixture->clock += 10 * 60;
    amends_auto_sync_check (fixture->auto_sync);
    assert_state (fixture, 2, AMENDS_SYNC_WAITING);
}

static void
test_network (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    set_network (fixture, FALSE, FALSE);
    amends_auto_sync_set_wanted (fixture->auto_sync, TRUE);
    assert_state (fixture, 0, AMENDS_SYNC_OFFLINE);
    set_network (fixture, TRUE, TRUE);
    assert_state (fixture, 0, AMENDS_SYNC_METERED);
    set_network (fixture, TRUE, FALSE);
    assert_state (fixture, 1, AMENDS_SYNC_WAITING);
    /* Coming back early is no reason to sync again. */
    set_network (fixture, FALSE, FALSE);
    set_network (fixture, TRUE, FALSE);
    assert_state (fixture, 1, AMENDS_SYNC_WAITING);
    g_assert_cmpuint (fixture->n_planned, >=, 4);
}

static void
test_sample_shop (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    start (fixture, TRUE, FALSE);
    amends_auto_sync_set_wanted (fixture->auto_sync, TRUE);
    assert_state (fixture, 0, AMENDS_SYNC_OFF);
}

/* It goes while its sync runs: that ends, and nothing begins after it. */
static void
test_goes_in_between (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    amends_auto_sync_set_wanted (fixture->auto_sync, TRUE);
    g_assert_true (amends_sync_engine_is_running (fixture->engine));
    g_object_run_dispose (G_OBJECT (fixture->auto_sync));
    settle (fixture);
    g_assert_cmpuint (fixture->n_syncs, ==, 1);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/app/auto-sync/interval", Fixture, NULL, set_up, test_interval, tear_down);
    g_test_add ("/app/auto-sync/by-hand-counts", Fixture, NULL, set_up, test_by_hand_counts, tear_down);
    g_test_add ("/app/auto-sync/network", Fixture, NULL, set_up, test_network, tear_down);
    g_test_add ("/app/auto-sync/sample-shop", Fixture, NULL, set_up, test_sample_shop, tear_down);
    g_test_add ("/app/auto-sync/goes-in-between", Fixture, NULL, set_up, test_goes_in_between, tear_down);
    return g_test_run ();
}
