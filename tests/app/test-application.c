/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sysexits.h>

/* These run the program itself, as a person would, on a folder of its own. */

typedef struct {
    char *root;
} Fixture;

static void
remove_files (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
            remove_files (path);
        else
            g_unlink (path);
    }
    g_rmdir (folder);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->root = g_dir_make_tmp ("amends-application-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    remove_files (fixture->root);
    g_free (fixture->root);
}

static GSubprocess *
start (Fixture *fixture, const char *option)
{
    g_autoptr (GSubprocessLauncher) launcher =
        g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
    g_autoptr (GError) error = NULL;
    GSubprocess *process;

    /* Without a session bus, where only the lock keeps two windows apart. */
    g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
    g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "none", TRUE);
    /* GTK's own lists of mnemonic labels leak in a program that ends; leaks of ours are looked for in the tests of its parts. */
    g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "halt_on_error=1:abort_on_error=1:detect_leaks=0", TRUE);
    process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("AMENDS_PROGRAM"), "--data", fixture->root,
                                           option, NULL);
    g_assert_no_error (error);
    return process;
}

static void
wait_for_file (const char *path)
{
    gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

    while (!g_file_test (path, G_FILE_TEST_EXISTS)) {
        g_assert_cmpint (g_get_monotonic_time (), <, end);
        g_usleep (20000);
    }
}

/* From the moment that it holds the lock it handles signals. */
static void
wait_until_started (Fixture *fixture)
{
    gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

    for (;;) {
        g_autoptr (AmendsFolderLock) lock = amends_folder_lock_take (fixture->root, NULL);

        if (lock == NULL)
            return;
        g_assert_cmpint (g_get_monotonic_time (), <, end);
        g_clear_pointer (&lock, amends_folder_lock_release);
        g_usleep (100000);
    }
}

static void
wait_for_data (Fixture *fixture, const char *folder)
{
    g_autofree char *path = g_build_filename (fixture->root, folder, "amends.db", NULL);

    wait_for_file (path);
}

/* What the program said before it was ended by a signal that it did not handle. */
static void
tell_messages (GSubprocess *process)
{
    char text[4096] = "";

    g_input_stream_read_all (g_subprocess_get_stderr_pipe (process), text, sizeof text - 1, NULL, NULL, NULL);
    g_test_message ("signal %d: %s", g_subprocess_get_term_sig (process), text);
}

static int
stop (GSubprocess *process, int signal_number)
{
    gint64 begin = g_get_monotonic_time ();

    g_subprocess_send_signal (process, signal_number);
    g_assert_true (g_subprocess_wait (process, NULL, NULL));
    g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_USEC_PER_SEC);
    if (!g_subprocess_get_if_exited (process))
        tell_messages (process);
    g_assert_true (g_subprocess_get_if_exited (process));
    return g_subprocess_get_exit_status (process);
}

static void
test_signals_end_it_in_order (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const int SIGNALS[] = { SIGTERM, SIGINT, SIGHUP };
    g_autofree char *journal = g_build_filename (fixture->root, "amends.db-wal", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS (SIGNALS); i++) {
        g_autoptr (GSubprocess) process = start (fixture, NULL);

        wait_for_file (journal);
        g_assert_cmpint (stop (process, SIGNALS[i]), ==, 0);
        /* The store was closed, not cut off: its journal has been folded in. */
        g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
    }
}

static void
test_second_is_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GSubprocess) first = start (fixture, NULL);
    g_autoptr (GSubprocess) second = NULL;
    g_autofree char *messages = NULL;

    wait_for_data (fixture, "");
    second = start (fixture, NULL);
    g_assert_true (g_subprocess_communicate_utf8 (second, NULL, NULL, NULL, &messages, NULL));
    g_assert_cmpint (g_subprocess_get_exit_status (second), ==, EX_TEMPFAIL);
    g_assert_nonnull (strstr (messages, fixture->root));
    g_assert_cmpint (stop (first, SIGTERM), ==, 0);
}

static void
test_sample_shop_comes_back (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *marker = g_build_filename (fixture->root, "sample", "active", NULL);
    g_autofree char *journal = g_build_filename (fixture->root, "sample", "amends.db-wal", NULL);
    g_autofree char *own = g_build_filename (fixture->root, "amends.db", NULL);
    g_autoptr (GSubprocess) first = start (fixture, "--sample-shop");
    g_autoptr (GSubprocess) second = NULL;

    wait_for_file (marker);
    g_assert_cmpint (stop (first, SIGTERM), ==, 0);
    g_assert_true (g_file_test (marker, G_FILE_TEST_EXISTS));
    second = start (fixture, NULL);
    wait_for_file (journal);
    g_assert_cmpint (stop (second, SIGTERM), ==, 0);
    /* It was never the person's own data that was open. */
    g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
}

