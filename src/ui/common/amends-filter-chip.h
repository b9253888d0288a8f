/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsFilterChip: one condition that holds now, and a button that takes it away.
 *
 * Signals: "remove", when the person wants it gone. CSS: node "chip". Accessibility: a group named by its text; the button says what it removes.
 */
#define AMENDS_TYPE_FILTER_CHIP (amends_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFilterChip, amends_filter_chip, AMENDS, FILTER_CHIP, GtkWidget)

/** amends_filter_chip_new: @label: plain text, from outside or not */
GtkWidget *amends_filter_chip_new (const char *label);

const char *amends_filter_chip_get_label (AmendsFilterChip *self);

G_END_DECLS
