/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-data.h"

#include <string.h>

#include "amends-sample-feed.h"

#define N 1500
#define DAY ((gint64) 86400)
#define NOW ((gint64) 1795305600 + 43200) /* noon */
#define MIDNIGHT ((gint64) 1795305600)

static AmendsSampleData *shop; /* made once: it is immutable */

static const AmendsSampleReview *
get_review (guint i)
{
    return shop->reviews->pdata[i];
}

static char *
print_feed (const AmendsSampleData *data, const char *resource)
{
    g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
    g_auto (AmendsSampleAnswer) answer = { 0 };

    g_hash_table_insert (query, (gpointer) "limit", (gpointer) "500");
    answer = amends_sample_feed_answer (data, resource, query, "http://127.0.0.1:1");
    g_assert_cmpuint (answer.status, ==, 200);
    return g_steal_pointer (&answer.json);
}

static gboolean
equals_shop (guint n, guint32 seed, gint64 now)
{
    g_autoptr (AmendsSampleData) other = amends_sample_data_new (n, seed, now);

    for (guint i = 0; i < 3; i++) {
        static const char *const resources[] = { "/products", "/reviews", "/orders" };
        g_autofree char *ours = print_feed (shop, resources[i]);
        g_autofree char *theirs = print_feed (other, resources[i]);

        if (!g_str_equal (ours, theirs))
            return FALSE;
    }
    return TRUE;
}

static void
test_deterministic (void)
{
    g_assert_true (equals_shop (N, 1, NOW));
    g_assert_true (equals_shop (N, 1, MIDNIGHT + 300));
    g_assert_true (equals_shop (N, 1, MIDNIGHT + DAY - 1));
    g_assert_false (equals_shop (N, 2, NOW));
    g_assert_false (equals_shop (N - 1, 1, NOW));
    g_assert_false (equals_shop (N, 1, NOW + DAY));
}

static void
test_order (void)
{
    for (guint i = 1; i < shop->reviews->len; i++) {
        const AmendsSampleRow *before = shop->reviews->pdata[i - 1];
        const AmendsSampleRow *row = shop->reviews->pdata[i];

        g_assert_true (before->updated_at < row->updated_at ||
                       (before->updated_at == row->updated_at && strcmp (before->id, row->id) < 0));
        g_assert_cmpint (row->updated_at, <=, shop->as_of);
    }
    for (guint i = 1; i < shop->orders->len; i++)
        g_assert_cmpint (((AmendsSampleRow *) shop->orders->pdata[i - 1])->updated_at, <=,
                         ((AmendsSampleRow *) shop->orders->pdata[i])->updated_at);
    g_assert_cmpint (shop->as_of, <=, NOW);
}

static void
assert_share (const char *what, guint count, guint total, double low, double high)
{
    double percent = 100.0 * count / total;

    g_test_message ("%s: %.1f %%", what, percent);
    g_assert_cmpfloat (percent, >=, low);
    g_assert_cmpfloat (percent, <=, high);
}

static void
test_distribution (void)
{
    guint stars[6] = { 0 };
    guint n = 0, recent = 0, today = 0, verified = 0, photos = 0, edited = 0, orders = 0, tombstones = 0;

    for (guint i = 0; i < shop->reviews->len; i++) {
        const AmendsSampleReview *review = get_review (i);

        if (review->deleted_at != 0) {
            tombstones++;
            continue;
        }
        if (review->replaced)
            continue;
        n++;
        stars[review->stars]++;
        recent += review->published_at >= MIDNIGHT - 90 * DAY;
        today += review->published_at >= MIDNIGHT;
        verified += review->verified == AMENDS_TRI_YES;
        photos += review->n_photos > 0;
        edited += review->row.updated_at > review->published_at;
        orders += review->order_id != NULL;
        g_assert_cmpint (review->published_at, >=, MIDNIGHT - 731 * DAY);
        g_assert_true (review->order_id == NULL || review->verified == AMENDS_TRI_YES);
    }
    g_assert_cmpuint (n, ==, N);
    g_assert_cmpuint (tombstones, ==, 10);
    assert_share ("five stars", stars[5], n, 47, 57);
    assert_share ("four stars", stars[4], n, 14, 22);
    assert_share ("three stars", stars[3], n, 7, 13);
    assert_share ("two stars", stars[2], n, 5, 11);
    assert_share ("one star", stars[1], n, 8, 16);
    assert_share ("last 90 days", recent, n, 53, 57);
    assert_share ("today", today, n, 0.2, 1.5);
    assert_share ("verified", verified, n, 82, 88);
    assert_share ("with photos", photos, n, 8, 17);
    assert_share ("edited", edited, n, 1.5, 5);
    assert_share ("order known, of verified", orders, verified, 64, 76);
}

