/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"
#include "amends-store-history.h"
#include "contact-calls.h"
#include "feedback-fixture.h"

#define TODAY (TEST_NOW / TEST_DAY)
#define HOUR 3600

static AmendsReviewHistory *
load (StoreFixture *fixture, const AmendsReviewQuery *query, gint64 first, gint64 last, guint n_months)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsReviewHistory *history;

    amends_store_load_review_history_async (fixture->store, query != NULL ? query : all, first, last, n_months, NULL,
                                            amends_await_cb, &result);
    history = amends_store_load_review_history_finish (fixture->store, amends_await (&result), &error);
    g_assert_no_error (error);
    return history;
}

static void
add (StoreFixture *fixture, const char *id, const char *product, const char *marketplace, int stars, gint64 day)
{
    g_autofree char *title = g_strdup_printf ("Title of %s", product);

    test_add_review (fixture, &(AmendsReview) {
                                  .external_id = id,
                                  .product_id = product,
                                  .product_title = title,
                                  .brand = g_str_equal (product, "A") ? "Nordhem" : "Other",
                                  .marketplace = marketplace,
                                  .stars = stars,
                                  .published_at = day * TEST_DAY + 5 * HOUR,
                              });
}

static guint32
get_day (const AmendsReviewHistory *history, gint64 day, int stars)
{
    return history->days[(day - history->first_day) * AMENDS_REVIEW_STARS + stars];
}

static guint32
get_sum (const AmendsReviewHistory *history)
{
    guint32 sum = 0;

    for (guint i = 0; i < history->n_days * AMENDS_REVIEW_STARS; i++)
        sum += history->days[i];
    return sum;
}

static void
fill (StoreFixture *fixture)
{
    add (fixture, "R1", "A", "SE", 1, TODAY);
    add (fixture, "R2", "A", "SE", 1, TODAY);
    add (fixture, "R3", "A", "DE", 5, TODAY - 1);
    add (fixture, "R4", "B", "SE", 3, TODAY - 10);
    add (fixture, "R5", "B", "DE", 4, TODAY - 400);
}

static void
test_days_and_products_are_counted (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewHistory) history = NULL;
    const AmendsReviewProduct *product;

    fill (fixture);
    history = load (fixture, NULL, TODAY - 30, TODAY, 24);
    g_assert_cmpuint (history->n_days, ==, 31);
    g_assert_cmpuint (get_day (history, TODAY, 1), ==, 2);
    g_assert_cmpuint (get_day (history, TODAY - 1, 5), ==, 1);
    g_assert_cmpuint (get_day (history, TODAY - 10, 3), ==, 1);
    g_assert_cmpuint (get_sum (history), ==, 4);
    g_assert_cmpuint (history->products->len, ==, 2);
    product = history->products->pdata[0];
    g_assert_cmpstr (product->key, ==, "A");
    g_assert_cmpstr (product->title, ==, "Title of A");
    g_assert_cmpuint (product->months[(history->n_months - 1) * AMENDS_REVIEW_STARS + 1], ==, 2);
}

static void
test_a_query_narrows_it (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *marketplace, *brand, *product;
        guint32 expected;
    } CASES[] = {
        { NULL, NULL, NULL, 5 },      { "SE", NULL, NULL, 3 }, { "DE", NULL, NULL, 2 },
        { NULL, "nordhem", NULL, 3 }, { NULL, NULL, "B", 2 },  { "SE", "nordhem", "A", 2 },
    };

    fill (fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
        g_autoptr (AmendsReviewHistory) history = NULL;

        if (CASES[i].marketplace != NULL)
            g_ptr_array_add (query->marketplaces, g_strdup (CASES[i].marketplace));
        if (CASES[i].brand != NULL)
            g_ptr_array_add (query->brands, g_strdup (CASES[i].brand));
        if (CASES[i].product != NULL)
            g_ptr_array_add (query->products, g_strdup (CASES[i].product));
        history = load (fixture, query, TODAY - 500, TODAY, 3);
        g_assert_cmpuint (get_sum (history), ==, CASES[i].expected);
    }
}

/* What is older than the months of the products still counts by day. */
static void
test_few_months_leave_the_days (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewHistory) history = NULL;

    fill (fixture);
    history = load (fixture, NULL, 0, TODAY, 2);
    g_assert_cmpint (history->first_day, ==, TODAY - 400);
    g_assert_cmpuint (history->n_months, ==, 2);
    g_assert_cmpuint (get_day (history, TODAY - 400, 4), ==, 1);
    for (guint i = 0; i < history->products->len; i++) {
        const AmendsReviewProduct *product = history->products->pdata[i];

        for (guint j = 0; j < history->n_months; j++)
            g_assert_cmpuint (product->months[j * AMENDS_REVIEW_STARS + 4], ==, 0);
    }
}

