/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-currency.h"

#include <inttypes.h>

guint
amends_currency_get_digits (const char *currency)
{
    static const char *const NONE[] = { "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                        "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF", NULL };
    static const char *const THREE[] = { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", NULL };

    g_return_val_if_fail (currency != NULL, 2);

    if (g_strv_contains (NONE, currency))
        return 0;
    return g_strv_contains (THREE, currency) ? 3 : 2;
}

char *
amends_currency_print (const char *currency, gint64 minor)
{
    guint digits = amends_currency_get_digits (currency);
    gint64 unit = digits == 0 ? 1 : digits == 3 ? 1000 : 100;

    if (digits == 0)
        return g_strdup_printf ("%" PRId64, minor);
    return g_strdup_printf ("%" PRId64 ".%0*d", minor / unit, (int) digits, (int) (minor % unit));
}
