/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsScrollColumn: a widget and, below it, a list of any length, that scroll as if they were one page: what is above moves out of sight, then the
 * list scrolls in itself. So the list makes widgets only for the rows that are seen, as it does alone in a window.
 *
 * Properties: "top" (GtkWidget), "list" (GtkWidget, GtkScrollable). Where the focus goes is brought into sight.
 */
#define AMENDS_TYPE_SCROLL_COLUMN (amends_scroll_column_get_type ())
G_DECLARE_FINAL_TYPE (AmendsScrollColumn, amends_scroll_column, AMENDS, SCROLL_COLUMN, GtkWidget)

/** amends_scroll_column_show: scrolls so that @widget, which is inside, begins at the top */
void amends_scroll_column_show (AmendsScrollColumn *self, GtkWidget *widget);

G_END_DECLS