static void
test_every_marketplace_and_language (void)
{
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    static const char *const expected[] = { "SE sv", "PL pl",      "DE de",      "UK en",      "US en",
                                            "JP ja", "UK zh-Hant", "US zh-Hant", "JP zh-Hant", "SE en" };

    for (guint i = 0; i < shop->reviews->len; i++) {
        const AmendsSampleReview *review = get_review (i);

        if (review->deleted_at == 0)
            g_hash_table_add (seen, g_strconcat (review->marketplace->code, " ", review->language, NULL));
    }
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        g_assert_true (g_hash_table_contains (seen, expected[i]));
}

static void
test_nobody_repeats_another (void)
{
    g_autoptr (GHashTable) bodies = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < shop->reviews->len; i++) {
        const AmendsSampleReview *review = get_review (i);
        guint n;

        if (review->replaced)
            continue;
        g_assert_true (g_hash_table_add (ids, review->row.id));
        if (review->deleted_at != 0)
            continue;
        n = GPOINTER_TO_UINT (g_hash_table_lookup (bodies, review->body)) + 1;
        g_assert_cmpuint (n, <=, 3);
        g_hash_table_insert (bodies, review->body, GUINT_TO_POINTER (n));
    }
    g_assert_cmpuint (g_hash_table_size (bodies), >, N * 95 / 100);
}

static void
test_order_situations (void)
{
    guint n = shop->orders->len;
    guint eleven = 0, thirteen = 0, digital = 0, seller[3] = { 0 }, consent[3] = { 0 };

    for (guint i = 0; i < n; i++) {
        const AmendsSampleOrder *order = shop->orders->pdata[i];
        gint64 age = (MIDNIGHT - order->ordered_at) / DAY;

        eleven += age >= 330 && age <= 340;
        thirteen += age >= 391 && age <= 401;
        digital += order->product->digital_subscription;
        seller[order->seller_of_record + 1]++;
        consent[order->consent + 1]++;
        g_assert_cmpint (order->total, >, 0);
    }
    g_assert_cmpuint (eleven, >, 5);
    g_assert_cmpuint (thirteen, >, 5);
    g_assert_cmpuint (digital, >, 5);
    for (guint i = 0; i < 3; i++) {
        g_assert_cmpuint (seller[i], >, 10);
        g_assert_cmpuint (consent[i], >, 10);
    }
}

static void
test_kettle_run (void)
{
    guint leaks = 0;
    guint n = 0;

    for (guint i = 0; i < shop->reviews->len; i++) {
        const AmendsSampleReview *review = get_review (i);

        if (review->deleted_at != 0 || review->replaced || !g_str_equal (review->product->key, "kettle") ||
            review->published_at < MIDNIGHT - 21 * DAY)
            continue;
        n++;
        leaks += review->stars == 1;
    }
    g_assert_cmpuint (n, >=, 15);
    g_assert_cmpuint (leaks * 2, >=, n);
}

/* Of the reviews of one day, none is among those that the shop had the day before. */
static void
test_each_day_brings_new_ones (void)
{
    g_autoptr (AmendsSampleData) tomorrow = amends_sample_data_new (N, 1, NOW + DAY);
    g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
    guint n_new = 0;

    for (guint i = 0; i < shop->reviews->len; i++)
        g_hash_table_add (known, get_review (i)->row.id);
    for (guint i = 0; i < tomorrow->reviews->len; i++) {
        const AmendsSampleReview *review = tomorrow->reviews->pdata[i];
        gboolean is_new = review->deleted_at == 0 && review->published_at >= MIDNIGHT + DAY;

        n_new += is_new;
        g_assert_cmpint (!g_hash_table_contains (known, review->row.id), ==, is_new);
    }
    g_assert_cmpuint (n_new, ==, N / 200);
}

