/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <yyjson.h>

#include "amends-json-scanner.h"

/* More than this many members no review has: the rest is passed over. */
#define MAX_COLUMNS 2000
#define REPLACEMENT "\xef\xbf\xbd"

AmendsJsonColumns *
amends_json_columns_new (void)
{
    AmendsJsonColumns *self = g_new0 (AmendsJsonColumns, 1);

    self->names = g_ptr_array_new_with_free_func (g_free);
    self->index = g_hash_table_new (g_str_hash, g_str_equal);
    self->growing = TRUE;
    return self;
}

void
amends_json_columns_free (AmendsJsonColumns *self)
{
    g_hash_table_unref (self->index);
    g_ptr_array_unref (self->names);
    g_free (self);
}

int
amends_json_columns_find (AmendsJsonColumns *self, const char *name)
{
    guint number;

    if (self->next < self->names->len && g_str_equal (self->names->pdata[self->next], name))
        return (int) self->next++;
    number = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, name));
    if (number == 0 && self->growing && self->names->len < MAX_COLUMNS) {
        char *copy = g_strdup (name);

        g_ptr_array_add (self->names, copy);
        number = self->names->len;
        g_hash_table_insert (self->index, copy, GUINT_TO_POINTER (number));
    }
    self->next = number;
    return (int) number - 1;
}

static void
append_string (GString *out, const char *text, gsize length)
{
    const char *end = text + length;

    while (text < end) {
        gsize n = strnlen (text, (gsize) (end - text));

        g_string_append_len (out, text, (gssize) n);
        text += n;
        if (text < end) {
            g_string_append (out, REPLACEMENT);
            text++;
        }
    }
}

/* FALSE for null and for containers: those have no text of their own. */
static gboolean
append_scalar (GString *out, yyjson_val *value)
{
    if (yyjson_is_str (value))
        append_string (out, yyjson_get_str (value), yyjson_get_len (value));
    else if (yyjson_is_raw (value))
        g_string_append_len (out, yyjson_get_raw (value), (gssize) yyjson_get_len (value));
    else if (yyjson_is_bool (value))
        g_string_append (out, yyjson_get_bool (value) ? "true" : "false");
    else
        return FALSE;
    return TRUE;
}

static gboolean
is_address (yyjson_val *value)
{
    return yyjson_is_str (value) && (g_str_has_prefix (yyjson_get_str (value), "http://") ||
                                     g_str_has_prefix (yyjson_get_str (value), "https://"));
}

/* A picture is often told as several sizes: the largest is the one to show. */
static yyjson_val *
find_address (yyjson_val *object)
{
    static const char *const PREFERRED[] = {
        "large_image_url", "hi_res",    "hiRes", "large", "original", "full", "url", "urls", "src",
        "imageUrl",        "image_url", "link"
    };
    size_t i, n;
    yyjson_val *key, *value;

    for (i = 0; i < G_N_ELEMENTS (PREFERRED); i++) {
        value = yyjson_obj_get (object, PREFERRED[i]);
        if (yyjson_is_obj (value))
            return find_address (value);
        if (is_address (value))
            return value;
    }
    yyjson_obj_foreach (object, i, n, key, value)
    {
        if (is_address (value))
            return value;
    }
    return NULL;
}

static void
append_list (GString *out, yyjson_val *list)
{
    size_t i, n;
    yyjson_val *value;

    yyjson_arr_foreach (list, i, n, value)
    {
        gsize before = out->len;
        yyjson_val *entry = yyjson_is_obj (value) ? find_address (value) : value;

        if (before > 0)
            g_string_append_c (out, '\n');
        if (entry == NULL || !append_scalar (out, entry))
            g_string_truncate (out, before);
    }
}

/* {"Size:": "Large", "Color:": "Black"} is one fact about the product: "Size: Large, Color: Black". */
static void
append_traits (GString *out, yyjson_val *object)
{
    size_t i, n;
    yyjson_val *key, *value;

    yyjson_obj_foreach (object, i, n, key, value)
    {
        g_autoptr (GString) text = g_string_new (NULL);

        if (!append_scalar (text, value))
            continue;
        if (out->len > 0)
            g_string_append (out, ", ");
        append_string (out, yyjson_get_str (key), yyjson_get_len (key));
        g_string_append (out, g_str_has_suffix (yyjson_get_str (key), ":") ? " " : ": ");
        g_string_append (out, g_strstrip (text->str));
    }
}

