/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cell-filter.h"

#include "amends-catalog.h"
#include "amends-db-error.h"
#include "amends-review-row.h"

/* A file that was tampered with must neither make us write beside the table nor take all memory. */
static guint16 *
new_table (AmendsDb *db, const char *greatest, gsize *n, GError **error)
{
    gint64 id;

    if (!amends_db_get_int (db, greatest, &id, error))
        return NULL;
    if (id >= AMENDS_CATALOG_END) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_CORRUPT);
        return NULL;
    }
    *n = (gsize) MAX (id, 0) + 1;
    return g_new0 (guint16, *n);
}

static gboolean
is_about_items (const AmendsReviewQuery *query)
{
    return query->account_id != 0 || query->marketplaces->len + query->brands->len + query->products->len > 0;
}

static gboolean
load_items (AmendsCellFilter *self, AmendsDb *db, const AmendsReviewQuery *query, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    self->items = new_table (db, "SELECT ifnull (max (id), 0) FROM item", &self->n_items, error);
    if (self->items == NULL || !is_about_items (query))
        return self->items != NULL;
    /* What the statement does not tell of is another account's. */
    for (gsize i = 0; i < self->n_items; i++)
        self->items[i] = AMENDS_FAILS_OTHER;
    amends_sql_add (sql, "SELECT id, ");
    amends_query_compile_marketplaces (sql, query);
    amends_sql_add (sql, ", ");
    amends_query_compile_brands (sql, query);
    amends_sql_add (sql, ", ");
    amends_query_compile_products (sql, query);
    amends_sql_add (sql, " FROM item WHERE ");
    amends_query_compile_account (sql, query);
    rows = amends_sql_prepare (sql, db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        if (id < 0)
            continue;
        self->items[id] = (guint16) ((amends_statement_get_int (rows, 1) ? 0 : AMENDS_FAILS_MARKETPLACE) |
                                     (amends_statement_get_int (rows, 2) ? 0 : AMENDS_FAILS_BRAND) |
                                     (amends_statement_get_int (rows, 3) ? 0 : AMENDS_FAILS_PRODUCT));
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
load_languages (AmendsCellFilter *self, AmendsDb *db, const AmendsReviewQuery *query, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    self->languages = new_table (db, "SELECT ifnull (max (id), 0) FROM language", &self->n_languages, error);
    if (self->languages == NULL || query->languages->len == 0)
        return self->languages != NULL;
    amends_sql_add (sql, "SELECT id, ");
    amends_query_compile_languages (sql, query);
    amends_sql_add (sql, " FROM language");
    rows = amends_sql_prepare (sql, db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        if (id >= 0)
            self->languages[id] = amends_statement_get_int (rows, 1) ? 0 : AMENDS_FAILS_LANGUAGE;
    }
    return step == AMENDS_STEP_DONE;
}

static guint16
test_kind (const AmendsReviewQuery *query, guint kind)
{
    const AmendsReviewCells cells = { .packed = kind };
    int stars = amends_review_cells_get_stars (&cells);
    int traits = amends_review_cells_get_traits (&cells);
    gboolean photo = (traits & AMENDS_TRAIT_PHOTO) != 0;
    gboolean edited = (traits & AMENDS_TRAIT_EDITED) != 0;
    int verified = (traits & AMENDS_TRAIT_VERIFIED_MASK) - 1;

    return (
        guint16) ((query->stars == 0 || (query->stars & 1u << stars) != 0 ? 0 : AMENDS_FAILS_STARS) |
                  (query->verified == AMENDS_TRI_UNKNOWN || (int) query->verified == verified ? 0
                                                                                              : AMENDS_FAILS_VERIFIED) |
                  (query->has_photo == AMENDS_TRI_UNKNOWN || (int) query->has_photo == photo ? 0 : AMENDS_FAILS_PHOTO) |
                  (query->edited == AMENDS_TRI_UNKNOWN || (int) query->edited == edited ? 0 : AMENDS_FAILS_EDITED));
}

gboolean
amends_cell_filter_load (AmendsCellFilter *self, AmendsDb *db, const AmendsQueryContext *context, GError **error)
{
    const AmendsReviewQuery *query = context->query;

    amends_query_get_range (context, &self->after, &self->before);
    self->done = query->done;
    self->done_cutoff = amends_query_get_done_cutoff (context);
    self->has_note = query->has_note;
    self->gone = query->gone;
    for (guint kind = 0; kind < AMENDS_REVIEW_KINDS; kind++)
        self->kinds[kind] = test_kind (query, kind);
    return load_items (self, db, query, error) && load_languages (self, db, query, error);
}

void
amends_cell_filter_clear (AmendsCellFilter *self)
{
    g_clear_pointer (&self->items, g_free);
    g_clear_pointer (&self->languages, g_free);
}