static guint
count_replaced (const AmendsSampleData *data)
{
    guint n = 0;

    for (guint i = 0; i < data->reviews->len; i++)
        n += ((AmendsSampleReview *) data->reviews->pdata[i])->replaced;
    return n;
}

static const AmendsSampleReview *
find_later (guint first)
{
    for (guint i = first + 1; i < shop->reviews->len; i++) {
        if (g_str_equal (get_review (i)->row.id, get_review (first)->row.id))
            return get_review (i);
    }
    return NULL;
}

/* A reader that keeps what comes first, and then what comes later, sees what the customer changed. */
static void
test_edited_ones_come_as_they_were_first (void)
{
    guint n_edited = 0, n_other_stars = 0;

    for (guint i = 0; i < shop->reviews->len; i++) {
        const AmendsSampleReview *first = get_review (i);
        const AmendsSampleReview *later;

        n_edited += first->deleted_at == 0 && first->row.updated_at > first->published_at;
        if (!first->replaced)
            continue;
        later = find_later (i);
        g_assert_nonnull (later);
        g_assert_cmpint (first->row.updated_at, ==, first->published_at);
        g_assert_cmpint (later->published_at, ==, first->published_at);
        g_assert_true (g_str_has_prefix (later->body, first->body) && !g_str_equal (later->body, first->body));
        g_assert_cmpint (ABS (later->stars - first->stars), <=, 1);
        g_assert_cmpuint (later->n_photos, ==, first->n_photos);
        n_other_stars += later->stars != first->stars;
    }
    g_assert_cmpuint (n_edited, ==, count_replaced (shop));
    g_assert_cmpuint (n_other_stars, >, 2);
    g_assert_cmpuint (n_other_stars, <, n_edited / 2);
}

static void
test_small_shops (void)
{
    const guint sizes[] = { 0, 1, 2, 7, 149, 151 };

    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
        g_autoptr (AmendsSampleData) data = amends_sample_data_new (sizes[i], 5, NOW);

        g_assert_cmpuint (data->reviews->len - count_replaced (data), ==, sizes[i] + sizes[i] / 150);
    }
}

static void
test_five_past_midnight (void)
{
    g_autoptr (AmendsSampleData) early = amends_sample_data_new (300, 1, MIDNIGHT + 299);
    g_autoptr (AmendsSampleData) late = amends_sample_data_new (300, 1, MIDNIGHT + 300);
    const AmendsSampleRow *last = late->reviews->pdata[late->reviews->len - 1];

    g_assert_cmpint (early->as_of, ==, MIDNIGHT - DAY + 300);
    g_assert_cmpint (late->as_of, ==, MIDNIGHT + 300);
    g_assert_cmpint (last->updated_at, >=, MIDNIGHT);
    g_assert_cmpint (last->updated_at, <, MIDNIGHT + 300);
    g_assert_cmpuint (early->stamp, !=, late->stamp);
}

int
main (int argc, char **argv)
{
    int result;

    g_test_init (&argc, &argv, NULL);
    shop = amends_sample_data_new (N, 1, NOW);
    g_test_add_func ("/sample/data/deterministic", test_deterministic);
    g_test_add_func ("/sample/data/order", test_order);
    g_test_add_func ("/sample/data/distribution", test_distribution);
    g_test_add_func ("/sample/data/marketplaces-and-languages", test_every_marketplace_and_language);
    g_test_add_func ("/sample/data/nobody-repeats-another", test_nobody_repeats_another);
    g_test_add_func ("/sample/data/order-situations", test_order_situations);
    g_test_add_func ("/sample/data/kettle-run", test_kettle_run);
    g_test_add_func ("/sample/data/each-day-brings-new-ones", test_each_day_brings_new_ones);
    g_test_add_func ("/sample/data/edited", test_edited_ones_come_as_they_were_first);
    g_test_add_func ("/sample/data/small-shops", test_small_shops);
    g_test_add_func ("/sample/data/five-past-midnight", test_five_past_midnight);
    result = g_test_run ();
    g_clear_pointer (&shop, amends_sample_data_free);
    return result;
}
