/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-facet-query.h"

#include <string.h>

#include "amends-review-row.h"

/*
 * Reviews of one item, language, number of stars and set of traits are counted together as a cell, read from the daily counts or, where those do not
 * know (text, note, gone, part of a day), from the reviews. A cell that fails none of the choices counts for the total and for each of its choices;
 * one that fails a single kind of choice counts for that kind alone, for there it shows what choosing it would bring.
 */

#define DAY 86400

enum {
    FAILS_STARS = 1,
    FAILS_MARKETPLACE = 2,
    FAILS_BRAND = 4,
    FAILS_PRODUCT = 8,
    FAILS_LANGUAGE = 16,
    FAILS_VERIFIED = 32,
    FAILS_PHOTO = 64,
    FAILS_EDITED = 128
};

/* One choice of a list: an item, or a language. */
typedef struct {
    gint64 id;
    guint fails;                                           /* which kinds of choice it fails */
    guint64 n_marketplace, n_brand, n_product, n_language; /* that count for its choice of each kind */
    char *external_id, *marketplace, *brand, *title, *tag;
} Entry;

typedef struct {
    AmendsFacetValue value;
    guint64 label_count; /* of the item whose title is the label */
} Choice;

typedef struct {
    AmendsDb *db;
    const AmendsQueryContext *context;
    GHashTable *items;     /* (element-type gint64 Entry) (owned) */
    GHashTable *languages; /* (element-type gint64 Entry) (owned) */
    AmendsFacets *facets;
    GHashTable *brands, *products, *marketplaces, *tags; /* (element-type utf8 Choice) (owned) */
} Count;

static void
free_entry (gpointer data)
{
    Entry *entry = data;

    g_free (entry->external_id);
    g_free (entry->marketplace);
    g_free (entry->brand);
    g_free (entry->title);
    g_free (entry->tag);
    g_free (entry);
}

static void
free_choice (gpointer data)
{
    Choice *choice = data;

    g_free (choice->value.label);
    g_free (choice);
}

static void
clear_count (Count *count)
{
    g_hash_table_unref (count->items);
    g_hash_table_unref (count->languages);
    g_hash_table_unref (count->brands);
    g_hash_table_unref (count->products);
    g_hash_table_unref (count->marketplaces);
    g_hash_table_unref (count->tags);
    g_clear_pointer (&count->facets, amends_facets_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, clear_count)

static GHashTable *
new_choices (void)
{
    return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_choice);
}

