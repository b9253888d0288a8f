/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-query-scan.h"

/* Keyboards and pasted text bring typographic quotes; each closes with a quote of its own kind only. */
static const struct {
    gunichar open;
    gunichar close[4];
} QUOTES[] = {
    { '"', { '"' } },       { 0x201c, { 0x201d, 0x201c } },         /* “ ” “ */
    { 0x201d, { 0x201d } }, { 0x201e, { 0x201c, 0x201d, 0x201f } }, /* „ “ ” */
    { 0x00ab, { 0x00bb } }, { 0x00bb, { 0x00ab, 0x00bb } },         /* « » */
    { 0x300c, { 0x300d } }, { 0x300e, { 0x300f } },                 /* 「」 『』 */
};

#define FULL_WIDTH_COLON 0xff1a

static void
free_value (gpointer data)
{
    AmendsQueryValue *value = data;

    g_free (value->text);
    g_free (value);
}

void
amends_query_token_clear (AmendsQueryToken *token)
{
    g_clear_pointer (&token->name, g_free);
    g_clear_pointer (&token->values, g_ptr_array_unref);
}

const gunichar *
amends_query_get_closing_quote (gunichar c)
{
    for (guint i = 0; i < G_N_ELEMENTS (QUOTES); i++) {
        if (QUOTES[i].open == c)
            return QUOTES[i].close;
    }
    return NULL;
}

static gboolean
is_one_of (gunichar c, const gunichar *set)
{
    for (; *set != 0; set++) {
        if (*set == c)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_end (const char *at)
{
    return *at == '\0' || g_unichar_isspace (g_utf8_get_char (at));
}

/* Appends the character at *@at, or the one after a backslash, and moves on. */
static void
take_char (GString *text, const char **at)
{
    const char *next;

    if (**at == '\\' && (*at)[1] != '\0')
        (*at)++;
    next = g_utf8_next_char (*at);
    g_string_append_len (text, *at, next - *at);
    *at = next;
}

static void
take_value (GPtrArray *values, GString *text, gboolean quoted)
{
    AmendsQueryValue *value;

    if (text->len == 0) {
        g_string_free (text, TRUE);
        return;
    }
    value = g_new (AmendsQueryValue, 1);
    *value = (AmendsQueryValue) { g_string_free_and_steal (text), quoted };
    g_ptr_array_add (values, value);
}

/* A quote that nobody closed reaches to the end: it is still being typed. */
static void
scan_quoted (const char **at, GPtrArray *values)
{
    const gunichar *closing = amends_query_get_closing_quote (g_utf8_get_char (*at));
    GString *text = g_string_new (NULL);

    *at = g_utf8_next_char (*at);
    while (**at != '\0' && !is_one_of (g_utf8_get_char (*at), closing))
        take_char (text, at);
    if (**at != '\0')
        *at = g_utf8_next_char (*at);
    take_value (values, text, TRUE);
}

static void
scan_bare (const char **at, gboolean stop_at_comma, GPtrArray *values)
{
    GString *text = g_string_new (NULL);

    while (!is_end (*at) && !(stop_at_comma && **at == ','))
        take_char (text, at);
    take_value (values, text, FALSE);
}

static void
scan_values (const char **at, GPtrArray *values)
{
    for (;;) {
        if (!is_end (*at) && amends_query_get_closing_quote (g_utf8_get_char (*at)) != NULL)
            scan_quoted (at, values);
        else
            scan_bare (at, TRUE, values);
        if (**at != ',')
            return;
        (*at)++;
    }
}

const char *
amends_query_find_colon (const char *at)
{
    const char *end = at;

    if (!g_ascii_isalpha (*at))
        return NULL;
    while (g_ascii_isalpha (*end) || *end == '-' || *end == '_')
        end++;
    /* An address is a word, not an operator. */
    if (*end == ':')
        return g_str_has_prefix (end, "://") ? NULL : end;
    return g_utf8_get_char (end) == FULL_WIDTH_COLON ? end : NULL;
}

/* A minus with nothing behind it is still being typed, or is a dash between words. */
static const char *
skip_between (const char *at)
{
    for (;;) {
        if (*at != '\0' && is_end (at))
            at = g_utf8_next_char (at);
        else if (*at == '-' && is_end (at + 1))
            at++;
        else
            return at;
    }
}

gboolean
amends_query_scan (const char *text, const char **at, AmendsQueryToken *token)
{
    const char *colon;

    *at = skip_between (*at);
    *token = (AmendsQueryToken) { 0 };
    if (**at == '\0')
        return FALSE;

    token->start = (gsize) (*at - text);
    token->values = g_ptr_array_new_with_free_func (free_value);
    token->negated = **at == '-';
    *at += token->negated ? 1 : 0;
    colon = amends_query_find_colon (*at);
    if (colon != NULL) {
        token->name = g_ascii_strdown (*at, colon - *at);
        *at = g_utf8_next_char (colon);
        scan_values (at, token->values);
    } else if (amends_query_get_closing_quote (g_utf8_get_char (*at)) != NULL) {
        scan_quoted (at, token->values);
    } else {
        scan_bare (at, FALSE, token->values);
    }
    token->end = (gsize) (*at - text);
    return TRUE;
}
