/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-plain-text.h"

#include <stdlib.h>
#include <string.h>

/* Longer is no tag; the attributes of a picture or a link are long. */
#define TAG_MAX 4000

static const struct {
    const char *name;
    gunichar character;
} ENTITIES[] = {
    { "amp", '&' },       { "lt", '<' },       { "gt", '>' },       { "quot", '"' },     { "apos", '\'' },
    { "nbsp", 0xA0 },     { "iexcl", 0xA1 },   { "cent", 0xA2 },    { "pound", 0xA3 },   { "yen", 0xA5 },
    { "copy", 0xA9 },     { "laquo", 0xAB },   { "reg", 0xAE },     { "deg", 0xB0 },     { "plusmn", 0xB1 },
    { "acute", 0xB4 },    { "middot", 0xB7 },  { "raquo", 0xBB },   { "frac12", 0xBD },  { "iquest", 0xBF },
    { "Agrave", 0xC0 },   { "Aacute", 0xC1 },  { "Acirc", 0xC2 },   { "Atilde", 0xC3 },  { "Auml", 0xC4 },
    { "Aring", 0xC5 },    { "AElig", 0xC6 },   { "Ccedil", 0xC7 },  { "Egrave", 0xC8 },  { "Eacute", 0xC9 },
    { "Ecirc", 0xCA },    { "Iacute", 0xCD },  { "Ntilde", 0xD1 },  { "Oacute", 0xD3 },  { "Ouml", 0xD6 },
    { "Oslash", 0xD8 },   { "Uacute", 0xDA },  { "Uuml", 0xDC },    { "szlig", 0xDF },   { "agrave", 0xE0 },
    { "aacute", 0xE1 },   { "acirc", 0xE2 },   { "atilde", 0xE3 },  { "auml", 0xE4 },    { "aring", 0xE5 },
    { "aelig", 0xE6 },    { "ccedil", 0xE7 },  { "egrave", 0xE8 },  { "eacute", 0xE9 },  { "ecirc", 0xEA },
    { "euml", 0xEB },     { "igrave", 0xEC },  { "iacute", 0xED },  { "icirc", 0xEE },   { "iuml", 0xEF },
    { "ntilde", 0xF1 },   { "ograve", 0xF2 },  { "oacute", 0xF3 },  { "ocirc", 0xF4 },   { "otilde", 0xF5 },
    { "ouml", 0xF6 },     { "oslash", 0xF8 },  { "ugrave", 0xF9 },  { "uacute", 0xFA },  { "ucirc", 0xFB },
    { "uuml", 0xFC },     { "times", 0xD7 },   { "divide", 0xF7 },  { "ndash", 0x2013 }, { "mdash", 0x2014 },
    { "lsquo", 0x2018 },  { "rsquo", 0x2019 }, { "ldquo", 0x201C }, { "rdquo", 0x201D }, { "bdquo", 0x201E },
    { "hellip", 0x2026 }, { "bull", 0x2022 },  { "euro", 0x20AC },  { "trade", 0x2122 }, { "hearts", 0x2665 },
    { "starf", 0x2605 },  { "star", 0x2606 },
};

/* Returns the length of the entity at @text, or 0 if it is none; an ampersand in a sentence stays one. */
static gsize
read_entity (const char *text, gunichar *character)
{
    const char *end = memchr (text, ';', strnlen (text, 12));
    gsize length;

    if (end == NULL || end == text + 1)
        return 0;
    length = (gsize) (end - text) - 1;
    if (text[1] == '#') {
        gboolean hex = text[2] == 'x' || text[2] == 'X';
        char *stop = NULL;
        gulong value = strtoul (text + (hex ? 3 : 2), &stop, hex ? 16 : 10);

        if (stop != end || value == 0 || !g_unichar_validate ((gunichar) MIN (value, 0x110000)))
            return 0;
        *character = (gunichar) value;
        return length + 2;
    }
    for (guint i = 0; i < G_N_ELEMENTS (ENTITIES); i++) {
        if (strlen (ENTITIES[i].name) == length && memcmp (ENTITIES[i].name, text + 1, length) == 0) {
            *character = ENTITIES[i].character;
            return length + 2;
        }
    }
    return 0;
}

/* Returns the length of the tag at @text if it breaks the line, or 0. */
static gsize
read_break (const char *text)
{
    static const char *const TAGS[] = { "<br>", "<br/>", "<br />", "</br>", "<p>", "</p>" };

    for (guint i = 0; i < G_N_ELEMENTS (TAGS); i++) {
        if (g_ascii_strncasecmp (text, TAGS[i], strlen (TAGS[i])) == 0)
            return strlen (TAGS[i]);
    }
    return 0;
}

/*
 * Length of a tag that shops and old review sets are known to leave in texts, or zero: "a <b and c> d" is arithmetic.
 * @breaks: whether what follows begins a line
 */
