/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-encoding.h"

#include <string.h>

#include <uchardet/uchardet.h>

/* Scoring decodes at most this much: the order of the candidates is settled long before. */
#define SCORE_SIZE (64 * 1024)
/* So far behind its first mark has a question its second one. */
#define SENTENCE_LENGTH 300

typedef struct {
    const char *alias; /* upper case, only letters and digits */
    const char *name;
} Alias;

static const Alias ALIASES[] = {
    { "UTF8", "UTF-8" },          { "ASCII", "UTF-8" },         { "USASCII", "UTF-8" },
    { "UTF8BOM", "UTF-8" },       { "UTF8SIG", "UTF-8" },       { "UTF16LE", "UTF-16LE" },
    { "UTF16BE", "UTF-16BE" },    { "UTF16", "UTF-16LE" },      { "UTF32LE", "UTF-32LE" },
    { "UTF32BE", "UTF-32BE" },    { "CP1252", "WINDOWS-1252" }, { "WINDOWS1252", "WINDOWS-1252" },
    { "1252", "WINDOWS-1252" },   { "ANSI", "WINDOWS-1252" },   { "ISO88591", "WINDOWS-1252" },
    { "LATIN1", "WINDOWS-1252" }, { "CP1250", "WINDOWS-1250" }, { "WINDOWS1250", "WINDOWS-1250" },
    { "CP932", "CP932" },         { "WINDOWS31J", "CP932" },    { "MS932", "CP932" },
    { "SHIFTJIS", "CP932" },      { "SJIS", "CP932" },          { "GBK", "GB18030" },
    { "GB2312", "GB18030" },      { "CP936", "GB18030" },       { "GB18030", "GB18030" },
    { "BIG5", "BIG5" },           { "CP950", "BIG5" },          { "EUCJP", "EUC-JP" },
    { "UHC", "CP949" },           { "EUCKR", "CP949" },         { "CP949", "CP949" },
};

static const char *const CANDIDATES[] = { "WINDOWS-1252", "WINDOWS-1250", "CP932", "GB18030", "BIG5", "EUC-JP" };

/* Letters that our languages use beside a to z, in both encodings of the Latin script. */
static const char LATIN_LETTERS[] = "åäöÅÄÖéÉèÈêÊëüÜßøØæÆçÇñÑáÁíÍóÓúÚàÀâÂîÎôÔûÛïìòùãõœ"
                                    "ąĄćĆęĘłŁńŃśŚźŹżŻčČďěĚňřŘšŠťůŮýÝžŽőŐűŰăĂșțşŞţŢ";
/* Letters with marks that stand one after the other in Polish words. */
static const char POLISH_PAIRS[] = "ść źć ńć ęć óć łć łó ół żó óż óź łą łę żą żę ął ęł ąż ęż ęś źń óś";
static const char LATIN_SIGNS[] = "“”„‘’‚«»–—…•€£¥°´·½¼¾¿¡©®™§²³ªº×";
/* The commonest characters of Chinese and Japanese reviews, in traditional, simplified and shared forms. */
static const char COMMON_HAN[] =
    "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着下自之年過过發发後后作里"
    "用道行所然家種种事成方多經经么麼去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理心她本前開开但因只從从想實实日"
    "買买很用質质量品商收貨货價价格快送包裝装喜歡欢評评論论題题標标內内容購购號号星賣卖家使電电池音水壞坏錢钱件新色最高低感期待物良悪"
    "思届数文字者名称稱便利強强弱安全問问點点滿满意推薦荐再非常覺觉太真久長长手機机耳充";

char *
amends_encoding_normalize (const char *name)
{
    g_autoptr (GString) key = g_string_new (NULL);
    GIConv converter;

    for (const char *c = name; *c != '\0'; c++) {
        if (g_ascii_isalnum (*c))
            g_string_append_c (key, g_ascii_toupper (*c));
    }
    for (guint i = 0; i < G_N_ELEMENTS (ALIASES); i++) {
        if (g_str_equal (ALIASES[i].alias, key->str))
            return g_strdup (ALIASES[i].name);
    }
    /* iconv takes an empty name for the locale's own encoding. */
    if (key->len == 0)
        return NULL;
    converter = g_iconv_open ("UTF-8", name);
    if (converter == (GIConv) -1)
        return NULL;
    g_iconv_close (converter);
    return g_ascii_strup (name, -1);
}

