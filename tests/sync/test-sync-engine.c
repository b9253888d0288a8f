/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-engine.h"

#include <glib/gstdio.h>
#include <string.h>

#include "amends-await.h"
#include "sync-fixture.h"

typedef enum {
    HANG_UP,
    SERVER_ERROR,
    CUT_PAGE,
    LOGIN_PAGE,
} Manner;

static FaultReply *
fail (Manner manner)
{
    if (manner == HANG_UP)
        return fault_reply_hang_up ();
    if (manner == SERVER_ERROR)
        return fault_reply_new (500, "Content-Type: text/html\r\n", "<html>");
    if (manner == CUT_PAGE)
        return fault_reply_raw ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                "Content-Length: 900\r\n\r\n{\"reviews\":[",
                                -1);
    return fault_reply_new (200, "Content-Type: text/html\r\n", "<html>Log in</html>");
}

/* All requests from the nth one on fail. */
typedef struct {
    guint from;
    guint seen;
    Manner manner;
    GCancellable *cancellable; /* (nullable): cancelled instead, and the answer hangs */
} Stop;

static FaultReply *
stop_cb (const FaultRequest *request G_GNUC_UNUSED, gpointer data)
{
    Stop *stop = data;
    FaultReply *reply;

    if (stop->seen++ < stop->from)
        return NULL;
    if (stop->cancellable == NULL)
        return fail (stop->manner);
    g_cancellable_cancel (stop->cancellable);
    reply = fault_reply_raw ("HTTP/1.1 200 OK\r\n", -1);
    reply->hang = TRUE;
    return reply;
}

/* How many requests a clean run takes, and what it leaves behind. */
static char *
run_clean (guint *n_requests)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);

    sync_fixture_expect_success (fixture);
    *n_requests = fault_server_get_n_requests (fixture->feed->server);
    return sync_fixture_dump (fixture);
}

static void
test_a_failure_anywhere_is_made_up_for (void)
{
    guint n_requests = 0;
    g_autofree char *clean = run_clean (&n_requests);

    g_assert_cmpuint (n_requests, ==, 3 + 5 + 2);
    for (Manner manner = HANG_UP; manner <= LOGIN_PAGE; manner++) {
        for (guint i = 0; i < n_requests; i++) {
            g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);
            Stop stop = { i, 0, manner, NULL };
            g_autofree char *after = NULL;
            guint before_resume;

            fixture->feed->fault = stop_cb;
            fixture->feed->fault_data = &stop;
            g_assert_false (sync_fixture_sync (fixture, NULL, NULL, NULL, NULL));
            g_assert_cmpint (sync_fixture_count (fixture), ==, i > 3 ? MIN ((i - 3) * 4, 17) : 0);
            fixture->feed->fault = NULL;
            before_resume = fault_server_get_n_requests (fixture->feed->server);
            sync_fixture_expect_success (fixture);
            after = sync_fixture_dump (fixture);
            g_assert_cmpstr (after, ==, clean);
            /* Pages that had arrived are not read again. */
            g_assert_cmpuint (fault_server_get_n_requests (fixture->feed->server) - before_resume, ==,
                              3 +
                                  (i >= 8  ? 1
                                   : i > 3 ? 8 - i
                                           : 5) +
                                  2);
        }
    }
}

