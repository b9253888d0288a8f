/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-marketplace.h"

G_BEGIN_DECLS

/** amends_date_words_find_month: Returns: 1 to 12 for a case folded month name, whole or short, in our languages; else 0 */
int amends_date_words_find_month (const char *word);

/** amends_date_words_find_zone: @offset: (out): seconds east of Greenwich. Returns: %FALSE if the case folded word is no zone */
gboolean amends_date_words_find_zone (const char *word, int *offset);

/** amends_date_words_find_country: Returns: (nullable): the marketplace whose country a case folded sentence names */
const AmendsMarketplace *amends_date_words_find_country (const char *sentence);

G_END_DECLS
