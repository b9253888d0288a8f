/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text.h"

#include "amends-text-match.h"

/* A letter with more marks than this is an attack on the line height, not a word of a language. */
#define MAX_MARKS 8
#define REPLACEMENT 0xFFFD
#define ELLIPSIS "…"
#define FIRST_STRONG_ISOLATE "\xE2\x81\xA8"
#define POP_ISOLATE "\xE2\x81\xA9"

static gboolean
is_bidi_control (gunichar c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_line_end (gunichar c)
{
    return c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\v' || c == '\f';
}

static gunichar
neutralise (gunichar c, gboolean one_line)
{
    if (is_line_end (c))
        return one_line ? ' ' : '\n';
    if (c == '\t')
        return one_line ? ' ' : '\t';
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return REPLACEMENT;
    return c;
}

char *
amends_text_for_display (const char *text, gsize max_chars, gboolean one_line)
{
    g_autoptr (GString) out = NULL;
    gsize n = 0;
    guint marks = 0;

    if (text == NULL)
        return g_strdup ("");
    out = g_string_new (NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);

        if (c == '\r')
            c = '\n';
        if (is_bidi_control (c) || (c == '\n' && p > text && p[-1] == '\r'))
            continue;
        marks = g_unichar_ismark (c) ? marks + 1 : 0;
        if (marks > MAX_MARKS)
            continue;
        c = neutralise (c, one_line);
        if (one_line && c == ' ' && (out->len == 0 || out->str[out->len - 1] == ' '))
            continue;
        if (max_chars > 0 && n++ >= max_chars) {
            g_string_append (out, ELLIPSIS);
            break;
        }
        g_string_append_unichar (out, c);
    }
    if (one_line)
        g_strchomp (out->str);
    return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
amends_text_isolate (const char *text, gsize max_chars)
{
    g_autofree char *clean = amends_text_for_display (text, max_chars, TRUE);

    return g_strconcat (FIRST_STRONG_ISOLATE, clean, POP_ISOLATE, NULL);
}

char *
amends_text_join (const char *const *parts, gsize n_parts)
{
    GString *out = g_string_new (NULL);

    for (gsize i = 0; i < n_parts; i++) {
        g_autofree char *part = NULL;

        if (parts[i] == NULL || parts[i][0] == '\0')
            continue;
        part = amends_text_isolate (parts[i], AMENDS_TEXT_LIST_CHARS);
        if (out->len > 0)
            g_string_append (out, " · ");
        g_string_append (out, part);
    }
    return g_string_free (out, FALSE);
}

PangoAttrList *
amends_text_highlight (const char *text, GPtrArray *terms)
{
    g_autoptr (GArray) hits = NULL;
    PangoAttrList *list = NULL;

    if (terms == NULL || terms->len == 0)
        return NULL;
    hits = amends_text_match (text, terms);
    if (hits->len == 0)
        return NULL;
    list = pango_attr_list_new ();
    for (guint i = 0; i < hits->len; i++) {
        const AmendsTextHit *hit = &g_array_index (hits, AmendsTextHit, i);
        /* Weight and underline carry the meaning; the colour is translucent so that it suits light and dark text alike. */
        PangoAttribute *attributes[] = {
            pango_attr_background_new (0xF5F5, 0xC2C2, 0x1111),
            pango_attr_background_alpha_new (0x6000),
            pango_attr_weight_new (PANGO_WEIGHT_BOLD),
            pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
        };

        for (gsize k = 0; k < G_N_ELEMENTS (attributes); k++) {
            attributes[k]->start_index = hit->start;
            attributes[k]->end_index = hit->end;
            pango_attr_list_insert (list, attributes[k]);
        }
    }
    return list;
}

char *
amends_text_count (guint64 n)
{
    return g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
}

gboolean
amends_text_is_web_address (const char *address)
{
    g_autoptr (GUri) uri = NULL;

    if (address == NULL)
        return FALSE;
    uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
    if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
        return FALSE;
    return g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http");
}
