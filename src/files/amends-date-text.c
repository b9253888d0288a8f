/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-date-text.h"

#include <string.h>

#include "amends-date-words.h"

/* A sentence with a date in it, but never a whole review. */
#define MAX_LENGTH 160
#define MAX_NUMBERS 4
#define YEAR_MIN 1990
#define YEAR_MAX 2199
#define JULIAN_1970 719163 /* GLib counts days from the year 1 */

/* What stands in a text that could be a date. */
typedef struct {
    int numbers[MAX_NUMBERS];
    int digits[MAX_NUMBERS];  /* how many digits each has */
    char before[MAX_NUMBERS]; /* the sign that stands right before each, or ' ' */
    int n_numbers;
    int month;       /* named by a word, or 0 */
    int month_place; /* how many numbers stand before it */
    int n_words;     /* words that are neither month nor zone */
    gboolean has_time;
    int hour, minute, second;
    int offset;  /* seconds east of Greenwich */
    int n_marks; /* 年, 月 and 日 */
} Parts;

AmendsDateOrder
amends_date_order_of_marketplace (const char *code)
{
    if (code == NULL || *code == '\0')
        return AMENDS_DATE_ORDER_UNKNOWN;
    if (g_ascii_strcasecmp (code, "US") == 0)
        return AMENDS_DATE_ORDER_MONTH_FIRST;
    if (g_ascii_strcasecmp (code, "JP") == 0)
        return AMENDS_DATE_ORDER_YEAR_FIRST;
    return AMENDS_DATE_ORDER_DAY_FIRST;
}

static int
read_number (const char **text, int *n_digits)
{
    int value = 0;

    for (*n_digits = 0; g_ascii_isdigit (**text); (*text)++, (*n_digits)++)
        value = MIN (value * 10 + (**text - '0'), 100000000);
    return value;
}

static gboolean
set_time (Parts *parts, int hour, int minute, int second)
{
    parts->has_time = TRUE;
    parts->hour = hour;
    parts->minute = minute;
    parts->second = second;
    return hour <= 24 && minute <= 59 && second <= 60;
}

/* "hh:mm", "hh:mm:ss", "hh:mm:ss.fff"; *text is at the colon after the hour. */
static gboolean
read_time (Parts *parts, const char **text, int hour)
{
    int n_digits, second = 0;
    int minute;

    (*text)++;
    minute = read_number (text, &n_digits);
    if (n_digits != 2 || parts->has_time)
        return FALSE;
    if (**text == ':') {
        (*text)++;
        second = read_number (text, &n_digits);
        if (n_digits != 2)
            return FALSE;
        if ((**text == '.' || **text == ',') && g_ascii_isdigit ((*text)[1])) {
            (*text)++;
            read_number (text, &n_digits);
        }
    }
    return set_time (parts, hour, minute, second);
}

/* "+02:00", "+0200", "+02" right behind a time. */
static gboolean
read_offset (Parts *parts, const char **text)
{
    int sign = **text == '-' ? -1 : 1;
    int n_digits, hours, minutes = 0;

    (*text)++;
    hours = read_number (text, &n_digits);
    if (n_digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (n_digits == 2 && **text == ':') {
        (*text)++;
        minutes = read_number (text, &n_digits);
    }
    if (n_digits == 0 || hours > 14 || minutes > 59)
        return FALSE;
    parts->offset = sign * (hours * 3600 + minutes * 60);
    return TRUE;
}

static void
apply_half_of_day (Parts *parts, gboolean afternoon)
{
    if (!parts->has_time || parts->hour > 12)
        return;
    parts->hour = parts->hour % 12 + (afternoon ? 12 : 0);
}

static void
take_word (Parts *parts, const char *word)
{
    int month = amends_date_words_find_month (word);

    if (month > 0 && parts->month == 0) {
        parts->month = month;
        parts->month_place = parts->n_numbers;
    } else if (g_str_equal (word, "am") || g_str_equal (word, "pm")) {
        apply_half_of_day (parts, *word == 'p');
    } else if (!(parts->has_time && amends_date_words_find_zone (word, &parts->offset)) && !g_str_equal (word, "t")) {
        parts->n_words++;
    }
}

static gboolean
take_mark (Parts *parts, gunichar c)
{
    if (c != 0x5E74 && c != 0x6708 && c != 0x65E5 && c != 0x53F7) /* 年 月 日 号 */
        return FALSE;
    parts->n_marks++;
    return TRUE;
}

static gboolean
is_cjk (gunichar c)
{
    return c >= 0x2E80 && c <= 0xD7FF;
}

static const char *
read_word (Parts *parts, const char *text)
{
    GString *word = g_string_new (NULL);

    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        gunichar c = g_utf8_get_char (text);

        if (!g_unichar_isalpha (c) || (word->len > 0 && is_cjk (c)))
            break;
        if (is_cjk (c)) {
            if (!take_mark (parts, c))
                parts->n_words++;
            text = g_utf8_next_char (text);
            break;
        }
        g_string_append_unichar (word, c);
    }
    if (word->len > 0)
        take_word (parts, word->str);
    g_string_free (word, TRUE);
    return text;
}

