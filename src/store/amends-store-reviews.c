/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-reviews.h"

#include "amends-column-walk.h"
#include "amends-contact-query.h"
#include "amends-facet-query.h"
#include "amends-query-compiler.h"
#include "amends-review-row.h"
#include "amends-store-private.h"
#include "amends-text-walk.h"

#define FEW_FOUND 20000

typedef struct {
    AmendsReviewQuery *query; /* (owned) */
    guint limit;
    GArray *ids;          /* (owned) */
    AmendsFacets *facets; /* (owned) */
} Find;

static void
free_find (gpointer data)
{
    Find *self = data;

    amends_review_query_free (self->query);
    g_clear_pointer (&self->ids, g_array_unref);
    g_clear_pointer (&self->facets, amends_facets_unref);
    g_free (self);
}

static Find *
new_find (const AmendsReviewQuery *query, guint limit)
{
    Find *self = g_new0 (Find, 1);

    self->query = amends_review_query_copy (query);
    self->limit = limit;
    return self;
}

static gboolean
append_by_index (AmendsJob *job, Find *find, int stars, GError **error)
{
    AmendsQueryContext context = amends_job_get_context (job, find->query);
    guint limit = find->limit > 0 ? find->limit - find->ids->len : 0;
    g_autoptr (AmendsSql) sql = amends_query_compile_ids (&context, stars, limit);
    g_autoptr (AmendsStatement) rows = amends_sql_prepare (sql, job->db, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        g_array_append_val (find->ids, id);
    }
    return step == AMENDS_STEP_DONE;
}

/*
 * Words that are common fill a screen from the first texts that one looks at; of others the search index tells which reviews have them, and these come soon in
 * the query's order or are few enough to be put in order. Customers who can be contacted are few anyway.
 */
static AmendsTextWalk
walk_known (AmendsJob *job, Find *find, int stars, guint limit, GError **error)
{
    AmendsQueryContext context = amends_job_get_context (job, find->query);
    const AmendsIdSet *known = amends_review_index_find_words (job->index, find->query, error);
    AmendsTextWalkPatience patience = AMENDS_TEXT_WALK_ENDLESS;
    gboolean warm;

    if (known == NULL || !amends_review_index_is_warm (job->index, &warm, error))
        return AMENDS_TEXT_WALK_FAILED;
    if (find->query->contactable != AMENDS_TRI_YES) {
        /* So few are put in order before an index has told the first of them. */
        if (warm && amends_id_set_count (known) <= FEW_FOUND)
            return AMENDS_TEXT_WALK_GAVE_UP;
        patience = warm ? AMENDS_TEXT_WALK_LONG : AMENDS_TEXT_WALK_LONGER;
    }
    return amends_text_walk_run (job->db, &context, stars, limit, patience, known, find->ids, error);
}

static gboolean
append_walking (AmendsJob *job, Find *find, int stars, guint limit, gboolean *found, GError **error)
{
    AmendsQueryContext context = amends_job_get_context (job, find->query);
    AmendsTextWalk walk = AMENDS_TEXT_WALK_GAVE_UP;

    if (find->query->contactable != AMENDS_TRI_YES && !amends_review_index_knows_words (job->index, find->query))
        walk = amends_text_walk_run (job->db, &context, stars, limit, AMENDS_TEXT_WALK_SHORT, NULL, find->ids, error);
    if (walk == AMENDS_TEXT_WALK_GAVE_UP)
        walk = walk_known (job, find, stars, limit, error);
    *found = walk == AMENDS_TEXT_WALK_FOUND;
    return walk != AMENDS_TEXT_WALK_FAILED;
}

static gboolean
append_ids (AmendsJob *job, Find *find, int stars, GError **error)
{
    AmendsQueryContext context = amends_job_get_context (job, find->query);
    guint limit = find->limit > 0 ? find->limit - find->ids->len : 0;
    AmendsColumnWalk columns = AMENDS_COLUMN_WALK_UNABLE;
    gboolean found = FALSE, can = FALSE;

    if (!amends_review_index_is_bare (job->index) && amends_text_walk_can (find->query, limit) &&
        !append_walking (job, find, stars, limit, &found, error))
        return FALSE;
    if (found)
        return TRUE;
    if (!amends_column_walk_can (job->index, find->query, limit, &can, error))
        return FALSE;
    if (can)
        columns = amends_column_walk_run (job->index, &context, stars, limit, find->ids, error);
    if (columns != AMENDS_COLUMN_WALK_UNABLE)
        return columns == AMENDS_COLUMN_WALK_FOUND;
    return append_by_index (job, find, stars, error);
}

/* Those who can be contacted, then the others: two lists, each in its own order. */
static gboolean
append_by_contact (AmendsJob *job, Find *find, GError **error)
{
    AmendsTri wanted = find->query->contactable;
    gboolean done = TRUE;

    if (wanted != AMENDS_TRI_NO) {
        find->query->contactable = AMENDS_TRI_YES;
        done = append_ids (job, find, 0, error);
    }
    if (done && wanted != AMENDS_TRI_YES && (find->limit == 0 || find->ids->len < find->limit)) {
        find->query->contactable = AMENDS_TRI_NO;
        done = append_ids (job, find, 0, error);
    }
    find->query->contactable = wanted;
    return done;
}

