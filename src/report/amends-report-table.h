/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-report-block.h"

G_BEGIN_DECLS

/** AmendsReportColumn: what the cells of a column are. */
typedef enum {
    AMENDS_REPORT_COLUMN_TEXT,   /* takes the room that the others leave; breaks into lines, two at most */
    AMENDS_REPORT_COLUMN_PROSE,  /* the same for sentences, which are never cut short */
    AMENDS_REPORT_COLUMN_NUMBER, /* as wide as its widest cell, at its end */
    AMENDS_REPORT_COLUMN_LABEL,  /* as wide as its widest cell, at its beginning, unless that is very wide */
    AMENDS_REPORT_COLUMN_BAR,    /* a share as a bar */
} AmendsReportColumn;

/** AmendsReportTable: rows to be, one block each, of which none is cut and whose heads come again on each page. */
typedef struct _AmendsReportTable AmendsReportTable;

AmendsReportTable *amends_report_table_new (PangoContext *context, double width);
/** amends_report_table_free: of a table that is not ended */
void amends_report_table_free (AmendsReportTable *self);
void amends_report_table_add_column (AmendsReportTable *self, const char *title, AmendsReportColumn kind);
/** amends_report_table_add_cell: the next cell of the row that is being filled. @text: (nullable): of a bar: unused. @share: of a bar: 0 to 1 */
void amends_report_table_add_cell (AmendsReportTable *self, const char *text, double share, AmendsReportInk ink);
void amends_report_table_add_text (AmendsReportTable *self, const char *text);
/** amends_report_table_end: appends the blocks of a table whose every row is whole to @blocks. @self: (transfer full) */
void amends_report_table_end (AmendsReportTable *self, GPtrArray *blocks);

G_END_DECLS
