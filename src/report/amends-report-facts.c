/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-facts.h"

#include <string.h>

#include "amends-store-feedback.h"

#define N_STARS 5

gint64
amends_report_stars_get_all (const AmendsReportStars *self)
{
    gint64 all = 0;

    for (int stars = 1; stars <= N_STARS; stars++)
        all += self->n[stars];
    return all;
}

gint64
amends_report_stars_get_critical (const AmendsReportStars *self, const AmendsRulePack *pack)
{
    int most = amends_rule_pack_get_value (pack, AMENDS_RULE_CRITICAL_MAX_STARS);
    gint64 critical = 0;

    for (int stars = 1; stars <= MIN (most, N_STARS); stars++)
        critical += self->n[stars];
    return critical;
}

int
amends_report_stars_get_tenths (const AmendsReportStars *self)
{
    gint64 all = amends_report_stars_get_all (self), sum = 0;

    for (int stars = 1; stars <= N_STARS; stars++)
        sum += stars * self->n[stars];
    return all > 0 ? (int) ((20 * sum + all) / (2 * all)) : 0;
}

static AmendsReportStars
stars_of (const AmendsRecordProduct *product)
{
    AmendsReportStars stars;

    memcpy (stars.n, product->stars, sizeof stars.n);
    return stars;
}

/* Shares are compared as fractions, so that nothing is rounded. */
static int
compare_products (gconstpointer a, gconstpointer b, gpointer pack)
{
    const AmendsRecordProduct *left = *(AmendsRecordProduct *const *) a;
    const AmendsRecordProduct *right = *(AmendsRecordProduct *const *) b;
    AmendsReportStars left_stars = stars_of (left), right_stars = stars_of (right);
    gint64 left_all = amends_report_stars_get_all (&left_stars), right_all = amends_report_stars_get_all (&right_stars);
    gint64 left_critical = amends_report_stars_get_critical (&left_stars, pack);
    gint64 right_critical = amends_report_stars_get_critical (&right_stars, pack);

    if ((left_all < AMENDS_REPORT_FEW) != (right_all < AMENDS_REPORT_FEW))
        return left_all < AMENDS_REPORT_FEW ? 1 : -1;
    if (left_critical * right_all != right_critical * left_all)
        return left_critical * right_all > right_critical * left_all ? -1 : 1;
    if (left_critical != right_critical)
        return left_critical > right_critical ? -1 : 1;
    return strcmp (left->key, right->key);
}

GPtrArray *
amends_report_rank_products (const AmendsRulePack *pack, GPtrArray *products)
{
    GPtrArray *ranked = g_ptr_array_new ();

    for (guint i = 0; i < products->len; i++) {
        AmendsReportStars stars = stars_of (products->pdata[i]);

        if (amends_report_stars_get_critical (&stars, pack) > 0)
            g_ptr_array_add (ranked, products->pdata[i]);
    }
    g_ptr_array_sort_with_data (ranked, compare_products, (gpointer) pack);
    return ranked;
}

static void
add_reviews (AmendsReportFacts *self)
{
    for (guint i = 0; i < self->record->days->len; i++) {
        const AmendsRecordDay *day = &g_array_index (self->record->days, AmendsRecordDay, i);
        AmendsReportStars *sum = day->day < self->scope.first_day ? &self->reviews_before : &self->reviews;

        for (int stars = 1; stars <= N_STARS; stars++)
            sum->n[stars] += day->stars[stars];
    }
}

static void
add_feedback (const AmendsFeedbackHistory *history, gint64 first, gint64 last, AmendsReportStars *sum)
{
    for (guint cell = 0; cell < history->cells->len; cell++) {
        GArray *days = ((const AmendsFeedbackCell *) history->cells->pdata[cell])->days;

        for (guint i = 0; i < days->len; i++) {
            const AmendsFeedbackDay *day = &g_array_index (days, AmendsFeedbackDay, i);

            for (int stars = 1; stars <= N_STARS && day->day >= first && day->day <= last; stars++)
                sum->n[stars] += day->stars[stars];
        }
    }
}

