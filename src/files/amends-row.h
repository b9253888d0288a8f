/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No cell, and no record, may be larger than this: real reviews stay far below, an unclosed quote does not. */
#define AMENDS_CELL_MAX (1024 * 1024)
#define AMENDS_RECORD_MAX (4 * 1024 * 1024)

/** AmendsRow: one record of a file as text, or why it could not be read. Reused for row after row. */
typedef struct {
    GString *text;  /* the cells one after the other, each with a NUL */
    GArray *starts; /* (element-type gsize): where each cell begins, G_MAXSIZE if the record has none */
    guint64 line;   /* line of the file on which the record begins, from 1 */
    char *problem;  /* (nullable): translated; the cells are then void */
} AmendsRow;

AmendsRow *amends_row_new (void);
void amends_row_free (AmendsRow *self);
/** amends_row_clear: makes @self a row of @n_cells missing cells */
void amends_row_clear (AmendsRow *self, guint n_cells);
void amends_row_add (AmendsRow *self, const char *text, gsize length);
/** amends_row_set: sets one cell, and makes the row as long as that needs; a cell is set once */
void amends_row_set (AmendsRow *self, guint column, const char *text, gsize length);
/** amends_row_get: Returns: (nullable): NULL where the record has no such cell */
const char *amends_row_get (const AmendsRow *self, guint column);
guint amends_row_get_n_cells (const AmendsRow *self);
/** amends_row_set_problem: @problem: (transfer full) */
void amends_row_set_problem (AmendsRow *self, char *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRow, amends_row_free)

typedef enum {
    AMENDS_ROW_FAILED, /* the file can be read no further: error set */
    AMENDS_ROW_READ,
    AMENDS_ROW_END,
} AmendsRowStatus;

/** AmendsRowReader: yields the records of a file; the first member of every reader. */
typedef struct _AmendsRowReader AmendsRowReader;
struct _AmendsRowReader {
    AmendsRowStatus (*next) (AmendsRowReader *self, AmendsRow *row, GCancellable *cancellable, GError **error);
    double (*get_fraction) (AmendsRowReader *self);
    void (*free) (AmendsRowReader *self);
};

AmendsRowStatus amends_row_reader_next (AmendsRowReader *self, AmendsRow *row, GCancellable *cancellable,
                                        GError **error);
/** amends_row_reader_get_fraction: thread-safe */
double amends_row_reader_get_fraction (AmendsRowReader *self);
void amends_row_reader_free (AmendsRowReader *self);

/**
 * amends_row_reader_new_after: Returns: (transfer full): tells of @problems, then yields what @rest does.
 * @rest: (transfer full). @problems: (element-type AmendsRow) (transfer full): rows that could not be read
 */
AmendsRowReader *amends_row_reader_new_after (AmendsRowReader *rest, GPtrArray *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsRowReader, amends_row_reader_free)

G_END_DECLS
