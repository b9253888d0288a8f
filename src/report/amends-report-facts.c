/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-facts.h"

#include <string.h>

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
    for (guint i = 0; i < self->source.record->days->len; i++) {
        const AmendsRecordDay *day = &g_array_index (self->source.record->days, AmendsRecordDay, i);
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

static void
free_solution (gpointer data)
{
    AmendsReportSolution *self = data;

    amends_solution_done_unref (self->done);
    g_free (self);
}

void
amends_report_source_init (AmendsReportSource *self)
{
    *self = (AmendsReportSource) { .solutions = g_ptr_array_new_with_free_func (free_solution) };
}

void
amends_report_source_clear (AmendsReportSource *self)
{
    g_clear_pointer (&self->record, amends_record_free);
    g_clear_pointer (&self->history, amends_feedback_history_unref);
    g_clear_pointer (&self->solutions, g_ptr_array_unref);
}

AmendsReportSolution *
amends_report_source_add (AmendsReportSource *self, AmendsSolutionDone *done)
{
    AmendsReportSolution *solution = g_new0 (AmendsReportSolution, 1);

    solution->done = amends_solution_done_ref (done);
    solution->effect = amends_cause_effect_too_early ();
    g_ptr_array_add (self->solutions, solution);
    return solution;
}

AmendsReportFacts *
amends_report_facts_new (const AmendsReportScope *scope, const AmendsRulePack *pack, AmendsReportSource *source)
{
    AmendsReportFacts *self = g_new0 (AmendsReportFacts, 1);
    gint64 before = 2 * scope->first_day - scope->last_day - 1;
    g_autoptr (AmendsFeedbackHistory) complete = NULL;

    self->scope = *scope;
    self->scope.marketplace = g_strdup (scope->marketplace);
    self->scope.brand = g_strdup (scope->brand);
    self->pack = pack;
    self->source = *source;
    *source = (AmendsReportSource) { 0 };
    amends_rating_compute (pack, self->source.history, scope->last_day, &self->rating);
    complete = amends_feedback_history_keep_complete (self->source.history);
    self->days = amends_rating_roll (pack, complete, scope->first_day, scope->last_day);
    add_reviews (self);
    add_feedback (self->source.history, scope->first_day, scope->last_day, &self->feedback);
    add_feedback (self->source.history, MAX (before, 1), scope->first_day - 1, &self->feedback_before);
    self->products = amends_report_rank_products (pack, self->source.record->products);
    return self;
}

void
amends_report_facts_free (AmendsReportFacts *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref (self->products);
    g_array_unref (self->days);
    amends_report_source_clear (&self->source);
    g_free ((char *) self->scope.marketplace);
    g_free ((char *) self->scope.brand);
    g_free (self);
}
