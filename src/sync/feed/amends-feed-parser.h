/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-batch.h"

G_BEGIN_DECLS

/* Turns answers of a review feed (data/feed/amends-feed.openapi.yaml) into values. Pure and thread-safe. */

typedef enum {
    AMENDS_FEED_PRODUCTS,
    AMENDS_FEED_ORDERS,
    AMENDS_FEED_REVIEWS,
    AMENDS_FEED_CONTACTS, /* what became of contacts: deliveries and refunds */
    AMENDS_FEED_MESSAGES, /* customers' answers */
} AmendsFeedStream;

/** amends_feed_stream_get_name: Returns: its path below the base, and the name of its list and of its sync state */
const char *amends_feed_stream_get_name (AmendsFeedStream stream);

/** AmendsFeedPage: one answer of a stream. */
typedef struct {
    AmendsBatch *batch;
    char *next_cursor; /* (nullable): NULL on the last page */
    char *as_of;       /* (nullable): what to ask from next time */
} AmendsFeedPage;

void amends_feed_page_free (AmendsFeedPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedPage, amends_feed_page_free)

/**
 * amends_feed_parser_parse_page: rows that are malformed are rejected with their position and the reason; the rest
 * arrive.
 *
 * Returns: (transfer full): or NULL with AMENDS_SYNC_ERROR_MALFORMED set if it is no page at all
 */
AmendsFeedPage *amends_feed_parser_parse_page (AmendsFeedStream stream, GBytes *body, GError **error);

/**
 * amends_feed_parser_parse_account: Returns: (transfer full): kind "feed", id 0, no address; or NULL with
 * AMENDS_SYNC_ERROR_MALFORMED set
 */
AmendsAccount *amends_feed_parser_parse_account (GBytes *body, GError **error);

/**
 * amends_feed_parser_parse_error: Returns: (transfer full) (nullable): the code in an error's body. @body: (nullable)
 */
char *amends_feed_parser_parse_error (GBytes *body);

G_END_DECLS
