/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-catalog.h"

#include <string.h>

static const AmendsSampleProduct *
find_product (const char *key)
{
    guint n;
    const AmendsSampleProduct *products = amends_sample_catalog_get_products (&n);

    for (guint i = 0; i < n; i++) {
        if (g_str_equal (products[i].key, key))
            return &products[i];
    }
    g_assert_not_reached ();
}

/* Returns: the share of 1 and 2 stars, in percent */
static guint
measure_critical (const char *key, int age, int spring_age)
{
    const AmendsSampleProduct *product = find_product (key);
    AmendsSampleRandom random;
    guint critical = 0;

    amends_sample_random_init (&random, 42, 0);
    for (guint i = 0; i < 2000; i++) {
        int stars = amends_sample_catalog_pick_stars (product, age, spring_age, &random);

        g_assert_cmpint (stars, >=, 1);
        g_assert_cmpint (stars, <=, 5);
        critical += stars <= 2;
    }
    return critical / 20;
}

static void
test_kettle_leaks_lately (void)
{
    g_assert_cmpuint (measure_critical ("kettle", 300, 100), <, 18);
    g_assert_cmpuint (measure_critical ("kettle", 5, 100), >, 60);
    g_assert_cmpstr (amends_sample_catalog_get_topic (find_product ("kettle"), 5, 1), ==, "leak");
    g_assert_null (amends_sample_catalog_get_topic (find_product ("kettle"), 5, 4));
    g_assert_null (amends_sample_catalog_get_topic (find_product ("kettle"), 300, 1));
    g_assert_null (amends_sample_catalog_get_topic (find_product ("headlamp"), 5, 1));
}

static void
test_jacket_is_mended_in_spring (void)
{
    g_assert_cmpuint (measure_critical ("rain-jacket", 101, 100), >, 35);
    g_assert_cmpuint (measure_critical ("rain-jacket", 100, 100), <, 14);
}

static void
test_catalogue_is_whole (void)
{
    guint n_products;
    guint n_marketplaces;
    const AmendsSampleProduct *products = amends_sample_catalog_get_products (&n_products);
    const AmendsSampleMarketplace *marketplaces = amends_sample_catalog_get_marketplaces (&n_marketplaces);
    g_autoptr (GHashTable) brands = g_hash_table_new (g_str_hash, g_str_equal);

    g_assert_cmpuint (n_products, ==, 14);
    g_assert_cmpuint (n_marketplaces, ==, AMENDS_SAMPLE_N_MARKETPLACES);
    for (guint i = 0; i < n_products; i++) {
        g_hash_table_add (brands, (gpointer) products[i].brand);
        g_assert_cmpuint (strlen (products[i].id), ==, 10);
        if (i > 0)
            g_assert_cmpstr (products[i - 1].id, <, products[i].id);
        for (guint j = 0; j < n_marketplaces; j++)
            g_assert_cmpint (products[i].prices[j], >, 0);
    }
    g_assert_cmpuint (g_hash_table_size (brands), ==, 3);
    for (guint i = 0; i < n_marketplaces; i++) {
        guint sum = 0;

        for (guint j = 0; j < G_N_ELEMENTS (marketplaces[i].buyers); j++)
            sum += marketplaces[i].buyers[j].share;
        g_assert_cmpuint (sum, ==, 100);
        g_assert_cmpuint (strlen (marketplaces[i].currency), ==, 3);
    }
}

static void
test_buyers_language (void)
{
    guint n;
    const AmendsSampleMarketplace *marketplaces = amends_sample_catalog_get_marketplaces (&n);
    AmendsSampleRandom random;

    amends_sample_random_init (&random, 1, 1);
    for (guint i = 0; i < n; i++) {
        guint own = 0;

        for (guint j = 0; j < 1000; j++)
            own +=
                g_str_equal (amends_sample_catalog_pick_language (&marketplaces[i], &random), marketplaces[i].language);
        g_assert_cmpuint (own, >, 750);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/catalog/kettle-leaks-lately", test_kettle_leaks_lately);
    g_test_add_func ("/sample/catalog/jacket-is-mended-in-spring", test_jacket_is_mended_in_spring);
    g_test_add_func ("/sample/catalog/is-whole", test_catalogue_is_whole);
    g_test_add_func ("/sample/catalog/buyers-language", test_buyers_language);
    return g_test_run ();
}
