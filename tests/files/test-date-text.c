/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-date-text.h"

typedef struct {
    const char *text;
    const char *expected; /* ISO 8601; NULL: no date; "": a date that no calendar has */
    AmendsDateOrder order;
    const char *marketplace; /* (nullable): told by the text itself */
} Case;

#define DAY AMENDS_DATE_ORDER_DAY_FIRST
#define MONTH AMENDS_DATE_ORDER_MONTH_FIRST
#define YEAR AMENDS_DATE_ORDER_YEAR_FIRST

static const Case CASES[] = {
    /* ISO 8601 and what resembles it */
    { "2024-01-15", "2024-01-15T00:00:00Z" },
    { "2024-01-15T10:20:30Z", "2024-01-15T10:20:30Z" },
    { "2024-01-15T10:20:30.123Z", "2024-01-15T10:20:30Z" },
    { "2024-01-15T10:20:30+02:00", "2024-01-15T08:20:30Z" },
    { "2024-01-15T10:20:30-0500", "2024-01-15T15:20:30Z" },
    { "2024-01-15T10:20:30+09", "2024-01-15T01:20:30Z" },
    { "2024-01-15 10:20", "2024-01-15T10:20:00Z" },
    { "2024-01-15 10:20:30 UTC", "2024-01-15T10:20:30Z" },
    { "2024-01-15 10:20:30 +0000 UTC", "2024-01-15T10:20:30Z" },
    { "2022-07-11 01:34:18 PDT", "2022-07-11T08:34:18Z" },
    { "2024-01-15 10:20:30,5", "2024-01-15T10:20:30Z" },
    { "20240115", "2024-01-15T00:00:00Z" },
    { "20240115102030", "2024-01-15T10:20:30Z" },
    { "2024/1/5", "2024-01-05T00:00:00Z" },
    { "2024.01.05", "2024-01-05T00:00:00Z" },
    { "  2024-01-15  ", "2024-01-15T00:00:00Z" },
    { "2024-02-29", "2024-02-29T00:00:00Z" },
    { "２０２４／１／５", "2024-01-05T00:00:00Z" },
    /* since 1970 */
    { "1588687728", "2020-05-05T14:08:48Z" },
    { "1588687728.0", "2020-05-05T14:08:48Z" },
    { "1588687728923", "2020-05-05T14:08:48Z" },
    { "1588687728923456", "2020-05-05T14:08:48Z" },
    { "1588687728923456789", "2020-05-05T14:08:48Z" },
    { "946684800", "2000-01-01T00:00:00Z" },
    /* the marketplaces' short dates */
    { "3/4/24", "2024-04-03T00:00:00Z", DAY },
    { "3/4/24", "2024-03-04T00:00:00Z", MONTH },
    { "3/4/24", "2024-04-03T00:00:00Z", AMENDS_DATE_ORDER_UNKNOWN },
    { "24/3/4", "2024-03-04T00:00:00Z", YEAR },
    { "24/3/4", "2024-03-04T00:00:00Z", AMENDS_DATE_ORDER_UNKNOWN },
    { "26/10/2", "2026-10-02T00:00:00Z", DAY },
    { "26/13/2", "", AMENDS_DATE_ORDER_UNKNOWN },
    { "10-2-3", NULL, AMENDS_DATE_ORDER_UNKNOWN },
    { "1/2/3", NULL, AMENDS_DATE_ORDER_UNKNOWN },
    { "3.4.24", "2024-04-03T00:00:00Z", MONTH },
    { "31.12.2023", "2023-12-31T00:00:00Z", AMENDS_DATE_ORDER_UNKNOWN },
    { "31/12/2023", "2023-12-31T00:00:00Z", MONTH },
    { "12/31/2023", "2023-12-31T00:00:00Z", DAY },
    { "31-12-2023", "2023-12-31T00:00:00Z", AMENDS_DATE_ORDER_UNKNOWN },
    { "3/4/2024 14:05", "2024-04-03T14:05:00Z", DAY },
    { "3/4/2024 2:05 PM", "2024-03-04T14:05:00Z", MONTH },
    { "3/4/2024 12:05 AM", "2024-03-04T00:05:00Z", MONTH },
    { "1/2/98", "1998-02-01T00:00:00Z", DAY },
    { "09 13, 2018", "2018-09-13T00:00:00Z", DAY },
    { "14:05 31-12-2023", "2023-12-31T14:05:00Z", DAY },
    /* months by name */
    { "January 15, 2024", "2024-01-15T00:00:00Z" },
    { "Jan 15 2024", "2024-01-15T00:00:00Z" },
    { "15 January 2024", "2024-01-15T00:00:00Z" },
    { "15th January 2024", "2024-01-15T00:00:00Z" },
    { "31-Jul-18", "2018-07-31T00:00:00Z" },
    { "31-JUL-2018", "2018-07-31T00:00:00Z" },
    { "2018 Jul 31", "2018-07-31T00:00:00Z" },
    { "Mon, 15 Jan 2024 10:20:30 GMT", "2024-01-15T10:20:30Z" },
    { "Mon Jan 15 2024 10:20:30 GMT+0100", "2024-01-15T09:20:30Z" },
    { "15 januari 2024", "2024-01-15T00:00:00Z" },
    { "den 3 maj 2023", "2023-05-03T00:00:00Z" },
    { "15. März 2024", "2024-03-15T00:00:00Z" },
    { "15 stycznia 2024", "2024-01-15T00:00:00Z" },
    { "3 października 2022 r.", "2022-10-03T00:00:00Z" },
    { "1er août 2023", "2023-08-01T00:00:00Z" },
    { "15 de enero de 2024", "2024-01-15T00:00:00Z" },
    { "15 gennaio 2024", "2024-01-15T00:00:00Z" },
    { "15 mei 2024", "2024-05-15T00:00:00Z" },
    { "15 de março de 2024", "2024-03-15T00:00:00Z" },
    /* Japanese and Chinese */
    { "2024年1月15日", "2024-01-15T00:00:00Z" },
    { "2024年01月15日 10:20", "2024-01-15T10:20:00Z" },
    { "２０２４年１月１５日", "2024-01-15T00:00:00Z" },
    /* sentences, which tell the marketplace too */
    { "Reviewed in the United States on January 15, 2024", "2024-01-15T00:00:00Z", 0, "US" },
    { "Reviewed in the United States 🇺🇸 on January 15, 2024", "2024-01-15T00:00:00Z", 0, "US" },
    { "Reviewed in the United Kingdom on 15 January 2024", "2024-01-15T00:00:00Z", 0, "UK" },
    { "Recenserad i Sverige den 15 januari 2024", "2024-01-15T00:00:00Z", 0, "SE" },
    { "Rezension aus Deutschland vom 15. Januar 2024", "2024-01-15T00:00:00Z", 0, "DE" },
    { "Opinia napisana w Polsce dnia 15 stycznia 2024", "2024-01-15T00:00:00Z", 0, "PL" },
    { "Commenté en France le 15 janvier 2024", "2024-01-15T00:00:00Z", 0, "FR" },
    { "Recensito in Italia il 15 gennaio 2024", "2024-01-15T00:00:00Z", 0, "IT" },
    { "Revisado en España el 15 de enero de 2024", "2024-01-15T00:00:00Z", 0, "ES" },
    { "Beoordeeld in Nederland op 15 januari 2024", "2024-01-15T00:00:00Z", 0, "NL" },
    { "2024年1月15日に日本でレビュー済み", "2024-01-15T00:00:00Z", 0, "JP" },
    { "2024年1月15日在美国审核", "2024-01-15T00:00:00Z", 0, "US" },
    { "2024年1月15日在瑞典評論", "2024-01-15T00:00:00Z", 0, "SE" },
    /* dates that no calendar has */
    { "2024-02-30", "" },
    { "2023-02-29", "" },
    { "2024-13-01", "" },
    { "2024-00-10", "" },
    { "31/31/2023", "" },
    { "February 30, 2024", "" },
    { "20241301", "" },
    { "0001-01-01", "" },
    /* no dates */
    { "", NULL },
    { "yesterday", NULL },
    { "5", NULL },
    { "12345", NULL },
    { "4.0 out of 5 stars", NULL },
    { "1,234 people found this helpful", NULL },
    { "1.2.3.4.5", NULL },
    { "10:20:30", NULL },
    { "B0ABCDEFGH", NULL },
    { "2024", NULL },
    { "99999999999999999999999", NULL },
    { "1/2", NULL },
    { "May 2024", NULL },
    { "2024-01-15 10:20:30 +99999999999", NULL },
    { "2024-01-15 10:20:30 +14:60", NULL },
};

