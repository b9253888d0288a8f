/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-job.h"

#include "amends-await.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    UiFixture data;
    char *folder;
    GFile *target;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = NULL;

    ui_fixture_init (&fixture->data);
    ui_fixture_fill (&fixture->data, 0, GPOINTER_TO_UINT (data));
    fixture->folder = g_dir_make_tmp ("amends-export-XXXXXX", NULL);
    path = g_build_filename (fixture->folder, "out.jsonl", NULL);
    fixture->target = g_file_new_for_path (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_file_delete (fixture->target, NULL, NULL);
    /* Nothing may be left beside the target. */
    g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
    g_object_unref (fixture->target);
    g_free (fixture->folder);
    ui_fixture_clear (&fixture->data);
}

static gboolean
run (Fixture *fixture, const AmendsReviewQuery *query, GFile *target, AmendsFileFormat format,
     GCancellable *cancellable, guint64 *n_written, GError **error)
{
    g_autoptr (AmendsExportJob) job = amends_export_job_new (fixture->data.store, query, target, format);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gboolean good;

    amends_export_job_run_async (job, cancellable, amends_await_cb, &await);
    good = amends_export_job_run_finish (job, amends_await (&await), n_written, error);
    if (good)
        g_assert_cmpfloat (amends_export_job_get_fraction (job), ==, 1.0);
    return good;
}

static char *
read_target (Fixture *fixture)
{
    char *text = NULL;

    g_assert_true (g_file_load_contents (fixture->target, NULL, &text, NULL, NULL, NULL));
    return text;
}

static guint
count_lines (const char *text)
{
    guint n = 0;

    for (const char *p = text; *p != '\0'; p++)
        n += *p == '\n';
    return n;
}

/* More than two pages, so that pages are joined without a gap. */
static void
test_everything (Fixture *fixture, gconstpointer data)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    guint64 n_written = 0;

    g_assert_true (run (fixture, all, fixture->target, AMENDS_FILE_FORMAT_JSON_LINES, NULL, &n_written, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (n_written, ==, GPOINTER_TO_UINT (data));
    text = read_target (fixture);
    g_assert_cmpuint (count_lines (text), ==, GPOINTER_TO_UINT (data));
}

static void
test_only_what_matches (Fixture *fixture, gconstpointer data)
{
    g_autoptr (AmendsReviewQuery) critical = amends_review_query_new ();
    g_autofree char *text = NULL;
    guint64 n_written = 0;

    critical->stars = 1 << 1 | 1 << 2;
    g_assert_true (run (fixture, critical, fixture->target, AMENDS_FILE_FORMAT_JSON_LINES, NULL, &n_written, NULL));
    g_assert_cmpuint (n_written, >, 0);
    g_assert_cmpuint (n_written, <, GPOINTER_TO_UINT (data));
    text = read_target (fixture);
    g_assert_cmpuint (count_lines (text), ==, n_written);
    g_assert_null (strstr (text, "\"stars\":5"));
}

static void
test_nothing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) none = amends_review_query_new ();
    guint64 n_written = 1;

    amends_review_query_add_term (none, "nowheretobefoundword", FALSE, FALSE);
    g_assert_true (run (fixture, none, fixture->target, AMENDS_FILE_FORMAT_CSV, NULL, &n_written, NULL));
    g_assert_cmpuint (n_written, ==, 0);
    g_assert_true (g_file_query_exists (fixture->target, NULL));
}

static void
test_replaces_whole (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autofree char *path = g_file_get_path (fixture->target);
    g_autofree char *text = NULL;

    g_assert_true (g_file_set_contents (path, "what was here before", -1, NULL));
    g_assert_true (run (fixture, all, fixture->target, AMENDS_FILE_FORMAT_JSON, NULL, NULL, NULL));
    text = read_target (fixture);
    g_assert_null (strstr (text, "before"));
}

static void
test_cancel_leaves_what_was_there (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autofree char *path = g_file_get_path (fixture->target);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    g_assert_true (g_file_set_contents (path, "what was here before", -1, NULL));
    g_cancellable_cancel (cancellable);
    g_assert_false (run (fixture, all, fixture->target, AMENDS_FILE_FORMAT_CSV, cancellable, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    text = read_target (fixture);
    g_assert_cmpstr (text, ==, "what was here before");
}

static void
cancel_cb (AmendsExportJob *job G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, GCancellable *cancellable)
{
    g_cancellable_cancel (cancellable);
}

static void
test_cancel_between_pages (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (AmendsExportJob) job =
        amends_export_job_new (fixture->data.store, all, fixture->target, AMENDS_FILE_FORMAT_CSV);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    g_signal_connect (job, "notify::fraction", G_CALLBACK (cancel_cb), cancellable);
    amends_export_job_run_async (job, cancellable, amends_await_cb, &await);
    g_assert_false (amends_export_job_run_finish (job, amends_await (&await), NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpfloat (amends_export_job_get_fraction (job), <, 1.0);
    g_assert_false (g_file_query_exists (fixture->target, NULL));
}

static void
test_no_such_folder (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/folder/out.csv");
    g_autoptr (GError) error = NULL;

    g_assert_false (run (fixture, all, nowhere, AMENDS_FILE_FORMAT_CSV, NULL, NULL, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE);
}

static void
test_target_is_a_folder (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_make_directory (fixture->target, NULL, NULL));
    g_assert_false (run (fixture, all, fixture->target, AMENDS_FILE_FORMAT_CSV, NULL, NULL, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE);
}

#define ADD(name, n, func)                                                                                             \
    g_test_add ("/import/export-job/" name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    ADD ("everything", 1203, test_everything);
    ADD ("exactly-two-pages", 1000, test_everything);
    ADD ("only-what-matches", 60, test_only_what_matches);
    ADD ("nothing", 20, test_nothing);
    ADD ("replaces-whole", 20, test_replaces_whole);
    ADD ("cancel-leaves-what-was-there", 20, test_cancel_leaves_what_was_there);
    ADD ("cancel-between-pages", 1203, test_cancel_between_pages);
    ADD ("no-such-folder", 5, test_no_such_folder);
    ADD ("target-is-a-folder", 5, test_target_is_a_folder);
    return g_test_run ();
}
