/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-record.h"

#include "amends-catalog.h"
#include "amends-sql.h"
#include "amends-store-private.h"

#define DAY 86400
#define N_STARS 5

/* An item that is wanted, or one that is not: its product is NULL. */
typedef struct {
    AmendsRecordProduct *product; /* (unowned) */
    char *title, *brand;
    gint64 n;
} Item;

typedef struct {
    AmendsReviewQuery *query;
    gint64 first_day, last_day;
    GArray *items;        /* (element-type Item): by id */
    GHashTable *products; /* (element-type utf8 AmendsRecordProduct) */
    AmendsRecord *record;
} Load;

static void
free_product (gpointer data)
{
    AmendsRecordProduct *self = data;

    g_free (self->key);
    g_free (self->title);
    g_free (self->brand);
    g_free (self);
}

static AmendsRecord *
record_new (gint64 first_day, gint64 last_day)
{
    AmendsRecord *self = g_new0 (AmendsRecord, 1);

    self->first_day = first_day;
    self->last_day = last_day;
    self->days = g_array_new (FALSE, TRUE, sizeof (AmendsRecordDay));
    self->products = g_ptr_array_new_with_free_func (free_product);
    return self;
}

void
amends_record_free (AmendsRecord *self)
{
    if (self == NULL)
        return;
    g_array_unref (self->days);
    g_ptr_array_unref (self->products);
    g_free (self);
}

static void
clear_item (gpointer data)
{
    Item *self = data;

    g_free (self->title);
    g_free (self->brand);
}

static void
free_load (gpointer data)
{
    Load *self = data;

    amends_review_query_free (self->query);
    g_clear_pointer (&self->items, g_array_unref);
    g_clear_pointer (&self->products, g_hash_table_unref);
    g_clear_pointer (&self->record, amends_record_free);
    g_free (self);
}

static Item *
get_item (Load *load, gint64 id)
{
    Item *item = id >= 0 && id < (gint64) load->items->len ? &g_array_index (load->items, Item, id) : NULL;

    return item != NULL && item->product != NULL ? item : NULL;
}

static AmendsRecordProduct *
get_product (Load *load, const char *key)
{
    AmendsRecordProduct *product = g_hash_table_lookup (load->products, key);

    if (product != NULL)
        return product;
    product = g_new0 (AmendsRecordProduct, 1);
    product->key = g_strdup (key);
    g_hash_table_insert (load->products, product->key, product);
    return product;
}

static gboolean
load_items (AmendsDb *db, Load *load, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add (sql, "SELECT id, external_id, title, brand FROM item WHERE ");
    amends_query_compile_items (sql, load->query);
    amends_sql_add (sql, " ORDER BY id");
    rows = amends_sql_prepare (sql, db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);
        const char *key = amends_statement_get_text (rows, 1);
        Item *item;

        if (id < 0 || id >= AMENDS_CATALOG_END)
            continue;
        g_array_set_size (load->items, (guint) id + 1);
        item = &g_array_index (load->items, Item, id);
        item->title = g_strdup (amends_statement_get_text (rows, 2));
        item->brand = g_strdup (amends_statement_get_text (rows, 3));
        item->product = get_product (load, key != NULL && *key != '\0' ? key : item->title);
    }
    return step == AMENDS_STEP_DONE;
}

static void
count_review (Load *load, Item *item, gint64 day, int stars, gint64 n)
{
    GArray *days = load->record->days;

    if (days->len == 0 || g_array_index (days, AmendsRecordDay, days->len - 1).day != day) {
        const AmendsRecordDay next = { .day = day };

        g_array_append_val (days, next);
    }
    g_array_index (days, AmendsRecordDay, days->len - 1).stars[stars] += n;
    if (day < load->first_day)
        return;
    item->n += n;
    item->product->stars[stars] += n;
}

#define SELECT_DAYS                                                                                                     \
    "SELECT day, item_id, stars, n FROM review_daily WHERE day BETWEEN ?1 AND ?2 AND n <> 0 AND stars BETWEEN 1 AND 5 " \
    "ORDER BY day"
#define SELECT_DONE "SELECT item_id, n FROM review_daily_done WHERE day BETWEEN ?1 AND ?2"

