/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-clean.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amends-sync-error.h"

#define REPLACEMENT "\\ufffd"
#define ESCAPE_LENGTH 6

/* The code unit of a `\uXXXX` at @text, or -1. Stops at the terminating zero by itself. */
static int
read_unit (const char *text)
{
    int unit = 0;

    if (text[0] != '\\' || text[1] != 'u')
        return -1;
    for (guint i = 2; i < ESCAPE_LENGTH; i++) {
        int digit = g_ascii_xdigit_value (text[i]);

        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static gboolean
is_high_surrogate (int unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low_surrogate (int unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

/* Mends the escape at @text in place, which no length changes, and returns what follows it. */
static char *
mend_escape (char *text)
{
    int unit = read_unit (text);

    if (unit < 0)
        return text[1] != '\0' ? text + 2 : text + 1;
    if (is_high_surrogate (unit) && is_low_surrogate (read_unit (text + ESCAPE_LENGTH)))
        return text + 2 * ESCAPE_LENGTH;
    if (unit == 0 || is_high_surrogate (unit) || is_low_surrogate (unit))
        memcpy (text, REPLACEMENT, ESCAPE_LENGTH);
    return text + ESCAPE_LENGTH;
}

/* Returns what follows the string whose first character, after the quote, is at @text. */
static char *
mend_string (char *text)
{
    while (*text != '\0' && *text != '"')
        text = *text == '\\' ? mend_escape (text) : text + 1;
    return *text == '"' ? text + 1 : text;
}

static gboolean
mend_document (char *text)
{
    int depth = 0;

    while (*text != '\0') {
        char c = *text++;

        if (c == '"')
            text = mend_string (text);
        else if ((c == '{' || c == '[') && ++depth > AMENDS_JSON_MAX_DEPTH)
            return FALSE;
        else if (c == '}' || c == ']')
            depth--;
    }
    return TRUE;
}

char *
amends_json_clean (GBytes *body, gsize *size, GError **error)
{
    gsize length;
    const char *data = g_bytes_get_data (body, &length);
    g_autofree char *text = NULL;

    if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
        data += 3;
        length -= 3;
    }
    text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
    if (!mend_document (text)) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED, _ ("The answer is nested too deeply."));
        return NULL;
    }
    *size = strlen (text);
    return g_steal_pointer (&text);
}
