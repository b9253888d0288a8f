/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-review-query.h"

G_BEGIN_DECLS

/**
 * AmendsViewRow: a view in the sidebar. One of the person's own (id not 0) has a menu to rename and remove it.
 *
 * Signals: "rename" (char *name); "remove". Accessibility: named "Inbox, 40 reviews".
 */
#define AMENDS_TYPE_VIEW_ROW (amends_view_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsViewRow, amends_view_row, AMENDS, VIEW_ROW, GtkListBoxRow)

/** amends_view_row_new: @query: (transfer full) */
GtkWidget *amends_view_row_new (gint64 id, const char *name, const char *icon_name, AmendsReviewQuery *query);

gint64 amends_view_row_get_id (AmendsViewRow *self);
const AmendsReviewQuery *amends_view_row_get_query (AmendsViewRow *self);
void amends_view_row_set_count (AmendsViewRow *self, guint64 count);

G_END_DECLS
