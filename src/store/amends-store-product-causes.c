/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "amends-review-walk.h"
#include "amends-store-cause-counts.h"

/* Counts of one item; a product is one item or more, whose titles differ. */
typedef struct {
    guint64 n_recent, n_before, low_recent, low_before;
    guint64 recent[AMENDS_N_CAUSES], before[AMENDS_N_CAUSES];
} ItemCount;

typedef struct {
    AmendsReviewQuery *query; /* (owned) */
    gint64 start, recent, end;
    int low_stars;
    guint min_low;
    GHashTable *items;   /* (element-type gint64 ItemCount) (owned) */
    GPtrArray *products; /* (owned) (nullable) */
} Count;

static void
free_count (gpointer data)
{
    Count *self = data;

    amends_review_query_free (self->query);
    g_clear_pointer (&self->items, g_hash_table_unref);
    g_clear_pointer (&self->products, g_ptr_array_unref);
    g_free (self);
}

static void
free_product (gpointer data)
{
    AmendsProductCauses *self = data;

    g_free (self->marketplace);
    g_free (self->product_id);
    g_free (self->title);
    g_free (self);
}

static ItemCount *
get_item (Count *count, gint64 item_id)
{
    ItemCount *item = g_hash_table_lookup (count->items, &item_id);

    if (item == NULL) {
        item = g_new0 (ItemCount, 1);
        g_hash_table_insert (count->items, g_memdup2 (&item_id, sizeof item_id), item);
    }
    return item;
}

static void
take_review_cb (gint64 published_at, int stars, gint64 item_id, gpointer data)
{
    Count *count = data;
    ItemCount *item = get_item (count, item_id);
    gboolean is_recent = published_at >= count->recent;
    guint64 low = stars <= count->low_stars ? 1 : 0;

    *(is_recent ? &item->n_recent : &item->n_before) += 1;
    *(is_recent ? &item->low_recent : &item->low_before) += low;
}

static void
take_cells_cb (const AmendsReviewCells *review, guint16 causes, gpointer data)
{
    Count *count = data;
    ItemCount *item;

    take_review_cb (review->published_at, amends_review_cells_get_stars (review), review->item_id, count);
    if (!amends_review_causes_explain (causes))
        return;
    item = get_item (count, review->item_id);
    for (int i = 0; i < AMENDS_MAX_CAUSES; i++) {
        int cause = amends_review_causes_get (causes, i);

        if (cause != AMENDS_CAUSE_NONE)
            (review->published_at >= count->recent ? item->recent : item->before)[cause]++;
    }
}

static gboolean
count_causes (AmendsJob *job, Count *count, const AmendsReviewQuery *span, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add_int (sql,
                        "SELECT published_at, first, second, item_id FROM review_cause INDEXED BY review_cause_by_date "
                        "WHERE published_at >= ?",
                        span->after);
    amends_sql_add_int (sql, " AND published_at < ?", span->before);
    amends_review_walk_add_place (sql, span, "item_id");
    rows = amends_sql_prepare (sql, job->db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        ItemCount *item = get_item (count, amends_statement_get_int (rows, 3));
        guint64 *counts = amends_statement_get_int (rows, 0) >= count->recent ? item->recent : item->before;

        for (int i = 1; i <= AMENDS_MAX_CAUSES; i++) {
            gint64 cause = amends_statement_get_int (rows, i);

            if (cause >= 0 && cause < AMENDS_N_CAUSES)
                counts[cause]++;
        }
    }
    return step == AMENDS_STEP_DONE;
}

static void
add_item (AmendsProductCauses *product, const ItemCount *item)
{
    product->n_recent += item->n_recent;
    product->n_before += item->n_before;
    product->low_recent += item->low_recent;
    product->low_before += item->low_before;
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        product->recent[i] += item->recent[i];
        product->before[i] += item->before[i];
    }
}

static gboolean
has_any_text (const char *text)
{
    return text != NULL && *text != '\0';
}

