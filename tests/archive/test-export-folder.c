/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-folder.h"

#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "archive-fixture.h"
#include "store-fixture.h"

/* In place of the system's: notes what is put on the disk for certain. */
static GPtrArray *flushed; /* (element-type filename) (nullable) */

int
fsync (int fd)
{
    g_autofree char *link_path = g_strdup_printf ("/proc/self/fd/%d", fd);
    char *path = g_file_read_link (link_path, NULL);

    if (flushed != NULL && path != NULL)
        g_ptr_array_add (flushed, g_steal_pointer (&path));
    g_free (path);
    return (int) syscall (SYS_fsync, fd);
}

static const char *const NAMES[] = { "name", "value" };

typedef struct {
    char *root;
    GFile *target;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->root = test_make_folder ();
    fixture->target = g_file_new_build_filename (fixture->root, "all", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_object_unref (fixture->target);
    test_remove_folder (fixture->root);
    g_free (fixture->root);
}

static AmendsExportFolder *
begin (Fixture *fixture, GCancellable *cancellable)
{
    g_autoptr (GError) error = NULL;
    AmendsExportFolder *folder = amends_export_folder_new (fixture->target, cancellable, &error);

    g_assert_no_error (error);
    return folder;
}

static void
write_records (AmendsExportFolder *folder, guint n)
{
    g_autoptr (GError) error = NULL;
    gpointer file;

    g_assert_true (amends_export_folder_make (folder, "csv", &error));
    file = amends_export_folder_open (folder, "csv/things.csv", AMENDS_FILE_FORMAT_CSV, NAMES, 2, &error);
    for (guint i = 0; i < n; i++) {
        const AmendsCell cells[] = { amends_cell_text ("=1+1"), amends_cell_number (i) };

        g_assert_true (amends_export_folder_write (folder, file, cells, &error));
    }
    g_assert_true (amends_export_folder_close (folder, file, &error));
    g_assert_no_error (error);
}

static void
test_whole (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsExportFolder) folder = begin (fixture, NULL);
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    g_autofree char *sum = NULL;
    const AmendsExportedFile *file;

    write_records (folder, 2);
    g_assert_true (amends_export_folder_add (folder, "README.txt", "Hello", 5, TRUE, &error));
    g_assert_true (amends_export_folder_add (folder, "manifest.json", "{}", 2, FALSE, &error));
    g_assert_false (archive_has (fixture->root, "all"));
    g_assert_true (amends_export_folder_finish (folder, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (archive_count (fixture->root), ==, 1);
    text = archive_read (fixture->root, "all/csv/things.csv");
    g_assert_cmpstr (text, ==, "\xef\xbb\xbf\"name\",\"value\"\r\n\"'=1+1\",\"0\"\r\n\"'=1+1\",\"1\"\r\n");
    g_assert_cmpuint (amends_export_folder_list (folder)->len, ==, 2);
    file = amends_export_folder_list (folder)->pdata[0];
    sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
    g_assert_cmpstr (file->path, ==, "csv/things.csv");
    g_assert_cmpint (file->n_records, ==, 2);
    g_assert_cmpuint (file->size, ==, strlen (text));
    g_assert_cmpstr (file->sum, ==, sum);
    file = amends_export_folder_list (folder)->pdata[1];
    g_assert_cmpstr (file->path, ==, "README.txt");
    g_assert_cmpint (file->n_records, ==, -1);
}

static gboolean
is_flushed (const char *ending)
{
    for (guint i = 0; i < flushed->len; i++) {
        if (g_str_has_suffix (flushed->pdata[i], ending))
            return TRUE;
    }
    return FALSE;
}

/* Or a power cut would leave files without names, after people were told that all is there. */
static void
test_survives_power_cut (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsExportFolder) folder = begin (fixture, NULL);
    g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *root_name = g_path_get_basename (fixture->root);

    flushed = paths;
    write_records (folder, 1);
    g_assert_true (is_flushed (".part/csv/things.csv"));
    g_assert_false (is_flushed (".part/csv"));
    g_assert_true (amends_export_folder_finish (folder, NULL));
    g_assert_true (is_flushed (".part/csv"));
    g_assert_true (is_flushed (".part"));
    g_assert_true (is_flushed (root_name));
    flushed = NULL;
}

static void
test_nothing_is_left (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsExportFolder *folder = begin (fixture, NULL);

    write_records (folder, 100000);
    g_assert_cmpuint (archive_count (fixture->root), ==, 1);
    amends_export_folder_free (folder);
    g_assert_cmpuint (archive_count (fixture->root), ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    AmendsExportFolder *folder = begin (fixture, cancellable);
    const AmendsCell cells[] = { amends_cell_text ("a"), amends_cell_number (1) };
    g_autoptr (GError) error = NULL;
    gpointer file;

    g_assert_true (amends_export_folder_make (folder, "csv", NULL));
    file = amends_export_folder_open (folder, "csv/things.csv", AMENDS_FILE_FORMAT_CSV, NAMES, 2, NULL);
    g_cancellable_cancel (cancellable);
    g_assert_false (amends_export_folder_write (folder, file, cells, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    g_assert_false (amends_export_folder_finish (folder, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    amends_export_folder_free (folder);
    g_assert_cmpuint (archive_count (fixture->root), ==, 0);
}

/* An empty folder gives way; what holds something, or is a file, stays as it is. */
static void
test_place (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_file_get_path (fixture->target);
    g_autoptr (AmendsExportFolder) refused = NULL;
    g_autoptr (GError) error = NULL;
    AmendsExportFolder *folder;

    g_assert_true (g_file_make_directory (fixture->target, NULL, NULL));
    folder = begin (fixture, NULL);
    g_assert_true (amends_export_folder_add (folder, "README.txt", "Hello", 5, TRUE, &error));
    g_assert_true (amends_export_folder_finish (folder, &error));
    amends_export_folder_free (folder);
    g_assert_true (archive_has (path, "README.txt"));

    refused = amends_export_folder_new (fixture->target, NULL, &error);
    g_assert_null (refused);
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE);
    g_assert_nonnull (strstr (error->message, path));
    g_clear_error (&error);
    g_assert_cmpuint (archive_count (fixture->root), ==, 1);
    g_set_object (&fixture->target, g_file_get_child (fixture->target, "README.txt"));
    g_object_unref (fixture->target);
    g_assert_null (amends_export_folder_new (fixture->target, NULL, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE);
}

/* What is put into its place while it is written is not overwritten. */
static void
test_taken_meanwhile (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsExportFolder *folder = begin (fixture, NULL);
    g_autoptr (GError) error = NULL;

    write_records (folder, 1);
    archive_write (fixture->root, "all/mine.txt", "mine");
    g_assert_false (amends_export_folder_finish (folder, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE);
    amends_export_folder_free (folder);
    g_assert_cmpuint (archive_count (fixture->root), ==, 1);
    g_assert_true (archive_has (fixture->root, "all/mine.txt"));
}

static void
test_no_folder (void)
{
    g_autoptr (GFile) target = g_file_new_for_path ("/nonexistent/folder/all");
    g_autoptr (GError) error = NULL;

    g_assert_null (amends_export_folder_new (target, NULL, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE);
}

#define ADD(name, func) g_test_add ("/export-folder/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    ADD ("whole", test_whole);
    ADD ("survives-power-cut", test_survives_power_cut);
    ADD ("nothing-is-left", test_nothing_is_left);
    ADD ("cancel", test_cancel);
    ADD ("place", test_place);
    ADD ("taken-meanwhile", test_taken_meanwhile);
    g_test_add_func ("/export-folder/no-folder", test_no_folder);
    return g_test_run ();
}
