/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-marketplace.h"

G_BEGIN_DECLS

/** AmendsDateOrder: what 3/4/24 means. */
typedef enum {
    AMENDS_DATE_ORDER_UNKNOWN,
    AMENDS_DATE_ORDER_DAY_FIRST,
    AMENDS_DATE_ORDER_MONTH_FIRST,
    AMENDS_DATE_ORDER_YEAR_FIRST,
} AmendsDateOrder;

typedef enum {
    AMENDS_DATE_READ,
    AMENDS_DATE_NONE,       /* it is no date at all */
    AMENDS_DATE_IMPOSSIBLE, /* it is one, but no calendar has it: 30 February */
} AmendsDateStatus;

typedef struct {
    gint64 at;                            /* a date without time of day is midnight UTC */
    const AmendsMarketplace *marketplace; /* (nullable): of "Reviewed in … on …" */
    AmendsDateOrder proves;               /* the order that its own numbers prove, or UNKNOWN */
    gboolean ambiguous;                   /* @order decided */
} AmendsDate;

/**
 * amends_date_parse: reads ISO 8601, seconds, milliseconds and microseconds since 1970, numbers with slashes, dots or dashes, month
 * names and "Reviewed in" sentences in our languages, and Japanese and Chinese dates. A text without a zone is UTC.
 * @order: decides 3/4/24; UNKNOWN is day first
 */
AmendsDateStatus amends_date_parse (const char *text, AmendsDateOrder order, AmendsDate *date);

/** amends_date_order_of_marketplace: the order of short dates there, from the marketplaces' own reports */
AmendsDateOrder amends_date_order_of_marketplace (const char *code);

G_END_DECLS
