/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsFactLayout: children are names and values by turns. Values stand beside their names, in two columns, or below them where too little width would
 * be left beside the longest name: large letters on a narrow screen.
 */
#define AMENDS_TYPE_FACT_LAYOUT (amends_fact_layout_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFactLayout, amends_fact_layout, AMENDS, FACT_LAYOUT, GtkLayoutManager)

G_END_DECLS
