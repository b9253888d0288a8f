/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "amends-json-context.h"

typedef struct {
    AmendsRowReader parent;
    AmendsJsonColumns *columns; /* (unowned) */
    AmendsJsonShape shape;

    AmendsLineReader *lines; /* (owned) (nullable): for JSON Lines */

    AmendsDecoder *decoder; /* (owned) (nullable): for everything else */
    AmendsJsonScanner scanner;
    AmendsJsonContext *context; /* (owned) (nullable): where objects stand around the list */
    GString *text;
    gsize position;
    gboolean at_end;
    gboolean end_reported;

    GString *element; /* the record being collected */
    guint64 element_line;
    gboolean in_element;
    gboolean in_scalar;
    char last; /* outside of strings, and no white space */
    gboolean too_long;
    gboolean too_deep;
} JsonReader;

static gboolean
is_blank (const char *line, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isspace (line[i]))
            return FALSE;
    }
    return TRUE;
}

static char *
describe_too_long (void)
{
    return g_strdup (_ ("The record is larger than four megabytes."));
}

static AmendsRowStatus
read_line_row (AmendsRowReader *reader, AmendsRow *row, GCancellable *cancellable, GError **error)
{
    JsonReader *self = (JsonReader *) reader;
    const char *line;
    gsize length;
    gboolean cut;

    do {
        if (!amends_line_reader_next (self->lines, &line, &length, &cut, cancellable, error))
            return AMENDS_ROW_FAILED;
        if (line == NULL)
            return AMENDS_ROW_END;
        amends_line_pass_mark (&line, &length);
    } while (!cut && is_blank (line, length));
    amends_row_clear (row, 0);
    row->line = amends_line_reader_get_line (self->lines);
    if (cut)
        amends_row_set_problem (row, describe_too_long ());
    else
        amends_json_row_parse (row, line, length, self->columns);
    return AMENDS_ROW_READ;
}

static void
begin_element (JsonReader *self, gboolean scalar)
{
    g_string_truncate (self->element, 0);
    self->in_element = TRUE;
    self->in_scalar = scalar;
    self->too_long = self->too_deep = FALSE;
    self->element_line = self->scanner.line;
}

static void
keep_char (JsonReader *self, char c)
{
    if (self->element->len < AMENDS_RECORD_MAX)
        g_string_append_c (self->element, c);
    else
        self->too_long = TRUE;
}

static void
emit_element (JsonReader *self, AmendsRow *row)
{
    self->in_element = FALSE;
    amends_row_clear (row, 0);
    row->line = self->element_line;
    if (self->too_long)
        amends_row_set_problem (row, describe_too_long ());
    else if (self->too_deep)
        amends_row_set_problem (row, g_strdup (_ ("The record is nested too deeply.")));
    else
        amends_json_row_parse (row, self->element->str, self->element->len, self->columns);
    if (self->context != NULL)
        amends_json_context_fill (self->context, row, self->columns);
    if (self->element->allocated_len > 256 * 1024) {
        g_string_free (self->element, TRUE);
        self->element = g_string_new (NULL);
    }
}

static gboolean
is_in_list (JsonReader *self)
{
    guint depth = self->shape.depth;

    return depth > 0 && self->scanner.depth == depth && self->scanner.kind[depth - 1] == '[' &&
           g_str_equal (self->scanner.name[depth - 1], self->shape.member);
}

static gboolean
has_open (const JsonReader *self, char kind)
{
    for (guint i = self->shape.depth; i < self->scanner.depth; i++) {
        if (self->scanner.kind[i] == kind)
            return TRUE;
    }
    return FALSE;
}

/* An object where only a name may stand: the present record lacks its end. */
static gboolean
begins_another (const JsonReader *self, char c)
{
    return c == '{' && self->last == ',' && self->scanner.depth <= AMENDS_JSON_DEPTH_MAX &&
           self->scanner.kind[self->scanner.depth - 1] == '{';
}

/* Closes what @c closes along with it, so that the damage of one record is none of the next one's. FALSE if it closes nothing of this one. */
static gboolean
close_along (JsonReader *self, char c)
{
    AmendsJsonScanner *scanner = &self->scanner;
    char kind = c == '}' ? '{' : '[';

    if (c == '{' || scanner->depth > AMENDS_JSON_DEPTH_MAX)
        return TRUE;
    if (!has_open (self, kind))
        return FALSE;
    while (scanner->kind[scanner->depth - 1] != kind)
        scanner->depth--;
    return TRUE;
}

