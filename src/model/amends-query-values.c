/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-query-values.h"

#include <string.h>

/* Zero means "open" in a query, so the day that it stands for cannot be asked for; nothing was sold on line then either. */
#define FIRST_YEAR 1971
#define LAST_YEAR 2999
#define LONGEST_WORD 24

static guint
stars_between (int low, int high)
{
    guint stars = 0;

    for (int n = MAX (low, 1); n <= MIN (high, 5); n++)
        stars |= 1u << n;
    return stars;
}

static gboolean
parse_digit (const char *text, int *digit)
{
    if (!g_ascii_isdigit (text[0]))
        return FALSE;
    *digit = g_ascii_digit_value (text[0]);
    return TRUE;
}

static gboolean
parse_span (const char *text, guint *stars)
{
    const char *rest = text + 1;
    int low, high;

    if (!parse_digit (text, &low))
        return FALSE;
    high = low;
    if (g_str_has_prefix (rest, "..") || *rest == '-') {
        rest += *rest == '-' ? 1 : 2;
        if (!parse_digit (rest, &high))
            return FALSE;
        rest++;
    }
    if (*rest != '\0' || low < 1 || high > 5 || low > high)
        return FALSE;
    *stars = stars_between (low, high);
    return TRUE;
}

gboolean
amends_query_value_parse_stars (const char *text, guint *stars, gboolean *compared)
{
    gboolean less = *text == '<', more = *text == '>', same;
    int n;

    *compared = less || more;
    if (!less && !more)
        return parse_span (*text == '=' ? text + 1 : text, stars);

    text++;
    same = *text == '=';
    text += same ? 1 : 0;
    if (!parse_digit (text, &n) || text[1] != '\0' || n < 1 || n > 5)
        return FALSE;
    *stars = less ? stars_between (1, same ? n : n - 1) : stars_between (same ? n : n + 1, 5);
    return *stars != 0;
}

static gboolean
parse_digits (const char **at, gsize n_digits, int *number)
{
    *number = 0;
    for (; n_digits > 0; n_digits--, (*at)++) {
        if (!g_ascii_isdigit (**at))
            return FALSE;
        *number = *number * 10 + g_ascii_digit_value (**at);
    }
    return TRUE;
}

static gboolean
parse_day (const char *text, int *year, int *month, int *day)
{
    *month = *day = 1;
    if (!parse_digits (&text, 4, year))
        return FALSE;
    if (*text == '-' && (text++, !parse_digits (&text, 2, month)))
        return FALSE;
    if (*text == '-' && (text++, !parse_digits (&text, 2, day)))
        return FALSE;
    return *text == '\0' && g_date_valid_dmy ((GDateDay) *day, (GDateMonth) *month, (GDateYear) *year);
}

gboolean
amends_query_value_parse_date (const char *text, GTimeZone *zone, gint64 *instant)
{
    g_autoptr (GDateTime) time = NULL;
    int year, month, day;

    if (parse_day (text, &year, &month, &day))
        time = g_date_time_new (zone, year, month, day, 0, 0, 0);
    else if (strchr (text, 'T') != NULL)
        time = g_date_time_new_from_iso8601 (text, zone);
    if (time == NULL || g_date_time_get_year (time) < FIRST_YEAR || g_date_time_get_year (time) > LAST_YEAR)
        return FALSE;
    *instant = g_date_time_to_unix (time);
    return TRUE;
}

char *
amends_query_value_format_date (gint64 instant, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    g_autofree char *day = NULL;
    gint64 start;

    g_return_val_if_fail (local != NULL, NULL);

    day = g_date_time_format (local, "%Y-%m-%d");
    if (amends_query_value_parse_date (day, zone, &start) && start == instant)
        return g_steal_pointer (&day);
    return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
is_subtag (const char *text, gsize shortest, gsize longest)
{
    gsize length = strlen (text);

    if (length < shortest || length > longest)
        return FALSE;
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum (*text))
            return FALSE;
    }
    return TRUE;
}

static void
set_usual_case (char *subtag, gboolean primary)
{
    gsize length = strlen (subtag);

    for (gsize i = 0; i < length; i++) {
        gboolean upper = !primary && (length == 2 || (length == 4 && i == 0));

        subtag[i] = upper ? g_ascii_toupper (subtag[i]) : g_ascii_tolower (subtag[i]);
    }
}

char *
amends_query_value_parse_language (const char *text)
{
    g_auto (GStrv) subtags = g_strsplit (text, "-", -1);

    for (guint i = 0; subtags[i] != NULL; i++) {
        if (!is_subtag (subtags[i], i == 0 ? 2 : 1, i == 0 ? 3 : 8) || (i == 0 && g_ascii_isdigit (text[0])))
            return NULL;
        set_usual_case (subtags[i], i == 0);
    }
    return g_strjoinv ("-", subtags);
}

/* Letters to add, drop, change or swap with their neighbour to make one word from the other. */
static guint
count_slips (const char *a, const char *b)
{
    guint rows[LONGEST_WORD + 1][LONGEST_WORD + 1];
    gsize n_a = strlen (a), n_b = strlen (b);

    if (n_a > LONGEST_WORD || n_b > LONGEST_WORD)
        return G_MAXUINT;
    for (gsize i = 0; i <= n_a; i++) {
        for (gsize j = 0; j <= n_b; j++) {
            guint best;

            if (i == 0 || j == 0) {
                rows[i][j] = (guint) MAX (i, j);
                continue;
            }
            best = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            best = MIN (best, MIN (rows[i - 1][j], rows[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN (best, rows[i - 2][j - 2] + 1);
            rows[i][j] = best;
        }
    }
    return rows[n_a][n_b];
}

const char *
amends_query_value_find_similar (const char *text, const char *const *words)
{
    const char *similar = NULL;
    guint fewest = 3;

    for (; *words != NULL; words++) {
        guint slips = count_slips (text, *words);

        /* Two slips in a word of three letters make any word of any other. */
        if (slips < fewest && slips * 2 <= strlen (*words)) {
            fewest = slips;
            similar = *words;
        }
    }
    return similar;
}
