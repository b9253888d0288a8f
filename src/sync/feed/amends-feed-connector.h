/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-connector.h"
#include "amends-http.h"
#include "amends-retry.h"

G_BEGIN_DECLS

/**
 * AmendsFeedConnector: reads a review feed: the account, then its products, orders and reviews. The sample shop is
 * one too.
 */
#define AMENDS_TYPE_FEED_CONNECTOR (amends_feed_connector_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedConnector, amends_feed_connector, AMENDS, FEED_CONNECTOR, GObject)

/** amends_feed_connector_new: @pacing: (nullable): not copied; NULL = the system's clock */
AmendsFeedConnector *amends_feed_connector_new (AmendsHttp *http, const AmendsPacing *pacing);

/** amends_feed_connector_set_max_pages: after how many pages a stream is taken for endless */
void amends_feed_connector_set_max_pages (AmendsFeedConnector *self, guint max_pages);

G_END_DECLS
