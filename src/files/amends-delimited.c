/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-delimited.h"

#include <inttypes.h>
#include <string.h>

#include <csv.h>
#include <glib/gi18n-lib.h>

#include "amends-import-plan.h"
#include "amends-strict-record.h"

/* A quote that is never closed may cost one look at AMENDS_CELL_MAX bytes; a file of nothing else must not cost one a line. */
#define MAX_READ_AGAIN ((gsize) 64 * AMENDS_CELL_MAX)
#define SNIFF_RECORDS 100
#define SNIFF_PIECE (16 * 1024)
#define CELL_BLOCK (64 * 1024)
/* With fewer separators a line of a customer's text may have as many as a row. */
#define LEAST_SWALLOWED 4

typedef struct {
    AmendsRowReader parent;
    AmendsLineReader *lines; /* (owned) */
    AmendsDelimitedShape shape;
    struct csv_parser parser;
    AmendsRow *row;  /* (unowned): being filled */
    GString *record; /* raw text of the record so far */
    guint64 record_line;
    GString *replay; /* lines that a never closed quote had swallowed */
    gsize replay_start;
    gboolean in_replay; /* the line taken last is one of them */
    guint64 replay_line;
    guint64 cut_line; /* one that was too long and is told of after the replay, 0 if none */
    gsize n_read_again;
    guint n_cells; /* of the first row */
    gboolean row_done;
    gboolean cell_too_long;
} DelimitedReader;

/* A carriage return before the line feed is white space; a tab may be the separator and never is. */
static int
is_space (unsigned char c)
{
    return c == ' ' || c == '\r';
}

static int
is_term (unsigned char c)
{
    return c == '\n';
}

static void
init_parser (struct csv_parser *parser, const AmendsDelimitedShape *shape)
{
    csv_init (parser, 0);
    /* By default it grows by 128 bytes at a time, which is quadratic in a large cell. */
    csv_set_blk_size (parser, CELL_BLOCK);
    csv_set_delim (parser, (unsigned char) shape->separator);
    /* The decoder lets no NUL through, so as a quote it never occurs. */
    csv_set_quote (parser, shape->quoted ? '"' : '\0');
    csv_set_space_func (parser, is_space);
    csv_set_term_func (parser, is_term);
}

static void
cell_cb (void *text, size_t length, void *user_data)
{
    DelimitedReader *self = user_data;

    if (length > AMENDS_CELL_MAX) {
        self->cell_too_long = TRUE;
        length = 0;
    }
    amends_row_add (self->row, text != NULL ? text : "", length);
}

static void
row_cb (int terminator G_GNUC_UNUSED, void *user_data)
{
    DelimitedReader *self = user_data;

    self->row_done = TRUE;
}

static void
restart_parser (DelimitedReader *self)
{
    csv_free (&self->parser);
    init_parser (&self->parser, &self->shape);
    g_string_truncate (self->record, 0);
    self->cell_too_long = FALSE;
}

/* Returns: the length of the record's first line; those after it are read again */
static gsize
give_back_lines (DelimitedReader *self, AmendsRow *row)
{
    const char *newline = memchr (self->record->str, '\n', self->record->len);
    gsize first = newline != NULL ? (gsize) (newline - self->record->str) + 1 : self->record->len;
    gsize rest = self->record->len - first;

    if (self->in_replay) {
        self->replay_start -= rest;
    } else {
        /* It was read to its end before the lines that came after it. */
        g_string_truncate (self->replay, 0);
        g_string_append_len (self->replay, self->record->str + first, (gssize) rest);
        self->replay_start = 0;
    }
    self->n_read_again += rest;
    self->replay_line = self->record_line + 1;
    amends_row_clear (row, 0);
    row->line = self->record_line;
    return first;
}

/* The record turned out to be no record: its first line is given up, the others are read again. */
static AmendsRowStatus
rewind_record (DelimitedReader *self, AmendsRow *row, GError **error)
{
    if (self->n_read_again > MAX_READ_AGAIN) {
        g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX,
                     _ ("Too many quotation marks are never closed, the last one on line %" PRIu64
                        ". Export the file again, or save it once more from a spreadsheet."),
                     self->record_line);
        return AMENDS_ROW_FAILED;
    }
    give_back_lines (self, row);
    amends_row_set_problem (row, g_strdup (_ ("A quotation mark on this line is never closed.")));
    restart_parser (self);
    return AMENDS_ROW_READ;
}

