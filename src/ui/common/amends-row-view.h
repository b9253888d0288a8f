/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-row-list-model.h"

G_BEGIN_DECLS

/*
 * A long list is shown by a GtkGridView of one column. GtkListView keeps the widgets of 200 rows around those that are seen, whatever its height,
 * and measures and places all of them in each frame that scrolls; a grid keeps 30. To the keyboard and to assistive technologies it stays a list.
 */

/** amends_row_view_set_up: one column, no way across it, and Tab leads out of it. The accessible role is set in the template: it cannot be changed later */
void amends_row_view_set_up (GtkGridView *view);

/** amends_row_view_adopt: for the factory's "bind": @list_item, whose child is set, is told of as an item of a list instead of a cell */
void amends_row_view_adopt (GtkListItem *list_item);

/**
 * amends_row_view_await_rows: for the factory's "bind" of a row that has not been read: the next frame begins a few milliseconds later if the
 * rows are there by then, so that a jump is one frame with them instead of one without and another one with them.
 */
void amends_row_view_await_rows (GtkGridView *view, AmendsRowListModel *model);

/** amends_row_view_scroll_to: as gtk_grid_view_scroll_to(), but a view that has no size yet, in which that leaves no row, selects now and scrolls later */
void amends_row_view_scroll_to (GtkGridView *view, guint position, GtkListScrollFlags flags);

/** amends_row_view_focus: the row gets the focus, wherever that is now, and comes into sight; a view without a size yet decides itself which row */
void amends_row_view_focus (GtkGridView *view, guint position);

/** amends_row_view_has_focus: Returns: whether one of the rows has the focus of the window */
gboolean amends_row_view_has_focus (GtkGridView *view);

G_END_DECLS
