/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "counted-shop.h"

#include <inttypes.h>

#include "amends-await.h"
#include "amends-dates.h"
#include "amends-store-batches.h"

#define DAY 86400
#define N_REVIEWS 500
#define N_FEEDBACK 260
#define SEED 7

static const char *const MARKETPLACES[] = { "SE", "DE", "PL" };
static const char *const BRANDS[] = { "Nordhem", "Lumi" };

/* Days ago: not those around which a period, the one before it, or the rating's 90 days begin. */
static int
pick_age (GRand *rand)
{
    static const int EDGES[] = { 90, COUNTED_DAYS, 2 * COUNTED_DAYS };
    int age = 0;

    for (gboolean fits = FALSE; !fits;) {
        age = g_rand_int_range (rand, 5, 2 * COUNTED_DAYS - 3);
        fits = TRUE;
        for (gsize i = 0; i < G_N_ELEMENTS (EDGES); i++)
            fits &= ABS (age - EDGES[i]) > 2;
    }
    return age;
}

static void
add_review (AmendsBatch *batch, GRand *rand, int i, gint64 now)
{
    g_autofree char *id = g_strdup_printf ("X%d", i);
    int product = g_rand_int_range (rand, 0, COUNTED_PRODUCTS);
    g_autofree char *key = g_strdup_printf ("P%d", product), *title = g_strdup_printf ("Lamp %d", product);
    /* The last one is sold in one country only. */
    int place = product == COUNTED_PRODUCTS - 1 ? 0 : g_rand_int_range (rand, 0, G_N_ELEMENTS (MARKETPLACES));
    AmendsReview review = {
        .external_id = id,
        .marketplace = MARKETPLACES[place],
        .product_id = key,
        .product_title = title,
        .brand = BRANDS[product % 2],
    };

    review.stars = g_rand_int_range (rand, 1, 6);
    review.published_at = now - pick_age (rand) * DAY;
    g_ptr_array_add (batch->reviews, amends_review_new (&review));
}

static void
add_feedback (AmendsBatch *batch, GRand *rand, int i, gint64 now)
{
    g_autofree char *id = g_strdup_printf ("F%d", i);
    AmendsFeedback feedback = { .external_id = id };
    gint64 at = now - pick_age (rand) * DAY;

    feedback.marketplace = MARKETPLACES[g_rand_int_range (rand, 0, G_N_ELEMENTS (MARKETPLACES))];
    feedback.stars = g_rand_int_range (rand, 1, 6);
    feedback.published_at = at;
    if (g_rand_boolean (rand)) {
        feedback.response = "Sorry";
        feedback.responded_at = at + g_rand_int_range (rand, 1, 2 * DAY);
    }
    feedback.struck_at = g_rand_int_range (rand, 0, 12) == 0 ? at + DAY : 0;
    feedback.removed_at = g_rand_int_range (rand, 0, 12) == 0 ? at + DAY : 0;
    g_ptr_array_add (batch->feedback, amends_feedback_new (&feedback));
}

static void
apply (UiFixture *store, AmendsBatch *batch)
{
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;

    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (store->store, store->account_id, batch, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_apply_batch_finish (store->store, amends_await (&result), NULL, NULL));
}

void
counted_shop_fill (UiFixture *store)
{
    g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
    AmendsBatch *batch = amends_batch_new (), *gone = amends_batch_new ();
    gint64 now = amends_dates_now ();

    for (int i = 0; i < N_REVIEWS; i++)
        add_review (batch, rand, i, now);
    for (int i = 0; i < N_FEEDBACK; i++)
        add_feedback (batch, rand, i, now);
    apply (store, batch);
    for (int i = 0; i < N_REVIEWS; i += 50)
        g_ptr_array_add (gone->removed, g_strdup_printf ("X%d", i));
    apply (store, gone);
}

AmendsDb *
counted_shop_open (UiFixture *store)
{
    g_autofree char *path = g_build_filename (store->folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsDb *db = amends_db_open (path, AMENDS_DB_READ, &error);

    g_assert_no_error (error);
    return db;
}

static gint64 ask (AmendsDb *db, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gint64
ask (AmendsDb *db, const char *format, ...)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = NULL;
    gint64 value = 0;
    va_list arguments;

    va_start (arguments, format);
    sql = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    g_assert_true (amends_db_get_int (db, sql, &value, &error));
    g_assert_no_error (error);
    return value;
}

/* Returns: (transfer full): a condition, true of everything if @value is NULL */
static char *
make_condition (const char *column, const char *value)
{
    return value != NULL ? g_strdup_printf (" AND %s = '%s'", column, value) : g_strdup ("");
}

gint64
counted_shop_count_reviews (AmendsDb *db, const CountedFilters *filters, const char *product, int least, int most,
                            gint64 after, gint64 before)
{
    g_autofree char *marketplace = make_condition ("i.marketplace", filters->marketplace);
    g_autofree char *brand = make_condition ("i.brand", filters->brand);
    g_autofree char *chosen = make_condition ("i.external_id", filters->product);
    g_autofree char *given = make_condition ("i.external_id", product);

    return ask (db,
                "SELECT count (*) FROM review AS r JOIN item AS i ON i.id = r.item_id WHERE "
                "r.stars BETWEEN %d AND %d AND r.published_at >= %" PRId64 " AND r.published_at < %" PRId64 "%s%s%s%s",
                least, most, after, before, marketplace, brand, chosen, given);
}

gint64
counted_shop_count_feedback (AmendsDb *db, const CountedFilters *filters, const char *which, int least, int most,
                             gint64 after, gint64 before)
{
    g_autofree char *marketplace = make_condition ("marketplace", filters->marketplace);

    return ask (db,
                "SELECT count (*) FROM feedback WHERE %s AND stars BETWEEN %d AND %d AND "
                "published_at >= %" PRId64 " AND published_at < %" PRId64 "%s",
                which, least, most, after, before, marketplace);
}