static gboolean
holds_traits (const char *name)
{
    static const char *const NAMES[] = { "style", "variant", "variation", "options", "attributes" };

    for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        if (g_ascii_strcasecmp (name, NAMES[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

static void
set_cell (AmendsRow *row, AmendsJsonColumns *columns, const char *name, const char *text, gsize length)
{
    int column = amends_json_columns_find (columns, name);

    if (column < 0 || amends_row_get (row, (guint) column) != NULL)
        return;
    if (length > AMENDS_CELL_MAX)
        amends_row_set_problem (row, g_strdup (_ ("A cell is larger than one megabyte.")));
    else
        amends_row_set (row, (guint) column, text, length);
}

/* Most members are texts that can be taken as they are. */
static gboolean
is_plain_text (yyjson_val *value)
{
    return yyjson_is_str (value) && strlen (yyjson_get_str (value)) == yyjson_get_len (value);
}

static void
set_cell_from_value (AmendsRow *row, AmendsJsonColumns *columns, const char *name, yyjson_val *value)
{
    g_autoptr (GString) text = NULL;

    if (is_plain_text (value)) {
        set_cell (row, columns, name, yyjson_get_str (value), yyjson_get_len (value));
        return;
    }
    text = g_string_new (NULL);
    if (yyjson_is_obj (value))
        append_traits (text, value);
    else if (yyjson_is_arr (value))
        append_list (text, value);
    else
        append_scalar (text, value);
    set_cell (row, columns, name, text->str, text->len);
}

/* @path: the name so far, with its dot; as deep as the caller has made sure of */
static void
flatten (AmendsRow *row, AmendsJsonColumns *columns, GString *path, yyjson_val *object)
{
    gsize path_length = path->len;
    size_t i, n;
    yyjson_val *key, *value;

    yyjson_obj_foreach (object, i, n, key, value)
    {
        gboolean nested = yyjson_is_obj (value) && !holds_traits (yyjson_get_str (key));

        if (!nested && path_length == 0 && is_plain_text (key)) {
            set_cell_from_value (row, columns, yyjson_get_str (key), value);
            continue;
        }
        append_string (path, yyjson_get_str (key), yyjson_get_len (key));
        if (nested) {
            g_string_append_c (path, '.');
            flatten (row, columns, path, value);
        } else {
            set_cell_from_value (row, columns, path->str, value);
        }
        g_string_truncate (path, path_length);
    }
}

static int
read_unit (const char *text, const char *end)
{
    int unit = 0;

    if (end - text < 6 || text[0] != '\\' || text[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit (text[i]))
            return -1;
        unit = unit * 16 + g_ascii_xdigit_value (text[i]);
    }
    return unit;
}

/* What programs write that cut a text in the middle of an emoji, or do not escape: lone surrogates, raw controls, bad escapes. */
static GString *
repair (const char *text, gsize length)
{
    GString *out = g_string_sized_new (length + 16);
    const char *end = text + length;
    gboolean in_string = FALSE;

    while (text < end) {
        int unit = in_string ? read_unit (text, end) : -1;

        if (unit >= 0xD800 && unit <= 0xDFFF) {
            int next = unit < 0xDC00 ? read_unit (text + 6, end) : -1;
            gboolean pair = next >= 0xDC00 && next <= 0xDFFF;

            if (pair)
                g_string_append_len (out, text, 12);
            else
                g_string_append (out, "\\ufffd");
            text += pair ? 12 : 6;
        } else if (in_string && *text == '\\' && text + 1 < end) {
            if (strchr ("\"\\/bfnrt", text[1]) != NULL || unit >= 0)
                g_string_append_len (out, text, 2);
            else
                g_string_append_printf (out, "\\\\%c", text[1]);
            text += 2;
        } else if (in_string && (guchar) *text < 0x20) {
            g_string_append_printf (out, "\\u%04x", (guint) *text++);
        } else {
            if (*text == '"')
                in_string = !in_string;
            g_string_append_c (out, *text++);
        }
    }
    return out;
}

static yyjson_doc *
parse (const char *text, gsize length, yyjson_read_err *failure)
{
    const yyjson_read_flag flags =
        YYJSON_READ_NUMBER_AS_RAW | YYJSON_READ_ALLOW_INF_AND_NAN | YYJSON_READ_ALLOW_TRAILING_COMMAS;

    return yyjson_read_opts ((char *) text, length, flags, NULL, failure);
}

static gboolean
is_too_deep (const char *text, gsize length)
{
    AmendsJsonScanner scanner;
    guint n_opened = 0;

    /* Nearly every record has too few brackets, in its texts or not, for the question to come up. */
    for (gsize i = 0; i < length; i++)
        n_opened += text[i] == '{' || text[i] == '[';
    if (n_opened <= AMENDS_JSON_DEPTH_MAX)
        return FALSE;
    amends_json_scanner_init (&scanner);
    for (gsize i = 0; i < length; i++) {
        amends_json_scanner_step (&scanner, text[i]);
        if (scanner.depth > AMENDS_JSON_DEPTH_MAX)
            return TRUE;
    }
    return FALSE;
}

void
amends_json_row_parse (AmendsRow *row, const char *text, gsize length, AmendsJsonColumns *columns)
{
    yyjson_read_err failure = { 0 };
    yyjson_doc *doc;

    if (is_too_deep (text, length)) {
        amends_row_set_problem (row, g_strdup (_ ("The record is nested too deeply.")));
        return;
    }
    doc = parse (text, length, &failure);
    if (doc == NULL) {
        g_autoptr (GString) repaired = repair (text, length);

        doc = parse (repaired->str, repaired->len, &failure);
    }
    if (doc == NULL) {
        /* Translators: %s is the JSON parser's own explanation, in English */
        amends_row_set_problem (row, g_strdup_printf (_ ("This is not valid JSON: %s."), failure.msg));
    } else if (!yyjson_is_obj (yyjson_doc_get_root (doc))) {
        amends_row_set_problem (row, g_strdup (_ ("This is not a JSON object with the members of a review.")));
    } else {
        g_autoptr (GString) path = g_string_new (NULL);

        flatten (row, columns, path, yyjson_doc_get_root (doc));
    }
    yyjson_doc_free (doc);
}
