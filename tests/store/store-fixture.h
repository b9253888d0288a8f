/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-await.h"
#include "amends-db.h"
#include "amends-store-accounts.h"
#include "amends-store-actions.h"
#include "amends-store-batches.h"
#include "amends-store-contacts.h"
#include "amends-store-messages.h"
#include "amends-store-outbox.h"
#include "amends-store-reports.h"
#include "amends-store-reviews.h"
#include "amends-store-views.h"
#include "amends-store.h"

G_BEGIN_DECLS

#define TEST_NOW 1763769600 /* 2025-11-22 00:00 UTC */
#define TEST_DAY 86400
#define TEST_DONE_DAYS 30

/* A store in a folder of its own, with one account and a clock that the test sets. The calls below wait, and fail the test on an error. */
typedef struct {
    char *folder;
    gint64 now;
    AmendsStore *store;
    gint64 account_id;
    guint changes; /* flags of all "changed" signals so far */
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);
void store_fixture_reopen (StoreFixture *self);

AmendsStore *test_store_open (const char *folder, gint64 *now, GError **error);
void test_store_close (AmendsStore *store);
void test_remove_folder (const char *folder);
char *test_make_folder (void);

gint64 test_add_account (AmendsStore *store, const char *kind, const char *base_url);
gint64 test_save_account (AmendsStore *store, const AmendsAccount *account, GError **error);
GPtrArray *test_list_accounts (AmendsStore *store);
gboolean test_remove_account (AmendsStore *store, gint64 id, GError **error);

gboolean test_apply (AmendsStore *store, gint64 account_id, AmendsBatch *batch, AmendsBatchResult *counts,
                     GError **error);
AmendsBatchResult test_apply_ok (StoreFixture *self, AmendsBatch *batch);
AmendsBatchResult test_add_review (StoreFixture *self, const AmendsReview *fields);
AmendsBatch *test_batch_of (const AmendsReview *fields, gsize n);

GArray *test_find_ids (AmendsStore *store, const AmendsReviewQuery *query, guint limit);
GPtrArray *test_load (AmendsStore *store, const gint64 *ids, gsize n);
AmendsReview *test_load_one (AmendsStore *store, gint64 id);
gint64 test_find_id (AmendsStore *store, const char *external_id);
AmendsFacets *test_facets (AmendsStore *store, const AmendsReviewQuery *query);
gint64 test_count (AmendsStore *store, const AmendsReviewQuery *query);
gint64 test_count_all (AmendsStore *store);
AmendsReviewDetail *test_detail (AmendsStore *store, gint64 id, GError **error);

AmendsActionResult test_set_done (AmendsStore *store, const gint64 *ids, gsize n, gboolean done);
AmendsActionResult test_set_query_done (AmendsStore *store, const AmendsReviewQuery *query, gboolean done);
gboolean test_set_note (AmendsStore *store, gint64 id, const char *text, AmendsActionResult *what, GError **error);
gboolean test_undo (AmendsStore *store, AmendsActionResult *what, GError **error);
gboolean test_undo_event (AmendsStore *store, gint64 event_id, AmendsActionResult *what, GError **error);
gboolean test_redo (AmendsStore *store, AmendsActionResult *what, GError **error);
/* What undo and redo would do now: the events that would be taken back or done again. */
typedef struct {
    gboolean can_undo, can_redo;
    AmendsActionResult undo, redo;
} AmendsUndoState;

AmendsUndoState test_undo_state (AmendsStore *store);
/* A connection of the test's own, that only reads; close it before the store. */
AmendsDb *test_open_db (AmendsStore *store);
gint64 test_ask (AmendsStore *store, const char *sql);
GPtrArray *test_events (AmendsStore *store, guint limit);

/* test_drop_list_indexes: as another process leaves the file in the middle of a large import */
void test_drop_list_indexes (const char *folder);

/* test_check: the sentences of a check, joined; "" if all is well */
char *test_check (AmendsStore *store);

G_END_DECLS