static gsize
read_tag (const char *text, gboolean *breaks)
{
    static const char *const LINES[] = {
        "div", "li", "ul", "ol", "p", "h1", "h2", "h3", "h4", "blockquote", "tr", NULL
    };
    static const char *const INLINE[] = { "b",   "i",    "u",  "em",  "strong", "span", "a",  "small", "font", "input",
                                          "img", "code", "tt", "sup", "sub",    "td",   "th", "table", "s",    NULL };
    const char *start = text + 1 + (text[1] == '/');
    gsize n = strspn (start, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS);
    gsize rest = strcspn (start + n, "<>");
    g_autofree char *name = NULL;

    if (n == 0 || n > 10 || start[n + rest] != '>' || rest > TAG_MAX)
        return 0;
    /* Without attributes nothing stands behind the name; with them there is an equals sign. */
    if (rest > 0 && memchr (start + n, '=', rest) == NULL && strspn (start + n, " /") != rest)
        return 0;
    name = g_ascii_strdown (start, (gssize) n);
    *breaks = g_strv_contains (LINES, name);
    return *breaks || g_strv_contains (INLINE, name) ? (gsize) (start - text) + n + rest + 1 : 0;
}

static gboolean
is_control (gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
}

static void
append_char (GString *out, gunichar c)
{
    g_string_append_unichar (out, is_control (c) ? 0xFFFD : c);
}

/* How many bytes from @text on need no look at all: the bulk of every review. */
static gsize
measure_harmless (const char *text)
{
    gsize n = 0;

    /* 0xC2 leads the controls from U+0080 on. */
    while ((guchar) text[n] >= ' ' && text[n] != '&' && text[n] != '<' && text[n] != 0x7F && (guchar) text[n] != 0xC2)
        n++;
    return n;
}

static gboolean
ends_line (const GString *out)
{
    return out->len == 0 || out->str[out->len - 1] == '\n';
}

static char *
trim (GString *out)
{
    g_autofree char *text = g_string_free (out, FALSE);
    const char *start = text;
    char *end = text + strlen (text);

    while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
    while (end > start) {
        char *last = g_utf8_prev_char (end);

        if (!g_unichar_isspace (g_utf8_get_char (last)))
            break;
        end = last;
    }
    return end > start ? g_strndup (start, (gsize) (end - start)) : NULL;
}

gboolean
amends_plain_text_is_plain (const char *text)
{
    gsize length = measure_harmless (text);

    return length > 0 && text[length] == '\0' && !g_unichar_isspace (g_utf8_get_char (text)) &&
           !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + length)));
}

char *
amends_plain_text_from_html (const char *text)
{
    GString *out = g_string_sized_new (strlen (text) + 1);

    while (*text != '\0') {
        gunichar character = 0;
        gboolean breaks = FALSE;
        gsize length = measure_harmless (text);

        if (length > 0) {
            g_string_append_len (out, text, (gssize) length);
        } else if (*text == '&' && (length = read_entity (text, &character)) > 0) {
            append_char (out, character);
        } else if (*text == '<' && (length = read_break (text)) > 0) {
            /* A paragraph's end and the next one's beginning are one break; <br> each counts. */
            if (g_ascii_tolower (text[1]) == 'b' || !ends_line (out))
                g_string_append_c (out, '\n');
        } else if (*text == '<' && (length = read_tag (text, &breaks)) > 0) {
            if (breaks && !ends_line (out))
                g_string_append_c (out, '\n');
        } else if (*text == '\r') {
            length = text[1] == '\n' ? 2 : 1;
            g_string_append_c (out, '\n');
        } else {
            append_char (out, g_utf8_get_char (text));
            length = (gsize) (g_utf8_next_char (text) - text);
        }
        text += length;
    }
    return trim (out);
}

/* How many bytes from @text on surely hold no control. */
static gsize
measure_clean (const char *text)
{
    gsize n = 0;

    while (((guchar) text[n] >= ' ' && text[n] != 0x7F && (guchar) text[n] != 0xC2) || text[n] == '\n' ||
           text[n] == '\t')
        n++;
    return n;
}

gboolean
amends_plain_text_is_clean (const char *text)
{
    return *text != '\0' && text[measure_clean (text)] == '\0';
}

char *
amends_plain_text_clean (const char *text)
{
    GString *out;
    gsize length = measure_clean (text);

    if (*text == '\0')
        return NULL;
    if (text[length] == '\0')
        return g_strndup (text, length);
    out = g_string_sized_new (length + strlen (text + length) + 1);
    for (;;) {
        g_string_append_len (out, text, (gssize) length);
        text += length;
        if (*text == '\0')
            return g_string_free (out, FALSE);
        append_char (out, g_utf8_get_char (text));
        text = g_utf8_next_char (text);
        length = measure_clean (text);
    }
}

gboolean
amends_plain_text_is_empty (const char *text)
{
    static const char *const NOTHING[] = {
        "nan", "null", "none", "unknown", "n/a", "#n/a", "undefined", "nil", "(null)"
    };
    const gsize longest = sizeof "undefined" - 1;
    gsize length;

    if (text == NULL)
        return TRUE;
    while (g_ascii_isspace (*text))
        text++;
    length = strlen (text);
    while (length > 0 && g_ascii_isspace (text[length - 1]))
        length--;
    if (length == 0)
        return TRUE;
    if (length > longest)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (NOTHING); i++) {
        if (strlen (NOTHING[i]) == length && g_ascii_strncasecmp (NOTHING[i], text, length) == 0)
            return TRUE;
    }
    return FALSE;
}