static guint
count_separators (const DelimitedReader *self, const char *text, gsize length)
{
    guint n = 0;

    for (gsize i = 0; i < length; i++)
        n += text[i] == self->shape.separator;
    return n;
}

/*
 * TRUE if a quoted cell of several lines has whole rows in it. Programs that separate with tabs may write a customer's quotation mark as it is: one that
 * opens a comment is then closed by the next customer's.
 */
static gboolean
has_swallowed_rows_of_tabs (const DelimitedReader *self)
{
    guint n = self->n_cells > 0 ? self->n_cells - 1 : 0;
    const char *line = self->record->str, *end = line + self->record->len, *newline;

    if (self->shape.separator != '\t' || n < LEAST_SWALLOWED ||
        count_separators (self, line, self->record->len) < 2 * n)
        return FALSE;
    while ((newline = memchr (line, '\n', (gsize) (end - line))) != NULL && newline + 1 < end) {
        const char *next = memchr (newline + 1, '\n', (gsize) (end - newline - 1));

        line = newline + 1;
        if (count_separators (self, line, (gsize) ((next != NULL ? next : end) - line)) == n)
            return TRUE;
    }
    return FALSE;
}

/* Reads the first line of the record as if quotation marks were letters, and the others again. */
static AmendsRowStatus
read_plainly (DelimitedReader *self, AmendsRow *row)
{
    const char *at = self->record->str, *end = at + give_back_lines (self, row) - 1;

    for (;; at++) {
        const char *separator = memchr (at, self->shape.separator, (gsize) (end - at));
        const char *stop = separator != NULL ? separator : end;

        while (at < stop && is_space ((unsigned char) *at))
            at++;
        while (stop > at && is_space ((unsigned char) stop[-1]))
            stop--;
        amends_row_add (row, at, (gsize) (stop - at));
        if (separator == NULL)
            break;
        at = separator;
    }
    restart_parser (self);
    return AMENDS_ROW_READ;
}

static gboolean
take_line (DelimitedReader *self, const char **line, gsize *length, guint64 *number, gboolean *cut,
           GCancellable *cancellable, GError **error)
{
    self->in_replay = self->replay_start < self->replay->len;
    if (self->in_replay) {
        const char *start = self->replay->str + self->replay_start;
        const char *newline = memchr (start, '\n', self->replay->len - self->replay_start);

        *line = start;
        *length = newline != NULL ? (gsize) (newline - start) + 1 : self->replay->len - self->replay_start;
        *number = self->replay_line++;
        *cut = FALSE;
        self->replay_start += *length;
        return TRUE;
    }
    if (self->cut_line > 0) {
        *line = "\n";
        *length = 1;
        *cut = TRUE;
        *number = self->cut_line;
        self->cut_line = 0;
        return TRUE;
    }
    if (!amends_line_reader_next (self->lines, line, length, cut, cancellable, error))
        return FALSE;
    *number = amends_line_reader_get_line (self->lines);
    return TRUE;
}

static gboolean
is_blank (const char *line, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (!is_space ((unsigned char) line[i]) && line[i] != '\n')
            return FALSE;
    }
    return TRUE;
}

static AmendsRowStatus
finish_row (DelimitedReader *self, AmendsRow *row)
{
    if (self->cell_too_long)
        amends_row_set_problem (row, g_strdup (_ ("A cell is larger than one megabyte.")));
    self->cell_too_long = FALSE;
    self->n_cells = self->n_cells > 0 ? self->n_cells : row->starts->len;
    g_string_truncate (self->record, 0);
    return AMENDS_ROW_READ;
}

