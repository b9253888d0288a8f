/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-facet-query.h"

#include <string.h>

#include "amends-cell-filter.h"
#include "amends-review-row.h"

/*
 * Reviews of one item, language, number of stars and set of traits are counted together as a cell, read from the daily counts; or, where those do not
 * know (text, note, gone) or the columns are at hand anyway, one by one. A review that fails none of the choices counts for the total and for each of its
 * choices; one that fails a single kind of choice counts for that kind alone, for there it shows what choosing it would bring.
 */

#define DAY 86400

/* Reviews that fail nothing, and those that fail the choice of one kind alone. */
typedef struct {
    guint64 all, marketplace, brand, product;
} ItemCount;

typedef struct {
    guint64 all, language;
} LanguageCount;

typedef struct {
    guint64 all, stars, verified, photo, edited;
} KindCount;

typedef struct {
    AmendsDb *db;
    const AmendsQueryContext *context;
    const AmendsCatalog *catalog;
    AmendsCellFilter filter;
    AmendsFacets *facets;     /* (owned) */
    ItemCount *items;         /* (owned): by id */
    LanguageCount *languages; /* (owned): by id */
    KindCount kinds[AMENDS_REVIEW_KINDS];
} Count;

static void
clear_count (Count *count)
{
    amends_cell_filter_clear (&count->filter);
    g_clear_pointer (&count->facets, amends_facets_unref);
    g_free (count->items);
    g_free (count->languages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, clear_count)

static inline void
count_cell (Count *count, guint fails, gint64 item_id, gint64 language_id, guint kind, guint64 n)
{
    switch (fails) {
    case 0:
        count->items[item_id].all += n;
        count->languages[language_id].all += n;
        count->kinds[kind].all += n;
        break;
    case AMENDS_FAILS_STARS:
        count->kinds[kind].stars += n;
        break;
    case AMENDS_FAILS_MARKETPLACE:
        count->items[item_id].marketplace += n;
        break;
    case AMENDS_FAILS_BRAND:
        count->items[item_id].brand += n;
        break;
    case AMENDS_FAILS_PRODUCT:
        count->items[item_id].product += n;
        break;
    case AMENDS_FAILS_LANGUAGE:
        count->languages[language_id].language += n;
        break;
    case AMENDS_FAILS_VERIFIED:
        count->kinds[kind].verified += n;
        break;
    case AMENDS_FAILS_PHOTO:
        count->kinds[kind].photo += n;
        break;
    case AMENDS_FAILS_EDITED:
        count->kinds[kind].edited += n;
        break;
    default:
        break;
    }
}

static gboolean
count_rows (Count *count, const AmendsSql *sql, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_sql_prepare (sql, count->db, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 item_id = amends_statement_get_int (rows, 0);
        gint64 language_id = amends_statement_get_int (rows, 1);
        gint64 stars = amends_statement_get_int (rows, 2);
        gint64 traits = amends_statement_get_int (rows, 3);
        guint kind, fails;

        /* Counts have no checks of their own: a file that was tampered with must not make us count beside the table. */
        if (stars < 0 || stars > 7 || traits < 0 || traits > 15)
            continue;
        kind = (guint) (stars | traits << 3);
        fails = amends_cell_filter_get_choices (&count->filter, item_id, language_id, kind);
        count_cell (count, fails, item_id, language_id, kind, (guint64) amends_statement_get_int (rows, 4));
    }
    return step == AMENDS_STEP_DONE;
}

static void
count_reviews_cb (gint64 first G_GNUC_UNUSED, const AmendsReviewRun *run, guint64 bits, gpointer data)
{
    Count *count = data;

    for (; bits != 0; bits &= bits - 1) {
        const AmendsReviewCells review = amends_review_run_get (run, (gsize) __builtin_ctzll (bits));

        if (review.packed != 0)
            count_cell (count, amends_cell_filter_test (&count->filter, &review), review.item_id,
                        amends_review_cells_get_language (&review), amends_review_cells_get_kind (&review), 1);
    }
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

/* What is done is in tables of its own, and what is open is the rest: so numbers may be taken off again. */
typedef enum { SIDE_ALL, SIDE_DONE, SIDE_TAKE_DONE } Side;

static void
compile_cells (AmendsSql *sql, Side side, const char *table)
{
    amends_sql_add (sql, side == SIDE_TAKE_DONE ? CELL "-n FROM " : CELL "n FROM ");
    amends_sql_add (sql, table);
    amends_sql_add (sql, side == SIDE_ALL ? " WHERE n <> 0" : "_done WHERE n <> 0");
}

static gboolean
count_part_of_day (Count *count, Side side, gint64 after, gint64 before, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    if (before != 0 && after >= before)
        return TRUE;
    amends_sql_add (sql, side == SIDE_TAKE_DONE ? CELL "-1" : CELL "1");
    amends_sql_add_int (sql, " FROM review AS r INDEXED BY review_by_date WHERE published_at >= ?", after);
    if (before != 0)
        amends_sql_add_int (sql, " AND published_at < ?", before);
    if (side != SIDE_ALL)
        amends_query_compile_is_done (sql, TRUE);
    return count_rows (count, sql, error);
}

static gboolean
count_whole_days (Count *count, Side side, gint64 first_day, gint64 end_day, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    compile_cells (sql, side, "review_daily");
    amends_sql_add_int (sql, " AND day >= ?", first_day);
    if (end_day != 0)
        amends_sql_add_int (sql, " AND day < ?", end_day);
    return count_rows (count, sql, error);
}

static gboolean
count_from_all_days (Count *count, Side side, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    compile_cells (sql, side, "review_total");
    return count_rows (count, sql, error);
}

/* Days begin where the person lives, the counts' days at midnight UTC: so the first and the last may be cut. */
static gboolean
count_from_days (Count *count, Side side, gint64 after, gint64 before, GError **error)
{
    gint64 first_day = (after + DAY - 1) / DAY;
    gint64 end_day = before / DAY;

    if (before != 0 && first_day >= end_day)
        return count_part_of_day (count, side, after, before, error);
    return count_part_of_day (count, side, after, first_day * DAY, error) &&
           count_whole_days (count, side, first_day, end_day, error) &&
           (before == 0 || count_part_of_day (count, side, end_day * DAY, before, error));
}

static gboolean
count_side (Count *count, Side side, gint64 after, gint64 before, GError **error)
{
    return after == 0 && before == 0 ? count_from_all_days (count, side, error)
                                     : count_from_days (count, side, after, before, error);
}

static gboolean
count_recently_done (Count *count, gint64 after, gint64 before, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    amends_sql_add_int (sql,
                        CELL "1 FROM review_done AS d "
                             "CROSS JOIN review AS r ON r.id = d.review_id WHERE d.done_at >= ?",
                        amends_query_get_done_cutoff (count->context));
    if (after != 0)
        amends_sql_add_int (sql, " AND published_at >= ?", after);
    if (before != 0)
        amends_sql_add_int (sql, " AND published_at < ?", before);
    return count_rows (count, sql, error);
}

static gboolean
count_from_aggregates (Count *count, GError **error)
{
    gint64 after, before;

    amends_query_get_range (count->context, &after, &before);
    switch (count->context->query->done) {
    case AMENDS_DONE_OPEN:
        return count_side (count, SIDE_ALL, after, before, error) &&
               count_side (count, SIDE_TAKE_DONE, after, before, error);
    case AMENDS_DONE_WITH_RECENT:
        return count_side (count, SIDE_ALL, after, before, error) &&
               count_side (count, SIDE_TAKE_DONE, after, before, error) &&
               count_recently_done (count, after, before, error);
    case AMENDS_DONE_ONLY:
        return count_side (count, SIDE_DONE, after, before, error);
    case AMENDS_DONE_UNSET:
    case AMENDS_DONE_ALL:
    default:
        return count_side (count, SIDE_ALL, after, before, error);
    }
}

static gboolean
count_all (Count *count, AmendsReviewIndex *index, GError **error)
{
    gboolean needs_rows = amends_query_needs_rows (count->context->query), warm, usable;
    AmendsCandidates candidates;

    if (!amends_review_index_is_warm (index, &warm, error))
        return FALSE;
    if (!needs_rows && !warm)
        return count_from_aggregates (count, error);
    if (!amends_review_index_find (index, count->context->query, &candidates, &usable, error))
        return FALSE;
    return usable ? amends_candidates_visit (&candidates, count->db, count_reviews_cb, count, error)
                  : count_from_reviews (count, error);
}

/* What is listed as a choice, and under which name. */
typedef struct {
    guint64 count;
    const char *key;
    const char *label;   /* (nullable): its key then */
    guint64 label_count; /* of the item whose title is the label */
    guint rank;
} Choice;

static void
count_choice (Choice *choice, const char *label, guint64 n)
{
    choice->count += n;
    if (n != 0 && label != NULL &&
        (choice->label == NULL || n > choice->label_count ||
         (n == choice->label_count && strcmp (label, choice->label) < 0))) {
        choice->label = label;
        choice->label_count = n;
    }
}

static int
compare_choices (gconstpointer first, gconstpointer second)
{
    const Choice *a = first;
    const Choice *b = second;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return strcmp (a->key, b->key);
}

/* @names: of @choices; NULL: none */
static void
list_choices (const Count *count, GPtrArray *list, GPtrArray *names, const Choice *choices)
{
    g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (Choice));

    for (guint i = 0; i < names->len; i++) {
        Choice choice = choices[i];

        choice.key = names->pdata[i];
        if (choice.count == 0 || choice.key == NULL || *choice.key == '\0')
            continue;
        choice.rank = amends_catalog_get_rank (count->catalog, choice.label != NULL ? choice.label : choice.key);
        g_array_append_val (some, choice);
    }
    g_array_sort (some, compare_choices);
    for (guint i = 0; i < some->len; i++) {
        const Choice *choice = &g_array_index (some, Choice, i);

        amends_facets_add (list, choice->key, choice->label, choice->count);
    }
}

static void
list_items (const Count *count)
{
    const AmendsCatalog *catalog = count->catalog;
    g_autofree Choice *marketplaces = g_new0 (Choice, catalog->marketplaces->len);
    g_autofree Choice *brands = g_new0 (Choice, catalog->brands->len);
    g_autofree Choice *products = g_new0 (Choice, catalog->products->len);

    for (gsize i = 0; i < MIN (count->filter.n_items, catalog->items->len); i++) {
        const AmendsCatalogItem *item = &g_array_index (catalog->items, AmendsCatalogItem, i);
        const ItemCount *counts = &count->items[i];

        count_choice (&marketplaces[item->marketplace], catalog->marketplaces->pdata[item->marketplace],
                      counts->all + counts->marketplace);
        count_choice (&brands[item->brand], catalog->brands->pdata[item->brand], counts->all + counts->brand);
        count_choice (&products[item->product], item->title, counts->all + counts->product);
    }
    list_choices (count, count->facets->marketplaces, catalog->marketplaces, marketplaces);
    list_choices (count, count->facets->brands, catalog->brands, brands);
    list_choices (count, count->facets->products, catalog->products, products);
}

static void
list_languages (const Count *count)
{
    GPtrArray *tags = count->catalog->languages;
    g_autofree Choice *choices = g_new0 (Choice, tags->len);

    for (gsize i = 0; i < MIN (count->filter.n_languages, tags->len); i++)
        choices[i].count = count->languages[i].all + count->languages[i].language;
    list_choices (count, count->facets->languages, tags, choices);
}

static void
add_up_kinds (const Count *count)
{
    AmendsFacets *facets = count->facets;

    for (guint kind = 0; kind < AMENDS_REVIEW_KINDS; kind++) {
        const AmendsReviewCells cells = { .packed = kind };
        const KindCount *counts = &count->kinds[kind];
        int stars = amends_review_cells_get_stars (&cells);
        int traits = amends_review_cells_get_traits (&cells);

        facets->total += counts->all;
        if (stars < (int) G_N_ELEMENTS (facets->stars))
            facets->stars[stars] += counts->all + counts->stars;
        if ((traits & AMENDS_TRAIT_VERIFIED_MASK) == AMENDS_TRI_YES + 1)
            facets->verified += counts->all + counts->verified;
        if ((traits & AMENDS_TRAIT_PHOTO) != 0)
            facets->with_photo += counts->all + counts->photo;
        if ((traits & AMENDS_TRAIT_EDITED) != 0)
            facets->edited += counts->all + counts->edited;
    }
}

AmendsFacets *
amends_facet_query_run (AmendsReviewIndex *index, const AmendsQueryContext *context, GError **error)
{
    g_auto (Count) count = { .db = amends_review_index_get_db (index), .context = context };

    count.catalog = amends_review_index_get_catalog (index, error);
    if (count.catalog == NULL || !amends_cell_filter_load (&count.filter, count.db, context, error))
        return NULL;
    count.facets = amends_facets_new ();
    count.items = g_new0 (ItemCount, count.filter.n_items);
    count.languages = g_new0 (LanguageCount, count.filter.n_languages);
    if (!count_all (&count, index, error))
        return NULL;
    list_items (&count);
    list_languages (&count);
    add_up_kinds (&count);
    return g_steal_pointer (&count.facets);
}
