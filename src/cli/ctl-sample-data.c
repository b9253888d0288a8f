/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sysexits.h>

#include "amends-export-writer.h"
#include "amends-sample-bulk.h"
#include "ctl-commands.h"
#include "ctl-output.h"

#define DEFAULT_REVIEWS 1000000
#define MOST_REVIEWS 100000000
#define BUFFER (256 * 1024)

static gboolean
write_reviews (CtlContext *context, guint32 seed, guint n, AmendsFileFormat format, const char *path, GError **error)
{
    g_autoptr (AmendsSampleBulk) bulk = amends_sample_bulk_new (seed);
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
    g_autoptr (GFileOutputStream) raw =
        g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, context->cancellable, error);
    g_autoptr (GOutputStream) stream = NULL;
    g_autoptr (AmendsExportWriter) writer = NULL;

    if (raw == NULL)
        return FALSE;
    stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (raw), BUFFER);
    writer = amends_export_writer_new (stream, format);
    for (guint i = 0; i < n; i++) {
        g_autoptr (AmendsReview) review = amends_sample_bulk_make (bulk, i);

        if (!amends_export_writer_write (writer, review, context->cancellable, error))
            return FALSE;
    }
    return amends_export_writer_finish (writer, context->cancellable, error) &&
           g_output_stream_close (stream, context->cancellable, error);
}

static gboolean
find_format (const char *path, AmendsFileFormat *format)
{
    *format = g_str_has_suffix (path, ".csv") ? AMENDS_FILE_FORMAT_CSV : AMENDS_FILE_FORMAT_JSON_LINES;
    return g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".jsonl");
}

int
ctl_sample_data (CtlContext *context, char **args)
{
    g_autofree char *path = NULL;
    gint64 n_reviews = DEFAULT_REVIEWS, seed = 1;
    const GOptionEntry entries[] = {
        { "reviews", 0, 0, G_OPTION_ARG_INT64, &n_reviews, N_ ("How many; a million by default"), N_ ("NUMBER") },
        { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Another seed makes other reviews"), N_ ("NUMBER") },
        { "out", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("File to write: FILE.jsonl or FILE.csv"), N_ ("FILE") },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GError) error = NULL;
    AmendsFileFormat format;

    if (!ctl_context_parse (context, &args, entries, _ ("--out FILE"),
                            _ ("Writes many invented reviews to a file, to measure with."),
                            _ ("The same seed makes the same reviews, and a smaller number the first of them.")))
        return EX_USAGE;
    if (path == NULL || !find_format (path, &format)) {
        ctl_warn ("%s", _ ("Say where to write with “--out FILE.jsonl” or “--out FILE.csv”."));
        return EX_USAGE;
    }
    if (n_reviews < 0 || n_reviews > MOST_REVIEWS || seed < 0 || seed > G_MAXUINT32) {
        ctl_warn (_ ("The most are %d reviews, and the last seed is %u. Choose a smaller number."), MOST_REVIEWS,
                  G_MAXUINT32);
        return EX_USAGE;
    }
    if (!write_reviews (context, (guint32) seed, (guint) n_reviews, format, path, &error))
        return ctl_context_fail (context, error);
    return EX_OK;
}
