/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-walk.h"

G_BEGIN_DECLS

/** amends_chart_place_equal: */
gboolean amends_chart_place_equal (AmendsChartPlace a, AmendsChartPlace b);

/**
 * AmendsChartMarks: the widgets that stand for the points of a figure, as children of a plot. At most 96 of them, which are kept and used
 * again: where there are more points, each series has those around the focus.
 */
typedef struct _AmendsChartMarks AmendsChartMarks;

/** amends_chart_marks_new: @parent: (transfer none): outlives the marks */
AmendsChartMarks *amends_chart_marks_new (GtkWidget *parent);
void amends_chart_marks_free (AmendsChartMarks *self);
/** amends_chart_marks_clear: there is no point */
void amends_chart_marks_clear (AmendsChartMarks *self);
/** amends_chart_marks_update: one for each point that has a value, around @center */
void amends_chart_marks_update (AmendsChartMarks *self, const AmendsChartPlan *plan, AmendsChartFigure *figure,
                                AmendsChartPlace center);
/** amends_chart_marks_find: Returns: (transfer none) (nullable) */
GtkWidget *amends_chart_marks_find (AmendsChartMarks *self, AmendsChartPlace place);
guint amends_chart_marks_get_n (AmendsChartMarks *self);
void amends_chart_marks_allocate (AmendsChartMarks *self, const AmendsChartPlan *plan, AmendsChartFigure *figure);
void amends_chart_marks_snapshot (AmendsChartMarks *self, GtkSnapshot *snapshot);

G_END_DECLS
