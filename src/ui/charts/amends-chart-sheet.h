/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart-figure.h"

G_BEGIN_DECLS

/** AmendsChartSheetUse: who reads a sheet. */
typedef enum {
    AMENDS_CHART_SHEET_FOR_PEOPLE,   /* as dates and numbers are written in their language */
    AMENDS_CHART_SHEET_FOR_PROGRAMS, /* plain, with what is expected and what is remarked in columns of their own */
} AmendsChartSheetUse;

/**
 * AmendsChartSheet: a figure as a table: a row for each x and a column for each series; of a heat table, rows and columns are those that are
 * seen. It holds the places, not the texts, which are made when they are asked for. As a list model, its items are objects that know their row
 * (amends_chart_sheet_row_get_index()).
 */
#define AMENDS_TYPE_CHART_SHEET (amends_chart_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartSheet, amends_chart_sheet, AMENDS, CHART_SHEET, GObject)

#define AMENDS_TYPE_CHART_SHEET_ROW (amends_chart_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsChartSheetRow, amends_chart_sheet_row, AMENDS, CHART_SHEET_ROW, GObject)

/** amends_chart_sheet_new: what @figure holds now; it is not followed */
AmendsChartSheet *amends_chart_sheet_new (AmendsChartFigure *figure, AmendsChartSheetUse use);

guint amends_chart_sheet_get_n_rows (AmendsChartSheet *self);
/** amends_chart_sheet_get_n_columns: with the one of the headings */
guint amends_chart_sheet_get_n_columns (AmendsChartSheet *self);
/** amends_chart_sheet_get_heading: Returns: (transfer full): of a column */
char *amends_chart_sheet_get_heading (AmendsChartSheet *self, guint column);
/** amends_chart_sheet_get_cell: Returns: (transfer full): "" where there is no value */
char *amends_chart_sheet_get_cell (AmendsChartSheet *self, guint row, guint column);
/** amends_chart_sheet_describe_cell: Returns: (transfer full): what is spoken of it: "Negative: 12" */
char *amends_chart_sheet_describe_cell (AmendsChartSheet *self, guint row, guint column);
/** amends_chart_sheet_describe_row: Returns: (transfer full): what is spoken of it: "March 2026, Positive: 21, Negative: 12" */
char *amends_chart_sheet_describe_row (AmendsChartSheet *self, guint row);
/** amends_chart_sheet_has_names: Returns: whether rows begin with names, which may be cut, not with days */
gboolean amends_chart_sheet_has_names (AmendsChartSheet *self);
/** amends_chart_sheet_is_text: whether a column holds words that others have written, and not numbers */
gboolean amends_chart_sheet_is_text (AmendsChartSheet *self, guint column);
guint amends_chart_sheet_row_get_index (AmendsChartSheetRow *self);

G_END_DECLS