/* What was read may be more than one row, because of a quotation mark that another row's seems to close. */
static AmendsRowStatus
complete_record (DelimitedReader *self, AmendsRow *row, GError **error)
{
    if (has_swallowed_rows_of_tabs (self))
        return read_plainly (self, row);
    if (self->shape.quoted &&
        amends_strict_record_swallows (self->record->str, self->record->len, self->shape.separator, self->n_cells))
        return rewind_record (self, row, error);
    return finish_row (self, row);
}

/* Nothing can close a quotation beyond it: the lines before it are read again first. */
static AmendsRowStatus
reject_long_line (DelimitedReader *self, AmendsRow *row, guint64 line, GError **error)
{
    if (self->record->len > 0) {
        self->cut_line = line;
        return rewind_record (self, row, error);
    }
    restart_parser (self);
    amends_row_clear (row, 0);
    row->line = line;
    amends_row_set_problem (row, g_strdup (_ ("The line is larger than four megabytes.")));
    return AMENDS_ROW_READ;
}

/* @at: at the opening mark. Returns: (nullable): what follows the closing one, NULL if it stands on another line */
static const char *
add_quoted (AmendsRow *row, const char *at, const char *end)
{
    gsize start = row->text->len;
    const char *mark;

    g_array_append_val (row->starts, start);
    for (at++; (mark = memchr (at, '"', (gsize) (end - at))) != NULL && mark[1] == '"'; at = mark + 2)
        g_string_append_len (row->text, at, mark + 1 - at);
    if (mark == NULL)
        return NULL;
    g_string_append_len (row->text, at, mark - at);
    g_string_append_c (row->text, '\0');
    return mark + 1;
}

/* Returns: (nullable): what follows the cell, NULL if it has white space to remove or a quotation mark in it */
static const char *
add_unquoted (const AmendsDelimitedShape *shape, AmendsRow *row, const char *at, const char *end)
{
    const char *separator = memchr (at, shape->separator, (gsize) (end - at));
    const char *stop = separator != NULL ? separator : end;

    if (stop > at && (is_space ((unsigned char) *at) || is_space ((unsigned char) stop[-1])))
        return NULL;
    if (shape->quoted && memchr (at, '"', (gsize) (stop - at)) != NULL)
        return NULL;
    amends_row_add (row, at, (gsize) (stop - at));
    return stop;
}

/*
 * Takes a record of one line as programs write it, a cell at a time. FALSE for whatever else there is, which the parser then reads by the character: it alone decides
 * what odd cells mean.
 */
static gboolean
split_line (const DelimitedReader *self, AmendsRow *row, const char *line, gsize length)
{
    const AmendsDelimitedShape *shape = &self->shape;
    const char *end = line + length - 1;

    if (length > AMENDS_CELL_MAX || *end != '\n' || strchr (" \r\"", shape->separator) != NULL)
        return FALSE;
    if (end > line && end[-1] == '\r')
        end--;
    for (const char *at = line;; at++) {
        at = shape->quoted && *at == '"' ? add_quoted (row, at, end) : add_unquoted (shape, row, at, end);
        if (at == NULL || at == end)
            return at == end;
        if (*at != shape->separator)
            return FALSE;
    }
}

static AmendsRowStatus
read_row (AmendsRowReader *reader, AmendsRow *row, GCancellable *cancellable, GError **error)
{
    DelimitedReader *self = (DelimitedReader *) reader;

    self->row = row;
    for (;;) {
        const char *line;
        gsize length;
        guint64 number;
        gboolean cut;

        if (!take_line (self, &line, &length, &number, &cut, cancellable, error))
            return AMENDS_ROW_FAILED;
        if (line == NULL)
            return self->record->len > 0 ? rewind_record (self, row, error) : AMENDS_ROW_END;
        if (cut)
            return reject_long_line (self, row, number, error);
        /* Before a quotation it would hide that it is one. */
        if (self->record->len == 0)
            amends_line_pass_mark (&line, &length);
        if (number <= self->shape.skip_lines || (self->record->len == 0 && is_blank (line, length)))
            continue;
        if (self->record->len == 0) {
            amends_row_clear (row, 0);
            row->line = self->record_line = number;
            if (split_line (self, row, line, length))
                return finish_row (self, row);
            amends_row_clear (row, 0);
        }
        g_string_append_len (self->record, line, (gssize) length);
        self->row_done = FALSE;
        if (csv_parse (&self->parser, line, length, cell_cb, row_cb, self) != length) {
            g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX,
                                 csv_strerror (csv_error (&self->parser)));
            return AMENDS_ROW_FAILED;
        }
        if (self->row_done)
            return complete_record (self, row, error);
        if (self->record->len > AMENDS_CELL_MAX)
            return rewind_record (self, row, error);
    }
}

