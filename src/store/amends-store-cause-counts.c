/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-cause-counts.h"

#include "amends-review-walk.h"

typedef struct {
    AmendsReviewQuery *query; /* (owned) */
    GArray *edges;            /* (element-type gint64) (owned) */
    int low_stars[2];
    GArray *buckets; /* (owned) (nullable) */
} Count;

static void
free_count (gpointer data)
{
    Count *self = data;

    amends_review_query_free (self->query);
    g_array_unref (self->edges);
    g_clear_pointer (&self->buckets, g_array_unref);
    g_free (self);
}

/* Returns: (nullable): NULL if it is in no span */
static AmendsCauseBucket *
find_bucket (const Count *count, gint64 instant)
{
    const gint64 *edges = (const gint64 *) (gpointer) count->edges->data;
    guint low = 0, high = count->edges->len;

    /* The first edge that lies behind it. */
    while (low < high) {
        guint middle = (low + high) / 2;

        if (edges[middle] <= instant)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && low < count->edges->len ? &g_array_index (count->buckets, AmendsCauseBucket, low - 1) : NULL;
}

static void
add_comment (AmendsCauseCount *count, gboolean is_low)
{
    count->n++;
    count->n_low += is_low ? 1 : 0;
}

static void
take_cells_cb (const AmendsReviewCells *review, guint16 causes, gpointer data)
{
    const Count *count = data;
    AmendsCauseBucket *bucket = find_bucket (count, review->published_at);

    if (bucket == NULL)
        return;
    if (count->low_stars[0] != AMENDS_CAUSE_COUNTS_ONLY)
        add_comment (&bucket->reviews, amends_review_cells_get_stars (review) <= count->low_stars[0]);
    if (!amends_review_causes_explain (causes))
        return;
    bucket->reviews.n_explained++;
    bucket->reviews.by_person += (causes & AMENDS_REVIEW_CAUSES_SAID) != 0 ? 1 : 0;
    bucket->reviews.wrong_door += (causes & AMENDS_REVIEW_CAUSES_WRONG_DOOR) != 0 ? 1 : 0;
    for (int i = 0; i < AMENDS_MAX_CAUSES; i++) {
        int cause = amends_review_causes_get (causes, i);

        if (cause != AMENDS_CAUSE_NONE)
            bucket->reviews.causes[cause]++;
    }
}

static void
take_review_cb (gint64 published_at, int stars, gint64 item_id G_GNUC_UNUSED, gpointer data)
{
    const Count *count = data;
    AmendsCauseBucket *bucket = find_bucket (count, published_at);

    if (bucket != NULL)
        add_comment (&bucket->reviews, stars <= count->low_stars[0]);
}

static void
add_causes (AmendsCauseCount *count, AmendsStatement *row)
{
    gboolean any = FALSE;

    for (int i = 0; i < AMENDS_MAX_CAUSES; i++) {
        gint64 cause = amends_statement_get_int (row, 1 + i);

        if (cause < 0 || cause >= AMENDS_N_CAUSES)
            continue;
        count->causes[cause]++;
        any = TRUE;
    }
    if (!any)
        return;
    count->n_explained++;
    count->by_person += amends_statement_get_int (row, 3) != 0 ? 1 : 0;
    count->wrong_door += amends_statement_get_int (row, 4) != 0 ? 1 : 0;
}

static gboolean
count_causes_of (AmendsJob *job, const Count *count, const AmendsSql *sql, AmendsSubject subject, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_sql_prepare (sql, job->db, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        AmendsCauseBucket *bucket = find_bucket (count, amends_statement_get_int (rows, 0));

        if (bucket != NULL)
            add_causes (subject == AMENDS_SUBJECT_FEEDBACK ? &bucket->feedback : &bucket->reviews, rows);
    }
    return step == AMENDS_STEP_DONE;
}

static void
add_span (AmendsSql *sql, const AmendsReviewQuery *span)
{
    amends_sql_add_int (sql, "WHERE published_at >= ?", span->after);
    amends_sql_add_int (sql, " AND published_at < ?", span->before);
}

#define CAUSES "SELECT published_at, first, second, by_person, wrong_door FROM "

/* A year of a million reviews is 70,000 rows of causes in the file, but some milliseconds in the columns; and those of a product are not together in the index. */
static gboolean
count_reviews (AmendsJob *job, Count *count, const AmendsReviewQuery *span, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    gboolean told;

    if (!amends_review_walk_run_cells (job, span, take_cells_cb, count, &told, error))
        return FALSE;
    if (told)
        return TRUE;
    amends_sql_add (sql, CAUSES "review_cause INDEXED BY review_cause_by_date ");
    add_span (sql, span);
    amends_review_walk_add_place (sql, span, "item_id");
    return (count->low_stars[0] == AMENDS_CAUSE_COUNTS_ONLY ||
            amends_review_walk_run (job, span, take_review_cb, count, error)) &&
           count_causes_of (job, count, sql, AMENDS_SUBJECT_REVIEW, error);
}

static void
add_place (AmendsSql *sql, const AmendsReviewQuery *span)
{
    amends_sql_add (sql, " AND ");
    amends_query_compile_account (sql, span);
    amends_sql_add (sql, " AND ");
    amends_query_compile_marketplaces (sql, span);
}

static gboolean
count_all_feedback (AmendsJob *job, const Count *count, const AmendsReviewQuery *span, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add (sql, "SELECT published_at, stars FROM feedback INDEXED BY feedback_by_date ");
    add_span (sql, span);
    add_place (sql, span);
    rows = amends_sql_prepare (sql, job->db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        AmendsCauseBucket *bucket = find_bucket (count, amends_statement_get_int (rows, 0));

        if (bucket != NULL)
            add_comment (&bucket->feedback, amends_statement_get_int (rows, 1) <= count->low_stars[1]);
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
count_feedback (AmendsJob *job, Count *count, const AmendsReviewQuery *span, GError **error)
{
    g_autoptr (AmendsSql) sql = amends_sql_new ();

    amends_sql_add (sql, CAUSES "feedback_cause INDEXED BY feedback_cause_by_date ");
    add_span (sql, span);
    add_place (sql, span);
    return (count->low_stars[1] == AMENDS_CAUSE_COUNTS_ONLY || count_all_feedback (job, count, span, error)) &&
           count_causes_of (job, count, sql, AMENDS_SUBJECT_FEEDBACK, error);
}

static gboolean
count_causes (AmendsJob *job, gpointer data, GError **error)
{
    Count *count = data;
    const gint64 *edges = (const gint64 *) (gpointer) count->edges->data;
    guint n = count->edges->len - 1;
    g_autoptr (AmendsReviewQuery) span = amends_review_walk_make_query (count->query, edges[0], edges[n]);

    count->buckets = g_array_sized_new (FALSE, TRUE, sizeof (AmendsCauseBucket), n);
    g_array_set_size (count->buckets, n);
    for (guint i = 0; i < n; i++)
        g_array_index (count->buckets, AmendsCauseBucket, i).start = edges[i];
    return count_reviews (job, count, span, error) && count_feedback (job, count, span, error);
}

static gboolean
are_ascending (const gint64 *edges, gsize n_edges)
{
    for (gsize i = 1; i < n_edges; i++)
        if (edges[i] < edges[i - 1])
            return FALSE;
    return n_edges >= 2;
}

void
amends_store_count_causes_async (AmendsStore *self, const AmendsReviewQuery *query, const gint64 *edges, gsize n_edges,
                                 const int low_stars[2], GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
    Count *count;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);
    g_return_if_fail (are_ascending (edges, n_edges));

    count = g_new0 (Count, 1);
    count->query = amends_review_query_copy (query);
    count->edges = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_edges);
    g_array_append_vals (count->edges, edges, (guint) n_edges);
    memcpy (count->low_stars, low_stars, sizeof count->low_stars);
    amends_store_start (self, AMENDS_JOB_READ, amends_store_count_causes_async, count_causes, count, free_count,
                        cancellable, callback, user_data);
}

GArray *
amends_store_count_causes_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Count *count = amends_store_finish (self, result, amends_store_count_causes_async, error);

    if (count != NULL)
        amends_store_warm_up (self);
    return count != NULL ? g_steal_pointer (&count->buckets) : NULL;
}
