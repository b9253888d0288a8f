/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive-fixture.h"

#include <glib/gstdio.h>

void
archive_write (const char *folder, const char *path, const char *text)
{
    g_autofree char *file = g_build_filename (folder, path, NULL);
    g_autofree char *parent = g_path_get_dirname (file);

    g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
    g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

gboolean
archive_has (const char *folder, const char *path)
{
    g_autofree char *file = g_build_filename (folder, path, NULL);

    return g_file_test (file, G_FILE_TEST_EXISTS) || g_file_test (file, G_FILE_TEST_IS_SYMLINK);
}

char *
archive_read (const char *folder, const char *path)
{
    g_autofree char *file = g_build_filename (folder, path, NULL);
    g_autoptr (GError) error = NULL;
    char *text = NULL;

    g_file_get_contents (file, &text, NULL, &error);
    g_assert_no_error (error);
    return text;
}

guint
archive_count (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    guint n = 0;

    g_assert_nonnull (dir);
    while (g_dir_read_name (dir) != NULL)
        n++;
    return n;
}