static void
test_table (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const Case *c = &CASES[i];
        AmendsDate date;
        AmendsDateStatus status = amends_date_parse (c->text, c->order, &date);
        g_autoptr (GDateTime) instant = NULL;
        g_autofree char *text = NULL;

        g_test_message ("“%s” → %s", c->text, c->expected != NULL ? c->expected : "no date");
        if (c->expected == NULL || *c->expected == '\0') {
            g_assert_cmpint (status, ==, c->expected == NULL ? AMENDS_DATE_NONE : AMENDS_DATE_IMPOSSIBLE);
            continue;
        }
        g_assert_cmpint (status, ==, AMENDS_DATE_READ);
        instant = g_date_time_new_from_unix_utc (date.at);
        text = g_date_time_format (instant, "%Y-%m-%dT%H:%M:%SZ");
        g_assert_cmpstr (text, ==, c->expected);
        g_assert_cmpstr (date.marketplace != NULL ? date.marketplace->code : NULL, ==, c->marketplace);
    }
}

static void
test_proof_and_doubt (void)
{
    AmendsDate date;

    amends_date_parse ("31/12/2023", AMENDS_DATE_ORDER_UNKNOWN, &date);
    g_assert_cmpint (date.proves, ==, DAY);
    g_assert_false (date.ambiguous);
    amends_date_parse ("12/31/2023", AMENDS_DATE_ORDER_UNKNOWN, &date);
    g_assert_cmpint (date.proves, ==, MONTH);
    g_assert_false (date.ambiguous);
    amends_date_parse ("3/4/2023", AMENDS_DATE_ORDER_UNKNOWN, &date);
    g_assert_cmpint (date.proves, ==, AMENDS_DATE_ORDER_UNKNOWN);
    g_assert_true (date.ambiguous);
    /* Day and month alike: it does not matter. */
    amends_date_parse ("4/4/2023", AMENDS_DATE_ORDER_UNKNOWN, &date);
    g_assert_false (date.ambiguous);
    amends_date_parse ("2023-03-04", AMENDS_DATE_ORDER_UNKNOWN, &date);
    g_assert_false (date.ambiguous);
    /* No year is written with one digit. */
    amends_date_parse ("11/4/3", AMENDS_DATE_ORDER_UNKNOWN, &date);
    g_assert_cmpint (date.proves, ==, YEAR);
    g_assert_false (date.ambiguous);
}

