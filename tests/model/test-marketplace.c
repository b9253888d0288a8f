/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-marketplace.h"

static void
test_find (void)
{
    static const struct {
        const char *any;
        const char *code;
    } CASES[] = {
        { "SE", "SE" },
        { "se", "SE" },
        { "gb", "UK" },
        { "GB", "UK" },
        { "uk", "UK" },
        { "A2NODRKZP88ZB9", "SE" },
        { "a1pa6795ukmfr9", "DE" },
        { "amazon.se", "SE" },
        { "www.amazon.co.jp", "JP" },
        { "Amazon.COM", "US" },
        { "amazon.com.au", "AU" },
        { "Sweden", "SE" },
        { "united kingdom", "UK" },
        { "Turkiye", "TR" },
        { "Türkiye", "TR" },
        { "TURKEY", "TR" },
        { "España", "ES" },
        { "日本", "JP" },
        { " Poland ", "PL" },
        { " pl ", "PL" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const AmendsMarketplace *found = amends_marketplace_find (CASES[i].any);

        g_test_message ("%s", CASES[i].any);
        g_assert_nonnull (found);
        g_assert_cmpstr (found->code, ==, CASES[i].code);
    }
}

/* Taiwan has no marketplace; something near a name is not that name. */
static void
test_unknown (void)
{
    static const char *const UNKNOWN[] = { "",    " ",    "TW", "Taiwan", "amazon", "amazon.co",
                                           "com", "Swed", "S",  "www.",   "aé" };

    for (guint i = 0; i < G_N_ELEMENTS (UNKNOWN); i++) {
        g_test_message ("%s", UNKNOWN[i]);
        g_assert_null (amends_marketplace_find (UNKNOWN[i]));
    }
}

static void
test_table (void)
{
    guint n;
    const AmendsMarketplace *all = amends_marketplace_get_all (&n);

    g_assert_cmpuint (n, ==, 23);
    for (guint i = 0; i < n; i++) {
        g_test_message ("%s", all[i].code);
        g_assert_cmpuint (strlen (all[i].code), ==, 2);
        g_assert_cmpuint (strlen (all[i].currency), ==, 3);
        g_assert_cmpuint (strlen (all[i].language), >=, 2);
        g_assert_true (g_str_has_prefix (all[i].host, "www."));
        g_assert_true (amends_marketplace_find (all[i].code) == &all[i]);
        g_assert_true (amends_marketplace_find (all[i].id) == &all[i]);
        g_assert_true (amends_marketplace_find (all[i].host) == &all[i]);
        g_assert_true (amends_marketplace_find (all[i].name) == &all[i]);
    }
}

static void
test_name (void)
{
    g_assert_cmpstr (amends_marketplace_get_name ("PL"), ==, "Poland");
    g_assert_cmpstr (amends_marketplace_get_name ("XX"), ==, "XX");
    g_assert_cmpstr (amends_marketplace_get_name (""), ==, "");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/marketplace/find", test_find);
    g_test_add_func ("/marketplace/unknown", test_unknown);
    g_test_add_func ("/marketplace/table", test_table);
    g_test_add_func ("/marketplace/name", test_name);
    return g_test_run ();
}
