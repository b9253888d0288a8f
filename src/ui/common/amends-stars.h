/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsStars: a rating of 0 to 5 stars as a picture.
 *
 * Limits: whole stars. CSS: node "stars"; its colour paints the full stars, the same colour faded the empty ones; class "large".
 * Accessibility: an image named "2 of 5 stars". Direction: full stars begin where reading begins.
 */
#define AMENDS_TYPE_STARS (amends_stars_get_type ())
G_DECLARE_FINAL_TYPE (AmendsStars, amends_stars, AMENDS, STARS, GtkWidget)

GtkWidget *amends_stars_new (int value);

/** amends_stars_set_value: property "value", 0 to 5; other numbers count as the nearest of these */
void amends_stars_set_value (AmendsStars *self, int value);
int amends_stars_get_value (AmendsStars *self);

/** amends_stars_describe: Returns: (transfer full): "2 of 5 stars" in the person's language */
char *amends_stars_describe (int value);

/** amends_stars_get_row_width: Returns: pixels that amends_stars_paint_row() fills */
float amends_stars_get_row_width (void);
/**
 * amends_stars_paint_row: the small stars without a widget of their own, for a row among many.
 * @mirrored: reading begins on the right
 * @height: they stand in the middle of it
 */
void amends_stars_paint_row (GtkSnapshot *snapshot, int value, gboolean mirrored, float height, const GdkRGBA *colour);

G_END_DECLS
