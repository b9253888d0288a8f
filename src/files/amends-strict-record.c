/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-strict-record.h"

#include <string.h>

#include "amends-line-reader.h"

static void
pass_blanks (const char *text, gsize length, gsize *at)
{
    while (*at < length && (text[*at] == ' ' || text[*at] == '\r'))
        (*at)++;
}

/* @at: from behind the opening mark to behind the closing one. FALSE if there is none */
static gboolean
pass_quotation (const char *text, gsize length, gsize *at)
{
    for (;;) {
        const char *mark = memchr (text + *at, '"', length - *at);

        if (mark == NULL)
            return FALSE;
        *at = (gsize) (mark - text) + 1;
        if (*at == length || text[*at] != '"')
            return TRUE;
        (*at)++;
    }
}

/* @at: from a cell's beginning to what ends it. FALSE if a mark stands where none may, or nothing ends it */
static gboolean
pass_cell (const char *text, gsize length, gsize *at, char separator)
{
    pass_blanks (text, length, at);
    if (*at < length && text[*at] == '"') {
        (*at)++;
        if (!pass_quotation (text, length, at))
            return FALSE;
        pass_blanks (text, length, at);
    } else {
        char last = '\0';

        for (; *at < length && text[*at] != separator && text[*at] != '\n'; (*at)++)
            last = text[*at] == ' ' || text[*at] == '\r' ? last : text[*at];
        if (last == '"')
            return FALSE;
    }
    return *at < length && (text[*at] == separator || text[*at] == '\n');
}

gsize
amends_strict_record_measure (const char *text, gsize length, char separator, guint *n_cells)
{
    *n_cells = 1;
    for (gsize at = 0; pass_cell (text, length, &at, separator); at++) {
        if (text[at] == '\n')
            return at + 1;
        (*n_cells)++;
    }
    return 0;
}

gboolean
amends_strict_record_swallows (const char *text, gsize length, char separator, guint n_cells)
{
    const char *end = text + length, *line = text, *newline = memchr (text, '\n', length);
    gsize rest;
    guint n;

    if (n_cells < 2 || newline == NULL || newline + 1 == end ||
        amends_strict_record_measure (text, length, separator, &n) == length)
        return FALSE;
    while ((newline = memchr (line, '\n', (gsize) (end - line))) != NULL && newline + 1 < end) {
        line = newline + 1;
        rest = (gsize) (end - line);
        amends_line_pass_mark (&line, &rest);
        if (amends_strict_record_measure (line, rest, separator, &n) > 0 && n == n_cells)
            return TRUE;
    }
    return FALSE;
}
