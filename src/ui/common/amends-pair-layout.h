/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsPairLayout: children two by two where there is room for two, else one below the other. All of a row are of one height, all of one width.
 *
 * Properties: "min-width" (int): of one of two, in pixels; "spacing" (int): between them, both ways.
 */
#define AMENDS_TYPE_PAIR_LAYOUT (amends_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPairLayout, amends_pair_layout, AMENDS, PAIR_LAYOUT, GtkLayoutManager)

G_END_DECLS
