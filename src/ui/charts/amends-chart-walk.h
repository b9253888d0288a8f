/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-canvas.h"
#include "amends-chart-figure-private.h"

G_BEGIN_DECLS

/** AmendsChartStep: where a key leads; as it looks, not as it reads */
typedef enum {
    AMENDS_CHART_STEP_LEFT,
    AMENDS_CHART_STEP_RIGHT,
    AMENDS_CHART_STEP_UP,
    AMENDS_CHART_STEP_DOWN,
    AMENDS_CHART_STEP_FIRST, /* of the same series */
    AMENDS_CHART_STEP_LAST,
} AmendsChartStep;

/** amends_chart_walk: moves @place by one step, over gaps. Where points are closer than pixels, a step is a pixel. FALSE at the end: @place stays */
gboolean amends_chart_walk (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace *place,
                            AmendsChartStep step);
/** amends_chart_walk_begin: the first point that has a value. FALSE when there is none */
gboolean amends_chart_walk_begin (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace *place);
/** amends_chart_walk_is_valid: whether @place is a point with a value, after the figure may have changed */
gboolean amends_chart_walk_is_valid (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace place);
/** amends_chart_walk_locate: where it is drawn. FALSE for one without a value */
gboolean amends_chart_walk_locate (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace place,
                                   graphene_rect_t *bounds);

G_END_DECLS
