/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-line-reader.h"
#include "amends-row.h"

G_BEGIN_DECLS

/** AmendsDelimitedShape: how the cells of a text stand apart. */
typedef struct {
    char separator;
    gboolean quoted;  /* FALSE: a quotation mark is a character like any other */
    guint skip_lines; /* before the header: the line "sep=;" that some spreadsheets write, a report's titles */
} AmendsDelimitedShape;

/**
 * amends_delimited_sniff: finds the separator and the quoting under which the most records have as many cells as the first one.
 * @truncated: @text ends anywhere, not at the end of the file
 */
AmendsDelimitedShape amends_delimited_sniff (const char *text, gsize length, gboolean truncated);

/** amends_delimited_reader_new: Returns: (transfer full): @lines: (transfer full) */
AmendsRowReader *amends_delimited_reader_new (AmendsLineReader *lines, const AmendsDelimitedShape *shape);

G_END_DECLS
