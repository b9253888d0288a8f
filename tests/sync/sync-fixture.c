/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include "amends-store-feedback.h"

#include <string.h>

#include "amends-await.h"
#include "amends-store-accounts.h"
#include "amends-store-reviews.h"
#include "test-folder.h"

static gint64
now_cb (gpointer data G_GNUC_UNUSED)
{
    return SYNC_FIXTURE_NOW;
}

static double
random_cb (gpointer data G_GNUC_UNUSED)
{
    return 0.5;
}

static guint
pause_cb (guint wait_ms, gpointer data)
{
    g_array_append_val (((SyncFixture *) data)->pauses, wait_ms);
    return 0;
}

static void
open_store (SyncFixture *self)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    self->folder = g_dir_make_tmp ("amends-sync-XXXXXX", &error);
    g_assert_no_error (error);
    amends_store_open_async (self->folder, now_cb, NULL, NULL, amends_await_cb, &await);
    self->store = amends_store_open_finish (amends_await (&await), &error);
    g_assert_no_error (error);
}

SyncFixture *
sync_fixture_new (guint n_reviews, guint page_size)
{
    SyncFixture *self = g_new0 (SyncFixture, 1);

    open_store (self);
    self->pauses = g_array_new (FALSE, FALSE, sizeof (guint));
    self->pacing = (AmendsPacing) { now_cb, random_cb, pause_cb, self };
    self->secrets = amends_secrets_new_in_memory ();
    self->http = amends_http_new ();
    amends_http_set_deadline (self->http, 5000);
    self->connector = amends_feed_connector_new (self->http, &self->pacing);
    self->engine = amends_sync_engine_new (self->store, self->secrets);
    amends_sync_engine_set_connector (self->engine, "feed", self->connector);
    amends_sync_engine_set_connector (self->engine, "sample", self->connector);
    self->feed = fault_feed_new (n_reviews, page_size);
    self->account_id = sync_fixture_add_account (self, "feed", self->feed->url, NULL);
    sync_fixture_set_token (self, self->account_id, FAULT_FEED_TOKEN);
    return self;
}

void
sync_fixture_free (SyncFixture *self)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    g_clear_object (&self->engine);
    g_clear_object (&self->connector);
    g_clear_object (&self->http);
    g_clear_object (&self->secrets);
    amends_store_close_async (self->store, amends_await_cb, &await);
    amends_store_close_finish (self->store, amends_await (&await), NULL);
    amends_await_clear (&await);
    g_clear_object (&self->store);
    fault_feed_free (self->feed);
    test_folder_remove (self->folder);
    g_free (self->folder);
    g_array_unref (self->pauses);
    g_free (self);
}

gboolean
sync_fixture_sync (SyncFixture *self, GCancellable *cancellable, AmendsBatchResult *totals, GPtrArray **rejections,
                   GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_sync_engine_sync_async (self->engine, 0, cancellable, amends_await_cb, &await);
    return amends_sync_engine_sync_finish (self->engine, amends_await (&await), totals, rejections, error);
}

void
sync_fixture_expect_error (SyncFixture *self, AmendsSyncError code)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsAccount) account = NULL;

    g_assert_false (sync_fixture_sync (self, NULL, NULL, NULL, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, (int) code);
    g_test_message ("%s", error->message);
    g_assert_null (strstr (error->message, FAULT_FEED_TOKEN));
    account = sync_fixture_load_account (self, self->account_id);
    g_assert_cmpstr (account->last_error, ==, amends_sync_error_to_code (code));
}

void
sync_fixture_expect_success (SyncFixture *self)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsAccount) account = NULL;
    gboolean done = sync_fixture_sync (self, NULL, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (done);
    account = sync_fixture_load_account (self, self->account_id);
    g_assert_null (account->last_error);
    g_assert_cmpint (account->last_synced_at, ==, SYNC_FIXTURE_NOW);
}

gint64
sync_fixture_add_account (SyncFixture *self, const char *kind, const char *url, const char *token_file)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsAccount fields = { .kind = kind,
                             .name = "Mine",
                             .base_url = url,
                             .professional = AMENDS_TRI_UNKNOWN,
                             .brand_owner = AMENDS_TRI_UNKNOWN,
                             .brand_representative = AMENDS_TRI_UNKNOWN,
                             .may_view = AMENDS_TRI_UNKNOWN,
                             .may_edit = AMENDS_TRI_UNKNOWN,
                             .token_file = token_file };
    g_autoptr (AmendsAccount) account = amends_account_new (&fields);
    gint64 id;

    amends_store_save_account_async (self->store, account, NULL, amends_await_cb, &await);
    id = amends_store_save_account_finish (self->store, amends_await (&await), &error);
    g_assert_no_error (error);
    return id;
}

