/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "amends-config.h"
#include "amends-dump.h"

static char *
format_instant (gint64 at)
{
    g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (at);

    return g_date_time_format (instant, "%Y-%m-%dT%H:%M:%SZ");
}

static void
append_file (yyjson_mut_doc *doc, yyjson_mut_val *list, const AmendsExportedFile *file)
{
    yyjson_mut_val *entry = yyjson_mut_arr_add_obj (doc, list);

    yyjson_mut_obj_add_str (doc, entry, "path", file->path);
    if (file->n_records >= 0)
        yyjson_mut_obj_add_sint (doc, entry, "records", file->n_records);
    yyjson_mut_obj_add_uint (doc, entry, "bytes", file->size);
    yyjson_mut_obj_add_str (doc, entry, "sha256", file->sum);
}

char *
amends_export_list_to_json (GPtrArray *files, gint64 now)
{
    g_autofree char *made_at = format_instant (now);
    yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *root = yyjson_mut_obj (doc);
    yyjson_mut_val *list;
    char *json, *copy;

    yyjson_mut_doc_set_root (doc, root);
    yyjson_mut_obj_add_str (doc, root, "format", "amends-export");
    yyjson_mut_obj_add_uint (doc, root, "version", AMENDS_EXPORT_VERSION);
    yyjson_mut_obj_add_str (doc, root, "program", "Amends " AMENDS_VERSION);
    yyjson_mut_obj_add_str (doc, root, "made_at", made_at);
    list = yyjson_mut_obj_add_arr (doc, root, "files");
    for (guint i = 0; i < files->len; i++)
        append_file (doc, list, files->pdata[i]);
    json = yyjson_mut_write (doc, YYJSON_WRITE_PRETTY_TWO_SPACES | YYJSON_WRITE_NEWLINE_AT_END, NULL);
    copy = g_strdup (json);
    free (json);
    yyjson_mut_doc_free (doc);
    return copy;
}

static gint64
find_count (GPtrArray *files, const char *name)
{
    g_autofree char *path = g_strdup_printf ("csv/%s.csv", name);

    for (guint i = 0; i < files->len; i++) {
        const AmendsExportedFile *file = files->pdata[i];

        if (g_str_equal (file->path, path))
            return file->n_records;
    }
    return -1;
}

static void
append_line (GString *text, GPtrArray *files, const char *name, const char *about)
{
    gint64 n = find_count (files, name);

    if (n >= 0)
        g_string_append_printf (text, "  %-18s %10" G_GINT64_FORMAT "  %s\n", name, n, about);
}

static void
append_kinds (GString *text, GPtrArray *files)
{
    guint n_tables;
    const AmendsDumpTable *tables = amends_dump_list_tables (&n_tables);

    for (guint i = 0; i < n_tables; i++)
        append_line (text, files, tables[i].name, _ (tables[i].about));
    append_line (text, files, "settings", _ ("What you chose in the preferences"));
}

char *
amends_export_list_to_text (GPtrArray *files, gint64 now)
{
    g_autofree char *made_at = format_instant (now);
    GString *text = g_string_new (NULL);

    /* Translators: first line of a text file; %s is an instant such as 2026-11-22T10:00:00Z */
    g_string_append_printf (text, _ ("Everything that Amends held on %s"), made_at);
    g_string_append (text, "\n\n");
    g_string_append (text,
                     _ ("The folder “csv” holds tables for spreadsheets, the folder “json-lines” the same records "
                        "for programs, one JSON object a line. How many records there are of each kind:"));
    g_string_append (text, "\n\n");
    append_kinds (text, files);
    g_string_append_c (text, '\n');
    g_string_append (
        text,
        _ ("Times are in UTC. What is not known is empty, or null. Records name one another by number: “review” is the "
           "“id” of a review, “feedback” that of a feedback, and “comment” either, as “subject” says."));
    g_string_append (text, "\n\n");
    g_string_append (text, _ ("In CSV an apostrophe stands before text that a spreadsheet would run as a formula. "
                              "Amends takes it away again when it imports the file."));
    g_string_append (text, "\n\n");
    g_string_append (text, _ ("To bring reviews and feedback back into Amends, import the files “reviews” and "
                              "“feedback” of either folder."));
    g_string_append (text, "\n\n");
    g_string_append (text,
                     _ ("Tokens are not in this folder: they are in your keyring. Indexes and counts, which Amends "
                        "makes of the rest, are left out too."));
    g_string_append (text, "\n\n");
    g_string_append_printf (text, _ ("The file “%s” lists all files with their sizes and SHA-256 sums."),
                            AMENDS_EXPORT_MANIFEST);
    g_string_append_c (text, '\n');
    return g_string_free (text, FALSE);
}