static void
test_damaged_data_does_not_end_it (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->root, "amends.db", NULL);
    g_autofree char *after = NULL;
    g_autoptr (GSubprocess) process = NULL;

    g_assert_true (g_file_set_contents (path, "nothing of ours", -1, NULL));
    process = start (fixture, NULL);
    g_usleep (G_USEC_PER_SEC / 2);
    wait_until_started (fixture);
    g_usleep (G_USEC_PER_SEC);
    g_assert_nonnull (g_subprocess_get_identifier (process));
    g_assert_cmpint (stop (process, SIGTERM), ==, 0);
    g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
    g_assert_cmpstr (after, ==, "nothing of ours");
}

/* A deletion of everything that was cut off: the old data is never opened again. */
static void
test_cut_off_deletion_goes_on (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->root, "amends.db", NULL);
    g_autofree char *copy = g_build_filename (fixture->root, "amends-before-v3.db", NULL);
    g_autofree char *mark = g_build_filename (fixture->root, "erasing", NULL);
    g_autofree char *journal = g_build_filename (fixture->root, "amends.db-wal", NULL);
    g_autofree char *after = NULL;
    g_autoptr (GSubprocess) process = NULL;

    g_assert_true (g_file_set_contents (path, "what was to go", -1, NULL));
    g_assert_true (g_file_set_contents (copy, "this too", -1, NULL));
    g_assert_true (g_file_set_contents (mark, "", 0, NULL));
    process = start (fixture, NULL);
    wait_for_file (journal);
    g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    g_assert_cmpint (stop (process, SIGTERM), ==, 0);
    g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
    g_assert_true (g_str_has_prefix (after, "SQLite format 3"));
}

static void
test_version (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GSubprocess) process = start (fixture, "--version");
    g_autofree char *output = NULL;

    g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL));
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
    g_assert_true (g_str_has_prefix (output, "Amends "));
}

static void
test_folder_that_cannot_be (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
    Fixture bad = { .root = g_build_filename (file, "data", NULL) };
    g_autoptr (GSubprocess) process = NULL;
    g_autofree char *messages = NULL;

    g_assert_true (g_file_set_contents (file, "x", 1, NULL));
    process = start (&bad, NULL);
    g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &messages, NULL));
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, EX_CANTCREAT);
    g_assert_nonnull (strstr (messages, "amends: "));
    g_free (bad.root);
}

static void
test_every_folder_has_a_name (void)
{
    g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "amends", NULL);
    g_autofree char *usual_with_slash = g_strconcat (usual, "/", NULL);
    g_autofree char *usual_id = amends_application_choose_id (usual);
    g_autofree char *slash_id = amends_application_choose_id (usual_with_slash);
    g_autofree char *one = amends_application_choose_id ("/srv/one");
    g_autofree char *one_again = amends_application_choose_id ("/srv/one/");
    g_autofree char *two = amends_application_choose_id ("/srv/two");

    g_assert_cmpstr (usual_id, ==, "io.github.amendsapp.Amends");
    g_assert_cmpstr (slash_id, ==, usual_id);
    g_assert_true (g_application_id_is_valid (one));
    /* A sandbox lets a program own names below its own only. */
    g_assert_true (g_str_has_prefix (one, "io.github.amendsapp.Amends."));
    g_assert_cmpstr (one, ==, one_again);
    g_assert_cmpstr (one, !=, two);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/application/every-folder-has-a-name", test_every_folder_has_a_name);
    g_test_add ("/app/application/version", Fixture, NULL, set_up, test_version, tear_down);
    g_test_add ("/app/application/signals-end-it-in-order", Fixture, NULL, set_up, test_signals_end_it_in_order,
                tear_down);
    g_test_add ("/app/application/second-is-refused", Fixture, NULL, set_up, test_second_is_refused, tear_down);
    g_test_add ("/app/application/sample-shop-comes-back", Fixture, NULL, set_up, test_sample_shop_comes_back,
                tear_down);
    g_test_add ("/app/application/cut-off-deletion-goes-on", Fixture, NULL, set_up, test_cut_off_deletion_goes_on,
                tear_down);
    g_test_add ("/app/application/damaged-data-does-not-end-it", Fixture, NULL, set_up,
                test_damaged_data_does_not_end_it, tear_down);
    g_test_add ("/app/application/folder-that-cannot-be", Fixture, NULL, set_up, test_folder_that_cannot_be, tear_down);
    return g_test_run ();
}
