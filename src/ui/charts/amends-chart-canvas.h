/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AmendsChartCanvasDraw) (GtkSnapshot *snapshot, gpointer owner);

/** AmendsChartCanvas: a part of a plot that is drawn, and kept by GTK, apart from the others. It has no role of its own */
#define AMENDS_TYPE_CHART_CANVAS (amends_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartCanvas, amends_chart_canvas, AMENDS, CHART_CANVAS, GtkWidget)

/** amends_chart_canvas_new: @owner: (transfer none): outlives the canvas */
GtkWidget *amends_chart_canvas_new (AmendsChartCanvasDraw draw, gpointer owner);

/** AmendsChartInkNode: where CSS says what colour an ink has; where it is given a size, it is a swatch of it */
#define AMENDS_TYPE_CHART_INK_NODE (amends_chart_ink_node_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartInkNode, amends_chart_ink_node, AMENDS, CHART_INK_NODE, GtkWidget)

/** amends_chart_ink_node_new: @name: its class in CSS */
GtkWidget *amends_chart_ink_node_new (const char *name);

/** AmendsChartMark: a point of a layer as something that can have the focus and is spoken; it is drawn by its layer */
#define AMENDS_TYPE_CHART_MARK (amends_chart_mark_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartMark, amends_chart_mark, AMENDS, CHART_MARK, GtkWidget)

/** AmendsChartPlace: which point of a figure is meant */
typedef struct {
    guint layer, series;
    gsize point;
} AmendsChartPlace;

GtkWidget *amends_chart_mark_new (void);
/** amends_chart_mark_set: @spoken: its text. @position, @total: its place among all points, from 1 */
void amends_chart_mark_set (AmendsChartMark *self, AmendsChartPlace place, const char *spoken, gsize position,
                            gsize total);
AmendsChartPlace amends_chart_mark_get_place (AmendsChartMark *self);

G_END_DECLS
