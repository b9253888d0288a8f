/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text-fold.h"

#include "amends-text-match.h"

#define VOICED_MARK 0x3099      /* turns ka into ga */
#define SEMI_VOICED_MARK 0x309a /* turns ha into pa */

/* Letters that have no decomposition in Unicode but that people type without their stroke, dot or ligature. Sorted. */
static const struct {
    gunichar letter;
    const char *plain;
} PLAIN[] = {
    { 0x00df, "ss" }, /* ß */
    { 0x00e6, "ae" }, /* æ */
    { 0x00f0, "d" },  /* ð */
    { 0x00f8, "o" },  /* ø */
    { 0x00fe, "th" }, /* þ */
    { 0x0111, "d" },  /* đ */
    { 0x0127, "h" },  /* ħ */
    { 0x0131, "i" },  /* ı */
    { 0x0138, "k" },  /* ĸ */
    { 0x0142, "l" },  /* ł */
    { 0x014b, "n" },  /* ŋ */
    { 0x0153, "oe" }, /* œ */
    { 0x0167, "t" },  /* ŧ */
    { 0x0180, "b" },  /* ƀ */
    { 0x01e5, "g" },  /* ǥ */
};

static const struct {
    gunichar first, last;
} CJK[] = {
    { 0x1100, 0x11ff },   /* Hangul Jamo */
    { 0x2e80, 0x2fdf },   /* radicals */
    { 0x3005, 0x3007 },   /* iteration mark, closing mark, zero */
    { 0x3021, 0x3029 },   /* Hangzhou numerals */
    { 0x3031, 0x3035 },   /* Kana repeat marks */
    { 0x3038, 0x303c },   /* Hangzhou numerals, vertical marks */
    { 0x3041, 0x3096 },   /* Hiragana */
    { 0x3099, 0x309f },   /* voicing and iteration marks */
    { 0x30a1, 0x30fa },   /* Katakana, without the middle dot after it */
    { 0x30fc, 0x30ff },   /* length and iteration marks */
    { 0x3105, 0x318e },   /* Bopomofo, Hangul compatibility */
    { 0x31a0, 0x31bf },   /* Bopomofo extended */
    { 0x31f0, 0x31ff },   /* Katakana extended */
    { 0x3400, 0x4dbf },   /* Han extension A */
    { 0x4e00, 0x9fff },   /* Han */
    { 0xa960, 0xa97c },   /* Hangul Jamo extended */
    { 0xac00, 0xd7fb },   /* Hangul */
    { 0xf900, 0xfaff },   /* Han compatibility */
    { 0xff66, 0xffdc },   /* half-width Kana and Hangul */
    { 0x1aff0, 0x1b16f }, /* Kana extended */
    { 0x20000, 0x3fffd }, /* Han extensions B and on */
};

gboolean
amends_char_is_cjk (gunichar c)
{
    gsize low = 0, high = G_N_ELEMENTS (CJK);

    if (c < CJK[0].first)
        return FALSE;
    while (low < high) {
        gsize middle = (low + high) / 2;

        if (c > CJK[middle].last)
            low = middle + 1;
        else if (c < CJK[middle].first)
            high = middle;
        else
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_voicing (gunichar c)
{
    return c == VOICED_MARK || c == SEMI_VOICED_MARK;
}

gboolean
amends_char_is_extension (gunichar c)
{
    if (c < 0x80)
        return FALSE;
    /* The half-width voicing signs are letters to Unicode, yet part of the syllable before them. */
    return g_unichar_ismark (c) || is_voicing (c) || c == 0xff9e || c == 0xff9f || c == 0x00ad ||
           (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

gboolean
amends_char_is_word (gunichar c)
{
    return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || amends_char_is_extension (c);
}

/*
 * Accents, points and harakat go. Marks of combining class 0 to 9 are vowels, nuktas and viramas of Indic scripts, without which
 * words fall together, so these stay.
 */
static gboolean
is_dropped (gunichar c)
{
    GUnicodeType type = g_unichar_type (c);

    if (type == G_UNICODE_FORMAT || type == G_UNICODE_ENCLOSING_MARK)
        return TRUE;
    return type == G_UNICODE_NON_SPACING_MARK && (g_unichar_combining_class (c) > 9 || (c >= 0xfe00 && c <= 0xfe0f));
}

static const char *
find_plain (gunichar c)
{
    for (guint i = 0; i < G_N_ELEMENTS (PLAIN) && PLAIN[i].letter <= c; i++) {
        if (PLAIN[i].letter == c)
            return PLAIN[i].plain;
    }
    return NULL;
}

/* Joins a voicing sign to its kana and Hangul letters to their syllable, however the text was composed. */
static gboolean
join_last (GString *folded, gunichar c)
{
    const char *end = folded->str + folded->len;
    const char *last = folded->len > 0 ? g_utf8_find_prev_char (folded->str, end) : NULL;
    gunichar joined;

    if (last == NULL || !g_unichar_compose (g_utf8_get_char (last), c, &joined))
        return FALSE;
    g_string_truncate (folded, (gsize) (last - folded->str));
    g_string_append_unichar (folded, joined);
    return TRUE;
}

static void
append_part (GString *folded, gunichar c)
{
    const char *plain;

    if (is_voicing (c) || (c >= 0x1161 && c <= 0x11c2)) {
        if (join_last (folded, c) || is_voicing (c))
            return;
    }
    if (is_dropped (c))
        return;
    /* By way of upper case, so that letters with two lower-case shapes (final sigma) become one. */
    c = g_unichar_tolower (g_unichar_toupper (c));
    plain = find_plain (c);
    if (plain != NULL)
        g_string_append (folded, plain);
    else
        g_string_append_unichar (folded, c);
}

static void
append_folded (GString *folded, gunichar c)
{
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize n_parts;

    if (c < 0x80) {
        g_string_append_c (folded, g_ascii_tolower ((char) c));
        return;
    }
    if ((c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3)) {
        g_string_append_unichar (folded, c);
        return;
    }
    /* U+0130 would leave a dot behind, and its lower case is the plain letter. ẞ has no simple lower case in the table. */
    if (c == 0x1e9e)
        c = 0x00df;
    n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
    for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
        append_part (folded, parts[i]);
}

static gsize
ascii_length (const char *text, gsize length)
{
    gsize n = 0;

    while (n < length && (guchar) text[n] < 0x80)
        n++;
    return n;
}

char *
amends_text_fold (const char *text, gssize length)
{
    gsize size = length < 0 ? strlen (text) : (gsize) length;
    gsize n_ascii = ascii_length (text, size);
    GString *folded;

    if (n_ascii == size)
        return g_ascii_strdown (text, (gssize) size);

    folded = g_string_sized_new (size + 8);
    for (gsize i = 0; i < n_ascii; i++)
        g_string_append_c (folded, g_ascii_tolower (text[i]));
    for (const char *at = text + n_ascii; at < text + size; at = g_utf8_next_char (at))
        append_folded (folded, g_utf8_get_char (at));
    return g_string_free_and_steal (folded);
}
