/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-gather.h"

#include "amends-store-feedback.h"
#include "amends-store-plans.h"

#define DAY 86400
#define N_STARS 5

/* The reading, one question after the other. */
typedef struct {
    AmendsReportScope scope;
    char *marketplace, *brand; /* what the scope points to */
    AmendsReviewQuery *query;
    AmendsReportSource source;
    guint n_measured; /* solutions whose effect is known, or need not be asked for */
} Gather;

static void measure_next (GTask *task);

static void
free_gather (gpointer data)
{
    Gather *self = data;

    g_free (self->marketplace);
    g_free (self->brand);
    amends_review_query_free (self->query);
    amends_report_source_clear (&self->source);
    g_free (self);
}

static AmendsEffectSide
add_kinds (GArray *buckets, guint i, AmendsCause cause)
{
    const AmendsCauseBucket *bucket = &g_array_index (buckets, AmendsCauseBucket, i);

    return (AmendsEffectSide) { bucket->reviews.n + bucket->feedback.n,
                                bucket->reviews.causes[cause] + bucket->feedback.causes[cause] };
}

static void
effect_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    AmendsReportSolution *solution = gather->source.solutions->pdata[gather->n_measured];
    GError *error = NULL;
    g_autoptr (GArray) buckets = amends_store_count_causes_finish (AMENDS_STORE (source), result, &error);

    if (buckets == NULL) {
        g_task_return_error (task, error);
        return;
    }
    solution->effect = amends_cause_effect_measure (add_kinds (buckets, 0, solution->done->cause),
                                                    add_kinds (buckets, 1, solution->done->cause));
    gather->n_measured++;
    measure_next (task);
}

/* @reviews_known: how many reviews there are is in the record */
static void
count_causes (GTask *task, const gint64 *edges, gsize n_edges, gboolean reviews_known, GAsyncReadyCallback callback)
{
    Gather *gather = g_task_get_task_data (task);
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    const int low_stars[2] = { reviews_known ? AMENDS_CAUSE_COUNTS_ONLY
                                             : amends_rule_pack_get_value (pack, AMENDS_RULE_CRITICAL_MAX_STARS),
                               amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_POSITIVE_MIN_STARS) - 1 };

    amends_store_count_causes_async (g_task_get_source_object (task), gather->query, edges, n_edges, low_stars,
                                     g_task_get_cancellable (task), callback, g_object_ref (task));
}

static void
measure_next (GTask *task)
{
    Gather *gather = g_task_get_task_data (task);
    gint64 edges[3];

    for (; gather->n_measured < gather->source.solutions->len; gather->n_measured++) {
        const AmendsReportSolution *solution = gather->source.solutions->pdata[gather->n_measured];

        if (!amends_cause_effect_get_edges (solution->done->done_at, gather->scope.made_at, edges))
            continue;
        count_causes (task, edges, G_N_ELEMENTS (edges), FALSE, effect_cb);
        return;
    }
    g_task_return_pointer (task,
                           amends_report_facts_new (&gather->scope, amends_rule_pack_get_default (), &gather->source),
                           (GDestroyNotify) amends_report_facts_free);
}

static void
solved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (GArray) ids = amends_store_find_feedback_ids_finish (AMENDS_STORE (source), result, &error);

    if (ids == NULL) {
        g_task_return_error (task, error);
        return;
    }
    gather->source.n_solved = ids->len;
    measure_next (task);
}

static void
find_solved (GTask *task)
{
    Gather *gather = g_task_get_task_data (task);
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();

    query->plans = 1u << AMENDS_PLAN_SOLVED;
    query->common->period = AMENDS_PERIOD_CUSTOM;
    query->common->after = gather->scope.first_day * DAY;
    query->common->before = (gather->scope.last_day + 1) * DAY;
    if (gather->scope.marketplace != NULL)
        g_ptr_array_add (query->common->marketplaces, g_strdup (gather->scope.marketplace));
    amends_store_find_feedback_ids_async (g_task_get_source_object (task), query, 0, g_task_get_cancellable (task),
                                          solved_cb, g_object_ref (task));
}

