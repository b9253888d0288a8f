/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-erase.h"

#include <glib/gstdio.h>

#include "amends-outbox-lock.h"
#include "archive-fixture.h"
#include "store-fixture.h"

typedef struct {
    char *folder;
    AmendsSecrets *secrets;
} Fixture;

static void
fill (Fixture *fixture)
{
    static const char *const NAMES[] = { "backups/amends-2026-11-22-180500Z.db",
                                         "amends-before-v4.db",
                                         "broken-2026-11-22-100000.db",
                                         "rules/de.json",
                                         "outbox.lock",
                                         "taxes.ods",
                                         "backups/letter.txt",
                                         "sample/amends.db" };
    AmendsStore *store;
    gint64 now = TEST_NOW;

    store = test_store_open (fixture->folder, &now, NULL);
    g_assert_nonnull (store);
    test_add_account (store, "feed", "https://shop.example/feed");
    test_store_close (store);
    for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
        archive_write (fixture->folder, NAMES[i], "x");
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->folder = test_make_folder ();
    fixture->secrets = amends_secrets_new_in_memory ();
    amends_secrets_set_folder (fixture->secrets, fixture->folder);
    fill (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_object_unref (fixture->secrets);
    test_remove_folder (fixture->folder);
    g_free (fixture->folder);
}

static gboolean
run (Fixture *fixture, GSettings *settings, AmendsEraseResult *what, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_erase_run_async (fixture->folder, fixture->secrets, settings, amends_await_cb, &await);
    return amends_erase_run_finish (amends_await (&await), what, error);
}

static void
assert_erased (Fixture *fixture)
{
    static const char *const GONE[] = { "amends.db",
                                        "amends.db-wal",
                                        "amends.db-shm",
                                        "backups/amends-2026-11-22-180500Z.db",
                                        "amends-before-v4.db",
                                        "broken-2026-11-22-100000.db",
                                        "rules",
                                        "outbox.lock",
                                        "amends.lock",
                                        "erasing" };
    static const char *const KEPT[] = { "taxes.ods", "backups/letter.txt", "sample/amends.db" };

    for (guint i = 0; i < G_N_ELEMENTS (GONE); i++) {
        g_test_message ("%s", GONE[i]);
        g_assert_false (archive_has (fixture->folder, GONE[i]));
    }
    for (guint i = 0; i < G_N_ELEMENTS (KEPT); i++) {
        g_test_message ("%s", KEPT[i]);
        g_assert_true (archive_has (fixture->folder, KEPT[i]));
    }
    g_assert_false (amends_erase_is_pending (fixture->folder));
}

static char *
look_up_token (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_lookup_async (fixture->secrets, 1, NULL, amends_await_cb, &await);
    return amends_secrets_lookup_finish (fixture->secrets, amends_await (&await), NULL);
}

static void
keep_token (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_store_async (fixture->secrets, 1, "Shop", "CANARY", NULL, amends_await_cb, &await);
    g_assert_true (amends_secrets_store_finish (fixture->secrets, amends_await (&await), NULL, NULL));
}

/* Files, tokens and settings, and nothing that is not ours. */
static void
test_everything (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GSettings) settings = g_settings_new ("io.github.amendsapp.Amends");
    g_autoptr (GError) error = NULL;
    AmendsEraseResult what;
    AmendsStore *store;
    gint64 now = TEST_NOW;
    g_autoptr (GPtrArray) accounts = NULL;

    keep_token (fixture);
    g_settings_set_uint (settings, "sync-interval", 45);
    g_settings_set_string (settings, "last-query", "from:Anna");
    run (fixture, settings, &what, &error);
    g_assert_no_error (error);
    assert_erased (fixture);
    g_assert_cmpuint (what.n_files, >=, 6);
    g_assert_false (what.tokens_left);
    g_assert_null (look_up_token (fixture));
    g_assert_cmpuint (g_settings_get_uint (settings, "sync-interval"), ==, 60);
    g_assert_null (g_settings_get_user_value (settings, "last-query"));
    store = test_store_open (fixture->folder, &now, &error);
    g_assert_no_error (error);
    accounts = test_list_accounts (store);
    g_assert_cmpuint (accounts->len, ==, 0);
    test_store_close (store);
}