static gboolean
load_days (AmendsDb *db, Load *load, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (db, SELECT_DAYS, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, MAX (2 * load->first_day - load->last_day - 1, 1));
    amends_statement_bind_int (rows, 2, load->last_day);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        Item *item = get_item (load, amends_statement_get_int (rows, 1));

        if (item != NULL)
            count_review (load, item, amends_statement_get_int (rows, 0), (int) amends_statement_get_int (rows, 2),
                          amends_statement_get_int (rows, 3));
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
load_done (AmendsDb *db, Load *load, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (db, SELECT_DONE, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, load->first_day);
    amends_statement_bind_int (rows, 2, load->last_day);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        if (get_item (load, amends_statement_get_int (rows, 0)) != NULL)
            load->record->work.done += amends_statement_get_int (rows, 1);
    return step == AMENDS_STEP_DONE;
}

static int
compare_products (gconstpointer a, gconstpointer b)
{
    const AmendsRecordProduct *left = *(AmendsRecordProduct *const *) a;
    const AmendsRecordProduct *right = *(AmendsRecordProduct *const *) b;

    return strcmp (left->key, right->key);
}

/* A product is named as most of its reviews in the period name it. */
static void
take_products (Load *load)
{
    g_autoptr (GHashTable) most = g_hash_table_new (NULL, NULL); /* AmendsRecordProduct: Item */
    GHashTableIter iter;
    gpointer key, value;

    for (guint i = 0; i < load->items->len; i++) {
        Item *item = &g_array_index (load->items, Item, i);
        const Item *best = item->n > 0 ? g_hash_table_lookup (most, item->product) : NULL;

        if (item->n > 0 && (best == NULL || item->n > best->n))
            g_hash_table_insert (most, item->product, item);
    }
    g_hash_table_iter_init (&iter, most);
    while (g_hash_table_iter_next (&iter, &key, &value)) {
        AmendsRecordProduct *product = key;
        Item *item = value;

        product->title = g_steal_pointer (&item->title);
        product->brand = g_steal_pointer (&item->brand);
        g_hash_table_steal (load->products, product->key);
        g_ptr_array_add (load->record->products, product);
    }
    g_ptr_array_sort (load->record->products, compare_products);
}

#define OF_CONTACTS "SELECT r.item_id FROM contact AS c JOIN review AS r ON r.id = c.review_id WHERE "

/* Each lists the items of what happened at or after ?1 and before ?2. */
static const struct {
    const char *sql;
    gsize offset;
} WORK[] = {
    { OF_CONTACTS "c.state = 3 AND c.reason = 1 AND c.sent_at >= ?1 AND c.sent_at < ?2",
      G_STRUCT_OFFSET (AmendsRecordWork, refund_offers) },
    { OF_CONTACTS "c.state = 3 AND c.reason = 2 AND c.sent_at >= ?1 AND c.sent_at < ?2",
      G_STRUCT_OFFSET (AmendsRecordWork, support_offers) },
    { OF_CONTACTS "c.refunded_at >= ?1 AND c.refunded_at < ?2", G_STRUCT_OFFSET (AmendsRecordWork, refunds) },
    { "SELECT r.item_id FROM message AS m JOIN review AS r ON r.account_id = m.account_id AND r.external_id = m.review_key "
      "WHERE m.sent_at >= ?1 AND m.sent_at < ?2",
      G_STRUCT_OFFSET (AmendsRecordWork, answers) },
    { "SELECT r.item_id FROM review_report AS a JOIN review AS r ON r.id = a.review_id "
      "WHERE a.reported_at >= ?1 AND a.reported_at < ?2",
      G_STRUCT_OFFSET (AmendsRecordWork, abuse) },
};

static gboolean
load_work (AmendsDb *db, Load *load, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS (WORK); i++) {
        g_autoptr (AmendsStatement) rows = amends_db_prepare (db, WORK[i].sql, error);
        gint64 *n = G_STRUCT_MEMBER_P (&load->record->work, WORK[i].offset);
        AmendsStep step;

        if (rows == NULL)
            return FALSE;
        amends_statement_bind_int (rows, 1, load->first_day * DAY);
        amends_statement_bind_int (rows, 2, (load->last_day + 1) * DAY);
        while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
            *n += get_item (load, amends_statement_get_int (rows, 0)) != NULL;
        if (step != AMENDS_STEP_DONE)
            return FALSE;
    }
    return TRUE;
}

static void
compile_sum (AmendsSql *sql, const Load *load, const char *after, const char *before)
{
    amends_sql_add_int (sql, after, load->first_day * DAY);
    amends_sql_add_int (sql, before, (load->last_day + 1) * DAY);
}

static gboolean
load_feedback_work (AmendsDb *db, Load *load, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) row = NULL;
    AmendsRecordWork *work = &load->record->work;

    compile_sum (sql, load, "SELECT ifnull (sum (done_at >= ?", " AND done_at < ?), 0)");
    compile_sum (sql, load, ", ifnull (sum (responded_at >= ?", " AND responded_at < ?), 0)");
    compile_sum (sql, load, ", ifnull (sum (max (struck_at, removed_at) >= ?",
                 " AND max (struck_at, removed_at) < ?), 0) FROM feedback WHERE ");
    amends_query_compile_account (sql, load->query);
    amends_sql_add (sql, " AND ");
    amends_query_compile_marketplaces (sql, load->query);
    row = amends_sql_prepare (sql, db, error);
    if (row == NULL || amends_statement_step (row, error) != AMENDS_STEP_ROW)
        return FALSE;
    work->feedback_done = amends_statement_get_int (row, 0);
    work->feedback_responses = amends_statement_get_int (row, 1);
    work->feedback_removed = amends_statement_get_int (row, 2);
    return TRUE;
}

static gboolean
load_record (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;

    load->items = g_array_new (FALSE, TRUE, sizeof (Item));
    g_array_set_clear_func (load->items, clear_item);
    load->products = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_product);
    load->record = record_new (load->first_day, load->last_day);
    if (!load_items (job->db, load, error) || !load_days (job->db, load, error) || !load_done (job->db, load, error) ||
        !load_work (job->db, load, error) || !load_feedback_work (job->db, load, error))
        return FALSE;
    take_products (load);
    return TRUE;
}

void
amends_store_load_record_async (AmendsStore *self, const AmendsReviewQuery *query, gint64 first_day, gint64 last_day,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL && first_day > 0 && first_day <= last_day);

    load = g_new0 (Load, 1);
    load->query = amends_review_query_copy (query);
    load->first_day = first_day;
    load->last_day = last_day;
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_record_async, load_record, load, free_load,
                        cancellable, callback, user_data);
}

AmendsRecord *
amends_store_load_record_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_record_async, error);

    return load != NULL ? g_steal_pointer (&load->record) : NULL;
}
