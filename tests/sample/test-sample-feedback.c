/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-feedback.h"

#include <string.h>

#define DAY ((gint64) 86400)
#define MIDNIGHT ((gint64) 1795305600) /* 2026-11-22 */
#define NOW (MIDNIGHT + 43200)

static AmendsSampleData *shop;

static guint
count_stars (gint64 from, gint64 to, int lowest, int highest)
{
    guint n = 0;

    for (guint i = 0; i < shop->feedback->len; i++) {
        const AmendsSampleFeedback *feedback = shop->feedback->pdata[i];

        n += feedback->deleted_at == 0 && feedback->published_at >= from && feedback->published_at < to &&
             feedback->stars >= lowest && feedback->stars <= highest;
    }
    return n;
}

static void
test_amount (void)
{
    g_assert_cmpuint (shop->feedback->len, >=, 400);
    g_assert_cmpuint (shop->feedback->len, <=, 420);
    g_assert_cmpuint (count_stars (0, MIDNIGHT - 365 * DAY, 1, 5), >, 20);
    g_assert_cmpuint (count_stars (MIDNIGHT - 30 * DAY, MIDNIGHT, 1, 5), >, 20);
    g_assert_cmpuint (count_stars (0, G_MAXINT64, 4, 5) * 100 / shop->feedback->len, >, 75);
    for (int stars = 1; stars <= 5; stars++)
        g_assert_cmpuint (count_stars (0, G_MAXINT64, stars, stars), >, 2);
}

/* What the charts are to find: parcels come late since October. */
static void
test_worse_since_october (void)
{
    gint64 october = 1790812800; /* 2026-10-01 */
    guint before = count_stars (0, october, 1, 2) * 1000 / count_stars (0, october, 1, 5);
    guint since = count_stars (october, MIDNIGHT, 1, 2) * 1000 / count_stars (october, MIDNIGHT, 1, 5);

    g_assert_cmpuint (since, >, before * 3 / 2);
}

static void
test_every_situation (void)
{
    guint n_responses = 0, n_struck = 0, n_removed = 0, n_by_marketplace = 0, n_unknown = 0;
    g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < shop->feedback->len; i++) {
        const AmendsSampleFeedback *feedback = shop->feedback->pdata[i];

        n_responses += feedback->response != NULL;
        n_struck += feedback->struck_at != 0;
        n_removed += feedback->deleted_at != 0;
        n_by_marketplace += feedback->by_marketplace == AMENDS_TRI_YES;
        n_unknown += feedback->by_marketplace == AMENDS_TRI_UNKNOWN;
        g_hash_table_add (languages, (gpointer) feedback->language);
    }
    g_assert_cmpuint (n_responses, >, 10);
    g_assert_cmpuint (n_struck, >, 3);
    g_assert_cmpuint (n_removed, >, 1);
    g_assert_cmpuint (n_by_marketplace, >, 50);
    g_assert_cmpuint (n_unknown, >, 5);
    g_assert_cmpuint (g_hash_table_size (languages), ==, 6);
}

static void
test_sense (void)
{
    g_autoptr (GHashTable) orders = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < shop->feedback->len; i++) {
        const AmendsSampleFeedback *feedback = shop->feedback->pdata[i];

        /* One feedback an order, and an id for each. */
        g_assert_true (g_hash_table_add (orders, (gpointer) feedback->order_id));
        g_assert_true (g_hash_table_add (ids, feedback->row.id));
        g_assert_cmpint (feedback->published_at, >, MIDNIGHT - 800 * DAY);
        g_assert_cmpint (feedback->published_at, <, MIDNIGHT);
        g_assert_cmpint (feedback->row.updated_at, <=, MIDNIGHT);
        g_assert_cmpint (feedback->row.updated_at, >=, feedback->published_at);
        g_assert_true ((feedback->response != NULL) == (feedback->responded_at != 0));
        g_assert_true (feedback->struck_at == 0 || feedback->struck_at > feedback->published_at);
        g_assert_true (feedback->struck_at == 0 || feedback->by_marketplace == AMENDS_TRI_YES);
        g_assert_cmpstr (feedback->text, !=, "");
        g_assert_nonnull (feedback->author);
        if (i > 0)
            g_assert_cmpint (amends_sample_row_compare (&shop->feedback->pdata[i - 1], &shop->feedback->pdata[i]), <,
                             0);
    }
}