AmendsReportFacts *
amends_report_facts_new (const AmendsReportScope *scope, const AmendsRulePack *pack, AmendsRecord *record,
                         AmendsFeedbackHistory *history)
{
    AmendsReportFacts *self = g_new0 (AmendsReportFacts, 1);
    gint64 before = 2 * scope->first_day - scope->last_day - 1;

    self->scope = *scope;
    self->scope.marketplace = g_strdup (scope->marketplace);
    self->scope.brand = g_strdup (scope->brand);
    self->pack = pack;
    self->record = record;
    self->history = history;
    amends_rating_compute (pack, history, scope->last_day, &self->rating);
    self->days = amends_rating_roll (pack, history, scope->first_day, scope->last_day);
    add_reviews (self);
    add_feedback (history, scope->first_day, scope->last_day, &self->feedback);
    add_feedback (history, MAX (before, 1), scope->first_day - 1, &self->feedback_before);
    self->products = amends_report_rank_products (pack, record->products);
    return self;
}

void
amends_report_facts_free (AmendsReportFacts *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref (self->products);
    g_array_unref (self->days);
    amends_feedback_history_unref (self->history);
    amends_record_free (self->record);
    g_free ((char *) self->scope.marketplace);
    g_free ((char *) self->scope.brand);
    g_free (self);
}

/* The reading, one question after the other. */
typedef struct {
    AmendsReportScope scope;
    char *marketplace, *brand; /* what the scope points to */
    AmendsRecord *record;
    AmendsFeedbackHistory *history;
} Gather;

static void
free_gather (gpointer data)
{
    Gather *self = data;

    g_free (self->marketplace);
    g_free (self->brand);
    g_clear_pointer (&self->record, amends_record_free);
    g_clear_pointer (&self->history, amends_feedback_history_unref);
    g_free (self);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    GError *error = NULL;

    gather->history = amends_store_load_feedback_history_finish (AMENDS_STORE (source), result, &error);
    if (gather->history == NULL) {
        g_task_return_error (task, error);
        return;
    }
    g_task_return_pointer (task,
                           amends_report_facts_new (&gather->scope, amends_rule_pack_get_default (),
                                                    g_steal_pointer (&gather->record),
                                                    g_steal_pointer (&gather->history)),
                           (GDestroyNotify) amends_report_facts_free);
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    Gather *gather = g_task_get_task_data (task);
    GError *error = NULL;

    gather->record = amends_store_load_record_finish (AMENDS_STORE (source), result, &error);
    if (gather->record == NULL) {
        g_task_return_error (task, error);
        return;
    }
    amends_store_load_feedback_history_async (AMENDS_STORE (source), 0, gather->scope.marketplace,
                                              g_task_get_cancellable (task), history_cb, g_object_ref (task));
}

void
amends_report_gather_async (AmendsStore *store, const AmendsReportScope *scope, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    Gather *gather;

    g_return_if_fail (AMENDS_IS_STORE (store));
    g_return_if_fail (scope != NULL && scope->first_day > 0 && scope->first_day <= scope->last_day);

    gather = g_new0 (Gather, 1);
    gather->scope = *scope;
    gather->scope.marketplace = gather->marketplace = g_strdup (scope->marketplace);
    gather->scope.brand = gather->brand = g_strdup (scope->brand);
    if (scope->marketplace != NULL)
        g_ptr_array_add (query->marketplaces, g_strdup (scope->marketplace));
    if (scope->brand != NULL)
        g_ptr_array_add (query->brands, g_strdup (scope->brand));
    task = g_task_new (store, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_report_gather_async);
    g_task_set_task_data (task, gather, free_gather);
    amends_store_load_record_async (store, query, scope->first_day, scope->last_day, cancellable, record_cb,
                                    g_object_ref (task));
}

AmendsReportFacts *
amends_report_gather_finish (AmendsStore *store, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, store), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_report_gather_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}
