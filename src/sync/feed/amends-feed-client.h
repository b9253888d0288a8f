/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-http.h"
#include "amends-retry.h"
#include "amends-sync-progress.h"

G_BEGIN_DECLS

/** AmendsFeedClient: asks one feed, again where that is worth it, and says in our words what its answers mean. */
#define AMENDS_TYPE_FEED_CLIENT (amends_feed_client_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedClient, amends_feed_client, AMENDS, FEED_CLIENT, GObject)

/**
 * amends_feed_client_new:
 * @pacing: not copied
 * @url: the feed's base, as a person gave it
 * @progress: (nullable): told when the source asks to wait
 *
 * Returns: (transfer full): or NULL with AMENDS_SYNC_ERROR_UNSUPPORTED set
 */
AmendsFeedClient *amends_feed_client_new (AmendsHttp *http, const AmendsPacing *pacing, const char *url,
                                          const char *token, AmendsSyncProgress *progress, GError **error);

/** amends_feed_client_get_url: Returns: the base, tidied */
const char *amends_feed_client_get_url (AmendsFeedClient *self);

typedef enum {
    AMENDS_FEED_ANSWER_PAGE,
    AMENDS_FEED_ANSWER_UNCHANGED,      /* the ETag still holds */
    AMENDS_FEED_ANSWER_CURSOR_EXPIRED, /* begin the stream again */
    AMENDS_FEED_ANSWER_NOT_FOUND,      /* the feed does not have this */
} AmendsFeedAnswerKind;

typedef struct {
    AmendsFeedAnswerKind kind;
    GBytes *body; /* (nullable): of a page only */
    char *etag;   /* (nullable) */
} AmendsFeedAnswer;

void amends_feed_answer_free (AmendsFeedAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedAnswer, amends_feed_answer_free)

/**
 * amends_feed_client_get_async:
 * @path: "reviews", without slash
 * @query: (nullable): encoded, without question mark
 * @etag: (nullable): of what we have
 */
void amends_feed_client_get_async (AmendsFeedClient *self, const char *path, const char *query, const char *etag,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): or NULL with AMENDS_SYNC_ERROR or G_IO_ERROR_CANCELLED set */
AmendsFeedAnswer *amends_feed_client_get_finish (AmendsFeedClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
