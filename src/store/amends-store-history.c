/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-history.h"

#include <string.h>

#include "amends-cell-filter.h"
#include "amends-store-private.h"

#define DAY 86400

typedef struct {
    AmendsReviewQuery *query; /* (owned) */
    gint64 first_day, last_day;
    guint n_months;
    AmendsReviewHistory *history; /* (owned) (nullable) */
} Load;

/* What a walk over the reviews needs at hand. */
typedef struct {
    AmendsReviewHistory *history;
    const AmendsCatalog *catalog;
    AmendsCellFilter filter;
    gint32 *months;    /* (owned): of each day its month, from the first one; negative: before them */
    guint32 **numbers; /* (owned): of each product of the catalog; NULL: it has none yet */
    GArray *products;  /* (owned) (element-type guint): those that have some */
} Count;

static void
free_load (gpointer data)
{
    Load *self = data;

    amends_review_query_free (self->query);
    g_clear_pointer (&self->history, amends_review_history_unref);
    g_free (self);
}

static void
clear_count (Count *count)
{
    if (count->products != NULL) {
        for (guint i = 0; i < count->products->len; i++)
            g_free (count->numbers[g_array_index (count->products, guint, i)]);
        g_array_unref (count->products);
    }
    amends_cell_filter_clear (&count->filter);
    g_free (count->months);
    g_free (count->numbers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, clear_count)

static void
list_months (Count *count)
{
    AmendsReviewHistory *history = count->history;
    gint64 month = amends_review_history_month_of (history->first_day);
    gint64 next = amends_review_history_day_of_month (month + 1);

    count->months = g_new (gint32, history->n_days);
    for (guint i = 0; i < history->n_days; i++) {
        if (history->first_day + i >= next)
            next = amends_review_history_day_of_month (++month + 1);
        count->months[i] = (gint32) (month - history->first_month);
    }
}

static inline guint32 *
get_numbers (Count *count, gint64 item_id)
{
    guint product = item_id >= 0 && item_id < count->catalog->items->len
                        ? g_array_index (count->catalog->items, AmendsCatalogItem, item_id).product
                        : 0;

    if (count->numbers[product] == NULL) {
        count->numbers[product] = g_new0 (guint32, (gsize) count->history->n_months * AMENDS_REVIEW_STARS);
        g_array_append_val (count->products, product);
    }
    return count->numbers[product];
}

static inline void
count_reviews (Count *count, gint64 day, gint64 item_id, int stars, guint32 n)
{
    gint64 place = day - count->history->first_day;
    gint32 month;

    if (place < 0 || place >= count->history->n_days || stars >= AMENDS_REVIEW_STARS)
        return;
    count->history->days[place * AMENDS_REVIEW_STARS + stars] += n;
    month = count->months[place];
    if (month >= 0)
        get_numbers (count, item_id)[month * AMENDS_REVIEW_STARS + stars] += n;
}

static void
count_cells_cb (gint64 first G_GNUC_UNUSED, const AmendsReviewRun *run, guint64 bits, gpointer data)
{
    Count *count = data;

    for (; bits != 0; bits &= bits - 1) {
        const AmendsReviewCells review = amends_review_run_get (run, (gsize) __builtin_ctzll (bits));

        if (review.packed != 0 && amends_cell_filter_test (&count->filter, &review) == 0)
            count_reviews (count, review.published_at / DAY, review.item_id, amends_review_cells_get_stars (&review),
                           1);
    }
}

static gboolean
count_from_days (Count *count, AmendsDb *db, GError **error)
{
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db,
                           "SELECT day, item_id, language_id, stars, traits, n FROM review_daily "
                           "WHERE n > 0 AND day BETWEEN ? AND ? AND stars BETWEEN 1 AND 5 AND traits BETWEEN 0 AND 15",
                           error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, count->history->first_day);
    amends_statement_bind_int (rows, 2, count->history->first_day + count->history->n_days - 1);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 item_id = amends_statement_get_int (rows, 1);
        int stars = (int) amends_statement_get_int (rows, 3);
        guint kind = (guint) (stars | (int) amends_statement_get_int (rows, 4) << 3);

        if (amends_cell_filter_get_choices (&count->filter, item_id, amends_statement_get_int (rows, 2), kind) == 0)
            count_reviews (count, amends_statement_get_int (rows, 0), item_id, stars,
                           (guint32) amends_statement_get_int (rows, 5));
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
count_all (Count *count, AmendsJob *job, const Load *load, GError **error)
{
    AmendsCandidates candidates;
    gboolean warm, usable;

    if (!amends_review_index_is_warm (job->index, &warm, error))
        return FALSE;
    if (!warm)
        return count_from_days (count, job->db, error);
    if (!amends_review_index_find (job->index, load->query, &candidates, &usable, error))
        return FALSE;
    return usable ? amends_candidates_visit (&candidates, job->db, count_cells_cb, count, error)
                  : count_from_days (count, job->db, error);
}

static int
compare_products (gconstpointer a, gconstpointer b)
{
    const AmendsReviewProduct *left = *(AmendsReviewProduct *const *) a, *right = *(AmendsReviewProduct *const *) b;

    return strcmp (left->key, right->key);
}

static void
list_products (Count *count)
{
    const AmendsCatalog *catalog = count->catalog;
    g_autofree const char **titles = g_new0 (const char *, catalog->products->len);

    for (guint i = 0; i < catalog->items->len; i++) {
        const AmendsCatalogItem *item = &g_array_index (catalog->items, AmendsCatalogItem, i);

        if (titles[item->product] == NULL)
            titles[item->product] = item->title;
    }
    for (guint i = 0; i < count->products->len; i++) {
        guint product = g_array_index (count->products, guint, i);
        const char *key = catalog->products->pdata[product];

        if (key == NULL || *key == '\0')
            continue;
        memcpy (amends_review_history_add_product (count->history, key, titles[product])->months,
                count->numbers[product],
                (gsize) count->history->n_months * AMENDS_REVIEW_STARS * sizeof *count->numbers[product]);
    }
    g_ptr_array_sort (count->history->products, compare_products);
}

static gboolean
find_first_day (AmendsDb *db, Load *load, GError **error)
{
    if (load->first_day > 0)
        return TRUE;
    if (!amends_db_get_int (db, "SELECT ifnull (min (day), 0) FROM review_daily WHERE day > 0 AND n > 0",
                            &load->first_day, error))
        return FALSE;
    if (load->first_day == 0 || load->first_day > load->last_day)
        load->first_day = load->last_day;
    return TRUE;
}

static gboolean
load_history (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;
    AmendsQueryContext context = amends_job_get_context (job, load->query);
    g_auto (Count) count = { 0 };

    if (!find_first_day (job->db, load, error))
        return FALSE;
    count.history = load->history =
        amends_review_history_new (load->first_day, MAX (load->last_day, load->first_day), load->n_months);
    count.catalog = amends_review_index_get_catalog (job->index, error);
    if (count.catalog == NULL || !amends_cell_filter_load (&count.filter, job->db, &context, error))
        return FALSE;
    count.numbers = g_new0 (guint32 *, MAX (count.catalog->products->len, 1));
    count.products = g_array_new (FALSE, FALSE, sizeof (guint));
    list_months (&count);
    if (!count_all (&count, job, load, error))
        return FALSE;
    list_products (&count);
    return TRUE;
}

void
amends_store_load_review_history_async (AmendsStore *self, const AmendsReviewQuery *query, gint64 first_day,
                                        gint64 last_day, guint n_months, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (n_months > 0);

    load = g_new0 (Load, 1);
    *load = (Load) { amends_review_query_copy (query), first_day, last_day, n_months, NULL };
    load->query->period = AMENDS_PERIOD_ALL;
    g_ptr_array_set_size (load->query->terms, 0);
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_review_history_async, load_history, load, free_load,
                        cancellable, callback, user_data);
}

AmendsReviewHistory *
amends_store_load_review_history_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_review_history_async, error);

    return load != NULL ? g_steal_pointer (&load->history) : NULL;
}
