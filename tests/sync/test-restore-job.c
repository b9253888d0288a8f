/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-restore-job.h"

#include <glib/gstdio.h>

#include "backup-calls.h"

#define OTHER "https://other.example"

typedef struct {
    BackupFixture data;
    AmendsSecrets *secrets;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    backup_fixture_set_up (&fixture->data, NULL);
    fixture->secrets = amends_secrets_new_in_memory ();
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_object_unref (fixture->secrets);
    backup_fixture_tear_down (&fixture->data, NULL);
}

static void
keep_token (Fixture *fixture, gint64 account_id, const char *token)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_store_async (fixture->secrets, account_id, "Shop", token, NULL, amends_await_cb, &await);
    g_assert_true (amends_secrets_store_finish (fixture->secrets, amends_await (&await), NULL, NULL));
}

static void
assert_token (Fixture *fixture, gint64 account_id, const char *expected)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    char *token;

    amends_secrets_lookup_async (fixture->secrets, account_id, NULL, amends_await_cb, &await);
    token = amends_secrets_lookup_finish (fixture->secrets, amends_await (&await), NULL);
    g_assert_cmpstr (token, ==, expected);
    amends_secret_free (token);
}

static AmendsRestore *
restore (Fixture *fixture, const char *path, GCancellable *cancellable, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_restore_job_run_async (fixture->data.backups, fixture->secrets, path, cancellable, amends_await_cb, &await);
    return amends_restore_job_run_finish (fixture->data.backups, amends_await (&await), error);
}

/* A token stays with the address that it was given for, and goes to no other one of the same number. */
static void
test_tokens (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 second = test_add_account (fixture->data.data.store, "feed", OTHER);
    g_autofree char *path = test_back_up (&fixture->data);
    g_autoptr (AmendsRestore) done = NULL;
    g_autoptr (GError) error = NULL;

    keep_token (fixture, fixture->data.data.account_id, "of the first");
    keep_token (fixture, second, "of a third one");
    test_save_account (fixture->data.data.store,
                       &(AmendsAccount) { .id = second,
                                          .kind = "feed",
                                          .base_url = "https://third.example",
                                          .professional = AMENDS_TRI_UNKNOWN,
                                          .brand_owner = AMENDS_TRI_UNKNOWN,
                                          .brand_representative = AMENDS_TRI_UNKNOWN,
                                          .may_view = AMENDS_TRI_UNKNOWN,
                                          .may_edit = AMENDS_TRI_UNKNOWN },
                       &error);
    g_assert_no_error (error);
    test_close_data (&fixture->data);
    done = restore (fixture, path, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (amends_restore_get_strangers (done)->len, ==, 1);
    g_assert_nonnull (amends_restore_get_aside (done));
    assert_token (fixture, fixture->data.data.account_id, "of the first");
    assert_token (fixture, second, NULL);
    test_open_data (&fixture->data);
}

/* What is refused changes nothing, not even a token. */
static void
test_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = test_back_up (&fixture->data);
    g_autofree char *live = g_build_filename (fixture->data.data.folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;

    keep_token (fixture, fixture->data.data.account_id, "of the first");
    g_assert_true (g_file_set_contents (path, "cut off", -1, NULL));
    test_close_data (&fixture->data);
    g_assert_null (restore (fixture, path, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FOREIGN);
    g_clear_error (&error);
    g_assert_null (restore (fixture, live, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    assert_token (fixture, fixture->data.data.account_id, "of the first");
    test_open_data (&fixture->data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = test_back_up (&fixture->data);
    g_autofree char *left = NULL;
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    keep_token (fixture, fixture->data.data.account_id, "of the first");
    test_close_data (&fixture->data);
    g_cancellable_cancel (cancellable);
    g_assert_null (restore (fixture, path, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    assert_token (fixture, fixture->data.data.account_id, "of the first");
    left = test_names (fixture->data.data.folder, "restored-");
    g_assert_cmpstr (left, ==, "");
    test_open_data (&fixture->data);
}

#define ADD(name, func) g_test_add ("/sync/restore-job/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    ADD ("tokens", test_tokens);
    ADD ("refused", test_refused);
    ADD ("cancelled", test_cancelled);
    return g_test_run ();
}