static void
warm_up (StoreFixture *fixture)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

    /* A search reads what it looks at into memory. */
    amends_review_query_add_term (query, "nothing", FALSE, TRUE);
    g_array_unref (test_find_ids (fixture->store, query, 0));
}

/* From the daily counts and from what is kept in memory, it is the same. */
static void
test_memory_and_tables_agree (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewHistory) cold = NULL, warm = NULL;

    for (int i = 0; i < 300; i++) {
        g_autofree char *id = g_strdup_printf ("Q%d", i);
        g_autofree char *product = g_strdup_printf ("P%d", g_test_rand_int_range (0, 9));

        add (fixture, id, product, g_test_rand_bit () ? "SE" : "DE", g_test_rand_int_range (1, 6),
             TODAY - g_test_rand_int_range (0, 200));
    }
    store_fixture_reopen (fixture);
    cold = load (fixture, NULL, TODAY - 150, TODAY, 24);
    warm_up (fixture);
    warm = load (fixture, NULL, TODAY - 150, TODAY, 24);
    g_assert_cmpmem (cold->days, cold->n_days * AMENDS_REVIEW_STARS * sizeof (guint32), warm->days,
                     warm->n_days * AMENDS_REVIEW_STARS * sizeof (guint32));
    g_assert_cmpuint (cold->products->len, ==, warm->products->len);
    for (guint i = 0; i < cold->products->len; i++) {
        const AmendsReviewProduct *a = cold->products->pdata[i], *b = warm->products->pdata[i];

        g_assert_cmpstr (a->key, ==, b->key);
        g_assert_cmpmem (a->months, cold->n_months * AMENDS_REVIEW_STARS * sizeof (guint32), b->months,
                         warm->n_months * AMENDS_REVIEW_STARS * sizeof (guint32));
    }
}

static void
test_an_empty_store_has_an_empty_history (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewHistory) history = load (fixture, NULL, 0, TODAY, 24);

    g_assert_cmpuint (history->n_days, ==, 1);
    g_assert_cmpuint (get_sum (history), ==, 0);
    g_assert_cmpuint (history->products->len, ==, 0);
}

/* Answers */

static GArray *
count_answers (StoreFixture *fixture, const char *marketplace, gint64 first, gint64 last)
{
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    GArray *days;

    amends_store_count_answers_async (fixture->store, marketplace, 1 << 1 | 1 << 2 | 1 << 3, first, last, NULL,
                                      amends_await_cb, &result);
    days = amends_store_count_answers_finish (fixture->store, amends_await (&result), &error);
    g_assert_no_error (error);
    return days;
}

static void
say (StoreFixture *fixture, const char *id, int stars, gint64 published_at, const char *response, gint64 responded_at)
{
    test_add_feedback (fixture, &(AmendsFeedback) {
                                    .external_id = id,
                                    .marketplace = "SE",
                                    .stars = stars,
                                    .published_at = published_at,
                                    .response = response,
                                    .responded_at = responded_at,
                                });
}

static void
test_answers_are_counted_by_how_soon_they_came (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 at = (TODAY - 5) * TEST_DAY + HOUR;
    g_autoptr (GArray) days = NULL, elsewhere = NULL, later = NULL;
    const AmendsAnswerDay *day;

    say (fixture, "F1", 1, at, "Sorry", at + 24 * HOUR);     /* just in time */
    say (fixture, "F2", 3, at, "Sorry", at + 24 * HOUR + 1); /* a second too late */
    say (fixture, "F3", 2, at, NULL, 0);                     /* never */
    say (fixture, "F4", 2, at, "Sorry", 0);                  /* nobody told when */
    say (fixture, "F5", 5, at, "Thanks", at + HOUR);         /* a happy customer */
    say (fixture, "F6", 1, TEST_NOW - HOUR, NULL, 0);        /* there is time left */
    test_remove_feedback (fixture, "F5", TEST_NOW);
    days = count_answers (fixture, NULL, TODAY - 30, TODAY);
    g_assert_cmpuint (days->len, ==, 1);
    day = &g_array_index (days, AmendsAnswerDay, 0);
    g_assert_cmpint (day->day, ==, TODAY - 5);
    g_assert_cmpint (day->within, ==, 1);
    g_assert_cmpint (day->later, ==, 1);
    g_assert_cmpint (day->not_yet, ==, 1);
    g_assert_cmpint (day->unknown, ==, 1);
    elsewhere = count_answers (fixture, "DE", TODAY - 30, TODAY);
    g_assert_cmpuint (elsewhere->len, ==, 0);
    later = count_answers (fixture, "SE", TODAY - 4, TODAY);
    g_assert_cmpuint (later->len, ==, 0);
}

