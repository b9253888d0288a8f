/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AMENDS_JSON_DEPTH_MAX 64

typedef enum {
    AMENDS_JSON_NOTHING,
    AMENDS_JSON_OPEN,       /* { or [: depth counts it already */
    AMENDS_JSON_CLOSE,      /* } or ]: depth counts it no more */
    AMENDS_JSON_STRING_END, /* its closing quotation mark */
} AmendsJsonEvent;

/** AmendsJsonScanner: follows brackets and strings of a JSON text byte by byte, so that elements can be cut out of a text of any size. */
typedef struct {
    guint depth;
    guint64 line;
    gboolean in_string;
    gboolean escaped;
    char kind[AMENDS_JSON_DEPTH_MAX];     /* '{' or '[' of each open container */
    char name[AMENDS_JSON_DEPTH_MAX][48]; /* the member under which each was opened, "" in a list */
    char string[48];                      /* beginning of the string read last */
    guint string_length;
} AmendsJsonScanner;

void amends_json_scanner_init (AmendsJsonScanner *self);
AmendsJsonEvent amends_json_scanner_step (AmendsJsonScanner *self, char c);

/** AmendsJsonShape: where in a file its records are. */
typedef struct {
    gboolean lines; /* one object a line */
    guint
        depth; /* containers around each record: 0 = objects one after the other, 1 = a list, 2 = a list in an object … */
    char member[48]; /* the list's name, or "" */
} AmendsJsonShape;

/** amends_json_sniff: Returns: %FALSE if @text is no JSON that could hold records */
gboolean amends_json_sniff (const char *text, gsize length, AmendsJsonShape *shape);

/** amends_json_shape_matches: whether the container opened last begins a record */
gboolean amends_json_shape_matches (const AmendsJsonShape *self, const AmendsJsonScanner *scanner);

G_END_DECLS
