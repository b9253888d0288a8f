/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** AmendsObstacleBar: why something cannot be done yet, at the foot of a dialog; there only as long as that is so. */
#define AMENDS_TYPE_OBSTACLE_BAR (amends_obstacle_bar_get_type ())
G_DECLARE_FINAL_TYPE (AmendsObstacleBar, amends_obstacle_bar, AMENDS, OBSTACLE_BAR, GtkBox)

/** amends_obstacle_bar_set: @obstacle: (nullable): NULL = none. @button: what would do it: insensitive as long as there is one, and described by it */
void amends_obstacle_bar_set (AmendsObstacleBar *self, const char *obstacle, GtkWidget *button);

G_END_DECLS
