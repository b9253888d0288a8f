/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AmendsIntervalRow: a choice of how often, in steps from a quarter of an hour to a day. A time that was set otherwise stays, as a choice of its own.
 *
 * Properties: "minutes": uint
 */
#define AMENDS_TYPE_INTERVAL_ROW (amends_interval_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsIntervalRow, amends_interval_row, AMENDS, INTERVAL_ROW, AdwComboRow)

void amends_interval_row_set_minutes (AmendsIntervalRow *self, guint minutes);
guint amends_interval_row_get_minutes (AmendsIntervalRow *self);

G_END_DECLS
