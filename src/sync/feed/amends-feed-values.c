/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amends-currency.h"
#include "amends-marketplace.h"

#define MAX_NAME 500

/* A marketplace that we do not know keeps its code if it looks like one; anything else is no marketplace. */
char *
amends_feed_values_read_marketplace (AmendsJsonReader *reader)
{
    const char *text = amends_json_reader_get_text (reader, "marketplace", MAX_NAME);
    const AmendsMarketplace *known = text != NULL ? amends_marketplace_find (text) : NULL;

    if (known != NULL)
        return g_strdup (known->code);
    if (text != NULL && strlen (text) == 2 && g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[1]))
        return g_ascii_strup (text, 2);
    return g_strdup ("");
}

/* BCP 47 by its looks: parts of letters and digits, joined by hyphens; the first one in lower case. NULL otherwise. */
char *
amends_feed_values_read_language (AmendsJsonReader *reader, const char *member)
{
    const char *text = amends_json_reader_get_text (reader, member, MAX_NAME);
    g_autofree char *tag = NULL;

    if (text == NULL || strlen (text) > 35 || !g_ascii_isalpha (*text))
        return NULL;
    tag = g_strdelimit (g_strdup (text), "_", '-');
    for (char *p = tag; *p != '\0'; p++) {
        if (!g_ascii_isalnum (*p) && *p != '-')
            return NULL;
    }
    for (char *p = tag; *p != '\0' && *p != '-'; p++)
        *p = g_ascii_tolower (*p);
    return g_steal_pointer (&tag);
}

/* "199.00" in the currency's minor unit; digits beyond it may only be zeros. Without floating point: money is exact. */
static gboolean
parse_amount (const char *text, guint digits, gint64 *minor)
{
    gint64 value = 0;
    guint fraction = 0;
    gboolean after_point = FALSE, any = FALSE;

    for (; *text != '\0'; text++) {
        if (*text == '.' && !after_point) {
            after_point = TRUE;
            continue;
        }
        if (!g_ascii_isdigit (*text) || value > G_MAXINT64 / 100000)
            return FALSE;
        any = TRUE;
        if (after_point && ++fraction > digits) {
            if (*text != '0')
                return FALSE;
            continue;
        }
        value = value * 10 + g_ascii_digit_value (*text);
    }
    for (; fraction < digits; fraction++)
        value *= 10;
    *minor = value;
    return any;
}

/* Three capital letters, or NULL where it is missing. */
const char *
amends_feed_values_read_currency (AmendsJsonReader *reader)
{
    const char *text = amends_json_reader_get_text (reader, "currency", MAX_NAME);

    if (text == NULL)
        return NULL;
    if (strlen (text) != 3 || strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3) {
        amends_json_reader_fail (reader, g_strdup (_ ("“currency” is not a currency’s code of three letters.")));
        return NULL;
    }
    return text;
}

gint64
amends_feed_values_read_amount (AmendsJsonReader *reader, const char *member, const char *currency)
{
    const char *text = amends_json_reader_get_text (reader, member, MAX_NAME);
    gint64 minor = 0;

    if (text != NULL && currency != NULL && !parse_amount (text, amends_currency_get_digits (currency), &minor)) {
        amends_json_reader_fail (reader, g_strdup_printf (_ ("“%s” is not an amount like 199.00."), member));
        return 0;
    }
    return minor;
}
