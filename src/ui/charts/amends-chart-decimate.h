/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_chart_decimate: the points that a line of @columns pixels needs: of each column the first, the lowest, the highest and the last, in
 * their order, so that no peak is lost. Neighbours in the result are joined by a line unless a gap stands between them; of the points of a
 * gap, one is kept.
 *
 * @x, @y: @n of each; x ascends. @x_low, @x_high: what the columns cover; points outside are left out but for the nearest on either side
 *
 * Returns: (transfer full) (element-type gsize): indices, ascending; at most 5 a column and 2 more
 */
GArray *amends_chart_decimate (const double *x, const double *y, gsize n, double x_low, double x_high, guint columns);

G_END_DECLS
