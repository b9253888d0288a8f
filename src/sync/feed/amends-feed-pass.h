/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feed-client.h"
#include "amends-feed-parser.h"
#include "amends-store.h"

G_BEGIN_DECLS

#define AMENDS_FEED_MAX_PAGES 20000
#define AMENDS_FEED_PAGE_SIZE 500

/**
 * amends_feed_pass_async: reads one stream to its end, page by page, from where the last pass was cut or else from
 * its watermark. Each page is stored whole with the place where the next begins. Its task's source object is @client.
 * @max_pages: after so many it is taken for a source without end
 */
void amends_feed_pass_async (AmendsFeedClient *client, AmendsStore *store, gint64 account_id, AmendsFeedStream stream,
                             guint max_pages, AmendsSyncProgress *progress, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/**
 * @found: (out): FALSE if the feed does not have the stream at all
 *
 * Returns: FALSE with AMENDS_SYNC_ERROR, AMENDS_STORE_ERROR or G_IO_ERROR_CANCELLED set
 */
gboolean amends_feed_pass_finish (AmendsFeedClient *client, GAsyncResult *result, gboolean *found, GError **error);

G_END_DECLS
