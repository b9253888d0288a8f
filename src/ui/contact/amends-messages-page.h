/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-message.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsMessagesPage: customers' answers (#31), unread first. Reading one marks it as read; it is answered on the marketplace, one click away.
 *
 * Properties: "unread" (guint): how many are unread. Actions on itself (group "messages"): answer, open-review, toggle-read, next, previous, back.
 * Actions it expects on the window: win.show-review ("x").
 */
#define AMENDS_TYPE_MESSAGES_PAGE (amends_messages_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsMessagesPage, amends_messages_page, AMENDS, MESSAGES_PAGE, AdwBin)

/** amends_messages_page_new: @settings: (nullable): key single-key-shortcuts */
AmendsMessagesPage *amends_messages_page_new (AmendsStore *store, GSettings *settings, GMenuModel *primary_menu);

guint amends_messages_page_get_unread (AmendsMessagesPage *self);

/** amends_messages_page_show_message: chooses and opens it */
void amends_messages_page_show_message (AmendsMessagesPage *self, gint64 message_id);

/** amends_messages_page_set_switcher: what leads to the other pages, shown at the side. @switcher: (transfer floating) */
void amends_messages_page_set_switcher (AmendsMessagesPage *self, GtkWidget *switcher);

G_END_DECLS
