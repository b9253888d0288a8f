/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "amends-sample-random.h"

G_BEGIN_DECLS

#define AMENDS_SAMPLE_N_MARKETPLACES 6
#define AMENDS_SAMPLE_STARS 5

/** AmendsSampleMarketplace: where the sample shop sells. Static. */
typedef struct {
    const char *code;
    const char *host;
    const char *language; /* of its pages and product titles */
    const char *currency;
    guint currency_digits;
    int utc_hours; /* so that people write by day, not at four in the morning */
    guint share;
    struct {
        const char *language;
        guint share;
    } buyers[4];
} AmendsSampleMarketplace;

/** AmendsSampleProduct: one of the sample shop's invented products. Static. */
typedef struct {
    const char *key; /* of the text files */
    const char *id;  /* the same on every marketplace, as marketplaces do */
    const char *brand;
    guint share;
    gboolean digital_subscription;
    guint stars[AMENDS_SAMPLE_STARS];         /* shares of 1 to 5 stars */
    int prices[AMENDS_SAMPLE_N_MARKETPLACES]; /* minor units, in the order of the marketplaces */
} AmendsSampleProduct;

/** Returns: (array length=n): static, never NULL */
const AmendsSampleMarketplace *amends_sample_catalog_get_marketplaces (guint *n);
const AmendsSampleProduct *amends_sample_catalog_get_products (guint *n);

/** amends_sample_catalog_pick_marketplace: by share */
const AmendsSampleMarketplace *amends_sample_catalog_pick_marketplace (AmendsSampleRandom *random);

/** amends_sample_catalog_pick_language: what a buyer on @marketplace writes, BCP 47 */
const char *amends_sample_catalog_pick_language (const AmendsSampleMarketplace *marketplace,
                                                 AmendsSampleRandom *random);

/** amends_sample_catalog_pick_product: by share; a fault that spreads makes people write more, so @age_days matters */
const AmendsSampleProduct *amends_sample_catalog_pick_product (int age_days, AmendsSampleRandom *random);

/** amends_sample_catalog_pick_stars: 1 to 5. @spring_age_days: age of the latest first of May, when the rain jacket was mended */
int amends_sample_catalog_pick_stars (const AmendsSampleProduct *product, int age_days, int spring_age_days,
                                      AmendsSampleRandom *random);

/** amends_sample_catalog_get_topic: Returns: (nullable): what nearly everybody complains of just then, as tagged in the text files */
const char *amends_sample_catalog_get_topic (const AmendsSampleProduct *product, int age_days, int stars);

G_END_DECLS
