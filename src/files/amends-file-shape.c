/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-file-shape.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "amends-date-text.h"
#include "amends-field-names.h"

#define MAX_COLUMNS 2000
/* So far down a report's header is looked for, below its title, the account and the day. */
#define MAX_TITLE_LINES 20
#define SEPARATORS ",;\t|"

AmendsFileShape *
amends_file_shape_new (void)
{
    AmendsFileShape *self = g_new0 (AmendsFileShape, 1);

    self->encoding = g_strdup ("UTF-8");
    self->columns = g_ptr_array_new_with_free_func (g_free);
    return self;
}

static gpointer
copy_name (gconstpointer name, gpointer user_data G_GNUC_UNUSED)
{
    return g_strdup (name);
}

AmendsFileShape *
amends_file_shape_copy (const AmendsFileShape *self)
{
    AmendsFileShape *copy = g_memdup2 (self, sizeof *self);

    copy->encoding = g_strdup (self->encoding);
    copy->columns = g_ptr_array_copy (self->columns, copy_name, NULL);
    return copy;
}

void
amends_file_shape_free (AmendsFileShape *self)
{
    g_free (self->encoding);
    g_ptr_array_unref (self->columns);
    g_free (self);
}

gboolean
amends_file_shape_is_json (const AmendsFileShape *self)
{
    return self->format == AMENDS_FILE_FORMAT_JSON || self->format == AMENDS_FILE_FORMAT_JSON_LINES;
}

/* A header names things; a first row of data has a number of stars, a date or an address in it. */
static gboolean
looks_like_header (const AmendsRow *row)
{
    guint n_data = 0;

    for (guint i = 0; i < amends_row_get_n_cells (row); i++) {
        const char *cell = amends_row_get (row, i);
        AmendsField field;
        AmendsDate date;

        if (amends_field_names_find (cell, &field, NULL))
            return TRUE;
        n_data += (*cell != '\0' && cell[strspn (cell, "0123456789.,")] == '\0') ||
                  amends_date_parse (cell, AMENDS_DATE_ORDER_UNKNOWN, &date) == AMENDS_DATE_READ ||
                  g_str_has_prefix (cell, "http");
    }
    return n_data == 0;
}

static void
take_header (AmendsFileShape *self, const AmendsRow *row)
{
    guint n = amends_row_get_n_cells (row);

    self->has_header = looks_like_header (row);
    /* A separator at the line's end makes an empty last cell in every row. */
    for (guint i = 0; i < n; i++) {
        const char *cell = amends_row_get (row, i);

        if (self->has_header && *cell != '\0')
            g_ptr_array_add (self->columns, g_strstrip (g_strdup (cell)));
        else
            g_ptr_array_add (self->columns, g_strdup_printf (_ ("Column %u"), i + 1));
    }
}

static AmendsLineReader *
open_lines (const AmendsFileShape *self, AmendsFileInput *input, GError **error)
{
    AmendsDecoder *decoder = amends_decoder_new (input, self->encoding, error);

    return decoder != NULL ? amends_line_reader_new (decoder) : NULL;
}

/* How many different things of a review the cells of a line name; none of them the stars or the text: zero. */
static guint
count_names (const char *line, char separator)
{
    const char delimiter[] = { separator, '\0' };
    g_auto (GStrv) cells = g_strsplit (line, delimiter, MAX_COLUMNS);
    gboolean named[AMENDS_N_FIELDS] = { FALSE };
    guint n = 0;

    for (guint i = 0; cells[i] != NULL; i++) {
        AmendsField field;

        if (amends_field_names_find (cells[i], &field, NULL) && !named[field]) {
            named[field] = TRUE;
            n++;
        }
    }
    return named[AMENDS_FIELD_STARS] || named[AMENDS_FIELD_BODY] ? n : 0;
}

static gboolean
is_header_line (const char *text, gsize length)
{
    g_autofree char *line = g_strndup (text, MIN (length, AMENDS_CELL_MAX));

    for (const char *separator = SEPARATORS; *separator != '\0'; separator++) {
        if (strchr (line, *separator) != NULL && count_names (line, *separator) >= 2)
            return TRUE;
    }
    return FALSE;
}

/* Returns: how many lines stand above the header; zero where no line further down is surely one */
static guint
count_title_lines (const char *text, gsize length)
{
    gsize start = 0;

    for (guint line = 0; line < MAX_TITLE_LINES && start < length; line++) {
        const char *newline = memchr (text + start, '\n', length - start);
        gsize end = newline != NULL ? (gsize) (newline - text) : length;

        if (is_header_line (text + start, end - start))
            return line;
        start = end + 1;
    }
    return 0;
}

static AmendsDelimitedShape
sniff_below_titles (const GString *text, gboolean truncated)
{
    guint n_lines = g_ascii_strncasecmp (text->str, "sep=", 4) != 0 ? count_title_lines (text->str, text->len) : 0;
    const char *start = text->str;
    AmendsDelimitedShape shape;

    for (guint i = 0; i < n_lines; i++)
        start = strchr (start, '\n') + 1;
    shape = amends_delimited_sniff (start, text->len - (gsize) (start - text->str), truncated);
    shape.skip_lines += n_lines;
    return shape;
}