void
sync_fixture_set_token (SyncFixture *self, gint64 account_id, const char *token)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_store_async (self->secrets, account_id, "Test", token, NULL, amends_await_cb, &await);
    g_assert_true (amends_secrets_store_finish (self->secrets, amends_await (&await), NULL, NULL));
}

AmendsAccount *
sync_fixture_load_account (SyncFixture *self, gint64 account_id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) accounts = NULL;

    amends_store_list_accounts_async (self->store, NULL, amends_await_cb, &await);
    accounts = amends_store_list_accounts_finish (self->store, amends_await (&await), &error);
    g_assert_no_error (error);
    for (guint i = 0; i < accounts->len; i++) {
        AmendsAccount *account = g_ptr_array_index (accounts, i);

        if (account->id == account_id)
            return amends_account_ref (account);
    }
    g_assert_not_reached ();
}

static GArray *
find_all (SyncFixture *self)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GError) error = NULL;
    GArray *ids;

    query->done = AMENDS_DONE_ALL;
    amends_store_find_ids_async (self->store, query, 0, NULL, amends_await_cb, &await);
    ids = amends_store_find_ids_finish (self->store, amends_await (&await), &error);
    g_assert_no_error (error);
    return ids;
}

gint64
sync_fixture_count (SyncFixture *self)
{
    g_autoptr (GArray) ids = find_all (self);

    return ids->len;
}

static int
compare_reviews (gconstpointer a, gconstpointer b)
{
    const AmendsReview *first = *(AmendsReview *const *) a, *second = *(AmendsReview *const *) b;

    return g_strcmp0 (first->external_id, second->external_id);
}

static void
dump_feedback (SyncFixture *self, GString *text)
{
    g_auto (AmendsAwait) found = AMENDS_AWAIT_INIT;
    g_auto (AmendsAwait) loaded = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = NULL;
    g_autoptr (GPtrArray) rows = NULL;

    amends_store_find_feedback_ids_async (self->store, query, 0, NULL, amends_await_cb, &found);
    ids = amends_store_find_feedback_ids_finish (self->store, amends_await (&found), &error);
    g_assert_no_error (error);
    amends_store_load_feedback_async (self->store, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                      amends_await_cb, &loaded);
    rows = amends_store_load_feedback_finish (self->store, amends_await (&loaded), &error);
    g_assert_no_error (error);
    for (guint i = 0; i < rows->len; i++) {
        const AmendsFeedback *feedback = rows->pdata[i];

        g_string_append_printf (text, "%s %s %s %d %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                                feedback->external_id, feedback->marketplace, feedback->order_id, feedback->stars,
                                feedback->text, feedback->published_at, feedback->removed_at);
    }
}

char *
sync_fixture_dump (SyncFixture *self)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GArray) ids = find_all (self);
    g_autoptr (GPtrArray) reviews = NULL;
    g_autoptr (GError) error = NULL;
    GString *text = g_string_new (NULL);

    amends_store_load_reviews_async (self->store, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                     amends_await_cb, &await);
    reviews = amends_store_load_reviews_finish (self->store, amends_await (&await), &error);
    g_assert_no_error (error);
    g_ptr_array_sort (reviews, compare_reviews);
    for (guint i = 0; i < reviews->len; i++) {
        AmendsReview *review = g_ptr_array_index (reviews, i);

        g_string_append_printf (text, "%s %s %s %d %s|%s %" G_GINT64_FORMAT " %d %d %s %" G_GINT64_FORMAT " %d\n",
                                review->external_id, review->marketplace, review->product_id, review->stars,
                                review->title, review->body, review->published_at, review->verified, review->helpful,
                                review->order_id, review->gone_at, review->n_versions);
    }
    dump_feedback (self, text);
    return g_string_free (text, FALSE);
}

static AmendsSyncState *
load_state (SyncFixture *self, const char *stream)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsSyncState *state;

    amends_store_get_sync_state_async (self->store, self->account_id, stream, NULL, amends_await_cb, &await);
    state = amends_store_get_sync_state_finish (self->store, amends_await (&await), &error);
    g_assert_no_error (error);
    return state;
}

char *
sync_fixture_dup_cursor (SyncFixture *self, const char *stream)
{
    g_autoptr (AmendsSyncState) state = load_state (self, stream);

    return g_strdup (state->cursor);
}

char *
sync_fixture_dup_since (SyncFixture *self, const char *stream)
{
    g_autoptr (AmendsSyncState) state = load_state (self, stream);

    return g_strdup (state->since);
}
