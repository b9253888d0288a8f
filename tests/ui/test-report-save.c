/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-print-save.h"

#include "amends-await.h"
#include "amends-report-gather.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#define DAY 86400
#define NOW 1772625600 /* 2026-03-04 12:00 UTC */
#define LIMIT 1024

typedef struct {
    UiFixture store;
    char *path;
    GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&self->store);
    ui_fixture_fill (&self->store, 0, 20);
    self->path = g_build_filename (self->store.folder, "report.pdf", NULL);
    self->file = g_file_new_for_path (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_unlink (self->path);
    g_object_unref (self->file);
    g_free (self->path);
    ui_fixture_clear (&self->store);
}

/* Returns: (transfer full) (nullable): why it could not be written */
static GError *
save (Fixture *self, gboolean limited)
{
    const AmendsReportScope scope = { NOW / DAY - 89, NOW / DAY, NULL, NULL, NOW };
    g_auto (AmendsAwait) gathered = AMENDS_AWAIT_INIT, saved = AMENDS_AWAIT_INIT;
    struct rlimit limit;
    AmendsReportPaper paper;
    AmendsReportFacts *facts;
    GError *error = NULL;
    gboolean written;

    amends_report_gather_async (self->store.store, &scope, NULL, amends_await_cb, &gathered);
    facts = amends_report_gather_finish (self->store.store, amends_await (&gathered), &error);
    g_assert_no_error (error);
    g_assert_true (amends_report_paper_get ("a4", &paper));
    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = limited ? LIMIT : limit.rlim_max;
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    amends_print_save_async (self->file, facts, &paper, NULL, amends_await_cb, &saved);
    written = amends_print_save_finish (self->file, amends_await (&saved), &error);
    limit.rlim_cur = limit.rlim_max;
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_cmpint (written, ==, error == NULL);
    return error;
}

static void
test_it_is_a_pdf (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *text = NULL;

    g_assert_null (save (self, FALSE));
    g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
    g_assert_true (g_str_has_prefix (text, "%PDF-"));
}

/* As on a disk that is full. */
static void
test_half_of_a_new_file_does_not_stay (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = save (self, TRUE);

    g_assert_nonnull (error);
    g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_an_older_file_stays_whole (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    g_assert_true (g_file_set_contents (self->path, "older", -1, NULL));
    error = save (self, TRUE);
    g_assert_nonnull (error);
    g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
    g_assert_cmpstr (text, ==, "older");
}

#define ADD(path, test) g_test_add ("/report-save/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    signal (SIGXFSZ, SIG_IGN);
    ADD ("it-is-a-pdf", test_it_is_a_pdf);
    ADD ("half-of-a-new-file-does-not-stay", test_half_of_a_new_file_does_not_stay);
    ADD ("an-older-file-stays-whole", test_an_older_file_stays_whole);
    return g_test_run ();
}
