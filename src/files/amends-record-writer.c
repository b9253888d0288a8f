/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-record-writer.h"

#include <glib/gi18n-lib.h>
#include <yyjson.h>

#include "amends-cell-guard.h"
#include "amends-types.h"

struct _AmendsRecordWriter {
    GOutputStream *stream; /* (owned) */
    AmendsFileFormat format;
    const char *const *names;
    guint n_cells;
    guint64 n_written;
    GString *out;
};

AmendsRecordWriter *
amends_record_writer_new (GOutputStream *stream, AmendsFileFormat format, const char *const *names, guint n_cells)
{
    AmendsRecordWriter *self;

    g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

    self = g_new0 (AmendsRecordWriter, 1);
    self->stream = g_object_ref (stream);
    self->format = format;
    self->names = names;
    self->n_cells = n_cells;
    self->out = g_string_new (NULL);
    return self;
}

void
amends_record_writer_free (AmendsRecordWriter *self)
{
    g_object_unref (self->stream);
    g_string_free (self->out, TRUE);
    g_free (self);
}

guint64
amends_record_writer_get_n_written (AmendsRecordWriter *self)
{
    return self->n_written;
}

static gboolean
is_table (AmendsRecordWriter *self)
{
    return self->format == AMENDS_FILE_FORMAT_CSV || self->format == AMENDS_FILE_FORMAT_TSV;
}

/* Returns: (transfer full) (nullable): NULL for "not known" */
static char *
format_instant (gint64 at)
{
    g_autoptr (GDateTime) instant = at != 0 ? g_date_time_new_from_unix_utc (at) : NULL;

    return instant != NULL ? g_date_time_format (instant, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* Returns: (transfer full) (nullable) */
static char *
describe_cell (const AmendsCell *cell)
{
    switch (cell->kind) {
    case AMENDS_CELL_NUMBER:
        return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
    case AMENDS_CELL_TEXT:
        return g_strdup (cell->text);
    case AMENDS_CELL_INSTANT:
        return format_instant (cell->number);
    case AMENDS_CELL_TRUTH:
        return cell->number == AMENDS_TRI_UNKNOWN ? NULL : g_strdup (cell->number == AMENDS_TRI_YES ? "true" : "false");
    case AMENDS_CELL_LIST:
        return cell->list != NULL ? g_strjoinv ("\n", (char **) cell->list) : NULL;
    case AMENDS_CELL_NOTHING:
    default:
        return NULL;
    }
}

static void
append_cell (GString *out, const AmendsCell *cell)
{
    g_autofree char *text = describe_cell (cell);
    /* A number below zero begins like a formula, and is none. */
    gboolean safe = cell->kind == AMENDS_CELL_NUMBER || text == NULL;
    g_autofree char *guarded = safe ? g_strdup (text != NULL ? text : "") : amends_cell_guard_add (text);

    g_string_append_c (out, '"');
    for (const char *c = guarded; *c != '\0'; c++) {
        if (*c == '"')
            g_string_append_c (out, '"');
        g_string_append_c (out, *c);
    }
    g_string_append_c (out, '"');
}

static void
append_separator (AmendsRecordWriter *self, guint i)
{
    if (i > 0)
        g_string_append_c (self->out, self->format == AMENDS_FILE_FORMAT_TSV ? '\t' : ',');
}

static void
append_table_row (AmendsRecordWriter *self, const AmendsCell *cells)
{
    for (guint i = 0; i < self->n_cells; i++) {
        append_separator (self, i);
        append_cell (self->out, &cells[i]);
    }
    g_string_append (self->out, "\r\n");
}

static void
append_beginning (AmendsRecordWriter *self)
{
    if (self->format == AMENDS_FILE_FORMAT_JSON)
        g_string_append (self->out, "[");
    if (!is_table (self))
        return;
    g_string_append (self->out, "\xef\xbb\xbf");
    for (guint i = 0; i < self->n_cells; i++) {
        append_separator (self, i);
        g_string_append_printf (self->out, "\"%s\"", self->names[i]);
    }
    g_string_append (self->out, "\r\n");
}

static yyjson_mut_val *
make_list (yyjson_mut_doc *doc, const char *const *list)
{
    yyjson_mut_val *array = yyjson_mut_arr (doc);

    for (guint i = 0; list != NULL && list[i] != NULL; i++)
        yyjson_mut_arr_add_str (doc, array, list[i]);
    return array;
}

/* Texts are borrowed: the document does not outlive the record. */
static yyjson_mut_val *
make_value (yyjson_mut_doc *doc, const AmendsCell *cell)
{
    g_autofree char *instant = NULL;

    switch (cell->kind) {
    case AMENDS_CELL_NUMBER:
        return yyjson_mut_sint (doc, cell->number);
    case AMENDS_CELL_TEXT:
        return cell->text != NULL ? yyjson_mut_str (doc, cell->text) : yyjson_mut_null (doc);
    case AMENDS_CELL_INSTANT:
        instant = format_instant (cell->number);
        return instant != NULL ? yyjson_mut_strcpy (doc, instant) : yyjson_mut_null (doc);
    case AMENDS_CELL_TRUTH:
        return cell->number == AMENDS_TRI_UNKNOWN ? yyjson_mut_null (doc)
                                                  : yyjson_mut_bool (doc, cell->number == AMENDS_TRI_YES);
    case AMENDS_CELL_LIST:
        return make_list (doc, cell->list);
    case AMENDS_CELL_NOTHING:
    default:
        return yyjson_mut_null (doc);
    }
}

char *
amends_record_to_json (const char *const *names, const AmendsCell *cells, guint n_cells)
{
    yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (doc);
    char *json, *copy;

    yyjson_mut_doc_set_root (doc, object);
    for (guint i = 0; i < n_cells; i++)
        yyjson_mut_obj_add (object, yyjson_mut_str (doc, names[i]), make_value (doc, &cells[i]));
    json = yyjson_mut_write (doc, YYJSON_WRITE_ALLOW_INVALID_UNICODE, NULL);
    copy = g_strdup (json);
    free (json);
    yyjson_mut_doc_free (doc);
    return copy;
}

static gboolean
fail (GError **error, GError *failure)
{
    if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        g_propagate_error (error, failure);
        return FALSE;
    }
    /* Translators: %s is the system's own explanation, such as "No space left on device" */
    g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE,
                 _ ("The file cannot be written: %s. Make room or choose another place, then export again."),
                 failure->message);
    g_error_free (failure);
    return FALSE;
}