static void
test_cancelling_anywhere_is_made_up_for (void)
{
    guint n_requests = 0;
    g_autofree char *clean = run_clean (&n_requests);

    for (guint i = 0; i < n_requests; i++) {
        g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsAccount) account = NULL;
        g_autofree char *after = NULL;
        Stop stop = { i, 0, HANG_UP, cancellable };

        fixture->feed->fault = stop_cb;
        fixture->feed->fault_data = &stop;
        g_assert_false (sync_fixture_sync (fixture, cancellable, NULL, NULL, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_false (amends_sync_engine_is_running (fixture->engine));
        account = sync_fixture_load_account (fixture, fixture->account_id);
        g_assert_null (account->last_error);
        g_assert_cmpint (account->last_synced_at, ==, 0);
        fixture->feed->fault = NULL;
        sync_fixture_expect_success (fixture);
        after = sync_fixture_dump (fixture);
        g_assert_cmpstr (after, ==, clean);
    }
}

static void
count_cb (guint *count)
{
    (*count)++;
}

static gboolean
cancel_when_waiting_cb (gpointer data)
{
    g_cancellable_cancel (data);
    return G_SOURCE_REMOVE;
}

static guint
wait_long (guint wait_ms G_GNUC_UNUSED, gpointer data)
{
    g_timeout_add (50, cancel_when_waiting_cb, data);
    return 60 * 1000;
}

static FaultReply *
throttle_cb (const FaultRequest *request G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
    return fault_reply_new (429, "Content-Type: application/json\r\nRetry-After: 90\r\n", "{}");
}

static void
note_waiting_cb (AmendsSyncEngine *engine, GParamSpec *pspec G_GNUC_UNUSED, gint64 *latest)
{
    gint64 until;

    g_object_get (engine, "waiting-until", &until, NULL);
    *latest = MAX (*latest, until);
}

static void
test_waiting_is_shown_and_can_be_cancelled (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    AmendsPacing pacing = fixture->pacing;
    g_autoptr (AmendsFeedConnector) slow = amends_feed_connector_new (fixture->http, &pacing);
    g_autoptr (GError) error = NULL;
    gint64 began = g_get_monotonic_time (), latest = 0, after;

    pacing.pause = wait_long;
    pacing.user_data = cancellable;
    amends_sync_engine_set_connector (fixture->engine, "feed", slow);
    fixture->feed->fault = throttle_cb;
    g_signal_connect (fixture->engine, "notify::waiting-until", G_CALLBACK (note_waiting_cb), &latest);
    g_assert_false (sync_fixture_sync (fixture, cancellable, NULL, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);
    g_assert_cmpint (latest, ==, SYNC_FIXTURE_NOW + 90);
    g_object_get (fixture->engine, "waiting-until", &after, NULL);
    g_assert_cmpint (after, ==, 0);
}

static void
test_progress_is_notified (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);
    guint n_running = 0, n_pages = 0, pages;
    guint64 rows;

    g_signal_connect_swapped (fixture->engine, "notify::running", G_CALLBACK (count_cb), &n_running);
    g_signal_connect_swapped (fixture->engine, "notify::pages", G_CALLBACK (count_cb), &n_pages);
    g_assert_false (amends_sync_engine_is_running (fixture->engine));
    sync_fixture_expect_success (fixture);
    g_object_get (fixture->engine, "rows", &rows, "pages", &pages, NULL);
    g_assert_cmpuint (n_running, ==, 2);
    g_assert_cmpuint (n_pages, >=, 7);
    g_assert_cmpuint (pages, ==, 7);
    g_assert_cmpuint (rows, ==, 2 + 2 + 17);
}

static void
test_a_second_sync_joins (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);
    g_auto (AmendsAwait) first = AMENDS_AWAIT_INIT, second = AMENDS_AWAIT_INIT;
    AmendsBatchResult one = { 0 }, two = { 0 };

    amends_sync_engine_sync_async (fixture->engine, 0, NULL, amends_await_cb, &first);
    g_assert_true (amends_sync_engine_is_running (fixture->engine));
    amends_sync_engine_sync_async (fixture->engine, fixture->account_id, NULL, amends_await_cb, &second);
    g_assert_true (amends_sync_engine_sync_finish (fixture->engine, amends_await (&first), &one, NULL, NULL));
    g_assert_true (amends_sync_engine_sync_finish (fixture->engine, amends_await (&second), &two, NULL, NULL));
    g_assert_cmpuint (one.added, ==, two.added);
    g_assert_cmpuint (fault_server_get_n_requests (fixture->feed->server), ==, 3 + 5 + 2);
}

