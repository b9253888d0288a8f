/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-secrets.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#include "amends-await.h"
#include "test-folder.h"

#define TOKEN "CANARY-secrets-1"

static gboolean
store (AmendsSecrets *secrets, gint64 id, const char *token, gboolean *kept)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_store_async (secrets, id, "Test", token, NULL, amends_await_cb, &await);
    return amends_secrets_store_finish (secrets, amends_await (&await), kept, NULL);
}

static void
expect (AmendsSecrets *secrets, gint64 id, const char *token)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    char *found;

    amends_secrets_lookup_async (secrets, id, NULL, amends_await_cb, &await);
    found = amends_secrets_lookup_finish (secrets, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_cmpstr (found, ==, token);
    amends_secret_free (found);
}

static void
clear (AmendsSecrets *secrets, gint64 id)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_clear_async (secrets, id, NULL, amends_await_cb, &await);
    g_assert_true (amends_secrets_clear_finish (secrets, amends_await (&await), NULL));
}

static void
test_in_memory (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    gboolean kept = TRUE;

    expect (secrets, 1, NULL);
    g_assert_true (store (secrets, 1, TOKEN, &kept));
    g_assert_false (kept);
    expect (secrets, 1, TOKEN);
    expect (secrets, 2, NULL);
    g_assert_true (store (secrets, 1, "another", NULL));
    expect (secrets, 1, "another");
    clear (secrets, 1);
    expect (secrets, 1, NULL);
    clear (secrets, 1);
}

static gboolean
clear_all (AmendsSecrets *secrets)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_clear_all_async (secrets, NULL, amends_await_cb, &await);
    return amends_secrets_clear_all_finish (secrets, amends_await (&await), NULL);
}

static void
test_clear_all (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();

    g_assert_true (store (secrets, 1, TOKEN, NULL));
    g_assert_true (store (secrets, 2, TOKEN, NULL));
    g_assert_true (clear_all (secrets));
    expect (secrets, 1, NULL);
    expect (secrets, 2, NULL);
}

static void
test_cancelled (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    amends_secrets_store_async (secrets, 1, "Test", TOKEN, cancellable, amends_await_cb, &await);
    g_assert_false (amends_secrets_store_finish (secrets, amends_await (&await), NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    expect (secrets, 1, NULL);
}

static void
test_secret_free_takes_null (void)
{
    amends_secret_free (NULL);
    amends_secret_free (g_strdup (TOKEN));
}

static void
assert_tree_lacks (const char *path, const char *canary)
{
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    const char *name;
    g_autofree char *contents = NULL;
    gsize length = 0;

    if (dir == NULL) {
        g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
        g_assert_null (memmem (contents, length, canary, strlen (canary)));
        return;
    }
    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *child = g_build_filename (path, name, NULL);

        assert_tree_lacks (child, canary);
    }
}

/* libsecret decides once per process which keyring there is: each case runs in its own. */
static void
test_no_keyring_subprocess (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new ();
    gboolean kept = TRUE;

    amends_secrets_set_deadline (secrets, 3000);
    expect (secrets, 1, NULL);
    g_assert_true (store (secrets, 1, TOKEN, &kept));
    g_assert_false (kept);
    expect (secrets, 1, TOKEN);
    clear (secrets, 1);
    expect (secrets, 1, NULL);
    /* Where there is no keyring, nothing is left in one. */
    g_assert_true (clear_all (secrets));
    assert_tree_lacks (g_getenv ("HOME"), TOKEN);
}

static void
test_keyring_file_subprocess (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new ();
    g_autoptr (AmendsSecrets) later = amends_secrets_new ();
    g_autoptr (AmendsSecrets) elsewhere = amends_secrets_new ();
    gboolean kept = FALSE;

    amends_secrets_set_folder (secrets, "/data/one");
    amends_secrets_set_folder (later, "/data/one");
    amends_secrets_set_folder (elsewhere, "/data/two");
    g_assert_true (store (secrets, 1, TOKEN, &kept));
    g_assert_true (kept);
    expect (later, 1, TOKEN);
    expect (later, 2, NULL);
    expect (elsewhere, 1, NULL);
    g_assert_true (store (later, 1, "renewed", &kept));
    expect (secrets, 1, "renewed");
    clear (later, 1);
    expect (secrets, 1, NULL);
    g_assert_true (store (secrets, 1, TOKEN, &kept));
    g_assert_true (store (secrets, 7, TOKEN, &kept));
    g_assert_true (store (elsewhere, 1, "of another folder", &kept));
    g_assert_true (clear_all (later));
    expect (secrets, 1, NULL);
    expect (secrets, 7, NULL);
    expect (elsewhere, 1, "of another folder");
    assert_tree_lacks (g_getenv ("HOME"), TOKEN);
}

static gpointer
listen_in_silence (gpointer data)
{
    g_autoptr (GSocketConnection) connection = g_socket_listener_accept (data, NULL, NULL, NULL);

    g_usleep (2 * G_USEC_PER_SEC);
    return NULL;
}

/* A bus that takes connections and then says nothing, as a keyring that is locked and cannot ask. */
static void
test_silent_bus_subprocess (void)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new ();
    g_autoptr (GSocketListener) listener = g_socket_listener_new ();
    g_autofree char *path = g_build_filename (g_getenv ("HOME"), "bus", NULL);
    g_autofree char *address = g_strconcat ("unix:path=", path, NULL);
    g_autoptr (GSocketAddress) socket_address = g_unix_socket_address_new (path);
    gint64 began = g_get_monotonic_time ();
    gboolean kept = TRUE;

    g_assert_true (g_socket_listener_add_address (listener, socket_address, G_SOCKET_TYPE_STREAM,
                                                  G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, NULL));
    g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
    g_thread_unref (g_thread_new ("bus", listen_in_silence, g_object_ref (listener)));
    amends_secrets_set_deadline (secrets, 200);
    g_assert_true (store (secrets, 1, TOKEN, &kept));
    g_assert_false (kept);
    expect (secrets, 1, TOKEN);
    g_assert_cmpint (g_get_monotonic_time () - began, <, 1500 * 1000);
    g_assert_false (clear_all (secrets));
}

