/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-row-text.h"

G_BEGIN_DECLS

/**
 * AmendsRowSheet: the text of a row laid out for one width. Made when a row is drawn: the rows above and below the screen, some two hundred
 * that the view keeps, then cost nothing but their widget, and since all are of one height, none of them is laid out to be measured.
 */
typedef struct _AmendsRowSheet AmendsRowSheet;

/**
 * amends_row_sheet_new: lays out @text in the font of @widget.
 * @terms: (nullable) (element-type AmendsTextTerm): to highlight
 * @width: pixels
 */
AmendsRowSheet *amends_row_sheet_new (GtkWidget *widget, const AmendsRowText *text, GPtrArray *terms, int width);
void amends_row_sheet_free (AmendsRowSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRowSheet, amends_row_sheet_free)

/** amends_row_sheet_snapshot: draws it from the origin on, in the colours of @widget. @hidden: with bars over what is private */
void amends_row_sheet_snapshot (AmendsRowSheet *self, GtkWidget *widget, GtkSnapshot *snapshot, gboolean hidden);

/** amends_row_sheet_snapshot_empty: what stands there until the text has come */
void amends_row_sheet_snapshot_empty (GtkWidget *widget, GtkSnapshot *snapshot, int width);

/** amends_row_sheet_is_on_date: whether the point is on the date */
gboolean amends_row_sheet_is_on_date (AmendsRowSheet *self, double x, double y);
/** amends_row_sheet_is_on_private: whether the point is on what is private, once it is drawn */
gboolean amends_row_sheet_is_on_private (AmendsRowSheet *self, double x, double y);
/** amends_row_sheet_get_icon_label: Returns: (transfer none) (nullable): what the icon at the point stands for, once it is drawn */
const char *amends_row_sheet_get_icon_label (AmendsRowSheet *self, double x, double y);

/**
 * amends_row_sheet_get_height: Returns: pixels that any text needs in the font of @widget
 * @badges: with room for them; without, a text is low where @width is enough for most of what is written, or -1: wherever it is enough
 */
int amends_row_sheet_get_height (GtkWidget *widget, gboolean badges, int width);
/** amends_row_sheet_get_line_height: Returns: pixels of the first line */
int amends_row_sheet_get_line_height (GtkWidget *widget);

G_END_DECLS