/* FALSE if the text is surely no date. */
static gboolean
take_apart (Parts *parts, const char *text)
{
    char before = ' ';

    while (*text != '\0') {
        if (g_ascii_isdigit (*text)) {
            int n_digits;
            int value = read_number (&text, &n_digits);

            if (*text == ':') {
                if (!read_time (parts, &text, value))
                    return FALSE;
            } else if (parts->n_numbers == MAX_NUMBERS) {
                return FALSE;
            } else {
                parts->numbers[parts->n_numbers] = value;
                parts->digits[parts->n_numbers] = n_digits;
                parts->before[parts->n_numbers++] = before;
            }
            before = ' ';
        } else if (parts->has_time && parts->n_numbers + (parts->month > 0) >= 3 && (*text == '+' || *text == '-') &&
                   g_ascii_isdigit (text[1])) {
            if (!read_offset (parts, &text))
                return FALSE;
        } else if (g_unichar_isalpha (g_utf8_get_char (text))) {
            text = read_word (parts, text);
            before = ' ';
        } else {
            /* White space around a sign is nothing to go by. */
            if (!g_ascii_isspace (*text))
                before = *text > 0 ? *text : ' ';
            text = g_utf8_next_char (text);
        }
    }
    return TRUE;
}

static int
widen_year (int year, int n_digits)
{
    if (n_digits > 2)
        return year;
    return year < 70 ? 2000 + year : 1900 + year;
}