static gboolean
load_items (Count *count, GError **error)
{
    const AmendsReviewQuery *query = count->context->query;
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add (sql, "SELECT id, external_id, marketplace, brand, title, ");
    amends_query_compile_marketplaces (sql, query);
    amends_sql_add (sql, ", ");
    amends_query_compile_brands (sql, query);
    amends_sql_add (sql, ", ");
    amends_query_compile_products (sql, query);
    amends_sql_add (sql, " FROM item WHERE ");
    amends_query_compile_account (sql, query);
    rows = amends_sql_prepare (sql, count->db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        Entry *entry = g_new0 (Entry, 1);

        entry->id = amends_statement_get_int (rows, 0);
        entry->external_id = g_strdup (amends_statement_get_text (rows, 1));
        entry->marketplace = g_strdup (amends_statement_get_text (rows, 2));
        entry->brand = g_strdup (amends_statement_get_text (rows, 3));
        entry->title = g_strdup (amends_statement_get_text (rows, 4));
        entry->fails = (amends_statement_get_int (rows, 5) ? 0 : FAILS_MARKETPLACE) |
                       (amends_statement_get_int (rows, 6) ? 0 : FAILS_BRAND) |
                       (amends_statement_get_int (rows, 7) ? 0 : FAILS_PRODUCT);
        g_hash_table_insert (count->items, &entry->id, entry);
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
load_languages (Count *count, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add (sql, "SELECT id, tag, ");
    amends_query_compile_languages (sql, count->context->query);
    amends_sql_add (sql, " FROM language");
    rows = amends_sql_prepare (sql, count->db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        Entry *entry = g_new0 (Entry, 1);

        entry->id = amends_statement_get_int (rows, 0);
        entry->tag = g_strdup (amends_statement_get_text (rows, 1));
        entry->fails = amends_statement_get_int (rows, 2) ? 0 : FAILS_LANGUAGE;
        g_hash_table_insert (count->languages, &entry->id, entry);
    }
    return step == AMENDS_STEP_DONE;
}

static guint
find_failing (const AmendsReviewQuery *query, int stars, int traits)
{
    gboolean photo = (traits & AMENDS_TRAIT_PHOTO) != 0;
    gboolean edited = (traits & AMENDS_TRAIT_EDITED) != 0;
    int verified = (traits & AMENDS_TRAIT_VERIFIED_MASK) - 1;

    return (query->stars == 0 || (query->stars & 1u << stars) != 0 ? 0 : FAILS_STARS) |
           (query->verified == AMENDS_TRI_UNKNOWN || (int) query->verified == verified ? 0 : FAILS_VERIFIED) |
           (query->has_photo == AMENDS_TRI_UNKNOWN || (int) query->has_photo == photo ? 0 : FAILS_PHOTO) |
           (query->edited == AMENDS_TRI_UNKNOWN || (int) query->edited == edited ? 0 : FAILS_EDITED);
}

static void
count_choice (GHashTable *choices, const char *key, const char *label, guint64 n)
{
    Choice *choice;

    if (*key == '\0' || n == 0)
        return;
    choice = g_hash_table_lookup (choices, key);
    if (choice == NULL) {
        choice = g_new0 (Choice, 1);
        choice->value.key = g_strdup (key);
        g_hash_table_insert (choices, choice->value.key, choice);
    }
    choice->value.count += n;
    if (*label != '\0' && (choice->value.label == NULL || n > choice->label_count ||
                           (n == choice->label_count && strcmp (label, choice->value.label) < 0))) {
        g_free (choice->value.label);
        choice->value.label = g_strdup (label);
        choice->label_count = n;
    }
}

static gboolean
only_fails (guint fails, guint kind)
{
    return (fails & ~kind) == 0;
}

static void
count_cell (Count *count, Entry *item, Entry *language, int stars, int traits, guint64 n)
{
    AmendsFacets *facets = count->facets;
    guint fails = item->fails | language->fails | find_failing (count->context->query, stars, traits);

    if (fails == 0)
        facets->total += n;
    if (only_fails (fails, FAILS_STARS))
        facets->stars[stars] += n;
    if (only_fails (fails, FAILS_MARKETPLACE))
        item->n_marketplace += n;
    if (only_fails (fails, FAILS_BRAND))
        item->n_brand += n;
    if (only_fails (fails, FAILS_PRODUCT))
        item->n_product += n;
    if (only_fails (fails, FAILS_LANGUAGE))
        language->n_language += n;
    if (only_fails (fails, FAILS_VERIFIED) && (traits & AMENDS_TRAIT_VERIFIED_MASK) == AMENDS_TRI_YES + 1)
        facets->verified += n;
    if (only_fails (fails, FAILS_PHOTO) && (traits & AMENDS_TRAIT_PHOTO) != 0)
        facets->with_photo += n;
    if (only_fails (fails, FAILS_EDITED) && (traits & AMENDS_TRAIT_EDITED) != 0)
        facets->edited += n;
}

static gboolean
count_rows (Count *count, const AmendsSql *sql, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_sql_prepare (sql, count->db, error);
    Entry *last_item = NULL, *last_language = NULL;
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 item_id = amends_statement_get_int (rows, 0);
        gint64 language_id = amends_statement_get_int (rows, 1);
        Entry *item, *language;

        /* Cells come in order of their items and languages, so mostly with those of the cell before. */
        if (last_item == NULL || last_item->id != item_id)
            last_item = g_hash_table_lookup (count->items, &item_id);
        if (last_language == NULL || last_language->id != language_id)
            last_language = g_hash_table_lookup (count->languages, &language_id);
        item = last_item;
        language = last_language;

        /* Items of other accounts are not loaded. */
        if (item != NULL && language != NULL)
            count_cell (count, item, language, (int) amends_statement_get_int (rows, 2),
                        (int) amends_statement_get_int (rows, 3), (guint64) amends_statement_get_int (rows, 4));
    }
    return step == AMENDS_STEP_DONE;
}

#define CELL "SELECT item_id, language_id, stars, traits, "

static gboolean
count_from_reviews (Count *count, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    amends_sql_add (sql, CELL "1");
    amends_query_compile_source (sql, count->context, AMENDS_CONDITIONS_OTHERS, 0);
    return count_rows (count, sql, error);
}

static const char *
get_done_condition (AmendsDonePolicy done, gboolean in_counts)
{
    switch (done) {
    case AMENDS_DONE_OPEN:
    case AMENDS_DONE_WITH_RECENT:
        return in_counts ? " AND done = 0" : " AND done_at = 0";
    case AMENDS_DONE_ONLY:
        return in_counts ? " AND done = 1" : " AND done_at > 0";
    case AMENDS_DONE_UNSET:
    case AMENDS_DONE_ALL:
    default:
        return "";
    }
}

static gboolean
count_part_of_day (Count *count, gint64 after, gint64 before, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    if (before != 0 && after >= before)
        return TRUE;
    amends_sql_add_int (sql, CELL "1 FROM review INDEXED BY review_by_date WHERE published_at >= ?", after);
    if (before != 0)
        amends_sql_add_int (sql, " AND published_at < ?", before);
    amends_sql_add (sql, get_done_condition (count->context->query->done, FALSE));
    return count_rows (count, sql, error);
}

static gboolean
count_whole_days (Count *count, gint64 first_day, gint64 end_day, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    amends_sql_add_int (sql, CELL "n FROM review_daily WHERE n <> 0 AND day >= ?", first_day);
    if (end_day != 0)
        amends_sql_add_int (sql, " AND day < ?", end_day);
    amends_sql_add (sql, get_done_condition (count->context->query->done, TRUE));
    return count_rows (count, sql, error);
}

static gboolean
count_from_all_days (Count *count, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    amends_sql_add (sql, CELL "n FROM review_total WHERE n <> 0");
    amends_sql_add (sql, get_done_condition (count->context->query->done, TRUE));
    return count_rows (count, sql, error);
}

/* Days begin where the person lives, the counts' days at midnight UTC: so the first and the last may be cut. */
static gboolean
count_from_days (Count *count, gint64 after, gint64 before, GError **error)
{
    gint64 first_day = (after + DAY - 1) / DAY;
    gint64 end_day = before / DAY;

    if (before != 0 && first_day >= end_day)
        return count_part_of_day (count, after, before, error);
    return count_part_of_day (count, after, first_day * DAY, error) &&
           count_whole_days (count, first_day, end_day, error) &&
           (before == 0 || count_part_of_day (count, end_day * DAY, before, error));
}

static gboolean
count_recently_done (Count *count, gint64 after, gint64 before, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    if (count->context->query->done != AMENDS_DONE_WITH_RECENT)
        return TRUE;
    amends_sql_add_int (sql, CELL "1 FROM review INDEXED BY review_done WHERE done_at > 0 AND done_at >= ?",
                        amends_query_get_done_cutoff (count->context));
    if (after != 0)
        amends_sql_add_int (sql, " AND published_at >= ?", after);
    if (before != 0)
        amends_sql_add_int (sql, " AND published_at < ?", before);
    return count_rows (count, sql, error);
}

static gboolean
count_all (Count *count, GError **error)
{
    gint64 after, before;

    if (!load_items (count, error) || !load_languages (count, error))
        return FALSE;
    if (amends_query_needs_rows (count->context->query))
        return count_from_reviews (count, error);
    amends_query_get_range (count->context, &after, &before);
    if (!(after == 0 && before == 0 ? count_from_all_days (count, error)
                                    : count_from_days (count, after, before, error)))
        return FALSE;
    return count_recently_done (count, after, before, error);
}

static void
sum_up_choices (Count *count)
{
    GHashTableIter iter;
    gpointer data;

    g_hash_table_iter_init (&iter, count->items);
    while (g_hash_table_iter_next (&iter, NULL, &data)) {
        const Entry *item = data;
        const char *product = *item->external_id != '\0' ? item->external_id : item->title;

        count_choice (count->marketplaces, item->marketplace, item->marketplace, item->n_marketplace);
        count_choice (count->brands, item->brand, item->brand, item->n_brand);
        count_choice (count->products, product, item->title, item->n_product);
    }
    g_hash_table_iter_init (&iter, count->languages);
    while (g_hash_table_iter_next (&iter, NULL, &data)) {
        const Entry *language = data;

        count_choice (count->tags, language->tag, language->tag, language->n_language);
    }
}

static int
compare_choices (gconstpointer first, gconstpointer second)
{
    const AmendsFacetValue *a = *(const AmendsFacetValue *const *) first;
    const AmendsFacetValue *b = *(const AmendsFacetValue *const *) second;
    int by_label;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    by_label = g_utf8_collate (a->label, b->label);
    return by_label != 0 ? by_label : strcmp (a->key, b->key);
}

static void
list_choices (GPtrArray *list, GHashTable *choices)
{
    GHashTableIter iter;
    gpointer data;

    g_hash_table_iter_init (&iter, choices);
    while (g_hash_table_iter_next (&iter, NULL, &data)) {
        const Choice *choice = data;

        amends_facets_add (list, choice->value.key, choice->value.label, choice->value.count);
    }
    g_ptr_array_sort (list, compare_choices);
}

AmendsFacets *
amends_facet_query_run (AmendsDb *db, const AmendsQueryContext *context, GError **error)
{
    g_auto (Count) count = {
        .db = db,
        .context = context,
        .items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry),
        .languages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry),
        .facets = amends_facets_new (),
        .brands = new_choices (),
        .products = new_choices (),
        .marketplaces = new_choices (),
        .tags = new_choices (),
    };

    if (!count_all (&count, error))
        return NULL;
    sum_up_choices (&count);
    list_choices (count.facets->brands, count.brands);
    list_choices (count.facets->products, count.products);
    list_choices (count.facets->marketplaces, count.marketplaces);
    list_choices (count.facets->languages, count.tags);
    return g_steal_pointer (&count.facets);
}
