/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * amends_row_picker_add: a gesture by which, while it is active, a plain click on an AmendsReviewRow of @view selects it besides the others, or no more, instead
 * of what the row and the view do with clicks. The box of a row stays its box, and Ctrl and Shift do what they always do.
 *
 * Returns: (transfer none): not active yet; it belongs to @view
 */
GtkGesture *amends_row_picker_add (GtkGridView *view);
void amends_row_picker_set_active (GtkGesture *picker, gboolean active);

G_END_DECLS
