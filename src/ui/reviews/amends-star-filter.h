/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-facets.h"

G_BEGIN_DECLS

/**
 * AmendsStarFilter: one toggle for each rating from 5 down to 1, with how many reviews it would show and a small bar.
 *
 * Signals: "changed" when the person toggles one. Accessibility: a group of toggle buttons named "5 stars, 120 reviews".
 */
#define AMENDS_TYPE_STAR_FILTER (amends_star_filter_get_type ())
G_DECLARE_FINAL_TYPE (AmendsStarFilter, amends_star_filter, AMENDS, STAR_FILTER, GtkBox)

/** amends_star_filter_set_stars: bit n set: n stars wanted; does not emit "changed" */
void amends_star_filter_set_stars (AmendsStarFilter *self, guint stars);
guint amends_star_filter_get_stars (AmendsStarFilter *self);

/** amends_star_filter_set_counts: @counts: [1] to [5] are used */
void amends_star_filter_set_counts (AmendsStarFilter *self, const guint64 counts[6]);

G_END_DECLS
