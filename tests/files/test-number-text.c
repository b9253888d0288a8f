/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-number-text.h"

static void
test_stars (void)
{
    static const struct {
        const char *text;
        AmendsStarsStatus status;
        int stars;
    } CASES[] = {
        { "4", AMENDS_STARS_FOUND, 4 },
        { "4.0", AMENDS_STARS_FOUND, 4 },
        { "4,0", AMENDS_STARS_FOUND, 4 },
        { "5.00", AMENDS_STARS_FOUND, 5 },
        { " 1 ", AMENDS_STARS_FOUND, 1 },
        { "５", AMENDS_STARS_FOUND, 5 },
        { "4,0 av 5", AMENDS_STARS_FOUND, 4 },
        { "4,0 av 5 stjärnor", AMENDS_STARS_FOUND, 4 },
        { "5.0 out of 5 stars", AMENDS_STARS_FOUND, 5 },
        { "3,0 von 5 Sternen", AMENDS_STARS_FOUND, 3 },
        { "2,0 na 5 gwiazdek", AMENDS_STARS_FOUND, 2 },
        { "1.0 颗星，最多 5 颗星", AMENDS_STARS_FOUND, 1 },
        { "5つ星のうち3.0", AMENDS_STARS_FOUND, 3 },
        { "5つ星のうち 3", AMENDS_STARS_FOUND, 3 },
        { "4/5", AMENDS_STARS_FOUND, 4 },
        { "★★★★☆", AMENDS_STARS_FOUND, 4 },
        { "★★", AMENDS_STARS_FOUND, 2 },
        { "⭐⭐⭐", AMENDS_STARS_FOUND, 3 },
        { "4 stars", AMENDS_STARS_FOUND, 4 },
        { "FIVE", AMENDS_STARS_FOUND, 5 },
        { "One", AMENDS_STARS_FOUND, 1 },
        { "3.5", AMENDS_STARS_FRACTION, 0 },
        { "4,5 av 5", AMENDS_STARS_FRACTION, 0 },
        { "3.001", AMENDS_STARS_FRACTION, 0 },
        { "0", AMENDS_STARS_MISSING, 0 },
        { "0.0", AMENDS_STARS_MISSING, 0 },
        { "☆☆☆☆☆", AMENDS_STARS_MISSING, 0 },
        { "", AMENDS_STARS_MISSING, 0 },
        { "6", AMENDS_STARS_OUT_OF_RANGE, 0 },
        { "0.5", AMENDS_STARS_OUT_OF_RANGE, 0 },
        { "-1", AMENDS_STARS_OUT_OF_RANGE, 0 },
        { "100", AMENDS_STARS_OUT_OF_RANGE, 0 },
        { "99999999999999999999", AMENDS_STARS_OUT_OF_RANGE, 0 },
        { "8/10", AMENDS_STARS_OUT_OF_RANGE, 0 },
        { "good", AMENDS_STARS_UNREAD, 0 },
        { "1 2 3", AMENDS_STARS_UNREAD, 0 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        int stars = -1;
        AmendsStarsStatus status = amends_stars_parse (CASES[i].text, &stars);

        g_test_message ("“%s”", CASES[i].text);
        g_assert_cmpint (status, ==, CASES[i].status);
        g_assert_cmpint (stars, ==, CASES[i].status == AMENDS_STARS_FOUND ? CASES[i].stars : -1);
    }
}

static void
test_counts (void)
{
    static const struct {
        const char *text;
        int count;
    } CASES[] = {
        { "12", 12 },
        { "0", 0 },
        { "3.0", 3 },
        { "1,234 people found this helpful", 1234 },
        { "1.234 Personen fanden diese Informationen hilfreich", 1234 },
        { "1,234,567", 1234567 },
        { "One person found this helpful", 1 },
        { "En person tyckte att detta var till hjälp", 1 },
        { "Eine Person fand diese Informationen hilfreich", 1 },
        { "Una persona lo ha encontrado útil", 1 },
        { "3人のお客様がこれが役に立ったと考えています", 3 },
        { "12 kunder tyckte att detta var till hjälp", 12 },
        { "2\n5", 2 },
        { "[2, 5]", 2 },
        { "-4", 0 },
        { "none", 0 },
        { "", 0 },
        { "99999999999999999999", G_MAXINT },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_test_message ("“%s”", CASES[i].text);
        g_assert_cmpint (amends_count_parse (CASES[i].text), ==, CASES[i].count);
    }
}

static void
test_verified (void)
{
    static const char *const YES[] = { "true",
                                       "TRUE",
                                       "1",
                                       "Y",
                                       "Yes",
                                       "ja",
                                       "Tak",
                                       "はい",
                                       "是",
                                       "Verified Purchase",
                                       "verified-buyer",
                                       "Verifierat köp",
                                       "Verifizierter Kauf",
                                       "Zweryfikowany zakup",
                                       "Amazonで購入",
                                       "已確認購買",
                                       "Achat vérifié" };
    static const char *const NO[] = { "false", "0", "N", "no", "Nej", "nein", "Nie", "いいえ", "否", "Not verified" };
    static const char *const UNKNOWN[] = { "", "maybe", "2", "Vine Customer Review of Free Product" };

    for (guint i = 0; i < G_N_ELEMENTS (YES); i++)
        g_assert_cmpint (amends_verified_parse (YES[i]), ==, AMENDS_TRI_YES);
    for (guint i = 0; i < G_N_ELEMENTS (NO); i++)
        g_assert_cmpint (amends_verified_parse (NO[i]), ==, AMENDS_TRI_NO);
    for (guint i = 0; i < G_N_ELEMENTS (UNKNOWN); i++)
        g_assert_cmpint (amends_verified_parse (UNKNOWN[i]), ==, AMENDS_TRI_UNKNOWN);
}

/* What nearly every file has is read at once, and means the same as with something around it. */
static void
test_plain_forms (void)
{
    for (int number = 0; number < 2000; number++) {
        g_autofree char *plain = g_strdup_printf ("%d", number * number * 251);
        g_autofree char *padded = g_strconcat (" ", plain, NULL);
        g_autofree char *digit = g_strdup_printf ("%d", number % 10);
        g_autofree char *padded_digit = g_strconcat (digit, " ", NULL);
        int stars = 0, padded_stars = 0;

        g_assert_cmpint (amends_count_parse (plain), ==, amends_count_parse (padded));
        g_assert_cmpint (amends_stars_parse (digit, &stars), ==, amends_stars_parse (padded_digit, &padded_stars));
        g_assert_cmpint (stars, ==, padded_stars);
    }
    g_assert_cmpint (amends_count_parse ("99999999999"), ==, G_MAXINT);
    g_assert_cmpint (amends_verified_parse ("true"), ==, amends_verified_parse ("TRUE "));
    g_assert_cmpint (amends_verified_parse ("false"), ==, amends_verified_parse (" False"));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/number-text/stars", test_stars);
    g_test_add_func ("/number-text/counts", test_counts);
    g_test_add_func ("/number-text/verified", test_verified);
    g_test_add_func ("/number-text/plain-forms", test_plain_forms);
    return g_test_run ();
}
