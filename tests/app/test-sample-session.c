/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-session.h"

#include "amends-await.h"
#include "amends-review-query.h"
#include "amends-sample-shop.h"
#include "amends-store-accounts.h"
#include "amends-store-reviews.h"

#include <glib/gstdio.h>

#define NOW 1795305600

static void
remove_files (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR))
            remove_files (path);
        else
            g_unlink (path);
    }
    g_rmdir (folder);
}

static AmendsContext *
open_context (const char *root)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsContext *context;

    amends_context_open_async (root, TRUE, NULL, amends_await_cb, &await);
    context = amends_context_open_finish (amends_await (&await), &error);
    g_assert_no_error (error);
    return context;
}

static AmendsSampleSession *
start_session (AmendsContext *context)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsSampleSession *session;

    amends_sample_session_start_async (context, NOW, NULL, amends_await_cb, &await);
    session = amends_sample_session_start_finish (context, amends_await (&await), &error);
    g_assert_no_error (error);
    return session;
}

static void
sync_all (AmendsContext *context)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsSyncEngine *engine = amends_context_get_engine (context);

    amends_sync_engine_sync_async (engine, 0, NULL, amends_await_cb, &await);
    g_assert_true (amends_sync_engine_sync_finish (engine, amends_await (&await), NULL, NULL, &error));
    g_assert_no_error (error);
}

static gint64
count_reviews (AmendsContext *context)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    AmendsStore *store = amends_context_get_store (context);

    amends_store_count_async (store, all, NULL, amends_await_cb, &await);
    return amends_store_count_finish (store, amends_await (&await), NULL);
}

static void
close_context (AmendsContext *context)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_context_close_async (context, amends_await_cb, &await);
    g_assert_true (amends_context_close_finish (context, amends_await (&await), NULL));
}

/* Address and token are new at each start; the account and what came from it are not. */
static void
test_two_starts (void)
{
    g_autofree char *root = g_dir_make_tmp ("amends-sample-XXXXXX", NULL);
    gint64 account_id = 0;

    for (int i = 0; i < 2; i++) {
        g_autoptr (AmendsContext) context = open_context (root);
        g_autoptr (AmendsSampleSession) session = start_session (context);
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
        g_autoptr (GPtrArray) accounts = NULL;
        const AmendsAccount *account;

        sync_all (context);
        g_assert_cmpint (count_reviews (context), ==, AMENDS_SAMPLE_SHOP_REVIEWS);
        amends_store_list_accounts_async (amends_context_get_store (context), NULL, amends_await_cb, &await);
        accounts = amends_store_list_accounts_finish (amends_context_get_store (context), amends_await (&await), NULL);
        g_assert_cmpuint (accounts->len, ==, 1);
        account = g_ptr_array_index (accounts, 0);
        g_assert_cmpstr (account->kind, ==, "sample");
        g_assert_true (g_str_has_prefix (account->base_url, "http://127.0.0.1:"));
        g_assert_cmpint (account->id, ==, amends_sample_session_get_account_id (session));
        if (i > 0)
            g_assert_cmpint (account->id, ==, account_id);
        account_id = account->id;
        g_clear_object (&session);
        close_context (context);
    }
    remove_files (root);
}

static void
test_marker (void)
{
    g_autofree char *root = g_dir_make_tmp ("amends-sample-XXXXXX", NULL);

    g_assert_false (amends_sample_session_is_remembered (root));
    amends_sample_session_remember (root, FALSE);
    g_assert_false (amends_sample_session_is_remembered (root));
    amends_sample_session_remember (root, TRUE);
    g_assert_true (amends_sample_session_is_remembered (root));
    amends_sample_session_remember (root, TRUE);
    g_assert_true (amends_sample_session_is_remembered (root));
    amends_sample_session_remember (root, FALSE);
    g_assert_false (amends_sample_session_is_remembered (root));
    remove_files (root);
}

static void
test_cancelled (void)
{
    g_autofree char *root = g_dir_make_tmp ("amends-sample-XXXXXX", NULL);
    g_autoptr (AmendsContext) context = open_context (root);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    amends_sample_session_start_async (context, NOW, cancellable, amends_await_cb, &await);
    g_assert_null (amends_sample_session_start_finish (context, amends_await (&await), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    close_context (context);
    remove_files (root);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/sample-session/two-starts", test_two_starts);
    g_test_add_func ("/app/sample-session/marker", test_marker);
    g_test_add_func ("/app/sample-session/cancelled", test_cancelled);
    return g_test_run ();
}
