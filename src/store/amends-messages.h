/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-message.h"

G_BEGIN_DECLS

/* Customers' answers in their table. All of it on the worker thread, inside a transaction. */

/** amends_messages_take: keeps a message; one that is here already stays read. @changed: (out) */
gboolean amends_messages_take (AmendsDb *db, gint64 account_id, const AmendsMessage *message, gboolean *changed,
                               GError **error);

/** amends_messages_list: unread first, newest first within. @review_id, @limit: 0 = all. Returns: (transfer full) (element-type AmendsMessage) */
GPtrArray *amends_messages_list (AmendsDb *db, gint64 review_id, guint limit, GError **error);

G_END_DECLS