static gboolean
sniff_delimited (AmendsFileShape *self, const GString *text, gboolean truncated, GError **error)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
    g_autoptr (AmendsRow) row = amends_row_new ();
    g_autoptr (AmendsRowReader) reader = NULL;
    AmendsRowStatus status;

    self->delimited = sniff_below_titles (text, truncated);
    self->format = self->delimited.separator == '\t' ? AMENDS_FILE_FORMAT_TSV : AMENDS_FILE_FORMAT_CSV;
    reader = amends_delimited_reader_new (
        amends_line_reader_new (amends_decoder_new (amends_file_input_new_for_bytes (bytes), "UTF-8", NULL)),
        &self->delimited);
    do {
        status = amends_row_reader_next (reader, row, NULL, error);
    } while (status == AMENDS_ROW_READ && row->problem != NULL);
    if (status == AMENDS_ROW_FAILED)
        return FALSE;
    if (status == AMENDS_ROW_END) {
        g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_EMPTY,
                             _ ("There are no rows in the file. Export the reviews again, then import the new file."));
        return FALSE;
    }
    if (amends_row_get_n_cells (row) > MAX_COLUMNS) {
        g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX,
                     _ ("The file has more than %d columns, so it is no list of reviews. Choose another file."),
                     MAX_COLUMNS);
        return FALSE;
    }
    take_header (self, row);
    return TRUE;
}

gboolean
amends_file_shape_sniff (AmendsFileShape *self, const GString *text, gboolean truncated, GError **error)
{
    g_ptr_array_set_size (self->columns, 0);
    self->has_header = FALSE;
    if (!amends_json_sniff (text->str, text->len, &self->json)) {
        g_autoptr (GString) lines = NULL;

        if (!amends_lines_have_only_cr (text->str, text->len))
            return sniff_delimited (self, text, truncated, error);
        lines = g_string_new_len (text->str, (gssize) text->len);
        amends_lines_replace_cr (lines->str, lines->len);
        return sniff_delimited (self, lines, truncated, error);
    }
    self->format = self->json.lines ? AMENDS_FILE_FORMAT_JSON_LINES : AMENDS_FILE_FORMAT_JSON;
    return TRUE;
}

static gboolean
is_same_header (const AmendsFileShape *self, const AmendsRow *row)
{
    if (amends_row_get_n_cells (row) != self->columns->len)
        return FALSE;
    for (guint i = 0; i < self->columns->len; i++) {
        const char *cell = amends_row_get (row, i);
        g_autofree char *name = g_strstrip (g_strdup (cell));

        if (*name != '\0' && !g_str_equal (name, g_ptr_array_index (self->columns, i)))
            return FALSE;
    }
    return TRUE;
}

static void
free_row (gpointer row)
{
    amends_row_free (row);
}

/*
 * The header was read by the plan already; that it is still the same shows that the columns still mean the same.
 * @problems: what stands before it and cannot be read
 */
static gboolean
skip_header (const AmendsFileShape *self, AmendsRowReader *reader, GPtrArray *problems, GCancellable *cancellable,
             GError **error)
{
    for (;;) {
        g_autoptr (AmendsRow) row = amends_row_new ();
        AmendsRowStatus status = amends_row_reader_next (reader, row, cancellable, error);

        if (status == AMENDS_ROW_FAILED)
            return FALSE;
        if (status == AMENDS_ROW_READ && row->problem != NULL) {
            g_ptr_array_add (problems, g_steal_pointer (&row));
            continue;
        }
        if (status == AMENDS_ROW_READ && is_same_header (self, row))
            return TRUE;
        g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_CHANGED,
                             _ ("The file changed since it was looked at. Choose it again."));
        return FALSE;
    }
}

AmendsRowReader *
amends_file_shape_open (const AmendsFileShape *self, AmendsFileInput *input, AmendsJsonColumns *columns,
                        GCancellable *cancellable, GError **error)
{
    g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_row);
    g_autoptr (AmendsRowReader) reader = NULL;

    if (amends_file_shape_is_json (self)) {
        AmendsDecoder *decoder = amends_decoder_new (input, self->encoding, error);

        return decoder != NULL ? amends_json_reader_new (decoder, &self->json, columns) : NULL;
    } else {
        AmendsLineReader *lines = open_lines (self, input, error);

        if (lines == NULL)
            return NULL;
        reader = amends_delimited_reader_new (lines, &self->delimited);
    }
    if (self->has_header && !skip_header (self, reader, problems, cancellable, error))
        return NULL;
    if (problems->len == 0)
        return g_steal_pointer (&reader);
    return amends_row_reader_new_after (g_steal_pointer (&reader), g_steal_pointer (&problems));
}
