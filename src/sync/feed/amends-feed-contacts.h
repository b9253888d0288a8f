/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-connector.h"

G_BEGIN_DECLS

/** amends_feed_contacts_fill: puts what a feed can do about contacts into the interface of AmendsFeedConnector */
void amends_feed_contacts_fill (AmendsConnectorInterface *iface);

G_END_DECLS
