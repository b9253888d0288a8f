/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts are whole numbers of the currency's minor unit: money is exact. */

/** amends_currency_get_digits: Returns: how many digits @currency (ISO 4217) has after the point */
guint amends_currency_get_digits (const char *currency);

/** amends_currency_print: Returns: (transfer full): with a point, as programs read it: "199.00" */
char *amends_currency_print (const char *currency, gint64 minor);

G_END_DECLS
