/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-private-text.h"

G_BEGIN_DECLS

/**
 * AmendsFactGrid: names of facts and their values, in two columns, or below each other where there is no room for two. A value can be selected, and is labelled by its name for screen readers.
 */
#define AMENDS_TYPE_FACT_GRID (amends_fact_grid_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFactGrid, amends_fact_grid, AMENDS, FACT_GRID, GtkWidget)

/** amends_fact_grid_clear: takes all facts out */
void amends_fact_grid_clear (AmendsFactGrid *self);

/** amends_fact_grid_add: @name: translated. @value: (nullable): text from outside, made fit to be shown; NULL or empty adds nothing */
void amends_fact_grid_add (AmendsFactGrid *self, const char *name, const char *value);

/** amends_fact_grid_add_private: the same with a value that privacy mode hides */
void amends_fact_grid_add_private (AmendsFactGrid *self, const char *name, const char *value, AmendsPrivateKind kind);

guint amends_fact_grid_get_size (AmendsFactGrid *self);

G_END_DECLS
