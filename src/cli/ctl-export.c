/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-export.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "amends-export-writer.h"
#include "ctl-commands.h"
#include "ctl-everything.h"
#include "ctl-output.h"
#include "ctl-query.h"
#include "ctl-rules.h"

#define BUFFER (64 * 1024)

typedef struct {
    AmendsExportWriter *writer;
    GCancellable *cancellable;
} Export;

static gboolean
write_review (gpointer review, gpointer user_data, GError **error)
{
    Export *self = user_data;

    return amends_export_writer_write (self->writer, review, self->cancellable, error);
}

/* @fd stays open. */
static gboolean
write_all (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, guint limit,
           AmendsFileFormat format, int fd, GError **error)
{
    g_autoptr (GOutputStream) raw = g_unix_output_stream_new (fd, FALSE);
    g_autoptr (GOutputStream) stream = g_buffered_output_stream_new_sized (raw, BUFFER);
    g_autoptr (AmendsExportWriter) writer = amends_export_writer_new (stream, format);
    Export self = { writer, context->cancellable };

    return ctl_query_each (context, store, query, limit, write_review, &self, error) &&
           amends_export_writer_finish (writer, context->cancellable, error) &&
           g_output_stream_flush (stream, context->cancellable, error);
}

int
ctl_export_to_stdout (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, guint limit,
                      AmendsFileFormat format)
{
    g_autoptr (GError) error = NULL;

    if (!write_all (context, store, query, limit, format, STDOUT_FILENO, &error))
        return ctl_context_fail (context, error);
    return EX_OK;
}

static int
fail_file (const char *path, int exit_code)
{
    g_autofree char *name = g_filename_display_name (path);

    ctl_warn (_ ("“%s” cannot be written: %s. Choose another place and run the command again."), name,
              g_strerror (errno));
    return exit_code;
}

/* A pipe or a device is written to as it is: there is nothing to put in its place. */
static int
export_in_place (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, AmendsFileFormat format,
                 const char *path)
{
    int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
    g_autoptr (GError) error = NULL;
    gboolean written;

    if (fd < 0)
        return fail_file (path, EX_CANTCREAT);
    written = write_all (context, store, query, 0, format, fd, &error);
    close (fd);
    return written ? EX_OK : ctl_context_fail (context, error);
}

/* Whoever reads the file finds the old one or the new one, never half of one. */
static int
export_beside (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, AmendsFileFormat format,
               const char *path)
{
    g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
    g_autoptr (GError) error = NULL;
    int fd = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0666);
    int exit_code = EX_OK;

    if (fd < 0)
        return fail_file (path, EX_CANTCREAT);
    if (!write_all (context, store, query, 0, format, fd, &error))
        exit_code = ctl_context_fail (context, error);
    else if (fsync (fd) != 0 || g_rename (part, path) != 0)
        exit_code = fail_file (path, EX_IOERR);
    close (fd);
    if (exit_code != EX_OK)
        g_unlink (part);
    return exit_code;
}

static int
export_to_file (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, AmendsFileFormat format,
                const char *path)
{
    g_autofree char *target = NULL;
    char *real = realpath (path, NULL);
    GStatBuf info;

    /* The file that a link points to is replaced, not the link. */
    target = g_strdup (real != NULL ? real : path);
    free (real);
    if (g_stat (target, &info) == 0 && S_ISDIR (info.st_mode)) {
        errno = EISDIR;
        return fail_file (path, EX_CANTCREAT);
    }
    if (g_stat (target, &info) == 0 && !S_ISREG (info.st_mode))
        return export_in_place (context, store, query, format, target);
    return export_beside (context, store, query, format, target);
}

static gboolean
find_format (const char *name, const char *path, AmendsFileFormat *format)
{
    static const struct {
        const char *name;
        AmendsFileFormat format;
    } NAMES[] = {
        { "csv", AMENDS_FILE_FORMAT_CSV },           { "tsv", AMENDS_FILE_FORMAT_TSV },
        { "json", AMENDS_FILE_FORMAT_JSON },         { "jsonl", AMENDS_FILE_FORMAT_JSON_LINES },
        { "ndjson", AMENDS_FILE_FORMAT_JSON_LINES },
    };
    const char *dot = strrchr (path, '.');
    const char *wanted = name != NULL ? name : dot != NULL ? dot + 1 : "";

    *format = AMENDS_FILE_FORMAT_CSV;
    for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        if (g_ascii_strcasecmp (NAMES[i].name, wanted) == 0) {
            *format = NAMES[i].format;
            return TRUE;
        }
    }
    return name == NULL;
}

int
ctl_export (CtlContext *context, char **args)
{
    g_autofree char *path = NULL, *name = NULL, *everything = NULL;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("File to write, or “-”"), N_ ("FILE") },
        { "format", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("“csv”, “tsv”, “json” or “jsonl”"), N_ ("FORMAT") },
        { "everything", 0, 0, G_OPTION_ARG_FILENAME, &everything,
          N_ ("Write all data, as CSV and JSON Lines, into a new or an empty folder"), N_ ("DIR") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (AmendsReviewQuery) query = NULL;
    AmendsFileFormat format;
    AmendsStore *store;
    int exit_code = EX_USAGE;

    if (!ctl_context_parse (context, &args, entries, _ ("[QUERY…] -o FILE | --everything DIR"),
                            _ ("Writes the reviews that match, or all, to a file."),
                            _ ("The format follows from the file's name unless it is given; CSV otherwise.")))
        return EX_USAGE;
    if (everything != NULL && (path != NULL || name != NULL || words != NULL)) {
        ctl_warn ("%s", _ ("“--everything DIR” writes all there is: leave out the query, “-o” and “--format”."));
        return EX_USAGE;
    }
    if (everything != NULL) {
        store = ctl_context_open_store (context, &exit_code);
        return store != NULL ? ctl_export_everything (context, store, everything) : exit_code;
    }
    if (path == NULL) {
        ctl_warn ("%s", _ ("Say where to write with “-o FILE”, or “-o -” for standard output."));
        return EX_USAGE;
    }
    if (!find_format (name, path, &format)) {
        ctl_warn (_ ("There is no format “%s”. Choose “csv”, “tsv”, “json” or “jsonl”."), name);
        return EX_USAGE;
    }
    query = ctl_query_parse (words);
    store = query != NULL ? ctl_context_open_store (context, &exit_code) : NULL;
    if (store == NULL)
        return exit_code;
    ctl_rules_set_limits (context, query);
    if (g_str_equal (path, "-"))
        return ctl_export_to_stdout (context, store, query, 0, format);
    return export_to_file (context, store, query, format, path);
}