static AmendsProductCauses *
read_product (AmendsStatement *row)
{
    AmendsProductCauses *product = g_new0 (AmendsProductCauses, 1);

    product->account_id = amends_statement_get_int (row, 1);
    product->marketplace = g_strdup (amends_statement_get_text (row, 2));
    product->product_id = g_strdup (amends_statement_get_text (row, 3));
    product->silenced = amends_statement_get_int (row, 5) != 0;
    return product;
}

static gboolean
is_product (const AmendsProductCauses *product, AmendsStatement *row)
{
    return product != NULL && product->account_id == amends_statement_get_int (row, 1) &&
           strcmp (product->marketplace, amends_statement_get_text (row, 2)) == 0 &&
           strcmp (product->product_id, amends_statement_get_text (row, 3)) == 0;
}

#define ITEMS                                                                                                          \
    "SELECT i.id, i.account_id, i.marketplace, i.external_id, i.title, s.product_id IS NOT NULL FROM item AS i "       \
    "LEFT JOIN spike_silence AS s ON (s.account_id, s.marketplace, s.product_id) = (i.account_id, i.marketplace, "     \
    "i.external_id) WHERE i.external_id <> '' ORDER BY i.account_id, i.marketplace, i.external_id"

/* The items of a product come one after another. */
static gboolean
list_products (AmendsJob *job, Count *count, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (job->db, ITEMS, error);
    AmendsProductCauses *product = NULL;
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);
        const ItemCount *item = g_hash_table_lookup (count->items, &id);

        if (item == NULL)
            continue;
        if (!is_product (product, rows)) {
            product = read_product (rows);
            g_ptr_array_add (count->products, product);
        }
        if (product->title == NULL && has_any_text (amends_statement_get_text (rows, 4)))
            product->title = g_strdup (amends_statement_get_text (rows, 4));
        add_item (product, item);
    }
    return step == AMENDS_STEP_DONE;
}

static void
leave_out_few (Count *count)
{
    for (guint i = count->products->len; i-- > 0;)
        if (((AmendsProductCauses *) count->products->pdata[i])->low_recent < count->min_low)
            g_ptr_array_remove_index_fast (count->products, i);
}

/* Whom nobody names is somebody else each time: a customer reviews a product once. */
#define CUSTOMERS                                                                                                      \
    "SELECT ifnull (nullif (t.author, ''), '#' || r.id), r.stars, c.first, c.second FROM review AS r "                 \
    "INDEXED BY review_by_item JOIN review_text AS t ON t.review_id = r.id "                                           \
    "LEFT JOIN review_cause AS c ON c.review_id = r.id WHERE r.item_id IN (SELECT id FROM item WHERE "                 \
    "account_id = ?1 AND marketplace = ?2 AND external_id = ?3) AND r.published_at >= ?4 AND r.published_at < ?5"

static void
count_customer (GHashTable *seen, const char *name, int group, guint *n)
{
    char *key = g_strdup_printf ("%d %s", group, name);

    if (g_hash_table_add (seen, key))
        (*n)++;
}

static gboolean
count_customers (AmendsJob *job, const Count *count, AmendsProductCauses *product, GError **error)
{
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (AmendsStatement) rows = amends_db_prepare (job->db, CUSTOMERS, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, product->account_id);
    amends_statement_bind_text (rows, 2, product->marketplace);
    amends_statement_bind_text (rows, 3, product->product_id);
    amends_statement_bind_int (rows, 4, MAX (count->recent, 1));
    amends_statement_bind_int (rows, 5, count->end);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        const char *name = amends_statement_get_text (rows, 0);

        if (amends_statement_get_int (rows, 1) <= count->low_stars)
            count_customer (seen, name, -1, &product->low_customers);
        for (int i = 2; i < 2 + AMENDS_MAX_CAUSES; i++) {
            gint64 cause = amends_statement_get_text (rows, i) != NULL ? amends_statement_get_int (rows, i) : -1;

            if (cause >= 0 && cause < AMENDS_N_CAUSES)
                count_customer (seen, name, (int) cause, &product->customers[cause]);
        }
    }
    return step == AMENDS_STEP_DONE;
}

