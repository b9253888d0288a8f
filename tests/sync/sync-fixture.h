/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feed-connector.h"
#include "amends-sync-engine.h"
#include "fault-feed.h"

G_BEGIN_DECLS

/* A store in a folder of its own, an engine that waits for nobody, and an account (id 1) at a FaultFeed. */
typedef struct {
    char *folder;
    AmendsStore *store;
    AmendsSecrets *secrets;
    AmendsHttp *http;
    AmendsPacing pacing;
    GArray *pauses; /* (element-type guint): the milliseconds it was asked to wait */
    AmendsFeedConnector *connector;
    AmendsSyncEngine *engine;
    FaultFeed *feed;
    gint64 account_id;
} SyncFixture;

#define SYNC_FIXTURE_NOW G_GINT64_CONSTANT (1769904000) /* 2026-02-01T00:00:00Z */

SyncFixture *sync_fixture_new (guint n_reviews, guint page_size);
void sync_fixture_free (SyncFixture *self);

/* sync_fixture_sync: (totals nullable) (rejections nullable) */
gboolean sync_fixture_sync (SyncFixture *self, GCancellable *cancellable, AmendsBatchResult *totals,
                            GPtrArray **rejections, GError **error);
/* sync_fixture_expect_error: syncs, and it fails with @code */
void sync_fixture_expect_error (SyncFixture *self, AmendsSyncError code);
void sync_fixture_expect_success (SyncFixture *self);

/* sync_fixture_add_account: Returns: its id. @url, @token_file: (nullable) */
gint64 sync_fixture_add_account (SyncFixture *self, const char *kind, const char *url, const char *token_file);
void sync_fixture_set_token (SyncFixture *self, gint64 account_id, const char *token);
AmendsAccount *sync_fixture_load_account (SyncFixture *self, gint64 account_id);

gint64 sync_fixture_count (SyncFixture *self);
/* sync_fixture_dump: all reviews as text, in a stable order, to compare two stores with */
char *sync_fixture_dump (SyncFixture *self);
/* sync_fixture_dup_cursor: (nullable): of a stream's stored state */
char *sync_fixture_dup_cursor (SyncFixture *self, const char *stream);
char *sync_fixture_dup_since (SyncFixture *self, const char *stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncFixture, sync_fixture_free)

G_END_DECLS