static void
solutions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (GPtrArray) solutions = amends_store_list_solutions_finish (AMENDS_STORE (source), result, &error);

    if (solutions == NULL) {
        g_task_return_error (task, error);
        return;
    }
    for (guint i = 0; i < solutions->len; i++) {
        AmendsSolutionDone *done = solutions->pdata[i];

        if (done->feedback_id == 0)
            amends_report_source_add (&gather->source, done);
        else
            gather->source.n_plan_steps++;
    }
    find_solved (task);
}

static void
count_reviews (Gather *gather)
{
    const int most = amends_rule_pack_get_value (amends_rule_pack_get_default (), AMENDS_RULE_CRITICAL_MAX_STARS);
    const GArray *days = gather->source.record->days;

    for (guint i = 0; i < days->len; i++) {
        const AmendsRecordDay *day = &g_array_index (days, AmendsRecordDay, i);
        AmendsCauseCount *count =
            day->day < gather->scope.first_day ? &gather->source.causes_before.reviews : &gather->source.causes.reviews;

        for (int stars = 1; stars <= N_STARS; stars++) {
            count->n += (guint64) day->stars[stars];
            count->n_low += stars <= most ? (guint64) day->stars[stars] : 0;
        }
    }
}

static void
causes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (GArray) buckets = amends_store_count_causes_finish (AMENDS_STORE (source), result, &error);

    if (buckets == NULL) {
        g_task_return_error (task, error);
        return;
    }
    gather->source.causes_before = g_array_index (buckets, AmendsCauseBucket, 0);
    gather->source.causes = g_array_index (buckets, AmendsCauseBucket, 1);
    count_reviews (gather);
    amends_store_list_solutions_async (AMENDS_STORE (source), gather->scope.first_day * DAY,
                                       (gather->scope.last_day + 1) * DAY, 0, g_task_get_cancellable (task),
                                       solutions_cb, g_object_ref (task));
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    const AmendsReportScope *scope = &gather->scope;
    const gint64 edges[] = { MAX (2 * scope->first_day - scope->last_day - 1, 0) * DAY, scope->first_day * DAY,
                             (scope->last_day + 1) * DAY };
    GError *error = NULL;

    gather->source.history = amends_store_load_feedback_history_finish (AMENDS_STORE (source), result, &error);
    if (gather->source.history == NULL)
        g_task_return_error (task, error);
    else
        count_causes (task, edges, G_N_ELEMENTS (edges), TRUE, causes_cb);
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    GError *error = NULL;

    gather->source.record = amends_store_load_record_finish (AMENDS_STORE (source), result, &error);
    if (gather->source.record == NULL) {
        g_task_return_error (task, error);
        return;
    }
    amends_store_load_feedback_history_async (AMENDS_STORE (source), 0, gather->scope.marketplace,
                                              g_task_get_cancellable (task), history_cb, g_object_ref (task));
}

static Gather *
new_gather (const AmendsReportScope *scope)
{
    Gather *self = g_new0 (Gather, 1);

    self->scope = *scope;
    self->scope.marketplace = self->marketplace = g_strdup (scope->marketplace);
    self->scope.brand = self->brand = g_strdup (scope->brand);
    self->query = amends_review_query_new ();
    if (scope->marketplace != NULL)
        g_ptr_array_add (self->query->marketplaces, g_strdup (scope->marketplace));
    if (scope->brand != NULL)
        g_ptr_array_add (self->query->brands, g_strdup (scope->brand));
    amends_report_source_init (&self->source);
    return self;
}

void
amends_report_gather_async (AmendsStore *store, const AmendsReportScope *scope, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    Gather *gather;

    g_return_if_fail (AMENDS_IS_STORE (store));
    g_return_if_fail (scope != NULL && scope->first_day > 0 && scope->first_day <= scope->last_day);

    gather = new_gather (scope);
    task = g_task_new (store, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_report_gather_async);
    g_task_set_task_data (task, gather, free_gather);
    amends_store_load_record_async (store, gather->query, scope->first_day, scope->last_day, cancellable, record_cb,
                                    g_object_ref (task));
}

AmendsReportFacts *
amends_report_gather_finish (AmendsStore *store, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, store), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_report_gather_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}
