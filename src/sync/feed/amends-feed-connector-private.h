/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feed-connector.h"

G_BEGIN_DECLS

struct _AmendsFeedConnector {
    GObject parent_instance;
    AmendsHttp *http;
    const AmendsPacing *pacing;
    guint max_pages;
};

G_END_DECLS
