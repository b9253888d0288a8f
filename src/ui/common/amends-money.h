/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_money_format: an amount as people read it, "199.00 kr", with the locale's digits and separators.
 * @currency: (nullable): ISO 4217
 * @minor: in the currency's minor unit
 *
 * Returns: (transfer full) (nullable): NULL if the currency is not known or the amount not told
 */
char *amends_money_format (const char *currency, gint64 minor);

/** amends_money_has_cents: FALSE for a currency whose amounts are whole */
gboolean amends_money_has_cents (const char *currency);

G_END_DECLS
