/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#define LIMIT 1024

typedef struct {
    char *folder, *path;
    GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    self->folder = g_dir_make_tmp ("amends-test-XXXXXX", NULL);
    g_assert_nonnull (self->folder);
    self->path = g_build_filename (self->folder, "chart.csv", NULL);
    self->file = g_file_new_for_path (self->path);
}

static guint
count_files (const Fixture *self)
{
    g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
    guint n = 0;

    while (g_dir_read_name (dir) != NULL)
        n++;
    return n;
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_unlink (self->path);
    g_assert_cmpint (g_rmdir (self->folder), ==, 0);
    g_object_unref (self->file);
    g_free (self->path);
    g_free (self->folder);
}

typedef struct {
    gboolean ended, written;
    GError *error;
} Result;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Result *to = user_data;

    to->written = amends_chart_file_write_finish (G_FILE (source), result, &to->error);
    to->ended = TRUE;
}

/* Returns: (transfer full) (nullable): why it could not be written */
static GError *
save (GFile *file, gsize size)
{
    g_autofree char *text = g_strnfill (size, 'x');
    g_autoptr (GBytes) bytes = g_bytes_new (text, size);
    Result result = { 0 };

    amends_chart_file_write_async (file, bytes, NULL, written_cb, &result);
    while (!result.ended)
        g_main_context_iteration (NULL, TRUE);
    g_assert_cmpint (result.written, ==, result.error == NULL);
    return result.error;
}

static gsize
get_size (const Fixture *self)
{
    g_autofree char *text = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (self->path, &text, &size, NULL));
    return size;
}

static void
test_an_older_file_is_replaced (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_null (save (self->file, 300));
    g_assert_cmpuint (get_size (self), ==, 300);
    g_assert_null (save (self->file, 20));
    g_assert_cmpuint (get_size (self), ==, 20);
    g_assert_cmpuint (count_files (self), ==, 1);
}

/* A file may grow to LIMIT bytes only, as on a disk that is full. */
static void
limit_files (gboolean limited)
{
    struct rlimit limit;

    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = limited ? LIMIT : limit.rlim_max;
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_half_of_a_new_file_does_not_stay (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    limit_files (TRUE);
    error = save (self->file, 10 * LIMIT);
    limit_files (FALSE);
    g_assert_nonnull (error);
    g_assert_cmpuint (count_files (self), ==, 0);
}

static void
test_an_older_file_stays_whole (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    g_assert_null (save (self->file, 300));
    limit_files (TRUE);
    error = save (self->file, 10 * LIMIT);
    limit_files (FALSE);
    g_assert_nonnull (error);
    g_assert_cmpuint (get_size (self), ==, 300);
    g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_where_nothing_can_be_written (Fixture *self G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (self->folder, "missing", "chart.csv", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GError) error = save (file, 10);

    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    g_assert_cmpuint (count_files (self), ==, 0);
}

#define ADD(path, test) g_test_add ("/chart-file/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    signal (SIGXFSZ, SIG_IGN);
    ADD ("an-older-file-is-replaced", test_an_older_file_is_replaced);
    ADD ("half-of-a-new-file-does-not-stay", test_half_of_a_new_file_does_not_stay);
    ADD ("an-older-file-stays-whole", test_an_older_file_stays_whole);
    ADD ("where-nothing-can-be-written", test_where_nothing_can_be_written);
    return g_test_run ();
}
