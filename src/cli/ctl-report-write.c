/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "amends-marketplace.h"
#include "amends-report-gather.h"
#include "amends-report-pdf.h"
#include "ctl-output.h"
#include "ctl-rating.h"
#include "ctl-report.h"
#include "ctl-survey.h"

#define DEFAULT_DAYS 90

typedef struct {
    AmendsReportDocument *document;
    AmendsReportPaper paper;
    gint64 made_at;
    gboolean force;
} Report;

static int
fail_file (const char *path, int number, int exit_code)
{
    g_autofree char *name = g_filename_display_name (path);

    if (number == EEXIST)
        ctl_warn (_ ("“%s” is there already. Choose another name, or replace it with “--force”."), name);
    else
        ctl_warn (_ ("“%s” cannot be written: %s. Choose another place and run the command again."), name,
                  g_strerror (number));
    return exit_code;
}

static int
write_to (CtlContext *context, const Report *report, int fd)
{
    g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
    g_autoptr (GError) error = NULL;

    if (amends_report_pdf_write (report->document, &report->paper, report->made_at, stream, context->cancellable,
                                 &error))
        return EX_OK;
    return ctl_context_fail (context, error);
}

/* Returns: 0, or the number of the error */
static int
put_in_place (const char *part, const char *path, gboolean force)
{
    if (force)
        return g_rename (part, path) == 0 ? 0 : errno;
    if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    /* A file system that cannot tell: as close to it as can be. */
    if (g_file_test (path, G_FILE_TEST_EXISTS))
        return EEXIST;
    return g_rename (part, path) == 0 ? 0 : errno;
}

/* Whoever reads the file finds the old one or the new one, never half of one. */
static int
write_beside (CtlContext *context, const Report *report, const char *path)
{
    g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
    int fd = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0666);
    int exit_code, number = 0;

    if (fd < 0)
        return fail_file (path, errno, EX_CANTCREAT);
    exit_code = write_to (context, report, fd);
    if (exit_code == EX_OK && fsync (fd) != 0)
        number = errno;
    else if (exit_code == EX_OK)
        number = put_in_place (part, path, report->force);
    close (fd);
    if (number != 0)
        exit_code = fail_file (path, number, number == EEXIST ? EX_CANTCREAT : EX_IOERR);
    if (exit_code != EX_OK)
        g_unlink (part);
    return exit_code;
}

static int
write_to_path (CtlContext *context, const Report *report, const char *path)
{
    char *real = report->force ? realpath (path, NULL) : NULL;
    /* The file that a link points to is replaced, not the link. */
    g_autofree char *target = g_strdup (real != NULL ? real : path);
    int exit_code;

    free (real);
    exit_code = write_beside (context, report, target);
    if (exit_code == EX_OK) {
        g_autofree char *name = g_filename_display_name (path);
        guint n = amends_report_document_get_n_pages (report->document);

        /* Translators: a number of pages, then a file */
        printf (ngettext ("%u page written to “%s”.\n", "%u pages written to “%s”.\n", n), n, name);
    }
    return exit_code;
}

static gboolean
check_path (const CtlReportOptions *options, int *exit_code)
{
    GStatBuf info;

    if (options->path == NULL) {
        ctl_warn ("%s", _ ("Say where to write with “-o FILE”, or “-o -” for standard output."));
        return FALSE;
    }
    if (g_str_equal (options->path, "-") || g_lstat (options->path, &info) != 0)
        return TRUE;
    *exit_code = EX_CANTCREAT;
    if (S_ISDIR (info.st_mode))
        return fail_file (options->path, EISDIR, EX_CANTCREAT) == EX_OK;
    return options->force || fail_file (options->path, EEXIST, EX_CANTCREAT) == EX_OK;
}

static gboolean
read_scope (const CtlReportOptions *options, AmendsReportScope *scope)
{
    const AmendsMarketplace *known =
        options->marketplace != NULL ? amends_marketplace_find (options->marketplace) : NULL;

    *scope = (AmendsReportScope) { .made_at = g_get_real_time () / G_USEC_PER_SEC };
    scope->marketplace = known != NULL ? known->code : options->marketplace;
    scope->brand = options->brand;
    if (!ctl_rating_read_day ("--to", options->to, &scope->last_day))
        return FALSE;
    scope->first_day = scope->last_day - DEFAULT_DAYS + 1;
    if (options->from != NULL && !ctl_rating_read_day ("--from", options->from, &scope->first_day))
        return FALSE;
    if (scope->first_day > scope->last_day) {
        ctl_warn ("%s", _ ("The period ends before it begins. Give “--from” a day that comes before “--to”."));
        return FALSE;
    }
    if (scope->first_day <= 0) {
        ctl_warn ("%s", _ ("The period begins too early. Give “--from” a day after 1970."));
        return FALSE;
    }
    return TRUE;
}

static AmendsReportFacts *
gather (CtlContext *context, const AmendsReportScope *scope, int *exit_code)
{
    AmendsStore *store = ctl_context_open_store (context, exit_code);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsReportFacts *facts;

    if (store == NULL)
        return NULL;
    /* The application suggests causes in the background; here nobody has, if all came by import and sync. */
    if (!amends_store_is_read_only (store) && !ctl_survey_causes (context, store, NULL, &error)) {
        *exit_code = ctl_context_fail (context, error);
        return NULL;
    }
    amends_report_gather_async (store, scope, context->cancellable, amends_await_cb, &await);
    facts = amends_report_gather_finish (store, amends_await (&await), &error);
    if (facts == NULL)
        *exit_code = ctl_context_fail (context, error);
    else if (amends_report_stars_get_all (&facts->reviews) == 0 && amends_report_stars_get_all (&facts->feedback) == 0)
        ctl_warn ("%s", _ ("Nothing was published in this period, so the report has no figures. Choose a longer one."));
    return facts;
}

int
ctl_report_write (CtlContext *context, const CtlReportOptions *options)
{
    g_autoptr (AmendsReportFacts) facts = NULL;
    g_autoptr (AmendsReportDocument) document = NULL;
    Report report = { .force = options->force };
    AmendsReportScope scope;
    int exit_code = EX_USAGE;

    if (!amends_report_paper_get (options->paper != NULL ? options->paper : "a4", &report.paper)) {
        ctl_warn (_ ("There is no paper “%s”. Choose “a4” or “letter”."), options->paper);
        return EX_USAGE;
    }
    if (!read_scope (options, &scope) || !check_path (options, &exit_code))
        return exit_code;
    facts = gather (context, &scope, &exit_code);
    if (facts == NULL)
        return exit_code;
    document = amends_report_document_new (facts, &report.paper);
    report.document = document;
    report.made_at = scope.made_at;
    if (g_str_equal (options->path, "-"))
        return write_to (context, &report, STDOUT_FILENO);
    return write_to_path (context, &report, options->path);
}
