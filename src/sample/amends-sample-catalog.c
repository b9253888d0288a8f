/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-catalog.h"

#define FAULT_DAYS 21
#define FAULTY_PRODUCT "kettle"
#define MENDED_PRODUCT "rain-jacket"

static const AmendsSampleMarketplace marketplaces[AMENDS_SAMPLE_N_MARKETPLACES] = {
    { "SE", "www.amazon.se", "sv", "SEK", 2, 1, 22, { { "sv", 94 }, { "en", 6 } } },
    { "PL", "www.amazon.pl", "pl", "PLN", 2, 1, 14, { { "pl", 96 }, { "en", 4 } } },
    { "DE", "www.amazon.de", "de", "EUR", 2, 1, 20, { { "de", 91 }, { "en", 5 }, { "pl", 4 } } },
    { "UK", "www.amazon.co.uk", "en", "GBP", 2, 0, 16, { { "en", 86 }, { "zh-Hant", 10 }, { "pl", 4 } } },
    { "US", "www.amazon.com", "en", "USD", 2, -6, 18, { { "en", 80 }, { "zh-Hant", 20 } } },
    { "JP", "www.amazon.co.jp", "ja", "JPY", 0, 9, 10, { { "ja", 85 }, { "zh-Hant", 13 }, { "en", 2 } } },
};

static const AmendsSampleProduct products[] = {
    { "sleeping-bag",
      "B09R3P7VXC",
      "Nordvik",
      8,
      FALSE,
      { 8, 6, 10, 18, 58 },
      { 89900, 34900, 7990, 6999, 8999, 11800 } },
    { "headlamp", "B09ZW3HF6P", "Nordvik", 9, FALSE, { 9, 7, 10, 20, 54 }, { 34900, 12900, 2999, 2699, 3499, 4280 } },
    { "vacuum-flask",
      "B0BQ8L2ZKV",
      "Nordvik",
      9,
      FALSE,
      { 5, 4, 7, 16, 68 },
      { 29900, 10900, 2499, 2199, 2799, 3680 } },
    { MENDED_PRODUCT,
      "B0BX9T5RLD",
      "Nordvik",
      8,
      FALSE,
      { 4, 4, 8, 20, 64 },
      { 119900, 44900, 9990, 8999, 11900, 15800 } },
    { "trekking-poles",
      "B0C2R7NDJ5",
      "Nordvik",
      6,
      FALSE,
      { 8, 7, 11, 21, 53 },
      { 59900, 22900, 4999, 4499, 5999, 7480 } },
    { FAULTY_PRODUCT,
      "B0C7KQ2N4M",
      "Kopparo",
      10,
      FALSE,
      { 6, 5, 9, 18, 62 },
      { 64900, 24900, 5999, 4999, 6499, 8980 } },
    { "hand-blender",
      "B0C9FJ3W7N",
      "Kopparo",
      7,
      FALSE,
      { 11, 9, 11, 19, 50 },
      { 49900, 18900, 4499, 3999, 4999, 6480 } },
    { "coffee-grinder",
      "B0CJ4V8YQ2",
      "Kopparo",
      7,
      FALSE,
      { 8, 7, 10, 19, 56 },
      { 79900, 29900, 6999, 5999, 7499, 9800 } },
    { "knife-set", "B0CK1Z6QWS", "Kopparo", 5, FALSE, { 7, 4, 8, 17, 64 }, { 99900, 37900, 8999, 7999, 9999, 13500 } },
    { "lunch-box", "B0CPX2M8LQ", "Kopparo", 8, FALSE, { 12, 9, 13, 19, 47 }, { 24900, 8900, 1999, 1799, 2299, 2980 } },
    { "desk-lamp", "B0CW5G1T8H", "Solveta", 7, FALSE, { 6, 6, 9, 20, 59 }, { 54900, 20900, 4799, 4299, 5499, 6980 } },
    { "usb-hub", "B0D1M6XS9T", "Solveta", 7, FALSE, { 16, 9, 11, 17, 47 }, { 39900, 14900, 3499, 2999, 3799, 4780 } },
    { "earbuds", "B0D5T9HB3R", "Solveta", 10, FALSE, { 18, 11, 13, 17, 41 }, { 69900, 25900, 5999, 5499, 6999, 8480 } },
    { "focus-app", "B0DB6Y4KZ1", "Solveta", 4, TRUE, { 15, 9, 12, 20, 44 }, { 39900, 14900, 3499, 2999, 3999, 4800 } },
};

static const guint faulty_stars[AMENDS_SAMPLE_STARS] = { 62, 14, 8, 6, 10 };
static const guint unmended_stars[AMENDS_SAMPLE_STARS] = { 30, 16, 16, 17, 21 };

const AmendsSampleMarketplace *
amends_sample_catalog_get_marketplaces (guint *n)
{
    *n = G_N_ELEMENTS (marketplaces);
    return marketplaces;
}

const AmendsSampleProduct *
amends_sample_catalog_get_products (guint *n)
{
    *n = G_N_ELEMENTS (products);
    return products;
}

const AmendsSampleMarketplace *
amends_sample_catalog_pick_marketplace (AmendsSampleRandom *random)
{
    guint shares[G_N_ELEMENTS (marketplaces)] = { 0 };

    for (guint i = 0; i < G_N_ELEMENTS (marketplaces); i++)
        shares[i] = marketplaces[i].share;
    return &marketplaces[amends_sample_random_weighted (random, shares, G_N_ELEMENTS (shares))];
}

const char *
amends_sample_catalog_pick_language (const AmendsSampleMarketplace *marketplace, AmendsSampleRandom *random)
{
    guint shares[G_N_ELEMENTS (marketplace->buyers)] = { 0 };

    for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        shares[i] = marketplace->buyers[i].share;
    return marketplace->buyers[amends_sample_random_weighted (random, shares, G_N_ELEMENTS (shares))].language;
}

static gboolean
is_faulty (const AmendsSampleProduct *product, int age_days)
{
    return age_days <= FAULT_DAYS && g_str_equal (product->key, FAULTY_PRODUCT);
}

const AmendsSampleProduct *
amends_sample_catalog_pick_product (int age_days, AmendsSampleRandom *random)
{
    guint shares[G_N_ELEMENTS (products)] = { 0 };

    for (guint i = 0; i < G_N_ELEMENTS (products); i++)
        shares[i] = products[i].share * (is_faulty (&products[i], age_days) ? 2 : 1);
    return &products[amends_sample_random_weighted (random, shares, G_N_ELEMENTS (shares))];
}

int
amends_sample_catalog_pick_stars (const AmendsSampleProduct *product, int age_days, int spring_age_days,
                                  AmendsSampleRandom *random)
{
    const guint *shares = product->stars;

    if (is_faulty (product, age_days))
        shares = faulty_stars;
    else if (g_str_equal (product->key, MENDED_PRODUCT) && age_days > spring_age_days)
        shares = unmended_stars;
    return 1 + (int) amends_sample_random_weighted (random, shares, AMENDS_SAMPLE_STARS);
}

const char *
amends_sample_catalog_get_topic (const AmendsSampleProduct *product, int age_days, int stars)
{
    return stars <= 2 && is_faulty (product, age_days) ? "leak" : NULL;
}
