/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
    AMENDS_CHART_FORMAT_PNG,
    AMENDS_CHART_FORMAT_SVG,
    AMENDS_CHART_FORMAT_CSV,
} AmendsChartFormat;

/** amends_chart_save: asks for a file and writes @figure to it. @widget: whose window asks, and whose direction the picture has; what goes
 * wrong is told there */
void amends_chart_save (AmendsChartFigure *figure, AmendsChartFormat format, GtkWidget *widget);
/** amends_chart_save_suggest: a file name from the title: without what file systems dislike. Returns: (transfer full) */
char *amends_chart_save_suggest (AmendsChartFigure *figure, AmendsChartFormat format);

G_END_DECLS
