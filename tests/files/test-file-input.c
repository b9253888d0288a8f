/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-file-input.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files-test.h"

static char *
read_all (AmendsFileInput *input, gsize piece, gsize *length, GError **error)
{
    GString *all = g_string_new (NULL);
    g_autofree char *buffer = g_malloc (piece);
    gssize n;

    while ((n = amends_file_input_read (input, buffer, piece, NULL, error)) > 0)
        g_string_append_len (all, buffer, n);
    *length = all->len;
    if (n < 0) {
        g_string_free (all, TRUE);
        return NULL;
    }
    return g_string_free (all, FALSE);
}

static GBytes *
compress (const void *data, gsize length)
{
    g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
    g_autoptr (GBytes) plain = g_bytes_new (data, length);

    return g_converter_convert_bytes (compressor, plain, NULL);
}

static void
test_reads_in_any_piece (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GFile) file = NULL;

    for (guint i = 0; i < 30000; i++)
        g_string_append_printf (text, "%u,", i);
    file = files_fixture_write (fixture, "plain", text->str, (gssize) text->len);
    for (gsize piece = 1; piece <= 1000000; piece = piece * 100 + 3) {
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsFileInput) input = amends_file_input_open (file, NULL, &error);
        gsize length;
        g_autofree char *all = read_all (input, piece, &length, &error);

        g_assert_no_error (error);
        g_assert_cmpmem (all, length, text->str, text->len);
        g_assert_cmpfloat (amends_file_input_get_fraction (input), ==, 1.0);
    }
}

static void
test_gzip (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GString) file_bytes = g_string_new (NULL);
    g_autoptr (GBytes) first = NULL;
    g_autoptr (GBytes) second = compress ("the end", 7);
    g_autoptr (GFile) file = NULL;
    g_autoptr (AmendsFileInput) input = NULL;
    g_autoptr (GError) error = NULL;
    gsize length;

    for (guint i = 0; i < 100000; i++)
        g_string_append_printf (text, "%u,", i * 2654435761u);
    first = compress (text->str, text->len);
    /* Two members and padding, as tools that append write it. */
    g_string_append_len (file_bytes, g_bytes_get_data (first, NULL), (gssize) g_bytes_get_size (first));
    g_string_append_len (file_bytes, g_bytes_get_data (second, NULL), (gssize) g_bytes_get_size (second));
    g_string_append_len (file_bytes, "\0\0\0\0", 4);
    g_string_append (text, "the end");
    file = files_fixture_write (fixture, "a.gz", file_bytes->str, (gssize) file_bytes->len);
    input = amends_file_input_open (file, NULL, &error);
    g_autofree char *all = read_all (input, 1000, &length, &error);

    g_assert_no_error (error);
    g_assert_cmpmem (all, length, text->str, text->len);
}

static void
test_damaged_gzip (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autofree char *text = g_strnfill (100000, 'x');
    g_autoptr (GBytes) packed = compress (text, 100000);
    g_autoptr (GFile) file = files_fixture_write (fixture, "cut.gz", g_bytes_get_data (packed, NULL),
                                                  (gssize) g_bytes_get_size (packed) / 2);
    g_autoptr (AmendsFileInput) input = amends_file_input_open (file, NULL, NULL);
    g_autoptr (GError) error = NULL;
    gsize length;

    g_assert_null (read_all (input, 1000, &length, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX);
}

static void
test_gzip_bomb (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    gsize size = 80 * 1024 * 1024;
    g_autofree char *zeros = g_malloc0 (size);
    g_autoptr (GBytes) packed = compress (zeros, size);
    g_autoptr (GFile) file =
        files_fixture_write (fixture, "bomb.gz", g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
    g_autoptr (AmendsFileInput) input = amends_file_input_open (file, NULL, NULL);
    g_autofree char *buffer = g_malloc (1024 * 1024);
    g_autoptr (GError) error = NULL;
    gssize n;

    while ((n = amends_file_input_read (input, buffer, 1024 * 1024, NULL, &error)) > 0)
        ;
    g_assert_cmpint (n, ==, -1);
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX);
}

static void
test_refuses_what_is_no_file (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autofree char *pipe_path = g_build_filename (fixture->dir, "pipe", NULL);
    g_autofree char *loop_path = g_build_filename (fixture->dir, "loop", NULL);
    g_autofree char *missing_path = g_build_filename (fixture->dir, "missing", NULL);
    const char *const paths[] = { fixture->dir, pipe_path, loop_path, missing_path, "/dev/zero", "/dev/null" };

    g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
    g_assert_cmpint (symlink (loop_path, loop_path), ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
        g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", paths[i]);
        g_assert_null (amends_file_input_open (file, NULL, &error));
        g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE);
    }
}

static void
test_follows_links (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (fixture, "target", "content!", -1);
    g_autofree char *path = g_build_filename (fixture->dir, "link", NULL);
    g_autoptr (GFile) link = g_file_new_for_path (path);

    g_assert_cmpint (symlink ("target", path), ==, 0);
    g_autoptr (AmendsFileInput) input = amends_file_input_open (link, NULL, NULL);

    g_assert_nonnull (input);
}

typedef void (*Change) (const char *path, gsize size);

static void
truncate_file (const char *path, gsize size)
{
    g_assert_cmpint (truncate (path, (off_t) size / 2), ==, 0);
}

static void
empty_file (const char *path, gsize size G_GNUC_UNUSED)
{
    g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
append_to_file (const char *path, gsize size)
{
    g_assert_cmpint (truncate (path, (off_t) size + 100), ==, 0);
}

static void
touch_file (const char *path, gsize size G_GNUC_UNUSED)
{
    const struct timespec times[2] = { { 1, 0 }, { 1, 0 } };

    g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_notices_changes (void)
{
    static const Change CHANGES[] = { truncate_file, empty_file, append_to_file, touch_file };
    gsize size = 1024 * 1024;
    g_autofree char *text = g_strnfill (size, 'x');

    for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autoptr (GFile) file = files_fixture_write (fixture, "f", text, (gssize) size);
        g_autoptr (AmendsFileInput) input = amends_file_input_open (file, NULL, NULL);
        g_autoptr (GError) error = NULL;
        char buffer[1000];
        gsize length;

        g_assert_cmpint (amends_file_input_read (input, buffer, sizeof buffer, NULL, NULL), >, 0);
        CHANGES[i](g_file_peek_path (file), size);
        g_test_message ("change %u", i);
        g_assert_null (read_all (input, 10000, &length, &error));
        g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_CHANGED);
    }
}

static void
test_cancel (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (fixture, "f", "content!", -1);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (AmendsFileInput) input = amends_file_input_open (file, cancellable, NULL);
    g_autoptr (GError) error = NULL;
    char buffer[10];

    g_cancellable_cancel (cancellable);
    g_assert_cmpint (amends_file_input_read (input, buffer, sizeof buffer, cancellable, &error), ==, -1);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    g_assert_null (amends_file_input_open (file, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/file-input/reads-in-any-piece", test_reads_in_any_piece);
    g_test_add_func ("/file-input/gzip", test_gzip);
    g_test_add_func ("/file-input/damaged-gzip", test_damaged_gzip);
    g_test_add_func ("/file-input/gzip-bomb", test_gzip_bomb);
    g_test_add_func ("/file-input/refuses-what-is-no-file", test_refuses_what_is_no_file);
    g_test_add_func ("/file-input/follows-links", test_follows_links);
    g_test_add_func ("/file-input/notices-changes", test_notices_changes);
    g_test_add_func ("/file-input/cancel", test_cancel);
    return g_test_run ();
}
