/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-sample-contacts.h"

G_BEGIN_DECLS

/**
 * AmendsSampleShop: a make-believe shop that speaks the review feed (data/feed/amends-feed.openapi.yaml) on loopback, protected by a token that
 * is made anew at each start. What it holds depends only on seed, size and today's date.
 */
#define AMENDS_TYPE_SAMPLE_SHOP (amends_sample_shop_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSampleShop, amends_sample_shop, AMENDS, SAMPLE_SHOP, GObject)

#define AMENDS_SAMPLE_SHOP_REVIEWS 1500
#define AMENDS_SAMPLE_SHOP_SEED 1

/** amends_sample_shop_new: @now: the instant that all dates are relative to */
AmendsSampleShop *amends_sample_shop_new (guint n_reviews, guint32 seed, gint64 now);

/**
 * amends_sample_shop_set_clock: by default the time goes on from the instant that the shop was made for. Customers answer by this clock.
 * Before it starts.
 */
typedef gint64 (*AmendsSampleClock) (gpointer user_data);
void amends_sample_shop_set_clock (AmendsSampleShop *self, AmendsSampleClock clock, gpointer user_data);

/** amends_sample_shop_set_fault: misbehaves with each request that the fault is about from now on; a header X-Sample-Fault asks for it with one. NONE: behaves again */
void amends_sample_shop_set_fault (AmendsSampleShop *self, AmendsSampleFault fault);

/** amends_sample_shop_set_most_requests: from how many requests in a second on it refuses more; at most, and by default, 200. Before it starts */
void amends_sample_shop_set_most_requests (AmendsSampleShop *self, guint a_second);

/** amends_sample_shop_count_contacts: how many it has taken */
guint amends_sample_shop_count_contacts (AmendsSampleShop *self);

/** amends_sample_shop_start: listens on 127.0.0.1, in the thread-default main context. @port: 0 = a free one */
gboolean amends_sample_shop_start (AmendsSampleShop *self, guint port, GError **error);
void amends_sample_shop_stop (AmendsSampleShop *self);

/** (nullable) before start: "http://127.0.0.1:PORT/feed/v1" */
const char *amends_sample_shop_get_url (AmendsSampleShop *self);
const char *amends_sample_shop_get_token (AmendsSampleShop *self);

G_END_DECLS
