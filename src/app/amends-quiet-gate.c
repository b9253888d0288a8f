/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-quiet-gate.h"

#include "amends-notify-rules.h"

/* A timer stands still while the computer sleeps, so it never waits for long. */
#define MOST_SECONDS 300

struct _AmendsQuietGate {
    GObject parent_instance;

    GSettings *settings;
    AmendsClock clock;
    gpointer clock_data;
    gboolean open;
    guint timer;
};

static guint opened_signal;

G_DEFINE_FINAL_TYPE (AmendsQuietGate, amends_quiet_gate, G_TYPE_OBJECT)

static gint64
get_system_time (gpointer user_data G_GNUC_UNUSED)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}

static void
timer_cb (gpointer user_data)
{
    AmendsQuietGate *self = user_data;

    self->timer = 0;
    amends_quiet_gate_check (self);
}

static void
look_at_clock (AmendsQuietGate *self)
{
    const AmendsQuietHours hours = {
        .on = g_settings_get_boolean (self->settings, "quiet-hours"),
        .start = g_settings_get_int (self->settings, "quiet-hours-start"),
        .end = g_settings_get_int (self->settings, "quiet-hours-end"),
    };
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 now = self->clock (self->clock_data);
    gint64 end = amends_quiet_hours_get_end (&hours, now, zone);

    g_clear_handle_id (&self->timer, g_source_remove);
    self->open = end == 0;
    if (!self->open) {
        self->timer = g_timeout_add_seconds_once ((guint) CLAMP (end - now, 1, MOST_SECONDS), timer_cb, self);
        g_source_set_name_by_id (self->timer, "[amends] quiet hours");
    }
}

void
amends_quiet_gate_check (AmendsQuietGate *self)
{
    gboolean was_open = self->open;

    look_at_clock (self);
    if (self->open && !was_open)
        g_signal_emit (self, opened_signal, 0);
}

gboolean
amends_quiet_gate_is_open (AmendsQuietGate *self)
{
    g_return_val_if_fail (AMENDS_IS_QUIET_GATE (self), FALSE);

    amends_quiet_gate_check (self);
    return self->open;
}

static void
settings_changed_cb (GSettings *settings G_GNUC_UNUSED, const char *key, AmendsQuietGate *self)
{
    if (g_str_has_prefix (key, "quiet-hours"))
        amends_quiet_gate_check (self);
}

static void
amends_quiet_gate_finalize (GObject *object)
{
    AmendsQuietGate *self = AMENDS_QUIET_GATE (object);

    g_clear_handle_id (&self->timer, g_source_remove);
    g_object_unref (self->settings);
    G_OBJECT_CLASS (amends_quiet_gate_parent_class)->finalize (object);
}

static void
amends_quiet_gate_class_init (AmendsQuietGateClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_quiet_gate_finalize;
    opened_signal =
        g_signal_new ("opened", AMENDS_TYPE_QUIET_GATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_quiet_gate_init (AmendsQuietGate *self G_GNUC_UNUSED)
{
}

AmendsQuietGate *
amends_quiet_gate_new (GSettings *settings, AmendsClock clock, gpointer clock_data)
{
    AmendsQuietGate *self = g_object_new (AMENDS_TYPE_QUIET_GATE, NULL);

    self->settings = g_object_ref (settings);
    self->clock = clock != NULL ? clock : get_system_time;
    self->clock_data = clock_data;
    look_at_clock (self);
    g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_DEFAULT);
    return self;
}
