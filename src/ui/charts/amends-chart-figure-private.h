/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-figure.h"
#include "amends-chart-layer-private.h"

G_BEGIN_DECLS

#define AMENDS_CHART_ERROR (amends_chart_error_quark ())
typedef enum {
    AMENDS_CHART_ERROR_PICTURE, /* no picture of this size could be made */
} AmendsChartError;
GQuark amends_chart_error_quark (void);

/** AmendsChartPlan: where all parts of a figure are, in pixels, for one size and one style. Axes are laid out for the last plan made */
typedef struct {
    const AmendsChartStyle *style;
    graphene_rect_t bounds;
    graphene_rect_t legend; /* of no height where there is none */
    graphene_rect_t plot;   /* the area of the scenes */
    gboolean rtl, transposed;
    gboolean stacked; /* names of rows stand above them: there is no room beside them */
    double labels;    /* the width of the labels at the start */
    guint serial;     /* of the style's context when it was made */
} AmendsChartPlan;

/** amends_chart_plan_make: lays @figure out in @bounds. @style must outlive the plan */
void amends_chart_plan_make (AmendsChartPlan *self, AmendsChartFigure *figure, const AmendsChartStyle *style,
                             gboolean rtl, const graphene_rect_t *bounds);
/** amends_chart_plan_is_for: TRUE if @self, which was made, would not differ if it were made now in this size; if the figure is the same */
gboolean amends_chart_plan_is_for (const AmendsChartPlan *self, gboolean rtl, int width, int height);
/** amends_chart_plan_line_height: Returns: of a line of text, which people may have set larger */
double amends_chart_plan_line_height (const AmendsChartStyle *style);
/**
 * amends_chart_plan_rows_height: Returns: what the rows of a heat table or the bars along the side need at @width, with the labels around them and without the
 * legend; 0 for a figure without rows, which has no height of its own
 */
double amends_chart_plan_rows_height (AmendsChartFigure *figure, const AmendsChartStyle *style, double width);
/** amends_chart_plan_scene: what the layer at @index is drawn with */
AmendsChartScene amends_chart_plan_scene (const AmendsChartPlan *self, AmendsChartFigure *figure, guint index,
                                          double progress);
/** amends_chart_plan_draw: legend, grid, labels and layers */
void amends_chart_plan_draw (const AmendsChartPlan *self, AmendsChartFigure *figure, double progress,
                             GtkSnapshot *snapshot);
/** amends_chart_plan_hit: the point that @at means. Returns: its distance in pixels; infinity when there is none */
double amends_chart_plan_hit (const AmendsChartPlan *self, AmendsChartFigure *figure, const graphene_point_t *at,
                              guint *layer, guint *series, gsize *point);

/** amends_chart_legend_measure: Returns: the height at @width; 0 where the figure needs no legend */
double amends_chart_legend_measure (AmendsChartFigure *figure, const AmendsChartStyle *style, double width);
void amends_chart_legend_draw (const AmendsChartPlan *plan, AmendsChartFigure *figure, GtkSnapshot *snapshot);

/** amends_chart_figure_get_heat: Returns: (transfer none) (nullable): the layer that gives the figure rows in place of a y axis */
AmendsChartLayer *amends_chart_figure_get_heat (AmendsChartFigure *self);
AmendsChartAxis *amends_chart_figure_get_secondary (AmendsChartFigure *self);
gboolean amends_chart_figure_get_transposed (AmendsChartFigure *self);
/** amends_chart_figure_get_scope: Returns: (transfer none): "" where nothing was set */
const char *amends_chart_figure_get_scope (AmendsChartFigure *self);
const char *amends_chart_figure_get_empty_text (AmendsChartFigure *self);
/** amends_chart_figure_get_value_axis: Returns: (transfer none): the y axis of @layer */
AmendsChartAxis *amends_chart_figure_get_value_axis (AmendsChartFigure *self, AmendsChartLayer *layer);
/** amends_chart_figure_describe_value: the value of a point, and its note. Returns: (transfer full) */
char *amends_chart_figure_describe_value (AmendsChartFigure *self, guint layer, guint series, gsize point);

G_END_DECLS