gsize
amends_encoding_get_bom_length (const char *encoding, const guint8 *data, gsize length)
{
    static const struct {
        const char *encoding;
        const char *mark;
        gsize length;
    } MARKS[] = {
        { "UTF-8", "\xef\xbb\xbf", 3 }, { "UTF-32LE", "\xff\xfe\0\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
        { "UTF-16LE", "\xff\xfe", 2 },  { "UTF-16BE", "\xfe\xff", 2 },     { "GB18030", "\x84\x31\x95\x33", 4 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (MARKS); i++) {
        if (g_str_equal (encoding, MARKS[i].encoding) && length >= MARKS[i].length &&
            memcmp (data, MARKS[i].mark, MARKS[i].length) == 0)
            return MARKS[i].length;
    }
    return 0;
}

static const char *
find_bom (const guint8 *data, gsize length)
{
    static const char *const ENCODINGS[] = { "UTF-8", "UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE", "GB18030" };

    for (guint i = 0; i < G_N_ELEMENTS (ENCODINGS); i++) {
        if (amends_encoding_get_bom_length (ENCODINGS[i], data, length) > 0)
            return ENCODINGS[i];
    }
    return NULL;
}

/* Latin text, separators and line ends in UTF-16 leave every other byte zero; other scripts at least the line ends. */
static const char *
find_utf16 (const guint8 *data, gsize length)
{
    gsize zeros[2] = { 0, 0 }, line_ends[2] = { 0, 0 };

    for (gsize i = 0; i + 1 < length; i += 2) {
        zeros[0] += data[i] == 0;
        zeros[1] += data[i + 1] == 0;
        line_ends[0] += data[i] == 0 && (data[i + 1] == '\n' || data[i + 1] == ',' || data[i + 1] == '"');
        line_ends[1] += data[i + 1] == 0 && (data[i] == '\n' || data[i] == ',' || data[i] == '"');
    }
    if (zeros[1] > zeros[0] * 8 && (zeros[1] > length / 8 || line_ends[1] > 2))
        return "UTF-16LE";
    if (zeros[0] > zeros[1] * 8 && (zeros[0] > length / 8 || line_ends[0] > 2))
        return "UTF-16BE";
    return NULL;
}

/* Counts what is UTF-8 and what is not, to the end of the line. Returns: how far that is */
static gsize
count_utf8 (const guint8 *data, gsize length, gsize *n_valid, gsize *n_bad)
{
    gsize i = 0;

    *n_valid = *n_bad = 0;
    while (i < length && data[i] != '\n') {
        gunichar c;

        if (data[i] < 0x80) {
            i++;
            continue;
        }
        c = g_utf8_get_char_validated ((const char *) data + i, (gssize) (length - i));
        if (c == (gunichar) -2) /* cut by the end of the sample */
            return length;
        if (c == (gunichar) -1) {
            *n_bad += 1;
            i++;
        } else {
            *n_valid += 1;
            i += (gsize) g_unichar_to_utf8 (c, NULL);
        }
    }
    return i;
}

/*
 * A file may be UTF-8 with a few lines pasted from elsewhere, or with a character cut in two. Chance gives a line of another encoding some
 * valid sequences, but seldom as many as bad ones.
 */
static gboolean
looks_like_utf8 (const guint8 *data, gsize length)
{
    gsize n_good_lines = 0, n_bad_lines = 0;

    for (gsize at = 0; at < length; at++) {
        gsize n_valid, n_bad;

        at += count_utf8 (data + at, length - at, &n_valid, &n_bad);
        n_good_lines += n_valid > 0 && n_valid >= n_bad * 3;
        n_bad_lines += n_bad > 0 && n_valid < n_bad * 3;
    }
    return n_bad_lines == 0 || n_good_lines * 2 >= n_bad_lines;
}

static int
rate_char (gunichar c)
{
    if (c == 0xFFFD || (c >= 0x80 && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF))
        return -8;
    if (c < 0x250)
        return g_utf8_strchr (LATIN_LETTERS, -1, c) != NULL ? 5 : g_utf8_strchr (LATIN_SIGNS, -1, c) != NULL ? 2 : -4;
    if (c >= 0x2010 && c <= 0x22FF)
        return g_utf8_strchr (LATIN_SIGNS, -1, c) != NULL || c == 0x2605 || c == 0x2606 ? 3 : -2;
    if ((c >= 0x3041 && c <= 0x30FF) || (c >= 0x3001 && c <= 0x3011))
        return 4;
    if (c >= 0x4E00 && c <= 0x9FFF)
        return g_utf8_strchr (COMMON_HAN, -1, c) != NULL ? 6 : 1;
    if (c >= 0xFF01 && c <= 0xFF5E)
        return 3;
    if (c >= 0xFF61 && c <= 0xFF9F)
        return -3;
    return c == 0x2605 || c == 0x2606 ? 3 : -2;
}

/* Where £ and ¿ are read as Ł and ż: beside a number, or alone, or small in front of a capital, no language has a letter. */
static gboolean
is_in_no_word (gunichar before, gunichar c, gunichar after)
{
    if (c < 0xC0 || c >= 0x250 || !g_unichar_isalpha (c))
        return FALSE;
    if (g_unichar_isdigit (before) || g_unichar_isdigit (after))
        return TRUE;
    if (g_unichar_isalpha (before))
        return FALSE;
    return g_unichar_isupper (c) ? !g_unichar_isalpha (after) : g_unichar_isupper (after);
}

static gboolean
is_on_line (const char *text, char mark)
{
    for (gsize i = 0; i < SENTENCE_LENGTH && text[i] != '\0' && text[i] != '\n'; i++) {
        if (text[i] == mark)
            return TRUE;
    }
    return FALSE;
}

/* A sign tells as much as a letter where it is used as people use it: £5, 20£, ¿Why? */
static gboolean
is_sign_in_place (gunichar before, gunichar c, const char *behind)
{
    gunichar after = g_utf8_get_char (behind);

    switch (c) {
    case 0xA3: /* £ */
    case 0xA5: /* ¥ */
        return !g_unichar_isalpha (before) && !g_unichar_isalpha (after);
    case 0xA1: /* ¡ */
        return g_unichar_isalpha (after) && is_on_line (behind, '!');
    case 0xBF: /* ¿ */
        return !g_unichar_isalpha (before) && g_unichar_isalpha (after) && is_on_line (behind, '?');
    default:
        return FALSE;
    }
}

/* The scripts of China and Japan never stand by one character among Latin letters: there, it is a letter with a mark that took its neighbour in. */
static gboolean
is_lost (gunichar before, gunichar c, gunichar after)
{
    return c >= 0x2E80 && before < 0x2E80 && after < 0x2E80 &&
           (g_unichar_isalpha (before) || g_unichar_isalpha (after));
}

/* But an apostrophe, no sign stands inside a word: pó³ki is półki. */
static gboolean
is_sign_in_word (gunichar before, gunichar c, gunichar after)
{
    return c >= 0xA1 && c < 0xC0 && c != 0xB4 && c != 0xB7 && g_unichar_isalpha (before) && g_unichar_isalpha (after);
}

static gboolean
is_one_of (gunichar c, const char *letters)
{
    return c != 0 && c < 0x80 && strchr (letters, (int) g_ascii_tolower ((char) c)) != NULL;
}

/*
 * Where ę, ć, ń and ś are read as ê, æ, ñ and œ: siê, byæ, koñca, œrodek. French and Portuguese, Danish, Spanish and French again have these letters, in other
 * places.
 */
static gboolean
is_polish_in_disguise (gunichar before, gunichar c, const char *behind)
{
    gunichar after = g_utf8_get_char (behind);
    gunichar next = after == 'c' ? g_utf8_get_char (behind + 1) : 0;
    gboolean ends = !g_unichar_isalpha (after);

    switch (c) {
    case 0xEA: /* ê */
        return ends ? is_one_of (before, "gijkwz") : is_one_of (after, "bdkwz") || is_one_of (next, "eiz");
    case 0xE6: /* æ */
        return ends && is_one_of (before, "aeiouy");
    case 0xF1: /* ñ */
        return (ends && g_unichar_isalpha (before)) || is_one_of (after, "bcdfghjklmnpqrstvwxz");
    case 0x153: /* œ */
        return ends ? g_unichar_isalpha (before) : is_one_of (after, "abgjkmoprwyz") || is_one_of (next, "eiz");
    default:
        return FALSE;
    }
}

static int
rate_in_place (gunichar before, gunichar c, const char *behind)
{
    gunichar after = g_utf8_get_char (behind);

    if (is_lost (before, c, after) || is_sign_in_word (before, c, after))
        return -4;
    if (is_in_no_word (before, c, after) || is_polish_in_disguise (before, c, behind))
        return -2;
    return is_sign_in_place (before, c, behind) ? 5 : rate_char (c);
}

/* @second: the latter of two letters of two bytes each */
static gboolean
is_polish_pair (const char *second)
{
    char pair[5] = { second[-2], second[-1], second[0], second[1], '\0' };

    return strstr (POLISH_PAIRS, pair) != NULL;
}

/* In thousandths of a point for each byte over 127; G_MININT if the bytes cannot be in that encoding. */
static int
rate_encoding (const char *encoding, const guint8 *data, gsize length)
{
    g_autofree char *text = NULL;
    gboolean chinese = g_str_equal (encoding, "GB18030") || g_str_equal (encoding, "BIG5");
    gsize n_high = 0, n_read = 0;
    gunichar before = 0;
    gint64 sum = 0;

    for (gsize i = 0; i < length; i++)
        n_high += data[i] >= 0x80;
    /* Cut by the limit in the middle of a character, the last bytes may remain. */
    text = g_convert ((const char *) data, (gssize) length, "UTF-8", encoding, &n_read, NULL, NULL);
    if (text == NULL && n_read + 4 >= length)
        text = g_convert ((const char *) data, (gssize) n_read, "UTF-8", encoding, NULL, NULL, NULL);
    if (text == NULL)
        return G_MININT;
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
        gunichar character = g_utf8_get_char (c);

        /* Latin words have letters with marks now and then, hardly one after the other. */
        if (character >= 0xC0 && character < 0x250 && before >= 0xC0 && before < 0x250)
            sum += is_polish_pair (c) ? 5 : -3;
        /* The encodings of Chinese have kana at the very bytes of EUC-JP, but nobody writes Japanese in them. */
        else if (character >= 0x80 && !(chinese && character >= 0x3041 && character <= 0x30FF))
            sum += rate_in_place (before, character, g_utf8_next_char (c)) * (character >= 0x2E80 ? 2 : 1);
        before = character;
    }
    return n_high > 0 ? (int) (sum * 1000 / (gint64) n_high) : 0;
}

static char *
ask_uchardet (const guint8 *data, gsize length)
{
    uchardet_t detector = uchardet_new ();
    char *name = NULL;

    if (uchardet_handle_data (detector, (const char *) data, length) == 0) {
        uchardet_data_end (detector);
        name = amends_encoding_normalize (uchardet_get_charset (detector));
    }
    uchardet_delete (detector);
    return name;
}

/* Whole lines with bytes over 127 only: the plain ones say nothing and a cut character would look like damage. */
static GByteArray *
collect_telling_lines (const guint8 *data, gsize length)
{
    GByteArray *lines = g_byte_array_new ();
    gsize start = 0;

    while (start < length && lines->len < SCORE_SIZE) {
        const guint8 *end = memchr (data + start, '\n', length - start);
        gsize line_length = end != NULL ? (gsize) (end - data) - start + 1 : length - start;
        gboolean telling = FALSE;

        for (gsize i = start; i < start + line_length && !telling; i++)
            telling = data[i] >= 0x80;
        if (telling && (end != NULL || lines->len == 0))
            g_byte_array_append (lines, data + start, (guint) MIN (line_length, SCORE_SIZE));
        start += line_length;
    }
    return lines;
}

const char *
amends_encoding_detect (const guint8 *data, gsize length)
{
    const char *best = find_bom (data, length);
    g_autoptr (GByteArray) lines = NULL;
    g_autofree char *guess = NULL;
    int best_score;

    if (best == NULL)
        best = find_utf16 (data, length);
    if (best != NULL)
        return best;
    if (looks_like_utf8 (data, length))
        return "UTF-8";
    lines = collect_telling_lines (data, length);
    guess = ask_uchardet (data, length);
    best = "WINDOWS-1252";
    best_score = G_MININT;
    for (guint i = 0; i < G_N_ELEMENTS (CANDIDATES); i++) {
        int score = rate_encoding (CANDIDATES[i], lines->data, lines->len);

        if (score != G_MININT && guess != NULL && g_str_equal (guess, CANDIDATES[i]))
            score += 500;
        if (score > best_score) {
            best = CANDIDATES[i];
            best_score = score;
        }
    }
    /* What is none of our candidates (Cyrillic, Korean, Greek …) is uchardet's to tell. */
    if (best_score < 1500 && guess != NULL && rate_encoding (guess, lines->data, lines->len) != G_MININT)
        return g_intern_string (guess);
    return best;
}
