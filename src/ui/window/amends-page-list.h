/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AmendsPageList: the way from page to page, at the top of each page's sidebar; the one that is shown is marked. Uses the action win.show-page ("s").
 */
#define AMENDS_TYPE_PAGE_LIST (amends_page_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPageList, amends_page_list, AMENDS, PAGE_LIST, GtkBox)

/** amends_page_list_new: @current: the page that it is on: "reviews", "messages", "feedback" or "guide" */
GtkWidget *amends_page_list_new (const char *current);

/** amends_page_list_set_unread: how many messages nobody has read */
void amends_page_list_set_unread (AmendsPageList *self, guint unread);

G_END_DECLS