/* Feedback of the order that review @number is of, from before or after the message that the shop sends about it at TEST_NOW. */
static void
complain (StoreFixture *fixture, int number, gint64 published_at, const char *response, gint64 responded_at)
{
    g_autofree char *id = g_strdup_printf ("F%d", number), *order = g_strdup_printf ("O%d", number);

    test_add_feedback (fixture, &(AmendsFeedback) {
                                    .external_id = id,
                                    .order_id = order,
                                    .marketplace = "SE",
                                    .stars = 1,
                                    .published_at = published_at,
                                    .response = response,
                                    .responded_at = responded_at,
                                });
}

static void
write_to_customer (StoreFixture *fixture, int number, gint64 sent_at)
{
    g_autofree char *id = g_strdup_printf ("C%d", number), *key = g_strdup_printf ("R%d", number);

    test_add_reviewed_order (fixture, number);
    test_take_receipt (fixture, &(AmendsContactReceipt) {
                                    .remote_id = id,
                                    .review_key = key,
                                    .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT,
                                    .accepted_at = sent_at,
                                });
}

/* Rule #39, 7b wants the customer to hear from the shop within a day: a message does as well as an answer in public. */
static void
test_a_message_to_the_customer_is_an_answer (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const gint64 at = (TODAY - 5) * TEST_DAY + HOUR;
    g_autoptr (GArray) days = NULL;
    const AmendsAnswerDay *day;

    for (int number = 0; number < 5; number++)
        write_to_customer (fixture, number, at);
    complain (fixture, 0, at - 24 * HOUR + 1, NULL, 0);        /* in time; the day before */
    complain (fixture, 1, at - 24 * HOUR - 1, NULL, 0);        /* a second too late; the day before */
    complain (fixture, 2, at + 1, NULL, 0);                    /* the message was there first, so it was none */
    complain (fixture, 3, at - HOUR, "Sorry", at + 48 * HOUR); /* the public answer was too late, the message not */
    complain (fixture, 4, at - 25 * HOUR, "Sorry", 0); /* nobody knows: the public answer may have been in time */
    complain (fixture, 9, at, NULL, 0);                /* an order that nobody wrote about */
    days = count_answers (fixture, NULL, TODAY - 30, TODAY);
    g_assert_cmpuint (days->len, ==, 2);
    day = &g_array_index (days, AmendsAnswerDay, 0);
    g_assert_cmpint (day->day, ==, TODAY - 6);
    g_assert_cmpint (day->within, ==, 1);
    g_assert_cmpint (day->later, ==, 1);
    g_assert_cmpint (day->unknown, ==, 1);
    g_assert_cmpint (day->not_yet, ==, 0);
    day = &g_array_index (days, AmendsAnswerDay, 1);
    g_assert_cmpint (day->day, ==, TODAY - 5);
    g_assert_cmpint (day->within, ==, 1);
    g_assert_cmpint (day->not_yet, ==, 2);
    g_assert_cmpint (day->later + day->unknown, ==, 0);
}

static void
test_months_begin_where_the_calendar_says (void)
{
    static const struct {
        int year, month, day;
    } DATES[] = { { 1970, 1, 1 }, { 2000, 2, 29 }, { 2024, 12, 31 }, { 2026, 1, 1 }, { 2026, 11, 30 } };

    for (gsize i = 0; i < G_N_ELEMENTS (DATES); i++) {
        g_autoptr (GDateTime) date = g_date_time_new_utc (DATES[i].year, DATES[i].month, DATES[i].day, 0, 0, 0);
        g_autoptr (GDateTime) first = g_date_time_new_utc (DATES[i].year, DATES[i].month, 1, 0, 0, 0);
        gint64 month = amends_review_history_month_of (g_date_time_to_unix (date) / TEST_DAY);

        g_assert_cmpint (month, ==, DATES[i].year * 12 + DATES[i].month - 1);
        g_assert_cmpint (amends_review_history_day_of_month (month), ==, g_date_time_to_unix (first) / TEST_DAY);
    }
}

#define ADD(path, test)                                                                                                \
    g_test_add ("/store-history/" path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    ADD ("days-and-products-are-counted", test_days_and_products_are_counted);
    ADD ("a-query-narrows-it", test_a_query_narrows_it);
    ADD ("few-months-leave-the-days", test_few_months_leave_the_days);
    ADD ("memory-and-tables-agree", test_memory_and_tables_agree);
    ADD ("an-empty-store-has-an-empty-history", test_an_empty_store_has_an_empty_history);
    ADD ("answers-are-counted-by-how-soon-they-came", test_answers_are_counted_by_how_soon_they_came);
    ADD ("a-message-to-the-customer-is-an-answer", test_a_message_to_the_customer_is_an_answer);
    g_test_add_func ("/store-history/months-begin-where-the-calendar-says", test_months_begin_where_the_calendar_says);
    return g_test_run ();
}
