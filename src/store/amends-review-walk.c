/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-walk.h"

#include "amends-cell-filter.h"

static void
append_all (GPtrArray *to, GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++)
        g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

AmendsReviewQuery *
amends_review_walk_make_query (const AmendsReviewQuery *query, gint64 from, gint64 before)
{
    AmendsReviewQuery *self = amends_review_query_new ();

    self->account_id = query->account_id;
    append_all (self->marketplaces, query->marketplaces);
    append_all (self->brands, query->brands);
    append_all (self->products, query->products);
    self->period = AMENDS_PERIOD_CUSTOM;
    /* What has no date is in no span. */
    self->after = MAX (from, 1);
    self->before = MAX (before, 1);
    return self;
}

typedef struct {
    AmendsCellFilter filter;
    AmendsReviewWalkCellsFunc func;
    gpointer data;
} Walk;

static void
clear_walk (Walk *walk)
{
    amends_cell_filter_clear (&walk->filter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

static void
take_cells_cb (gint64 first G_GNUC_UNUSED, const AmendsReviewRun *run, guint64 bits, gpointer data)
{
    Walk *walk = data;

    for (; bits != 0; bits &= bits - 1) {
        const int i = __builtin_ctzll (bits);
        const AmendsReviewCells review = amends_review_run_get (run, (gsize) i);

        if (review.packed != 0 && amends_cell_filter_test (&walk->filter, &review) == 0)
            walk->func (&review, run->causes != NULL ? run->causes[i] : 0, walk->data);
    }
}

gboolean
amends_review_walk_run_cells (AmendsJob *job, const AmendsReviewQuery *query, AmendsReviewWalkCellsFunc func,
                              gpointer data, gboolean *told, GError **error)
{
    AmendsQueryContext context = amends_job_get_context (job, query);
    g_auto (Walk) walk = { .func = func, .data = data };
    AmendsCandidates candidates;
    gboolean warm;

    *told = FALSE;
    if (!amends_review_index_is_warm (job->index, &warm, error) ||
        (warm && !amends_review_index_find (job->index, query, &candidates, told, error)))
        return FALSE;
    return !*told || (amends_cell_filter_load (&walk.filter, job->db, &context, error) &&
                      amends_candidates_visit (&candidates, job->db, take_cells_cb, &walk, error));
}

typedef struct {
    AmendsReviewWalkFunc func;
    gpointer data;
} Plain;

static void
take_review_cb (const AmendsReviewCells *review, guint16 causes G_GNUC_UNUSED, gpointer data)
{
    const Plain *plain = data;

    plain->func (review->published_at, amends_review_cells_get_stars (review), review->item_id, plain->data);
}

static gboolean
walk_index (AmendsJob *job, const AmendsReviewQuery *query, const Plain *plain, GError **error)
{
    AmendsQueryContext context = amends_job_get_context (job, query);
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add (sql, "SELECT r.published_at, r.stars, r.item_id");
    amends_query_compile_source (sql, &context, AMENDS_CONDITIONS_ALL, 0);
    rows = amends_sql_prepare (sql, job->db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        plain->func (amends_statement_get_int (rows, 0), (int) amends_statement_get_int (rows, 1),
                     amends_statement_get_int (rows, 2), plain->data);
    return step == AMENDS_STEP_DONE;
}

gboolean
amends_review_walk_run (AmendsJob *job, const AmendsReviewQuery *query, AmendsReviewWalkFunc func, gpointer data,
                        GError **error)
{
    Plain plain = { func, data };
    gboolean told;

    return amends_review_walk_run_cells (job, query, take_review_cb, &plain, &told, error) &&
           (told || walk_index (job, query, &plain, error));
}

void
amends_review_walk_add_place (AmendsSql *sql, const AmendsReviewQuery *query, const char *column)
{
    if (query->account_id == 0 && query->marketplaces->len + query->brands->len + query->products->len == 0)
        return;
    amends_sql_add (sql, " AND ");
    amends_sql_add (sql, column);
    amends_sql_add (sql, " IN (SELECT id FROM item WHERE ");
    amends_query_compile_items (sql, query);
    amends_sql_add (sql, ")");
}