/* In a home of its own, so that nothing of the person's is touched. */
static void
run_in_home (const char *path, const char *backend, const char *password)
{
    g_autofree char *home = g_dir_make_tmp ("amends-secrets-XXXXXX", NULL);
    g_auto (GStrv) environment = g_get_environ ();

    environment = g_environ_setenv (environment, "HOME", home, TRUE);
    environment = g_environ_setenv (environment, "XDG_DATA_HOME", home, TRUE);
    environment = g_environ_setenv (environment, "XDG_RUNTIME_DIR", home, TRUE);
    environment = g_environ_setenv (environment, "SECRET_BACKEND", backend, TRUE);
    environment = g_environ_unsetenv (environment, "DBUS_SESSION_BUS_ADDRESS");
    environment = g_environ_unsetenv (environment, "DISPLAY");
    if (password != NULL)
        environment = g_environ_setenv (environment, "SECRET_FILE_TEST_PASSWORD", password, TRUE);
    g_test_trap_subprocess_with_envp (path, (const char *const *) environment, 0, G_TEST_SUBPROCESS_DEFAULT);
    test_folder_remove (home);
    g_test_trap_assert_passed ();
    g_test_trap_assert_stderr_unmatched ("*" TOKEN "*");
}

static void
test_no_keyring (void)
{
    run_in_home ("/sync/secrets/no-keyring/subprocess", "service", NULL);
}

static void
test_keyring_file (void)
{
    run_in_home ("/sync/secrets/keyring-file/subprocess", "file", "a test's password");
}

static void
test_silent_bus (void)
{
    run_in_home ("/sync/secrets/silent-bus/subprocess", "service", NULL);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/secrets/in-memory", test_in_memory);
    g_test_add_func ("/sync/secrets/clear-all", test_clear_all);
    g_test_add_func ("/sync/secrets/cancelled", test_cancelled);
    g_test_add_func ("/sync/secrets/secret-free-takes-null", test_secret_free_takes_null);
    g_test_add_func ("/sync/secrets/no-keyring", test_no_keyring);
    g_test_add_func ("/sync/secrets/no-keyring/subprocess", test_no_keyring_subprocess);
    g_test_add_func ("/sync/secrets/keyring-file", test_keyring_file);
    g_test_add_func ("/sync/secrets/keyring-file/subprocess", test_keyring_file_subprocess);
    g_test_add_func ("/sync/secrets/silent-bus", test_silent_bus);
    g_test_add_func ("/sync/secrets/silent-bus/subprocess", test_silent_bus_subprocess);
    return g_test_run ();
}
