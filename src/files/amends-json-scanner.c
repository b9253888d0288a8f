/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-scanner.h"

#include <string.h>

#include "amends-field-names.h"

void
amends_json_scanner_init (AmendsJsonScanner *self)
{
    memset (self, 0, sizeof *self);
    self->line = 1;
}

static void
open_container (AmendsJsonScanner *self, char c)
{
    if (self->depth < AMENDS_JSON_DEPTH_MAX) {
        gboolean named = self->depth > 0 && self->kind[self->depth - 1] == '{';

        self->kind[self->depth] = c;
        g_strlcpy (self->name[self->depth], named ? self->string : "", sizeof self->name[0]);
    }
    self->depth++;
}

static AmendsJsonEvent
step_in_string (AmendsJsonScanner *self, char c)
{
    if (self->escaped) {
        self->escaped = FALSE;
    } else if (c == '\\') {
        self->escaped = TRUE;
    } else if (c == '"') {
        self->in_string = FALSE;
        self->string[self->string_length] = '\0';
        return AMENDS_JSON_STRING_END;
    }
    if (self->string_length < sizeof self->string - 1)
        self->string[self->string_length++] = c;
    return AMENDS_JSON_NOTHING;
}

AmendsJsonEvent
amends_json_scanner_step (AmendsJsonScanner *self, char c)
{
    if (c == '\n')
        self->line++;
    if (self->in_string)
        return step_in_string (self, c);
    if (c == '"') {
        self->in_string = TRUE;
        self->string_length = 0;
    } else if (c == '{' || c == '[') {
        open_container (self, c);
        return AMENDS_JSON_OPEN;
    } else if ((c == '}' || c == ']') && self->depth > 0) {
        self->depth--;
        return AMENDS_JSON_CLOSE;
    }
    return AMENDS_JSON_NOTHING;
}

gboolean
amends_json_shape_matches (const AmendsJsonShape *self, const AmendsJsonScanner *scanner)
{
    guint depth = self->depth;

    if (scanner->depth != depth + 1 || scanner->kind[depth] != '{')
        return FALSE;
    if (depth == 0)
        return TRUE;
    return scanner->kind[depth - 1] == '[' && g_str_equal (scanner->name[depth - 1], self->member);
}

static gboolean
is_list_name (const char *name)
{
    static const char *const NAMES[] = { "reviews", "data",    "items",    "results", "records",
                                         "rows",    "entries", "comments", "ratings", "feedback" };

    for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        if (g_ascii_strcasecmp (NAMES[i], name) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Also an object with an average rating of its own is a product when it has a list of this name. */
static gboolean
is_review_list (const char *name)
{
    g_autofree char *lower = g_ascii_strdown (name, -1);

    return g_str_has_suffix (lower, "reviews");
}

/* TRUE if the containers around the one opened last are objects, and then one list; products with reviews may be a list themselves. */
static gboolean
opens_list_element (const AmendsJsonScanner *scanner)
{
    guint depth = scanner->depth;

    if (depth < 3 || depth > 6 || scanner->kind[depth - 1] != '{' || scanner->kind[depth - 2] != '[')
        return FALSE;
    if (is_review_list (scanner->name[depth - 2]))
        return TRUE;
    for (guint i = 0; i + 2 < depth; i++) {
        if (scanner->kind[i] != '{')
            return FALSE;
    }
    return TRUE;
}

/* A member of the outer object that only a review has: then the object is a record itself, whatever lists it holds. */
static gboolean
is_record_member (const char *name)
{
    AmendsField field;

    return amends_field_names_find (name, &field, NULL) &&
           (field == AMENDS_FIELD_STARS || field == AMENDS_FIELD_BODY) && !is_list_name (name);
}

/* Tells JSON Lines even where the first line is the one that is damaged. */
static gboolean
most_lines_are_objects (const char *text, gsize length)
{
    guint n_lines = 0, n_objects = 0;

    for (gsize start = 0; start < length && n_lines < 20;) {
        const char *newline = memchr (text + start, '\n', length - start);
        gsize end = newline != NULL ? (gsize) (newline - text) : length;
        gsize last = end;

        while (last > start && g_ascii_isspace (text[last - 1]))
            last--;
        if (last > start) {
            n_lines++;
            n_objects += last - start > 2 && text[start] == '{' && text[last - 1] == '}';
        }
        start = end + 1;
    }
    return n_objects > 1 && n_objects * 2 > n_lines;
}

static gboolean
sniff_object (const char *text, gsize length, AmendsJsonShape *shape)
{
    AmendsJsonScanner scanner;
    gboolean first_closed = FALSE, found = FALSE, known = FALSE, sure = FALSE;
    guint64 first_line_end = 0;

    amends_json_scanner_init (&scanner);
    for (gsize i = 0; i < length && !first_closed; i++) {
        AmendsJsonEvent event = amends_json_scanner_step (&scanner, text[i]);

        if (event == AMENDS_JSON_STRING_END && !sure && scanner.depth == 1 && is_record_member (scanner.string)) {
            found = FALSE;
            known = TRUE;
            shape->depth = 0;
        }
        if (event == AMENDS_JSON_OPEN && !sure && opens_list_element (&scanner)) {
            const char *name = scanner.name[scanner.depth - 2];

            sure = is_review_list (name);
            if (sure || (!known && (!found || is_list_name (name)))) {
                known = is_list_name (name);
                found = TRUE;
                shape->depth = scanner.depth - 1;
                g_strlcpy (shape->member, name, sizeof shape->member);
            }
        }
        first_closed = event == AMENDS_JSON_CLOSE && scanner.depth == 0;
        first_line_end = scanner.line;
    }
    if (!found) {
        shape->depth = 0;
        shape->member[0] = '\0';
        shape->lines = (first_closed && first_line_end == 1) || most_lines_are_objects (text, length);
    }
    return TRUE;
}

/* A list is one of reviews, or one of products that each have a member with theirs. */
static void
sniff_list (const char *text, gsize length, AmendsJsonShape *shape)
{
    AmendsJsonScanner scanner;

    shape->depth = 1;
    amends_json_scanner_init (&scanner);
    for (gsize i = 0; i < length; i++) {
        if (amends_json_scanner_step (&scanner, text[i]) != AMENDS_JSON_OPEN || scanner.depth != 4 ||
            scanner.kind[1] != '{' || !opens_list_element (&scanner))
            continue;
        shape->depth = 3;
        g_strlcpy (shape->member, scanner.name[2], sizeof shape->member);
        return;
    }
}

gboolean
amends_json_sniff (const char *text, gsize length, AmendsJsonShape *shape)
{
    gsize i = 0;

    memset (shape, 0, sizeof *shape);
    while (i < length && g_ascii_isspace (text[i]))
        i++;
    if (i == length || (text[i] != '{' && text[i] != '['))
        return FALSE;
    if (text[i] == '{')
        return sniff_object (text + i, length - i, shape);
    sniff_list (text + i, length - i, shape);
    for (i++; i < length && g_ascii_isspace (text[i]); i++)
        ;
    return i == length || text[i] == '{' || text[i] == ']';
}
