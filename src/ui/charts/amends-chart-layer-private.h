/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-axis-private.h"
#include "amends-chart-layer.h"
#include "amends-chart-style.h"

G_BEGIN_DECLS

/* Of the place of a row, where its name stands above it. */
#define AMENDS_CHART_NAME_SHARE 0.46

/** AmendsChartScene: where a layer is, and what it is measured by */
typedef struct {
    const AmendsChartStyle *style;
    AmendsChartAxis *x, *y; /* laid out; y: the one of the layer */
    graphene_rect_t area;   /* of the plot, in pixels */
    gboolean mirrored;      /* reads from right to left */
    gboolean transposed;    /* x goes from above to below */
    gboolean stacked;       /* the name of a row stands above it, and takes a share of its place */
    double progress;        /* 0 to 1 while it grows */
} AmendsChartScene;

/** AmendsChartExtent: what the points of a layer cover */
typedef struct {
    double x_low, x_high, y_low, y_high;
} AmendsChartExtent;

struct _AmendsChartLayerClass {
    GObjectClass parent_class;

    /* Widens @extent, which is of infinities at first. (nullable): the series' own */
    void (*extend) (AmendsChartLayer *self, AmendsChartExtent *extent);
    void (*draw) (AmendsChartLayer *self, const AmendsChartScene *scene, GtkSnapshot *snapshot);
    /* Where the point is drawn. FALSE for one that has no value. */
    gboolean (*locate) (AmendsChartLayer *self, const AmendsChartScene *scene, guint series, gsize point,
                        graphene_rect_t *bounds);
    /* The point that is meant by @at. Returns: its distance in pixels; infinity when there is none */
    double (*hit) (AmendsChartLayer *self, const AmendsChartScene *scene, const graphene_point_t *at, guint *series,
                   gsize *point);
    /* A series' points have changed. (nullable) */
    void (*forget) (AmendsChartLayer *self);
};

gboolean amends_chart_layer_get_secondary (AmendsChartLayer *self);
void amends_chart_layer_extend (AmendsChartLayer *self, AmendsChartExtent *extent);
void amends_chart_layer_draw (AmendsChartLayer *self, const AmendsChartScene *scene, GtkSnapshot *snapshot);
gboolean amends_chart_layer_locate (AmendsChartLayer *self, const AmendsChartScene *scene, guint series, gsize point,
                                    graphene_rect_t *bounds);
double amends_chart_layer_hit (AmendsChartLayer *self, const AmendsChartScene *scene, const graphene_point_t *at,
                               guint *series, gsize *point);

/** amends_chart_scene_point: @u: along x, @v: along y, both from 0 to 1. Returns: in pixels */
graphene_point_t amends_chart_scene_point (const AmendsChartScene *self, double u, double v);
graphene_rect_t amends_chart_scene_rect (const AmendsChartScene *self, double u0, double v0, double u1, double v1);
/** amends_chart_scene_unpoint: the inverse of amends_chart_scene_point() */
void amends_chart_scene_unpoint (const AmendsChartScene *self, const graphene_point_t *at, double *u, double *v);
/** amends_chart_scene_length: Returns: of the x axis in pixels */
double amends_chart_scene_length (const AmendsChartScene *self);
/** amends_chart_scene_nearest: Returns: the point of @series whose x is nearest to the place @u, or the number of points when there is none */
gsize amends_chart_scene_nearest (const AmendsChartScene *self, AmendsChartSeries *series, double u);

#define AMENDS_TYPE_CHART_LINE_LAYER (amends_chart_line_layer_get_type ())
#define AMENDS_TYPE_CHART_BAR_LAYER (amends_chart_bar_layer_get_type ())
#define AMENDS_TYPE_CHART_HEAT_LAYER (amends_chart_heat_layer_get_type ())
#define AMENDS_TYPE_CHART_MARKER_LAYER (amends_chart_marker_layer_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartLineLayer, amends_chart_line_layer, AMENDS, CHART_LINE_LAYER, AmendsChartLayer)
G_DECLARE_FINAL_TYPE (AmendsChartBarLayer, amends_chart_bar_layer, AMENDS, CHART_BAR_LAYER, AmendsChartLayer)
G_DECLARE_FINAL_TYPE (AmendsChartHeatLayer, amends_chart_heat_layer, AMENDS, CHART_HEAT_LAYER, AmendsChartLayer)
G_DECLARE_FINAL_TYPE (AmendsChartMarkerLayer, amends_chart_marker_layer, AMENDS, CHART_MARKER_LAYER, AmendsChartLayer)

G_END_DECLS
