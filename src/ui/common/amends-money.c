/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-money.h"

/* Signs that nobody takes for another currency of the same shop; others are told by their code. */
static const struct {
    const char *code;
    const char *sign;
    gboolean whole;
} currencies[] = {
    { "SEK", "kr", FALSE }, { "EUR", "€", FALSE },  { "GBP", "£", FALSE },  { "PLN", "zł", FALSE },
    { "JPY", "¥", TRUE },   { "KRW", "KRW", TRUE }, { "CLP", "CLP", TRUE },
};

gboolean
amends_money_has_cents (const char *currency)
{
    for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
        if (g_strcmp0 (currency, currencies[i].code) == 0)
            return !currencies[i].whole;
    return TRUE;
}

static const char *
get_sign (const char *currency)
{
    for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
        if (g_str_equal (currency, currencies[i].code))
            return currencies[i].sign;
    return currency;
}

char *
amends_money_format (const char *currency, gint64 minor)
{
    g_autofree char *number = NULL;

    if (currency == NULL || currency[0] == '\0' || minor == 0)
        return NULL;
    number = amends_money_has_cents (currency) ? g_strdup_printf ("%'.2f", (double) minor / 100.0)
                                               : g_strdup_printf ("%'" G_GINT64_FORMAT, minor);
    /* The amount and its currency stay on one line. */
    return g_strdup_printf ("%s\u00a0%s", number, get_sign (currency));
}
