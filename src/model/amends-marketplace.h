/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsMarketplace: a marketplace that we know by name. Static data; facts from the marketplaces' public tables. */
typedef struct {
    const char *code;     /* two letters, as sellers write it ("UK", not "GB") */
    const char *name;     /* untranslated English country name, marked for translation: pass it through gettext() */
    const char *id;       /* the marketplace's own identifier */
    const char *host;     /* the customer-facing site, without scheme */
    const char *language; /* of most of its reviews, BCP 47 */
    const char *currency; /* ISO 4217 */
} AmendsMarketplace;

/** amends_marketplace_find: Returns: (nullable): by code, identifier, host or country name (also "GB", "amazon.se", "A2NODRKZP88ZB9"), case folded */
const AmendsMarketplace *amends_marketplace_find (const char *any);

/** amends_marketplace_get_all: Returns: (array length=n): all that we know */
const AmendsMarketplace *amends_marketplace_get_all (guint *n);

/** amends_marketplace_get_name: Returns: the translated name, or @code itself if it is not known */
const char *amends_marketplace_get_name (const char *code);

G_END_DECLS
