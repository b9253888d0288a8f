/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_strict_record_measure: whether @text begins with a record as careful programs write it: a quotation mark stands around a whole
 * cell, doubled within such a one, or as the sign of inches in the middle of one without. @length: of a text that ends with a line end
 * @n_cells: (out): how many cells it has
 *
 * Returns: the bytes of that record with its line end, 0 if it is none
 */
gsize amends_strict_record_measure (const char *text, gsize length, char separator, guint *n_cells);

/**
 * amends_strict_record_swallows: @text was read as one record of several lines. TRUE if that is the doing of a quotation mark that nobody
 * closed: as a whole it is no careful record, but from one of its later lines on it is one, of @n_cells cells.
 */
gboolean amends_strict_record_swallows (const char *text, gsize length, char separator, guint n_cells);

G_END_DECLS
