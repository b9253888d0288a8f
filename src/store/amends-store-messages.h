/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-message.h"
#include "amends-store.h"

G_BEGIN_DECLS

/** amends_store_list_messages_async: unread first, newest first within. @review_id: 0 = all. @limit: 0 = all */
void amends_store_list_messages_async (AmendsStore *self, gint64 review_id, guint limit, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsMessage) */
GPtrArray *amends_store_list_messages_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_mark_message_async: as read or unread. @message_id: 0 = all */
void amends_store_mark_message_async (AmendsStore *self, gint64 message_id, gboolean read, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_mark_message_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
