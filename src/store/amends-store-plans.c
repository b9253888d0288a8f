/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-plans.h"

#include "amends-plan-log.h"
#include "amends-store-action-private.h"

typedef struct {
    AmendsActionJob base;
    AmendsSolutionDone *done; /* (owned) (nullable) */
    AmendsResolvePlan *plan;  /* (owned) (nullable) */
    gint64 id;
} Action;

static void
free_action (gpointer data)
{
    Action *self = data;

    g_clear_pointer (&self->done, amends_solution_done_unref);
    g_clear_pointer (&self->plan, amends_resolve_plan_unref);
    g_free (self);
}

static void
start (AmendsStore *self, AmendsJobFunc func, const Action *fields, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
    amends_action_job_start (self, func, g_memdup2 (fields, sizeof *fields), free_action, cancellable, callback,
                             user_data);
}

static gboolean
tick (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_plan_log_tick (job->db, job->now, action->done, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

void
amends_store_tick_solution_async (AmendsStore *self, const AmendsSolutionDone *done, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (done != NULL && done->solution != NULL && done->done_at > 0);

    start (self, tick, &(Action) { .done = amends_solution_done_new (done) }, cancellable, callback, user_data);
}

static gboolean
untick (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_plan_log_untick (job->db, job->now, action->id, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

void
amends_store_untick_solution_async (AmendsStore *self, gint64 id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, untick, &(Action) { .id = id }, cancellable, callback, user_data);
}

static gboolean
set_plan (AmendsJob *job, gpointer data, GError **error)
{
    Action *action = data;

    if (!amends_plan_log_set_plan (job->db, job->now, action->plan, &action->base.result, error))
        return FALSE;
    amends_action_job_tell (job, &action->base);
    return TRUE;
}

void
amends_store_set_plan_async (AmendsStore *self, const AmendsResolvePlan *plan, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (plan != NULL && plan->state >= AMENDS_PLAN_OPEN && plan->state <= AMENDS_PLAN_SOLVED);

    start (self, set_plan, &(Action) { .plan = amends_resolve_plan_new (plan) }, cancellable, callback, user_data);
}

typedef struct {
    gint64 from, before, feedback_id;
    GPtrArray *found; /* (owned) (nullable) */
} List;

static void
free_list (gpointer data)
{
    List *self = data;

    g_clear_pointer (&self->found, g_ptr_array_unref);
    g_free (self);
}

static gboolean
list_solutions (AmendsJob *job, gpointer data, GError **error)
{
    List *list = data;

    list->found = amends_plan_log_list_solutions (job->db, list->from, list->before, list->feedback_id, error);
    return list->found != NULL;
}

void
amends_store_list_solutions_async (AmendsStore *self, gint64 from, gint64 before, gint64 feedback_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    List *list;

    g_return_if_fail (AMENDS_IS_STORE (self));

    list = g_new (List, 1);
    *list = (List) { from, before, feedback_id, NULL };
    amends_store_start (self, AMENDS_JOB_READ, amends_store_list_solutions_async, list_solutions, list, free_list,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_list_solutions_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    List *list = amends_store_finish (self, result, amends_store_list_solutions_async, error);

    return list != NULL ? g_steal_pointer (&list->found) : NULL;
}
