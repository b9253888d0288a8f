/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-row.h"

G_BEGIN_DECLS

/** AmendsJsonColumns: the members that records have, as columns in order of appearance; "author.name" for nested ones. */
typedef struct {
    GPtrArray *names;  /* (element-type utf8) (owned) */
    GHashTable *index; /* name -> number + 1 */
    guint next;        /* the column after the one that was found last: members mostly stand in the same order */
    gboolean growing;  /* unknown members become columns; else they are passed over */
} AmendsJsonColumns;

AmendsJsonColumns *amends_json_columns_new (void);
void amends_json_columns_free (AmendsJsonColumns *self);
/** amends_json_columns_find: Returns: the column's number, or -1 */
int amends_json_columns_find (AmendsJsonColumns *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsJsonColumns, amends_json_columns_free)

/**
 * amends_json_row_parse: fills @row from one JSON object in valid UTF-8. Lone surrogates, NUL and raw controls are repaired; lists become
 * one cell with an entry a line (of a list of pictures: their addresses). What is no object sets the row's problem.
 */
void amends_json_row_parse (AmendsRow *row, const char *text, gsize length, AmendsJsonColumns *columns);

G_END_DECLS
