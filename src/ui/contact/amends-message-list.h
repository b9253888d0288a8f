/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-message.h"

G_BEGIN_DECLS

/**
 * AmendsMessageList: customers' answers, unread first, newest first within. The chosen one keeps its place when it becomes read, until another is chosen.
 *
 * Signals: "selected" (AmendsMessage *, nullable) when another one is chosen, or the chosen one has changed; "opened" when a row is activated.
 */
#define AMENDS_TYPE_MESSAGE_LIST (amends_message_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsMessageList, amends_message_list, AMENDS, MESSAGE_LIST, AdwBin)

GtkWidget *amends_message_list_new (void);

/** amends_message_list_set: @messages: (element-type AmendsMessage) */
void amends_message_list_set (AmendsMessageList *self, GPtrArray *messages);

/** amends_message_list_get_selected: Returns: (transfer none) (nullable) */
AmendsMessage *amends_message_list_get_selected (AmendsMessageList *self);

/** amends_message_list_select: does nothing where it is not in the list */
void amends_message_list_select (AmendsMessageList *self, gint64 message_id);

/** amends_message_list_move: @by: 1 or -1 */
void amends_message_list_move (AmendsMessageList *self, int by);

guint amends_message_list_get_n_unread (AmendsMessageList *self);
guint amends_message_list_get_size (AmendsMessageList *self);

G_END_DECLS
