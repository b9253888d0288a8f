/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-token.h"

#include <glib/gstdio.h>
#include <string.h>

#include "amends-await.h"
#include "amends-sync-error.h"

static char *
find (AmendsSecrets *secrets, const char *token_file, GCancellable *cancellable, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsAccount) account =
        amends_account_new (&(AmendsAccount) { .id = 1, .kind = "feed", .token_file = token_file });

    amends_sync_token_find_async (secrets, account, cancellable, amends_await_cb, &await);
    return amends_sync_token_find_finish (secrets, amends_await (&await), error);
}

static void
test_a_kept_token_comes_first (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autofree char *token = NULL;

    amends_secrets_store_async (secrets, 1, "Test", "kept", NULL, amends_await_cb, &await);
    g_assert_true (amends_secrets_store_finish (secrets, amends_await (&await), NULL, NULL));
    token = find (secrets, "/nowhere/at/all", NULL, NULL);
    g_assert_cmpstr (token, ==, "kept");
}

static void
test_no_token_and_no_file (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    g_autoptr (GError) error = NULL;

    g_assert_null (find (secrets, NULL, NULL, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN);
}

static void
test_files (void)
{
    g_autofree char *large = g_strnfill (70000, 'x');
    const struct {
        const char *contents;
        gssize length;
        const char *token; /* NULL = an error */
    } cases[] = {
        { "abc", -1, "abc" }, { " abc\r\n", -1, "abc" }, { "", 0, NULL },      { " \n\n ", -1, NULL },
        { "a\0b", 3, NULL },  { large, -1, NULL },       { "a b", -1, "a b" },
    };
    g_autofree char *folder = g_dir_make_tmp ("amends-token-XXXXXX", NULL);
    g_autofree char *path = g_build_filename (folder, "token", NULL);

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
        g_autoptr (GError) error = NULL;
        g_autofree char *token = NULL;

        g_assert_true (g_file_set_contents (path, cases[i].contents, cases[i].length, NULL));
        token = find (secrets, path, NULL, &error);
        g_assert_cmpstr (token, ==, cases[i].token);
        if (token == NULL) {
            g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN);
            g_assert_nonnull (strstr (error->message, path));
        }
    }
    g_remove (path);
    g_rmdir (folder);
}

static void
test_what_is_no_file (void)
{
    const char *const bad[] = { "/nowhere/at/all", "/", "/dev/zero", "/dev/null" };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", bad[i]);
        g_assert_null (find (secrets, bad[i], NULL, &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN);
    }
}

static void
test_cancelled (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_null (find (secrets, "/dev/zero", cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/token/a-kept-token-comes-first", test_a_kept_token_comes_first);
    g_test_add_func ("/sync/token/no-token-and-no-file", test_no_token_and_no_file);
    g_test_add_func ("/sync/token/files", test_files);
    g_test_add_func ("/sync/token/what-is-no-file", test_what_is_no_file);
    g_test_add_func ("/sync/token/cancelled", test_cancelled);
    return g_test_run ();
}