/* Takes one byte; TRUE when it completes a record. */
static gboolean
take_char (JsonReader *self, char c, AmendsRow *row)
{
    gboolean was_outside = !self->in_element && !self->scanner.in_string;
    gboolean ends_scalar =
        self->in_scalar && self->in_element && !self->scanner.in_string && (c == ',' || c == ']') && is_in_list (self);
    gboolean was_in_string = self->scanner.in_string;
    gboolean bracket = !was_in_string && (c == '{' || c == '}' || c == ']');
    AmendsJsonEvent event;

    if (bracket && self->in_element && !self->in_scalar && begins_another (self, c)) {
        emit_element (self, row);
        self->scanner.depth = self->shape.depth;
        self->position--; /* it is looked at again */
        return TRUE;
    }
    if (bracket && self->in_element && !self->in_scalar && !close_along (self, c)) {
        keep_char (self, c);
        return FALSE;
    }
    /* One that closes nothing. */
    if (bracket && c == '}' && !self->in_element && is_in_list (self))
        return FALSE;
    if (!was_in_string && !g_ascii_isspace (c))
        self->last = c;
    if (ends_scalar)
        emit_element (self, row);
    else if (was_outside && is_in_list (self) && !g_ascii_isspace (c) && strchr (",]{", c) == NULL)
        begin_element (self, TRUE);
    event = amends_json_scanner_step (&self->scanner, c);
    if (self->context != NULL && !self->in_element)
        amends_json_context_take (self->context, &self->scanner, event, was_in_string, c);
    if (ends_scalar)
        return TRUE;
    if (event == AMENDS_JSON_OPEN && !self->in_element && amends_json_shape_matches (&self->shape, &self->scanner))
        begin_element (self, FALSE);
    if (!self->in_element)
        return FALSE;
    keep_char (self, c);
    self->too_deep |= self->scanner.depth > self->shape.depth + AMENDS_JSON_DEPTH_MAX;
    if (event != AMENDS_JSON_CLOSE || self->in_scalar || self->scanner.depth != self->shape.depth)
        return FALSE;
    emit_element (self, row);
    return TRUE;
}

/* A list that never ends was cut on its way: what came is kept, and the report says that something is missing. */
static AmendsRowStatus
finish (JsonReader *self, AmendsRow *row)
{
    gboolean cut = self->in_element || self->scanner.depth > 0 || self->scanner.in_string;

    if (self->end_reported || !cut)
        return AMENDS_ROW_END;
    self->end_reported = TRUE;
    amends_row_clear (row, 0);
    row->line = self->in_element ? self->element_line : self->scanner.line;
    amends_row_set_problem (row, g_strdup (_ ("The file ends here, before its list does: export it again to get the "
                                              "rest.")));
    return AMENDS_ROW_READ;
}

static AmendsRowStatus
read_element_row (AmendsRowReader *reader, AmendsRow *row, GCancellable *cancellable, GError **error)
{
    JsonReader *self = (JsonReader *) reader;

    for (;;) {
        while (self->position < self->text->len) {
            if (take_char (self, self->text->str[self->position++], row))
                return AMENDS_ROW_READ;
        }
        if (self->at_end)
            return finish (self, row);
        g_string_truncate (self->text, 0);
        self->position = 0;
        if (!amends_decoder_read (self->decoder, self->text, &self->at_end, cancellable, error))
            return AMENDS_ROW_FAILED;
    }
}

static double
get_fraction (AmendsRowReader *reader)
{
    JsonReader *self = (JsonReader *) reader;

    return self->lines != NULL ? amends_line_reader_get_fraction (self->lines)
                               : amends_decoder_get_fraction (self->decoder);
}

static void
free_reader (AmendsRowReader *reader)
{
    JsonReader *self = (JsonReader *) reader;

    g_clear_pointer (&self->lines, amends_line_reader_free);
    g_clear_pointer (&self->decoder, amends_decoder_free);
    g_clear_pointer (&self->context, amends_json_context_free);
    g_string_free (self->text, TRUE);
    g_string_free (self->element, TRUE);
    g_free (self);
}

AmendsRowReader *
amends_json_reader_new (AmendsDecoder *decoder, const AmendsJsonShape *shape, AmendsJsonColumns *columns)
{
    JsonReader *self = g_new0 (JsonReader, 1);

    self->parent = (AmendsRowReader) { shape->lines ? read_line_row : read_element_row, get_fraction, free_reader };
    self->shape = *shape;
    self->columns = columns;
    self->text = g_string_new (NULL);
    self->element = g_string_new (NULL);
    if (shape->depth > 1)
        self->context = amends_json_context_new ();
    if (shape->lines)
        self->lines = amends_line_reader_new (decoder);
    else
        self->decoder = decoder;
    amends_json_scanner_init (&self->scanner);
    return &self->parent;
}
