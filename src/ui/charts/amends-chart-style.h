/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** AmendsChartPattern: what tells areas apart where colours do not */
typedef enum {
    AMENDS_CHART_PATTERN_SOLID,
    AMENDS_CHART_PATTERN_RISING,
    AMENDS_CHART_PATTERN_FALLING,
    AMENDS_CHART_PATTERN_LEVEL,
    AMENDS_CHART_PATTERN_DOTS,
    AMENDS_CHART_PATTERN_HOLLOW,
} AmendsChartPattern;

/** AmendsChartShape: what tells points apart where colours do not */
typedef enum {
    AMENDS_CHART_SHAPE_CIRCLE,
    AMENDS_CHART_SHAPE_SQUARE,
    AMENDS_CHART_SHAPE_TRIANGLE,
    AMENDS_CHART_SHAPE_DIAMOND,
} AmendsChartShape;

/** AmendsChartStyle: all that decides how a figure looks, resolved from CSS by a widget, or the paper's */
typedef struct {
    GdkRGBA inks[AMENDS_CHART_N_SERIES_INKS];
    GdkRGBA text, dim, grid, paper;
    PangoContext *context; /* (owned): font and language */
    gboolean contrast;     /* patterns and outlines at their strongest */
} AmendsChartStyle;

/** amends_chart_style_init_paper: dark on white, for print and saved pictures; needs no display */
void amends_chart_style_init_paper (AmendsChartStyle *self, gboolean rtl);
void amends_chart_style_clear (AmendsChartStyle *self);
/** amends_chart_style_equal: whether both look the same; text as large as the context says now */
gboolean amends_chart_style_equal (const AmendsChartStyle *a, const AmendsChartStyle *b);

/** amends_chart_style_layout: @scale: of the usual size. @bold: for titles. Digits all have one width. Returns: (transfer full) */
PangoLayout *amends_chart_style_layout (const AmendsChartStyle *self, const char *text, double scale, gboolean bold);

/** amends_chart_style_measure: the size of @text of the usual scale in pixels, which is remembered. @width, @height: (out) (optional) */
void amends_chart_style_measure (const AmendsChartStyle *self, const char *text, int *width, int *height);

/** amends_chart_style_ink_name: Returns: (transfer none): the CSS class of an ink, such as "positive" */
const char *amends_chart_style_ink_name (AmendsChartInk ink);
AmendsChartPattern amends_chart_style_ink_pattern (AmendsChartInk ink);
AmendsChartShape amends_chart_style_ink_shape (AmendsChartInk ink);

/** amends_chart_style_fill: fills @path, which lies within @bounds, in the colour of @ink. @patterned: and in its pattern; high contrast
 * always has it */
void amends_chart_style_fill (const AmendsChartStyle *self, GtkSnapshot *snapshot, GskPath *path,
                              const graphene_rect_t *bounds, AmendsChartInk ink, gboolean patterned);
/** amends_chart_style_text_on: Returns: the text's colour where it reads well on @fill laid over the paper, else black or white */
GdkRGBA amends_chart_style_text_on (const AmendsChartStyle *self, const GdkRGBA *fill);
/** amends_chart_style_shape: the shape of a point at @at; @size: of its width in pixels */
void amends_chart_style_shape (const AmendsChartStyle *self, GtkSnapshot *snapshot, const graphene_point_t *at,
                               float size, AmendsChartInk ink);
/** amends_chart_style_text: draws @layout with its corner at @x, @y */
void amends_chart_style_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color);
/** amends_chart_style_rule: a hairline between two points, sharp where it is level or upright */
void amends_chart_style_rule (GtkSnapshot *snapshot, double x0, double y0, double x1, double y1, const GdkRGBA *color);

G_END_DECLS
