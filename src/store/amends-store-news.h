/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store.h"

G_BEGIN_DECLS

/**
 * amends_store_take_news_async: reviews that came in a sync after the first whole one of their account. Each is given once, whoever asks, also after a restart.
 * @stars: bit n set: reviews with n stars are wanted; of the others nothing is told later either
 * @postponed: gives none, and leaves them for the next time; accounts that were synced whole for the first time begin all the same
 */
void amends_store_take_news_async (AmendsStore *self, guint stars, gboolean postponed, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type gint64): those that are open and still at their source, the earliest first */
GArray *amends_store_take_news_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
