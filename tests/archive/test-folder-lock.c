/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-folder-lock.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
make_folder (void)
{
    g_autoptr (GError) error = NULL;
    char *folder = g_dir_make_tmp ("amends-lock-XXXXXX", &error);

    g_assert_no_error (error);
    return folder;
}

static void
remove_folder (const char *folder)
{
    g_autofree char *lock = g_build_filename (folder, "lock", NULL);

    g_unlink (lock);
    g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_second_is_refused (void)
{
    g_autofree char *folder = make_folder ();
    g_autoptr (GError) error = NULL;
    AmendsFolderLock *first = amends_folder_lock_take (folder, &error);

    g_assert_no_error (error);
    g_assert_nonnull (first);
    g_assert_null (amends_folder_lock_take (folder, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
    g_assert_nonnull (strstr (error->message, folder));
    g_clear_error (&error);

    amends_folder_lock_release (first);
    first = amends_folder_lock_take (folder, &error);
    g_assert_no_error (error);
    amends_folder_lock_release (first);
    remove_folder (folder);
}

static void
test_another_process_is_refused (void)
{
    g_autofree char *folder = make_folder ();
    g_autoptr (AmendsFolderLock) first = amends_folder_lock_take (folder, NULL);
    int status = 0;
    pid_t child = fork ();

    if (child == 0) {
        /* The child shares our open file, but opens its own to take the lock, as a second program would. */
        AmendsFolderLock *second = amends_folder_lock_take (folder, NULL);

        _exit (second == NULL ? 7 : 0);
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFEXITED (status));
    g_assert_cmpint (WEXITSTATUS (status), ==, 7);
    g_assert_nonnull (first);
    remove_folder (folder);
}

static void
test_folders_are_private (void)
{
    g_autofree char *parent = make_folder ();
    g_autofree char *middle = g_build_filename (parent, "a", NULL);
    g_autofree char *folder = g_build_filename (middle, "b", NULL);
    g_autoptr (AmendsFolderLock) lock = amends_folder_lock_take (folder, NULL);
    struct stat info;

    g_assert_nonnull (lock);
    g_assert_cmpint (stat (folder, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0700);
    remove_folder (folder);
    g_rmdir (middle);
    g_rmdir (parent);
}

static void
test_unusable_folder (void)
{
    g_autofree char *folder = make_folder ();
    g_autofree char *file = g_build_filename (folder, "file", NULL);
    g_autofree char *below = g_build_filename (file, "data", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (file, "x", 1, NULL));
    g_assert_null (amends_folder_lock_take (below, &error));
    g_assert_nonnull (error);
    g_assert_cmpint (error->domain, ==, G_IO_ERROR);
    g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY));
    g_assert_nonnull (strstr (error->message, "--data"));
    g_unlink (file);
    g_rmdir (folder);
}

/* A link that somebody planted must not make us open, and so make, a file elsewhere. */
static void
test_link_is_not_followed (void)
{
    g_autofree char *folder = make_folder ();
    g_autofree char *link_path = g_build_filename (folder, "lock", NULL);
    g_autofree char *target = g_build_filename (folder, "elsewhere", NULL);

    g_assert_cmpint (symlink (target, link_path), ==, 0);
    g_assert_null (amends_folder_lock_take (folder, NULL));
    g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
    remove_folder (folder);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/folder-lock/second-is-refused", test_second_is_refused);
    g_test_add_func ("/app/folder-lock/another-process-is-refused", test_another_process_is_refused);
    g_test_add_func ("/app/folder-lock/folders-are-private", test_folders_are_private);
    g_test_add_func ("/app/folder-lock/unusable-folder", test_unusable_folder);
    g_test_add_func ("/app/folder-lock/link-is-not-followed", test_link_is_not_followed);
    return g_test_run ();
}
