/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** amends_chart_table_new: what @figure holds now, as a table with cells. Returns: (transfer floating) */
GtkWidget *amends_chart_table_new (AmendsChartFigure *figure);

G_END_DECLS