static gboolean
flush_text (AmendsRecordWriter *self, GCancellable *cancellable, GError **error)
{
    GError *failure = NULL;

    if (!g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL, cancellable, &failure))
        return fail (error, failure);
    g_string_truncate (self->out, 0);
    return TRUE;
}

gboolean
amends_record_writer_write (AmendsRecordWriter *self, const AmendsCell *cells, GCancellable *cancellable,
                            GError **error)
{
    /* Not every stream looks: one in memory never does. */
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    if (self->n_written == 0)
        append_beginning (self);
    if (is_table (self)) {
        append_table_row (self, cells);
    } else {
        g_autofree char *json = amends_record_to_json (self->names, cells, self->n_cells);

        if (self->format == AMENDS_FILE_FORMAT_JSON)
            g_string_append (self->out, self->n_written > 0 ? ",\n" : "\n");
        g_string_append (self->out, json);
        if (self->format == AMENDS_FILE_FORMAT_JSON_LINES)
            g_string_append_c (self->out, '\n');
    }
    self->n_written++;
    return flush_text (self, cancellable, error);
}

gboolean
amends_record_writer_finish (AmendsRecordWriter *self, GCancellable *cancellable, GError **error)
{
    GError *failure = NULL;

    if (self->n_written == 0)
        append_beginning (self);
    if (self->format == AMENDS_FILE_FORMAT_JSON)
        g_string_append (self->out, "\n]\n");
    if (!flush_text (self, cancellable, error))
        return FALSE;
    return g_output_stream_flush (self->stream, cancellable, &failure) || fail (error, failure);
}
