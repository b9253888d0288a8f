/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row.h"

#define TEXT_KEPT (64 * 1024)

AmendsRow *
amends_row_new (void)
{
    AmendsRow *self = g_new0 (AmendsRow, 1);

    self->text = g_string_new (NULL);
    self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
    return self;
}

void
amends_row_free (AmendsRow *self)
{
    g_string_free (self->text, TRUE);
    g_array_unref (self->starts);
    g_free (self->problem);
    g_free (self);
}

void
amends_row_clear (AmendsRow *self, guint n_cells)
{
    const gsize none = G_MAXSIZE;

    if (self->text->allocated_len > TEXT_KEPT) {
        g_string_free (self->text, TRUE);
        self->text = g_string_new (NULL);
    }
    g_string_truncate (self->text, 0);
    g_array_set_size (self->starts, 0);
    for (guint i = 0; i < n_cells; i++)
        g_array_append_val (self->starts, none);
    g_clear_pointer (&self->problem, g_free);
}

void
amends_row_add (AmendsRow *self, const char *text, gsize length)
{
    gsize start = self->text->len;

    g_array_append_val (self->starts, start);
    g_string_append_len (self->text, text, (gssize) length);
    g_string_append_c (self->text, '\0');
}

void
amends_row_set (AmendsRow *self, guint column, const char *text, gsize length)
{
    const gsize none = G_MAXSIZE;

    while (self->starts->len <= column)
        g_array_append_val (self->starts, none);
    g_array_index (self->starts, gsize, column) = self->text->len;
    g_string_append_len (self->text, text, (gssize) length);
    g_string_append_c (self->text, '\0');
}

const char *
amends_row_get (const AmendsRow *self, guint column)
{
    gsize start = column < self->starts->len ? g_array_index (self->starts, gsize, column) : G_MAXSIZE;

    return start == G_MAXSIZE ? NULL : self->text->str + start;
}

guint
amends_row_get_n_cells (const AmendsRow *self)
{
    return self->starts->len;
}

void
amends_row_set_problem (AmendsRow *self, char *problem)
{
    g_free (self->problem);
    self->problem = problem;
}

AmendsRowStatus
amends_row_reader_next (AmendsRowReader *self, AmendsRow *row, GCancellable *cancellable, GError **error)
{
    return self->next (self, row, cancellable, error);
}

double
amends_row_reader_get_fraction (AmendsRowReader *self)
{
    return self->get_fraction (self);
}

void
amends_row_reader_free (AmendsRowReader *self)
{
    self->free (self);
}

typedef struct {
    AmendsRowReader parent;
    AmendsRowReader *rest; /* (owned) */
    GPtrArray *problems;   /* (element-type AmendsRow) (owned) */
    guint n_told;
} ReaderAfter;

static AmendsRowStatus
read_after (AmendsRowReader *reader, AmendsRow *row, GCancellable *cancellable, GError **error)
{
    ReaderAfter *self = (ReaderAfter *) reader;
    const AmendsRow *told;

    if (self->n_told == self->problems->len)
        return amends_row_reader_next (self->rest, row, cancellable, error);
    told = g_ptr_array_index (self->problems, self->n_told++);
    amends_row_clear (row, 0);
    row->line = told->line;
    amends_row_set_problem (row, g_strdup (told->problem));
    return AMENDS_ROW_READ;
}

static double
get_fraction_after (AmendsRowReader *reader)
{
    return amends_row_reader_get_fraction (((ReaderAfter *) reader)->rest);
}

static void
free_after (AmendsRowReader *reader)
{
    ReaderAfter *self = (ReaderAfter *) reader;

    amends_row_reader_free (self->rest);
    g_ptr_array_unref (self->problems);
    g_free (self);
}

AmendsRowReader *
amends_row_reader_new_after (AmendsRowReader *rest, GPtrArray *problems)
{
    ReaderAfter *self = g_new0 (ReaderAfter, 1);

    self->parent = (AmendsRowReader) { read_after, get_fraction_after, free_after };
    self->rest = rest;
    self->problems = problems;
    return &self->parent;
}