static const AmendsSampleOrder *
find_order (const char *id)
{
    for (guint i = 0; i < shop->orders->len; i++) {
        const AmendsSampleOrder *order = shop->orders->pdata[i];

        if (g_str_equal (order->row.id, id))
            return order;
    }
    g_assert_not_reached ();
}

static void
test_after_the_order (void)
{
    for (guint i = 0; i < shop->feedback->len; i++) {
        const AmendsSampleFeedback *feedback = shop->feedback->pdata[i];
        const AmendsSampleOrder *order = find_order (feedback->order_id);

        g_assert_true (order->marketplace == feedback->marketplace);
        g_assert_cmpint (feedback->published_at, >=, order->ordered_at + 3 * DAY);
        g_assert_cmpint (feedback->published_at, <=, order->ordered_at + 30 * DAY);
    }
}

static gint64
count_in_window (const AmendsSampleMarketplace *marketplace, int days)
{
    gint64 n = 0;

    for (guint i = 0; i < shop->feedback->len; i++) {
        const AmendsSampleFeedback *feedback = shop->feedback->pdata[i];

        n += feedback->marketplace == marketplace && feedback->deleted_at == 0 && feedback->struck_at == 0 &&
             feedback->published_at / DAY > MIDNIGHT / DAY - days;
    }
    return n;
}

static void
test_totals (void)
{
    static const int DAYS[] = { 30, 90, 365, 5000 };

    g_assert_cmpuint (shop->totals->len, ==, 6 * 4);
    for (guint i = 0; i < shop->totals->len; i++) {
        const AmendsSampleTotal *total = &g_array_index (shop->totals, AmendsSampleTotal, i);
        gint64 listed = count_in_window (total->marketplace, DAYS[total->window]);
        gint64 all = amends_feedback_counts_get_all (&total->counts);

        if (total->window == AMENDS_FEEDBACK_WINDOW_LIFETIME)
            g_assert_cmpint (all, >, listed);
        else
            g_assert_cmpint (all, ==, listed);
    }
}

/* The same shop, day after day, is told the same; another seed is another shop. */
static void
test_pure (void)
{
    g_autoptr (AmendsSampleData) again = amends_sample_data_new (1500, 1, NOW + 3600);
    g_autoptr (AmendsSampleData) other = amends_sample_data_new (1500, 2, NOW);
    guint n_same = 0;

    g_assert_cmpuint (again->feedback->len, ==, shop->feedback->len);
    for (guint i = 0; i < shop->feedback->len; i++) {
        const AmendsSampleFeedback *a = shop->feedback->pdata[i], *b = again->feedback->pdata[i];

        g_assert_cmpstr (a->row.id, ==, b->row.id);
        g_assert_cmpstr (a->text, ==, b->text);
        n_same +=
            i < other->feedback->len && g_str_equal (a->row.id, ((AmendsSampleRow *) other->feedback->pdata[i])->id);
    }
    g_assert_cmpuint (n_same, ==, 0);
}

static void
test_small_shops (void)
{
    for (guint n = 0; n < 12; n++) {
        g_autoptr (AmendsSampleData) small = amends_sample_data_new (n, 1, NOW);

        g_assert_cmpuint (small->feedback->len, <=, n * 28 / 100);
        g_assert_cmpuint (small->totals->len, ==, 24);
    }
}

int
main (int argc, char **argv)
{
    int result;

    g_test_init (&argc, &argv, NULL);
    shop = amends_sample_data_new (1500, 1, NOW);
    g_test_add_func ("/sample/feedback/amount", test_amount);
    g_test_add_func ("/sample/feedback/worse-since-october", test_worse_since_october);
    g_test_add_func ("/sample/feedback/every-situation", test_every_situation);
    g_test_add_func ("/sample/feedback/sense", test_sense);
    g_test_add_func ("/sample/feedback/after-the-order", test_after_the_order);
    g_test_add_func ("/sample/feedback/totals", test_totals);
    g_test_add_func ("/sample/feedback/pure", test_pure);
    g_test_add_func ("/sample/feedback/small-shops", test_small_shops);
    result = g_test_run ();
    g_clear_pointer (&shop, amends_sample_data_free);
    return result;
}