/* Of the sample shop: the person's settings stay. */
static void
test_without_settings (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GSettings) settings = g_settings_new ("io.github.amendsapp.Amends");
    g_autoptr (GError) error = NULL;

    g_settings_set_uint (settings, "sync-interval", 45);
    run (fixture, NULL, NULL, &error);
    g_assert_no_error (error);
    assert_erased (fixture);
    g_assert_cmpuint (g_settings_get_uint (settings, "sync-interval"), ==, 45);
    g_settings_reset (settings, "sync-interval");
}

/* However far one came that was cut off, the next one ends it. */
static void
test_resumes (Fixture *fixture, gconstpointer data)
{
    const char *const *gone = data;
    g_autoptr (GError) error = NULL;

    keep_token (fixture);
    g_assert_false (amends_erase_is_pending (fixture->folder));
    archive_write (fixture->folder, "erasing", "");
    g_assert_true (amends_erase_is_pending (fixture->folder));
    for (guint i = 0; gone[i] != NULL; i++) {
        g_autofree char *path = g_build_filename (fixture->folder, gone[i], NULL);

        g_assert_cmpint (g_unlink (path), ==, 0);
    }
    run (fixture, NULL, NULL, &error);
    g_assert_no_error (error);
    assert_erased (fixture);
    g_assert_null (look_up_token (fixture));
}

static void
assert_untouched (Fixture *fixture, const GError *error)
{
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
    g_assert_true (archive_has (fixture->folder, "amends.db"));
    g_assert_true (archive_has (fixture->folder, "backups/amends-2026-11-22-180500Z.db"));
    g_assert_false (amends_erase_is_pending (fixture->folder));
}

static void
test_waits_for_a_message (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    int lock = -1;

    g_assert_true (amends_outbox_lock_take (fixture->folder, &lock, NULL));
    g_assert_false (run (fixture, NULL, NULL, &error));
    assert_untouched (fixture, error);
    g_assert_nonnull (strstr (error->message, "message"));
    amends_outbox_lock_release (&lock);
    g_clear_error (&error);
    g_assert_true (run (fixture, NULL, NULL, &error));
    assert_erased (fixture);
}

static void
test_waits_for_who_has_it_open (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gint64 now = TEST_NOW;
    AmendsStore *store = test_store_open (fixture->folder, &now, &error);
    g_autoptr (GPtrArray) accounts = NULL;

    g_assert_no_error (error);
    g_assert_false (run (fixture, NULL, NULL, &error));
    assert_untouched (fixture, error);
    accounts = test_list_accounts (store);
    g_assert_cmpuint (accounts->len, ==, 1);
    test_store_close (store);
    g_clear_error (&error);
    g_assert_true (run (fixture, NULL, NULL, &error));
    assert_erased (fixture);
}

/* The data file lies elsewhere: the link and what it leads to go. */
static void
test_link (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *elsewhere = test_make_folder ();
    g_autofree char *from = g_build_filename (fixture->folder, "amends-before-v4.db", NULL);
    g_autofree char *to = g_build_filename (elsewhere, "moved.db", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (g_rename (from, to), ==, 0);
    g_assert_cmpint (symlink (to, from), ==, 0);
    g_assert_true (run (fixture, NULL, NULL, &error));
    assert_erased (fixture);
    g_assert_false (archive_has (elsewhere, "moved.db"));
    test_remove_folder (elsewhere);
}

/* A file that is no data of ours does not stop it. */
static void
test_damaged (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    archive_write (fixture->folder, "amends.db", "nothing of ours");
    g_assert_true (run (fixture, NULL, NULL, &error));
    assert_erased (fixture);
}

#define ADD(name, data, func) g_test_add ("/erase/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    static const char *const NOTHING[] = { NULL };
    static const char *const FILE_ONLY[] = { "amends.db", NULL };
    static const char *const MOST[] = { "amends.db", "amends-before-v4.db", "broken-2026-11-22-100000.db",
                                        "backups/amends-2026-11-22-180500Z.db", NULL };

    g_test_init (&argc, &argv, NULL);
    ADD ("everything", NULL, test_everything);
    ADD ("without-settings", NULL, test_without_settings);
    ADD ("resumes/nothing-gone", NOTHING, test_resumes);
    ADD ("resumes/file-gone", FILE_ONLY, test_resumes);
    ADD ("resumes/most-gone", MOST, test_resumes);
    ADD ("waits-for-a-message", NULL, test_waits_for_a_message);
    ADD ("waits-for-who-has-it-open", NULL, test_waits_for_who_has_it_open);
    ADD ("link", NULL, test_link);
    ADD ("damaged", NULL, test_damaged);
    return g_test_run ();
}
