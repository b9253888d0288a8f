/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsQuietGate: whether the desktop may be told something now, by the person's quiet hours.
 *
 * Signals: "opened": quiet hours are over, or were changed so that they are; what waited can be told.
 */
#define AMENDS_TYPE_QUIET_GATE (amends_quiet_gate_get_type ())
G_DECLARE_FINAL_TYPE (AmendsQuietGate, amends_quiet_gate, AMENDS, QUIET_GATE, GObject)

/**
 * amends_quiet_gate_new: @settings: keys quiet-hours, quiet-hours-start, quiet-hours-end
 * @clock: (nullable): the system's by default
 */
AmendsQuietGate *amends_quiet_gate_new (GSettings *settings, AmendsClock clock, gpointer clock_data);

gboolean amends_quiet_gate_is_open (AmendsQuietGate *self);

/** amends_quiet_gate_check: looks at the clock again, as it does by itself every few minutes while it is quiet */
void amends_quiet_gate_check (AmendsQuietGate *self);

G_END_DECLS
