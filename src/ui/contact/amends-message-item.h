/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-message.h"

G_BEGIN_DECLS

/** AmendsMessageItem: a message as an item of a list model. Signals: "changed" when it is told anew. */
#define AMENDS_TYPE_MESSAGE_ITEM (amends_message_item_get_type ())
G_DECLARE_FINAL_TYPE (AmendsMessageItem, amends_message_item, AMENDS, MESSAGE_ITEM, GObject)

AmendsMessageItem *amends_message_item_new (AmendsMessage *message);

/** amends_message_item_get_message: Returns: (transfer none) */
AmendsMessage *amends_message_item_get_message (AmendsMessageItem *self);
/** amends_message_item_set_message: the same message, as it is now */
void amends_message_item_set_message (AmendsMessageItem *self, AmendsMessage *message);

G_END_DECLS