static AmendsDateStatus
finish (const Parts *parts, int year, int month, int day, AmendsDate *date)
{
    GDate start;

    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
        !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        return AMENDS_DATE_IMPOSSIBLE;
    g_date_clear (&start, 1);
    g_date_set_dmy (&start, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    date->at = ((gint64) g_date_get_julian (&start) - JULIAN_1970) * 86400 + parts->hour * 3600 + parts->minute * 60 +
               parts->second - parts->offset;
    return AMENDS_DATE_READ;
}

/* Two numbers and a month's name: "January 15, 2024", "15 stycznia 2024", "31-Jul-18", "2018 Jul 31". */
static AmendsDateStatus
finish_named (const Parts *parts, AmendsDate *date)
{
    int year_place = parts->digits[0] == 4 ? 0 : 1;

    if (parts->n_numbers != 2 || (parts->digits[year_place] != 4 && parts->digits[year_place] != 2))
        return AMENDS_DATE_NONE;
    return finish (parts, widen_year (parts->numbers[year_place], parts->digits[year_place]), parts->month,
                   parts->numbers[1 - year_place], date);
}

/* In "26/10/2" the year can only be the first: at the end it has two digits or four. */
static gboolean
begins_with_year (const Parts *parts)
{
    return parts->digits[0] == 2 && parts->digits[2] == 1 && parts->before[1] == '/';
}

static AmendsDateStatus
finish_short (const Parts *parts, AmendsDateOrder order, AmendsDate *date)
{
    const int *n = parts->numbers;
    int year_place = 2;
    gboolean month_first;

    if (parts->digits[2] != 4) {
        /* All three short: the last is the year unless the place writes it first, or it can only be one at the front. */
        if (order == AMENDS_DATE_ORDER_YEAR_FIRST && parts->digits[0] == 2 && n[1] <= 12 && n[2] <= 31)
            year_place = 0;
        else if (begins_with_year (parts) || (n[0] > 31 && n[2] <= 31))
            year_place = 0;
    }
    if (begins_with_year (parts))
        date->proves = AMENDS_DATE_ORDER_YEAR_FIRST;
    if (year_place == 0)
        return finish (parts, widen_year (n[0], parts->digits[0]), n[1], n[2], date);
    month_first = order == AMENDS_DATE_ORDER_MONTH_FIRST && parts->before[1] != '.';
    if (n[0] > 12 && n[1] <= 12)
        date->proves = AMENDS_DATE_ORDER_DAY_FIRST;
    else if (n[1] > 12 && n[0] <= 12)
        date->proves = AMENDS_DATE_ORDER_MONTH_FIRST;
    date->ambiguous = date->proves == AMENDS_DATE_ORDER_UNKNOWN && n[0] != n[1] && parts->before[1] != '.';
    if (date->proves != AMENDS_DATE_ORDER_UNKNOWN)
        month_first = date->proves == AMENDS_DATE_ORDER_MONTH_FIRST;
    return finish (parts, widen_year (n[2], parts->digits[2]), month_first ? n[0] : n[1], month_first ? n[1] : n[0],
                   date);
}

static AmendsDateStatus
finish_numbers (const Parts *parts, AmendsDateOrder order, AmendsDate *date)
{
    const int *digits = parts->digits;

    if (parts->n_numbers != 3 || digits[1] > 2)
        return AMENDS_DATE_NONE;
    /* "09 13, 2018": so the 2018 research set writes them. */
    if (parts->before[1] == ' ' && parts->before[2] == ',' && digits[0] <= 2 && digits[2] == 4)
        return finish (parts, parts->numbers[2], parts->numbers[0], parts->numbers[1], date);
    if (parts->n_marks < 2 && parts->before[1] != parts->before[2])
        return AMENDS_DATE_NONE;
    if (parts->n_marks < 2 && strchr ("/.-", parts->before[1]) == NULL && !(parts->before[1] == ' ' && digits[0] == 4))
        return AMENDS_DATE_NONE;
    if (digits[0] == 4 && digits[2] <= 2)
        return finish (parts, parts->numbers[0], parts->numbers[1], parts->numbers[2], date);
    if (digits[0] > 2)
        return AMENDS_DATE_NONE;
    if (digits[2] != 4 && digits[2] != 2 && !begins_with_year (parts) &&
        !(order == AMENDS_DATE_ORDER_YEAR_FIRST && digits[0] == 2 && digits[2] == 1))
        return AMENDS_DATE_NONE;
    return finish_short (parts, order, date);
}

static AmendsDateStatus
read_compact (const char *text, gsize length, AmendsDate *date)
{
    Parts parts = { 0 };
    int n[14];

    for (gsize i = 0; i < length; i++)
        n[i] = text[i] - '0';
    if (length == 14 && !set_time (&parts, n[8] * 10 + n[9], n[10] * 10 + n[11], n[12] * 10 + n[13]))
        return AMENDS_DATE_IMPOSSIBLE;
    return finish (&parts, n[0] * 1000 + n[1] * 100 + n[2] * 10 + n[3], n[4] * 10 + n[5], n[6] * 10 + n[7], date);
}

/* Seconds since 1970 and their thousandths, millionths and billionths; "20240115" and "20240115103000". */
static gboolean
read_digits (const char *text, AmendsDate *date, AmendsDateStatus *status)
{
    gsize length = strspn (text, "0123456789");
    const char *rest = text + length;
    gint64 value;

    if (length == 0 || length > 19 || (*rest == '.' && strspn (rest + 1, "0123456789") != strlen (rest + 1)) ||
        (*rest != '.' && *rest != '\0'))
        return FALSE;
    *status = AMENDS_DATE_NONE;
    value = g_ascii_strtoll (text, NULL, 10);
    if (length == 8 || length == 14)
        *status = read_compact (text, length, date);
    else if (length >= 18)
        date->at = value / 1000000000;
    else if (length >= 15)
        date->at = value / 1000000;
    else if (length >= 12)
        date->at = value / 1000;
    else if (length == 9 || length == 10)
        date->at = value;
    if (length != 8 && length != 14 && date->at >= 631152000) /* 1990 */
        *status = AMENDS_DATE_READ;
    return TRUE;
}

/* "2024-01-15T10:30:00Z" and "2024-01-15", as programs write them: by far the most, and nothing in them needs folding. */
static gboolean
read_iso (const char *text, AmendsDate *date)
{
    static const char PATTERN[] = "dddd-dd-ddTdd:dd:ddZ";
    Parts parts = { 0 };
    gsize length = strlen (text);
    int n[6] = { 0 };

    if (length != sizeof PATTERN - 1 && length != 10)
        return FALSE;
    for (gsize i = 0, field = 0; i < length; i++) {
        if (PATTERN[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != PATTERN[i])
            return FALSE;
        if (PATTERN[i] == 'd')
            n[field] = n[field] * 10 + (text[i] - '0');
        else
            field++;
    }
    return (length == 10 || set_time (&parts, n[3], n[4], n[5])) &&
           finish (&parts, n[0], n[1], n[2], date) == AMENDS_DATE_READ;
}

AmendsDateStatus
amends_date_parse (const char *text, AmendsDateOrder order, AmendsDate *date)
{
    g_autofree char *normal = NULL;
    g_autofree char *folded = NULL;
    AmendsDateStatus status;
    Parts parts = { 0 };

    memset (date, 0, sizeof *date);
    if (read_iso (text, date))
        return AMENDS_DATE_READ;
    if (strlen (text) > MAX_LENGTH)
        return AMENDS_DATE_NONE;
    normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
    folded = g_utf8_casefold (normal != NULL ? normal : text, -1);
    g_strstrip (folded);
    if (read_digits (folded, date, &status))
        return status;
    if (!take_apart (&parts, folded) || (parts.has_time && parts.n_numbers == 0))
        return AMENDS_DATE_NONE;
    if (parts.n_words > 0)
        date->marketplace = amends_date_words_find_country (folded);
    if (date->marketplace != NULL && order == AMENDS_DATE_ORDER_UNKNOWN)
        order = amends_date_order_of_marketplace (date->marketplace->code);
    return parts.month > 0 ? finish_named (&parts, date) : finish_numbers (&parts, order, date);
}