/* Star by star, each from the index by date: an order by stars needs no index of its own. */
static gboolean
find_ids (AmendsJob *job, gpointer data, GError **error)
{
    Find *find = data;
    int stars, step;

    amends_job_set_contact_limits (job, find->query);
    find->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    if (find->query->order == AMENDS_ORDER_CONTACT_ENDS)
        return append_by_contact (job, find, error);
    if (!amends_query_orders_by_stars (find->query, &stars, &step))
        return append_ids (job, find, 0, error);
    for (; stars >= 1 && stars <= 5; stars += step) {
        gboolean wanted = find->query->stars == 0 || (find->query->stars & 1u << stars) != 0;

        if (find->limit > 0 && find->ids->len >= find->limit)
            break;
        if (wanted && !append_ids (job, find, stars, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
find_facets (AmendsJob *job, gpointer data, GError **error)
{
    Find *find = data;
    AmendsQueryContext context = amends_job_get_context (job, find->query);

    amends_job_set_contact_limits (job, find->query);
    find->facets = amends_facet_query_run (job->index, &context, error);
    return find->facets != NULL;
}

static gboolean
find_facets_and_contactable (AmendsJob *job, gpointer data, GError **error)
{
    Find *find = data;
    AmendsQueryContext context = amends_job_get_context (job, find->query);
    guint64 *n = NULL;
    gboolean counted = FALSE;

    if (!find_facets (job, data, error))
        return FALSE;
    n = &find->facets->contactable;
    /* With words, every review that has them would be brought up. */
    if (amends_query_needs_rows (find->query) &&
        !amends_column_walk_count_contactable (job->index, &context, n, &counted, error))
        return FALSE;
    return counted || amends_contact_query_count (job->db, &context, n, error);
}

void
amends_store_find_ids_async (AmendsStore *self, const AmendsReviewQuery *query, guint limit, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    amends_store_start (self, AMENDS_JOB_READ, amends_store_find_ids_async, find_ids, new_find (query, limit),
                        free_find, cancellable, callback, user_data);
}

GArray *
amends_store_find_ids_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Find *find = amends_store_finish (self, result, amends_store_find_ids_async, error);

    return find != NULL ? g_steal_pointer (&find->ids) : NULL;
}

void
amends_store_find_facets_async (AmendsStore *self, const AmendsReviewQuery *query, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    amends_store_start (self, AMENDS_JOB_READ, amends_store_find_facets_async, find_facets_and_contactable,
                        new_find (query, 0), free_find, cancellable, callback, user_data);
}

typedef struct {
    gboolean warm;
} WarmUp;

static gboolean
warm_up (AmendsJob *job, gpointer data, GError **error)
{
    WarmUp *request = data;

    return amends_review_index_warm_up (job->index, &request->warm, error);
}

static void warm_up_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Bit by bit, after the batches, so that nobody waits for it. */
void
amends_store_warm_up (AmendsStore *self)
{
    if (amends_store_is_closing (self))
        return;
    amends_store_start (self, AMENDS_JOB_SURVEY, amends_store_warm_up, warm_up, g_new0 (WarmUp, 1), g_free, NULL,
                        warm_up_cb, NULL);
}

static void
warm_up_cb (GObject *source, GAsyncResult *result, gpointer user_data G_GNUC_UNUSED)
{
    AmendsStore *self = AMENDS_STORE (source);
    const WarmUp *request = amends_store_finish (self, result, amends_store_warm_up, NULL);

    /* If it failed, the next question meets the failure too, and can tell of it. */
    if (request != NULL && !request->warm)
        amends_store_warm_up (self);
}

AmendsFacets *
amends_store_find_facets_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Find *find = amends_store_finish (self, result, amends_store_find_facets_async, error);

    if (find != NULL)
        amends_store_warm_up (self);
    return find != NULL ? g_steal_pointer (&find->facets) : NULL;
}

void
amends_store_count_async (AmendsStore *self, const AmendsReviewQuery *query, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    amends_store_start (self, AMENDS_JOB_READ, amends_store_count_async, find_facets, new_find (query, 0), free_find,
                        cancellable, callback, user_data);
}

gint64
amends_store_count_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Find *find = amends_store_finish (self, result, amends_store_count_async, error);

    return find != NULL ? (gint64) find->facets->total : -1;
}

typedef struct {
    GArray *ids;        /* (owned) */
    GPtrArray *reviews; /* (owned) */
} Load;

static void
free_load (gpointer data)
{
    Load *self = data;

    g_array_unref (self->ids);
    g_clear_pointer (&self->reviews, g_ptr_array_unref);
    g_free (self);
}

static gboolean
load_reviews (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;
    g_autoptr (AmendsContactLimits) limits = amends_job_dup_contact_limits (job);

    load->reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_review_unref);
    for (guint i = 0; i < load->ids->len; i++) {
        AmendsReview *review;

        if (!amends_review_row_load (job->db, g_array_index (load->ids, gint64, i), limits, &review, error))
            return FALSE;
        if (review != NULL)
            g_ptr_array_add (load->reviews, review);
    }
    return TRUE;
}

void
amends_store_load_reviews_async (AmendsStore *self, const gint64 *ids, gsize n_ids, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (ids != NULL || n_ids == 0);

    load = g_new0 (Load, 1);
    load->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
    g_array_append_vals (load->ids, ids, (guint) n_ids);
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_reviews_async, load_reviews, load, free_load,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_load_reviews_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_reviews_async, error);

    return load != NULL ? g_steal_pointer (&load->reviews) : NULL;
}