static void
test_one_who_joined_may_leave (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);
    g_auto (AmendsAwait) stays = AMENDS_AWAIT_INIT, leaves = AMENDS_AWAIT_INIT;
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    amends_sync_engine_sync_async (fixture->engine, 0, cancellable, amends_await_cb, &leaves);
    amends_sync_engine_sync_async (fixture->engine, 0, NULL, amends_await_cb, &stays);
    g_cancellable_cancel (cancellable);
    g_assert_false (amends_sync_engine_sync_finish (fixture->engine, amends_await (&leaves), NULL, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_true (amends_sync_engine_is_running (fixture->engine));
    g_assert_true (amends_sync_engine_sync_finish (fixture->engine, amends_await (&stays), NULL, NULL, NULL));
    g_assert_cmpint (sync_fixture_count (fixture), ==, 17);
}

static void
test_asking_again_after_cancelling_starts_anew (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);
    g_auto (AmendsAwait) first = AMENDS_AWAIT_INIT, second = AMENDS_AWAIT_INIT;
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    amends_sync_engine_sync_async (fixture->engine, 0, cancellable, amends_await_cb, &first);
    g_cancellable_cancel (cancellable);
    g_main_context_iteration (NULL, FALSE);
    amends_sync_engine_sync_async (fixture->engine, 0, NULL, amends_await_cb, &second);
    g_assert_true (amends_sync_engine_sync_finish (fixture->engine, amends_await (&second), NULL, NULL, NULL));
    g_assert_false (amends_sync_engine_sync_finish (fixture->engine, amends_await (&first), NULL, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 17);
}

static gboolean
sync_one (SyncFixture *fixture, gint64 account_id, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_sync_engine_sync_async (fixture->engine, account_id, NULL, amends_await_cb, &await);
    return amends_sync_engine_sync_finish (fixture->engine, amends_await (&await), NULL, NULL, error);
}

static void
test_one_that_fails_does_not_stop_the_others (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    g_autoptr (FaultFeed) other = fault_feed_new (4, 5);
    gint64 other_id = sync_fixture_add_account (fixture, "sample", other->url, NULL);
    g_autoptr (AmendsAccount) account = NULL;
    Stop stop = { 0, 0, LOGIN_PAGE, NULL };
    g_autoptr (GError) error = NULL;

    sync_fixture_set_token (fixture, other_id, FAULT_FEED_TOKEN);
    fixture->feed->fault = stop_cb;
    fixture->feed->fault_data = &stop;
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_MALFORMED);
    account = sync_fixture_load_account (fixture, other_id);
    g_assert_null (account->last_error);
    g_assert_cmpint (account->last_synced_at, ==, SYNC_FIXTURE_NOW);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 4);
    g_assert_true (sync_one (fixture, other_id, &error));
    g_assert_false (sync_one (fixture, fixture->account_id, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
}

static void
test_accounts_without_connector (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    gint64 files = sync_fixture_add_account (fixture, "file", NULL, NULL);
    g_autoptr (GError) file_error = NULL, missing_error = NULL;

    sync_fixture_expect_success (fixture);
    g_assert_false (sync_one (fixture, files, &file_error));
    g_assert_error (file_error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED);
    g_assert_false (sync_one (fixture, 4711, &missing_error));
    g_assert_error (missing_error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED);
}

static void
test_tokens_come_from_a_file_too (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (3, 5);
    g_autofree char *path = g_build_filename (fixture->folder, "token.txt", NULL);
    gint64 id = sync_fixture_add_account (fixture, "sample", fixture->feed->url, path);
    g_autoptr (GError) error = NULL;

    g_assert_false (sync_one (fixture, id, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN);
    g_assert_true (g_file_set_contents (path, "  " FAULT_FEED_TOKEN "\r\n", -1, NULL));
    g_assert_true (sync_one (fixture, id, NULL));
    g_assert_true (g_file_set_contents (path, "withdrawn\n", -1, NULL));
    g_clear_error (&error);
    g_assert_false (sync_one (fixture, id, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNAUTHORISED);
}

static void
test_bad_addresses_are_refused (void)
{
    static const char *const urls[] = { "http://shop.example/feed", "ftp://shop.example", "feed",
                                        "https://u:p@shop.example", "https://shop.example/?token=x" };

    for (guint i = 0; i < G_N_ELEMENTS (urls); i++) {
        g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
        gint64 id = sync_fixture_add_account (fixture, "sample", urls[i], NULL);
        g_autoptr (GError) error = NULL;

        sync_fixture_set_token (fixture, id, FAULT_FEED_TOKEN);
        g_assert_false (sync_one (fixture, id, &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED);
    }
}

static AmendsAccount *
probe (SyncFixture *fixture, const char *url, const char *token, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_sync_engine_probe_async (fixture->engine, url, token, NULL, amends_await_cb, &await);
    return amends_sync_engine_probe_finish (fixture->engine, amends_await (&await), error);
}

static void
test_probing (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
    g_autofree char *untidy = g_strdup_printf ("  %s/ ", fixture->feed->url);
    g_autoptr (GError) wrong_token = NULL, wrong_path = NULL;
    g_autoptr (AmendsAccount) account = probe (fixture, untidy, FAULT_FEED_TOKEN, NULL);

    g_assert_cmpint (account->id, ==, 0);
    g_assert_cmpstr (account->kind, ==, "feed");
    g_assert_cmpstr (account->name, ==, "Nordlys Shop");
    g_assert_cmpstr (account->base_url, ==, fixture->feed->url);
    g_assert_null (probe (fixture, fixture->feed->url, "guess", &wrong_token));
    g_assert_error (wrong_token, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNAUTHORISED);
    g_assert_null (probe (fixture, fault_server_get_url (fixture->feed->server), FAULT_FEED_TOKEN, &wrong_path));
    g_assert_error (wrong_path, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED);
}

static void
assert_folder_lacks (const char *folder, const char *canary)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;
    guint n_files = 0;

    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *contents = NULL;
        gsize length;

        g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
        g_assert_null (memmem (contents, length, canary, strlen (canary)));
        n_files++;
    }
    g_assert_cmpuint (n_files, >, 0);
}

/* Runs in a process of its own, so that all that it prints can be read. */
static void
test_canary_subprocess (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (17, 4);
    Stop stop = { 4, 0, SERVER_ERROR, NULL };

    fixture->feed->fault = stop_cb;
    fixture->feed->fault_data = &stop;
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_SERVER);
    fixture->feed->fault = NULL;
    sync_fixture_expect_success (fixture);
    assert_folder_lacks (fixture->folder, FAULT_FEED_TOKEN);
    g_printerr ("the run was logged\n");
}

static void
test_the_token_is_written_nowhere (void)
{
    g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
    g_test_trap_subprocess ("/sync/engine/canary/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    g_test_trap_assert_stderr ("*the run was logged*");
    g_test_trap_assert_stderr_unmatched ("*" FAULT_FEED_TOKEN "*");
    g_test_trap_assert_stdout_unmatched ("*" FAULT_FEED_TOKEN "*");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/sync/engine/" name, function)
    ADD ("a-failure-anywhere-is-made-up-for", test_a_failure_anywhere_is_made_up_for);
    ADD ("cancelling-anywhere-is-made-up-for", test_cancelling_anywhere_is_made_up_for);
    ADD ("waiting-is-shown-and-can-be-cancelled", test_waiting_is_shown_and_can_be_cancelled);
    ADD ("progress-is-notified", test_progress_is_notified);
    ADD ("a-second-sync-joins", test_a_second_sync_joins);
    ADD ("one-who-joined-may-leave", test_one_who_joined_may_leave);
    ADD ("asking-again-after-cancelling-starts-anew", test_asking_again_after_cancelling_starts_anew);
    ADD ("one-that-fails-does-not-stop-the-others", test_one_that_fails_does_not_stop_the_others);
    ADD ("accounts-without-connector", test_accounts_without_connector);
    ADD ("tokens-come-from-a-file-too", test_tokens_come_from_a_file_too);
    ADD ("bad-addresses-are-refused", test_bad_addresses_are_refused);
    ADD ("probing", test_probing);
    ADD ("the-token-is-written-nowhere", test_the_token_is_written_nowhere);
    ADD ("canary/subprocess", test_canary_subprocess);
    return g_test_run ();
}
