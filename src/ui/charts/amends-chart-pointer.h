/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-walk.h"

G_BEGIN_DECLS

/** amends_chart_pointer_draw: marks the point at @place, by a band behind its bars or a line through its points; apart from the layers,
 * which stay as they are. Cells of a heat table and events have a mark of their own */
void amends_chart_pointer_draw (const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace place,
                                GtkSnapshot *snapshot);

G_END_DECLS
