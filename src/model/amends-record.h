/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsCellKind: what a value of a record that is written to a file is. */
typedef enum {
    AMENDS_CELL_NOTHING, /* not known, or none */
    AMENDS_CELL_NUMBER,
    AMENDS_CELL_TEXT,
    AMENDS_CELL_INSTANT, /* seconds since 1970 UTC; 0 is as NOTHING */
    AMENDS_CELL_TRUTH,   /* an AmendsTri; unknown is as NOTHING */
    AMENDS_CELL_LIST,    /* of texts */
} AmendsCellKind;

/** AmendsCell: one value of a record. What it points to is borrowed. */
typedef struct {
    AmendsCellKind kind;
    gint64 number;           /* of NUMBER, INSTANT and TRUTH */
    const char *text;        /* of TEXT; (nullable): as NOTHING */
    const char *const *list; /* of LIST; NULL-terminated; (nullable): empty */
} AmendsCell;

static inline AmendsCell
amends_cell_number (gint64 number)
{
    return (AmendsCell) { .kind = AMENDS_CELL_NUMBER, .number = number };
}

static inline AmendsCell
amends_cell_text (const char *text)
{
    return (AmendsCell) { .kind = AMENDS_CELL_TEXT, .text = text };
}

static inline AmendsCell
amends_cell_instant (gint64 at)
{
    return (AmendsCell) { .kind = AMENDS_CELL_INSTANT, .number = at };
}

static inline AmendsCell
amends_cell_truth (int tri)
{
    return (AmendsCell) { .kind = AMENDS_CELL_TRUTH, .number = tri };
}

static inline AmendsCell
amends_cell_list (const char *const *list)
{
    return (AmendsCell) { .kind = AMENDS_CELL_LIST, .list = list };
}

G_END_DECLS
