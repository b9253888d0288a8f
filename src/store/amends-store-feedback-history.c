/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-accounts.h"
#include "amends-feedback-writer.h"
#include "amends-store-feedback.h"
#include "amends-store-private.h"

typedef struct {
    gint64 account_id;
    char *marketplace; /* (nullable) */
    AmendsFeedbackHistory *history;
} Load;

static void
free_load (gpointer data)
{
    Load *self = data;

    g_clear_pointer (&self->history, amends_feedback_history_unref);
    g_free (self->marketplace);
    g_free (self);
}

#define OF_CELLS " WHERE (?1 = 0 OR account_id = ?1) AND (?2 IS NULL OR marketplace = ?2 COLLATE NOCASE) "
#define SELECT_DAYS                                                                                                    \
    "SELECT account_id, marketplace, day, stars, n FROM feedback_daily" OF_CELLS                                       \
    "AND n > 0 ORDER BY account_id, marketplace, day"
#define SELECT_SOURCES "SELECT account_id, marketplace, partial FROM feedback_source" OF_CELLS
#define SELECT_TOTALS                                                                                                  \
    "SELECT account_id, marketplace, span, origin, positive, neutral, negative, at FROM feedback_total" OF_CELLS       \
    "ORDER BY account_id, marketplace"

static AmendsStatement *
prepare (AmendsDb *db, const char *sql, const Load *load, GError **error)
{
    AmendsStatement *rows = amends_db_prepare (db, sql, error);

    if (rows != NULL) {
        amends_statement_bind_int (rows, 1, load->account_id);
        amends_statement_bind_text (rows, 2, load->marketplace);
    }
    return rows;
}

static AmendsFeedbackCell *
get_cell (Load *load, AmendsStatement *row)
{
    return amends_feedback_history_get_cell (load->history, amends_statement_get_int (row, 0),
                                             amends_statement_get_text (row, 1));
}

static gboolean
load_days (AmendsDb *db, Load *load, GError **error)
{
    g_autoptr (AmendsStatement) rows = prepare (db, SELECT_DAYS, load, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        amends_feedback_cell_add (get_cell (load, rows), amends_statement_get_int (rows, 2),
                                  (int) amends_statement_get_int (rows, 3), amends_statement_get_int (rows, 4));
    return step == AMENDS_STEP_DONE;
}

/* A source that says nothing of itself and shows not one happy customer is taken for one of those that list only unhappy ones. */
static gboolean
looks_partial (const AmendsFeedbackCell *cell)
{
    gboolean has_low = FALSE;

    for (guint i = 0; i < cell->days->len; i++) {
        const AmendsFeedbackDay *day = &g_array_index (cell->days, AmendsFeedbackDay, i);

        if (day->stars[4] > 0 || day->stars[5] > 0)
            return FALSE;
        has_low |= day->stars[1] > 0 || day->stars[2] > 0 || day->stars[3] > 0;
    }
    return has_low;
}

static gboolean
load_sources (AmendsDb *db, Load *load, GError **error)
{
    g_autoptr (AmendsStatement) rows = prepare (db, SELECT_SOURCES, load, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    for (guint i = 0; i < load->history->cells->len; i++) {
        AmendsFeedbackCell *cell = load->history->cells->pdata[i];

        cell->incomplete = looks_partial (cell);
    }
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        get_cell (load, rows)->incomplete = amends_statement_get_int (rows, 2) != 0;
    return step == AMENDS_STEP_DONE;
}

static gboolean
load_totals (AmendsDb *db, Load *load, GError **error)
{
    g_autoptr (AmendsStatement) rows = prepare (db, SELECT_TOTALS, load, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        AmendsFeedbackCell *cell = get_cell (load, rows);
        gboolean typed = amends_statement_get_int (rows, 3) == AMENDS_TOTALS_TYPED;
        AmendsFeedbackTotal *total = (typed ? cell->typed : cell->told) + amends_statement_get_int (rows, 2);

        total->counts = (AmendsFeedbackCounts) { amends_statement_get_int (rows, 4), amends_statement_get_int (rows, 5),
                                                 amends_statement_get_int (rows, 6) };
        total->at = amends_statement_get_int (rows, 7);
    }
    return step == AMENDS_STEP_DONE;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
    const AmendsFeedbackCell *left = *(AmendsFeedbackCell *const *) a;
    const AmendsFeedbackCell *right = *(AmendsFeedbackCell *const *) b;

    if (left->account_id != right->account_id)
        return left->account_id < right->account_id ? -1 : 1;
    return strcmp (left->marketplace, right->marketplace);
}

static gboolean
load_history (AmendsJob *job, gpointer data, GError **error)
{
    Load *load = data;

    load->history = amends_feedback_history_new ();
    if (!load_days (job->db, load, error) || !load_sources (job->db, load, error) ||
        !load_totals (job->db, load, error))
        return FALSE;
    g_ptr_array_sort (load->history->cells, compare_cells);
    return TRUE;
}

void
amends_store_load_feedback_history_async (AmendsStore *self, gint64 account_id, const char *marketplace,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Load *load;

    g_return_if_fail (AMENDS_IS_STORE (self));

    load = g_new0 (Load, 1);
    load->account_id = account_id;
    load->marketplace = g_strdup (marketplace);
    amends_store_start (self, AMENDS_JOB_READ, amends_store_load_feedback_history_async, load_history, load, free_load,
                        cancellable, callback, user_data);
}

AmendsFeedbackHistory *
amends_store_load_feedback_history_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Load *load = amends_store_finish (self, result, amends_store_load_feedback_history_async, error);

    return load != NULL ? g_steal_pointer (&load->history) : NULL;
}

typedef struct {
    gint64 account_id;
    AmendsFeedbackTotal *total; /* (owned) */
} Type;

static void
free_type (gpointer data)
{
    Type *self = data;

    amends_feedback_total_free (self->total);
    g_free (self);
}

/* What a person types holds whatever was typed before, an older figure too: they may have mistaken the day. */
static gboolean
set_total (AmendsJob *job, gpointer data, GError **error)
{
    Type *type = data;
    g_autoptr (AmendsStatement) forget =
        amends_db_prepare (job->db,
                           "DELETE FROM feedback_total WHERE account_id = ? AND marketplace = ? AND span = ? "
                           "AND origin = ?",
                           error);
    gboolean changed;

    if (forget == NULL || !amends_accounts_require (job->db, type->account_id, error))
        return FALSE;
    amends_statement_bind_int (forget, 1, type->account_id);
    amends_statement_bind_text (forget, 2, type->total->marketplace != NULL ? type->total->marketplace : "");
    amends_statement_bind_int (forget, 3, type->total->window);
    amends_statement_bind_int (forget, 4, AMENDS_TOTALS_TYPED);
    job->changes = AMENDS_STORE_CHANGE_FEEDBACK_SHAPE;
    return amends_statement_run (forget, error) &&
           (type->total->at == 0 || amends_feedback_writer_set_total (job->db, type->account_id, type->total,
                                                                      AMENDS_TOTALS_TYPED, &changed, error));
}

void
amends_store_set_feedback_total_async (AmendsStore *self, gint64 account_id, const AmendsFeedbackTotal *total,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Type *type;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (total != NULL && total->at >= 0);

    type = g_new (Type, 1);
    *type = (Type) { account_id, amends_feedback_total_new (total) };
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_set_feedback_total_async, set_total, type, free_type,
                        cancellable, callback, user_data);
}

gboolean
amends_store_set_feedback_total_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_set_feedback_total_async, error) != NULL;
}
