/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-feedback.h"

#include "amends-feedback-row.h"
#include "amends-feedback-sql.h"
#include "amends-store-private.h"

typedef struct {
    AmendsFeedbackQuery *query; /* (owned) */
    guint limit;
    GArray *ids;                  /* (owned) */
    AmendsFeedbackFacets *facets; /* (owned) */
} Find;

static void
free_find (gpointer data)
{
    Find *self = data;

    amends_feedback_query_free (self->query);
    g_clear_pointer (&self->ids, g_array_unref);
    g_clear_pointer (&self->facets, amends_feedback_facets_unref);
    g_free (self);
}

static Find *
new_find (const AmendsFeedbackQuery *query, guint limit)
{
    Find *self = g_new0 (Find, 1);

    self->query = amends_feedback_query_copy (query);
    self->limit = limit;
    return self;
}

static gboolean
find_ids (AmendsJob *job, gpointer data, GError **error)
{
    Find *find = data;
    AmendsFeedbackContext context = { find->query, job->now, job->zone };
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add (sql, "SELECT f.id");
    amends_feedback_sql_add_source (sql, &context, AMENDS_FEEDBACK_CONDITION_NONE);
    amends_feedback_sql_add_order (sql, find->query);
    if (find->limit > 0)
        amends_sql_add_int (sql, " LIMIT ?", find->limit);
    rows = amends_sql_prepare (sql, job->db, error);
    if (rows == NULL)
        return FALSE;
    find->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        g_array_append_val (find->ids, id);
    }
    return step == AMENDS_STEP_DONE;
}

void
amends_store_find_feedback_ids_async (AmendsStore *self, const AmendsFeedbackQuery *query, guint limit,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    amends_store_start (self, AMENDS_JOB_READ, amends_store_find_feedback_ids_async, find_ids, new_find (query, limit),
                        free_find, cancellable, callback, user_data);
}

GArray *
amends_store_find_feedback_ids_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Find *find = amends_store_finish (self, result, amends_store_find_feedback_ids_async, error);

    return find != NULL ? g_steal_pointer (&find->ids) : NULL;
}

/* AmendsFacetFunc: takes one choice and how many it would show. */
typedef void (*AmendsFacetFunc) (AmendsFeedbackFacets *facets, AmendsStatement *row);

static void
take_star (AmendsFeedbackFacets *facets, AmendsStatement *row)
{
    facets->stars[amends_statement_get_int (row, 0)] = (guint64) amends_statement_get_int (row, 1);
}

static void
take_state (AmendsFeedbackFacets *facets, AmendsStatement *row)
{
    facets->states[amends_statement_get_int (row, 0)] = (guint64) amends_statement_get_int (row, 1);
}

static void
take_response (AmendsFeedbackFacets *facets, AmendsStatement *row)
{
    if (amends_statement_get_int (row, 0) != 0)
        facets->with_response = (guint64) amends_statement_get_int (row, 1);
    else
        facets->without_response = (guint64) amends_statement_get_int (row, 1);
}

static void
take_marketplace (AmendsFeedbackFacets *facets, AmendsStatement *row)
{
    if (*amends_statement_get_text (row, 0) != '\0')
        amends_facets_add (facets->marketplaces, amends_statement_get_text (row, 0), NULL,
                           (guint64) amends_statement_get_int (row, 1));
}

static void
take_language (AmendsFeedbackFacets *facets, AmendsStatement *row)
{
    if (*amends_statement_get_text (row, 0) != '\0')
        amends_facets_add (facets->languages, amends_statement_get_text (row, 0), NULL,
                           (guint64) amends_statement_get_int (row, 1));
}

static void
take_total (AmendsFeedbackFacets *facets, AmendsStatement *row)
{
    facets->total = (guint64) amends_statement_get_int (row, 1);
}

static gboolean
count_facet (AmendsJob *job, Find *find, const char *choice, AmendsFeedbackCondition without, AmendsFacetFunc take,
             GError **error)
{
    AmendsFeedbackContext context = { find->query, job->now, job->zone };
    g_autoptr (AmendsSql) sql = amends_sql_new ();
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step;

    amends_sql_add (sql, "SELECT ");
    amends_sql_add (sql, choice);
    amends_sql_add (sql, ", count (*) AS n");
    amends_feedback_sql_add_source (sql, &context, without);
    amends_sql_add (sql, " GROUP BY 1 ORDER BY n DESC, 1");
    rows = amends_sql_prepare (sql, job->db, error);
    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        take (find->facets, rows);
    return step == AMENDS_STEP_DONE;
}

static gboolean
find_facets (AmendsJob *job, gpointer data, GError **error)
{
    static const struct {
        const char *choice;
        AmendsFeedbackCondition without;
        AmendsFacetFunc take;
    } FACETS[] = {
        { "'all'", AMENDS_FEEDBACK_CONDITION_NONE, take_total },
        { "f.stars", AMENDS_FEEDBACK_CONDITION_STARS, take_star },
        { AMENDS_FEEDBACK_STATE, AMENDS_FEEDBACK_CONDITION_STATES, take_state },
        { "f.has_response", AMENDS_FEEDBACK_CONDITION_RESPONSE, take_response },
        { "f.marketplace", AMENDS_FEEDBACK_CONDITION_MARKETPLACES, take_marketplace },
        { "(SELECT tag FROM language WHERE id = f.language_id)", AMENDS_FEEDBACK_CONDITION_LANGUAGES, take_language },
    };
    Find *find = data;

    find->facets = amends_feedback_facets_new ();
    for (guint i = 0; i < G_N_ELEMENTS (FACETS); i++)
        if (!count_facet (job, find, FACETS[i].choice, FACETS[i].without, FACETS[i].take, error))
            return FALSE;
    return TRUE;
}

void
amends_store_find_feedback_facets_async (AmendsStore *self, const AmendsFeedbackQuery *query, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (query != NULL);

    amends_store_start (self, AMENDS_JOB_READ, amends_store_find_feedback_facets_async, find_facets,
                        new_find (query, 0), free_find, cancellable, callback, user_data);
}

AmendsFeedbackFacets *
amends_store_find_feedback_facets_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Find *find = amends_store_finish (self, result, amends_store_find_feedback_facets_async, error);

    return find != NULL ? g_steal_pointer (&find->facets) : NULL;
}

typedef struct {
    GArray *ids;     /* (owned) */
    GPtrArray *rows; /* (owned) */
} Load;

static void
free_load (gpointer data)
{
    Load *self = data;

    g_array_unref (self->ids);
    g_clear_pointer (&self->rows, g_ptr_array_unref);
    g_free (self);
}

static gboolean
load_rows (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;

    load->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_feedback_unref);
    for (guint i = 0; i < load->ids->len; i++) {
        AmendsFeedback *feedback;

        if (!amends_feedback_row_load (job->db, g_array_index (load->ids, gint64, i), &feedback, error))
            return FALSE;
        if (feedback != NULL)
            g_ptr_array_add (load->rows, feedback);
    }
    return TRUE;
}

void
amends_store_load_feedback_async (AmendsStore *self, const gint64 *ids, gsize n_ids, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (ids != NULL || n_ids == 0);

    load = g_new0 (Load, 1);
    load->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
    g_array_append_vals (load->ids, ids, (guint) n_ids);
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_feedback_async, load_rows, load, free_load,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_load_feedback_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_feedback_async, error);

    return load != NULL ? g_steal_pointer (&load->rows) : NULL;
}