static int
compare_products (gconstpointer a, gconstpointer b)
{
    const AmendsProductCauses *left = *(AmendsProductCauses *const *) a;
    const AmendsProductCauses *right = *(AmendsProductCauses *const *) b;

    if (left->low_recent != right->low_recent)
        return left->low_recent > right->low_recent ? -1 : 1;
    if (strcmp (left->product_id, right->product_id) != 0)
        return strcmp (left->product_id, right->product_id);
    if (strcmp (left->marketplace, right->marketplace) != 0)
        return strcmp (left->marketplace, right->marketplace);
    return (left->account_id > right->account_id) - (left->account_id < right->account_id);
}

static gboolean
count_reviews (AmendsJob *job, Count *count, const AmendsReviewQuery *span, GError **error)
{
    gboolean told;

    return amends_review_walk_run_cells (job, span, take_cells_cb, count, &told, error) &&
           (told || (amends_review_walk_run (job, span, take_review_cb, count, error) &&
                     count_causes (job, count, span, error)));
}

static gboolean
count_products (AmendsJob *job, gpointer data, GError **error)
{
    Count *count = data;
    g_autoptr (AmendsReviewQuery) span = amends_review_walk_make_query (count->query, count->start, count->end);

    count->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    count->products = g_ptr_array_new_with_free_func (free_product);
    if (!count_reviews (job, count, span, error) || !list_products (job, count, error))
        return FALSE;
    leave_out_few (count);
    for (guint i = 0; i < count->products->len; i++)
        if (!count_customers (job, count, count->products->pdata[i], error))
            return FALSE;
    g_ptr_array_sort (count->products, compare_products);
    return TRUE;
}

void
amends_store_count_products_async (AmendsStore *self, const AmendsReviewQuery *query, gint64 start, gint64 recent,
                                   gint64 end, int low_stars, guint min_low, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
    Count *count;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);
    g_return_if_fail (start <= recent && recent <= end);

    count = g_new (Count, 1);
    *count = (Count) { amends_review_query_copy (query), start, recent, end, low_stars, min_low, NULL, NULL };
    amends_store_start (self, AMENDS_JOB_READ, amends_store_count_products_async, count_products, count, free_count,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_count_products_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Count *count = amends_store_finish (self, result, amends_store_count_products_async, error);

    return count != NULL ? g_steal_pointer (&count->products) : NULL;
}

typedef struct {
    gint64 account_id;
    char *marketplace;
    char *product_id;
    gboolean silent;
} Silence;

static void
free_silence (gpointer data)
{
    Silence *self = data;

    g_free (self->marketplace);
    g_free (self->product_id);
    g_free (self);
}

static gboolean
set_silence (AmendsJob *job, gpointer data, GError **error)
{
    const Silence *silence = data;
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        job->db,
        silence->silent
            ? "INSERT OR IGNORE INTO spike_silence VALUES (?1, ?2, ?3, ?4)"
            : "DELETE FROM spike_silence WHERE account_id = ?1 AND marketplace = ?2 AND product_id = ?3 AND ?4 = ?4",
        error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, silence->account_id);
    amends_statement_bind_text (statement, 2, silence->marketplace);
    amends_statement_bind_text (statement, 3, silence->product_id);
    amends_statement_bind_int (statement, 4, job->now);
    job->changes = AMENDS_STORE_CHANGE_CAUSES;
    return amends_statement_run (statement, error);
}

void
amends_store_set_spike_silence_async (AmendsStore *self, gint64 account_id, const char *marketplace,
                                      const char *product_id, gboolean silent, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
    Silence *silence;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (marketplace != NULL && product_id != NULL);

    silence = g_new (Silence, 1);
    *silence = (Silence) { account_id, g_strdup (marketplace), g_strdup (product_id), silent };
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_set_spike_silence_async, set_silence, silence,
                        free_silence, cancellable, callback, user_data);
}

gboolean
amends_store_set_spike_silence_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_set_spike_silence_async, error) != NULL;
}