static void
test_order_of_marketplaces (void)
{
    g_assert_cmpint (amends_date_order_of_marketplace ("US"), ==, MONTH);
    g_assert_cmpint (amends_date_order_of_marketplace ("JP"), ==, YEAR);
    g_assert_cmpint (amends_date_order_of_marketplace ("DE"), ==, DAY);
    g_assert_cmpint (amends_date_order_of_marketplace ("CA"), ==, DAY);
    g_assert_cmpint (amends_date_order_of_marketplace (NULL), ==, AMENDS_DATE_ORDER_UNKNOWN);
    g_assert_cmpint (amends_date_order_of_marketplace (""), ==, AMENDS_DATE_ORDER_UNKNOWN);
}

static void
test_long_text_is_no_date (void)
{
    g_autofree char *text = g_strnfill (100000, '1');
    AmendsDate date;

    g_assert_cmpint (amends_date_parse (text, DAY, &date), ==, AMENDS_DATE_NONE);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/date-text/table", test_table);
    g_test_add_func ("/date-text/proof-and-doubt", test_proof_and_doubt);
    g_test_add_func ("/date-text/order-of-marketplaces", test_order_of_marketplaces);
    g_test_add_func ("/date-text/long-text-is-no-date", test_long_text_is_no_date);
    return g_test_run ();
}