static double
get_fraction (AmendsRowReader *reader)
{
    return amends_line_reader_get_fraction (((DelimitedReader *) reader)->lines);
}

static void
free_reader (AmendsRowReader *reader)
{
    DelimitedReader *self = (DelimitedReader *) reader;

    csv_free (&self->parser);
    amends_line_reader_free (self->lines);
    g_string_free (self->record, TRUE);
    g_string_free (self->replay, TRUE);
    g_free (self);
}

AmendsRowReader *
amends_delimited_reader_new (AmendsLineReader *lines, const AmendsDelimitedShape *shape)
{
    DelimitedReader *self = g_new0 (DelimitedReader, 1);

    self->parent = (AmendsRowReader) { read_row, get_fraction, free_reader };
    self->lines = lines;
    self->shape = *shape;
    self->record = g_string_new (NULL);
    self->replay = g_string_new (NULL);
    init_parser (&self->parser, shape);
    return &self->parent;
}

typedef struct {
    guint n_cells;
    guint first;
    guint n_records;
    guint n_alike;
    guint last_matched;
} Census;

static void
count_cell_cb (void *text G_GNUC_UNUSED, size_t length G_GNUC_UNUSED, void *user_data)
{
    ((Census *) user_data)->n_cells++;
}

static void
count_row_cb (int terminator G_GNUC_UNUSED, void *user_data)
{
    Census *census = user_data;

    if (census->n_records == 0)
        census->first = census->n_cells;
    if (census->n_records < SNIFF_RECORDS) {
        census->last_matched = census->n_cells == census->first;
        census->n_alike += census->last_matched;
        census->n_records++;
    }
    census->n_cells = 0;
}

/* Thousandths of the records that have as many cells as the first, a little more for more cells. Zero for one column. */
static guint
rate_shape (const AmendsDelimitedShape *shape, const char *text, gsize length, gboolean truncated)
{
    struct csv_parser parser;
    Census census = { 0 };

    init_parser (&parser, shape);
    /* A file of one long line costs its length; others only what the records are in. */
    for (gsize i = 0; i < length && census.n_records < SNIFF_RECORDS; i += SNIFF_PIECE)
        csv_parse (&parser, text + i, MIN (SNIFF_PIECE, length - i), count_cell_cb, count_row_cb, &census);
    if (!truncated)
        csv_fini (&parser, count_cell_cb, count_row_cb, &census);
    csv_free (&parser);
    if (census.n_records == 0 || census.first < 2)
        return 0;
    return census.n_alike * 1000 / census.n_records + MIN (census.first, 30) * 2;
}

AmendsDelimitedShape
amends_delimited_sniff (const char *text, gsize length, gboolean truncated)
{
    static const char SEPARATORS[] = { ',', ';', '\t', '|' };
    AmendsDelimitedShape best = { ',', TRUE, 0 };
    guint best_score = 0;

    if (length > 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && (text[5] == '\r' || text[5] == '\n'))
        return (AmendsDelimitedShape) { text[4], TRUE, 1 };
    for (guint i = 0; i < G_N_ELEMENTS (SEPARATORS); i++) {
        for (int quoted = 1; quoted >= 0; quoted--) {
            AmendsDelimitedShape shape = { SEPARATORS[i], quoted, 0 };
            guint score;

            /* Only files with tabs are known to use quotation marks as plain characters. */
            if (!quoted && SEPARATORS[i] != '\t')
                continue;
            score = rate_shape (&shape, text, length, truncated);
            if (score > best_score) {
                best = shape;
                best_score = score;
            }
        }
    }
    return best;
}
